"""Compute every table of a corpus from its layers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from analysis import pipeline, processes, progress
from analysis.alignment import events
from analysis.corpus import Corpus, with_text
from analysis.layers import Article, Layers
from analysis.own import Own
from analysis.tables import (
    articles,
    cleaning,
    descriptions,
    framing,
    leakage,
    outlets,
    pairs,
    readability,
    readability_compared,
    sensitivity,
    spans,
    specifications,
    validation,
    words,
)
from analysis.tables.canonical import Canonical, names_by_event
from analysis.tables.english import english, without_foreign
from analysis.tables.files import joined
from analysis.tables.packed import Packed, articles_of, by_id, pack

if TYPE_CHECKING:
    from analysis.boilerplate import Mode, Templates

Tables = dict[str, pd.DataFrame]
Pieces = Iterator[tuple[str, pd.DataFrame]]
Item = TypeVar("Item")

ARTICLES_AT_ONCE = 200
EVENTS_AT_ONCE = 50
"""Of so many at a time the layers are unpacked and the rows of the tables held."""


@dataclass(frozen=True)
class Readings:
    """One corpus read three ways: what each mode of cleaning leaves of every article.

    Of articles in another language it has what does not rest on English (`tables.english`).
    `balanced` is what all tables use unless they say otherwise; `raw` cuts nothing.  `names` is
    what the articles of an event share, `cues` are the kinds and categories that any article has.
    `linked` counts what other articles tell too, once events are compared (`sensitivity.add_linked`).
    """

    raw: Sequence[Layers]
    safe: Sequence[Layers]
    balanced: Sequence[Layers]
    event_of: dict[str, str]
    names: Canonical
    cues: Sequence[tuple[str, str]]
    own: Own
    linked: sensitivity.Linked = field(default_factory=sensitivity.none_linked)

    def parts(self) -> Iterator[Readings]:
        """Yield the articles some at a time, unpacked, in order."""
        by_article = zip(self.raw, self.safe, self.balanced, strict=True)
        for batch in batches(by_article, ARTICLES_AT_ONCE):
            raw, safe, balanced = zip(*batch, strict=True) if batch else ((), (), ())
            yield replace(self, raw=raw, safe=safe, balanced=balanced)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield so many items at a time; of none, one empty batch, for a table without rows has columns.

    Examples
    --------
    >>> list(batches("abc", 2)), list(batches("", 2))
    ([['a', 'b'], ['c']], [[]])
    """
    left = iter(items)
    yield list(islice(left, size))
    while batch := list(islice(left, size)):
        yield batch


def read_three_ways(corpus: Corpus, own: Own = pipeline.NOTHING_OWN, jobs: int = 1) -> Readings:
    """Annotate the corpus raw, safe and balanced, and find its events."""
    templates = own.templates or pipeline.learn_templates(corpus.articles)
    read = functools.partial(_read_article, templates=templates, own=own)
    waiting = progress.bar(corpus.articles, "Reading articles")
    found = list(processes.each(read, waiting, jobs))
    told = [article for article, _ in found]
    raw, safe, balanced = (Packed(told, [packed[mode] for _, packed in found]) for mode in range(3))
    # a found event has the name of its first article
    event_of = events.group(sorted(corpus.articles, key=lambda article: article.article_id))
    names = names_by_event(balanced, event_of)
    cues = framing.categories(english(balanced))
    return Readings(raw, safe, balanced, event_of, names, cues, own)


def _read_article(article: Article, templates: Templates, own: Own) -> tuple[Article, list[bytes]]:
    """Annotate one article raw, safe and balanced, and pack what is found."""
    modes: tuple[Mode, ...] = ("flag", "safe", "balanced")
    readings = pipeline.annotate_by_mode(article, modes, templates, own.patterns, own.frames)
    raw, safe, balanced = (pack(without_foreign(layers)) for layers in readings)
    return readings[0].article, [raw, balanced if safe == balanced else safe, balanced]


TABLES: dict[str, Callable[[Readings], pd.DataFrame]] = {
    "articles": lambda r: articles.articles(r.balanced, r.event_of),
    "boilerplate": lambda r: spans.boilerplate(r.balanced, r.event_of, r.own.patterns),
    "sentences": lambda r: spans.sentences(r.balanced, r.event_of),
    "quotes": lambda r: spans.quotes(r.balanced, r.event_of, r.names),
    "marked": lambda r: spans.marked(r.balanced, r.event_of),
    "quantities": lambda r: spans.quantities(r.balanced, r.event_of),
    "sensitivity": lambda r: sensitivity.sensitivity(
        r.raw, r.safe, r.balanced, r.event_of, r.linked
    ),
    "actors": lambda r: spans.actors(r.balanced, r.event_of, r.names),
    "frames": lambda r: framing.cues(r.balanced, r.event_of),
    "voice": lambda r: spans.hits(r.balanced, r.event_of, "voice"),
    "framing_rates": lambda r: framing.rates(english(r.balanced), r.event_of, r.cues),
    "openings": lambda r: framing.openings(english(r.balanced), r.event_of, r.names, r.own.frames),
    "appearances": lambda r: framing.appearances(r.balanced, r.event_of, r.names),
    "sentiment": lambda r: framing.sentiment(r.balanced, r.event_of),
    "descriptions": lambda r: descriptions.descriptions(r.balanced, r.event_of, r.names),
    "beside_actors": lambda r: framing.beside_actors(r.balanced, r.event_of, r.names),
    "events": lambda r: articles.events(r.balanced, r.event_of),
}
"""Tables that say something of each article by itself: rows of a part of the corpus are a part of them."""


def of_corpus(
    readings: Readings, rates: pd.DataFrame, values: pd.DataFrame, figures: pd.DataFrame
) -> Tables:
    """Make the tables that describe or compare outlets over the whole corpus.

    `rates` are the framing rates that are reported, `values` those of readability that are
    compared, `figures` those of `outlets.figures`.
    """
    raw, safe, balanced = map(english, (readings.raw, readings.safe, readings.balanced))
    event_of = readings.event_of
    of_words = words.word_tables(by_id(balanced), event_of)
    named = {article.outlet for article in articles_of(readings.balanced) if article.outlet}
    return {
        "outlets": outlets.outlets(figures, named),
        "leakage": leakage.leakage(by_id(readings.balanced), event_of),
        "distinctive_words": cleaning.distinctive_words(
            {"raw": raw, "safe": safe, "balanced": balanced}
        ),
        **of_words,
        "specifications": specifications.specifications(
            raw, balanced, event_of, of_words["terms"], rates
        ),
        **readability_compared.compared_tables(readings.balanced, event_of, values),
    }


def in_pieces(corpus: Corpus, own: Own = pipeline.NOTHING_OWN, jobs: int = 1) -> Pieces:
    """Compute the tables of `measure` piece by piece, so that none is ever held as a whole.

    Articles without a text are in none of them but the load report.

    Yields
    ------
    tuple of str and DataFrame
        Name and rows of a table; those of one name follow each other, among others.
    """
    readings = read_three_ways(with_text(corpus), own, jobs)
    misfits = own.misfits({article.outlet for article in corpus.articles})
    yield "load_report", articles.load_report([*corpus.report, *misfits])
    three_ways = (readings.raw, readings.safe, readings.balanced)
    compared = pairs.compare_events(three_ways, readings.event_of, jobs)
    for told in batches(compared, EVENTS_AT_ONCE):
        sensitivity.add_linked(readings.linked, told)
        yield from pairs.pair_tables(told).items()
    rates, values, figures = [], [], []
    drawn = readability.intervals(readings.balanced, jobs)
    for part in progress.bar(readings.parts(), "Making tables"):
        made = {name: make(part) for name, make in TABLES.items()}
        made |= readability.article_tables(part.balanced, part.event_of, drawn)
        rates.append(specifications.as_reported(made["framing_rates"]))
        values.append(readability_compared.as_compared(made["readability"]))
        figures.append(outlets.figures(made["sensitivity"], made["framing_rates"]))
        yield from made.items()
    yield from of_corpus(readings, joined(rates), joined(values), joined(figures)).items()


def measure(corpus: Corpus, own: Own = pipeline.NOTHING_OWN, jobs: int = 1) -> Tables:
    """Compute every table of a corpus.

    Parameters
    ----------
    corpus : Corpus
        As `analysis.corpus.load` returns it.
    own : Own, optional
        A researcher's own patterns, reviewed templates and own frames.
    jobs : int, optional
        How many processes read and compare articles; the tables are the same.

    Returns
    -------
    dict of str to DataFrame
        Tidy tables keyed by ``article_id`` (pairs by ``article_a`` and ``article_b``).
    """
    pieces: dict[str, list[pd.DataFrame]] = {}
    for name, piece in in_pieces(corpus, own, jobs):
        pieces.setdefault(name, []).append(piece)
    return {name: joined(own_pieces) for name, own_pieces in pieces.items()}


def validate() -> Tables:
    """Compute the tables of 07-validation, which no corpus changes."""
    return {
        "validation_own": validation.own_texts(),
        "validation_external": validation.external_gold(),
        "validation_frames": framing.validation(),
    }
