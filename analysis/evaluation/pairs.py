"""Score pairs across two articles of an event: quotations, quantities, sentences.

A predicted pair is a gold pair when, on both sides, the two spans share at least half of what
they cover together.  Gold that names what is no pair (`different`) lists candidates only: each is
a choice among labels, and pairs it does not list are not held against anybody.  Gold without such
a label is complete: pairs are found or missed first, and labels are scored on those found.
Intervals resample events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any

from analysis.evaluation.gold import Range, Record, value
from analysis.evaluation.labels import count_label, summarise_labels
from analysis.evaluation.measures import (
    Counts,
    Reading,
    Summary,
    add,
    agreement,
    counts,
    match,
    overlap,
)
from analysis.layers import Article

REQUIRED = ("event", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "label")
Predict = Callable[[str, str], Sequence[Any]]
OVERLAP = 0.5
NEGATIVE = ("different", "different_quantity")
Sides = tuple[Range, Range]


def predictor(layer: str, articles: Mapping[str, Article]) -> Predict:
    """Return the project's own pairs, found in the layers of both articles."""
    from analysis import alignment, pipeline

    find = getattr(alignment, layer)
    layers = {a.article.article_id: a for a in pipeline.annotate_all(list(articles.values()))}
    return lambda a, b: list(find(layers[a], layers[b]))


def ids(records: Sequence[Record]) -> set[str]:
    """Every article that the gold points at."""
    return {r[f"article_{side}"] for r in records for side in "ab"}


def read(
    records: Sequence[Record], layer: str, articles: Mapping[str, Article], predict: Predict | None = None
) -> Reading:  # fmt: skip
    """Count event by event; gold pairs whose articles are not at hand are left out."""
    predict = predict or predictor(layer, articles)
    negative = next((r["label"] for r in records if r["label"] in NEGATIVE), None)
    by_event: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record["article_a"] in articles and record["article_b"] in articles:
            by_event[record["event"]].append(_in_order(record))
    clusters = {event: _count_event(rows, predict, negative) for event, rows in by_event.items()}
    return Reading("events", clusters, summarise_labels if negative else summarise)


def _in_order(record: Record) -> Record:
    """Put the smaller article id first."""
    if record["article_a"] < record["article_b"]:
        return record
    swapped = dict(record)
    for name in ("article", "start", "end"):
        swapped[f"{name}_a"], swapped[f"{name}_b"] = record[f"{name}_b"], record[f"{name}_a"]
    return swapped


def _count_event(gold: Sequence[Record], predict: Predict, negative: str | None) -> Counts:
    """Count one event, every two of its articles."""
    total = counts()
    for a, b in combinations(sorted(ids(gold)), 2):
        rows = [r for r in gold if (r["article_a"], r["article_b"]) == (a, b)]
        predicted = predict(a, b)
        if negative:
            add(total, choose(rows, predicted, negative))
        else:
            labels = [(r["label"], value(p, "label")) for r, p in _matched(rows, predicted)]
            add(total, found(labels, len(rows), len(predicted)))
    return total


def sides(pair: Any) -> Sides:
    """Return both spans of a pair."""
    return (
        (value(pair, "start_a"), value(pair, "end_a")),
        (value(pair, "start_b"), value(pair, "end_b")),
    )


def alike(a: Sides, b: Sides) -> float:
    """Return the overlap of two pairs on the side where they differ more."""
    return min(overlap(a[0], b[0]), overlap(a[1], b[1]))


def _matched(gold: Sequence[Record], predicted: Sequence[Any]) -> list[tuple[Record, Any]]:
    """Match gold pairs and predicted pairs, one to one."""
    pairs = match([sides(g) for g in gold], [sides(p) for p in predicted], OVERLAP, alike)
    return [(gold[i], predicted[j]) for i, j in pairs.items()]


def choose(gold: Sequence[Record], predicted: Sequence[Any], negative: str) -> Counts:
    """Count candidates: the label of the predicted pair that is most alike, or none."""
    c = counts()
    for row in gold:
        near = [(alike(sides(row), sides(p)), value(p, "label")) for p in predicted]
        likeness, label = max(near, key=lambda pair: pair[0], default=(0.0, negative))
        count_label(c, row["label"], label if likeness >= OVERLAP else negative)
    return c


def found(labels: Sequence[tuple[str, str]], gold: int, predicted: int) -> Counts:
    """Count pairs found, and the labels of those found."""
    c = counts()
    c["gold"], c["found"], c["hit"] = gold, predicted, len(labels)
    for expected, said in labels:
        count_label(c, expected, said)
    return c


def summarise(c: Counts) -> Summary:
    """Compute the measures of complete gold: pairs, and the labels of those found."""
    return agreement("pairs", c["hit"], c["found"], c["gold"]) | summarise_labels(c)
