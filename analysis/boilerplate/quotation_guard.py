"""Where a line is inside quotation marks: nothing is ever cut there."""

from __future__ import annotations

import re

from analysis.spans import Span

_PAIRS = (
    ("“„", re.compile(r"„[^„“”]*[“”]?|“[^“”]*”?")),
    ('"', re.compile(r'"[^"]*"?')),
    ("«»", re.compile(r"«[^«»]*»|(?<!\w)»(?=\w)[^«»]*«")),
    # A single mark opens only before a word and closes only behind one: apostrophes stand inside.
    ("‘", re.compile(r"(?<!\w)‘[^‘’]*(?:(?:’(?=\w)|(?<=s)’(?= [a-z]))[^‘’]*)*’")),
    (
        "'",
        re.compile(
            r"(?<![\w'])'(?=\w)[^']*(?:(?<=\w)(?:'(?=\w)|(?<=s)'(?= [a-z]))[^']*)*"
            r"(?<=[\w.,!?…])'(?!\w)"
        ),
    ),
)
"""Opening marks, and what finds the quotations that begin with one of them."""


def quoted(text: str) -> list[Span]:
    """Stretches of one line in quotation marks, marks included, in order.

    A double mark that is never closed runs to the end of the line, as in a quotation over several
    paragraphs; guillemets and single marks must be paired, because they are arrows and apostrophes
    too.  Each pair is looked for apart, so an inch mark costs at most the rest of its own line.

    Examples
    --------
    >>> quoted('He said "yes" and left.')
    [Span(start=8, end=13)]
    """
    used = [regex for marks, regex in _PAIRS if any(map(text.__contains__, marks))]
    pairs = [m.span() for regex in used for m in regex.finditer(text)]
    return [Span(start, end) for start, end in sorted(pairs)]


def overlaps_quoted(spans: list[Span], start: int, end: int) -> bool:
    """Whether ``[start, end)`` shares a character with one of `spans`.

    Examples
    --------
    >>> overlaps_quoted([Span(8, 13)], 12, 20), overlaps_quoted([Span(8, 13)], 13, 20)
    (True, False)
    """
    return any(s.start < end and start < s.end for s in spans)
