"""What is drawn over an article: the rows of the tables as marks with their labels."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.escaping import escaped
from analysis.findings import pairs
from analysis.findings.shared_facts import Fact
from analysis.quotation import ABSTAIN_BELOW
from analysis.rounding import formatted
from analysis.site.reader.nesting import Mark
from analysis.site.reader.seats import Seats

PARAGRAPH, WIDE, SENTENCE, LEAK, QUOTE, NARROW, NEAR = range(7)
"""Depths: what a print keeps on a page, what spans sentences, sentences, leaks, quotations, names and numbers, what only has an anchor."""
LINE, KEPT_WHOLE = re.compile("[^\\n]+\\n*"), 1_200
"""A paragraph with the blank lines after it, and the characters from which on it may go over to a next page."""
COLOURS, VOICES = 7, 6
"""Colours of facts, after which they come again; speakers that have a switch of their own."""
MOST_FLAGS = 3
"""Flags behind one stretch; the others stand in the table of pairs."""
FLAG = 60
"""Characters of the other article's words in a flag; the list of differences has them whole."""
NOBODY = "speaker unsure"
QUOTATION_MARKS = "\"'`“”„‟«»‘’‚‹›"
MOST_MARKS = 2
"""Quotation marks side by side: single ones written twice, or a quotation within another."""
DIFFERENCES = {
    "conflict": "⚡\N{VARIATION SELECTOR-15} numbers disagree",
    "reworded": "∿ reworded",
    "uncertain": "? perhaps reworded",
}
RowAddress = Callable[[str, Any], str]
"""Names the place of a table's row on a page, from the table and the row's number; empty without one."""


@dataclass(frozen=True)
class Difference:
    """Two stretches that should say the same and do not, or not surely.

    `words` are those that differ, and `ends` where they end.
    """

    label: str
    places: tuple[tuple[str, int, int], tuple[str, int, int]]
    outlets: tuple[str, str]
    texts: tuple[str, str]
    why: str
    row: str
    words: tuple[str, str]
    ends: tuple[int, int]

    @property
    def sign(self) -> str:
        """The difference in words, behind its sign."""
        return DIFFERENCES[self.label]


def differences(
    numbers: pd.DataFrame, quotes: pd.DataFrame, row_of: RowAddress
) -> list[Difference]:
    """Return an event's numbers that disagree and its quotations that were, or may be, reworded."""
    found = []
    for table, rows, text, end in (
        ("quantity_pairs", numbers, "quantity", "end"),
        ("quote_pairs", quotes, "text", "changed_end"),
    ):
        differing = rows[rows["label"].isin(list(DIFFERENCES))]
        for index, row in zip(differing.index, differing.to_dict("records"), strict=True):
            a, b = (tuple(row[f"{n}_{s}"] for n in ("article", "start", "end")) for s in "ab")
            found.append(
                Difference(
                    label=row["label"],
                    places=(a, b),
                    outlets=(row["outlet_a"], row["outlet_b"]),
                    texts=(str(row[f"{text}_a"]), str(row[f"{text}_b"])),
                    why=row["why"],
                    row=row_of(table, index),
                    words=(pairs.differing(row, "a"), pairs.differing(row, "b")),
                    ends=(row[f"{end}_a"], row[f"{end}_b"]),
                )
            )
    return found


def without_repetition(found: Sequence[Difference]) -> list[list[Difference]]:
    """Gather the differences that several pairs of articles have in the same words, each once."""
    groups: dict[tuple[str, str, str], list[Difference]] = {}
    for difference in found:
        same = difference.label, *pairs.in_either_order(*difference.words)
        groups.setdefault(same, []).append(difference)
    return [*groups.values()]


def link(words: str, address: str, kind: str, title: str = "") -> str:
    """Return a small label, which leads somewhere if there is somewhere to lead to.

    Its blanks part it from the text where there is no style sheet, and are nothing where there is.
    """
    hint = f' title="{escaped(title)}"' if title else ""
    if address:
        return f'<a class="label {kind}" href="{escaped(address)}"{hint}> {escaped(words)} </a>'
    return f'<span class="label {kind}"{hint}> {escaped(words)} </span>'


def leak_marks(rows: pd.DataFrame, row_of: RowAddress) -> Iterator[Mark]:
    """Yield what leaked into the text, struck through, and what is only suspected."""
    for row in rows.itertuples():
        address = row_of("boilerplate", row.Index)
        words = row.kind.replace("_", " ")
        label = link(words if row.cut else f"{words}?", address, "leaks", f"{row.rule}: {row.why}")
        kind, tag = ("leak", "del") if row.cut else ("suspect", "span")
        yield Mark(LEAK, row.start, row.end, kind, tag, after=label)


def speaker_of(row: Any) -> str:
    """Return whom a quotation is counted for."""
    name = row.speaker_name or row.speaker
    return str(name) if name and row.confidence >= ABSTAIN_BELOW else NOBODY


def drawn(quotes: pd.DataFrame) -> pd.DataFrame:
    """Leave out reported speech that is too unsure to count anywhere; what stands in marks is there."""
    return quotes[(quotes["type"] != "indirect") | (quotes["confidence"] >= ABSTAIN_BELOW)]


def voices(quotes: pd.DataFrame) -> dict[str, int]:
    """Number the speakers of an event, the most quoted first; those after the fifth share the last number."""
    counts: dict[str, int] = {}
    for row in drawn(quotes).itertuples():
        counts[speaker_of(row)] = counts.get(speaker_of(row), 0) + 1
    ranked = sorted(counts, key=lambda name: (name == NOBODY, -counts[name], name))
    return {name: min(place, VOICES) for place, name in enumerate(ranked, 1)}


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch by the quotation marks right before and after it.

    Examples
    --------
    >>> with_marks('He said: "No." Then', 10, 13), with_marks("seventeen", 0, 4)
    ((9, 14), (0, 4))
    """
    before, after = text[max(0, start - MOST_MARKS) : start], text[end : end + MOST_MARKS]
    opening = len(before) - len(before.rstrip(QUOTATION_MARKS))
    return start - opening, end + len(after) - len(after.lstrip(QUOTATION_MARKS))


def quote_marks(
    text: str, rows: pd.DataFrame, numbers: Mapping[str, int], row_of: RowAddress
) -> Iterator[Mark]:
    """Yield the quotations; where the speaker changes, the name stands before the opening mark."""
    before = ""
    for row in drawn(rows).sort_values(["start", "end"]).itertuples():
        speaker = speaker_of(row)
        address = row_of("quotes", row.Index)
        how = f"{row.type}; {row.rule}, confidence {formatted(row.confidence, '.2f')}"
        marked = row.type != "indirect"
        named = speaker != before if marked else speaker != NOBODY
        label = link(speaker, address, "quotes", how) if named else ""
        before = speaker if marked else ""
        voice = numbers[speaker]
        opening = with_marks(text, row.start, row.end)[0] if marked else row.start
        if label and opening < row.start:
            yield Mark(QUOTE, opening, row.start, f"v{voice}", before=label)
            label = ""
        yield Mark(QUOTE, row.start, row.end, f"quote {row.type} v{voice}", before=label)


def sentence_marks(facts: Iterable[Fact], article_id: str, seats: Seats) -> Iterator[Mark]:
    """Yield the sentences that tell what another article tells too, by colour and number."""
    here = seats[article_id]
    for fact in facts:
        for article, start, end in fact.places:
            if article != article_id:
                continue
            other, *there = fact.next_after(article_id)
            seat = seats[other]
            anchor = seat.anchor(*there)
            address = f"#{anchor}" if seat.page == here.page else f"{seat.page}#{anchor}"
            colour = f"c{1 + (fact.number - 1) % COLOURS}"
            label = link(str(fact.number), address, f"tie {colour}", "the same fact in the next article")  # fmt: skip
            ending = f'<span class="told-end {colour}"></span>'
            number = (("data-fact", str(fact.number)),)
            yield Mark(SENTENCE, start, end, "told", before=label, after=ending, data=number)


def number_marks(rows: pd.DataFrame) -> Iterator[Mark]:
    """Yield the quantities."""
    for row in rows.itertuples():
        yield Mark(NARROW, row.start, row.end, "number")


def actor_marks(rows: pd.DataFrame) -> Iterator[Mark]:
    """Yield the namings of actors; who is meant shows where the print does not say it."""
    for row in rows.itertuples():
        title = (("title", row.name),) if row.name != row.text else ()
        yield Mark(NARROW, row.start, row.end, "actor", data=title)


def difference_marks(
    found: Iterable[Difference],
    article_id: str,
    seats: Seats,
    text: str,
    pieces: Sequence[tuple[int, int]],
) -> Iterator[Mark]:
    """Yield flags in words behind a number or quotation that other articles have otherwise.

    Of the pieces of a quotation the flag follows the one with the changed words, and its marks.
    """
    flags: dict[tuple[int, int], list[str]] = {}
    for difference in found:
        for side, (article, start, end) in enumerate(difference.places):
            if article == article_id:
                changed = difference.ends[side]
                held = [(a, b) for a, b in pieces if start <= a < changed <= b <= end]
                place = held[0] if held else (start, end)
                flags.setdefault(place, []).append(flag(difference, 1 - side, seats))
    for (start, end), own in flags.items():
        more = len(own) - MOST_FLAGS
        rest = link(f"and {more} more", "", "flag more") if more > 0 else ""
        closing = with_marks(text, start, end)[1]
        yield Mark(QUOTE, start, closing, "differs", after="".join(own[:MOST_FLAGS]) + rest)


def flag(difference: Difference, side: int, seats: Seats) -> str:
    """Return a flag that says what the article on one side has, and leads there."""
    article, *place = difference.places[side]
    outlet, text = difference.outlets[side] or "the other", shortened(difference.words[side])
    words = f"{difference.sign}; {outlet}: “{text}”"
    return link(words, seats[article].address(*place), f"flag {difference.label}", difference.why)


def shortened(text: str) -> str:
    """Return the beginning of a long text, up to a blank, with a mark where it was cut."""
    return textwrap.shorten(text, FLAG, placeholder="…")


def anchors(
    places: Iterable[tuple[int, int]], sentences: Iterable[tuple[int, int]]
) -> Iterator[Mark]:
    """Yield marks that only have an anchor: inside a sentence innermost, else outermost."""
    bounds = sorted(sentences)
    starts = [start for start, _ in bounds]
    for start, end in sorted(places):
        at = bisect_right(starts, start) - 1
        inside = at >= 0 and end <= bounds[at][1] and (start, end) != bounds[at]
        yield Mark(NEAR if inside else WIDE, start, end)


def paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Yield the paragraphs that a print keeps on one page: those that cut no mark in two."""
    spans = [mark for mark in marks if "\n" in text[mark.start : mark.end].rstrip("\n")]
    for line in LINE.finditer(text):
        start, end = line.span()
        cut = any(mark.start < end and start < mark.end for mark in spans)
        if end - start <= KEPT_WHOLE and not cut:
            yield Mark(PARAGRAPH, start, end, "paragraph", anchored=False)
