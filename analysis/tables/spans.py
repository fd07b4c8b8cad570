"""Tables of spans: one row a stretch of text, with the article, the offsets and the words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import pandas as pd

from analysis import quotation
from analysis.boilerplate import why
from analysis.layers import Boilerplate, Layers, Mention, Quantity, Quote
from analysis.spans import HasOffsets, blank, merge
from analysis.tables.articles import MARKED_TYPES, count_words, frame
from analysis.tables.canonical import names_by_event
from analysis.tables.leakage import is_charged

KEYS = ("article_id", "outlet", "event", "start", "end")

SpanType = TypeVar("SpanType", bound=HasOffsets)


def keys(layers: Layers, event: str, span: HasOffsets) -> dict[str, Any]:
    """Return the columns that every span table begins with."""
    article = layers.article
    return {
        "article_id": article.article_id,
        "outlet": article.outlet,
        "event": event,
        "start": span.start,
        "end": span.end,
    }


def span_table(
    corpus: Sequence[Layers],
    event_of: Mapping[str, str],
    columns: Sequence[str],
    select: Callable[[Layers], Iterable[SpanType]],
    describe: Callable[[Layers, SpanType], dict[str, Any]],
) -> pd.DataFrame:
    """One row for each span that `select` finds, described by `describe`."""
    rows = [
        keys(layers, event_of[layers.article.article_id], span) | describe(layers, span)
        for layers in corpus
        for span in select(layers)
    ]
    return frame(rows, (*KEYS, *columns))


def place(layers: Layers, span: HasOffsets) -> float:
    """Where a span begins, as a share of the article's length."""
    return span.start / max(1, len(layers.article.text))


def slice_of(layers: Layers, span: HasOffsets) -> str:
    """Return the raw text of a span."""
    return layers.article.text[span.start : span.end]


def overlap(span: HasOffsets, others: Iterable[HasOffsets]) -> int:
    """Characters of `span` that `others` cover."""
    return sum(max(0, min(span.end, o.end) - max(span.start, o.start)) for o in merge(others))


def is_inside(span: HasOffsets, others: Iterable[HasOffsets]) -> bool:
    """Tell whether most of `span` lies inside `others`."""
    return 2 * overlap(span, others) > span.end - span.start


def marked_quotes(layers: Layers) -> list[Quote]:
    """Quotations in quotation marks, direct and mixed."""
    return [q for q in layers.quotes if q.type in MARKED_TYPES]


def boilerplate(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a leak, cut or only flagged, with rule, reason, confidence and place in the article."""

    def describe(layers: Layers, span: Boilerplate) -> dict[str, Any]:
        return {
            "kind": span.kind,
            "rule": span.rule,
            "confidence": span.confidence,
            "cut": span in layers.boilerplate,
            "charged": is_charged(span),
            "place": place(layers, span),
            "words": count_words(slice_of(layers, span)),
            "text": slice_of(layers, span),
            "why": why(span.rule),
        }

    return span_table(
        corpus,
        event_of,
        ("kind", "rule", "confidence", "cut", "charged", "place", "words", "text", "why"),
        lambda layers: sorted(
            [*layers.boilerplate, *layers.flagged], key=lambda s: (s.start, s.end)
        ),
        describe,
    )


def sentences(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a sentence: words of the body, share in quotation marks, share that is page furniture."""
    bodies = {a.article.article_id: blank(a.article.text, a.boilerplate) for a in corpus}

    def describe(layers: Layers, span: HasOffsets) -> dict[str, Any]:
        length = max(1, span.end - span.start)
        return {
            "words": count_words(bodies[layers.article.article_id][span.start : span.end]),
            "quoted": overlap(span, marked_quotes(layers)) / length,
            "leaked": overlap(span, layers.boilerplate) / length,
            "text": slice_of(layers, span),
        }

    return span_table(
        corpus,
        event_of,
        ("words", "quoted", "leaked", "text"),
        lambda layers: layers.sentences,
        describe,
    )


QUOTE_COLUMNS = (
    "type", "speaker", "speaker_start", "speaker_end", "speaker_name", "speaker_kind", "cue",
    "cue_start", "stance", "rule", "confidence", "group", "place", "words", "text",
)  # fmt: skip


def quotes(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a quotation: who says it, as printed and as resolved, by which rule, how sure."""
    shared = names_by_event(corpus, event_of)

    def describe(layers: Layers, quote: Quote) -> dict[str, Any]:
        row = {name: getattr(quote, name) for name in QUOTE_COLUMNS if hasattr(quote, name)}
        name = quote.speaker_name or ""
        return row | {
            "speaker_name": shared.get((event_of[layers.article.article_id], name), name),
            "stance": quotation.stance(quote.cue),
            "place": place(layers, quote),
            "words": count_words(quote.text),
        }

    table = span_table(corpus, event_of, QUOTE_COLUMNS, lambda layers: layers.quotes, describe)
    for name in ("speaker_start", "speaker_end", "cue_start"):
        table[name] = table[name].astype("Int64")
    return table


def marked(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a stretch in quotation marks that is no quotation, with its kind."""
    return span_table(
        corpus,
        event_of,
        ("kind", "text"),
        lambda layers: layers.marked,
        lambda layers, span: {"kind": span.kind, "text": slice_of(layers, span)},
    )


def quantities(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a quantity: its range, unit, what it counts and its hedge."""

    def describe(layers: Layers, span: Quantity) -> dict[str, Any]:
        return {
            name: getattr(span, name) for name in ("low", "high", "unit", "of", "hedge", "text")
        }

    return span_table(
        corpus,
        event_of,
        ("low", "high", "unit", "of", "hedge", "text"),
        lambda layers: layers.quantities,
        describe,
    )


def actors(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a mention of an actor: merged name, how it is called, where it stands."""
    shared = names_by_event(corpus, event_of)

    def describe(layers: Layers, span: Mention) -> dict[str, Any]:
        event = event_of[layers.article.article_id]
        return {
            "name": shared.get((event, span.name), span.name),
            "kind": span.kind,
            "form": span.form,
            "title": span.title,
            "place": place(layers, span),
            "quoted": is_inside(span, marked_quotes(layers)),
            "text": span.text,
        }

    table = span_table(
        corpus,
        event_of,
        ("name", "kind", "form", "title", "place", "quoted", "text"),
        lambda layers: layers.mentions,
        describe,
    )
    return table.rename(columns={"title": "called"})


def hits(corpus: Sequence[Layers], event_of: Mapping[str, str], layer: str) -> pd.DataFrame:
    """One row a dictionary cue (`layer` is frames or voice), in its sentence."""

    def describe(layers: Layers, span: Any) -> dict[str, Any]:
        within = [s for s in layers.sentences if s.start <= span.start < s.end]
        return {
            "category": span.category,
            "term": span.term,
            "place": place(layers, span),
            "quoted": is_inside(span, marked_quotes(layers)),
            "sentence_start": within[0].start if within else span.start,
            "text": span.text,
            "sentence": slice_of(layers, within[0]) if within else span.text,
        }

    return span_table(
        corpus,
        event_of,
        ("category", "term", "place", "quoted", "sentence_start", "text", "sentence"),
        lambda layers: getattr(layers, layer),
        describe,
    )
