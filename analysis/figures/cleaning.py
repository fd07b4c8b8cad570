"""The specification curve of 02-boilerplate: what each comparison says raw, safe and balanced."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import label, name_of
from analysis.figures.style import FAINT, HAIRLINE, INK, head, new, statement

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MODES = {"raw": "white", "safe": "#b8b0a6", "balanced": "#222222"}
"""Fill of the mark of each mode of cleaning, from nothing cut to the default."""
ROW = 0.24


def cleaning_curve(gaps: pd.DataFrame, sides: tuple[str, str], title: str, subtitle: str) -> Figure:
    """Draw how far apart two outlets are in each figure, with nothing cut, safe and balanced.

    Parameters
    ----------
    gaps : DataFrame
        Index: figure; columns raw, safe, balanced: the difference over the mean of both outlets,
        in percent, sorted; nan where a figure is not defined.
    sides : tuple of str
        The outlet that has more where values are positive, and the other.
    title, subtitle : str
    """
    shown = gaps.dropna(how="any")
    if shown.empty:
        return statement(title, subtitle, "There are no two outlets with values to compare.")
    figure, axes = new(0.6 + ROW * len(shown), head(title, subtitle))
    for y, (_, row) in enumerate(shown.iterrows()):
        draw_row(axes, y, row)
    turned = (shown[["raw", "balanced"]].prod(axis=1) < 0).tolist()
    names = [f"{'⇄ ' if turn else ''}{label(str(n), 38)}" for turn, n in zip(turned, shown.index, strict=True)]  # fmt: skip
    axes.set_yticks(range(len(shown)), names)
    axes.set_ylim(-0.8, len(shown) + 0.3)
    name_sides(axes, sides, len(shown))
    axes.set_xlabel("difference, % of the mean of both outlets", color=FAINT)
    axes.grid(axis="x")
    return figure


def draw_row(axes: Axes, y: int, row: pd.Series) -> None:
    """Draw one figure: a mark a mode, joined."""
    values = [float(row[mode]) for mode in MODES]
    axes.hlines(y, min(values), max(values), color="#cccccc", linewidth=1.2, zorder=1)
    for value, (mode, fill) in zip(values, MODES.items(), strict=True):
        size = 6.5 if mode == "raw" else 5
        axes.plot(value, y, "o", markersize=size, mfc=fill, mec=INK, mew=0.8, zorder=3)


def name_sides(axes: Axes, sides: tuple[str, str], height: int) -> None:
    """Draw the line of no difference, and say which side is whose."""
    axes.axvline(0, color=FAINT, linewidth=0.8, zorder=0)
    for side, name, place in (("left", sides[0], 6), ("right", sides[1], -6)):
        axes.annotate(
            f"more in {name_of(name, 20, sides)}", (0, height - 0.1), (place, 0),
            textcoords="offset points", ha=side, va="center", color=FAINT,
        )  # fmt: skip
    axes.spines["bottom"].set_color(HAIRLINE)
