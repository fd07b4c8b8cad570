"""Where a line is inside quotation marks: nothing is ever cut there."""

from __future__ import annotations

import re

from analysis.spans import Span

_CURLY = re.compile(r"“[^“”]*”?")
_STRAIGHT = re.compile(r'"[^"]*"?')


def quoted(text: str) -> list[Span]:
    """Stretches of one line in double quotation marks, marks included, in order.

    A mark that is never closed runs to the end of the line, as in a quotation over several
    paragraphs.  Curly and straight marks are paired apart, so an inch mark costs at most the
    rest of its own line.

    Examples
    --------
    >>> quoted('He said "yes" and left.')
    [Span(start=8, end=13)]
    """
    if '"' not in text and "“" not in text:
        return []
    pairs = [m.span() for regex in (_CURLY, _STRAIGHT) for m in regex.finditer(text)]
    return [Span(start, end) for start, end in sorted(pairs)]


def overlaps_quoted(spans: list[Span], start: int, end: int) -> bool:
    """Whether ``[start, end)`` shares a character with one of `spans`.

    Examples
    --------
    >>> overlaps_quoted([Span(8, 13)], 12, 20), overlaps_quoted([Span(8, 13)], 13, 20)
    (True, False)
    """
    return any(s.start < end and start < s.end for s in spans)
