"""Score links between given sentences of two articles, where gold lists sentences by number.

`any link` scores links of every label; `same` only those that share a fact, a drifting quotation
or a conflict.  Sentence pairs that gold has dropped are not scored.  Intervals resample events.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from analysis.evaluation.gold import Record, value
from analysis.evaluation.measures import Counts, Reading, Summary, agreement, by_unit, counts
from analysis.layers import Article, Layers
from analysis.spans import Span

REQUIRED = ("event", "sentences_a", "sentences_b", "pairs")
Predict = Callable[[Layers, Layers], Sequence[Any]]
SAME = ("same", "same_fact", "quote_drift", "conflicting_number", "conflicting_claim")


def predictor() -> Predict:
    """Return the project's own links."""
    from analysis import alignment

    return alignment.sentence_pairs


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Count every pair of articles and add up by event."""
    predict = predict or predictor()
    return Reading("events", by_unit((r["event"], count(r, predict)) for r in records), summarise)


def count(record: Record, predict: Predict) -> Counts:
    """Count one pair of articles."""
    a, b = (telling(str(record.get(s, s)), record[f"sentences_{s}"]) for s in "ab")
    places = [{(s.start, s.end): k for k, s in enumerate(t.sentences)} for t in (a, b)]
    dropped = {(value(d, "a"), value(d, "b")) for d in record.get("dropped", ())}
    links = {
        (places[0][p.start_a, p.end_a], places[1][p.start_b, p.end_b]): p.label
        for p in predict(a, b)
    }
    gold = {(p["a"], p["b"]): p["label"] for p in record["pairs"]}
    c = counts()
    for part, wanted in (("any link", None), ("same", SAME)):
        left, right = (
            {k for k, label in side.items() if k not in dropped and (not wanted or label in wanted)}
            for side in (gold, links)
        )
        c[f"{part}|gold"], c[f"{part}|found"] = len(left), len(right)
        c[f"{part}|hit"] = len(left & right)
    return c


def telling(name: str, sentences: Sequence[str]) -> Layers:
    """Annotate the sentences as one article, and keep them as they were given."""
    from analysis import pipeline

    spans, position = [], 0
    for sentence in sentences:
        spans.append(Span(position, position + len(sentence)))
        position += len(sentence) + 1
    layers = pipeline.annotate(Article(name, " ".join(sentences)))
    return dataclasses.replace(layers, sentences=spans)


def summarise(c: Counts) -> Summary:
    """Compute the measures of a layer from its counts."""
    summary: Summary = {}
    for part in ("any link", "same"):
        summary |= agreement(part, c[f"{part}|hit"], c[f"{part}|found"], c[f"{part}|gold"])
    return summary
