"""Where the words of a keyness table stand: their places in the texts that have a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pandas as pd

from analysis import framing
from analysis.results import Results
from analysis.site.reader import Seats
from analysis.spans import Span

WORDS = re.compile(r"(?:words|phrases)-(\d+)")
"""The tables of one outlet's words, called by the outlet's number."""

Counted = tuple[list[tuple[str, int, int]], int]
"""The places of a word, and how often the table counts it."""


class Occurrences:
    """Finds words in the texts of an outlet, page furniture left out as it is in the counts."""

    def __init__(self, found: Results, seats: Seats) -> None:
        self.found, self.seats = found, seats
        self.cut = cache(self._cut)

    def behind(self, about: Mapping[str, str], shown: pd.DataFrame) -> list[Counted] | None:
        """Return the places of each row's word, or None where the table is not one of words."""
        named = WORDS.fullmatch(about["name"])
        if named is None or not {"term", "count"} <= set(shown.columns):
            return None
        outlet = self.found.outlets[int(named[1]) - 1]
        return [(list(self.places(row.term, outlet)), int(row[2])) for row in shown[["term", "count"]].itertuples()]  # fmt: skip

    def places(self, term: str, outlet: str) -> Iterator[tuple[str, int, int]]:
        """Yield every place of a word in an outlet's texts."""
        articles = self.found.table("articles")
        for name in articles[articles["outlet"] == outlet]["article_id"]:
            if name in self.seats:
                text = self.found.articles[name].text
                for line in framing.kwic(text, term, 0, self.cut(name)):
                    yield name, line.start, line.end

    def _cut(self, article: str) -> list[Span]:
        """Return what was cut from an article."""
        table = self.found.table("boilerplate")
        own = table[(table["article_id"] == article) & table["cut"]]
        return [Span(int(start), int(end)) for start, end in zip(own["start"], own["end"], strict=True)]  # fmt: skip
