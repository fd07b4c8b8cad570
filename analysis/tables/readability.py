"""Readability of each article: values, the counts behind them, by every route, and the words."""

from __future__ import annotations

import dataclasses
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis import processes
from analysis import readability as formulas
from analysis.headline import headline, no_prose
from analysis.layers import Layers
from analysis.spans import HasOffsets
from analysis.tables.articles import frame, marked_quotes, share
from analysis.tables.english import is_english

KEYS = ("article_id", "outlet", "event")
Intervals = dict[str, tuple[float, float]]
COUNTS = tuple(field.name for field in dataclasses.fields(formulas.Counts))


def key(layers: Layers, event_of: Mapping[str, str]) -> dict[str, object]:
    """Return what every row of these tables begins with."""
    article = layers.article
    values = (article.article_id, article.teller, event_of[article.article_id])
    return dict(zip(KEYS, values, strict=True))


def values(
    corpus: Sequence[Layers], event_of: Mapping[str, str], drawn: Iterator[Intervals]
) -> pd.DataFrame:
    """One row an article, mode and metric: value, interval within the article, why undefined.

    `drawn` are the `intervals` of these articles and perhaps of more that follow.
    """
    rows = []
    for layers in corpus:
        intervals = next(drawn)
        reasons = formulas.undefined(layers.article.text, no_prose(layers))
        for mode, found in layers.readability.items():
            for metric, value in found.items():
                low, high = intervals.get(metric, (None, None)) if mode == "news" else (None, None)
                row = {"mode": mode, "metric": metric, "value": value, "low": low, "high": high}
                row["undefined"] = reasons.get(metric, "") if mode == "news" else ""
                rows.append(key(layers, event_of) | row)
    table = frame(rows, (*KEYS, "mode", "metric", "value", "low", "high", "undefined"))
    return table.astype({"value": float, "low": float, "high": float})


def intervals(corpus: Iterable[Layers], jobs: int = 1) -> Iterator[Intervals]:
    """Draw the sentences of each article anew for the interval of each metric, as they are asked for."""
    prose = ((layers.article.text, no_prose(layers)) for layers in corpus)
    return processes.each(_intervals, prose, jobs)


def _intervals(prose: tuple[str, Sequence[HasOffsets]]) -> Intervals:
    return formulas.bootstrap(*prose)


def counts(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article and mode: the counts that its values are made of (`readability.Counts`)."""
    rows = [
        key(layers, event_of) | {"mode": mode} | dataclasses.asdict(counted)
        for layers in corpus
        for mode, counted in (
            ("textstat", formulas.textstat_counts(layers.article.text)),
            ("news", formulas.counts(layers.article.text, no_prose(layers))),
        )
        if mode == "textstat" or is_english(layers)
    ]
    return frame(rows, (*KEYS, "mode", *COUNTS))


def routes(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article, metric and way of computing it: which text, whose sentences and words."""
    rows = [
        key(layers, event_of)
        | {"cleaning": cleaning, "counting": counting, "metric": metric, "value": value}
        for layers in corpus
        for (cleaning, counting), found in formulas.routes(
            layers.article.text, layers.boilerplate, marked_quotes(layers), headline(layers.article)
        ).items()
        for metric, value in found.items()
    ]
    columns = (*KEYS, "cleaning", "counting", "metric", "value")
    return frame(rows, columns).astype({"value": float})


def parts(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article and part of it: how long and how hard the narrative and the quoted are.

    ``narrative`` are the sentences without a quotation in marks, ``quoting`` those with one, and
    ``inside quotations`` only what stands within the marks: fragments, which have no length of
    sentence and so no grade.  `grade` is the Flesch-Kincaid grade, empty under 100 words.
    """
    rows = [
        key(layers, event_of) | {"part": part} | part_row(part, counted, known=is_english(layers))
        for layers in corpus
        for part, counted in formulas.parts(
            layers.article.text, no_prose(layers), marked_quotes(layers)
        ).items()
    ]
    measures = ("words_a_sentence", "syllables_a_word", "rare_share", "grade")
    table = frame(rows, (*KEYS, "part", "words", "sentences", *measures, "undefined"))
    return table.astype(dict.fromkeys(("sentences", *measures), float))


def part_row(part: str, counted: formulas.Counts, *, known: bool) -> dict[str, object]:
    """Measures of one part of an article; its syllables and words are `known` in English alone."""
    are_fragments = part == "inside quotations"
    sentences = None if are_fragments else counted.sentences
    reason = "" if known else "not English"
    if are_fragments:
        reason = reason or "fragments are no sentences"
    if counted.words < formulas.LEAST_WORDS:
        reason = reason or f"fewer than {formulas.LEAST_WORDS} words"
    grade = formulas.FORMULAS["flesch_kincaid_grade"](counted)
    return {
        "words": counted.words,
        "sentences": sentences,
        "words_a_sentence": share(counted.words, sentences or 0),
        "syllables_a_word": share(counted.syllables, counted.words if known else 0),
        "rare_share": share(counted.unfamiliar, counted.words if known else 0),
        "grade": float("nan") if reason else grade,
        "undefined": reason,
    }


def style(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an article: how long its sentences are, how varied and how rare its words.

    Page furniture and headlines are left out, and of another language than English the words.  `mtld` and `hdd`: `readability.mtld`, `readability.hdd`; shares of
    rare words: `readability.rare_share`, of all words and of those printed without a capital.
    """
    rows = []
    for layers in corpus:
        found = formulas.body_sentences(layers.article.text, no_prose(layers))
        spoken = [word for _, words in found for word in words]
        lengths = sentence_lengths([len(words) for _, words in found])
        rows.append(
            key(layers, event_of) | lengths | (word_use(spoken) if is_english(layers) else {})
        )
    measures = (*sentence_lengths([]), *word_use([]))
    return frame(rows, (*KEYS, *measures)).astype(dict.fromkeys(measures[1:], float))


def word_use(words: Sequence[str]) -> dict[str, float | None]:
    """How varied and how rare the words are."""
    plain = [word for word in words if word.islower()]
    return {
        "mtld": formulas.mtld(words),
        "hdd": formulas.hdd(words),
        "rare_share": formulas.rare_share(words),
        "rare_share_without_capital": formulas.rare_share(plain),
    }


def sentence_lengths(lengths: Sequence[int]) -> dict[str, float | int | None]:
    """How many sentences, and the words of the shortest, the quartiles and the longest.

    Examples
    --------
    >>> sentence_lengths([3, 9, 5, 30])
    {'sentences': 4, 'shortest': 3, 'lower_quartile': 4.5, 'median': 7.0, 'upper_quartile': 14.25, 'longest': 30}
    """
    # The method wants two values; one sentence is its own quartiles.
    cut = statistics.quantiles([*lengths] * (3 - min(2, len(lengths))), method="inclusive") if lengths else [None] * 3  # fmt: skip
    return {
        "sentences": len(lengths),
        "shortest": min(lengths, default=None),
        "lower_quartile": cut[0],
        "median": cut[1],
        "upper_quartile": cut[2],
        "longest": max(lengths, default=None),
    }


def article_tables(
    corpus: Sequence[Layers], event_of: Mapping[str, str], drawn: Iterator[Intervals]
) -> dict[str, pd.DataFrame]:
    """Return every table on readability that has a row an article or more, by name."""
    return {
        "readability": values(corpus, event_of, drawn),
        "readability_counts": counts(corpus, event_of),
        "readability_routes": routes(corpus, event_of),
        "readability_parts": parts(corpus, event_of),
        "style": style(corpus, event_of),
    }
