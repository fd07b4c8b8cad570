"""Where the words of a keyness table stand: their places in the texts that have a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from analysis import framing
from analysis.results import Results
from analysis.site.reader import Seats

WORDS = re.compile(r"(words|phrases|mask)-(\d+)")
"""The tables of one outlet's words, called by the outlet's number."""
COUNTS = {"words": "count", "phrases": "count", "mask": "count without mask"}
"""The column that says how often a word stands in all the outlet's texts."""

Counted = tuple[list[tuple[str, int, int]], int]
"""The places of a word, and how often the table counts it."""


class Occurrences:
    """Finds words in the texts of an outlet, page furniture left out as it is in the counts."""

    def __init__(self, found: Results, seats: Seats) -> None:
        self.found, self.seats = found, seats

    def behind(self, about: Mapping[str, str], shown: pd.DataFrame) -> list[Counted] | None:
        """Return the places of each row's word, or None where the table is not one of words."""
        named = WORDS.fullmatch(about["name"])
        if named is None or not {"term", COUNTS[named[1]]} <= set(shown.columns):
            return None
        outlet = self.found.outlets[int(named[2]) - 1]
        counts = zip(shown["term"], shown[COUNTS[named[1]]], strict=True)
        return [(list(self.places(term, outlet)), int(float(count))) for term, count in counts]

    def places(self, term: str, outlet: str) -> Iterator[tuple[str, int, int]]:
        """Yield every place of a word in an outlet's texts."""
        articles = self.found.table("articles")
        for name in articles[articles["outlet"] == outlet]["article_id"]:
            if name in self.seats:
                article = self.found.articles[name]
                cut = self.found.furniture[article.article_id]
                for line in framing.kwic(article.text, term, 0, cut):
                    yield name, line.start, line.end
