"""Who tells what, of two outlets: only the one, both, only the other, in three columns of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.escaping import together
from analysis.figures.lettering import clipped, label, name_of
from analysis.figures.style import FAINT, HAIRLINE, INK, MARGIN, Head, Look, head, new
from analysis.figures.width import PAGE
from analysis.findings.amounts import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GAP, GUTTER, LINE, PAUSE, TOP = 0.2, 0.52, 0.155, 0.08, 0.42
"""Inches between columns, left of a text for its marks, of a line, between facts, and for heads."""
COLUMN = (PAGE - 2 * MARGIN - 2 * GAP) / 3
LINES, ALL_LINES = 3, 100
"""Lines of a fact, fewer where there are many: a figure is a file, and each letter is drawn."""
MOST = 20
"""Facts of a column."""
KEY = "filled: nothing near it in the other; open: perhaps told there, in part or in other words; %: place in article"


@dataclass(frozen=True)
class Entry:
    """A fact in its column: the outlets that tell it and where, its words, whether it stands alone."""

    places: Mapping[str, float]
    words: str
    alone: bool


def fact_columns(
    facts: pd.DataFrame, outlets: tuple[str, str], looks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:  # fmt: skip
    """Draw three columns of facts in order of appearance: told by one, by both, by the other.

    Parameters
    ----------
    facts : DataFrame
        Columns fact, outlet, text, told, place, only_here: the facts of one event.
    outlets : tuple of str
        Left and right.
    """
    left, right = outlets
    entries = entries_of(facts, outlets)
    columns = [
        (f"only {name_of(left, 20, outlets)}", [e for e in entries if set(e.places) == {left}]),
        ("both", [e for e in entries if len(e.places) > 1]),
        (f"only {name_of(right, 20, outlets)}", [e for e in entries if set(e.places) == {right}]),
    ]
    drawn = sum(min(MOST, len(own)) for _, own in columns)
    most = LINES if LINES * drawn <= ALL_LINES else LINES - 1
    texts = [[lines_of(entry, most) for entry in own[:MOST]] for _, own in columns]
    body = TOP + max(sum(height(entry) for entry in own) for own in texts) + LINE
    figure, axes = new(body, explained(title, subtitle))
    axes.set_xlim(0, PAGE - 2 * MARGIN)
    axes.set_ylim(-body, 0)
    axes.set_axis_off()
    for i, ((name, own), lines) in enumerate(zip(columns, texts, strict=True)):
        x = i * (COLUMN + GAP)
        axes.text(x, -0.12, f"{name} ({len(own)})", weight="bold", va="center", color=INK)
        axes.hlines(-0.28, x, x + COLUMN, color="#bbbbbb", linewidth=0.8)
        draw_column(axes, x, own, lines, looks)
    return figure


def explained(title: str, subtitle: str) -> Head:
    """Return the head of the figure, its subtitle saying what the marks mean."""
    return head(title, f"{subtitle}\n{KEY}")


def entries_of(facts: pd.DataFrame, outlets: tuple[str, str]) -> list[Entry]:
    """Return the facts in the order in which the first outlet that tells them has them."""
    told = facts[facts["told"].astype(bool)]
    entries = []
    for _, rows in told.groupby("fact", sort=False):
        first = rows.groupby("outlet")["place"].min()
        places = {o: float(first[o]) for o in outlets if o in first.index}
        alone = bool(rows["only_here"].iloc[0])
        entries.append(Entry(places, str(rows["text"].iloc[0]), alone))
    return sorted(entries, key=lambda entry: next(iter(entry.places.values())))


def lines_of(entry: Entry, most: int) -> list[str]:
    """Return the words of a fact as the lines of its column, the last one cut with a mark."""
    lines = clipped(label(entry.words, 200), COLUMN - GUTTER, most)
    return lines + [""] * (len(entry.places) - len(lines))


def height(lines: Sequence[str]) -> float:
    """Return the inches that a fact takes."""
    return LINE * len(lines) + PAUSE


def draw_column(
    axes: Axes, x: float, entries: Sequence[Entry], texts: Sequence[Sequence[str]], looks: Mapping[str, Look]
) -> None:  # fmt: skip
    """Draw the facts of a column: a mark and a place for each outlet that tells it, and its words."""
    y = -TOP
    for entry, lines in zip(entries, texts, strict=False):
        for row, (outlet, place) in enumerate(entry.places.items()):
            look, level = looks[outlet], y - row * LINE
            filled = entry.alone or len(entry.places) > 1
            axes.plot(
                x + 0.05, level, look.marker, markersize=6, mec=look.colour, mew=1,
                mfc=look.colour if filled else "white",
            )  # fmt: skip
            axes.text(
                x + GUTTER - 0.06, level, together(percent(place)), ha="right",
                va="center", color=FAINT,
            )  # fmt: skip
        for row, line in enumerate(lines):
            axes.text(x + GUTTER, y - row * LINE, line, va="center", color=INK)
        y -= height(lines)
        axes.hlines(y + PAUSE / 2 + LINE / 2, x, x + COLUMN, color=HAIRLINE, linewidth=0.6)
    if len(entries) > len(texts):
        axes.text(x + GUTTER, y, f"and {len(entries) - len(texts)} more (CSV)", va="center", color=FAINT)  # fmt: skip
