"""The picture of 07-validation: each layer's main figure with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures.style import COLOURS, FAINT, INK, label, new, titled

if TYPE_CHECKING:
    from matplotlib.figure import Figure


def layer_dots(rows: pd.DataFrame, title: str, subtitle: str) -> Figure:
    """Draw one row a layer, best on top.

    Parameters
    ----------
    rows : DataFrame
        Columns layer, part, metric, value, low, high, n; best first.
    """
    shown = rows.iloc[::-1].reset_index(drop=True)
    figure, axes = new(1.2 + 0.32 * len(shown))
    titled(figure, title, subtitle)
    for y, row in enumerate(shown.itertuples()):
        if pd.notna(row.low):
            axes.hlines(y, row.low, row.high, color="#888888", linewidth=1.5)
        axes.plot(row.value, y, "o", color=COLOURS[0], markersize=6)
        axes.annotate(
            f"{row.value:.2f}  ({row.part}, {row.metric})",
            (1.02, y),
            va="center",
            size=8,
            color=INK,
        )
    axes.set_yticks(
        range(len(shown)), [label(str(n).replace("_", " "), 24) for n in shown["layer"]]
    )
    axes.set_xlim(0, 1.45)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
    axes.set_xlabel("value (1 is perfect)", color=FAINT)
    axes.grid(axis="x")
    return figure
