"""Text in figures: what the font can draw, how wide it is, where it is broken or cut with a mark."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

FONT = "DejaVu Sans"
SMALL = 9.0
"""Points of everything but the finding: smaller print is not read on a screen."""
LONGEST_LABEL, LONGEST_NAME, LEAST_NAME = 80, 24, 8
BLANKS = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")
"""Where a line may be broken: not between a number and its sign."""
NOT_DRAWN = "□"
STACKED = re.compile("(?<=[\u0300-\u036f])[\u0300-\u036f]+")
"""Accents beyond the first, which would grow over the neighbouring rows."""


@functools.cache
def drawable() -> frozenset[int]:
    """Return the code points that the bundled font has, upright and bold."""
    return frozenset(font(bold=False).get_charmap()) & frozenset(font(bold=True).get_charmap())


def font(*, bold: bool) -> Any:
    """Return matplotlib's bundled font, to look up and to measure."""
    from matplotlib import font_manager

    return font_manager.get_font(font_manager.findfont(f"{FONT}:bold" if bold else FONT))


@functools.lru_cache(4096)  # of many outlets, every name is set beside all others in every panel
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


def name_of(outlet: object, longest: int = LONGEST_NAME, among: Iterable[object] = ()) -> str:
    """Return an outlet's name as it is drawn; cut, it keeps the word that sets it apart from others.

    Examples
    --------
    >>> name_of("UPI"), name_of("")
    ('UPI', 'unnamed outlet')
    >>> papers = "The Independent of Anytown North", "The Independent of Anytown South"
    >>> name_of(papers[0]), name_of(papers[0], among=papers)
    ('The Independent of Anyt…', 'The Independent of…North')
    """
    whole, short = label(str(outlet)) or "unnamed outlet", label(str(outlet), longest)
    if len(whole) <= longest:
        return whole
    alike = [name for name in map(label, map(str, among)) if name != whole and label(name, longest) == short]  # fmt: skip
    return before_difference(whole, alike, longest) if alike else short


def before_difference(name: str, others: Sequence[str], longest: int) -> str:
    """Cut a name before the last word in which it begins to differ from one of the others."""
    differs = max(
        sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False)))
        for other in others
    )
    word = name.rfind(" ", 0, differs) + 1
    end = label(name[max(word, differs - longest // 3) :], longest // 2)
    return f"{name[: longest - len(end) - 1].rstrip()}…{end}"


def name_within(
    outlet: object,
    inches: float,
    among: Iterable[object] = (),
    letters: int = LONGEST_NAME,
    *,
    bold: bool = False,
) -> str:
    """Return an outlet's name as it is drawn where it has so many inches.

    Examples
    --------
    >>> papers = "The Independent of Anytown North", "The Independent of Anytown South"
    >>> name_within(papers[1], 1.2, papers)
    'The Indepe…South'
    """
    others = [*among]
    while letters > LEAST_NAME and width_of(name_of(outlet, letters, others), bold=bold) > inches:
        letters -= 1
    return fitted(name_of(outlet, letters, others), inches, bold=bold)


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


def fitted(text: str, inches: float, size: float = SMALL, *, bold: bool = False) -> str:
    """Cut a text with a mark where it would be wider than `inches`.

    Examples
    --------
    >>> fitted("a keystone of our shared efforts", 1.0)
    'a keystone of…'
    """
    if width_of(text, size, bold=bold) <= inches:
        return text
    room_left = inches - width_of("…", size, bold=bold)
    return pieces(text, room_left, size, bold=bold)[0].rstrip() + "…"


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
