"""Tables across the outlets of an event: pairs of sentences, quotations, quantities; facts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import alignment, progress
from analysis.layers import Layers
from analysis.tables.articles import frame

Compared = dict[tuple[str, str], alignment.SentenceComparison]
"""The sentences of every two articles of an event compared, by the articles' ids in order."""

PAIR_KEYS = ("event", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b")
COLUMNS = {
    "sentence_pairs": (*PAIR_KEYS, "outlet_a", "outlet_b", "score", "label", "text_a", "text_b"),
    "quote_pairs": (
        *PAIR_KEYS, "outlet_a", "outlet_b", "label", "similarity", "difference", "why",
        "text_a", "text_b",
    ),
    "quantity_pairs": (
        *PAIR_KEYS, "outlet_a", "outlet_b", "label", "quantity_a", "quantity_b", "of", "why",
    ),
    "coverage": (
        "event", "fact", "article_id", "start", "end", "text", "outlet", "told", "spans", "place",
        "order", "only_here", "syndicated",
    ),
}  # fmt: skip


def by_event(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> dict[str, list[Layers]]:
    """The tellings of each event, in the order of their article ids."""
    groups: dict[str, list[Layers]] = {}
    for layers in sorted(corpus, key=lambda layers: layers.article.article_id):
        groups.setdefault(event_of[layers.article.article_id], []).append(layers)
    return dict(sorted(groups.items()))


def compare_readings(
    readings: Iterable[Sequence[Layers]], event_of: Mapping[str, str]
) -> list[Compared]:
    """Compare the sentences of every two articles of an event, in each reading of the corpus.

    Two articles that are cut alike in several readings are compared once.
    """
    known: dict[tuple[object, ...], alignment.SentenceComparison] = {}

    def compare(a: Layers, b: Layers) -> alignment.SentenceComparison:
        key = tuple((layers.article.article_id, *layers.boilerplate) for layers in (a, b))
        if key not in known:
            known[key] = alignment.compare_sentences(a, b)
        return known[key]

    return [
        {
            (a.article.article_id, b.article.article_id): compare(a, b)
            for tellings in progress.bar(by_event(corpus, event_of).values(), "Comparing sentences")
            for a, b in itertools.combinations(tellings, 2)
        }
        for corpus in readings
    ]


def pair_row(event: str, a: Layers, b: Layers, pair: Any, columns: Sequence[str]) -> dict[str, Any]:
    """One pair as a row: its keys, its texts, and what the layer says of it."""
    row = {name: getattr(pair, name) for name in columns if hasattr(pair, name)}
    row |= {
        "event": event,
        "article_a": a.article.article_id,
        "article_b": b.article.article_id,
        "outlet_a": a.article.teller,
        "outlet_b": b.article.teller,
        "text_a": a.article.text[pair.start_a : pair.end_a],
        "text_b": b.article.text[pair.start_b : pair.end_b],
    }
    return {name: row[name] for name in columns}


def coverage_rows(
    event: str,
    tellings: Sequence[Layers],
    compared: Compared,
) -> list[dict[str, Any]]:
    """One row a fact and outlet: told there or not found, and where."""
    rows = []
    by_id = {layers.article.article_id: layers for layers in tellings}
    links = [(a, b, comparison.pairs) for (a, b), comparison in compared.items()]
    for number, fact in enumerate(alignment.coverage(tellings, links, compared), start=1):
        source = by_id[fact.article_id].article
        for layers in tellings:
            spans = fact.spans.get(layers.article.article_id, [])
            rows.append(
                {
                    "event": event,
                    "fact": number,
                    "article_id": fact.article_id,
                    "start": fact.start,
                    "end": fact.end,
                    "text": source.text[fact.start : fact.end],
                    "outlet": layers.article.teller,
                    "told": bool(spans),
                    "spans": " ".join(f"{s.start}-{s.end}" for s in spans),
                    "place": spans[0].start / max(1, len(layers.article.text)) if spans else None,
                    "order": fact.order.get(layers.article.article_id),
                    "only_here": fact.only_here,
                    "syndicated": fact.syndicated,
                }
            )
    return rows


def pair_tables(
    corpus: Sequence[Layers], event_of: Mapping[str, str], compared: Compared
) -> dict[str, pd.DataFrame]:
    """Compute sentence_pairs, quote_pairs, quantity_pairs and coverage for every event.

    `compared` is what `compare_readings` says of this reading.
    """
    find: dict[str, Callable[[Layers, Layers], Sequence[Any]]] = {
        "quote_pairs": alignment.quote_pairs,
        "quantity_pairs": alignment.quantity_pairs,
    }
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    groups = by_event(corpus, event_of)
    for event, tellings in progress.bar(groups.items(), "Comparing articles"):
        here = {}
        for a, b in itertools.combinations(tellings, 2):
            ids = (a.article.article_id, b.article.article_id)
            here[ids] = comparison = compared[ids]
            found = {name: pairs_of(a, b) for name, pairs_of in find.items()}
            for name, pairs in {"sentence_pairs": comparison.pairs, **found}.items():
                rows[name] += [pair_row(event, a, b, pair, COLUMNS[name]) for pair in pairs]
        rows["coverage"] += coverage_rows(event, tellings, here)
    return {name: frame(rows[name], COLUMNS[name]) for name in COLUMNS}
