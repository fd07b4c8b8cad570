"""The picture of 07-validation: each layer's main figure with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.style import COLOURS, FAINT, HAIRLINE, INK, head, label, new, statement

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def layer_dots(rows: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Draw one row a layer, best on top.

    Parameters
    ----------
    rows : DataFrame
        Columns layer, part, metric, value, low, high, n; best first.
    """
    shown = rows.dropna(subset=["value"]).iloc[::-1].reset_index(drop=True)
    if shown.empty:
        return statement(title, subtitle, "No layer has been measured.")
    figure, axes = new(0.65 + 0.3 * len(shown), head(title, subtitle))
    for y, row in enumerate(shown.itertuples()):
        if pd.notna(row.low):
            axes.hlines(y, row.low, row.high, color="#888888", linewidth=1.5)
        axes.plot(row.value, y, "o", color=COLOURS[0], markersize=6, clip_on=False, zorder=3)
        axes.annotate(f"{row.value:.2f}", (1.06, y), va="center", ha="center", size=8.5, color=INK)
        what = f"{row.part}, {row.metric}".replace("_", " ").replace("f1", "F1")
        axes.annotate(label(what, 34), (1.11, y), va="center", size=8, color=FAINT)
    names = [label(str(name).replace("_", " "), 24) for name in shown["layer"]]
    axes.set_yticks(range(len(shown)), names)
    axes.set_xlim(0, 1.55)
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0", "0.25", "0.5", "0.75", "1"])
    axes.spines["bottom"].set_bounds(0, 1)
    axes.vlines(axes.get_xticks(), -0.6, len(shown) - 0.4, color=HAIRLINE, linewidth=0.6, zorder=0)
    axes.set_xlabel("1 is perfect", color=FAINT, x=1 / 1.55, ha="right")
    return figure
