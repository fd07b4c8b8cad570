"""How an event is told: word use, how actors are described, frames, voice, prominence and the words in their context.

Per-article functions take a string and return records with offsets; `log_odds`, which compares
counts, is loaded on first use, so that importing this package does not load pandas.  What headline, lead and end carry is in `analysis.framing.prominence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.framing.descriptions import Description, describe
from analysis.framing.frame_cues import frames, with_own_frames
from analysis.framing.keywords import concordance, kwic
from analysis.framing.lexicon import Lexicon, LexiconError
from analysis.framing.terms import self_names, stop_words, term_counts, tokens
from analysis.framing.vader import sentiment
from analysis.framing.voice_cues import voice

if TYPE_CHECKING:
    from analysis.framing.keyness import log_odds

__all__ = [
    "Description",
    "Lexicon",
    "LexiconError",
    "concordance",
    "describe",
    "frames",
    "kwic",
    "log_odds",
    "self_names",
    "sentiment",
    "stop_words",
    "term_counts",
    "tokens",
    "voice",
    "with_own_frames",
]


def __getattr__(name: str) -> Any:
    if name == "log_odds":
        from analysis.framing.keyness import log_odds

        return log_odds
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
