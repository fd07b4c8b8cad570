"""One page an event: its articles in columns, with everything that was found in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.display import LONGEST_TEXT
from analysis.figures.style import COLOURS
from analysis.findings.amounts import counted, percent
from analysis.findings.shared_facts import Fact, shared_facts
from analysis.results import Results
from analysis.site.pages import fill
from analysis.site.reader import marks
from analysis.site.reader.nesting import Mark, nested
from analysis.site.reader.seats import Seats, Stretches, stretches

TABLES = (
    "articles", "sentences", "coverage", "boilerplate", "quotes", "quantities", "actors",
    "quantity_pairs", "quote_pairs",
)  # fmt: skip
MOST_DIFFERENCES = 40
"""Differences that a page lists; their flags stand in the texts anyway."""


@dataclass(frozen=True)
class ReaderPage:
    """A page of the reader: its event as in the tables and in words, its file, and who stands on it."""

    event: str
    name: str
    file: str
    outlets: tuple[str, ...]
    part: int = 1
    parts: int = 1


@dataclass(frozen=True)
class Event:
    """What the reader knows of one event, whichever of its pages is written."""

    tables: Mapping[str, pd.DataFrame]
    facts: Sequence[Fact]
    differences: Sequence[marks.Difference]
    voices: Mapping[str, int]
    stretches: Stretches


def reader_pages(found: Results, seats: Seats) -> list[ReaderPage]:
    """List the pages of the reader, event by event."""
    articles = found.table("articles").set_index("article_id")
    own: dict[str, dict[str, list[str]]] = {}
    for name, seat in seats.items():
        files = own.setdefault(articles.loc[name, "event"], {})
        files.setdefault(seat.page, []).append(articles.loc[name, "outlet"])
    return [
        ReaderPage(event, found.event_names[event], file, once_each(outlets), part, len(files))
        for event, files in own.items()
        for part, (file, outlets) in enumerate(files.items(), 1)
    ]


def once_each(outlets: Sequence[str]) -> tuple[str, ...]:
    """Name each outlet once, with the number of its articles where there are several.

    Examples
    --------
    >>> once_each(["Ledger", "Post", "Ledger"])
    ('Ledger (2)', 'Post')
    """
    return tuple(f"{o} ({n})" if n > 1 else o for o, n in Counter(outlets).items())


def write_readers(
    found: Results,
    seats: Seats,
    row_of: marks.RowAddress,
    asked: Stretches,
    common: Mapping[str, Any],
    target: Path,
) -> None:
    """Write every page of the reader.

    Parameters
    ----------
    found : Results
    seats : mapping of article id to Seat
    row_of : callable
        Names the place of a table's row on the page of its notebook.
    asked : mapping of article id to stretches
        Stretches that need an anchor though no table has a row for them.
    common : mapping
        What every page is given; its ``readers`` are those of `reader_pages`.
    target : Path
        The folder of the site.
    """
    known: dict[str, Event] = {}
    for page in common["readers"]:
        if page.event not in known:
            known = {page.event: event_of(found, page.event, seats, row_of, asked)}
        event = known[page.event]
        listed = marks.without_repetition(event.differences)
        own = [name for name in event.tables["articles"]["article_id"] if seats[name].page == page.file]  # fmt: skip
        html = fill(
            "reader.html.j2",
            here="reader",
            page=page,
            tellings=[telling(found, event, name, seats, row_of) for name in own],
            facts=len(event.facts),
            differences=[entry(own, seats) for own in listed[:MOST_DIFFERENCES]],
            more_differences=sum(map(len, listed[MOST_DIFFERENCES:])),
            speakers=speakers(event.voices),
            **common,
        )
        (target / page.file).write_text(html, encoding="utf-8")


def event_of(
    found: Results, name: str, seats: Seats, row_of: marks.RowAddress, asked: Stretches
) -> Event:
    """Gather what the tables say of an event, its articles in the order of the reader."""
    tables = found.of_event(name, *TABLES)
    order = {article: seat.number for article, seat in seats.items()}
    tables["articles"] = tables["articles"].sort_values("article_id", key=lambda ids: ids.map(order))  # fmt: skip
    anchors = stretches(found, [name])
    for article, spans in asked.items():
        anchors.setdefault(article, set()).update(spans)
    return Event(
        tables,
        shared_facts(tables["coverage"], tables["articles"]),
        marks.differences(tables["quantity_pairs"], tables["quote_pairs"], row_of),
        marks.voices(tables["quotes"]),
        anchors,
    )


def drawn(event: Event, name: str, text: str, seats: Seats, row_of: marks.RowAddress) -> list[Mark]:
    """Return everything that is drawn over an article, and an anchor for every other row."""
    own = {
        table: rows[rows["article_id"] == name]
        for table, rows in event.tables.items()
        if table in ("sentences", "boilerplate", "quotes", "quantities", "actors")
    }
    pieces = list(zip(own["quotes"]["start"], own["quotes"]["end"], strict=True))
    found = [
        *marks.sentence_marks(event.facts, name, seats),
        *marks.leak_marks(own["boilerplate"], row_of),
        *marks.quote_marks(text, own["quotes"], event.voices, row_of),
        *marks.number_marks(own["quantities"]),
        *marks.actor_marks(own["actors"]),
        *marks.difference_marks(event.differences, name, seats, text, pieces),
    ]
    known = {(mark.start, mark.end) for mark in found}
    others = event.stretches.get(name, set()) - known
    sentences = zip(own["sentences"]["start"], own["sentences"]["end"], strict=True)
    return [*found, *marks.anchors(others, sentences)]


def telling(
    found: Results, event: Event, name: str, seats: Seats, row_of: marks.RowAddress
) -> dict[str, Any]:
    """Return what the page shows of one article."""
    from markupsafe import Markup

    seat, text = seats[name], found.articles[name].text
    row = event.tables["articles"].set_index("article_id").loc[name]
    marked = drawn(event, name, text, seats, row_of)
    whole = [mark for mark in marked if mark.start < mark.end <= seat.shown]
    whole += marks.paragraphs(text[: seat.shown], whole)
    return {
        "seat": seat,
        "row": row,
        "look": look(found.outlets, str(row["outlet"])),
        "measures": measures(row, event),
        "text": Markup(nested(text[: seat.shown], whole, seat.anchor)),
        "more": max(0, len(text) - LONGEST_TEXT),
    }


def look(outlets: Sequence[str], outlet: str) -> int:
    """Return the number of an outlet's colour, the same as in every figure; 0 where there are too many."""
    return 1 + outlets.index(outlet) if len(outlets) <= len(COLOURS) else 0


def measures(row: pd.Series, event: Event) -> list[str]:
    """Say in a few words what was measured in an article; what a collector added is nobody's leak."""
    told = sum(any(place[0] == row.name for place in fact.places) for fact in event.facts)
    leaks = event.tables["boilerplate"]
    leaks = leaks[(leaks["article_id"] == row.name) & leaks["cut"] & leaks["charged"]]
    words = int(row["words"])
    found = [counted(words, "word")]
    if words:
        found.append(f"{percent(leaks['words'].sum() / words, 1)} leaked")
    if row["body_words"]:
        found.append(f"{percent(row['quoted_share'], 1)} in quotation marks")
    return [*found, f"{counted(told, 'fact')} told by others too"]


def entry(same: Sequence[marks.Difference], seats: Seats) -> dict[str, Any]:
    """Return a difference with its two places, and the places of the pairs that repeat it."""
    first, *again = same
    return {
        "difference": first,
        "sides": placed(first, seats),
        "again": [placed(difference, seats) for difference in again],
        "pairs": counted(len(again), "more pair"),
    }


def placed(difference: marks.Difference, seats: Seats) -> list[dict[str, str]]:
    """Return the two places of a difference with their addresses, in the order of the columns."""
    told = zip(difference.places, difference.outlets, difference.texts, strict=True)
    return [
        {"address": seats[article].address(*span), "outlet": outlet, "text": text}
        for (article, *span), outlet, text in sorted(
            told, key=lambda side: seats[side[0][0]].number
        )
    ]


def speakers(voices: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return the switches of speakers: number and name, the last one for all others together."""
    named = [(number, name) for name, number in voices.items() if number < marks.VOICES]
    last = [name for name, number in voices.items() if number == marks.VOICES]
    if last:
        named.append((marks.VOICES, last[0] if len(last) == 1 else f"{len(last)} others"))
    return named
