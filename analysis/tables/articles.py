"""Tables of whole articles: what was loaded, how long it is, which event it tells."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import boilerplate, quotation, segmentation
from analysis.corpus import LoadNote
from analysis.headline import no_prose
from analysis.layers import Layers, Quote
from analysis.spans import HasOffsets, blank, complement, merge
from analysis.tables.english import is_english

MARKED_TYPES = ("direct", "mixed")


def frame(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> pd.DataFrame:
    """Return rows as a table that has its columns even when it has no row."""
    return pd.DataFrame(list(rows), columns=list(columns))


def count_words(text: str, spans: Sequence[HasOffsets] | None = None) -> int:
    """Number of words in `spans` of the text, or in the whole text."""
    if spans is None:
        return len(segmentation.words(text))
    return sum(len(segmentation.words(text[s.start : s.end])) for s in merge(spans))


def marked_quotes(layers: Layers) -> list[Quote]:
    """Quotations in quotation marks, direct and mixed."""
    return [q for q in layers.quotes if q.type in MARKED_TYPES]


def load_report(notes: Sequence[LoadNote]) -> pd.DataFrame:
    """One row a note: file, level (notice, skipped or error), reason."""
    return frame(
        [{"file": n.file, "level": n.level, "reason": n.reason} for n in notes],
        ("file", "level", "reason"),
    )


ARTICLE_COLUMNS = (
    "article_id", "outlet", "event", "outlet_given", "date", "title", "source", "note", "path", "language",
    "characters", "words", "body_words", "sentences", "leaks", "leaked_words", "leaked_share",
    "quotes", "quoted_words", "quoted_share", "indirect_words", "indirect_share", "speakers",
    "named_speakers", "actors", "dateline_place", "dateline_agency", "byline", "timestamp",
    "wire_credit", "sha256",
)  # fmt: skip

COUNTED_IN_ENGLISH = ("indirect_words", "speakers", "named_speakers", "actors")
"""Counts that an article in another language has no value of."""


def article_row(layers: Layers, event: str) -> dict[str, object]:
    """Measure one article; shares are of the words of the body (leaks cut), unsure speech uncounted."""
    article, text = layers.article, layers.article.text
    body = blank(text, layers.boilerplate)
    body_words = count_words(body)
    words = count_words(text)
    marked = marked_quotes(layers)
    sure = [q for q in layers.quotes if q.confidence >= quotation.ABSTAIN_BELOW]
    indirect = [q for q in sure if q.type == "indirect"]
    unreported = complement(len(text), indirect)
    quoted = count_words(body, marked)
    reported = count_words(body, complement(len(text), [*unreported, *marked]))
    attributed = [q for q in sure if q.type in MARKED_TYPES and q.speaker_name]
    speakers = {q.speaker_name for q in attributed}
    named = {q.speaker_name for q in attributed if q.speaker_kind == "person"}
    prose = blank(text, no_prose(layers))
    units = [s for s in layers.sentences if prose[s.start : s.end].strip()]
    by_rules_for_english: dict[str, float] = {
        "indirect_words": reported, "indirect_share": share(reported, body_words),
        "speakers": len(speakers), "named_speakers": len(named),
        "actors": len({m.name for m in layers.mentions}),
    }  # fmt: skip
    if not is_english(layers):
        by_rules_for_english = dict.fromkeys(by_rules_for_english, float("nan"))
    return {
        "article_id": article.article_id, "outlet": article.teller, "event": event,
        "outlet_given": bool(article.outlet),
        "date": article.date, "title": article.title, "source": article.source,
        "note": article.note, "path": article.path, "language": article.language,
        "characters": len(text), "words": words, "body_words": body_words,
        "sentences": len(units), "leaks": len(layers.boilerplate),
        "leaked_words": words - body_words,
        "leaked_share": share(words - body_words, words),
        "quotes": len(marked), "quoted_words": quoted, "quoted_share": share(quoted, body_words),
        **by_rules_for_english, **printed_fields(layers),
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }  # fmt: skip


def printed_fields(layers: Layers) -> dict[str, str]:
    """What the furniture says of the article: dateline, byline, time, wire; empty where nothing."""
    suspected = sorted([*layers.boilerplate, *layers.flagged], key=lambda span: span.start)
    found = dataclasses.asdict(boilerplate.fields(layers.article.text, spans=suspected))
    return {name: value or "" for name, value in found.items()}


def share(part: float, whole: float) -> float:
    """Part of a whole, nan where there is no whole."""
    return part / whole if whole else float("nan")


def articles(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article: its metadata, its length in words and what share is what."""
    rows = [article_row(layers, event_of[layers.article.article_id]) for layers in corpus]
    return frame(rows, ARTICLE_COLUMNS).astype(dict.fromkeys(COUNTED_IN_ENGLISH, "Int64"))


def events(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article: its event, and whether that was given or found."""
    rows = [
        {
            "article_id": layers.article.article_id,
            "event": event_of[layers.article.article_id],
            "given": bool(layers.article.event),
        }
        for layers in corpus
    ]
    return frame(rows, ("article_id", "event", "given"))
