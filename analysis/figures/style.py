"""What all figures share: the style file, an outlet's colour and marker, titles, axes.

Colours are those of Okabe and Ito (2008), safe for the colour-blind; each outlet has its own
marker too, so that a figure reads in grey.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.escaping import together
from analysis.figures import undrawn
from analysis.figures.lettering import label, name_of, width_of, wrapped
from analysis.figures.width import page_width
from analysis.images import TITLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("same_story.mplstyle")
MARGIN = 0.08
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
INK, FAINT, HAIRLINE, LEAK = "#222222", "#666666", "#e6e6e6", "#b8b0a6"
TITLE_SIZE = 11.0
"""Points of the finding."""
TITLE_LINES = 2
AXIS = 0.55
"""Share of a figure's width that the title of an axis takes at most."""
KEY_ROW, KEY_GAP = 0.24, 0.38
"""Inches of a row of the key, and between two names."""
ASIDE = re.compile(r" \((?:[^()]|\([^()]*\)){13,}\)")


@dataclass(frozen=True)
class Look:
    """How one outlet is drawn."""

    colour: str
    marker: str


def looks(outlets: Sequence[str]) -> dict[str, Look]:
    """Return each outlet's colour and marker, the same in every figure of a report.

    After seven outlets colours no longer tell them apart: all are drawn alike and told by rows.

    Examples
    --------
    >>> looks(["Jakarta", "UPI"])["UPI"]
    Look(colour='#D55E00', marker='s')
    """
    if len(outlets) > len(COLOURS):
        return {outlet: Look(COLOURS[0], MARKERS[0]) for outlet in outlets}
    return {
        outlet: Look(colour, marker)
        for outlet, colour, marker in zip(outlets, COLOURS, MARKERS, strict=False)
    }


def told_apart(outlooks: Mapping[str, Look]) -> bool:
    """Say whether outlets have colours of their own."""
    return len(outlooks) <= len(COLOURS)


def in_order(articles: pd.DataFrame, outlooks: Mapping[str, Look]) -> pd.DataFrame:
    """Sort articles as the report orders its outlets, so that strips stand alike in all figures."""
    place = {outlet: i for i, outlet in enumerate(outlooks)}
    return articles.sort_values("outlet", key=lambda names: names.map(place), kind="stable")


def of_all(subtitle: str, drawn: int, found: int, what: str = "articles") -> str:
    """Say in the subtitle when a figure has room for a part of the articles only.

    Examples
    --------
    >>> of_all("Words in place", 6, 9), of_all("Words in place", 2, 2)
    ('Words in place; 6 of 9 articles drawn', 'Words in place')
    """
    return f"{subtitle}; {drawn} of {found} {what} drawn" if drawn < found else subtitle


def title_lines(text: str) -> list[str]:
    """Return a finding as the lines of a title: long asides dropped, whole clauses while they fit.

    Examples
    --------
    >>> title_lines("Seven facts are shared (one of them is doubtful); one number disagrees.")
    ['Seven facts are shared; one number disagrees']
    """
    clauses = ASIDE.sub("", label(together(text), 600)).rstrip(". ").split("; ")
    inches = page_width() - 2 * MARGIN
    lines = wrapped(clauses[0], inches, TITLE_SIZE, bold=True)
    for end in range(2, len(clauses) + 1):
        longer = wrapped("; ".join(clauses[:end]), inches, TITLE_SIZE, bold=True)
        if len(longer) > TITLE_LINES:
            break
        lines = longer
    if len(lines) <= TITLE_LINES + 1:
        return lines
    return [*lines[:TITLE_LINES], lines[TITLE_LINES].rpartition(" ")[0].rstrip(",;: ") + "…"]


@dataclass(frozen=True)
class Head:
    """The lines above a figure: its finding, what is measured, and who is who."""

    title: list[str]
    subtitle: list[str]
    key: Mapping[str, Look]

    @property
    def inches(self) -> float:
        """The height that it takes."""
        key = KEY_ROW * len(key_rows(self.key))
        return 0.19 * len(self.title) + 0.16 * len(self.subtitle) + 0.12 + key


def head(title: str, subtitle: str, key: Mapping[str, Look] | None = None) -> Head:
    """Lay out a figure's title and subtitle, and a key where outlets cannot be named in place.

    A line feed in the subtitle begins a new line.
    """
    inches = page_width() - 2 * MARGIN
    lines = [wrapped(label(together(line), 300), inches) for line in subtitle.split("\n")]
    below = [line for wrapped_line in lines for line in wrapped_line]
    return Head(title_lines(title), below, key if key and told_apart(key) else {})


def draw_head(figure: Figure, above: Head) -> None:
    """Draw what stands above the axes, and make a laid-out figure leave room for it."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    height = figure.get_figheight()
    left, top = MARGIN / page_width(), 1 - 0.03 / height
    figure.text(
        left, top, "\n".join(above.title), size=TITLE_SIZE, weight="bold", va="top", color=INK,
        gid=TITLE,
    )  # fmt: skip
    top -= (0.19 * len(above.title) + 0.03) / height
    figure.text(left, top, "\n".join(above.subtitle), va="top", color=FAINT)
    top -= (0.16 * len(above.subtitle) + 0.14) / height
    draw_key(figure, above.key, top)
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(0, 0, 1, 1 - above.inches / height))


def key_rows(key: Mapping[str, Look]) -> list[list[tuple[float, str]]]:
    """Return how far from the left each outlet's mark stands, row by row.

    Examples
    --------
    >>> [[outlet for _, outlet in row] for row in key_rows(looks(["Ledger", "Post"]))]
    [['Ledger', 'Post']]
    """
    rows: list[list[tuple[float, str]]] = []
    x = page_width()
    for outlet in key:
        wide = width_of(name_of(outlet, among=key)) + KEY_GAP
        if x + wide > page_width():
            rows.append([])
            x = MARGIN + 0.06
        rows[-1].append((x, outlet))
        x += wide
    return rows


def draw_key(figure: Figure, key: Mapping[str, Look], y: float) -> None:
    """Draw each outlet's mark with its name beside it, in as many rows as it takes."""
    from matplotlib.lines import Line2D

    inches = page_width()
    for row in key_rows(key):
        for x, outlet in row:
            mark = key[outlet]
            figure.add_artist(
                Line2D([x / inches], [y], color=mark.colour, marker=mark.marker, markersize=6)
            )
            figure.text((x + 0.1) / inches, y, name_of(outlet, among=key), va="center", color=INK)
        y -= KEY_ROW / figure.get_figheight()


def new(
    body: float, above: Head, rows: int = 1, columns: int = 1, **kwargs: object
) -> tuple[Figure, Any]:
    """Return a figure of the page's width with its head, and its axes `body` inches high.

    The axes are one Axes, or an array of them with ``squeeze=False``.
    """
    import matplotlib.pyplot as plt

    plt.style.use(STYLE)
    size = (page_width(), body + above.inches)
    figure, axes = plt.subplots(rows, columns, figsize=size, **kwargs)  # type: ignore[call-overload]
    draw_head(figure, above)
    return figure, axes


def axis_title(axes: Axes, text: str) -> None:
    """Write what the horizontal axis measures, in lines that a narrow figure has room for."""
    axes.set_xlabel("\n".join(wrapped(text, AXIS * page_width())), color=FAINT)


def statement(title: str, subtitle: str, why: str) -> Figure:
    """Return a figure that says in a sentence why there is nothing to draw, as pages do in its place."""
    figure, axes = new(0.6, head(title, subtitle))
    axes.set_axis_off()
    axes.text(0.0, 0.5, why, color=FAINT, style="italic", va="center", transform=axes.transAxes)
    undrawn.note(figure, why)
    return figure


def thousands(axes: Axes) -> None:
    """Set off the thousands on the horizontal axis, with few ticks."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10], integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
