"""Facts that several articles of an event tell, numbered as one meets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.findings.scopes import in_english

Place = tuple[str, int, int]
"""A stretch of one article: its id, start and end."""


@dataclass(frozen=True)
class Fact:
    """A fact told in more than one article: its number on a page, and the sentences that tell it."""

    number: int
    places: tuple[Place, ...]

    def next_after(self, article_id: str) -> Place:
        """Return the first sentence that tells it in the next article, and at last in the first."""
        articles = list(dict.fromkeys(place[0] for place in self.places))
        following = articles[(articles.index(article_id) + 1) % len(articles)]
        return next(place for place in self.places if place[0] == following)


def shared_facts(coverage: pd.DataFrame, articles: pd.DataFrame) -> list[Fact]:
    """Return the facts of one event that more than one article tells.

    Parameters
    ----------
    coverage, articles : DataFrame
        Those rows of the tables that belong to the event; articles in the order of the report.
    """
    order = {name: i for i, name in enumerate(articles["article_id"])}
    ids = ids_by_row(coverage, articles)
    found = []
    for _, rows in coverage[coverage["told"].astype(bool)].groupby("fact", sort=False):
        places = sorted(
            ((ids[row.Index], *ends) for row in rows.itertuples() for ends in spans(row.spans)),
            key=lambda place: (order[place[0]], *place[1:]),
        )
        if len({place[0] for place in places}) > 1:
            found.append(tuple(places))
    found.sort(key=lambda places: [(order[p[0]], p[1]) for p in places])
    return [Fact(number, places) for number, places in enumerate(found, 1)]


def ids_by_row(coverage: pd.DataFrame, articles: pd.DataFrame) -> Mapping[int, str]:
    """Return the article that each row of coverage speaks of; the table itself names its outlet.

    The rows of a fact stand in the order of the articles' ids, one an article in English.
    """
    tellings = sorted(articles.loc[in_english(articles), "article_id"])
    turn = coverage.groupby("fact").cumcount()
    return {row: tellings[place] for row, place in turn.items()}


def spans(written: str) -> list[tuple[int, int]]:
    """Read the stretches of a fact in one article.

    Examples
    --------
    >>> spans("0-88 90-323")
    [(0, 88), (90, 323)]
    """
    pairs = (part.split("-") for part in str(written).split())
    return [(int(start), int(end)) for start, end in pairs]
