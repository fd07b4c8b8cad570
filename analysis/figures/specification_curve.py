"""The specification curve of 05-framing: each headline comparison under every choice of analysis.

After Simonsohn, Simmons and Nelson (2020): above, the estimates of all specifications in rising
order; below, which choice each of them makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.figures.style import (
    FAINT,
    HAIRLINE,
    INK,
    SMALL,
    WIDTH,
    Look,
    head,
    label,
    new,
    statement,
    wrapped,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.gridspec import SubplotSpec

COLUMNS, MOST_PANELS = 3, 12
CURVE, CHOICE = 0.8, 0.13
"""Inches of the curve, and of one row of choices under it."""
OTHER_WAY = {
    "cleaning": ("kept", "furniture kept"),
    "quotations": ("left out", "quotations out"),
    "case": ("as printed", "case kept"),
    "stop_words": ("dropped", "stop words out"),
    "prior": ("flat", "flat prior"),
    "unit": ("share of", "other unit"),
}
"""Of each choice the option that is marked below the curve, as its column has it and as it is drawn."""


def specification_curves(
    specifications: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw one small curve a comparison: estimates sorted, and below them the choices made.

    Parameters
    ----------
    specifications : DataFrame
        Columns comparison, outlet, cleaning, quotations, case, stop_words, prior, unit, estimate,
        reported; at most twelve comparisons are drawn.
    """
    drawn = list(specifications.groupby("comparison", sort=False))[:MOST_PANELS]
    if not drawn:
        return statement(title, subtitle, "There is no comparison of two outlets to vary.")
    columns = min(COLUMNS, len(drawn))
    rows = -(-len(drawn) // columns)
    height = rows * (CURVE + CHOICE * (len(OTHER_WAY) - 1) + 0.65)
    figure, axes = new(height, head(title, subtitle))
    outer = axes.get_subplotspec().subgridspec(rows, columns)
    axes.remove()
    width = WIDTH / columns - 0.85
    for place, (name, own) in enumerate(drawn):
        spot = outer[place // columns, place % columns]
        draw_panel(figure, spot, str(name), own, outlooks, width)
    return figure


def draw_panel(
    figure: Figure,
    spot: SubplotSpec,
    name: str,
    specifications: pd.DataFrame,
    outlooks: Mapping[str, Look],
    width: float,
) -> None:
    """Draw one comparison: the sorted estimates, and a mark where a choice goes the other way."""
    own = on_one_scale(specifications).sort_values("height", kind="stable", ignore_index=True)
    choices = [choice for choice in OTHER_WAY if made(own, choice).any()]
    parts = [CURVE, CHOICE * max(1, len(choices))]
    grid = spot.subgridspec(2, 1, height_ratios=parts, hspace=0.05)
    above, below = figure.add_subplot(grid[0]), figure.add_subplot(grid[1])
    draw_curve(above, own, outlooks[str(own["outlet"].iloc[0])])
    reported = np.sign(own.loc[own["reported"].astype(bool), "estimate"].iloc[0])
    same = int((np.sign(own["estimate"]) == reported).sum())
    lines = wrapped(label(name, 120), width, SMALL)
    lines = lines if len(lines) < 3 else [lines[0], lines[1][:-1].rstrip() + "…"]
    text = "\n".join([*lines, f"{same} of {len(own)} agree"])
    above.set_title(text, size=SMALL, weight="normal", color=INK, loc="left")
    draw_choices(below, own, choices)


def on_one_scale(specifications: pd.DataFrame) -> pd.DataFrame:
    """Divide estimates by the largest of their unit, so that rates and shares can be drawn together."""
    largest = specifications.groupby("unit")["estimate"].transform(lambda e: e.abs().max() or 1.0)
    return specifications.assign(height=specifications["estimate"] / largest)


def draw_curve(axes: Axes, own: pd.DataFrame, look: Look) -> None:
    """Draw the estimates against zero; the one reported is large and filled."""
    heights = own["height"]
    reported = own["reported"].astype(bool)
    axes.axhline(0, color="#bbbbbb", linewidth=0.8)
    axes.plot(own.index[~reported], heights[~reported], look.marker, color=look.colour, markersize=2.6, mfc="white", mew=0.7)  # fmt: skip
    axes.plot(own.index[reported], heights[reported], look.marker, color=look.colour, markersize=6)
    axes.set_xlim(-1, len(own))
    axes.set_ylim(min(-0.12, 1.15 * float(heights.min())), 1.2)
    axes.set_xticks([])
    axes.set_yticks([0, 1], ["0", "most"], size=SMALL)


def draw_choices(axes: Axes, own: pd.DataFrame, choices: list[str]) -> None:
    """Draw a row a choice, with a mark under each estimate that takes the less usual way."""
    for row, choice in enumerate(choices):
        places = own.index[made(own, choice)]
        axes.plot(places, [-row] * len(places), "|", color=INK, markersize=4, mew=1)
    axes.set_yticks([-row for row in range(len(choices))], [OTHER_WAY[c][1] for c in choices], size=SMALL - 1, color=FAINT)  # fmt: skip
    axes.set_ylim(-max(1, len(choices)) + 0.4, 0.6)
    axes.set_xlim(-1, len(own))
    axes.set_xticks([])
    axes.grid(axis="y", color=HAIRLINE)
    axes.spines[:].set_visible(False)


def made(own: pd.DataFrame, choice: str) -> pd.Series:
    """Tell which specifications take the less usual way."""
    return own[choice].astype(str).str.startswith(OTHER_WAY[choice][0])
