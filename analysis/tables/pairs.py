"""Tables across the outlets of an event: pairs of sentences, quotations, quantities, passages; facts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import alignment, processes, progress
from analysis.layers import Layers
from analysis.spans import Cover, Span
from analysis.tables.articles import frame
from analysis.tables.english import english

Compared = dict[tuple[str, str], alignment.SentenceComparison]
"""The sentences of every two articles of an event compared, by the articles' ids in order."""

PAIR_KEYS = ("event", "article_a", "start_a", "end_a", "article_b", "start_b", "end_b")
COLUMNS = {
    "sentence_pairs": (*PAIR_KEYS, "outlet_a", "outlet_b", "score", "label", "text_a", "text_b"),
    "quote_pairs": (
        *PAIR_KEYS, "outlet_a", "outlet_b", "label", "similarity", "difference", "why",
        "text_a", "text_b", "changed_start_a", "changed_end_a", "changed_start_b", "changed_end_b",
    ),
    "quantity_pairs": (
        *PAIR_KEYS, "outlet_a", "outlet_b", "label", "quantity_a", "quantity_b", "of", "why",
    ),
    "reused_passages": (*PAIR_KEYS, "outlet_a", "outlet_b", "words", "text_a", "text_b"),
    "coverage": (
        "event", "fact", "article_id", "start", "end", "text", "outlet", "told", "spans", "touched",
        "place", "order", "only_here", "syndicated",
    ),
}  # fmt: skip


def by_event(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> dict[str, list[Layers]]:
    """The tellings of each event, in the order of their article ids."""
    groups: dict[str, list[Layers]] = {}
    for layers in sorted(corpus, key=lambda layers: layers.article.article_id):
        groups.setdefault(event_of[layers.article.article_id], []).append(layers)
    return dict(sorted(groups.items()))


def compare_readings(
    readings: Iterable[Sequence[Layers]], event_of: Mapping[str, str], jobs: int = 1
) -> list[Compared]:
    """Compare the sentences of every two articles of an event, in each reading of the corpus.

    Two articles that are cut alike in several readings are compared once.
    """
    by_reading = [
        [
            pair
            for tellings in by_event(corpus, event_of).values()
            for pair in itertools.combinations(tellings, 2)
        ]
        for corpus in readings
    ]
    distinct = {cut_as(pair): pair for found in by_reading for pair in found}
    waiting = progress.bar(distinct.values(), "Comparing sentences")
    compared = dict(zip(distinct, processes.each(_compare, waiting, jobs), strict=True))
    return [
        {(a.article.article_id, b.article.article_id): compared[cut_as((a, b))] for a, b in found}
        for found in by_reading
    ]


def cut_as(pair: tuple[Layers, Layers]) -> tuple[object, ...]:
    """Return what the comparison of two articles rests on: which they are, and what is cut."""
    return tuple((layers.article.article_id, *layers.boilerplate) for layers in pair)


def _compare(pair: tuple[Layers, Layers]) -> alignment.SentenceComparison:
    return alignment.compare_sentences(*pair)


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
    reused: Mapping[str, Cover],
) -> list[dict[str, Any]]:
    """One row a fact and article in English: told there or not found, and where.

    What is told in another language cannot be said not to be found.  `reused` is what of each article stands word for word in another.
    """
    rows = []
    tellings = english(tellings)
    by_id = {layers.article.article_id: layers for layers in tellings}
    links = [
        (a, b, comparison.pairs)
        for (a, b), comparison in compared.items()
        if a in by_id and b in by_id
    ]
    for number, fact in enumerate(alignment.coverage(tellings, links, compared), start=1):
        source = by_id[fact.article_id].article
        for layers in tellings:
            article = layers.article.article_id
            spans = fact.spans.get(article, [])
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
                    "spans": written(spans),
                    "touched": written(fact.touched.get(article, [])),
                    "place": spans[0].start / max(1, len(layers.article.text)) if spans else None,
                    "order": fact.order.get(article),
                    "only_here": fact.only_here,
                    "syndicated": any(reused[article].holds(s) for s in spans),
                }
            )
    return rows


def written(spans: Iterable[Span]) -> str:
    """Write stretches as start-end, separated by blanks.

    Examples
    --------
    >>> written([Span(0, 88), Span(90, 323)])
    '0-88 90-323'
    """
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def word_for_word(
    tellings: Sequence[Layers], found: Mapping[tuple[str, str], Sequence[alignment.Passage]]
) -> dict[str, Cover]:
    """What of each article stands word for word in another, from the passages of every two."""
    spans: dict[str, list[Span]] = {layers.article.article_id: [] for layers in tellings}
    for (a, b), passages in found.items():
        spans[a] += [Span(passage.start_a, passage.end_a) for passage in passages]
        spans[b] += [Span(passage.start_b, passage.end_b) for passage in passages]
    return {article: Cover(own) for article, own in spans.items()}


def pair_tables(
    corpus: Sequence[Layers], event_of: Mapping[str, str], compared: Compared
) -> dict[str, pd.DataFrame]:
    """Compute the tables of `COLUMNS` for every event.

    `compared` is what `compare_readings` says of this reading.
    """
    find: dict[str, Callable[[Layers, Layers], Sequence[Any]]] = {
        "quote_pairs": alignment.quote_pairs,
        "quantity_pairs": alignment.quantity_pairs,
        "reused_passages": alignment.passages,
    }
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    groups = by_event(corpus, event_of)
    for event, tellings in progress.bar(groups.items(), "Comparing articles"):
        here, passages = {}, {}
        for a, b in itertools.combinations(tellings, 2):
            ids = (a.article.article_id, b.article.article_id)
            here[ids] = comparison = compared[ids]
            found = {name: pairs_of(a, b) for name, pairs_of in find.items()}
            passages[ids] = found["reused_passages"]
            for name, pairs in {"sentence_pairs": comparison.pairs, **found}.items():
                rows[name] += [pair_row(event, a, b, pair, COLUMNS[name]) for pair in pairs]
        rows["coverage"] += coverage_rows(event, tellings, here, word_for_word(tellings, passages))
    return {name: frame(rows[name], COLUMNS[name]) for name in COLUMNS}
