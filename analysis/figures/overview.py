"""The picture of 00-overview: one row a measure, outlets as dots joined by a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.style import FAINT, HAIRLINE, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def measure_dots(
    table: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw each measure as a row on its own scale from zero, its unit at the row.

    Parameters
    ----------
    table : DataFrame
        Columns measure, unit, outlet, value, low, high.
    """
    names = list(dict.fromkeys(table["measure"]))
    figure, grid = new(1.1 + 0.52 * len(names), len(names), 1, squeeze=False)
    titled(figure, title, subtitle)
    for row, (axes, name) in enumerate(zip(grid.flat, names, strict=True)):  # type: ignore[attr-defined]
        own = table[table["measure"] == name]
        draw_row(axes, own, outlooks, name_outlets=row == 0)
        axes.set_yticks([0], [label(name, 24)])
    return figure


def draw_row(
    axes: Axes, table: pd.DataFrame, outlooks: Mapping[str, Look], *, name_outlets: bool
) -> None:
    """Draw one measure: dots with whiskers where intervals exist, values beside them."""
    axes.hlines(0, table["value"].min(), table["value"].max(), color="#cccccc", linewidth=1.2)
    order = table.sort_values("value", kind="stable")
    for position, row in enumerate(order.itertuples()):
        look = outlooks[str(row.outlet)]
        value = float(row.value)
        if pd.notna(row.low):
            axes.hlines(0, row.low, row.high, color=look.colour, linewidth=2.5, alpha=0.5)
        axes.plot(value, 0, look.marker, color=look.colour, markersize=7, zorder=3)
        if position in (0, len(order) - 1):
            first = position == 0 and len(order) > 1
            text = f"{value:,.3g}"
            if name_outlets:
                text = f"{label(str(row.outlet), 16)} {text}"
            axes.annotate(
                text, (value, 0), (-8 if first else 8, 0), textcoords="offset points",
                ha="right" if first else "left", va="center", size=8, color=INK,
            )  # fmt: skip
    top = float(table[["value", "high"]].max(axis=None))
    axes.set_xlim(-0.28 * top, 1.32 * top if top else 1.0)
    axes.set_ylim(-0.5, 0.5)
    axes.set_xticks([0], ["0"], size=7)
    axes.axvline(0, color=HAIRLINE, linewidth=1)
    axes.spines["bottom"].set_visible(False)
    axes.annotate(
        str(table["unit"].iloc[0]), (1.0, 0.5), xycoords="axes fraction", ha="right", va="center",
        size=7.5, color=FAINT,
    )  # fmt: skip
