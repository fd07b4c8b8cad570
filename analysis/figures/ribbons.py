"""The picture of the project: the strips of an event one under the other, joined where they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.figures import strip
from analysis.figures.style import FAINT, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STRIP = 0.22
GAP = 1.0
CURVE = 40
MOST_STRIPS = 6


@dataclass(frozen=True)
class Difference:
    """A number or a quotation that differs between two neighbouring strips.

    `mark` is the sign drawn (a conflict, a rewording, a question), `text` the words beside it.
    """

    upper: str
    place_upper: float
    lower: str
    place_lower: float
    mark: str
    text: str


def event_strips(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    links: pd.DataFrame,
    differences: Sequence[Difference],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw the articles of one event as strips, with ribbons between sentences that tell the same.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, outlet, characters: the tellings of one event, at most six drawn.
    sentences : DataFrame
        Columns article_id, start, end, leaked.
    links : DataFrame
        Columns article_a, start_a, end_a, article_b, start_b, end_b, score.
    differences : sequence of Difference
        Labelled marks between two strips.
    outlooks : mapping of outlet to Look
    title, subtitle : str
    """
    drawn = articles.head(MOST_STRIPS)
    figure, axes = new(1.3 + (0.5 + GAP) * len(drawn))
    titled(figure, title, subtitle)
    height = {str(a): -i * (GAP + STRIP) for i, a in enumerate(drawn["article_id"])}
    names = {}
    for article in drawn.itertuples():
        article_id = str(article.article_id)
        look = outlooks[str(article.outlet)]
        names[height[article_id]] = (str(article.outlet), look)
        draw_sentences(
            axes, height[article_id], int(article.characters),
            sentences[sentences["article_id"] == article_id], linked_starts(links, article_id),
            look.colour,
        )  # fmt: skip
    for upper, lower in pairwise(height):
        draw_links(axes, links, upper, lower, height)
    for number, difference in enumerate(differences):
        draw_difference(axes, difference, number, height, float(drawn["characters"].max()))
    strip.scale(axes, int(drawn["characters"].max()), names)
    axes.set_ylim(min(height.values()) - 0.35, 0.4)
    return figure


def linked_starts(links: pd.DataFrame, article_id: str) -> set[int]:
    """Starts of the sentences of an article that some other article tells too."""
    as_a = links.loc[links["article_a"] == article_id, "start_a"]
    as_b = links.loc[links["article_b"] == article_id, "start_b"]
    return {int(start) for start in (*as_a, *as_b)}


def draw_sentences(
    axes: Axes, y: float, length: int, sentences: pd.DataFrame, linked: set[int], colour: str
) -> None:
    """Draw one article: sentences told elsewhere full, only-here sentences pale, leaks blank."""
    strip.strip(axes, y, length, STRIP)
    for row in sentences.itertuples():
        if float(row.leaked) > 0.5:
            continue
        start, end = int(row.start), int(row.end)
        axes.barh(
            y, end - start - 6, STRIP, left=start, color=colour, linewidth=0, zorder=2,
            alpha=1.0 if start in linked else 0.28,
        )  # fmt: skip


def draw_links(
    axes: Axes, links: pd.DataFrame, upper: str, lower: str, height: Mapping[str, float]
) -> None:
    """Join the sentences of two neighbouring strips that tell the same, darker where closer."""
    for row in links.itertuples():
        ends: dict[str, Any] = {
            str(row.article_a): (row.start_a, row.end_a),
            str(row.article_b): (row.start_b, row.end_b),
        }
        if set(ends) == {upper, lower}:
            darkness = 0.15 + 0.45 * float(row.score)
            ribbon(axes, ends[upper], height[upper], ends[lower], height[lower], darkness)


def ribbon(
    axes: Axes,
    above: tuple[int, int],
    y_above: float,
    below: tuple[int, int],
    y_below: float,
    darkness: float,
) -> None:
    """Draw one ribbon from a sentence of the upper strip to one of the lower."""
    t = np.linspace(0, 1, CURVE)
    ease = t * t * (3 - 2 * t)
    y = (y_above - STRIP / 2) + (y_below - y_above + STRIP) * t
    left = above[0] + (below[0] - above[0]) * ease
    right = above[1] + (below[1] - above[1]) * ease
    axes.fill_betweenx(y, left, right, color="#777777", alpha=min(0.7, darkness), linewidth=0)


def draw_difference(
    axes: Axes, difference: Difference, number: int, height: Mapping[str, float], longest: float
) -> None:
    """Join the two places of a difference and label it with its sign and words."""
    if difference.upper not in height or difference.lower not in height:
        return
    top = height[difference.upper] - STRIP / 2
    bottom = height[difference.lower] + STRIP / 2
    xs = [difference.place_upper, difference.place_lower]
    axes.plot(xs, [top, bottom], color=INK, linewidth=1, zorder=5)
    share = (0.3, 0.55, 0.8)[number % 3]
    x, y = xs[0] + (xs[1] - xs[0]) * share, top + (bottom - top) * share
    on_right = x > 0.6 * longest
    axes.annotate(
        f"{difference.mark} {label(difference.text, 60)}", (x, y), (-6 if on_right else 6, 0),
        textcoords="offset points", ha="right" if on_right else "left", va="center", size=8,
        color=INK, zorder=6,
        bbox={"boxstyle": "square,pad=0.25", "fc": "white", "ec": "#999999", "lw": 0.5},
    )  # fmt: skip


def coverage_matrix(
    told: pd.DataFrame,
    words: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw facts in rows and outlets in columns, filled where told, the first words beside them.

    Parameters
    ----------
    told : DataFrame of bool
        Facts in rows, outlets in columns, most widely told first.
    words : sequence of str
        The representative sentence of each fact.
    """
    figure, axes = new(1.1 + 0.24 * len(told))
    titled(figure, title, subtitle)
    for column, outlet in enumerate(told.columns):
        look = outlooks[str(outlet)]
        for row, filled in enumerate(told[outlet]):
            axes.plot(
                column, -row, look.marker, markersize=7, mec=look.colour, mew=1,
                mfc=look.colour if filled else "white", alpha=1.0 if filled else 0.4,
            )  # fmt: skip
    for row, text in enumerate(words):
        axes.annotate(
            label(text, 84), (len(told.columns) - 0.5, -row), va="center", size=8, color=INK
        )
    axes.set_xticks(range(len(told.columns)), [label(str(o), 14) for o in told.columns])
    axes.xaxis.tick_top()
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks([])
    axes.set_xlim(-0.5, len(told.columns) + 9)
    axes.set_ylim(-len(told) + 0.4, 0.6)
    return figure


def order_plot(links: pd.DataFrame, names: tuple[str, str], title: str, subtitle: str) -> Figure:
    """Draw where each shared fact stands in two articles, as shares of their length.

    Parameters
    ----------
    links : DataFrame
        Columns place_a, place_b, score.
    names : tuple of str
        Outlet across, outlet up.
    """
    figure, axes = new(3.6)
    titled(figure, title, subtitle)
    axes.plot([0, 1], [0, 1], color="#dddddd", linewidth=1)
    axes.scatter(links["place_a"], links["place_b"], s=18 + 40 * links["score"], color="#444444", alpha=0.7, linewidths=0)  # fmt: skip
    axes.set_xlabel(f"place in the {label(names[0], 24)} article (0 first, 1 last)", color=FAINT)
    axes.set_ylabel(f"place in {label(names[1], 24)}", color=FAINT)
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    axes.grid()
    return figure
