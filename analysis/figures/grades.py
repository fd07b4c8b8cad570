"""The pictures of 04-readability: sentence lengths in place, grades with intervals, the routes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.figures.distributions import draw_events, over_events
from analysis.figures.lettering import SMALL, label, name_of, width_of
from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    Look,
    head,
    in_order,
    new,
    of_all,
    statement,
    thousands,
    told_apart,
)
from analysis.figures.width import PAGE, fits_phones, page_width
from analysis.findings.scopes import Scope

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_ROWS = 8
HARD_SENTENCES = 2
TURNED = "⇄\N{NO-BREAK SPACE}"
"""Stands before a metric that puts another outlet first when it is computed in another way."""
COLUMNS, WAY = 3, 0.17
"""Panels beside each other, and the height of a way of computing."""
PLAIN_ROW, EVENTS_ROW = 0.19, 0.25
"""Inches of an outlet's row of a panel, and of one with its events below."""
EVENTS = -0.3, -0.66
"""Shares of a row below its middle between which events stand."""
OTHERS, BELOW = "#9a9a9a", 1.1
"""Many outlets are drawn alike but for the one that is named, so many rows below the last."""
NAMED = "named: the highest of the last row"
WHOLE, APART = 4, 0.7
"""Ways that rest on every article, and how many rows the others stand apart."""


@fits_phones
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
        Columns article_id, outlet, characters, one row an article of one event; at most eight
        are drawn, none without a sentence.
    sentences : DataFrame
        Columns article_id, start, words, text.
    """
    telling = articles[articles["article_id"].isin(sentences["article_id"])]
    drawn = in_order(telling, outlooks).head(MOST_ROWS)
    own = sentences[sentences["article_id"].isin(drawn["article_id"])]
    if own.empty:
        return statement(title, subtitle, "There is no sentence to draw.")
    rows = len(drawn)
    above = head(title, of_all(subtitle, rows, len(articles)))
    figure, grid = new(0.5 + 1.35 * rows, above, rows, 1, sharex=True, sharey=True, squeeze=False)
    longest = max(1.0, float(drawn["characters"].max()))
    grid[0][0].set_xlim(0, longest)
    grid[0][0].set_ylim(0, 1.45 * float(own["words"].max()))
    for axes, article in zip(grid.flat, drawn.itertuples(), strict=True):
        look = outlooks[str(article.outlet)]
        draw_lollipops(axes, own[own["article_id"] == article.article_id], look, longest)
        axes.set_title(name_of(article.outlet, 40, outlooks), size=9, weight="normal", color=INK)
        axes.set_ylabel("words", color=FAINT)
    thousands(grid[-1][0])
    grid[-1][0].set_xlabel("characters from the beginning of the article", color=FAINT)
    return figure


def draw_lollipops(axes: Axes, sentences: pd.DataFrame, look: Look, longest: float) -> None:
    """Draw one article's sentences, and label the hardest above their heads."""
    axes.grid(axis="y", color=HAIRLINE)
    axes.vlines(sentences["start"], 0, sentences["words"], color=look.colour, linewidth=1)
    axes.plot(
        sentences["start"], sentences["words"], look.marker, color=look.colour, markersize=4,
        clip_on=False, zorder=3,
    )  # fmt: skip
    hard = sentences.sort_values("words", ascending=False, kind="stable").head(HARD_SENTENCES)
    ceiling = axes.get_ylim()[1]
    for level, row in enumerate(hard.sort_values("start").itertuples()):
        text = f"{int(row.words)}: {label(str(row.text), 40)}"
        width = width_of(text, SMALL) * longest / (page_width() - 0.8)
        left = max(0.0, min(float(row.start), longest - width))
        y = ceiling * (0.99 - 0.12 * level)
        axes.vlines(row.start, row.words, y - 0.1 * ceiling, color="#aaaaaa", linewidth=0.6, zorder=1)  # fmt: skip
        axes.annotate(
            text, (left, y), size=SMALL, color=INK, va="top",
            bbox={"boxstyle": "square,pad=0.05", "fc": "white", "ec": "none"},
        )  # fmt: skip


@fits_phones
def grade_intervals(
    table: pd.DataFrame,
    metrics: Mapping[str, str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
    each: pd.DataFrame | None = None,
) -> Figure:
    """Draw each metric's value by outlet with its interval, one small panel a metric.

    Parameters
    ----------
    table : DataFrame
        Columns metric, outlet, value, low, high.
    metrics : mapping of metric to its printed name
        In the order to draw; a metric without a value is left out.
    each : DataFrame, optional
        Columns metric, outlet, value: the values of single events, as small open marks.
    """
    known = table.dropna(subset=["value"])
    wanted = [metric for metric in metrics if (known["metric"] == metric).any()]
    if not wanted:
        return statement(title, subtitle, "No metric is defined on any of these texts.")
    columns = 2 if page_width() == PAGE else 1
    rows = -(-len(wanted) // columns)
    outlet = PLAIN_ROW if each is None else EVENTS_ROW
    row = 0.42 + outlet * len(outlooks)
    above = head(title, subtitle, outlooks)
    figure, grid = new(row * rows, above, rows, columns, squeeze=False, sharey=True)
    for axes, metric in zip(grid.flat, wanted, strict=False):
        events = None if each is None else each[each["metric"] == metric]
        draw_intervals(axes, known[known["metric"] == metric], events, outlooks)
        axes.set_title(metrics[metric], size=SMALL, weight="normal", color=INK)
    for axes in list(grid.flat)[len(wanted) :]:
        axes.set_visible(False)
    return figure


def means_by_metric(
    news: pd.DataFrame, found: Scope
) -> tuple[pd.DataFrame, pd.DataFrame | None, str]:
    """Return what `grade_intervals` draws, and how sure it is.

    With one article an outlet: its values with the intervals within the article, and no events.
    Otherwise: means with intervals over events, and the values of the single events.

    Parameters
    ----------
    news : DataFrame
        Columns metric, outlet, event, value, low, high.
    found : Scope
        What is compared.
    """
    if found.single:
        sure = (
            "Intervals by resampling sentences: variation within this article, not of the outlet."
        )
        return news[["metric", "outlet", "value", "low", "high"]], None, sure
    parts = {
        str(metric): over_events(own, "value", found)
        for metric, own in news.groupby("metric", sort=False)
    }
    means, each = (
        pd.concat({metric: part[place] for metric, part in parts.items()}, names=["metric"])
        for place in (0, 1)
    )
    return means.reset_index("metric"), each.reset_index("metric"), found.certainty


def draw_intervals(
    axes: Axes, table: pd.DataFrame, each: pd.DataFrame | None, outlooks: Mapping[str, Look]
) -> None:
    """Draw one metric: a mark and a whisker an outlet, its events below; many outlets by name."""
    from matplotlib.ticker import MaxNLocator

    rows = table.set_index("outlet")
    names = list(outlooks)[::-1]
    for y, outlet in enumerate(names):
        look = outlooks[outlet]
        if outlet not in rows.index:
            continue
        own = rows.loc[outlet]
        if pd.notna(own["low"]):
            axes.hlines(y, own["low"], own["high"], color=look.colour, linewidth=1.5)
        axes.plot(own["value"], y, look.marker, color=look.colour, markersize=5)
    texts = [] if told_apart(outlooks) else [name_of(outlet, 18, outlooks) for outlet in names]
    axes.set_yticks(range(len(texts)), texts)
    axes.set_ylim(-0.6 if each is None else -0.9, len(names) - 0.4)
    if each is not None:
        draw_panel_events(axes, each, names, outlooks)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.tick_params(labelsize=SMALL)
    axes.grid(axis="x", color=HAIRLINE)


def draw_panel_events(
    axes: Axes, each: pd.DataFrame, names: Sequence[str], outlooks: Mapping[str, Look]
) -> None:
    """Draw the events of one metric below the rows of their outlets."""
    columns = 2 if page_width() == PAGE else 1
    axes.plot(each["value"], [0.0] * len(each), linestyle="none")  # the axis reaches to all of them
    inches = (0.9 * page_width() / columns, EVENTS_ROW)
    for y, outlet in enumerate(names):
        values = list(each.loc[each["outlet"] == outlet, "value"].dropna())
        heights = (y + EVENTS[0], y + EVENTS[1])
        draw_events(axes, heights, values, outlooks[outlet], size=3, inches=inches)


def route_multiples(
    routes: pd.DataFrame,
    metrics: Mapping[str, str],
    ways: Mapping[tuple[str, str], str],
    turned: Collection[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw each metric under every way of computing it, a row a way, and mark where the first changes.

    Parameters
    ----------
    routes : DataFrame
        Columns metric, cleaning, counting, outlet, value.
    metrics : mapping of metric to its printed name
    ways : mapping of (cleaning, counting) to its name
        In the order to draw; those after the first four are set apart, as what they rest on is.
    turned : collection of str
        The metrics whose hardest outlet depends on the way of computing.
    """
    known = routes.dropna(subset=["value"])
    drawn = [metric for metric in metrics if (known["metric"] == metric).any()]
    if not drawn:
        return statement(title, subtitle, "No metric has values of two outlets on one event.")
    rows = -(-len(drawn) // COLUMNS)
    places = [row + (APART if row >= WHOLE else 0) for row in range(len(ways))]
    below = 0.5 if told_apart(outlooks) else BELOW + 0.6
    note = subtitle if told_apart(outlooks) else f"{subtitle}; {NAMED}"
    height = 0.2 + (0.42 + WAY * (len(ways) + APART + below - 0.5)) * rows
    figure, grid = new(height, head(title, note, outlooks), rows, COLUMNS, squeeze=False, sharey=True)  # fmt: skip
    index = pd.MultiIndex.from_tuples(list(ways))
    for axes, metric in zip(grid.flat, drawn, strict=False):
        own = known[known["metric"] == metric]
        table = own.pivot_table("value", index=["cleaning", "counting"], columns="outlet")
        draw_routes(axes, table.reindex(index), places, outlooks)
        name = f"{TURNED * (metric in turned)}{metrics[metric]}"
        axes.set_title(name, size=SMALL, weight="normal", color=INK)
        if metric in turned:
            axes.set_facecolor("#f4f1ea")
    for axes in list(grid.flat)[len(drawn) :]:
        axes.set_visible(False)
    grid[0][0].set_ylim(places[-1] + below, -0.5)
    grid[0][0].set_yticks(places, [label(name) for name in ways.values()])
    return figure


def draw_routes(
    axes: Axes, table: Any, places: Sequence[float], outlooks: Mapping[str, Look]
) -> None:
    """Draw one metric: a line an outlet over the ways of computing; of many, one stands out and is named."""
    from matplotlib.ticker import MaxNLocator

    many = not told_apart(outlooks)
    named = table.iloc[-1].idxmax() if many and table.iloc[-1].notna().any() else None
    for outlet in table.columns:
        look = outlooks[str(outlet)]
        values = [*table[outlet]]
        faint = many and outlet != named
        axes.plot(
            [*values[:WHOLE], float("nan"), *values[WHOLE:]], [*places[:WHOLE], WHOLE, *places[WHOLE:]],
            color=OTHERS if faint else look.colour, marker=look.marker, markersize=2.5 if faint else 4,
            linewidth=0.6 if faint else 1.2, zorder=2 if faint else 3,
        )  # fmt: skip
    axes.xaxis.set_major_locator(MaxNLocator(4))
    axes.tick_params(labelsize=SMALL)
    axes.margins(x=0.1)
    axes.grid(axis="x", color=HAIRLINE)
    if named is not None:
        value, (low, high) = table[named].iloc[-1], axes.get_xlim()
        axes.annotate(
            name_of(named, 16, outlooks), (value, places[-1] + BELOW), va="center", size=SMALL, color=INK,
            ha="right" if value > (low + high) / 2 else "left",
        )  # fmt: skip
