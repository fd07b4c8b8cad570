"""The map of outlets in 06-alignment: how many of their facts two outlets share."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import name_of, name_within, width_of
from analysis.figures.style import HAIRLINE, INK, MARGIN, head, new, of_all, statement
from analysis.figures.width import fits_phones, page_width
from analysis.findings.amounts import percent

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

CELL, ROW, UPRIGHT = 1.15, 0.42, 1.4
BETWEEN = 0.1
"""Inches that stay free between the names of two columns; those of the longest name on end."""
MOST = 7
DARK = 0.55
"""Share from which a cell is so dark that its number is set in white."""


@fits_phones
def likeness_map(table: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Draw outlets in rows and columns, each cell the darker the more facts the two share.

    Parameters
    ----------
    table : DataFrame
        Shares in [0, 1], outlets in rows and columns, nan where there is nothing to compare; at
        most seven outlets are drawn, and the subtitle says of how many.
    """
    shown = table.iloc[:MOST, :MOST]
    if shown.notna().sum().sum() == 0:
        return statement(title, subtitle, "No two outlets tell one event.")
    outlets = [*shown.index]
    names = [name_of(outlet, among=outlets) for outlet in outlets]
    left = min(2.0, max(width_of(name) for name in names) + 0.15)
    widest = max(CELL, max(width_of(name) for name in names) + BETWEEN)
    cell = min(widest, (page_width() - 2 * MARGIN - left) / len(names))
    upright = widest > cell  # a name that does not fit stands whole on end
    tops = [name_within(outlet, UPRIGHT if upright else cell, outlets) for outlet in outlets]
    above = max(width_of(name) for name in tops) + BETWEEN if upright else ROW
    subtitle = of_all(subtitle, len(names), len(table), "outlets")
    figure, axes = new(ROW * len(names) + above, head(title, subtitle))
    axes.set_xlim(0, page_width() - 2 * MARGIN)
    axes.set_ylim(-ROW * len(names), above)
    axes.set_axis_off()
    for i, outlet in enumerate(outlets):
        axes.text(0, -ROW * (i + 0.5), name_within(outlet, left, outlets), va="center", color=INK)
        across = left + cell * (i + 0.5)
        axes.text(
            across,
            0.15 * ROW,
            tops[i],
            ha="center",
            va="bottom",
            color=INK,
            rotation=90 if upright else 0,
        )
        for j in range(len(names)):
            share = float(shown.iloc[i, j])
            if i == j or isnan(share):
                continue
            corner = (left + cell * j, -ROW * (i + 1))
            axes.add_patch(_cell(corner, cell, share))
            ink = "white" if share > DARK else INK
            axes.text(corner[0] + cell / 2, corner[1] + ROW / 2, percent(share), ha="center", va="center", color=ink)  # fmt: skip
    return figure


def _cell(corner: tuple[float, float], width: float, share: float) -> Rectangle:
    from matplotlib import patches

    grey = str(round(1 - 0.75 * share, 4))
    return patches.Rectangle(corner, width, ROW, facecolor=grey, edgecolor=HAIRLINE, linewidth=1)
