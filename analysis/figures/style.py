"""What all figures share: the style file, an outlet's colour and marker, labels that cannot break.

Colours are those of Okabe and Ito (2008), safe for the colour-blind; each outlet has its own
marker too, so that a figure reads in grey.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("same_story.mplstyle")
WIDTH = 7.2
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
INK, FAINT, HAIRLINE, LEAK = "#222222", "#666666", "#e6e6e6", "#b8b0a6"
LONGEST_LABEL = 80


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


def label(text: str, longest: int = LONGEST_LABEL) -> str:
    r"""Return data as text that matplotlib can draw: printable, on one line, not endless.

    Examples
    --------
    >>> label("a\x00b\nc"), label("word " * 50, 12)
    ('ab c', 'word word w…')
    """
    text = text[: 4 * longest]
    words = " ".join(text.split())
    kept = "".join(c for c in words if unicodedata.category(c)[0] != "C")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def new(height: float, rows: int = 1, columns: int = 1, **kwargs: object) -> tuple[Figure, Axes]:
    """Return a figure of the page's width and `height` inches in the project's style.

    The axes are one Axes, or an array of them for several rows or columns.
    """
    import matplotlib.pyplot as plt

    plt.style.use(STYLE)
    figure, axes = plt.subplots(rows, columns, figsize=(WIDTH, height), **kwargs)  # type: ignore[call-overload]
    return figure, axes


def titled(figure: Figure, title: str, subtitle: str) -> None:
    """Set the finding as title, and measure, unit and n below it.

    Both are wrapped to the figure's width, and the axes make room for them.
    """
    lines = textwrap.wrap(label(title, 200), 80)
    below = textwrap.wrap(label(subtitle, 300), 108)
    inches = 0.19 * len(lines) + 0.16 * len(below) + 0.1
    height = figure.get_figheight()
    top = 1 - 0.03 / height
    figure.text(0.01, top, "\n".join(lines), size=11, weight="bold", va="top", color=INK)
    figure.text(
        0.01, top - (0.19 * len(lines) + 0.02) / height, "\n".join(below), va="top", color=FAINT
    )
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.set(rect=(0, 0, 1, 1 - inches / height))  # type: ignore[call-arg]
