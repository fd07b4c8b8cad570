"""How an event is told: word use, frames, voice, prominence and the words in their context.

Per-article modules (`terms`, `frames`, `voice`, `prominence`, `concordance`) take a string and
return records with offsets; `keyness` compares counts at the level of tables and is loaded on
first use, so that importing this package does not load pandas.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analysis.framing.concordance import kwic
from analysis.framing.terms import self_names, stop_words, term_counts, tokens

if TYPE_CHECKING:
    from analysis.framing.keyness import compare_many, log_odds

__all__ = [
    "compare_many",
    "kwic",
    "log_odds",
    "self_names",
    "stop_words",
    "term_counts",
    "tokens",
]


def __getattr__(name: str) -> Any:
    if name in ("compare_many", "log_odds"):
        from analysis.framing import keyness

        return getattr(keyness, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
