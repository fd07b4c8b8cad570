"""The other pictures of 06-alignment: who tells which fact, and where each shared fact stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    MARGIN,
    WIDTH,
    Look,
    fitted,
    head,
    label,
    name_of,
    new,
    statement,
    width_of,
    wrapped,
)
from analysis.findings.wording import the_article

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.25
MOST_FACTS = 30
MOST_OUTLETS, NAME_LINES = 12, 2
UPRIGHT = 1.4
"""Inches of the longest name of a column."""
ALL_LETTERS = 1100
"""Letters of all sentences together: a figure is a file that travels, and each letter is drawn."""


def coverage_matrix(
    told: pd.DataFrame,
    words: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw facts in rows and outlets in columns, filled where told, the first words beside them.

    Parameters
    ----------
    told : DataFrame of bool
        Facts in rows, outlets in columns, most widely told first; at most thirty are drawn.
    words : sequence of str
        The representative sentence of each fact.
    """
    shown = told.iloc[:MOST_FACTS, :MOST_OUTLETS]
    if shown.empty:
        return statement(title, subtitle, "No fact was found to set beside each other.")
    names = [fitted(name_of(outlet), UPRIGHT, 8.5) for outlet in shown.columns]
    widest = max(width_of(name, 8.5) for name in names)
    column = min(max(0.75, widest + 0.12), 0.5 * (WIDTH - 2 * MARGIN) / len(names))
    upright = not all(fits(name, column) for name in names)
    above = widest + 0.1 if upright else 0.35
    figure, axes = new(above + ROW * len(shown), head(title, subtitle))
    axes.set_xlim(0, WIDTH - 2 * MARGIN)
    axes.set_ylim(-ROW * (len(shown) - 0.4), above + 0.3 * ROW)
    axes.set_axis_off()
    centres = [column * (i + 0.5) for i in range(len(names))]
    draw_marks(axes, shown, centres, outlooks)
    draw_names(axes, names, centres, column, upright=upright)
    draw_words(axes, words[: len(shown)], column * len(names) + 0.12)
    return figure


def fits(name: str, column: float) -> bool:
    """Say whether a name stands in two lines of its column without a broken word."""
    whole = all(width_of(word, 8.5) <= column - 0.05 for word in name.split())
    return whole and len(wrapped(name, column - 0.05, 8.5)) <= NAME_LINES


def draw_names(
    axes: Axes, names: Sequence[str], centres: Sequence[float], column: float, *, upright: bool
) -> None:
    """Name the columns, each in its own or, where one does not fit, all upright."""
    for centre, name in zip(centres, names, strict=True):
        lines = [name] if upright else wrapped(name, column - 0.05, 8.5)
        axes.text(
            centre, 0.8 * ROW, "\n".join(lines), size=8.5, ha="center", va="bottom",
            rotation=90 if upright else 0,
        )  # fmt: skip


def draw_marks(
    axes: Axes, told: pd.DataFrame, centres: Sequence[float], outlooks: Mapping[str, Look]
) -> None:
    """Draw each outlet's mark, filled where it tells the fact, and a line between groups of rows."""
    for centre, outlet in zip(centres, told.columns, strict=True):
        look, column = outlooks[str(outlet)], told[outlet].to_numpy(dtype=bool)
        for filled in (True, False):
            rows = [-ROW * i for i, value in enumerate(column) if bool(value) is filled]
            axes.plot(
                [centre] * len(rows), rows, look.marker, markersize=7, mec=look.colour, mew=1,
                mfc=look.colour if filled else "white", alpha=1.0 if filled else 0.35,
            )  # fmt: skip
    widely = list(told.sum(axis=1))
    for row, (above, below) in enumerate(pairwise(widely)):
        if above != below:
            axes.axhline(-ROW * (row + 0.5), color=HAIRLINE, linewidth=1)


def draw_words(axes: Axes, words: Sequence[str], left: float) -> None:
    """Write the first words of each sentence, cut with a mark where there is no more room."""
    inches = WIDTH - 2 * MARGIN - left
    for row, text in enumerate(words):
        line = label(text, max(24, ALL_LETTERS // max(1, len(words))))
        axes.text(left, -ROW * row, fitted(line, inches), va="center", color=INK)


def order_plot(links: pd.DataFrame, names: tuple[str, str], title: str, subtitle: str) -> Figure:
    """Draw where each shared fact stands in two articles, as shares of their length.

    Parameters
    ----------
    links : DataFrame
        Columns place_a, place_b, score.
    names : tuple of str
        Outlet across, outlet up.
    """
    if links.empty:
        return statement(title, subtitle, "No two sentences were found to tell the same.")
    figure, axes = new(3.9, head(title, subtitle))
    axes.plot([0, 1], [0, 1], color="#cccccc", linewidth=1)
    axes.annotate(
        "equally early in both", (0.93, 0.97), size=8, color=FAINT, ha="right", va="center",
    )  # fmt: skip
    axes.scatter(
        links["place_a"], links["place_b"], s=14 + 40 * links["score"], facecolor="#55555599",
        edgecolor="white", linewidths=0.6, clip_on=False, zorder=3,
    )  # fmt: skip
    across, up = (the_article(name_of(name)) for name in names)
    axes.set_xlabel(f"share of {across} before the sentence", color=FAINT)
    axes.set_ylabel(f"share of {up} before it", color=FAINT)
    axes.set_xlim(-0.02, 1.02)
    axes.set_ylim(1.02, -0.02)
    axes.set_box_aspect(0.62)
    axes.grid()
    return figure
