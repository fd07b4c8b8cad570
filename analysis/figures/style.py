"""What all figures share: the style file, an outlet's colour and marker, titles, text that fits.

Colours are those of Okabe and Ito (2008), safe for the colour-blind; each outlet has its own
marker too, so that a figure reads in grey.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from analysis.escaping import together
from analysis.images import TITLE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("same_story.mplstyle")
FONT = "DejaVu Sans"
WIDTH = 7.2
MARGIN = 0.08
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
INK, FAINT, HAIRLINE, LEAK = "#222222", "#666666", "#e6e6e6", "#b8b0a6"
LONGEST_LABEL = 80
TITLE_SIZE, SMALL = 11.0, 9.0
"""Points of the finding, and of everything else: smaller print is not read on a screen."""
TITLE_LINES = 2
BLANKS = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
"""Where a line may be broken: not between a number and its sign."""
NOT_DRAWN = "□"
STACKED = re.compile("(?<=[\u0300-\u036f])[\u0300-\u036f]+")
"""Accents beyond the first, which would grow over the neighbouring rows."""
ASIDE = re.compile(r" \([^()]{13,}\)")


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


@functools.cache
def drawable() -> frozenset[int]:
    """Return the code points that the bundled font has, upright and bold."""
    return frozenset(font(bold=False).get_charmap()) & frozenset(font(bold=True).get_charmap())


def font(*, bold: bool) -> Any:
    """Return matplotlib's bundled font, to look up and to measure."""
    from matplotlib import font_manager

    return font_manager.get_font(font_manager.findfont(f"{FONT}:bold" if bold else FONT))


def label(text: str, longest: int = LONGEST_LABEL) -> str:
    r"""Return data as text that matplotlib can draw: printable, on one line, not endless.

    A character that the font lacks becomes a box, so that nothing vanishes without a mark.

    Examples
    --------
    >>> label("a\x00b\nc"), label("word " * 50, 12), label("日報 Post")
    ('ab c', 'word word w…', '□□ Post')
    """
    words = STACKED.sub("", BLANKS.sub(" ", text[: 4 * longest]).strip())
    kept = "".join(
        c if ord(c) in drawable() else NOT_DRAWN for c in words if unicodedata.category(c)[0] != "C"
    )
    return kept if len(kept) <= longest else kept[: longest - 1].rstrip() + "…"


def name_of(outlet: object, longest: int = 24) -> str:
    """Return an outlet's name as it is drawn.

    Examples
    --------
    >>> name_of("UPI"), name_of("")
    ('UPI', 'unnamed outlet')
    """
    return label(str(outlet), longest) or "unnamed outlet"


@functools.lru_cache(maxsize=8192)
def width_of(text: str, size: float = SMALL, *, bold: bool = False) -> float:
    """Return how many inches a drawn text takes.

    Examples
    --------
    >>> width_of("Jakarta") < width_of("Jakarta", bold=True) < width_of("Jakarta", 12, bold=True)
    True
    """
    from matplotlib.ft2font import LoadFlags

    face = font(bold=bold)
    face.set_size(size, 72)
    face.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(face.get_width_height()[0]) / 64 / 72


def wrapped(text: str, inches: float, size: float = SMALL, *, bold: bool = False) -> list[str]:
    """Break a text into lines no wider than `inches`, at plain blanks; a longer word is broken too.

    Examples
    --------
    >>> wrapped("three short words", 1.0)
    ['three short', 'words']
    """
    lines: list[str] = []
    words = [part for w in BLANKS.split(text) for part in pieces(w, inches, size, bold=bold)]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= inches:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def pieces(word: str, inches: float, size: float, *, bold: bool) -> list[str]:
    """Break a word that is wider than `inches`; any other is one piece."""
    found, rest = [], word
    while rest:
        piece = rest
        while len(piece) > 1 and width_of(piece, size, bold=bold) > inches:
            fitting = int(len(piece) * inches / width_of(piece, size, bold=bold))
            piece = piece[: max(1, min(fitting, len(piece) - 1))]
        found.append(piece)
        rest = rest[len(piece) :]
    return found


def fitted(text: str, inches: float, size: float = SMALL) -> str:
    """Cut a text with a mark where it would be wider than `inches`.

    Examples
    --------
    >>> fitted("a keystone of our shared efforts", 1.0)
    'a keystone of…'
    """
    if width_of(text, size) <= inches:
        return text
    room_left = inches - width_of("…", size)
    return pieces(text, room_left, size, bold=False)[0].rstrip() + "…"


def clipped(text: str, inches: float, most: int = 2) -> list[str]:
    """Break a text into at most so many lines, cut at a word and with a mark where there are more.

    Examples
    --------
    >>> clipped("a keystone of our shared efforts to build", 1.2)
    ['a keystone of our', 'shared efforts…']
    """
    lines = wrapped(text, inches)
    if len(lines) <= most:
        return lines
    last = fitted(f"{lines[most - 1]} {lines[most]}", inches).rstrip("…")
    return [*lines[: most - 1], f"{last.rsplit(' ', 1)[0].rstrip(',;: ')}…"]


def title_lines(text: str) -> list[str]:
    """Return a finding as the lines of a title: long asides dropped, whole clauses while they fit.

    Examples
    --------
    >>> title_lines("Seven facts are shared (one of them is doubtful); one number disagrees.")
    ['Seven facts are shared; one number disagrees']
    """
    clauses = ASIDE.sub("", label(together(text), 600)).rstrip(". ").split("; ")
    inches = WIDTH - 2 * MARGIN
    lines = wrapped(clauses[0], inches, TITLE_SIZE, bold=True)
    for end in range(2, len(clauses) + 1):
        longer = wrapped("; ".join(clauses[:end]), inches, TITLE_SIZE, bold=True)
        if len(longer) > TITLE_LINES:
            break
        lines = longer
    return lines if len(lines) <= TITLE_LINES + 1 else [*lines[:TITLE_LINES], lines[TITLE_LINES][:-1] + "…"]  # fmt: skip


@dataclass(frozen=True)
class Head:
    """The lines above a figure: its finding, what is measured, and who is who."""

    title: list[str]
    subtitle: list[str]
    key: Mapping[str, Look]

    @property
    def inches(self) -> float:
        """The height that it takes."""
        key = 0.24 if self.key else 0.0
        return 0.19 * len(self.title) + 0.16 * len(self.subtitle) + 0.12 + key


def head(title: str, subtitle: str, key: Mapping[str, Look] | None = None) -> Head:
    """Lay out a figure's title and subtitle, and a key where outlets cannot be named in place.

    A line feed in the subtitle begins a new line.
    """
    inches = WIDTH - 2 * MARGIN
    lines = [wrapped(label(together(line), 300), inches) for line in subtitle.split("\n")]
    below = [line for wrapped_line in lines for line in wrapped_line]
    return Head(title_lines(title), below, key if key and told_apart(key) else {})


def draw_head(figure: Figure, above: Head) -> None:
    """Draw what stands above the axes, and make a laid-out figure leave room for it."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    height = figure.get_figheight()
    left, top = MARGIN / WIDTH, 1 - 0.03 / height
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


def draw_key(figure: Figure, key: Mapping[str, Look], y: float) -> None:
    """Draw each outlet's mark with its name beside it, in one row."""
    from matplotlib.lines import Line2D

    x = MARGIN + 0.06
    room = (WIDTH - x) / max(1, len(key))
    for outlet, look in key.items():
        figure.add_artist(
            Line2D([x / WIDTH], [y], color=look.colour, marker=look.marker, markersize=6)
        )
        name = name_of(outlet, max(4, min(24, int(room / 0.085))))
        figure.text((x + 0.1) / WIDTH, y, name, va="center", color=INK)
        x += width_of(name) + 0.38


def new(
    body: float, above: Head, rows: int = 1, columns: int = 1, **kwargs: object
) -> tuple[Figure, Any]:
    """Return a figure of the page's width with its head, and its axes `body` inches high.

    The axes are one Axes, or an array of them with ``squeeze=False``.
    """
    import matplotlib.pyplot as plt

    plt.style.use(STYLE)
    size = (WIDTH, body + above.inches)
    figure, axes = plt.subplots(rows, columns, figsize=size, **kwargs)  # type: ignore[call-overload]
    draw_head(figure, above)
    return figure, axes


def statement(title: str, subtitle: str, why: str) -> Figure:
    """Return a figure that says in a sentence why there is nothing to draw."""
    figure, axes = new(0.6, head(title, subtitle))
    axes.set_axis_off()
    axes.text(0.0, 0.5, why, color=FAINT, style="italic", va="center", transform=axes.transAxes)
    return figure


def spread(centres: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Move labels along a line as little as is needed for none to overlap, in the same order.

    Parameters
    ----------
    centres, sizes : sequence of float
        Where each label wants to stand, and how much room it takes.

    Examples
    --------
    >>> spread([0, 1, 9], [2, 2, 2])
    [-0.5, 1.5, 9.0]
    """
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    groups: list[list[int]] = []
    middles: list[float] = []
    for i in order:
        groups.append([i])
        middles.append(float(centres[i]))
        while len(groups) > 1 and middles[-1] - middles[-2] < room(groups[-2:], sizes):
            last = groups.pop()
            groups[-1] += last
            middles[-2:] = [float(np.mean(wanted(groups[-1], centres, sizes)))]
    moved = [0.0] * len(centres)
    for group, middle in zip(groups, middles, strict=True):
        edge = middle - sum(sizes[i] for i in group) / 2
        for i in group:
            moved[i] = edge + sizes[i] / 2
            edge += sizes[i]
    return moved


def room(groups: Sequence[Sequence[int]], sizes: Sequence[float]) -> float:
    """Return how far apart the middles of two groups of labels must be."""
    return sum(sizes[i] for group in groups for i in group) / 2


def wanted(group: Sequence[int], centres: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return where each label of a group would have the group's middle."""
    total, edge, middles = sum(sizes[i] for i in group), 0.0, []
    for i in group:
        middles.append(centres[i] - (edge + sizes[i] / 2) + total / 2)
        edge += sizes[i]
    return middles


def printed(values: Sequence[float]) -> list[str]:
    """Return values that stand together with the same digits, no more than can mean something.

    Examples
    --------
    >>> printed([0.169, 6.2]), printed([569.0, 590.0]), printed([0.0981, 0.265]), printed([2, 3])
    (['0.2', '6.2'], ['569', '590'], ['0.10', '0.27'], ['2', '3'])
    """
    known = [abs(v) for v in values if not np.isnan(v)]
    top = max(known, default=0.0)
    whole = all(float(v).is_integer() for v in known)
    digits = 0 if whole or top >= 100 else 1 if top >= 1 else 2
    return ["–" if np.isnan(v) else f"{v:,.{digits}f}" for v in values]


def thousands(axes: Axes) -> None:
    """Set off the thousands on the horizontal axis, with few ticks."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10], integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
