"""The pictures of 02-boilerplate: leaks in place on the raw article, and what cleaning moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import strip
from analysis.figures.lettering import SMALL, label, wrapped
from analysis.figures.spreading import spread
from analysis.figures.style import FAINT, INK, Look, head, in_order, new, of_all, statement
from analysis.figures.width import PAGE, fits_phones, page_width
from analysis.rounding import printed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_STRIPS = 12
REMAINS = 0.1
"""Inches between the strip and the line of what remains."""
LEADER = 0.03
"""Inches from the strip up to the line that joins the places of one label."""
LEAST_STRETCH = 4
"""Characters: shorter stretches between two leaks are blanks."""
COLUMNS = 4


@fits_phones
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
        Columns article_id, outlet and characters, one row an article of one event; at most a
        dozen are drawn.
    leaks : DataFrame
        Columns article_id, start, end, kind.
    outlooks : mapping of outlet to Look
        In the order of the strips.
    title, subtitle : str
    """
    drawn = in_order(articles, outlooks).head(MOST_STRIPS)
    if drawn.empty:
        return statement(title, subtitle, "There is no article to draw.")
    longest, room = int(drawn["characters"].max()), strip.across(drawn["outlet"], outlooks)
    inches = room[1]
    own = {
        str(article_id): leaks[leaks["article_id"] == article_id].sort_values("start")
        for article_id in drawn["article_id"]
    }
    reach = strip.in_characters(0.9, inches, longest)
    groups = {article_id: grouped(kinds(rows), reach) for article_id, rows in own.items()}
    marks = {a: [(places[0], times(text, places)) for places, text in g] for a, g in groups.items()}
    lanes = {a: strip.lane_count(m, inches, max(1, longest)) for a, m in marks.items()}
    heights, body = strip.stacked(lanes, below=REMAINS + 0.05)
    above = head(title, of_all(subtitle, len(drawn), len(articles)))
    figure, axes = strip.canvas(body, room, longest, above)
    for article in drawn.itertuples():
        article_id, y = str(article.article_id), heights[str(article.article_id)]
        strip.named(axes, y, str(article.outlet), outlooks)
        draw_leaks(axes, y, int(article.characters), own[article_id])
        strip.tags(axes, y + strip.HEIGHT / 2, marks[article_id])
        join(axes, y + strip.HEIGHT / 2, [places for places, _ in groups[article_id]])
    return figure


def grouped(marks: Sequence[tuple[float, str]], reach: float) -> list[tuple[list[float], str]]:
    """Gather each run of equal labels that stand within `reach` of the last: their places, the label.

    Examples
    --------
    >>> grouped([(0, "credit"), (5, "credit"), (9, "caption"), (80, "caption")], 20)
    [([0, 5], 'credit'), ([9], 'caption'), ([80], 'caption')]
    """
    groups: list[tuple[list[float], str]] = []
    for place, text in marks:
        if groups and groups[-1][1] == text and place - groups[-1][0][-1] <= reach:
            groups[-1][0].append(place)
        else:
            groups.append(([place], text))
    return groups


def times(text: str, places: Sequence[float]) -> str:
    """Return the label of a group: its kind, and how many where it is not one."""
    return f"{text} ×{len(places)}" if len(places) > 1 else text


def join(axes: Axes, y: float, groups: Sequence[Sequence[float]]) -> None:
    """Lead from the label of each group down to every one of its places."""
    for places in groups:
        if len(places) > 1:
            axes.hlines(y + LEADER, places[0], places[-1], color="#aaaaaa", linewidth=0.6, zorder=6)
            axes.vlines(places, y, y + LEADER, color="#aaaaaa", linewidth=0.6, zorder=6)


def kinds(leaks: pd.DataFrame) -> list[tuple[float, str]]:
    """Return the label of each leak where it starts."""
    return [
        (float(row.start), label(str(row.kind).replace("_", " "), 20)) for row in leaks.itertuples()
    ]


def draw_leaks(axes: Axes, y: float, length: int, leaks: pd.DataFrame) -> None:
    """Draw one article's leaks, and below it what cleaning leaves."""
    strip.strip(axes, y, length)
    left: list[tuple[int, int]] = []
    position = 0
    for leak in leaks.itertuples():
        strip.leak(axes, y, (int(leak.start), int(leak.end)), str(leak.kind))
        left.append((position, int(leak.start)))
        position = max(position, int(leak.end))
    left.append((position, length))
    stretches = [(start, end) for start, end in left if end - start > LEAST_STRETCH]
    floor = y - strip.HEIGHT / 2 - REMAINS
    axes.hlines(
        [floor] * len(stretches), [s for s, _ in stretches], [e for _, e in stretches],
        color="#8a8a8a", linewidth=2.5,
    )  # fmt: skip


@fits_phones
def sensitivity_slopes(
    table: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw how each figure moves from raw to cleaned text, as a slope an outlet.

    Parameters
    ----------
    table : DataFrame
        Columns measure, outlet, raw, balanced: one row a measure and outlet; a figure that is
        not defined is left out.
    """
    known = table.dropna(subset=["raw", "balanced"])
    measures = list(dict.fromkeys(known["measure"]))
    if not measures:
        return statement(title, subtitle, "No measure is defined both on the raw and on the cleaned text.")  # fmt: skip
    columns = COLUMNS if page_width() == PAGE else COLUMNS // 2
    rows = -(-len(measures) // columns)
    above = head(title, f"{subtitle}; each panel on a scale of its own", outlooks)
    figure, grid = new(1.2 * rows, above, rows, columns, squeeze=False)
    for axes, measure in zip(grid.flat, measures, strict=False):
        draw_slope(axes, known[known["measure"] == measure], outlooks)
        name = "\n".join(wrapped(label(str(measure)), 1.68))
        axes.set_title(name, size=SMALL, weight="normal", color=INK)
    for axes in list(grid.flat)[len(measures) :]:
        axes.set_visible(False)
    for i, axes in enumerate(grid.flat):
        axes.spines["bottom"].set_visible(False)
        if columns * (rows - 1) <= i < len(measures):
            axes.set_xticks([0, 1], ["raw", "cleaned"], size=SMALL)
    return figure


def draw_slope(axes: Axes, table: pd.DataFrame, outlooks: Mapping[str, Look]) -> None:
    """Draw one small slope chart with its values at both ends."""
    ends = table[["raw", "balanced"]].to_numpy(dtype=float)
    low, high = float(ends.min()), float(ends.max())
    margin = 0.25 * (high - low) or 1.0
    axes.set_ylim(low - margin, high + margin)
    for outlet, (raw, cleaned) in zip(table["outlet"], ends, strict=True):
        look = outlooks[str(outlet)]
        axes.plot(
            [0, 1], [raw, cleaned], color=look.colour, marker=look.marker, markersize=4,
            clip_on=False, markevery=[1],
        )  # fmt: skip
    texts = printed([*ends[:, 0], *ends[:, 1]])
    row = 0.19 * (high - low + 2 * margin)
    draw_values(axes, 0, list(ends[:, 0]), texts[: len(ends)], row)
    draw_values(axes, 1, list(ends[:, 1]), texts[len(ends) :], row)
    axes.set_xlim(-0.55, 1.55)
    axes.set_xticks([])
    axes.set_yticks([])
    axes.patch.set_visible(False)


def draw_values(
    axes: Axes, x: int, values: Sequence[float], texts: Sequence[str], row: float
) -> None:
    """Write values beside their dots, each once, moved apart where they would overlap."""
    once = dict(zip(texts, values, strict=True))
    if len(once) > 4:
        ends = (min(once, key=once.__getitem__), max(once, key=once.__getitem__))
        once = {text: once[text] for text in ends}
    for text, y in zip(once, spread(list(once.values()), [row] * len(once)), strict=True):
        axes.annotate(
            text, (x, y), (5 if x else -5, 0), textcoords="offset points",
            ha="left" if x else "right", va="center", color=FAINT, annotation_clip=False,
        )  # fmt: skip
