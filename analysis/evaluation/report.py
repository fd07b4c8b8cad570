"""Print an evaluation: a table to read, or one JSON object."""

from __future__ import annotations

import dataclasses
from typing import Any

from analysis.evaluation.measures import Evaluation, Measure

_HEADER = ("part", "metric", "value", "95 % interval", "n")


def format(evaluation: Evaluation) -> str:
    """Return a table of an evaluation, one line a measure.

    Examples
    --------
    >>> m = Measure("lines", "recall", 0.5, 8, 0.25, 0.75)
    >>> print(format(Evaluation("boilerplate", "gold.jsonl", "sites", 3, (m,))))
    boilerplate against gold.jsonl, intervals over 3 sites
    part   metric  value  95 % interval  n
    lines  recall  0.500  0.250-0.750    8
    """
    rows = [_HEADER, *(_row(m) for m in evaluation.measures)]
    widths = [max(len(row[k]) for row in rows) for k in range(len(_HEADER))]
    title = f"{evaluation.layer} against {evaluation.gold}, intervals over {evaluation.units} {evaluation.unit}"
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    return "\n".join([title, *(line.rstrip() for line in lines)])


def _row(m: Measure) -> tuple[str, str, str, str, str]:
    """Return the cells of one measure."""
    interval = "-" if m.low is None or m.high is None else f"{m.low:.3f}-{m.high:.3f}"
    value = "not defined" if m.value is None else f"{m.value:.3f}"
    return m.part, m.metric, value, interval, f"{m.n:,}"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return an evaluation as one JSON object."""
    return dataclasses.asdict(evaluation)
