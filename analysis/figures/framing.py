"""The pictures of 05-framing: actors where they are named, and words set apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import strip
from analysis.figures.lettering import SMALL, label, name_of, name_within, width_of, wrapped
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
)
from analysis.figures.width import PAGE, fits_phones, page_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS, NAMES = 4, 1.2
"""Articles beside each other, and inches that the names of the actors take."""
MOST_OUTLETS = 6
FAN, LETTER = 3.4, 0.15
SET_OFF = "#ececec"
BETWEEN = 0.12
"""Inches that stay free between the names of two articles."""
NAMED_TOGETHER = 3
WORDS_A_PANEL = 8


@fits_phones
def actor_rows(
    articles: pd.DataFrame,
    actors: pd.DataFrame,
    names: Sequence[str],
    parts: pd.DataFrame,
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw one row an actor: a tick where each is named, the first mention ringed.

    Headline and lead, where every article is at its most prominent, are set off by a ground of grey.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, outlet, characters, the articles of one event; at most four are drawn,
        side by side, those in which an actor is named before others.
    actors : DataFrame
        Columns article_id, name, start.
    names : sequence of str
        The actors to draw, top to bottom.
    parts : DataFrame
        Columns article_id, start, end: what is set off.
    """
    ordered = in_order(articles, outlooks)
    nobody = ~ordered["article_id"].isin(actors["article_id"])
    first = ordered.assign(nobody=nobody).sort_values("nobody", kind="stable").head(MOST_PANELS)
    drawn = in_order(first, outlooks)
    if drawn.empty or not names:
        return statement(title, subtitle, "No actor is named.")
    above = head(title, of_all(subtitle, len(drawn), len(articles)))
    figure, grid = new(0.75 + 0.24 * len(names), above, 1, len(drawn), sharey=True, squeeze=False)
    longest = max(1.0, float(drawn["characters"].max()))
    room = (page_width() - NAMES) / len(drawn) - BETWEEN
    for axes, article in zip(grid.flat, drawn.itertuples(), strict=True):
        look = outlooks[str(article.outlet)]
        own = actors[actors["article_id"] == article.article_id]
        for part in parts[parts["article_id"] == article.article_id].itertuples():
            axes.axvspan(int(part.start), int(part.end), color=SET_OFF, linewidth=0, zorder=0)
        axes.hlines(
            [-row for row in range(len(names))], 0, int(article.characters), color=HAIRLINE,
            linewidth=0.8,
        )  # fmt: skip
        for row, name in enumerate(names):
            places = sorted(own.loc[own["name"] == name, "start"])
            strip.ticks(axes, -row, places, look.colour, 0.6)
            if places:
                axes.plot(places[0], -row, "o", mfc="none", mec=INK, markersize=9, mew=0.9, clip_on=False)  # fmt: skip
        axes.set_title(
            panel_name(article.outlet, room, outlooks), size=9, weight="normal", color=INK
        )
        axes.set_xlim(-0.02 * longest, 1.02 * longest)
        thousands(axes)
        axes.locator_params(axis="x", nbins=4 if page_width() == PAGE else 2)
    figure.supxlabel("characters from the beginning of the article", color=FAINT, size=SMALL)
    rows = [label(str(name), 28) or "unnamed" for name in names]
    grid[0][0].set_yticks([-row for row in range(len(names))], rows)
    grid[0][0].set_ylim(-len(names) + 0.4, 0.6)
    return figure


def panel_name(outlet: object, inches: float, among: Iterable[object]) -> str:
    r"""Return an outlet's name as it stands above its panel: in two lines, rather than cut.

    Examples
    --------
    >>> panel_name("Harbor Ledger", 0.7, ["Harbor Ledger", "Post"])
    'Harbor\nLedger'
    """
    name = name_of(outlet, among=among)
    lines = wrapped(name, inches)
    whole = len(lines) <= 2 and " ".join(lines) == name
    return "\n".join(lines) if whole else name_within(outlet, inches, among)


@dataclass(frozen=True)
class Box:
    """Where a label stands, in inches."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Say whether two labels overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )


def word_fan(
    terms: pd.DataFrame,
    named: pd.DataFrame,
    outlets: Sequence[str],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw the words of two outlets by how often they stand (across) and how far apart (upwards).

    Parameters
    ----------
    terms : DataFrame
        The terms of one outlet against the other: term, count, elsewhere, z; those not named are
        faint dots.
    named : DataFrame
        The rows of `terms` to label.
    outlets : sequence of two str
        Above the line, and below it.
    """
    if terms.empty or len(outlets) < 2:
        return statement(title, subtitle, "There are no words of two outlets to compare.")
    figure, axes = new(FAN + 0.5, head(title, subtitle))
    total = terms["count"] + terms["elsewhere"]
    dots = pd.DataFrame({"x": total, "z": terms["z"].round(3)}).drop_duplicates()
    axes.scatter(dots["x"], dots["z"], s=6, color="#d4d4d4", linewidths=0)
    axes.axhline(0, color="#bbbbbb", linewidth=0.8)
    reach = 1.25 * float(terms["z"].abs().max()) or 1.0
    axes.set_ylim(-reach, reach)
    axes.set_xscale("log")
    axes.set_xlim(0.8, 2.4 * max(2.0, float(total.max())))
    marks = [step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if step <= 2 * total.max()]
    axes.set_xticks(marks, [str(mark) for mark in marks])
    axes.minorticks_off()
    for side, outlet in ((1, outlets[0]), (-1, outlets[1])):
        look, own = outlooks[outlet], named[np.sign(named["z"]) == side]
        axes.scatter(own["count"] + own["elsewhere"], own["z"], s=26, color=look.colour, marker=look.marker, zorder=3)  # fmt: skip
        axes.annotate(
            f"more in {name_of(outlet, among=outlets)}", (0.01, 1.0 if side > 0 else 0.0), weight="bold",
            xycoords="axes fraction", size=9, color=INK, va="top" if side > 0 else "bottom",
        )  # fmt: skip
    label_words(axes, named)
    axes.set_xlabel(f"times in both together (count in {name_of(outlets[0], 16, outlets)} : in {name_of(outlets[1], 16, outlets)} beside the word)", color=FAINT)  # fmt: skip
    axes.set_ylabel("log-odds, z", color=FAINT)
    return figure


def together(named: pd.DataFrame) -> list[tuple[int, float, str]]:
    """Join the words that share a dot into one label: times, z, and the words with their counts."""
    labels = []
    for (count, elsewhere, z), rows in named.groupby(["count", "elsewhere", "z"], sort=True):
        words = [label(str(term), 18) for term in rows["term"]]
        more = f" +{len(words) - NAMED_TOGETHER}" if len(words) > NAMED_TOGETHER else ""
        text = f"{', '.join(words[:NAMED_TOGETHER])}{more}  {count}:{elsewhere}"
        labels.append((int(count + elsewhere), float(z), text))
    return sorted(labels, key=lambda place: (-abs(place[1]), place[2]))


def label_words(axes: Axes, named: pd.DataFrame) -> None:
    """Label words beside their dots, each where it meets no other label and no named dot."""
    inches = page_width() - 0.9
    left, right = np.log10(axes.get_xlim())
    reach = axes.get_ylim()[1]
    points = [
        (inches * (np.log10(times) - left) / (right - left), FAN * (z / reach + 1) / 2, text)
        for times, z, text in together(named)
    ]
    taken = [Box(x - 0.05, y - 0.05, x + 0.05, y + 0.05) for x, y, _ in points]
    for x, y, text in points:
        box = free_place(x, y, width_of(text, SMALL), inches, taken)
        taken.append(box)
        at = ((box.left + 0.02) / inches, (box.bottom + box.top) / 2 / FAN)
        axes.annotate(
            text, (x / inches, y / FAN), at, xycoords="axes fraction", textcoords="axes fraction",
            size=SMALL, va="center", color=INK,
            arrowprops={"arrowstyle": "-", "color": "#aaaaaa", "lw": 0.5, "shrinkA": 0, "shrinkB": 3}
            if abs((box.bottom + box.top) / 2 - y) > LETTER else None,
        )  # fmt: skip


def free_place(x: float, y: float, width: float, inches: float, taken: Sequence[Box]) -> Box:
    """Return the nearest free box for a label: right of its dot, left, then higher and lower."""
    for step in range(14):
        for sign in (1, -1):
            middle = y + sign * step * LETTER * 0.6
            for left in (x + 0.07, x - 0.09 - width):
                box = Box(left, middle - LETTER / 2, left + width + 0.04, middle + LETTER / 2)
                inside = left >= 0 and box.right <= inches and box.bottom >= 0 and box.top <= FAN
                if inside and not any(box.meets(other) for other in taken):
                    return box
    return Box(x + 0.07, y - LETTER / 2, x + 0.11 + width, y + LETTER / 2)


@fits_phones
def word_rows(
    words: Mapping[str, pd.DataFrame],
    sizes: Mapping[str, tuple[int, int]],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw the words that set each of several outlets apart from the rest, one panel an outlet.

    Parameters
    ----------
    words : mapping of outlet to DataFrame
        Columns term, count, elsewhere, z, furthest first; at most eight words of six outlets.
    sizes : mapping of outlet to two int
        Of how many words each outlet's counts are, and those elsewhere, so that they can be read as rates.
    """
    drawn = {o: own.head(WORDS_A_PANEL) for o, own in words.items() if len(own)}
    if not drawn:
        return statement(title, subtitle, "No word stands often enough to be compared.")
    panels = list(drawn.items())[:MOST_OUTLETS]
    columns = min(3 if page_width() == PAGE else 1, len(panels))
    rows = -(-len(panels) // columns)
    above = head(title, of_all(subtitle, len(panels), len(drawn), "outlets"))
    figure, grid = new(
        rows * (0.65 + 0.2 * WORDS_A_PANEL), above, rows, columns, squeeze=False, sharex=True
    )
    column = page_width() / columns - BETWEEN
    for i, (axes, (outlet, own)) in enumerate(zip(grid.flat, panels, strict=False)):
        draw_words(axes, own, outlooks[outlet])
        last = (i + 1) % columns == 0  # any other name goes on above the words of the next panel
        beneath = [words for _, words in panels[i % columns :: columns]]
        room = column - last * max(
            width_of(t) for rows_of in beneath for t in counted_words(rows_of)
        )
        name = name_within(outlet, room, outlooks)
        axes.set_title(name, size=9, weight="normal", color=INK, pad=13)
        here, rest = sizes[outlet]
        axes.annotate(
            f"{here:,} : {rest:,} words", (1.0, 1.0), (0, 4), size=SMALL, color=FAINT,
            xycoords="axes fraction", textcoords="offset points", ha="right",
        )  # fmt: skip
    for axes in list(grid.flat)[len(panels) :]:
        axes.set_visible(False)
    for axes in grid[-1]:
        axes.set_xlabel("log-odds, z", color=FAINT)
    grid[0, 0].set_xlim(0, 1.06 * max(own["z"].max() for _, own in panels))
    return figure


def counted_words(words: pd.DataFrame) -> list[str]:
    """Return an outlet's words as they are drawn, each with its counts here and in the others."""
    return [
        f"{label(str(row.term), 14)} {row.count}:{row.elsewhere}"
        for row in words.itertuples(index=False)
    ]


def draw_words(axes: Axes, words: pd.DataFrame, look: Look) -> None:
    """Draw an outlet's words as dots from zero, each with its counts here and in the others."""
    heights = [-row for row in range(len(words))]
    axes.hlines(heights, 0, words["z"], color="#c8c8c8", linewidth=1)
    axes.plot(words["z"], heights, look.marker, color=look.colour, markersize=5)
    axes.set_yticks(heights, counted_words(words), size=SMALL)
    axes.set_ylim(-WORDS_A_PANEL + 0.4, 0.6)
    axes.grid(axis="x", color=HAIRLINE)
