"""The strip: an article as a horizontal bar, its layers as marks where they stand in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.figures.style import FAINT, HAIRLINE, INK, LEAK, Look, label

if TYPE_CHECKING:
    from matplotlib.axes import Axes

HATCHES = {
    "advertisement": "////",
    "caption": "....",
    "credit": "....",
    "gallery": "xxxx",
    "timestamp": "xxxx",
    "dateline": "||||",
    "byline": "||||",
}


def strip(axes: Axes, y: float, length: int, height: float = 0.5) -> None:
    """Draw an empty article of `length` characters at height `y`."""
    axes.barh(y, length, height, color="#fafafa", edgecolor="#bbbbbb", linewidth=0.8, zorder=1)


def block(axes: Axes, y: float, span: tuple[int, int], colour: str, height: float = 0.5) -> None:
    """Fill a stretch of the strip in an outlet's hue."""
    start, end = span
    axes.barh(y, end - start, height, left=start, color=colour, linewidth=0, zorder=2)


def leak(axes: Axes, y: float, span: tuple[int, int], kind: str, height: float = 0.5) -> None:
    """Mark a leak: warm grey, its kind by hatching, at least wide enough to be seen."""
    start, end = span
    axes.barh(
        y, end - start, height, left=start, color=LEAK, hatch=HATCHES.get(kind, "----"),
        edgecolor="#5c544b", linewidth=0.5, zorder=3,
    )  # fmt: skip


def ticks(axes: Axes, y: float, positions: Iterable[int], colour: str, height: float = 0.5) -> None:
    """Draw short ticks, for what is too small to fill a block."""
    places = list(positions)
    axes.vlines(places, y - height / 2, y + height / 2, color=colour, linewidth=1.2, zorder=3)


def scale(axes: Axes, longest: int, names: dict[float, tuple[str, Look]]) -> None:
    """Set one scale in characters for all strips, and name each strip beside its marker.

    Parameters
    ----------
    axes : Axes
    longest : int
        Characters of the longest article.
    names : dict of y to (outlet, look)
    """
    axes.set_xlim(-0.005 * longest, 1.01 * longest)
    axes.set_xlabel("characters from the beginning of the article", color=FAINT)
    axes.set_yticks(list(names), [label(name, 24) for name, _ in names.values()], color=INK)
    for y, (_, look) in names.items():
        axes.plot(
            -0.012 * longest,
            y,
            look.marker,
            color=look.colour,
            markersize=6,
            clip_on=False,
            zorder=4,
        )
    axes.tick_params(axis="y", pad=12)
    axes.grid(axis="x", color=HAIRLINE)
