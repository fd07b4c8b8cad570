"""The picture of 00-overview: one row a measure, outlets as dots joined by a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import SMALL, label, name_within, width_of
from analysis.figures.rows import IN_PLACE, VALUE
from analysis.figures.spreading import equal_before, spread_within
from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    MARGIN,
    Look,
    head,
    new,
    statement,
    told_apart,
)
from analysis.figures.width import fits_phones, page_width
from analysis.rounding import printed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAMES, ROOM = 1.5, 0.35
"""Inches that the names of the measures take, and that stay free beside the rows."""
ROW = 0.46
ENDS = "named: the lowest and the highest, with the interval where there is one"
STEP = 0.075
"""Inches between the whiskers of a row, and between dots of equal values."""
FREE_STEPS = 2
"""Steps for which a row has room as it is."""
TICK = 0.025
"""Inches from a whisker to the ends of the tick at its value, which ties it to its dot in grey too."""


@fits_phones
def measure_dots(
    table: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw each measure as a row on its own scale from zero, its unit at the row.

    Of outlets too many for colours of their own the lowest and the highest are named, and have
    their intervals drawn.

    Parameters
    ----------
    table : DataFrame
        Columns measure, unit, outlet, value, low, high.
    """
    known = table.dropna(subset=["value"])
    names = list(dict.fromkeys(known["measure"]))
    if not names:
        return statement(title, subtitle, "No measure is defined for any article.")
    row = ROW + STEP * steps_below(known, outlooks)
    says = row_of_names(known, outlooks)
    note = subtitle if told_apart(outlooks) else f"{subtitle}; {ENDS}"
    above = head(title, note, None if says else outlooks)
    figure, axes = new(row * len(names), above)
    axes.set_xlim(0, page_width() - 2 * MARGIN)
    axes.set_ylim(-row * len(names), 0)
    axes.set_axis_off()
    for i, name in enumerate(names):
        y = -row * i - 0.28
        own = known[known["measure"] == name].sort_values("value", kind="stable")
        axes.text(0, y + 0.06, label(str(name), 24), color=INK, va="center")
        axes.text(0, y - 0.09, label(str(own["unit"].iloc[0]), 30), size=SMALL, color=FAINT, va="center")  # fmt: skip
        draw_row(axes, y, own, outlooks, named=name == says or not told_apart(outlooks))
    return figure


def row_of_names(known: pd.DataFrame, outlooks: Mapping[str, Look]) -> str:
    """Return the first measure whose dots have room for the names of two outlets, empty without one."""
    if len(outlooks) != IN_PLACE:
        return ""
    room = VALUE + sum(width_of(drawn_name(outlet, outlooks)) for outlet in outlooks) / IN_PLACE
    for measure, own in known.groupby("measure", sort=False):
        top = float(own[["value", "high"]].max(axis=None)) or 1.0
        apart = float(own["value"].max() - own["value"].min()) / top
        if len(own) == IN_PLACE and apart * track_width() > room:
            return str(measure)
    return ""


def drawn_name(outlet: str, outlooks: Mapping[str, Look]) -> str:
    """Return an outlet's name as it stands before a value: both ends of a row have room for one."""
    return name_within(outlet, track_width() / IN_PLACE - VALUE, outlooks, 18)


def steps_below(known: pd.DataFrame, outlooks: Mapping[str, Look]) -> float:
    """Return for how many steps the rows need room below, for whiskers or for dots of equal values.

    Examples
    --------
    >>> same = pd.DataFrame({"measure": "words", "value": [2.0] * 6, "low": None})
    >>> steps_below(same, dict.fromkeys("ABCDEF", Look("#000000", "o")))
    3.0
    """
    if not told_apart(outlooks):
        return 2.5 if known["low"].notna().any() else 0.0
    if known["low"].notna().any():
        return len(outlooks) + 0.5
    most = 0
    for _, own in known.groupby("measure"):
        top = float(own["value"].max()) or 1.0
        most = max(
            most, *equal_before(list(own["value"].sort_values() * track_width() / top), STEP)
        )
    return max(0.0, float(most - FREE_STEPS))


def track_width() -> float:
    """Return how many inches the scale of a row takes."""
    return page_width() - 2 * MARGIN - NAMES - ROOM


def draw_row(
    axes: Axes, y: float, table: pd.DataFrame, outlooks: Mapping[str, Look], *, named: bool
) -> None:
    """Draw one measure: dots with whiskers where intervals exist, values above them, and names if `named`."""
    ends = labelled(len(table), outlooks)
    drawn = pd.concat([table["value"], table.iloc[ends]["low"], table.iloc[ends]["high"]])
    top, bottom = float(drawn.max()) or 1.0, min(0.0, float(drawn.min()))
    track = track_width()
    scale = track / (top - bottom)
    axes.hlines(y, NAMES, NAMES + track, color=HAIRLINE, linewidth=1, zorder=0)
    zero = NAMES - bottom * scale
    axes.vlines(zero, y - 0.07, y + 0.07, color="#999999", linewidth=1, zorder=0)
    places = [zero + float(value) * scale for value in table["value"]]
    axes.hlines(y, min(places), max(places), color="#bbbbbb", linewidth=1.4, zorder=1)
    for i, (x, row) in enumerate(zip(places, table.itertuples(), strict=True)):
        look = outlooks[str(row.outlet)]
        if pd.notna(row.low) and i in ends:
            below = y - STEP * (ends.index(i) + 1)
            low, high = zero + float(row.low) * scale, zero + float(row.high) * scale
            axes.hlines(below, low, high, color=look.colour, linewidth=1.6)
            axes.vlines(x, below - TICK, below + TICK, color=look.colour, linewidth=1.6)
        below = STEP * equal_before(places, STEP)[i] * told_apart(outlooks)
        axes.plot(x, y - below, look.marker, color=look.colour, markersize=7, zorder=3)
    texts = printed(list(table["value"]))
    if named:
        texts = [
            f"{drawn_name(o, outlooks)} {t}" for o, t in zip(table["outlet"], texts, strict=True)
        ]
    write_values(axes, y, places, texts, ends)


def labelled(count: int, outlooks: Mapping[str, Look]) -> list[int]:
    """Return which of the dots of a row, in rising order, have a label and a whisker."""
    return list(range(count)) if told_apart(outlooks) else sorted({0, count - 1})


def write_values(
    axes: Axes, y: float, places: Sequence[float], texts: Sequence[str], shown: Sequence[int]
) -> None:
    """Write above the dots of a row the texts that are shown, or the one that is that of all."""
    if len(set(texts)) == 1:
        shown = shown[:1]
    widths = [width_of(texts[i]) + 0.06 for i in shown]
    ends = NAMES - 0.2, page_width() - 2 * MARGIN
    middles = spread_within([places[i] for i in shown], widths, *ends)
    for i, x in zip(shown, middles, strict=True):
        axes.text(x, y + 0.08, texts[i], ha="center", va="bottom", color=INK)
