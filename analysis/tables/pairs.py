"""Tables across the outlets of an event: pairs of sentences, quotations, quantities, passages; facts."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import alignment, processes, progress
from analysis.layers import Layers
from analysis.spans import Cover, Span
from analysis.tables.articles import frame
from analysis.tables.english import english
from analysis.tables.packed import articles_of

Compared = dict[tuple[str, str], alignment.SentenceComparison]
"""The sentences of every two articles of an event compared, by the articles' ids in order."""
Pairs = list[tuple[Layers, Layers]]

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


@dataclass(frozen=True, slots=True)
class Comparison:
    """The tellings of an event, in the order of their ids, and their sentences compared by reading."""

    event: str
    tellings: list[Layers]
    compared: list[Compared]


def places_by_event(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> dict[str, list[int]]:
    """Where the tellings of each event stand, in the order of their article ids."""
    ids = [article.article_id for article in articles_of(corpus)]
    groups: dict[str, list[int]] = {}
    for place in sorted(range(len(ids)), key=ids.__getitem__):
        groups.setdefault(event_of[ids[place]], []).append(place)
    return dict(sorted(groups.items()))


def compare_events(
    readings: Sequence[Sequence[Layers]], event_of: Mapping[str, str], jobs: int = 1
) -> Iterator[Comparison]:
    """Compare the sentences of every two articles of an event, in each reading, event by event.

    Two articles that are cut alike in several readings are compared once.  The tellings are those
    of the last reading.
    """
    groups = places_by_event(readings[-1], event_of)

    def pairs_of(places: Sequence[int]) -> list[Pairs]:
        tellings = ([corpus[place] for place in places] for corpus in readings)
        return [list(itertools.combinations(told, 2)) for told in tellings]

    # Both sides read the layers anew: what waits for a process would pile up if it were kept.
    waiting = (pair for own in groups.values() for pair in distinct(pairs_of(own)).values())
    done = processes.each(_compare, progress.bar(waiting, "Comparing sentences"), jobs)
    for event, places in progress.bar(groups.items(), "Comparing events"):
        found = pairs_of(places)
        compared = {key: next(done) for key in distinct(found)}
        by_reading = [{ids_of(pair): compared[cut_as(pair)] for pair in own} for own in found]
        yield Comparison(event, [readings[-1][place] for place in places], by_reading)


def ids_of(pair: tuple[Layers, Layers]) -> tuple[str, str]:
    """Return the ids of two articles."""
    a, b = pair
    return a.article.article_id, b.article.article_id


def distinct(readings: Iterable[Pairs]) -> dict[tuple[object, ...], tuple[Layers, Layers]]:
    """Return the pairs of articles that differ in what is cut, by what their comparison rests on."""
    return {cut_as(pair): pair for found in readings for pair in found}


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
    tellings = english(tellings)
    by_id = {layers.article.article_id: layers for layers in tellings}
    links = [
        (a, b, comparison.pairs)
        for (a, b), comparison in compared.items()
        if a in by_id and b in by_id
    ]
    facts = enumerate(alignment.coverage(tellings, links, compared), start=1)
    return [
        {"event": event, "fact": number, "text": by_id[fact.article_id].article.text[fact.start : fact.end]}
        | coverage_row(fact, layers, reused[layers.article.article_id])
        for number, fact in facts
        for layers in tellings
    ]  # fmt: skip


def coverage_row(fact: alignment.Fact, layers: Layers, reused: Cover) -> dict[str, Any]:
    """Where a fact stands, and whether one article tells it."""
    article = layers.article.article_id
    spans = fact.spans.get(article, [])
    return {
        "article_id": fact.article_id,
        "start": fact.start,
        "end": fact.end,
        "outlet": layers.article.teller,
        "told": bool(spans),
        "spans": written(spans),
        "touched": written(fact.touched.get(article, [])),
        "place": spans[0].start / max(1, len(layers.article.text)) if spans else None,
        "order": fact.order.get(article),
        "only_here": fact.only_here,
        "syndicated": any(reused.holds(span) for span in spans),
    }


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


def pair_tables(events: Iterable[Comparison]) -> dict[str, pd.DataFrame]:
    """Compute the tables of `COLUMNS` for some events, from the last reading of `compare_events`."""
    find: dict[str, Callable[[Layers, Layers], Sequence[Any]]] = {
        "quote_pairs": alignment.quote_pairs,
        "quantity_pairs": alignment.quantity_pairs,
        "reused_passages": alignment.passages,
    }
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}
    for told in events:
        event, compared, passages = told.event, told.compared[-1], {}
        for a, b in itertools.combinations(told.tellings, 2):
            ids = ids_of((a, b))
            found = {name: pairs_of(a, b) for name, pairs_of in find.items()}
            passages[ids] = found["reused_passages"]
            for name, pairs in {"sentence_pairs": compared[ids].pairs, **found}.items():
                rows[name] += [pair_row(event, a, b, pair, COLUMNS[name]) for pair in pairs]
        reused = word_for_word(told.tellings, passages)
        rows["coverage"] += coverage_rows(event, told.tellings, compared, reused)
    made = {name: frame(rows[name], COLUMNS[name]) for name in COLUMNS}
    # of events that all outlets tell alike none is empty, and the column would be one of whole numbers
    return made | {"coverage": made["coverage"].astype({"place": float, "order": float})}
