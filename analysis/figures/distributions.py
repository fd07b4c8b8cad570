"""A measure over many events: every event a small dot, the mean a large one with its interval.

A bare average hides how far single events lie apart; this picture is shown wherever an outlet has
articles on more than one event.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import name_of, width_of
from analysis.figures.spreading import levels
from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    Look,
    axis_title,
    head,
    new,
    statement,
)
from analysis.figures.width import fits_phones, page_width
from analysis.findings.scopes import Scope, by_outlet
from analysis.rounding import printed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.42
EDGE = 0.015
"""Share of the axis left of zero, so that marks at zero are drawn whole."""
FEW, BROKEN, SPARE = 8, 3, 1.1
"""One event in so many may lie beyond the axis, if so many times as far as all others; the axis goes a little on from these."""
BEYOND = "▹ beyond the axis"
ABOVE, BELOW, LOWEST = 0.16, -0.16, -0.58
"""The mean stands a little above the middle of its row, the events below, down to the next row's mean."""
BESIDE = 0.7
"""Inches beside the axis and its names."""
POINT, AIR = 1 / 72, 1.3
"""Inches of a point, and how far apart dots stand by their size, so that none hides another."""


def over_events(
    table: pd.DataFrame, value: str, found: Scope, factor: float = 1.0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return a measure's means by outlet with intervals by resampling events, and each event's value.

    Parameters
    ----------
    table : DataFrame
        Columns outlet, event and `value`, one row an article.
    value : str
        The measure's column.
    found : Scope
        What is compared.
    factor : float
        What values are multiplied by, e.g. 100 for shares shown as per cent.

    Returns
    -------
    tuple of DataFrame
        Columns outlet, value, low, high; columns outlet, event, value.
    """
    means = pd.DataFrame(
        [
            (outlet, factor * i.estimate, scaled(i.low, factor), scaled(i.high, factor))
            for outlet, i in by_outlet(table, value, found).items()
        ],
        columns=["outlet", "value", "low", "high"],
    ).astype({"value": float, "low": float, "high": float})
    each = table.groupby(["outlet", "event"])[value].mean().dropna().mul(factor)
    return means, each.rename("value").reset_index()


def scaled(bound: float | None, factor: float) -> float:
    """Return a bound of an interval in the drawn unit, nan where there is none."""
    return float("nan") if bound is None else factor * bound


@fits_phones
def event_dots(
    means: pd.DataFrame,
    each: pd.DataFrame,
    outlooks: Mapping[str, Look],
    unit: str,
    title: str,
    subtitle: str,
) -> Figure:
    """Draw a measure by outlet, highest first: events as small dots, the mean with its interval.

    Parameters
    ----------
    means : DataFrame
        Columns outlet, value, low, high (nan where there is no interval).
    each : DataFrame
        Columns outlet, value: one row an event.
    unit : str
        Title of the axis.
    """
    rows = means.dropna(subset=["value"]).sort_values("value", kind="stable", ignore_index=True)
    if rows.empty:
        return statement(title, subtitle, "No outlet has a value of this measure.")
    figure, axes = new(0.55 + ROW * len(rows), head(title, subtitle))
    top = max(float(each["value"].max()), float(rows[["value", "high"]].max(axis=None))) or 1.0
    edge = edge_of(list(each["value"]), list(rows["value"])) or top
    axes.set_xlim(min(-EDGE * edge, 1.03 * float(each["value"].min())), 1.03 * edge)
    names = [name_of(name, among=outlooks) for name in rows["outlet"]]
    inches = page_width() - BESIDE - max(map(width_of, names))
    for y, row in enumerate(rows.itertuples()):
        own = list(each.loc[each["outlet"] == row.outlet, "value"])
        draw_row(axes, y, row, own, outlooks[str(row.outlet)], inches)
        draw_beyond(axes, (edge, y), float(row.value), own, outlooks[str(row.outlet)])
    for y, text in enumerate(printed(list(rows["value"]))):
        axes.annotate(
            text, (1.01, y + ABOVE), xycoords=("axes fraction", "data"), va="center", color=INK
        )
    axes.set_yticks(range(len(rows)), names)
    axes.tick_params(axis="y", pad=8)
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axis_title(axes, f"{unit}; {BEYOND}" if edge < top else unit)
    axes.grid(axis="x", color=HAIRLINE)
    return figure


def edge_of(events: Sequence[float], means: Sequence[float]) -> float | None:
    """Return where the axis ends before the few events that would squeeze all others, if there are such.

    Examples
    --------
    >>> edge_of([2.0, 3.0, 4.0, 100.0], [3.0, 52.0]), edge_of([2.0, 3.0, 4.0, 9.0], [3.0, 4.5])
    (4.4, None)
    """
    ordered = sorted(events)
    rest = ordered[: -max(1, len(ordered) // FEW)]
    most = BROKEN * max(rest, default=0.0)
    if not 0 < most < ordered[-1]:
        return None
    return SPARE * max(value for value in (*events, *means) if value <= most)


def draw_beyond(
    axes: Axes, place: tuple[float, int], mean: float, events: Sequence[float], look: Look
) -> None:
    """Draw an arrow at the edge of a row for what lies beyond it, and which values of events do."""
    edge, y = place
    if mean > edge:
        axes.plot(edge, y + ABOVE, ">", markersize=7, color=look.colour, clip_on=False)
    texts = printed(sorted(value for value in events if value > edge))
    if texts:
        axes.plot(edge, y + BELOW, ">", markersize=5, mfc="none", mec=look.colour, clip_on=False)
        axes.annotate(
            ", ".join(texts), (edge, y + BELOW), (-6, 0), textcoords="offset points", ha="right",
            va="center", color=FAINT,
        )  # fmt: skip


def draw_row(
    axes: Axes, y: int, mean: object, events: list[float], look: Look, inches: float
) -> None:
    """Draw one outlet on an axis of so many inches: its interval and mean, and below them its events."""
    low, high, value = (getattr(mean, name) for name in ("low", "high", "value"))
    if pd.notna(low):
        axes.hlines(y + ABOVE, low, high, color=look.colour, linewidth=2)
    axes.plot(value, y + ABOVE, look.marker, color=look.colour, markersize=7, zorder=3)
    seen = [event for event in events if event <= axes.get_xlim()[1]]
    heights = (y + BELOW, y + LOWEST)
    draw_events(axes, heights, seen, look, size=4, inches=(inches, ROW))


def draw_events(
    axes: Axes,
    heights: tuple[float, float],
    values: Sequence[float],
    look: Look,
    *,
    size: float,
    inches: tuple[float, float],
) -> None:
    """Draw single events as small open marks, those of like value one below the other.

    Parameters
    ----------
    heights : tuple of float
        Where the uppermost stand, and down to where there is room.
    size : float
        Points of a mark.
    inches : tuple of float
        Length of the axis, and of a step of one upwards.
    """
    if not values:
        return
    left, right = axes.get_xlim()
    width, step = AIR * size * POINT * (right - left) / inches[0], AIR * size * POINT / inches[1]
    below = levels(values, width)
    step = min(step, (heights[0] - heights[1]) / max(1, *below))
    axes.plot(
        values, [heights[0] - step * level for level in below], look.marker, markersize=size,
        mfc="none", mec=look.colour, mew=0.2 * size, alpha=0.8, clip_on=False, linestyle="none",
    )  # fmt: skip
