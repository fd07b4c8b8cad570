"""How much of each outlet's text is page furniture, by kind, with intervals over its events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis import comparison
from analysis.layers import Boilerplate, Layers
from analysis.tables.articles import count_words, frame

COLUMNS = (
    "outlet", "kind", "charged", "articles", "articles_with", "share_of_articles",
    "share_of_articles_low", "share_of_articles_high", "leaks", "leaked_words", "words",
    "share_of_words", "low", "high", "per_1000", "note",
)  # fmt: skip
ALL = "all"
COLLECTOR_RULE = "date-stamp-and-gallery-counter"
"""A date stamp in the opening line may be the collector's: listed apart, charged to nobody."""

Leak = tuple[str, bool, int]
"""Kind of a leak, whether it counts against the outlet, and its words."""


def is_charged(leak: Boilerplate) -> bool:
    """Tell whether a leak counts against the outlet, or may be the collector's own stamp."""
    return not leak.rule.startswith(COLLECTOR_RULE)


def leakage(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row an outlet and kind (and "all"): leaks, words, shares with their intervals.

    Intervals (of the share of words, and of articles) resample the outlet's events, or its articles
    where the corpus has one event; with one there is none.  Rows with ``charged`` false hold the
    stamps that the collector may have put there; "all" leaves them out.
    """
    unit = "event" if len(set(event_of.values())) > 1 else "article"
    rows: list[dict[str, Any]] = []
    by_outlet: dict[str, list[tuple[str, int, list[Leak]]]] = {}
    for layers in corpus:
        name, words = layers.article.article_id, count_words(layers.article.text)
        drawn_with = event_of[name] if unit == "event" else name
        own = by_outlet.setdefault(layers.article.teller, [])
        own.append((drawn_with, words, leaks_of(layers)))
    for outlet, articles in sorted(by_outlet.items()):
        units, lengths, found = zip(*articles, strict=True)
        for kind, charged, leaks in by_kind(found):
            row = {"outlet": outlet, "kind": kind, "charged": charged}
            rows.append(row | rates(leaks, lengths, units, unit))
    return frame(rows, COLUMNS)


def leaks_of(layers: Layers) -> list[Leak]:
    """Return the leaks of an article."""
    text = layers.article.text
    return [
        (leak.kind, is_charged(leak), count_words(text[leak.start : leak.end]))
        for leak in layers.boilerplate
    ]


def by_kind(leaks: Sequence[list[Leak]]) -> Iterator[tuple[str, bool, list[list[int]]]]:
    """Words of each leak by article: all that is charged, each kind, and the collector's apart."""
    yield ALL, True, [[words for _, charged, words in own if charged] for own in leaks]
    found = sorted({(kind, charged) for own in leaks for kind, charged, _ in own})
    for kind, charged in found:
        yield kind, charged, [[w for k, c, w in own if (k, c) == (kind, charged)] for own in leaks]


def rates(
    leaks: Sequence[Sequence[int]], words: Sequence[int], units: Sequence[str], unit: str
) -> dict[str, Any]:
    """Shares of an outlet's words and articles, with intervals by resampling `units`.

    `leaks`, `words` and `units` have one entry an article: the words of each of its leaks, its
    words, and the event or article that it is drawn with.
    """
    counted = pd.DataFrame({"leaked": map(sum, leaks), "words": words, "leaking": map(bool, leaks)})
    sums = counted.assign(articles=1).groupby(np.asarray(units), sort=False).sum()
    of_words = comparison.bootstrap_ratio(sums["leaked"], sums["words"], unit)
    of_articles = comparison.bootstrap_ratio(sums["leaking"], sums["articles"], unit)
    return {
        "articles": len(words),
        "articles_with": int(sums["leaking"].sum()),
        "share_of_articles": of_articles.estimate,
        "share_of_articles_low": np.nan if of_articles.low is None else of_articles.low,
        "share_of_articles_high": np.nan if of_articles.high is None else of_articles.high,
        "leaks": sum(len(own) for own in leaks),
        "leaked_words": int(sums["leaked"].sum()),
        "words": sum(words),
        "share_of_words": of_words.estimate,
        "low": np.nan if of_words.low is None else of_words.low,
        "high": np.nan if of_words.high is None else of_words.high,
        "per_1000": 1000 * of_words.estimate,
        "note": of_words.note,
    }
