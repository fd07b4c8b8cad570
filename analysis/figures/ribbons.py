"""The picture of the project: the strips of an event one under the other, joined where they agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from string import ascii_lowercase
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures import strip
from analysis.figures.lettering import clipped, label, name_of, width_of
from analysis.figures.style import INK, MARGIN, Look, head, in_order, of_all, statement
from analysis.figures.width import fits_phones, page_width
from analysis.findings.pairs import in_either_order, repeated, shortened
from analysis.findings.shared_facts import shared_facts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

GAP, NARROW_GAP, LABEL_ROW, KEY, NOTE = 1.35, 1.0, 0.24, 0.32, 0.165
FEW_STRIPS = 3
MOST_STRIPS = 6
MOST_LABELS, MOST_NOTES = 5, 12
PALE = {"#CC79A7", "#E69F00", "#56B4E9"}
"""Colours of outlets on which a number is set in black."""
PALEST, DARKEST = 0.90, 0.58
"""Grey of the ribbon between sentences that barely match, and between equal ones."""
FURNITURE = 0.5


@dataclass(frozen=True)
class Difference:
    """A number or a quotation that differs between two strips.

    `mark` is the sign drawn (a conflict, a rewording, a question); beside it stand the words of
    the upper article, a stroke, and those of the lower.
    """

    upper: str
    place_upper: float
    lower: str
    place_lower: float
    mark: str
    words_upper: str
    words_lower: str

    @property
    def same(self) -> tuple[str, str, str]:
        """What it has in common with a difference of the same words between other articles."""
        return self.mark, *in_either_order(self.words_upper, self.words_lower)

    def turned(self) -> Difference:
        """Return the same difference with the lower article above.

        Examples
        --------
        >>> Difference("a", 1, "b", 2, "?", "12 ships", "13 ships").turned().words_upper
        '13 ships'
        """
        return Difference(
            self.lower, self.place_lower, self.upper, self.place_upper, self.mark,
            self.words_lower, self.words_upper,
        )  # fmt: skip


@fits_phones
def event_strips(
    articles: pd.DataFrame,
    sentences: pd.DataFrame,
    links: pd.DataFrame,
    differences: Sequence[Difference],
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
    coverage: pd.DataFrame | None = None,
) -> Figure:
    """Draw the articles of one event as strips, with ribbons between sentences that tell the same.

    A ribbon joins two sentences of neighbouring strips that are each other's best match, darker
    where the wording is closer; every other match is a thin line.  Facts that several articles
    tell have the numbers of the reader; differences are lettered, their words stand below, once
    for all pairs that have them.

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
        In the order of the strips.
    title, subtitle : str
    coverage : DataFrame, optional
        The facts of the event, to number the sentences that tell them.
    """
    drawn = in_order(articles, outlooks).head(MOST_STRIPS)
    if drawn.empty:
        return statement(title, subtitle, "There is no article to draw.")
    ids = [str(article_id) for article_id in drawn["article_id"]]
    marks = arranged(differences, ids)
    shown = lettered(marks)
    heights, body = stacked(ids, shown)
    longest = int(drawn["characters"].max())
    names = dict(zip(ids, drawn["outlet"], strict=True))
    notes = notes_of(shown, names, marks, outlooks)
    above = head(title, of_all(subtitle, len(drawn), len(articles)))
    below = NOTE * len(notes) + 0.06 * bool(notes)
    figure, axes = strip.canvas(
        body, strip.across(drawn["outlet"], outlooks), longest, above, below
    )
    numbers = fact_numbers(coverage, in_order(articles, outlooks))
    for article in drawn.itertuples():
        article_id, look = str(article.article_id), outlooks[str(article.outlet)]
        own = sentences[sentences["article_id"] == article_id]
        linked = linked_starts(links, article_id)
        strip.named(axes, heights[article_id], str(article.outlet), outlooks)
        draw_sentences(axes, heights[article_id], int(article.characters), own, linked, look)
        draw_numbers(axes, heights[article_id], own, numbers.get(article_id, {}), look)
        if article_id == ids[0]:
            strip.tags(axes, heights[article_id] + strip.HEIGHT / 2, key_tags(own, linked))
    for upper, lower in combinations(ids, 2):
        near = ids.index(lower) == ids.index(upper) + 1
        draw_links(axes, between(links, upper, lower), heights[upper], heights[lower], near=near)
    draw_differences(axes, shown, heights)
    for row, note in enumerate(reversed(notes)):
        figure.text(
            MARGIN / page_width(), (0.1 + NOTE * row) / figure.get_figheight(), note, color=INK
        )
    return figure


def arranged(differences: Sequence[Difference], ids: Sequence[str]) -> list[Difference]:
    """Return the differences between drawn articles, the upper article first, from left to right."""
    place = {article_id: i for i, article_id in enumerate(ids)}
    both = [d for d in differences if d.upper in place and d.lower in place and d.upper != d.lower]
    turned = [d if place[d.upper] < place[d.lower] else d.turned() for d in both]
    return sorted(turned, key=lambda d: (place[d.upper], d.place_upper))


def lettered(marks: Sequence[Difference]) -> list[tuple[str, Difference]]:
    """Return the differences to draw with their letters: the first few below each strip.

    Those of the same words between other articles have the same letter.
    """
    below: dict[str, int] = {}
    letters: dict[tuple[str, str, str], str] = {}
    shown = []
    for mark in marks:
        below[mark.upper] = below.get(mark.upper, 0) + 1
        if below[mark.upper] > MOST_LABELS:
            continue
        if mark.same not in letters and len(letters) < MOST_NOTES:
            letters[mark.same] = ascii_lowercase[len(letters)]
        if mark.same in letters:
            shown.append((letters[mark.same], mark))
    return shown


def notes_of(
    shown: Sequence[tuple[str, Difference]],
    names: Mapping[str, str],
    found: Sequence[Difference],
    among: Iterable[str],
) -> list[str]:
    """Return the lines below the figure: each difference in words, and how many there is no room for."""
    pairs = Counter(mark.same for mark in found)
    first: dict[str, Difference] = {}
    for letter, mark in shown:
        first.setdefault(letter, mark)
    notes: list[str] = []
    for letter, mark in first.items():
        sides = ((mark.words_upper, mark.upper), (mark.words_lower, mark.lower))
        said = " / ".join(
            f"{label(shortened(words), 40)} ({name_of(names[article], among=among)})"
            for words, article in sides
        )
        said += repeated(pairs[mark.same] - 1)
        notes += clipped(
            f"{mark.mark}\N{NO-BREAK SPACE}{letter}  {said}", page_width() - 2 * MARGIN
        )
    more = len(pairs) - len(first)
    return [*notes, f"and {more} more in the tables"] if more else notes


def stacked(
    ids: Sequence[str], shown: Sequence[tuple[str, Difference]]
) -> tuple[dict[str, float], float]:
    """Return the height of each strip in inches, and of them all: wider where much is labelled."""
    gaps = []
    for article_id in ids[:-1]:
        labels = sum(mark.upper == article_id for _, mark in shown)
        gaps.append(max(GAP if len(ids) <= FEW_STRIPS else NARROW_GAP, 0.35 + LABEL_ROW * labels))
    y, heights = 0.1 + strip.HEIGHT / 2, {}
    for article_id, gap in zip(reversed(ids), [*reversed(gaps), 0.0], strict=True):
        heights[article_id] = y
        y += gap + strip.HEIGHT
    return heights, heights[ids[0]] + strip.HEIGHT / 2 + KEY


def fact_numbers(
    coverage: pd.DataFrame | None, articles: pd.DataFrame
) -> dict[str, dict[tuple[int, int], int]]:
    """Return the number of the shared fact that a sentence tells, by article and stretch."""
    numbers: dict[str, dict[tuple[int, int], int]] = {}
    for fact in [] if coverage is None else shared_facts(coverage, articles):
        for article_id, start, end in fact.places:
            numbers.setdefault(article_id, {})[start, end] = fact.number
    return numbers


def draw_numbers(
    axes: Axes, y: float, sentences: pd.DataFrame, numbers: Mapping[tuple[int, int], int], look: Look
) -> None:  # fmt: skip
    """Write on the sentences the numbers of the facts that they tell, where there is room."""
    for start, end in zip(sentences["start"], sentences["end"], strict=True):
        text = str(numbers.get((int(start), int(end)), ""))
        if text and strip.characters(axes, width_of(text)) < end - start:
            axes.text(
                (start + end) / 2, y, text, ha="center", va="center_baseline", zorder=5,
                color=INK if look.colour in PALE else "white",
            )  # fmt: skip


def linked_starts(links: pd.DataFrame, article_id: str) -> set[int]:
    """Starts of the sentences of an article that some other article tells too."""
    as_a = links.loc[links["article_a"] == article_id, "start_a"]
    as_b = links.loc[links["article_b"] == article_id, "start_b"]
    return {int(start) for start in (*as_a, *as_b)}


def draw_sentences(
    axes: Axes, y: float, length: int, sentences: pd.DataFrame, linked: set[int], look: Look
) -> None:
    """Draw one article: sentences told elsewhere full, only-here sentences pale, leaks hatched."""
    strip.strip(axes, y, length)
    hair = strip.characters(axes, 0.012)
    for row in sentences.itertuples():
        start, end = int(row.start), int(row.end)
        if float(row.leaked) > FURNITURE:
            strip.leak(axes, y, (start, end), "", strip.HEIGHT)
            continue
        axes.barh(
            y, max(end - start - hair, hair), strip.HEIGHT, left=start, color=look.colour,
            linewidth=0, zorder=3, alpha=1.0 if start in linked else 0.25,
        )  # fmt: skip


def key_tags(sentences: pd.DataFrame, linked: set[int]) -> list[tuple[float, str]]:
    """Name what a block means above the first of each sort."""
    first: dict[str, float] = {}
    for row in sentences.sort_values("start").itertuples():
        if float(row.leaked) > FURNITURE:
            continue
        sort = "told elsewhere too" if int(row.start) in linked else "not found elsewhere"
        first.setdefault(sort, (row.start + row.end) / 2)
    return sorted((place, sort) for sort, place in first.items())


def between(links: pd.DataFrame, upper: str, lower: str) -> pd.DataFrame:
    """Return the links of two articles: above, below (start and end), score, and whether best.

    A link is best where neither sentence matches any other of the two articles better.
    """
    down = links[(links["article_a"] == upper) & (links["article_b"] == lower)]
    up = links[(links["article_a"] == lower) & (links["article_b"] == upper)]
    columns = ["above", "above_end", "below", "below_end", "score"]
    pieces = [
        piece[["start_" + first, "end_" + first, "start_" + second, "end_" + second, "score"]]
        .set_axis(columns, axis=1)
        for piece, first, second in ((down, "a", "b"), (up, "b", "a"))
    ]  # fmt: skip
    joined = pd.concat(pieces, ignore_index=True).sort_values("score", kind="stable")
    last = {side: ~joined.duplicated(side, keep="last") for side in ("above", "below")}
    return joined.assign(best=last["above"] & last["below"])


def draw_links(axes: Axes, links: pd.DataFrame, upper: float, lower: float, *, near: bool) -> None:
    """Join the sentences of two strips: best matches as ribbons, the others as thin lines.

    Of strips that are no neighbours only the best matches are joined, by strong lines behind what
    is between.
    """
    top, bottom = upper - strip.HEIGHT / 2, lower + strip.HEIGHT / 2
    for row in links[links["best"] != near].itertuples():
        draw_curve(
            axes, ((row.above + row.above_end) / 2, top), ((row.below + row.below_end) / 2, bottom),
            edgecolor="#c4c4c4" if near else "#8c8c8c", linewidth=0.7 if near else 1.6, zorder=1,
        )  # fmt: skip
    for row in links[links["best"] & near].itertuples():
        score = min(1.0, max(0.0, float(row.score)))
        grey = PALEST + (DARKEST - PALEST) * score**2
        draw_ribbon(axes, (row.above, row.above_end), top, (row.below, row.below_end), bottom, grey)


def draw_ribbon(
    axes: Axes,
    above: tuple[float, float],
    top: float,
    below: tuple[float, float],
    bottom: float,
    grey: float,
) -> None:
    """Draw one ribbon, parted from those it crosses by a white edge."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    middle = (top + bottom) / 2
    points = [
        (above[0], top), (above[0], middle), (below[0], middle), (below[0], bottom),
        (below[1], bottom), (below[1], middle), (above[1], middle), (above[1], top),
        (above[0], top),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    shape = Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
    axes.add_patch(
        PathPatch(
            shape, facecolor=str(grey), edgecolor="white", linewidth=0.9, alpha=0.9, zorder=1.2
        )
    )


def draw_curve(
    axes: Axes, above: tuple[float, float], below: tuple[float, float], **look: object
) -> None:
    """Draw the line that a ribbon without width would be."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    middle = (above[1] + below[1]) / 2
    points = [above, (above[0], middle), (below[0], middle), below]
    shape = Path(points, [Path.MOVETO, *[Path.CURVE4] * 3])
    axes.add_patch(PathPatch(shape, facecolor="none", **look))


def draw_differences(
    axes: Axes, shown: Sequence[tuple[str, Difference]], heights: Mapping[str, float]
) -> None:
    """Join the two places of each difference; each sign has a height of its own below its strip."""
    order = list(heights)[::-1]
    for upper in order:
        own = [(letter, mark) for letter, mark in shown if mark.upper == upper]
        for row, (letter, mark) in enumerate(own):
            top = heights[upper] - strip.HEIGHT / 2
            floor = heights[order[order.index(upper) + 1]] + strip.HEIGHT / 2
            y = top - (top - floor) * (row + 1) / (len(own) + 1)
            ends = (top, heights[mark.lower] + strip.HEIGHT / 2)
            draw_difference(axes, mark, f"{mark.mark}\N{NO-BREAK SPACE}{letter}", ends, y)


def draw_difference(
    axes: Axes, mark: Difference, sign: str, ends: tuple[float, float], y: float
) -> None:
    """Draw one difference: a line with dots at its ends, and its sign and letter at height `y`."""
    top, bottom = ends
    draw_curve(
        axes, (mark.place_upper, top), (mark.place_lower, bottom), edgecolor=INK, linewidth=1.1,
        zorder=1.6,
    )  # fmt: skip
    axes.plot(
        [mark.place_upper, mark.place_lower], [top, bottom], "o", color=INK, markersize=3, zorder=4
    )
    t = np.linspace(0, 1, 101)
    ease = 3 * t * t - 2 * t**3
    down = 1.5 * t * (1 - t) + t**3  # the height of the curve: its middle points stand half way
    x = mark.place_upper + (mark.place_lower - mark.place_upper) * float(
        np.interp((top - y) / (top - bottom), down, ease)
    )
    half = strip.characters(axes, width_of(sign) / 2 + 0.08)
    longest = axes.get_xlim()[1]
    axes.annotate(
        sign, (min(max(x, half), max(half, longest - half)), y), ha="center", va="center",
        color=INK, zorder=6, annotation_clip=False,
        bbox={"boxstyle": "round,pad=0.2", "fc": "white", "ec": "#888888", "lw": 0.6},
    )  # fmt: skip
