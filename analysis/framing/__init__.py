"""How an event is told: word use, how actors are described, frames, voice, prominence and the words in their context.

Per-article functions take a string and return records with offsets; those that compare counts
(`log_odds`, `compare_many`) are loaded on first use, so that importing this package does not load
pandas.  What headline, lead and end carry is in `analysis.framing.prominence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.framing.descriptions import Description, describe
from analysis.framing.frame_cues import frames, read_lexicon, with_own_frames
from analysis.framing.keywords import concordance, kwic
from analysis.framing.lexicon import Lexicon, LexiconError
from analysis.framing.terms import self_names, stop_words, term_counts, tokens
from analysis.framing.vader import sentiment
from analysis.framing.voice_cues import in_quotation, voice

if TYPE_CHECKING:
    from analysis.framing.keyness import compare_many, log_odds

__all__ = [
    "Description",
    "Lexicon",
    "LexiconError",
    "compare_many",
    "concordance",
    "describe",
    "frames",
    "in_quotation",
    "kwic",
    "log_odds",
    "read_lexicon",
    "self_names",
    "sentiment",
    "stop_words",
    "term_counts",
    "tokens",
    "voice",
    "with_own_frames",
]


def __getattr__(name: str) -> Any:
    if name in ("compare_many", "log_odds"):
        from analysis.framing import keyness

        return getattr(keyness, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
