"""Threads of readers' comments: what stands between the lines that offer to reply to each."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.stamps import Stamp, data

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST: Final = 3
"""Comments of a thread."""
_FEWEST_PARAGRAPHS: Final = 3
"""The article above its comments."""
_LONGEST_COMMENT: Final = 1500
_FARTHEST_STAMP: Final = 6
"""Lines from the time of a comment to what may be done with it."""


def comments(lines: list[Reading], stamps: list[Stamp | None]) -> list[int]:
    """Return what stands between the lines under each comment that offer to reply or to report.

    The first comment begins at its own time, if that stands above it.
    """
    offers = Counter([line.key for line in lines if line.key in _thread_words()])
    offer, count = offers.most_common(1)[0] if offers else ("", 0)
    if count < _FEWEST:
        return []
    ends = [number for number, line in enumerate(lines) if line.key == offer]
    if sum([is_paragraph(line.text) for line in lines[: ends[0]]]) < _FEWEST_PARAGRAPHS:
        return []
    found: list[int] = []
    for first, last in pairwise([_opening(stamps, ends[0]), *ends]):
        if sum([len(line.text) for line in lines[first:last]]) <= _LONGEST_COMMENT:
            found += range(first, last)
    return found


def _opening(stamps: list[Stamp | None], end: int) -> int:
    """Return the number of the line with the time of the comment that ends at a line."""
    for number in range(end - 1, max(0, end - _FARTHEST_STAMP), -1):
        at = stamps[number]
        if at is not None and at.alone:
            return number
    return end


@cache
def _thread_words() -> frozenset[str]:
    return frozenset(data()["thread_words"])
