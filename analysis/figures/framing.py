"""The pictures of 05-framing: actors where they are named, words set apart, frames side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import strip
from analysis.figures.style import FAINT, HAIRLINE, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS = 4


def actor_rows(
    articles: pd.DataFrame,
    actors: pd.DataFrame,
    names: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw one row an actor: a tick where each is named, the first mention ringed.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, outlet, characters; at most four are drawn, side by side.
    actors : DataFrame
        Columns article_id, name, start.
    names : sequence of str
        The actors to draw, top to bottom.
    """
    drawn = articles.head(MOST_PANELS)
    figure, grid = new(1.2 + 0.24 * len(names), 1, len(drawn), sharey=True, squeeze=False)
    titled(figure, title, subtitle)
    longest = float(drawn["characters"].max())
    for axes, article in zip(grid.flat, drawn.itertuples(), strict=True):  # type: ignore[attr-defined]
        look = outlooks[str(article.outlet)]
        own = actors[actors["article_id"] == article.article_id]
        for row, name in enumerate(names):
            places = sorted(own.loc[own["name"] == name, "start"])
            axes.hlines(-row, 0, float(article.characters), color=HAIRLINE, linewidth=0.8)
            strip.ticks(axes, -row, places, look.colour, 0.6)
            if places:
                axes.plot(places[0], -row, "o", mfc="none", mec=INK, markersize=9, mew=0.9)
        axes.set_title(label(str(article.outlet), 24), size=9, weight="normal", color=INK)
        axes.set_xlim(-0.02 * longest, 1.02 * longest)
        axes.set_xlabel("characters", color=FAINT)
    axes.set_yticks([-row for row in range(len(names))], [label(name, 28) for name in names])
    return figure


def word_fan(
    terms: pd.DataFrame,
    named: pd.DataFrame,
    outlets: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw words by how often they stand (across) and how far apart they are (up and down).

    Parameters
    ----------
    terms : DataFrame
        The terms of one outlet against the other: term, count, elsewhere, z.
    named : DataFrame
        The rows of `terms` to label.
    outlets : sequence of two str
        Above the line, and below it.
    """
    figure, axes = new(4.2)
    titled(figure, title, subtitle)
    total = terms["count"] + terms["elsewhere"]
    axes.scatter(total, terms["z"], s=8, color="#bbbbbb", linewidths=0)
    axes.axhline(0, color=HAIRLINE)
    for side, outlet in ((1, outlets[0]), (-1, outlets[1])):
        own = named[np.sign(named["z"]) == side]
        look = outlooks[outlet]
        axes.scatter(
            own["count"] + own["elsewhere"], own["z"], s=26, color=look.colour, marker=look.marker
        )
        label_points(axes, own)
        axes.annotate(
            f"more in {label(outlet, 24)}", (0.0, 1.0 if side > 0 else 0.0),
            xycoords="axes fraction", size=9, color=INK, va="top" if side > 0 else "bottom",
        )  # fmt: skip
    axes.set_xscale("log")
    axes.set_xticks([1, 2, 5, 10, 20, 50], ["1", "2", "5", "10", "20", "50"])
    axes.minorticks_off()
    axes.set_xlim(0.8, 1.6 * max(2.0, float(total.max())))
    axes.set_xlabel("times in both together", color=FAINT)
    axes.set_ylabel("log-odds, z", color=FAINT)
    return figure


def label_points(axes: Axes, rows: pd.DataFrame) -> None:
    """Label words beside their dots, moved up or down where two would overlap."""
    taken: list[tuple[float, float]] = []
    for row in rows.sort_values("z", ascending=False).itertuples():
        x, y = float(np.log10(row.count + row.elsewhere)), float(row.z)
        while any(abs(x - a) < 0.22 and abs(y - b) < 0.14 for a, b in taken):
            y -= 0.14
        taken.append((x, y))
        axes.annotate(
            f"{label(str(row.term), 20)} {row.count}:{row.elsewhere}", (10**x, y), (6, 0),
            textcoords="offset points", size=7.5, va="center", color=INK,
        )  # fmt: skip


def frame_dots(
    rates: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw the rate of each frame's cues: one row a frame, a dot an outlet, joined by a line.

    Parameters
    ----------
    rates : DataFrame
        Frames in rows (their printed names), outlets in columns, cues per 1,000 words.
    """
    shown = rates.iloc[::-1]
    figure, axes = new(1.2 + 0.26 * len(shown))
    titled(figure, title, subtitle)
    for y, (_, row) in enumerate(shown.iterrows()):
        axes.hlines(y, row.min(), row.max(), color="#cccccc", linewidth=1.2, zorder=1)
        for outlet, value in row.items():
            look = outlooks[str(outlet)]
            axes.plot(value, y, look.marker, color=look.colour, markersize=6)
    top = shown.iloc[-1] if len(shown) else pd.Series(dtype=float)
    for outlet, value in top.items():
        axes.annotate(
            label(str(outlet), 18), (value, len(shown) - 1), (0, 6), textcoords="offset points",
            size=8, ha="center", color=FAINT,
        )  # fmt: skip
    axes.set_yticks(range(len(shown)), [label(str(name), 40) for name in shown.index])
    axes.set_xlim(left=0)
    axes.set_ylim(-0.6, len(shown) - 0.1)
    axes.set_xlabel("cues per 1,000 words", color=FAINT)
    axes.grid(axis="x")
    return figure
