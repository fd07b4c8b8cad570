"""Findings on framing: actors and openings, words that set apart, frames and voice, robustness."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.framing import actors, rates, robustness, words
from analysis.findings.framing.actors import (
    actor_counts,
    description_rows,
    first_places,
    forms_of,
    headline,
    opening_rows,
)
from analysis.findings.framing.rates import (
    frame_names,
    frame_rates,
    means_of,
    voice_rates,
)
from analysis.findings.framing.robustness import agreements
from analysis.findings.framing.words import (
    both_ways,
    distinctive,
    left_out,
    sizes_of,
    term_note,
    term_rows,
    without_mask,
)
from analysis.findings.model import Finding
from analysis.tables.framing import frame_name

__all__ = [
    "actor_counts",
    "agreements",
    "both_ways",
    "description_rows",
    "distinctive",
    "findings",
    "first_places",
    "forms_of",
    "frame_name",
    "frame_names",
    "frame_rates",
    "headline",
    "left_out",
    "means_of",
    "opening_rows",
    "sizes_of",
    "term_note",
    "term_rows",
    "voice_rates",
    "without_mask",
]


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Actors, openings, words, frames, voice, and how far each depends on choices."""
    return [
        *actors.findings(tables),
        *words.findings(tables),
        *rates.findings(tables),
        *robustness.findings(tables),
    ]
