"""The strip: an article as a horizontal bar, its layers as marks where they stand in the text.

A figure of strips is measured in characters across and in inches upwards, so that labels can be
placed by their true size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.figures.lettering import SMALL, label, name_within, width_of, wrapped
from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    LEAK,
    MARGIN,
    STYLE,
    Head,
    Look,
    draw_head,
    thousands,
)
from analysis.figures.width import page_width

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HEIGHT = 0.3
LANE = 0.165
FOOT = 0.5
AXIS_TITLE = "characters from the beginning of the article"
NAMES = 0.42
"""Share of the width that the names of outlets take at most."""
LEAST_MARK = 0.02
"""Inches: a mark narrower than this would not be seen."""
HATCHES = {
    "advertisement": "////",
    "caption": "\\\\\\\\",
    "credit": "----",
    "gallery": "xxxx",
    "timestamp": "xxxx",
    "dateline": "||||",
    "byline": "||||",
    "related": "++++",
}


def beside(outlet: object, among: Iterable[object]) -> str:
    """Return an outlet's name as it stands beside its strip, cut where it would leave it no room."""
    return name_within(outlet, NAMES * page_width(), among)


def across(outlets: Iterable[str], among: Iterable[str]) -> tuple[float, float]:
    """Return how many inches the names of outlets, some `among` a report's, take, and what is left for strips."""
    every = [*among]
    names = max((width_of(beside(outlet, every)) for outlet in outlets), default=0.0) + 0.36
    return names, page_width() - names - 2 * MARGIN - 0.08


def canvas(
    body: float, room: tuple[float, float], longest: int, above: Head, below: float = 0.0
) -> tuple[Figure, Axes]:
    """Return a figure for strips: characters across, inches upwards from 0 to `body`.

    `room` is how many inches names and strips take (`across`), `below` how many stay free under the axis.
    """
    import matplotlib.pyplot as plt

    plt.style.use(STYLE)
    names, inches = room
    measured = wrapped(AXIS_TITLE, inches)
    foot = FOOT + LANE * (len(measured) - 1) + below
    height = body + foot + above.inches
    figure = plt.figure(figsize=(page_width(), height))
    figure.set_layout_engine("none")
    draw_head(figure, above)
    box = ((names + MARGIN) / page_width(), foot / height, inches / page_width(), body / height)
    axes = figure.add_axes(box)
    axes.set_ylim(0, body)
    axes.set_xlim(0, max(1, longest))
    axes.set_yticks([])
    thousands(axes)
    axes.set_xlabel("\n".join(measured), color=FAINT)
    axes.grid(axis="x", color=HAIRLINE)
    return figure, axes


def characters(axes: Axes, inches: float) -> float:
    """Return how many characters of the scale an inch measure takes."""
    left, right = axes.get_xlim()
    return inches * (right - left) / (axes.get_position().width * page_width())


def which_event(event: object, events: int) -> str:
    """Say which event a figure of strips shows.

    Examples
    --------
    >>> which_event("ferry-2021", 8), which_event("ferry-2021", 1), which_event("Event 7", 1)
    ('event ferry-2021, 1 of 8', 'event ferry-2021', 'Event 7')
    """
    name = label(str(event), 40)
    name = name if name.lower().startswith("event") else f"event {name}"
    return f"{name}, 1 of {events}" if events > 1 else name


def of_event(spoken: str, event: object, events: int) -> str:
    """Say before what is told of a figure of one event which one it is, where there are others.

    Examples
    --------
    >>> of_event("All share it.", "ferry-2021", 8), of_event("All share it.", "ferry-2021", 1)
    ('Event ferry-2021, 1 of 8: All share it.', 'All share it.')
    """
    where = which_event(event, events)
    return f"{where[0].upper()}{where[1:]}: {spoken}" if events > 1 else spoken


def strip(axes: Axes, y: float, length: int, height: float = HEIGHT) -> None:
    """Draw an empty article of `length` characters at height `y`."""
    axes.barh(
        y, length, height, color="#fafafa", edgecolor="#bbbbbb", linewidth=0.8, zorder=2,
        clip_on=False,
    )  # fmt: skip


def named(axes: Axes, y: float, outlet: str, outlooks: Mapping[str, Look]) -> None:
    """Name the strip at height `y` beside its outlet's mark, unlike any other outlet of the report."""
    look = outlooks[outlet]
    axes.plot(
        characters(axes, -0.14), y, look.marker, color=look.colour, markersize=6.5, clip_on=False
    )
    axes.annotate(
        beside(outlet, outlooks), (0, y), (-19, 0), textcoords="offset points", ha="right", va="center",
        color=INK, annotation_clip=False,
    )  # fmt: skip


def block(axes: Axes, y: float, span: tuple[int, int], colour: str, height: float = HEIGHT) -> None:
    """Fill a stretch of the strip in an outlet's hue."""
    start, end = span
    axes.barh(y, end - start, height, left=start, color=colour, linewidth=0, zorder=3)


def leak(axes: Axes, y: float, span: tuple[int, int], kind: str, height: float = HEIGHT) -> None:
    """Mark a leak: warm grey, its kind by hatching, at least wide enough to be seen."""
    start, end = span
    width = max(end - start, characters(axes, LEAST_MARK))
    axes.barh(
        y, width, height, left=start, color=LEAK, hatch=HATCHES.get(kind, "\\\\"),
        edgecolor="#5c544b", linewidth=0.5, zorder=3,
    )  # fmt: skip


def ticks(axes: Axes, y: float, positions: Iterable[int], colour: str, height: float) -> None:
    """Draw short ticks, for what is too small to fill a block."""
    places = list(positions)
    axes.vlines(places, y - height / 2, y + height / 2, color=colour, linewidth=1.2, zorder=3)


def in_characters(inches: float, scale: float, longest: float) -> float:
    """Return how many characters `inches` are on a scale of `longest` characters."""
    return inches * max(1.0, longest) / scale


def without_repeats(marks: Sequence[tuple[float, str]], reach: float) -> list[tuple[float, str]]:
    """Keep the first of each run of equal labels that stand within `reach` of the last.

    Examples
    --------
    >>> without_repeats([(0, "credit"), (5, "credit"), (9, "caption"), (80, "caption")], 20)
    [(0, 'credit'), (9, 'caption'), (80, 'caption')]
    """
    return [*marks[:1], *(b for a, b in pairwise(marks) if a[1] != b[1] or b[0] - a[0] > reach)]


def lanes(marks: Sequence[tuple[float, str]], inches: float, longest: float) -> list[tuple[float, int]]:  # fmt: skip
    """Find a place for each label above its mark: its left edge, and its lane from the bottom.

    From right to left, so that the line from a higher label down to its mark meets no lower label.

    Parameters
    ----------
    marks : sequence of (place in characters, label)
        From left to right.
    inches : float
        Length of the scale.
    longest : float
        Characters of the scale.
    """
    taken: list[float] = []
    places = []
    for start, text in reversed(marks):
        width = (width_of(text, SMALL) + 0.07) * longest / inches
        left = max(0.0, min(start, longest * 1.01 - width))
        lane = next((i for i, edge in enumerate(taken) if left + width <= edge), len(taken))
        taken[lane : lane + 1] = [left]
        places.append((left, lane))
    return places[::-1]


def lane_count(marks: Sequence[tuple[float, str]], inches: float, longest: float) -> int:
    """Return how many lanes the labels of a strip take."""
    return max((lane + 1 for _, lane in lanes(marks, inches, longest)), default=0)


def tags(axes: Axes, y: float, marks: Sequence[tuple[float, str]]) -> None:
    """Label marks above a strip whose upper edge is at `y`, each joined to its place."""
    longest = axes.get_xlim()[1]
    inches = axes.get_position().width * page_width()
    for (start, text), (left, lane) in zip(marks, lanes(marks, inches, longest), strict=True):
        foot = y + 0.03 + LANE * lane
        axes.vlines(start, y, foot + 0.1, color="#aaaaaa", linewidth=0.6, zorder=1, clip_on=False)
        axes.annotate(
            label(text), (left, foot), (2, 0), textcoords="offset points", size=SMALL, color=INK,
            va="bottom", annotation_clip=False, zorder=5,
            bbox={"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"},
        )  # fmt: skip


def stacked(lane_counts: Mapping[str, int], below: float = 0.05) -> tuple[dict[str, float], float]:
    """Return the height of each strip in inches, and of them all, with room for their labels.

    Parameters
    ----------
    lane_counts : mapping of article to int
        Lanes of labels above each strip, from top to bottom.
    below : float
        Inches that a figure needs under each strip.

    Examples
    --------
    >>> heights, body = stacked({"a": 1, "b": 0})
    >>> heights["a"] > heights["b"], body > heights["a"]
    (True, True)
    """
    y, heights = 0.05, {}
    for article_id, lanes_above in reversed([*lane_counts.items()]):
        y += below + HEIGHT / 2
        heights[article_id] = y
        y += HEIGHT / 2 + LANE * lanes_above + 0.22
    return heights, y - 0.12
