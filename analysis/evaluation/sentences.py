"""Score sentence boundaries: a boundary is where a sentence other than the first one starts.

Intervals resample texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from analysis.evaluation.gold import Range, Record, ranges
from analysis.evaluation.measures import Counts, Reading, Summary, agreement, by_unit, counts

REQUIRED = ("id", "text", "sentences")
Predict = Callable[[Record], Sequence[Any]]


def predictor(_: Sequence[Record]) -> Predict:
    """Return the project's own splitter, which sees the furniture too, as `annotate` runs it."""
    from analysis import boilerplate, segmentation

    return lambda r: segmentation.sentences(r["text"], boilerplate.find(r["text"]))


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Count every text."""
    predict = predict or predictor(records)
    return Reading("texts", by_unit((r["id"], count(r, predict(r))) for r in records), summarise)


def count(record: Record, predicted: Sequence[Any]) -> Counts:
    """Count one text."""
    length, name = len(record["text"]), record["id"]
    gold = sorted(ranges(record["sentences"], length, name))
    found = sorted(ranges(predicted, length, name))
    c = counts()
    for part, a, b in (("boundaries", _starts(gold), _starts(found)), ("spans", set(gold), set(found))):  # fmt: skip
        c[f"{part}|hit"] += len(a & b)
        c[f"{part}|gold"] += len(a)
        c[f"{part}|found"] += len(b)
    return c


def _starts(spans: Sequence[Range]) -> set[int]:
    """Return where sentences start, the first one left out."""
    return {start for start, _ in spans[1:]}


def summarise(c: Counts) -> Summary:
    """Compute the measures of a layer from its counts."""
    summary: Summary = {}
    for part in ("boundaries", "spans"):
        summary |= agreement(part, c[f"{part}|hit"], c[f"{part}|found"], c[f"{part}|gold"])
    return summary
