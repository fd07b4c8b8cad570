"""Where each article stands in the readers: on which page, as which article, under which anchors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.display import LONGEST_TEXT
from analysis.escaping import escaped, slug
from analysis.results import Results

MOST_EVENTS = 12
"""Events that get a reader where nobody names any."""
PAGE_BYTES = 230_000
MARK_BYTES = 190
"""What a page may weigh, and what a mark adds to it, each guessed on the high side."""
SPAN_KEYS = ("article_id", "start", "end")
PAIR_KEYS = tuple(tuple(f"{name}_{side}" for name in ("article", "start", "end")) for side in "ab")


class UnknownEventError(Exception):
    """A reader was asked for an event that the corpus does not tell."""


@dataclass(frozen=True)
class Seat:
    """The place of one article: the file of its page, its number within the event, what is shown.

    Examples
    --------
    >>> Seat("read-fire.html", 2, 900).address(10, 20)
    'read-fire.html#a2-10-20'
    >>> Seat("read-fire.html", 2, 900).address(), Seat("read-fire.html", 2, 900).anchor(950, 960)
    ('read-fire.html#a2', 'a2-rest')
    """

    page: str
    number: int
    shown: int

    def anchor(self, start: int = 0, end: int = 0) -> str:
        """Return the id of a stretch of the text; of the article, where the stretch is empty."""
        if end <= start:
            return f"a{self.number}"
        return f"a{self.number}-rest" if end > self.shown else f"a{self.number}-{start}-{end}"

    def address(self, start: int = 0, end: int = 0) -> str:
        """Return the address of a stretch as seen from another page."""
        return f"{self.page}#{self.anchor(start, end)}"


Seats = Mapping[str, Seat]
Stretches = Mapping[str, set[tuple[int, int]]]


def check_events(told: Iterable[str], wanted: Sequence[str]) -> None:
    """Make sure that every wanted event is among those that are told.

    Raises
    ------
    UnknownEventError
        If one is not; the message names some that are.
    """
    known = sorted(told)
    for event in wanted:
        if event not in known:
            some = ", ".join(repr(name) for name in known[:MOST_EVENTS])
            raise UnknownEventError(f"No article tells the event {event!r}; there are {some}")


def chosen(articles: pd.DataFrame, wanted: Sequence[str] = ()) -> list[str]:
    """Return the events that get a reader: those wanted, else the first few that most outlets tell."""
    outlets = articles.groupby("event")["outlet"].nunique()
    told = outlets.sort_values(ascending=False, kind="stable").index
    return sorted(set(wanted)) or sorted(str(event) for event in told[:MOST_EVENTS])


def stretches(found: Results, events: Sequence[str]) -> dict[str, set[tuple[int, int]]]:
    """Return every stretch that a row of any table stands for, by article."""
    places: dict[str, set[tuple[int, int]]] = {}
    for path in sorted((found.folder / "tables").glob("*.csv")):
        table = found.table(path.stem)
        if "event" not in table:
            continue
        table = table[table["event"].isin(events)]
        for names in (SPAN_KEYS, *PAIR_KEYS):
            if set(names) <= set(table.columns):
                rows = zip(*(table[name] for name in names), strict=True)
                for article, start, end in rows:
                    places.setdefault(article, set()).add((int(start), int(end)))
    return places


def seated(found: Results, wanted: Sequence[str] = ()) -> dict[str, Seat]:
    """Give every article of the chosen events its seat, as many on a page as it can carry.

    Articles stand in the order of their outlets, which gives them their colours everywhere.
    """
    check_events(set(found.table("articles")["event"]), wanted)
    articles = found.table("articles").sort_values(["outlet", "article_id"], kind="stable")
    events = chosen(articles, wanted)
    marks = stretches(found, events)
    seats: dict[str, Seat] = {}
    for event in events:
        own = [str(name) for name in articles[articles["event"] == event]["article_id"]]
        sizes = [weight(found.articles[name].text, len(marks.get(name, ()))) for name in own]
        for number, (name, part) in enumerate(zip(own, parts(sizes), strict=True), 1):
            shown = min(len(found.articles[name].text), LONGEST_TEXT)
            seats[name] = Seat(page_name(event, part), number, shown)
    return seats


def weight(text: str, marks: int) -> int:
    """Guess how many bytes an article takes on a page."""
    return len(escaped(text[:LONGEST_TEXT]).encode("utf-8")) + MARK_BYTES * marks


def parts(sizes: Sequence[int], most: int = PAGE_BYTES) -> Iterator[int]:
    """Number the pages that articles of these sizes fill, from 1.

    Examples
    --------
    >>> list(parts([4, 4, 4, 20, 1], most=10))
    [1, 1, 2, 3, 4]
    """
    page, filled = 1, 0
    for size in sizes:
        if filled and filled + size > most:
            page, filled = page + 1, 0
        filled += size
        yield page


def page_name(event: str, part: int = 1) -> str:
    """Return the file of an event's reader.

    Examples
    --------
    >>> page_name("ferry-2024"), page_name("ferry-2024", 2)
    ('read-ferry-2024.html', 'read-ferry-2024.2.html')
    """
    return f"read-{slug(event)}{'' if part == 1 else f'.{part}'}.html"
