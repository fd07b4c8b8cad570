"""The picture of 07-validation: each layer's main figure with its interval, on own and others' texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.lettering import label
from analysis.figures.style import COLOURS, FAINT, HAIRLINE, INK, head, new, statement
from analysis.figures.width import PAGE, fits_phones, page_width
from analysis.rounding import formatted

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW, ASIDE, VALUES, AXIS = 0.36, 0.17, 1.5, 1.68
"""Height of a row, how far marks stand from its middle, and how far values reach, and words."""


@fits_phones
def layer_dots(rows: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Draw one row a layer, best on top: own texts as a full mark, external gold open below it.

    Parameters
    ----------
    rows : DataFrame
        Columns layer, part, metric, value, low, high, external, external_low, external_high; best
        first.
    """
    shown = rows.dropna(subset=["value"]).iloc[::-1].reset_index(drop=True)
    if shown.empty:
        return statement(title, subtitle, "No layer has been measured.")
    figure, axes = new(0.65 + ROW * len(shown), head(title, subtitle))
    wide = page_width() == PAGE
    for y, row in enumerate(shown.itertuples()):
        draw_figure(axes, y + ASIDE, (row.value, row.low, row.high), COLOURS[0])
        draw_figure(axes, y - ASIDE, (row.external, row.external_low, row.external_high), "white")
        text = " / ".join(formatted(v, ".2f") for v in (row.value, row.external) if pd.notna(v))
        axes.annotate(text, (1.12 if wide else 1.27, y), va="center", ha="center", color=INK)
        what = f"{row.part}, {row.metric}".replace("_", " ").replace("f1", "F1")
        axes.annotate(label(what, 32) if wide else "", (1.23, y), va="center", color=FAINT)
    names = [label(str(name).replace("_", " "), 24) for name in shown["layer"]]
    axes.set_yticks(range(len(shown)), names)
    axes.set_xlim(0, AXIS if wide else VALUES)
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "0.25", "0.5", "0.75", "1"])
    axes.spines["bottom"].set_bounds(0, 1)
    axes.vlines(axes.get_xticks(), -0.6, len(shown) - 0.4, color=HAIRLINE, linewidth=0.6, zorder=0)
    axes.set_xlabel("1 is perfect", color=FAINT, x=1 / (AXIS if wide else VALUES), ha="right")
    return figure


def draw_figure(axes: Axes, y: float, figure: tuple[float, float, float], fill: str) -> None:
    """Draw one value with its interval; nothing where it was not measured."""
    value, low, high = figure
    if pd.isna(value):
        return
    if pd.notna(low):
        axes.hlines(y, low, high, color="#888888", linewidth=1.5)
    marker = "o" if fill == COLOURS[0] else "D"
    axes.plot(value, y, marker, mfc=fill, mec=COLOURS[0], markersize=6, clip_on=False, zorder=3)
