"""The picture of 02-boilerplate: leaks in place on the raw article, and what remains below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import strip
from analysis.figures.style import FAINT, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ROW = 0.95
MOST_STRIPS = 12


def leak_strips(
    articles: pd.DataFrame,
    leaks: pd.DataFrame,
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw each article as a strip with its leaks, and a thin strip of what remains.

    Parameters
    ----------
    articles : DataFrame
        Columns outlet and characters, one row an article; at most a dozen are drawn.
    leaks : DataFrame
        Columns article_id, start, end, kind.
    outlooks : mapping of outlet to Look
    title, subtitle : str
    """
    drawn = articles.head(MOST_STRIPS)
    figure, axes = new(1.2 + ROW * len(drawn))
    titled(figure, title, subtitle)
    names = {}
    for row, article in enumerate(drawn.itertuples()):
        y = -float(row)
        names[y] = (str(article.outlet), outlooks[str(article.outlet)])
        own = leaks[leaks["article_id"] == article.article_id]
        draw_article(axes, y, int(article.characters), own)
    strip.scale(axes, int(drawn["characters"].max()), names)
    axes.set_ylim(-len(drawn) + 0.45, 0.75)
    return figure


def draw_article(axes: Axes, y: float, length: int, leaks: pd.DataFrame) -> None:
    """Draw one article's leaks with their kinds, and below it what cleaning leaves."""
    strip.strip(axes, y, length, 0.34)
    lane_ends = [-1e9, -1e9, -1e9]
    position = 0
    for leak in leaks.sort_values("start").itertuples():
        span = (int(leak.start), int(leak.end))
        kind = str(leak.kind)
        strip.leak(axes, y, span, kind, 0.34)
        name = kind.replace("_", " ")
        lane = next((i for i, end in enumerate(lane_ends) if span[0] > end), None)
        if lane is not None:
            axes.annotate(
                label(name, 20), (span[0], y + 0.17), (0, 2 + 9 * lane), textcoords="offset points",
                size=7.5, color=FAINT, va="bottom",
            )  # fmt: skip
            lane_ends[lane] = span[0] + 0.011 * len(name) * length
        remains(axes, y, position, span[0])
        position = span[1]
    remains(axes, y, position, length)


def remains(axes: Axes, y: float, start: int, end: int) -> None:
    """Draw a stretch of what cleaning leaves."""
    axes.hlines(y - 0.28, start, max(start, end), color="#8a8a8a", linewidth=2.5)


def sensitivity_slopes(
    table: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw how each figure moves from raw to cleaned text, as a slope an outlet.

    Parameters
    ----------
    table : DataFrame
        Columns measure, outlet, raw, balanced: one row a measure and outlet.
    """
    measures = list(dict.fromkeys(table["measure"]))
    columns = 4
    rows = -(-len(measures) // columns)
    figure, grid = new(0.8 + 1.15 * rows, rows, columns, squeeze=False)
    titled(figure, title, subtitle)
    for axes, measure in zip(grid.flat, measures, strict=False):  # type: ignore[attr-defined]
        slope(axes, table[table["measure"] == measure], outlooks)
        axes.set_title(label(measure, 30), size=8, weight="normal", color=INK)
    for axes in list(grid.flat)[len(measures) :]:  # type: ignore[attr-defined]
        axes.set_visible(False)
    return figure


def slope(axes: Axes, table: pd.DataFrame, outlooks: Mapping[str, Look]) -> None:
    """Draw one small slope chart with its values at both ends."""
    from matplotlib.ticker import NullLocator

    for row in table.itertuples():
        look = outlooks[str(row.outlet)]
        axes.plot(
            [0, 1], [row.raw, row.balanced], color=look.colour, marker=look.marker, markersize=4
        )  # fmt: skip
        for x, value, side in ((0, row.raw, "right"), (1, row.balanced, "left")):
            shift = -5 if side == "right" else 5
            axes.annotate(
                f"{value:,.3g}", (x, value), (shift, 0), textcoords="offset points", ha=side,
                va="center", size=7, color=FAINT,
            )  # fmt: skip
    axes.set_xlim(-0.55, 1.55)
    axes.set_xticks([0, 1], ["raw", "cleaned"], size=7.5)
    axes.yaxis.set_major_locator(NullLocator())
    axes.margins(y=0.25)


def rate_dots(
    rates: pd.DataFrame, outlooks: Mapping[str, Look], unit: str, title: str, subtitle: str
) -> Figure:
    """Draw a value by outlet as a dot with its interval, one row an outlet, highest first.

    Parameters
    ----------
    rates : DataFrame
        Columns outlet, value, low, high (nan where there is no interval), and in `each`, where
        given, the values of the single events as small dots.
    """
    rows = rates.sort_values("value", kind="stable").reset_index(drop=True)
    figure, axes = new(1.1 + 0.32 * len(rows))
    titled(figure, title, subtitle)
    for y, row in enumerate(rows.itertuples()):
        look = outlooks[str(row.outlet)]
        if not pd.isna(row.low):
            axes.hlines(y, row.low, row.high, color=look.colour, linewidth=1.5)
        axes.plot(row.value, y, look.marker, color=look.colour, markersize=7)
    axes.set_yticks(range(len(rows)), [label(name, 24) for name in rows["outlet"]])
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_xlim(left=0)
    axes.set_xlabel(unit, color=FAINT)
    axes.grid(axis="x")
    return figure
