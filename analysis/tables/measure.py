"""Compute every table of a corpus from its layers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis import pipeline, processes, progress
from analysis.alignment import events
from analysis.corpus import Corpus
from analysis.layers import Article, Layers
from analysis.own import Own
from analysis.tables import (
    articles,
    cleaning,
    descriptions,
    framing,
    leakage,
    pairs,
    readability_compared,
    sensitivity,
    spans,
    specifications,
    validation,
    words,
)
from analysis.tables.canonical import Canonical, names_by_event
from analysis.tables.english import english, without_foreign

if TYPE_CHECKING:
    from analysis.boilerplate import Mode, Templates

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Readings:
    """One corpus read three ways: what each mode of cleaning leaves of every article.

    Of articles in another language it has what does not rest on English (`tables.english`).
    `balanced` is what all tables use unless they say otherwise; `raw` cuts nothing.  `names` is
    what the articles of an event share, `compared` has the sentences of the three compared.
    """

    raw: Sequence[Layers]
    safe: Sequence[Layers]
    balanced: Sequence[Layers]
    event_of: dict[str, str]
    names: Canonical
    compared: Sequence[pairs.Compared]
    own: Own


def read_three_ways(corpus: Corpus, own: Own = pipeline.NOTHING_OWN, jobs: int = 1) -> Readings:
    """Annotate the corpus raw, safe and balanced, and find its events."""
    templates = own.templates or pipeline.learn_templates(corpus.articles)
    read = functools.partial(_read_article, templates=templates, own=own)
    articles_read = progress.bar(corpus.articles, "Reading articles")
    by_article = list(processes.each(read, articles_read, jobs))
    raw, safe, balanced = zip(*by_article, strict=True) if by_article else ((), (), ())
    # a found event has the name of its first article
    event_of = events.group(sorted(corpus.articles, key=lambda article: article.article_id))
    names = names_by_event(balanced, event_of)
    compared = pairs.compare_readings((raw, safe, balanced), event_of, jobs)
    return Readings(raw, safe, balanced, event_of, names, compared, own)


def _read_article(article: Article, templates: Templates, own: Own) -> list[Layers]:
    """Annotate one article raw, safe and balanced."""
    modes: tuple[Mode, ...] = ("flag", "safe", "balanced")
    readings = pipeline.annotate_by_mode(article, modes, templates, own.patterns, own.frames)
    return list(map(without_foreign, readings))


TABLES: dict[str, Callable[[Readings], pd.DataFrame]] = {
    "articles": lambda r: articles.articles(r.balanced, r.event_of),
    "boilerplate": lambda r: spans.boilerplate(r.balanced, r.event_of, r.own.patterns),
    "leakage": lambda r: leakage.leakage(by_id(r.balanced), r.event_of),
    "sentences": lambda r: spans.sentences(r.balanced, r.event_of),
    "quotes": lambda r: spans.quotes(r.balanced, r.event_of, r.names),
    "marked": lambda r: spans.marked(r.balanced, r.event_of),
    "quantities": lambda r: spans.quantities(r.balanced, r.event_of),
    "sensitivity": lambda r: sensitivity.sensitivity(
        r.raw, r.safe, r.balanced, r.event_of, r.compared
    ),
    "distinctive_words": lambda r: cleaning.distinctive_words(
        {"raw": english(r.raw), "safe": english(r.safe), "balanced": english(r.balanced)}
    ),
    "actors": lambda r: spans.actors(r.balanced, r.event_of, r.names),
    "frames": lambda r: framing.cues(r.balanced, r.event_of),
    "voice": lambda r: spans.hits(r.balanced, r.event_of, "voice"),
    "framing_rates": lambda r: framing.rates(english(r.balanced), r.event_of),
    "openings": lambda r: framing.openings(english(r.balanced), r.event_of, r.names, r.own.frames),
    "appearances": lambda r: framing.appearances(r.balanced, r.event_of, r.names),
    "sentiment": lambda r: framing.sentiment(r.balanced, r.event_of),
    "descriptions": lambda r: descriptions.descriptions(r.balanced, r.event_of, r.names),
    "beside_actors": lambda r: framing.beside_actors(r.balanced, r.event_of, r.names),
    "events": lambda r: articles.events(r.balanced, r.event_of),
}


def by_id(readings: Sequence[Layers]) -> list[Layers]:
    """Return readings in the order of their ids.

    What is drawn at random from them would change with the order of the lines of a file.
    """
    return sorted(readings, key=lambda layers: layers.article.article_id)


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
    readings = read_three_ways(corpus, own, jobs)
    misfits = own.misfits({article.outlet for article in corpus.articles})
    tables = {"load_report": articles.load_report([*corpus.report, *misfits])}
    making = progress.bar(TABLES.items(), "Making tables")
    tables |= {name: make(readings) for name, make in making}
    tables |= words.word_tables(by_id(english(readings.balanced)), readings.event_of)
    tables["specifications"] = specifications.specifications(
        english(readings.raw),
        english(readings.balanced),
        readings.event_of,
        tables["terms"],
        tables["framing_rates"],
    )
    tables |= readability_compared.readability_tables(readings.balanced, readings.event_of, jobs)
    return tables | pairs.pair_tables(readings.balanced, readings.event_of, readings.compared[-1])


def validate() -> Tables:
    """Compute the tables of 07-validation, which no corpus changes."""
    return {
        "validation_own": validation.own_texts(),
        "validation_external": validation.external_gold(),
        "validation_frames": framing.validation(),
    }
