"""Which rows of the tables a row on a page stands for: its own, or those it was counted from."""

from __future__ import annotations

import io
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

import pandas as pd

from analysis.findings.speech import cued
from analysis.results import Results
from analysis.tables.framing import frame_of

Rows = list[tuple[str, int]]
"""Rows of tables: the table's name and the row's number."""
ANY = "all"
"""What an aggregate prints where it takes every kind together."""


@dataclass(frozen=True)
class Aggregate:
    """What the rows of a shown table were counted from.

    `columns` maps a column shown to the column of `table` that must be equal; `where` keeps rows
    with these values; `among` keeps those it returns of all tables; with `one_event` only rows of
    the event that the notebooks draw count.
    """

    table: str
    columns: Mapping[str, str]
    where: Mapping[str, str] = field(default_factory=dict)
    among: Callable[[Mapping[str, pd.DataFrame]], pd.DataFrame] | None = None
    one_event: bool = False
    equal: Callable[[str], str] = str


AGGREGATES = {
    "cue-verbs": Aggregate("quotes", {"stance": "stance", "cue": "cue"}, among=cued),
    "leakage": Aggregate(
        "boilerplate",
        {"outlet": "outlet", "kind": "kind", "charged": "charged"},
        where={"cut": "True"},
    ),
    "called": Aggregate(
        "actors", {"name": "name", "kind": "kind", "form": "form", "as printed": "text"}
    ),
    "first-mentions": Aggregate("actors", {"actor": "name"}, one_event=True),
    "first-cues": Aggregate("frames", {"frame": "category"}, one_event=True, equal=frame_of),
    "voice-rates": Aggregate(
        "voice", {"outlet": "outlet", "category": "category", "where": "quoted"}
    ),
    "narrative-and-quoted": Aggregate("articles", {"outlet": "outlet"}),
}  # fmt: skip
WHERE = {"outside quotations": "False", "inside quotations": "True"}


class Evidence:
    """Finds the rows behind shown tables, comparing cells as they were written."""

    def __init__(self, found: Results) -> None:
        self.found = found
        self.written = cache(self._written)

    @cached_property
    def outlets(self) -> Mapping[str, str]:
        """The outlet of each article."""
        articles = self.found.table("articles")
        return dict(zip(articles["article_id"], articles["outlet"], strict=True))

    def _written(self, name: str) -> pd.DataFrame:
        """Return a table with every cell as text."""
        path = self.found.folder / "tables" / f"{name}.csv"
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")

    def behind(self, about: Mapping[str, str]) -> list[Rows]:
        """Return for each shown row the rows it stands for; nothing where it stands for none.

        Parameters
        ----------
        about : mapping
            What an output says of itself: ``name``, ``csv``, ``source`` and ``rows``.
        """
        shown, source = shown_rows(about), about["source"]
        known = AGGREGATES.get(about["name"])
        if known is not None and set(known.columns) <= set(shown.columns):
            return [self.counted(known, row) for row in shown.to_dict("records")]
        numbers = [int(number) for number in about["rows"].split()]
        if source and self.are_rows_of(shown, source, numbers):
            return [[(source, number)] for number in numbers]
        return [[] for _ in range(len(shown))]

    def are_rows_of(self, shown: pd.DataFrame, source: str, numbers: Sequence[int]) -> bool:
        """Tell whether the shown rows are those of the source, by every cell that both have.

        A text may be shown without its furniture: it needs to have no word that the source lacks.
        """
        table = self.written(source)
        same = [column for column in shown.columns if column in table.columns]
        if not same or not numbers or max(numbers) >= len(table):
            return False
        there = table.loc[numbers, same].reset_index(drop=True)
        exact = [column for column in same if column != "text"]
        return bool(shown[exact].equals(there[exact])) and (
            "text" not in same
            or all(
                set(x.split()) <= set(y.split())
                for x, y in zip(shown["text"], there["text"], strict=True)
            )
        )

    def counted(self, known: Aggregate, row: Mapping[Hashable, str]) -> Rows:
        """Return the rows that one row of an aggregate was counted from."""
        table = self.written(known.table)
        keep = pd.Series(True, index=table.index)
        for column, value in known.where.items():
            keep &= table[column] == value
        if known.among is not None:
            tables = {known.table: self.found.table(known.table)}
            keep &= table.index.isin(known.among(tables).index)
        if known.one_event:
            keep &= table["event"] == self.found.event
        for column, there in known.columns.items():
            value = WHERE.get(row[column], known.equal(row[column]))
            if value != ANY:
                keep &= table[there] == value
        return [(known.table, int(number)) for number in table.index[keep]]


def shown_rows(about: Mapping[str, str]) -> pd.DataFrame:
    """Return the rows of a table that its page shows, every cell as text."""
    written, most = io.StringIO(about["csv"]), len(about["rows"].split())
    if about["csv"].isspace():  # a table without columns
        return pd.DataFrame()
    return pd.read_csv(written, dtype=str, keep_default_na=False, nrows=most)
