"""The other pictures of 06-alignment: who tells which fact, and where each shared fact stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.fact_columns import fact_columns
from analysis.figures.lettering import (
    clipped,
    label,
    name_within,
    width_of,
    wrapped,
)
from analysis.figures.style import FAINT, HAIRLINE, INK, MARGIN, Look, head, new, of_all, statement
from analysis.figures.width import page_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, LINE = 0.25, 0.155
MOST_FACTS = 30
MOST_OUTLETS, NAME_LINES = 12, 2
PLACE, JOINED, NUMBER, MOST_PLACES = 0.42, 3.05, 0.42, 14
"""Inches of a row of the order, of a side up to where lines begin, and of a sentence's number."""
KEY = "one row a fact, filled where told"
UPRIGHT = 1.4
"""Inches of the longest name of a column."""
ALL_LETTERS = 1900
"""Letters of all sentences together: a figure is a file that travels, and each letter is drawn."""


def coverage_matrix(
    told: pd.DataFrame,
    words: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
    facts: pd.DataFrame | None = None,
) -> Figure:
    """Draw facts in rows and outlets in columns, filled where told, the first words beside them.

    Of two outlets whose `facts` are given, three columns of text: told by one, by both, by the other.

    Parameters
    ----------
    told : DataFrame of bool
        Facts in rows, outlets in columns, most widely told first; at most thirty are drawn.
    words : sequence of str
        The representative sentence of each fact.
    facts : DataFrame, optional
        The same facts as rows of the table coverage.
    """
    if facts is not None and told.shape[1] == 2 and len(told):
        pair = [outlet for outlet in outlooks if outlet in told.columns]
        return fact_columns(facts, (pair[0], pair[1]), outlooks, title, subtitle)
    shown = told.iloc[:MOST_FACTS, :MOST_OUTLETS]
    if shown.empty:
        return statement(title, subtitle, "No fact was found to set beside each other.")
    names = [name_within(outlet, UPRIGHT, shown.columns) for outlet in shown.columns]
    widest = max(width_of(name) for name in names)
    column = column_width(names)
    upright = not all(fits(name, column) for name in names)
    above = widest + 0.1 if upright else 0.35
    left = column * len(names) + 0.12
    longest = max(24, ALL_LETTERS // len(shown))
    inches = page_width() - 2 * MARGIN - left
    lines = [clipped(whole_words(text, longest), inches) for text in words[: len(shown)]]
    heights = stacked([len(own) for own in lines])
    figure, axes = new(above + 0.3 * ROW + heights[-1], head(title, f"{subtitle}; {KEY}"))
    axes.set_xlim(0, page_width() - 2 * MARGIN)
    axes.set_ylim(-heights[-1], above + 0.3 * ROW)
    axes.set_axis_off()
    centres = [column * (i + 0.5) for i in range(len(names))]
    draw_marks(axes, shown, centres, outlooks, heights)
    draw_names(axes, names, centres, column, upright=upright)
    for y, own in zip(heights, lines, strict=False):
        axes.text(left, -y, "\n".join(own), va="center", color=INK)
    return figure


def whole_words(text: str, longest: int) -> str:
    """Return the first words of a text, cut with a mark where there are more.

    Examples
    --------
    >>> whole_words("It took three hours, the patrol said", 23)
    'It took three hours…'
    """
    words = label(text, longest)
    if not words.endswith("…") or " " not in words:
        return words
    return f"{words.rsplit(' ', 1)[0].rstrip(',;: ')}…"


def column_width(names: Sequence[str]) -> float:
    """Return the inches of a column: as many as the longest word of a name, within half the figure."""
    words = [word for name in names for word in name.split()]
    longest = max(width_of(word) for word in words)
    return min(max(0.55, longest + 0.12), 0.5 * (page_width() - 2 * MARGIN) / len(names))


def stacked(lines: Sequence[int]) -> list[float]:
    """Return how far below the first row the middle of each stands, and at last the foot of all.

    Examples
    --------
    >>> [round(y, 1) for y in stacked([1, 2, 1])]
    [0.0, 0.3, 0.7, 0.8]
    """
    middles, edge = [], -ROW / 2
    for count in lines:
        height = ROW + LINE * (max(1, count) - 1)
        middles.append(edge + height / 2)
        edge += height
    return [*middles, edge]


def fits(name: str, column: float) -> bool:
    """Say whether a name stands in two lines of its column without a broken word."""
    whole = all(width_of(word) <= column - 0.05 for word in name.split())
    return whole and len(wrapped(name, column - 0.05)) <= NAME_LINES


def draw_names(
    axes: Axes, names: Sequence[str], centres: Sequence[float], column: float, *, upright: bool
) -> None:
    """Name the columns, each in its own or, where one does not fit, all upright."""
    for centre, name in zip(centres, names, strict=True):
        lines = [name] if upright else wrapped(name, column - 0.05)
        axes.text(
            centre, 0.8 * ROW, "\n".join(lines), ha="center", va="bottom",
            rotation=90 if upright else 0,
        )  # fmt: skip


def draw_marks(
    axes: Axes, told: pd.DataFrame, centres: Sequence[float], outlooks: Mapping[str, Look], heights: Sequence[float]
) -> None:  # fmt: skip
    """Draw each outlet's mark, filled where it tells the fact, and a line between groups of rows."""
    for centre, outlet in zip(centres, told.columns, strict=True):
        look, column = outlooks[str(outlet)], told[outlet].to_numpy(dtype=bool)
        for filled in (True, False):
            rows = [-y for y, value in zip(heights, column, strict=False) if bool(value) is filled]
            axes.plot(
                [centre] * len(rows), rows, look.marker, markersize=7, mec=look.colour, mew=1,
                mfc=look.colour if filled else "white", alpha=1.0 if filled else 0.35,
            )  # fmt: skip
    widely = list(told.sum(axis=1))
    for row, (above, below) in enumerate(pairwise(widely)):
        if above != below:
            axes.axhline(-(heights[row] + heights[row + 1]) / 2, color=HAIRLINE, linewidth=1)


def order_plot(
    places: pd.DataFrame,
    names: tuple[str, str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw matched sentences in the order of each of two articles, joined; black where they move.

    Parameters
    ----------
    places : DataFrame
        Columns text, number and of, each with _a and _b, score and moved; the surest fourteen are
        drawn.
    names : tuple of str
        Outlet to the left, outlet to the right.
    """
    if places.empty:
        return statement(title, subtitle, "No two sentences were found to tell the same.")
    table = places.nlargest(MOST_PLACES, "score", keep="first")
    above = head(title, of_all(subtitle, len(table), len(places), "matched sentences"))
    figure, axes = new(PLACE * (len(table) + 0.9), above)
    axes.set_xlim(0, page_width() - 2 * MARGIN)
    axes.set_ylim(-PLACE * (len(table) - 0.4), PLACE)
    axes.set_axis_off()
    heights = {}
    for side, name in zip("ab", names, strict=True):
        ranks = table[f"number_{side}"].rank(method="first")
        heights[side] = -PLACE * (ranks - 1)
        draw_side(axes, side, table, heights[side], name, outlooks)
    for row, ends in enumerate(zip(heights["a"], heights["b"], strict=True)):
        black = bool(table["moved"].iloc[row])
        axes.plot(
            (JOINED, page_width() - 2 * MARGIN - JOINED), ends, color=INK if black else "#c4c4c4",
            linewidth=1.3, zorder=2 if black else 1,
        )  # fmt: skip
    return figure


def draw_side(
    axes: Axes, side: str, table: pd.DataFrame, heights: pd.Series, outlet: str, outlooks: Mapping[str, Look]
) -> None:  # fmt: skip
    """Write the sentences of one article, each with its number beside its end of a line."""
    sign = 1 if side == "a" else -1
    edge = 0.0 if side == "a" else page_width() - 2 * MARGIN
    towards = "right" if side == "a" else "left"
    look = outlooks[outlet]
    end, words = edge + sign * JOINED, JOINED - NUMBER - 0.1
    left = edge if side == "a" else edge - words
    count = f", {table[f'of_{side}'].iloc[0]} sentences"
    room = words + (NUMBER if side == "a" else 0) - width_of(count, bold=True)
    top = name_within(outlet, room, outlooks, bold=True) + count
    axes.text(left, 0.75 * PLACE, top, weight="bold", va="center", color=INK)
    rows = zip(table[f"text_{side}"], table[f"number_{side}"], table["moved"], heights, strict=True)
    for text, number, black, y in rows:
        axes.plot(end, y, look.marker, color=look.colour, markersize=5, zorder=3)
        axes.text(end - sign * 0.1, y, ordinal(int(number)), ha=towards, va="center", color=INK)
        lines = clipped(label(str(text), 200), words)
        axes.text(left, y, "\n".join(lines), va="center", color=INK if black else FAINT)


def ordinal(number: int) -> str:
    """Return a number as one counts.

    Examples
    --------
    >>> [ordinal(n) for n in (1, 2, 3, 11, 22)]
    ['1st', '2nd', '3rd', '11th', '22nd']
    """
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"
