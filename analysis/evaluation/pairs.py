"""Score pairs across two articles of an event: quotations, quantities, sentences.

A predicted pair is a gold pair when, on both sides, the two spans share at least half of what
they cover together.  Gold without a label for what is no pair is complete: pairs are found or
missed first, and labels are scored on those found.

Gold with such a label (`different`) lists candidates only, and pairs it does not list are not held
against anybody.  `joined` says which candidates the pairs found in the articles join (half of the
shorter span on both sides: a quotation may be longer there than the candidate); `labels` is the
choice among labels, given the pieces of the quotation where gold lists them, and by the pair most
alike where it does not.  Intervals resample events.
"""

from __future__ import annotations

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
Articles = Mapping[str, Mapping[str, Article]]
"""The articles of each event by their ids."""
Judge = Callable[[Record, Sequence[Any]], str]
OVERLAP = 0.5
NEGATIVE = "different"
LABELS: Mapping[str, tuple[str, ...]] = {
    "quote_pairs": ("verbatim", "truncated", "split", "reworded", "uncertain"),
    "quantity_pairs": ("agree", "rounding", "conflict"),
    "sentence_pairs": ("same", "partial"),
}
"""Labels that one layer of pairs has and no other; `NEGATIVE` is of all."""
Sides = tuple[Range, Range]


def misplaced(layer: str, records: Sequence[Record]) -> tuple[str, str]:
    """Return the first label that is another layer's, and that layer; two empty texts if none is.

    Examples
    --------
    >>> misplaced("quantity_pairs", [{"label": "agree"}, {"label": "split"}])
    ('split', 'quote_pairs')
    """
    for record in records:
        for other, labels in LABELS.items():
            if other != layer and record["label"] in labels:
                return record["label"], other
    return "", ""


def predictor(layer: str, articles: Articles) -> Predict:
    """Return the project's own pairs, found in the layers of both articles."""
    from analysis import alignment, pipeline

    find = getattr(alignment, layer)
    every = [article for told in articles.values() for article in told.values()]
    layers = {a.article.article_id: a for a in pipeline.annotate_all(every)}
    return lambda a, b: list(find(layers[a], layers[b]))


def read(
    records: Sequence[Record], layer: str, articles: Articles, predict: Predict | None = None
) -> Reading:  # fmt: skip
    """Count event by event; gold pairs whose articles are not at hand are left out."""
    judge: Judge | None = None
    if any(r["label"] == NEGATIVE for r in records):
        judge = by_pieces if predict is None and "pieces_a" in records[0] else by_pair
    predict = predict or predictor(layer, articles)
    clusters = {}
    for event in sorted(articles):
        rows = [_in_order(r) for r in records if str(r["event"]) == event]
        clusters[event] = _count_event(rows, sorted(articles[event]), predict, judge)
    return Reading("events", clusters, _summarise_candidates if judge else summarise)


def _in_order(record: Record) -> Record:
    """Put the smaller article id first."""
    if record["article_a"] < record["article_b"]:
        return record
    swapped = dict(record)
    for name in ("article", "start", "end", "pieces", "text"):
        if f"{name}_a" not in record:
            continue
        swapped[f"{name}_a"], swapped[f"{name}_b"] = record[f"{name}_b"], record[f"{name}_a"]
    return swapped


def _count_event(
    gold: Sequence[Record], articles: Sequence[str], predict: Predict, judge: Judge | None
) -> Counts:
    """Count one event, every two of its articles."""
    total = counts()
    for a, b in combinations(articles, 2):
        rows = [r for r in gold if (r["article_a"], r["article_b"]) == (a, b)]
        predicted = predict(a, b)
        if judge:
            add(total, choose(rows, predicted, judge))
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


def choose(gold: Sequence[Record], predicted: Sequence[Any], judge: Judge) -> Counts:
    """Count candidates: whether a predicted pair joins them, and the label they are given."""
    c = counts()
    for row in gold:
        count_label(c, row["label"], judge(row, predicted))
        joined = any(_within(sides(row), sides(p)) >= OVERLAP for p in predicted)
        c["found"] += joined
        c["gold"] += row["label"] != NEGATIVE
        c["hit"] += joined and row["label"] != NEGATIVE
    return c


def _within(a: Sides, b: Sides) -> float:
    """Return the share of the shorter span that two pairs have in common, on the worse side."""
    shares = []
    for x, y in zip(a, b, strict=True):
        shorter = min(x[1] - x[0], y[1] - y[0])
        shares.append((min(x[1], y[1]) - max(x[0], y[0])) / shorter if shorter else 0.0)
    return min(shares)


def by_pair(row: Record, predicted: Sequence[Any]) -> str:
    """Return the label of the predicted pair that is most alike, or that of no pair."""
    near = [(alike(sides(row), sides(p)), value(p, "label")) for p in predicted]
    likeness, label = max(near, key=lambda pair: pair[0], default=(0.0, ""))
    return str(label) if likeness >= OVERLAP else NEGATIVE


def by_pieces(row: Record, _: Sequence[Any]) -> str:
    """Return the label that the project gives the two quotations, piece by piece as gold has them."""
    from analysis.alignment.quotations import compare
    from analysis.alignment.utterances import Utterance

    told = []
    for side in "ab":
        start, text = row[f"start_{side}"], row[f"text_{side}"]
        pieces = tuple(text[a - start : b - start] for a, b in row[f"pieces_{side}"])
        told.append(Utterance(start, row[f"end_{side}"], pieces))
    return compare(*told).label


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


def _summarise_candidates(c: Counts) -> Summary:
    """Compute the measures of candidates: labels, and which are joined."""
    return summarise_labels(c) | agreement("joined", c["hit"], c["found"], c["gold"])
