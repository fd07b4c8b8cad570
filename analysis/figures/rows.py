"""Dot rows on one scale: a category a row, a dot an outlet, joined by a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    SMALL,
    Look,
    head,
    label,
    name_of,
    new,
    statement,
    told_apart,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, LABELLED_ROW = 0.28, 0.34
IN_PLACE = 2
"""Up to so many outlets are named at their uppermost dots, and every dot has its value; more have a key."""
CLOSE = 0.22
"""Share of the axis under which the labels of two dots are led apart."""
SIDEWAYS = 0.2
"""Share of a row by which dots of equal values are moved apart, so that none hides another."""


def dot_rows(
    table: pd.DataFrame, outlooks: Mapping[str, Look], unit: str, title: str, subtitle: str
) -> Figure:
    """Draw one row a category, a dot an outlet, from a common zero.

    Parameters
    ----------
    table : DataFrame
        Categories in rows (their printed names), outlets in columns; nan is not drawn.
    unit : str
        Title of the axis.
    """
    shown = table.dropna(how="all").iloc[::-1]
    if shown.empty:
        return statement(title, subtitle, "Nothing was found to count.")
    in_place = len(outlooks) <= IN_PLACE
    height = LABELLED_ROW if in_place else ROW
    figure, axes = new(0.7 + height * len(shown), head(title, subtitle, None if in_place else outlooks))  # fmt: skip
    top = float(shown.max(axis=None)) or 1.0
    for y, (_, row) in enumerate(shown.iterrows()):
        draw_row(axes, y, row.dropna(), outlooks, top)
    if in_place:
        label_dots(axes, shown, top)
    axes.set_yticks(range(len(shown)), [label(str(name), 50) or "unnamed" for name in shown.index])
    axes.set_xlim(-0.015 * top, (1.2 if in_place else 1.04) * top)
    axes.set_ylim(-0.6, len(shown) - (0.2 if in_place else 0.4))
    axes.set_xlabel(unit, color=FAINT)
    axes.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    axes.grid(axis="x", color=HAIRLINE)
    return figure


def draw_row(
    axes: Axes, y: int, values: pd.Series, outlooks: Mapping[str, Look], top: float
) -> None:
    """Draw one category: the outlets' dots on a line; of many outlets the highest by name."""
    axes.hlines(y, values.min(), values.max(), color="#c8c8c8", linewidth=1.2, zorder=1)
    seen: list[float] = []
    for outlet, value in values.items():
        look = outlooks[str(outlet)]
        equal = min(1, sum(abs(value - other) < 0.012 * top for other in seen))
        seen.append(float(value))
        axes.plot(
            value, y + SIDEWAYS * equal * told_apart(outlooks), look.marker, color=look.colour, markersize=6, zorder=3,
            clip_on=False,
        )  # fmt: skip
    if not told_apart(outlooks):
        highest = values.idxmax()
        axes.annotate(
            name_of(highest, 18), (values[highest], y), (-6 if values[highest] > top / 2 else 6, 5),
            textcoords="offset points", size=SMALL, color=INK,
            ha="right" if values[highest] > top / 2 else "left",
        )  # fmt: skip


def label_dots(axes: Axes, shown: pd.DataFrame, top: float) -> None:
    """Write each dot's value above it, and at an outlet's uppermost dot its name."""
    uppermost = {outlet: shown[outlet].dropna().index[-1] for outlet in shown if shown[outlet].notna().any()}  # fmt: skip
    for y, (category, row) in enumerate(shown.iterrows()):
        known = row.dropna().sort_values(kind="stable")
        close = len(known) > 1 and known.iloc[-1] - known.iloc[0] < CLOSE * top
        for place, (outlet, value) in enumerate(known.items()):
            name = f"{name_of(outlet, 18)} " if uppermost[outlet] == category else ""
            aside = (1 if place else -1) if close else 0
            axes.annotate(
                name + short(float(value)), (value, y), (2 * aside, 4.5), size=SMALL, color=INK,
                textcoords="offset points", ha={-1: "right", 0: "center", 1: "left"}[aside],
            )  # fmt: skip


def short(value: float) -> str:
    """Return a value in two or three digits.

    Examples
    --------
    >>> short(12.34), short(1.234), short(0.0)
    ('12', '1.2', '0')
    """
    return f"{value:.0f}" if value >= 10 or value == 0 else f"{value:.1f}"
