"""Print an evaluation: a table to read, or one JSON object."""

from __future__ import annotations

import dataclasses
from typing import Any

from analysis.evaluation import boilerplate
from analysis.evaluation.measures import Evaluation, Measure

_NOTES = {"boilerplate": boilerplate.NOTES}
_HEADER = ("part", "metric", "value", "95 % interval", "n")


def format(evaluation: Evaluation) -> str:
    """Return a table of an evaluation, one line a measure, and what the less common ones are.

    Examples
    --------
    >>> m = Measure("spans", "recall", 0.5, 8, 0.25, 0.75)
    >>> print(format(Evaluation("quotes", "gold.jsonl", "texts", 3, (m,))))
    quotes against gold.jsonl, intervals over 3 texts
    part   metric  value  95 % interval  n
    spans  recall  0.500  0.250-0.750    8
    """
    rows = [_HEADER, *(_row(m) for m in evaluation.measures)]
    widths = [max(len(row[k]) for row in rows) for k in range(len(_HEADER))]
    title = f"{evaluation.layer} against {evaluation.gold}, intervals over {evaluation.units} {evaluation.unit}"
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in rows]
    notes = _NOTES.get(evaluation.layer, ())
    return "\n".join([title, *(line.rstrip() for line in lines), *notes])


def _row(m: Measure) -> tuple[str, str, str, str, str]:
    """Return the cells of one measure."""
    digits = 5 if m.metric.endswith("loss") else 3  # what cleaning may cost is far below a percent
    interval = "-" if m.low is None or m.high is None else f"{m.low:.{digits}f}-{m.high:.{digits}f}"
    value = "not defined" if m.value is None else f"{m.value:.{digits}f}"
    return m.part, m.metric, value, interval, f"{m.n:,}"


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """Return an evaluation as one JSON object."""
    return dataclasses.asdict(evaluation)
