"""Dot rows on one scale: a category a row, a dot an outlet, joined by a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import SMALL, label, name_of, name_within, width_of, wrapped
from analysis.figures.spreading import equal_before, spread
from analysis.figures.style import HAIRLINE, INK, Look, axis_title, head, new, statement, told_apart
from analysis.figures.width import fits_phones, page_width
from analysis.rounding import formatted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, LABELLED_ROW = 0.28, 0.34
IN_PLACE = 2
"""Up to so many outlets are named at their uppermost dots, and every dot has its value; more have a key."""
LINE, NAMES = 0.15, 0.46
"""Inches of a further line of a name, and the share of the width that names take at most."""
VALUE = 0.35
"""Inches that a value takes beside a name."""
EDGES, BEYOND = 0.35, 1.2
"""Inches beside the axis and its names, and how far the axis goes on for the label of the last dot."""
SAME = 0.012
"""Share of the axis within which dots count as of equal values."""
SIDEWAYS = 0.2
"""Share of a row by which dots of equal values are moved apart, so that none hides another."""
FURTHEST = 0.4
"""Share of a row that a dot moves at most: further on it would stand in the next row."""


@fits_phones
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
    names = [
        wrapped(label(str(name), 50) or "unnamed", NAMES * page_width()) for name in shown.index
    ]
    height = (LABELLED_ROW if in_place else ROW) + LINE * (max(map(len, names)) - 1)
    figure, axes = new(0.7 + height * len(shown), head(title, subtitle, None if in_place else outlooks))  # fmt: skip
    top = float(shown.max(axis=None)) or 1.0
    for y, (_, row) in enumerate(shown.iterrows()):
        draw_row(axes, y, row.dropna(), outlooks, top)
    if in_place:
        longest = max(width_of(line) for lines in names for line in lines)
        label_dots(axes, shown, (page_width() - longest - EDGES) / (BEYOND * top), top)
    axes.set_yticks(range(len(shown)), ["\n".join(lines) for lines in names])
    axes.set_xlim(-0.015 * top, (BEYOND if in_place else 1.04) * top)
    axes.set_ylim(-0.6, len(shown) - (0.2 if in_place else 0.4))
    axis_title(axes, unit)
    axes.axvline(0, color="#bbbbbb", linewidth=0.8, zorder=0)
    axes.grid(axis="x", color=HAIRLINE)
    return figure


def draw_row(
    axes: Axes, y: int, values: pd.Series, outlooks: Mapping[str, Look], top: float
) -> None:
    """Draw one category: the outlets' dots on a line; of many outlets the highest by name."""
    axes.hlines(y, values.min(), values.max(), color="#c8c8c8", linewidth=1.2, zorder=1)
    equal = equal_before(list(values), SAME * top)
    for (outlet, value), before in zip(values.items(), equal, strict=True):
        look = outlooks[str(outlet)]
        axes.plot(
            value, y + aside(before, len(outlooks)) * told_apart(outlooks), look.marker, color=look.colour, markersize=6, zorder=3,
            clip_on=False,
        )  # fmt: skip
    if not told_apart(outlooks):
        highest = values.idxmax()
        axes.annotate(
            name_of(highest, 18, outlooks), (values[highest], y), (-6 if values[highest] > top / 2 else 6, 5),
            textcoords="offset points", size=SMALL, color=INK,
            ha="right" if values[highest] > top / 2 else "left",
        )  # fmt: skip


def aside(equal: int, outlets: int) -> float:
    """Return by what share of a row a dot moves for so many equal ones before it, up and down in turn.

    Examples
    --------
    >>> aside(0, 4), aside(1, 4), aside(2, 4), aside(3, 4)
    (0.0, 0.2, -0.2, 0.4)
    """
    steps, most = (equal + 1) // 2, outlets // 2
    step = min(SIDEWAYS, FURTHEST / most) if most else 0.0
    return step * (steps if equal % 2 else -steps)


def label_dots(axes: Axes, shown: pd.DataFrame, scale: float, top: float) -> None:
    """Write each dot's value above it, and at an outlet's uppermost dot its name.

    `scale` is how many inches one unit of the axis takes, `top` the largest value.
    """
    uppermost = {outlet: shown[outlet].dropna().index[-1] for outlet in shown if shown[outlet].notna().any()}  # fmt: skip
    room = scale * BEYOND * top / IN_PLACE - VALUE
    names = {outlet: name_within(outlet, room, shown.columns, 18) for outlet in shown}
    for y, (category, row) in enumerate(shown.iterrows()):
        known = row.dropna().sort_values(kind="stable")
        texts = [
            (f"{names[outlet]} " if uppermost[outlet] == category else "") + short(float(value))
            for outlet, value in known.items()
        ]
        widths = [width_of(text) + 0.08 for text in texts]
        dots = [scale * float(value) for value in known]
        wanted = [max(x, wide / 2 - 0.05) for x, wide in zip(dots, widths, strict=True)]
        lifted = SIDEWAYS * any(equal_before(list(known), SAME * top))
        for text, value, x, place in zip(texts, known, dots, spread(wanted, widths), strict=True):
            axes.annotate(
                text, (value, y + lifted), (72 * (place - x), 4.5), size=SMALL, color=INK,
                textcoords="offset points", ha="center",
            )  # fmt: skip


def short(value: float) -> str:
    """Return a value in two or three digits.

    Examples
    --------
    >>> short(12.34), short(1.234), short(0.0)
    ('12', '1.2', '0')
    """
    return formatted(value, ".0f" if value >= 10 or value == 0 else ".1f")
