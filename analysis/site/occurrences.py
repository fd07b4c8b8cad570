"""Where the words of a keyness table stand: their places in the texts that have a reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from analysis import framing
from analysis.results import Results
from analysis.site.reader import Seats

COUNTS = {"words": "count", "phrases": "count", "mask": "count without mask"}
"""The tables of outlets' words, and the column that says how often a word stands in an outlet's texts."""

Counted = tuple[list[tuple[str, int, int]], int]
"""The places of a word, and how often the table counts it."""


class Occurrences:
    """Finds words in the texts of an outlet, page furniture left out as it is in the counts."""

    def __init__(self, found: Results, seats: Seats) -> None:
        self.found, self.seats = found, seats

    def behind(self, about: Mapping[str, str], shown: pd.DataFrame) -> list[Counted] | None:
        """Return the places of each row's word, or None where the table is not one of words."""
        columns = ["outlet", "term", COUNTS.get(about["name"], "")]
        if not set(columns) <= set(shown.columns):
            return None
        rows = shown[columns].itertuples(index=False)
        return [(list(self.places(term, outlet)), int(float(n))) for outlet, term, n in rows]

    def places(self, term: str, outlet: str) -> Iterator[tuple[str, int, int]]:
        """Yield every place of a word in an outlet's texts."""
        articles = self.found.table("articles")
        for name in articles[articles["outlet"] == outlet]["article_id"]:
            if name in self.seats:
                article = self.found.articles[name]
                cut = self.found.furniture[article.article_id]
                for line in framing.kwic(article.text, term, 0, cut):
                    yield name, line.start, line.end
