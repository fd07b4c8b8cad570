"""Tables of spans: one row a stretch of text, with the article, the offsets and the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis import quotation
from analysis.boilerplate import Patterns, why
from analysis.headline import headline
from analysis.layers import Layers
from analysis.spans import Cover, HasOffsets, Span, blank
from analysis.tables.articles import count_words, frame, marked_quotes
from analysis.tables.canonical import Canonical
from analysis.tables.leakage import is_charged

KEYS = ("article_id", "outlet", "event", "start", "end")

Described = Iterable[tuple[HasOffsets, dict[str, Any]]]


def keys(layers: Layers, event: str, span: HasOffsets) -> dict[str, Any]:
    """Return the columns that every span table begins with."""
    article = layers.article
    return {
        "article_id": article.article_id,
        "outlet": article.teller,
        "event": event,
        "start": span.start,
        "end": span.end,
    }


def span_table(
    corpus: Sequence[Layers],
    event_of: Mapping[str, str],
    columns: Sequence[str],
    describe: Callable[[Layers], Described],
) -> pd.DataFrame:
    """One row for each span of an article that `describe` yields, with what it says of it."""
    rows = [
        keys(layers, event_of[layers.article.article_id], span) | described
        for layers in corpus
        for span, described in describe(layers)
    ]
    return frame(rows, (*KEYS, *columns))


def place(layers: Layers, span: HasOffsets) -> float:
    """Where a span begins, as a share of the article's length."""
    return span.start / max(1, len(layers.article.text))


def slice_of(layers: Layers, span: HasOffsets) -> str:
    """Return the raw text of a span."""
    return layers.article.text[span.start : span.end]


def home(sentences: Sequence[Span], offset: int) -> Span | None:
    """Return the sentence that holds an offset, None where none does; they stand by start."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None


def boilerplate(
    corpus: Sequence[Layers], event_of: Mapping[str, str], patterns: Patterns | None = None
) -> pd.DataFrame:
    """One row a leak, cut or only flagged, with rule, reason, confidence and place in the article."""

    def describe(layers: Layers) -> Described:
        cut = set(layers.boilerplate)
        rules = {span.rule for span in (*layers.boilerplate, *layers.flagged)}
        explained = {rule: why(rule, patterns) for rule in rules}
        for span in sorted([*layers.boilerplate, *layers.flagged], key=lambda s: (s.start, s.end)):
            text = slice_of(layers, span)
            yield (
                span,
                {
                    "kind": span.kind,
                    "rule": span.rule,
                    "confidence": span.confidence,
                    "cut": span in cut,
                    "charged": is_charged(span),
                    "place": place(layers, span),
                    "words": count_words(text),
                    "text": text,
                    "why": explained[span.rule],
                },
            )

    columns = ("kind", "rule", "confidence", "cut", "charged", "place", "words", "text", "why")
    return span_table(corpus, event_of, columns, describe)


def sentences(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a sentence: words of the body, share quoted, share that is furniture, or the headline."""

    def describe(layers: Layers) -> Described:
        body = blank(layers.article.text, layers.boilerplate)
        quoted, leaked = Cover(marked_quotes(layers)), Cover(layers.boilerplate)
        printed = Cover(headline(layers.article))
        for span in layers.sentences:
            length = max(1, span.end - span.start)
            yield (
                span,
                {
                    "words": count_words(body[span.start : span.end]),
                    "quoted": quoted.of(span) / length,
                    "leaked": leaked.of(span) / length,
                    "headline": printed.holds(span),
                    "text": slice_of(layers, span),
                },
            )

    columns = ("words", "quoted", "leaked", "headline", "text")
    return span_table(corpus, event_of, columns, describe)


QUOTE_COLUMNS = (
    "type", "speaker", "speaker_start", "speaker_end", "speaker_name", "speaker_kind", "cue",
    "cue_start", "stance", "rule", "confidence", "group", "place", "words", "text",
)  # fmt: skip


def quotes(
    corpus: Sequence[Layers], event_of: Mapping[str, str], shared: Canonical
) -> pd.DataFrame:
    """One row a quotation: who says it, as printed and as resolved, by which rule, how sure."""

    def describe(layers: Layers) -> Described:
        event = event_of[layers.article.article_id]
        for quote in layers.quotes:
            row = {name: getattr(quote, name) for name in QUOTE_COLUMNS if hasattr(quote, name)}
            name = quote.speaker_name or ""
            yield (
                quote,
                row
                | {
                    "speaker_name": shared.name(event, name),
                    "stance": quotation.stance(quote.cue),
                    "place": place(layers, quote),
                    "words": count_words(quote.text),
                },
            )

    table = span_table(corpus, event_of, QUOTE_COLUMNS, describe)
    for name in ("speaker_start", "speaker_end", "cue_start"):
        table[name] = table[name].astype("Int64")
    return table


def marked(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a stretch in quotation marks that is no quotation, with its kind."""
    return span_table(
        corpus,
        event_of,
        ("kind", "text"),
        lambda layers: (
            (span, {"kind": span.kind, "text": slice_of(layers, span)}) for span in layers.marked
        ),
    )


def quantities(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a quantity: its range, unit, what it counts and its hedge."""
    columns = ("low", "high", "unit", "of", "hedge", "text")
    return span_table(
        corpus,
        event_of,
        columns,
        lambda layers: (
            (span, {name: getattr(span, name) for name in columns}) for span in layers.quantities
        ),
    )


def actors(
    corpus: Sequence[Layers], event_of: Mapping[str, str], shared: Canonical
) -> pd.DataFrame:
    """One row a mention of an actor: merged name, how it is called, where it stands."""

    def describe(layers: Layers) -> Described:
        event, quoted = event_of[layers.article.article_id], Cover(marked_quotes(layers))
        for span in layers.mentions:
            yield (
                span,
                {
                    "name": shared.name(event, span.name),
                    "kind": shared.kind(event, span.name, span.kind),
                    "form": span.form,
                    "called": span.title,
                    "place": place(layers, span),
                    "quoted": quoted.holds(span),
                    "text": span.text,
                },
            )

    columns = ("name", "kind", "form", "called", "place", "quoted", "text")
    return span_table(corpus, event_of, columns, describe)


def hits(corpus: Sequence[Layers], event_of: Mapping[str, str], layer: str) -> pd.DataFrame:
    """One row a dictionary cue (`layer` is frames or voice), in its sentence."""

    def describe(layers: Layers) -> Described:
        quoted = Cover(marked_quotes(layers))
        for span in getattr(layers, layer):
            within = home(layers.sentences, span.start) or span
            yield (
                span,
                {
                    "category": span.category,
                    "term": span.term,
                    "place": place(layers, span),
                    "quoted": quoted.holds(span),
                    "sentence_start": within.start,
                    "text": span.text,
                    "sentence": slice_of(layers, within),
                },
            )

    columns = ("category", "term", "place", "quoted", "sentence_start", "text", "sentence")
    return span_table(corpus, event_of, columns, describe)
