"""Score quantities: found in a text, and compared across two texts.

Two kinds of gold.  Texts with labelled `quantities`: spans match when they share at least 0.3 of
what they cover together (hedge and noun may or may not be counted in); value and unit are scored
on the matches.  Pairs of short texts with one target each (`span_a`, `span_b`) and a `label`:
F1 of each label, their mean, and how many number-like spans that are none were extracted.
Intervals resample texts or pairs.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from analysis.evaluation.gold import Record, ranges, value
from analysis.evaluation.labels import count_label, summarise_labels
from analysis.evaluation.measures import (
    Counts,
    Reading,
    Summary,
    agreement,
    by_unit,
    counts,
    match,
    overlap,
    ratio,
)

REQUIRED = ("id", "text", "quantities")
PAIR = ("id", "text_a", "text_b", "span_a", "span_b", "label")
Predict = Callable[[str], Sequence[Any]]
OVERLAP = 0.3
CLOSE = 0.01
"""Values count as equal within one part in a hundred: 2/3 may be labelled .667."""
NONE = "different_quantity"


def predictor() -> Predict:
    """Return the project's own finder, which does not see the furniture."""
    from analysis import boilerplate, quantities

    return lambda text: quantities.find(text, boilerplate.find(text))


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Count every record, spans or pair as the file has it."""
    predict = predict or predictor()
    if "span_a" in records[0]:
        return Reading("pairs", by_unit((r["id"], count_pair(r, predict)) for r in records), _pairs)
    return Reading("texts", by_unit((r["id"], count_spans(r, predict)) for r in records), _spans)


def count_spans(record: Record, predict: Predict) -> Counts:
    """Count one text."""
    text, gold = record["text"], record["quantities"]
    found = predict(text)
    places = [ranges(side, len(text), record["id"]) for side in (gold, found)]
    pairs = match(places[0], places[1], OVERLAP, overlap)
    c = counts()
    c["gold"], c["found"], c["hit"] = len(gold), len(found), len(pairs)
    for i, j in pairs.items():
        c["value"] += same_value(gold[i], found[j])
        c["unit"] += unit(gold[i]) == unit(found[j])
    return c


def same_value(a: Any, b: Any) -> bool:
    """Whether two quantities hold the same values, in any order (a score is told both ways)."""
    sides = [sorted((value(q, "low"), value(q, "high"))) for q in (a, b)]
    return all(math.isclose(x, y, rel_tol=CLOSE) for x, y in zip(*sides, strict=True))


def unit(quantity: Any) -> str:
    """Return the unit of a quantity; null, like "", is that of a count.

    Examples
    --------
    >>> unit({"unit": None}), unit({"unit": "km"})
    ('', 'km')
    """
    return value(quantity, "unit") or ""


def count_pair(record: Record, predict: Predict) -> Counts:
    """Count one pair: the label, whether both targets were found, and what should not be."""
    from analysis.alignment.quantities import compare

    c = counts()
    targets: list[Any] = []
    for side in "ab":
        text, target = record[f"text_{side}"], record[f"span_{side}"]
        found = predict(text)
        places = ranges(found, len(text), record["id"])
        best = max(range(len(found)), key=lambda k: overlap(target, places[k]), default=None)
        hit = best is not None and overlap(target, places[best]) >= OVERLAP
        targets.append(found[best] if hit and best is not None else None)
        traps = [trap["span"] for trap in record.get(f"not_quantities_{side}", ())]
        c["targets"] += 1
        c["hit"] += hit
        c["traps"] += len(traps)
        c["caught"] += sum(any(overlap(t, p) > 0 for p in places) for t in traps)
    said = NONE
    if None not in targets:
        said = compare(record["text_a"], targets[0], record["text_b"], targets[1]).label
    count_label(c, record["label"], said)
    return c


def _spans(c: Counts) -> Summary:
    """Compute the measures of labelled texts."""
    summary = agreement("quantities", c["hit"], c["found"], c["gold"])
    summary[("quantities", "value")] = ratio(c["value"], c["hit"])
    summary[("quantities", "unit")] = ratio(c["unit"], c["hit"])
    return summary


def _pairs(c: Counts) -> Summary:
    """Compute the measures of labelled pairs."""
    summary = summarise_labels(c)
    summary[("targets", "recall")] = ratio(c["hit"], c["targets"])
    summary[("no quantities", "extracted")] = ratio(c["caught"], c["traps"])
    return summary
