"""The pictures of 04-readability: sentence lengths in place, grades with intervals, the routes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.figures.style import FAINT, HAIRLINE, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 8
HARD_SENTENCES = 2


def sentence_lollipops(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw the length of each sentence where it stands, the longest labelled with its words.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, outlet, characters; at most eight are drawn.
    sentences : DataFrame
        Columns article_id, start, words, text.
    """
    drawn = articles.head(MOST_ROWS)
    figure, grid = new(
        0.9 + 1.5 * len(drawn), len(drawn), 1, sharex=True, sharey=True, squeeze=False
    )
    titled(figure, title, subtitle)
    for axes, article in zip(grid.flat, drawn.itertuples(), strict=True):  # type: ignore[attr-defined]
        own = sentences[sentences["article_id"] == article.article_id]
        draw_lollipops(axes, own, outlooks[str(article.outlet)])
        axes.set_title(label(str(article.outlet), 40), size=9, weight="normal", color=INK)
        axes.set_ylabel("words", color=FAINT)
    axes.set_xlim(0, 1.01 * float(drawn["characters"].max()))
    axes.set_ylim(0, 1.3 * float(sentences["words"].max()))
    axes.set_xlabel("characters from the beginning of the article", color=FAINT)
    return figure


def draw_lollipops(axes: Axes, sentences: pd.DataFrame, look: Look) -> None:
    """Draw one article's sentences and label the hardest."""
    axes.vlines(sentences["start"], 0, sentences["words"], color=look.colour, linewidth=1)
    axes.plot(sentences["start"], sentences["words"], look.marker, color=look.colour, markersize=4)
    longest = sentences.sort_values("words", ascending=False, kind="stable").head(HARD_SENTENCES)
    middle = float(sentences["start"].max()) / 2
    for row in longest.itertuples():
        left = float(row.start) < middle
        axes.annotate(
            label(str(row.text), 34), (row.start, row.words), (4 if left else -4, 4),
            textcoords="offset points", ha="left" if left else "right", size=7.5, color=FAINT,
        )  # fmt: skip
    axes.grid(axis="y", color=HAIRLINE)


def grade_intervals(
    table: pd.DataFrame,
    metrics: Mapping[str, str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw each metric's value by outlet with its interval, one small row a metric.

    Parameters
    ----------
    table : DataFrame
        Columns metric, outlet, value, low, high.
    metrics : mapping of metric to its printed name
        In the order to draw.
    """
    wanted = [m for m in metrics if table.loc[table["metric"] == m, "value"].notna().any()]
    columns = 2
    rows = -(-len(wanted) // columns)
    figure, grid = new(0.9 + (0.45 + 0.17 * len(outlooks)) * rows, rows, columns, squeeze=False)
    titled(figure, title, subtitle)
    for axes, metric in zip(grid.flat, wanted, strict=False):  # type: ignore[attr-defined]
        draw_intervals(axes, table[table["metric"] == metric], outlooks)
        axes.set_title(metrics[metric], size=8.5, weight="normal", color=INK)
    for axes in list(grid.flat)[len(wanted) :]:  # type: ignore[attr-defined]
        axes.set_visible(False)
    return figure


def draw_intervals(axes: Axes, table: pd.DataFrame, outlooks: Mapping[str, Look]) -> None:
    """Draw one metric: a dot and a whisker an outlet."""
    ordered = table.set_index("outlet").reindex(list(outlooks))
    for y, (outlet, row) in enumerate(reversed(list(ordered.iterrows()))):
        look = outlooks[str(outlet)]
        if pd.notna(row["low"]):
            axes.hlines(y, row["low"], row["high"], color=look.colour, linewidth=1.5)
        axes.plot(row["value"], y, look.marker, color=look.colour, markersize=5)
    axes.set_yticks(range(len(ordered)), [label(str(o), 18) for o in reversed(list(ordered.index))])
    axes.set_ylim(-0.6, len(ordered) - 0.4)
    axes.tick_params(labelsize=7.5)
    axes.grid(axis="x")


def route_multiples(
    routes: pd.DataFrame,
    metrics: Mapping[str, str],
    ways: Sequence[tuple[str, str]],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw each metric under four ways of computing it: where lines cross, the order turns.

    Parameters
    ----------
    routes : DataFrame
        Columns metric, cleaning, sentence_rule, outlet, value.
    ways : sequence of (cleaning, sentence_rule)
        In the order to draw.
    """
    columns = 3
    rows = -(-len(metrics) // columns)
    figure, grid = new(1.1 + 1.15 * rows, rows, columns, squeeze=False, sharex=True)
    titled(figure, title, subtitle)
    for axes, metric in zip(grid.flat, metrics, strict=False):  # type: ignore[attr-defined]
        own = routes[routes["metric"] == metric]
        table = own.pivot_table(
            values="value", index=["cleaning", "sentence_rule"], columns="outlet"
        )
        draw_routes(axes, table.reindex(pd.MultiIndex.from_tuples(list(ways))), outlooks)
        axes.set_title(metrics[metric], size=8.5, weight="normal", color=INK)
    names = [f"{cleaning}\n{rule}" for cleaning, rule in ways]
    for axes in grid[-1]:  # type: ignore[index]
        axes.set_xticks(range(len(ways)), names, size=6.5)
    return figure


def draw_routes(axes: Axes, table: Any, outlooks: Mapping[str, Look]) -> None:
    """Draw one metric: a line an outlet over the ways of computing."""
    for outlet in table.columns:
        look = outlooks[str(outlet)]
        axes.plot(
            range(len(table)), table[outlet], color=look.colour, marker=look.marker, markersize=4
        )
        axes.annotate(
            label(str(outlet), 10), (len(table) - 1, table[outlet].iloc[-1]), (5, 0),
            textcoords="offset points", va="center", size=6.5, color=FAINT,
        )  # fmt: skip
    axes.set_xlim(-0.3, len(table) - 0.1)
    axes.tick_params(axis="y", labelsize=7)
    axes.margins(y=0.2)
    axes.grid(axis="y", color=HAIRLINE)
