"""How sure a stretch must be to be cut, and how far its words and its length may speak for report.

Several modules ask these, so they stand in one place.  Those of `THRESHOLDS` and `OF_A_REPORT` were
chosen by what they cut of the gold (benchmarks/README.md); of the others no measurement is on
record.
"""

from __future__ import annotations

from typing import Final, Literal

Mode = Literal["safe", "balanced", "flag"]
THRESHOLDS: dict[str, float] = {"safe": 0.94, "balanced": 0.77, "flag": 1.01}
"""Least confidence a mode cuts at; ``flag`` cuts nothing and lists everything."""
SURE: Final = THRESHOLDS["balanced"]
"""A line that is as sure as this is cut in the balanced mode."""
DOUBTFUL: Final = 0.5
"""A line that is less sure than this reads as the article."""
WEAK: Final = 0.3
"""Confidence of what looks like a leak but may be the outlet's own words: listed, never cut."""

OF_A_REPORT: Final = -0.2
"""What words say (`wording.score`) where they are those of a report."""
OF_FURNITURE: Final = 0.22
"""What words say where they are those of furniture: a few plain words score .2."""

PROSE: Final = 90
"""From this many characters on a line is long enough for a sentence of the report."""
SHARED_PROSE: Final = 100
"""From this many characters on a line that other pages print too may be the report's: wire copy."""
