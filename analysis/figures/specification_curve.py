"""The specification curve of 05-framing: each headline comparison under every choice of analysis.

After Simonsohn, Simmons and Nelson (2020): above, the estimates of all specifications in rising
order; below, which choice each of them makes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.figures.lettering import SMALL, clipped, label
from analysis.figures.style import FAINT, HAIRLINE, INK, Look, head, new, statement
from analysis.figures.width import PAGE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Floats = NDArray[np.float64]

COLUMNS, MOST_PANELS = 3, 9
CURVE, CHOICE, TICK, DASH = 0.8, 0.155, 0.3, 0.4
"""Inches of the curve and of one row of choices under it; how far marks reach."""
LEFT, GAP, LINE, BELOW, MOST_LINES = 1.15, 0.2, 0.155, 0.22, 4
PANEL = (PAGE - LEFT - 0.1 - GAP * (COLUMNS - 1)) / COLUMNS
"""Inches of what stands around the panels, and of a panel's width; lines of the name of a comparison."""
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
        Columns comparison, outlet, count, elsewhere, cleaning, quotations, case, stop_words, prior,
        unit, estimate, kind, reported; at most nine comparisons are drawn: all rates, and the first words of each
        outlet.
    """
    drawn = chosen(specifications)
    if not drawn:
        return statement(title, subtitle, "There is no comparison of two outlets to vary.")
    above, heights = head(title, subtitle), [row_height(panels) for panels in rows_of(drawn)]
    figure, first = new(sum(heights), above)
    first.remove()
    figure.set_layout_engine("none")  # placed by hand: the same bytes on every run
    edge = sum(heights)
    for panels, inches in zip(rows_of(drawn), heights, strict=True):
        lowest = min(float(on_one_scale(own)["height"].min()) for _, own in panels)
        top = edge - heading_height(panels)
        edge -= inches
        for column, (name, own) in enumerate(panels):
            choices = choices_of(own)
            curve, below = panel(figure, LEFT + column * (PANEL + GAP), top, len(choices))
            scaled = on_one_scale(own)
            draw_curve(curve, scaled, outlooks[str(own["outlet"].iloc[0])], lowest)
            curve.set_title(heading(name, own), size=SMALL, weight="normal", color=INK, loc="left")
            draw_choices(below, scaled, choices)
            for axes in (curve, below):  # named once a row of panels
                axes.tick_params(labelleft=column == 0)
    return figure


def choices_of(own: pd.DataFrame) -> list[str]:
    """Return the choices that a comparison varies."""
    return [choice for choice in OTHER_WAY if made(own, choice).any()]


def rows_of(drawn: Sequence[tuple[str, pd.DataFrame]]) -> list[list[tuple[str, pd.DataFrame]]]:
    """Set panels that vary the same choices in rows of three."""
    rows: list[list[tuple[str, pd.DataFrame]]] = []
    for name, own in drawn:
        alike = rows and choices_of(rows[-1][0][1]) == choices_of(own)
        if alike and len(rows[-1]) < COLUMNS:
            rows[-1].append((name, own))
        else:
            rows.append([(name, own)])
    return rows


def heading_height(panels: Sequence[tuple[str, pd.DataFrame]]) -> float:
    """Return how many inches the headings of a row of panels take."""
    return 0.06 + LINE * max(heading(name, own).count("\n") + 1 for name, own in panels)


def row_height(panels: Sequence[tuple[str, pd.DataFrame]]) -> float:
    """Return how many inches a row of panels takes, and what is free below it."""
    choices = max(1, len(choices_of(panels[0][1])))
    return heading_height(panels) + CURVE + CHOICE * choices + BELOW


def chosen(specifications: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the comparisons to draw in their order, words by turns of the outlets."""
    firsts = specifications.drop_duplicates("comparison")
    words = firsts[firsts["kind"] == "word"]
    turns = words.groupby("outlet").cumcount().sort_values(kind="stable").index
    rates = firsts.index.difference(words.index)[:MOST_PANELS]
    kept = firsts.loc[[*turns[: MOST_PANELS - len(rates)], *rates]].sort_index()
    groups = specifications.groupby("comparison", sort=False)
    return [(str(name), groups.get_group(name)) for name in kept["comparison"]]


def panel(figure: Figure, left: float, top: float, choices: int) -> tuple[Axes, Axes]:
    """Add the axes of one comparison, placed in inches: its curve, and below it the choices."""
    width, height = figure.get_size_inches()
    across = (left / width, PANEL / width)
    parts = []
    for reach in (CURVE, CHOICE * max(1, choices)):
        box = (across[0], (top - reach) / height, across[1], reach / height)
        parts.append(figure.add_axes(box))
        top -= reach + 0.06
    return parts[0], parts[1]


def heading(name: str, own: pd.DataFrame) -> str:
    """Return what stands over a curve: the comparison, how many specifications agree, its counts."""
    reported = np.sign(own.loc[own["reported"].astype(bool), "estimate"].iloc[0])
    same = int((np.sign(own["estimate"]) == reported).sum())
    lines = clipped(label(name, 120), PANEL, MOST_LINES)
    places = f"{own['count'].iloc[0]}:{own['elsewhere'].iloc[0]}"
    return "\n".join([*lines, f"{same} of {len(own)} agree  {places}"])


def on_one_scale(specifications: pd.DataFrame) -> pd.DataFrame:
    """Sort estimates, each as a share of the largest of its unit: rates and shares on one scale."""
    largest = specifications.groupby("unit")["estimate"].transform(lambda e: e.abs().max() or 1.0)
    scaled = specifications.assign(height=specifications["estimate"] / largest)
    return scaled.sort_values("height", kind="stable", ignore_index=True)


def draw_curve(axes: Axes, own: pd.DataFrame, look: Look, lowest: float) -> None:
    """Draw the estimates against zero, which the panels of a row share; the one reported is large.

    `lowest` is the lowest estimate in the row of panels.
    """
    heights = own["height"]
    reported = own["reported"].astype(bool)
    axes.axhline(0, color="#bbbbbb", linewidth=0.8)
    dashes(axes, own.index.to_numpy(dtype=float), heights.to_numpy(), (DASH, 0.0), look.colour)
    axes.plot(own.index[reported], heights[reported], look.marker, color=look.colour, markersize=6)
    axes.set_xlim(-1, len(own))
    axes.set_ylim(min(-0.12, 1.15 * lowest), 1.2)
    axes.set_xticks([])
    axes.set_yticks([0, 1], ["0", "most"], size=SMALL)


def draw_choices(axes: Axes, own: pd.DataFrame, choices: list[str]) -> None:
    """Draw a row a choice, with a mark under each estimate that takes the less usual way."""
    rows = -np.arange(len(choices), dtype=float)
    middle = (len(own) - 1) / 2
    dashes(axes, np.full(len(rows), middle), rows, (middle + 1, 0.0), HAIRLINE, 0.8)
    for row, choice in enumerate(choices):
        places = own.index[made(own, choice)].to_numpy(dtype=float)
        dashes(axes, places, np.full(len(places), float(-row)), (0.0, TICK), INK)
    axes.set_yticks(rows, [OTHER_WAY[c][1] for c in choices], size=SMALL, color=FAINT)  # fmt: skip
    axes.set_ylim(-max(1, len(choices)) + 0.4, 0.6)
    axes.set_xlim(-1, len(own))
    axes.set_xticks([])
    axes.spines[:].set_visible(False)


def dashes(
    axes: Axes,
    x: Floats,
    y: Floats,
    reach: tuple[float, float],
    colour: str,
    width: float = 1.2,
) -> None:
    """Draw a dash through each point; all in one path, which keeps the file small."""
    gap = np.full(len(x), np.nan)
    across = np.column_stack([x - reach[0], x + reach[0], gap]).ravel()
    upwards = np.column_stack([y - reach[1], y + reach[1], gap]).ravel()
    axes.plot(across, upwards, color=colour, linewidth=width, solid_capstyle="butt")


def made(own: pd.DataFrame, choice: str) -> pd.Series:
    """Tell which specifications take the less usual way."""
    return own[choice].astype(str).str.startswith(OTHER_WAY[choice][0])
