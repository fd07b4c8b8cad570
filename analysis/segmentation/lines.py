"""Lines and paragraphs: which line breaks end a unit and which only wrap a sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from analysis.segmentation.rules import CAMEL, Rules, load
from analysis.spans import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•*·▪‣►]\s|\(?\d{1,3}[.)]\s|\(?[A-Za-z][.)]\s")
_CLOSING = "\"'”’»)]"
# A hard-wrapped line is no longer than this, and no shorter than this share of its neighbours.
_WIDEST: Final = 120
_FULL: Final = 0.6


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without outer blanks (equal when all is blank)."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def lines(text: str) -> list[tuple[int, int]]:
    """Bounds of the lines that are not blank, without outer blanks."""
    found = (_trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in found if end > start]


def _joint(text: str, left: tuple[int, int], right: tuple[int, int], rules: Rules) -> str:
    """Name what joins two lines: "blank", "fixed" (a list item), "wrapped" or "loose"."""
    between = text[left[1] : right[0]]
    if between.count("\n") + between.count("\r") - between.count("\r\n") > 1:
        return "blank"
    start = text[right[0] : right[0] + 40]
    if _BULLET.match(start) or rules.furniture.match(start):
        return "fixed"
    tail = text[max(left[0], left[1] - 40) : left[1]]
    return "wrapped" if _runs_on(tail, start, rules) else "loose"


def _runs_on(tail: str, start: str, rules: Rules) -> bool:
    """Tell whether a line that ends with `tail` goes on in one that begins with `start`."""
    last = tail.rsplit(None, 1)[-1]
    goes_on = start[0].islower() and not CAMEL.match(start)
    if last[-1] == ".":
        kind = rules.kinds.get(last[:-1].lstrip("\"'“‘(["), "")
        return kind in {"title", "running"} or (kind != "" and goes_on)
    if last[-1] in "-–—&":
        return len(last) < len(tail)
    if last[-1] == "," or last in rules.open_endings:
        return len(last) < len(tail) and start.split(None, 1)[0] not in rules.starters
    return goes_on and last.rstrip(_CLOSING)[-1:] not in {"", ".", "!", "?", ":", ";", "…"}


def _rewrap(rows: list[tuple[int, int]], joints: list[str]) -> None:
    """In a hard-wrapped passage, take the loose joints after full lines for wrapped ones."""
    first = 0
    for place, joint in enumerate([*joints, "blank"]):
        if joint != "blank":
            continue
        if "wrapped" in joints[first:place]:
            sizes = [end - start for start, end in rows[first : place + 1]]
            width = max(sizes)
            for at in range(first, place):
                full = width <= _WIDEST and sizes[at - first] >= _FULL * width
                joints[at] = "wrapped" if joints[at] == "loose" and full else joints[at]
        first = place + 1


def blocks(text: str) -> list[tuple[int, int]]:
    """Bounds of the stretches that no sentence crosses: lines, with wrapped ones joined."""
    rules, rows = load(), lines(text)
    joints = [_joint(text, left, right, rules) for left, right in pairwise(rows)]
    _rewrap(rows, joints)
    joined = rows[:1]
    for joint, line in zip(joints, rows[1:], strict=True):
        if joint == "wrapped":
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def paragraphs(text: str) -> list[Span]:
    r"""Spans of the paragraphs of `text`: its lines, hard-wrapped ones joined.

    A line break inside a sentence does not end a paragraph; any other line break does, because
    news texts as scrapers hand them over have one paragraph, title or caption a line.

    Parameters
    ----------
    text : str
        Raw text, or a view of it that keeps offsets.

    Returns
    -------
    list of Span
        Sorted, without overlap or outer blanks; together they cover all that is not blank.

    Examples
    --------
    >>> page = "Council votes\n\nThe vote was\nclose. It ended late."
    >>> [page[p.start : p.end] for p in paragraphs(page)]
    ['Council votes', 'The vote was\nclose. It ended late.']
    """
    return [Span(start, end) for start, end in blocks(text)]
