"""Ways between the tables and the texts: every row leads to its place, and marks lead back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from analysis.escaping import escaped
from analysis.findings.pairs import shortened
from analysis.site.budget import MOST_ROWS
from analysis.site.evidence import AGGREGATES, Evidence, Rows, shown_rows
from analysis.site.occurrences import Occurrences
from analysis.site.reader import Seats
from analysis.site.reader.seats import PAIR_KEYS, SPAN_KEYS

MOST_PLACES = 40
"""Places that one row of an aggregate lists; its table's file has them all."""
LONGEST_NAME = 24
"""Characters of an outlet's name beside its places: a column of few links is narrow."""
HEAD = "in the text"
About = Mapping[str, str]


@dataclass(frozen=True)
class Place:
    """Where a row stands in a text; an empty stretch is the article as a whole."""

    outlet: str
    start: int
    end: int
    address: str

    @property
    def html(self) -> str:
        """The link, called by its offset."""
        name = f"{self.start:,}" if self.end > self.start else "article"
        return f'<a href="{escape(self.address)}">{name}</a>'


@dataclass(frozen=True)
class Cell:
    """The places of one row, and how many rows or occurrences it was counted from."""

    places: Sequence[Place]
    counted: int = 1

    @property
    def html(self) -> str:
        """The links, folded away where there are several."""
        if not self.places or self.counted == 1:
            return by_outlet(self.places)
        shown, total = self.places[:MOST_PLACES], max(self.counted, len(self.places))
        summary = f"{total:,} places"
        if len(shown) < total:
            summary = f"{len(shown):,} of {summary}"
        return f'<details class="places"><summary>{summary}</summary>{by_outlet(shown)}</details>'


def by_outlet(places: Iterable[Place]) -> str:
    """Return links under the names of their outlets; a long name, which its row has too, is cut.

    Examples
    --------
    >>> by_outlet([Place("The Evening Courier and Weekly Advertiser", 3, 9, "read.html#s3")])
    '<span class="of">The Evening Courier and… <a href="read.html#s3">3</a></span>'
    """
    groups: dict[str, list[str]] = {}
    for place in places:
        groups.setdefault(place.outlet, []).append(place.html)
    return " ".join(
        f'<span class="of">{escaped(shortened(outlet, LONGEST_NAME))} {" ".join(own)}</span>'
        for outlet, own in groups.items()
    )


class Links:
    """Knows the rows that stand on pages, and the places that rows stand for.

    `asked` gathers stretches that no table has a row for, such as the places of a word, so that
    the reader gives them an anchor too.
    """

    def __init__(self, evidence: Evidence, seats: Seats) -> None:
        self.evidence, self.seats = evidence, seats
        self.occurrences = Occurrences(evidence.found, seats)
        self.addresses: dict[tuple[str, int], str] = {}
        self.tables: dict[str, str] = {}
        self.asked: dict[str, set[tuple[int, int]]] = {}

    def note(self, page: str, about: About) -> None:
        """Remember which rows of which table an output of a page shows."""
        if "rows" not in about or about["name"] in AGGREGATES:  # a figure, or counts of rows
            return
        for position, rows in enumerate(self.evidence.behind(about), 1):
            if len(rows) == 1 and rows[0][0] == about["source"]:
                self.addresses.setdefault(rows[0], f"{page}#{row_id(about['name'], position)}")
                self.tables.setdefault(about["source"], f"{page}#table-{about['name']}")

    def forget(self, name: str, shown: int) -> None:
        """Forget the rows of a table that its page has no room for."""
        gone = {f"#{row_id(name, position)}" for position in range(shown + 1, MOST_ROWS + 1)}
        self.addresses = {
            row: address
            for row, address in self.addresses.items()
            if address[address.index("#") :] not in gone
        }

    def row_of(self, table: str, row: Any) -> str:
        """Return where a row is shown, else where the first rows of its table are."""
        return self.addresses.get((table, int(row)), self.tables.get(table, ""))

    def shown_tables(self) -> list[tuple[str, str]]:
        """Return where the rows of each table of stretches begin, and what it is called."""
        places = ({*SPAN_KEYS}, {*PAIR_KEYS[0], *PAIR_KEYS[1]})
        return [
            (address, name.replace("_", " "))
            for name, address in self.tables.items()
            if any(keys <= set(self.evidence.written(name).columns) for keys in places)
        ]

    def linked(self, html: str, about: About) -> str:
        """Return a table with the places of each row in a last column, and an id a row."""
        return with_cells(html, about["name"], [cell.html for cell in self.cells(about)])

    def cells(self, about: About) -> list[Cell]:
        """Return the places of each shown row of a table."""
        shown = shown_rows(about)
        if set(SPAN_KEYS) <= set(shown.columns):
            spans = [(row.article_id, int(row.start), int(row.end)) for row in shown.itertuples()]
            return [Cell(self.stretches_at([span])) for span in spans]
        words = self.occurrences.behind(about, shown)
        if words is not None:
            return [Cell(self.stretches_at(spans), count) for spans, count in words]
        return [Cell(self.places(rows), len(rows)) for rows in self.evidence.behind(about)]

    def stretches_at(self, spans: Iterable[tuple[str, int, int]]) -> list[Place]:
        """Return the places of stretches that the reader is asked to give an anchor."""
        places = []
        for article, start, end in spans:
            if article in self.seats:
                self.asked.setdefault(article, set()).add((start, end))
                outlet = self.evidence.outlets[article]
                places.append(Place(outlet, start, end, self.seats[article].address(start, end)))
        return places

    def places(self, rows: Rows) -> list[Place]:
        """Return the places that rows stand for, in the texts that have a reader."""
        return [place for table, row in rows for place in self.places_of(table, row)]

    def places_of(self, table: str, number: int) -> Iterator[Place]:
        """Yield the places of one row: one, or both of a pair."""
        row = self.evidence.found.table(table).iloc[number]
        for side in ("", "_a", "_b"):
            article = f"article{side or '_id'}"
            seat = self.seats.get(row[article]) if article in row else None
            if seat is not None:
                start, end = (int(row.get(f"{name}{side}", 0)) for name in ("start", "end"))
                outlet = self.evidence.outlets[row[article]]
                yield Place(outlet, start, end, seat.address(start, end))


def row_id(name: str, position: int) -> str:
    """Return the id of a table's row.

    Examples
    --------
    >>> row_id("leaks", 3)
    'row-leaks-3'
    """
    return f"row-{name}-{position}"


def with_cells(html: str, name: str, cells: Sequence[str]) -> str:
    """Add a column to a table as `analysis.display` writes it: a row is a line there."""
    head, body, rest = html.partition("<tbody>\n")
    rows, end, foot = rest.partition("\n</tbody>")
    lines = rows.split("\n")
    if not body or len(lines) != len(cells):
        return html
    shown = any(cells)
    if shown:
        column = f'<th scope="col" class="text place">{HEAD}</th></tr></thead>'
        head = head.replace("</tr></thead>", column)
    lines = [
        line.replace("<tr>", f'<tr id="{row_id(name, position)}">', 1).removesuffix("</tr>")
        + (f'<td class="text place">{cell}</td>' if shown else "")
        + "</tr>"
        for position, (line, cell) in enumerate(zip(lines, cells, strict=True), 1)
    ]
    return head + body + "\n".join(lines) + end + foot
