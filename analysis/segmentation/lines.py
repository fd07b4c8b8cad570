"""Lines and paragraphs: which line breaks end a unit and which only wrap a sentence."""

from __future__ import annotations

import re

from analysis.segmentation.rules import Rules, load
from analysis.spans import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"[-–—•*·▪‣►]\s|\(?\d{1,3}[.)]\s|\(?[A-Za-z][.)]\s")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")
_CLOSING = "\"'”’»)]"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without outer blanks (equal when all is blank)."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def lines(text: str) -> list[tuple[int, int]]:
    """Bounds of the lines that are not blank, without outer blanks."""
    found = (_trimmed(text, *match.span()) for match in _LINE.finditer(text))
    return [(start, end) for start, end in found if end > start]


def _is_wrapped(text: str, left: tuple[int, int], right: tuple[int, int], rules: Rules) -> bool:
    """Tell whether a sentence runs from one line into the next."""
    between = text[left[1] : right[0]]
    if between.count("\n") + between.count("\r") - between.count("\r\n") > 1:
        return False
    start = text[right[0] : right[0] + 40]
    if _BULLET.match(start) or rules.furniture.match(start):
        return False
    tail = text[max(left[0], left[1] - 40) : left[1]]
    last = tail.rsplit(None, 1)[-1]
    if last[-1] == ".":
        kind = rules.kinds.get(last[:-1].lstrip("\"'“‘(["))
        return kind in {"title", "running"} or (kind is not None and start[0].islower())
    if last[-1] in ",-–—&" or last in rules.open_endings:
        return len(last) < len(tail)
    if last.rstrip(_CLOSING)[-1:] in {"", ".", "!", "?", ":", ";", "…"}:
        return False
    return start[0].islower() and not _CAMEL.match(start)


def blocks(text: str) -> list[tuple[int, int]]:
    """Bounds of the stretches that no sentence crosses: lines, with wrapped ones joined."""
    rules = load()
    joined: list[tuple[int, int]] = []
    previous: tuple[int, int] | None = None
    for line in lines(text):
        if previous is not None and _is_wrapped(text, previous, line, rules):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
        previous = line
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
