"""Threads of readers' comments: what stands between the lines that name or serve each of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.parts import written_out
from analysis.boilerplate.stamps import Stamp, data
from analysis.boilerplate.thresholds import PROSE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST: Final = 3
"""Comments of a thread."""
_FEWEST_PARAGRAPHS: Final = 3
"""The article above its comments."""
_LONGEST_COMMENT: Final = 1500
_FARTHEST_STAMP: Final = 6
"""Lines from the time of a comment to what may be done with it."""


def comments(lines: list[Reading], stamps: list[Stamp | None], kinds: list[str]) -> list[int]:
    """Return the lines of readers' comments below the article.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.
    stamps : list of Stamp or None
        When each says that something was, if it opens so.
    kinds : list of str
        The kind of what names each furniture, empty where only its shape does.
    """
    below = _under_a_heading(lines, kinds) or _by_their_writers(lines, stamps, kinds)
    return _between_offers(lines, stamps) + below


def _between_offers(lines: list[Reading], stamps: list[Stamp | None]) -> list[int]:
    """Return what stands between the lines under each comment that offer to reply or to report.

    The first comment begins at its own time, if that stands above it.
    """
    offers = Counter([line.key for line in lines if line.key in _offers()])
    offer, count = offers.most_common(1)[0] if offers else ("", 0)
    if count < _FEWEST:
        return []
    ends = [number for number, line in enumerate(lines) if line.key == offer]
    if _paragraphs(lines[: ends[0]]) < _FEWEST_PARAGRAPHS:
        return []
    found: list[int] = []
    for first, last in pairwise([_opening(stamps, ends[0]), *ends]):
        if _length(lines[first:last]) <= _LONGEST_COMMENT:
            found += range(first, last)
    return found


def _under_a_heading(lines: list[Reading], kinds: list[str]) -> list[int]:
    """Return what stands under "Comments (5)" as far as lines with writers and times reach."""
    paragraphs = 0
    for number, line in enumerate(lines):
        if kinds[number] == "comments" and paragraphs >= _FEWEST_PARAGRAPHS:
            found = _marked(lines, kinds, number + 1)
            if found:
                return found
        paragraphs += is_paragraph(line.text)
    return []


def _by_their_writers(
    lines: list[Reading], stamps: list[Stamp | None], kinds: list[str]
) -> list[int]:
    """Return comments that no heading stands above, where lines say that somebody wrote each."""
    named = [
        number
        for number, line in enumerate(lines)
        if stamps[number] is None and _names_a_writer(line.key)
    ]
    if len(named) < _FEWEST or _paragraphs(lines[: named[0]]) < _FEWEST_PARAGRAPHS:
        return []
    start = named[0]
    while start and not kinds[start - 1] and named[0] - start < _FARTHEST_STAMP:
        start -= 1
    return _marked(lines, kinds, start if start and kinds[start - 1] else named[0])


def _marked(lines: list[Reading], kinds: list[str], start: int) -> list[int]:
    """Return what stands from a line on as far as each comment is marked.

    Where the marks stand above their comments, the last one's comment goes on to the next line
    that is named furniture.
    """
    marks: list[int] = []
    since = 0
    for number in range(start, len(lines)):
        if _is_mark(lines[number].key):
            marks.append(number)
            since = 0
        else:
            since += len(lines[number].text)
            if since > _LONGEST_COMMENT:
                break
    if len(marks) < _FEWEST:
        return []
    end = marks[-1] + 1
    if not any(len(line.text) >= PROSE for line in lines[start : marks[0]]):
        while end < len(lines) and not kinds[end] and end - marks[-1] <= _FARTHEST_STAMP:
            end += 1
    return list(range(start, end))


def _is_mark(key: str) -> bool:
    """Whether a line is the writer and the time of a comment, or what may be done with it."""
    return key in _offers() or any(mark.fullmatch(key) for mark in _marks())


def _names_a_writer(key: str) -> bool:
    """Whether a mark says who wrote a comment, in words that no report has on a line of its own."""
    return any(sign in key for sign in _writers()) and _is_mark(key)


def _opening(stamps: list[Stamp | None], end: int) -> int:
    """Return the number of the line with the time of the comment that ends at a line."""
    for number in range(end - 1, max(0, end - _FARTHEST_STAMP), -1):
        at = stamps[number]
        if at is not None and at.alone:
            return number
    return end


def _paragraphs(lines: list[Reading]) -> int:
    return sum([is_paragraph(line.text) for line in lines])


def _length(lines: list[Reading]) -> int:
    return sum([len(line.text) for line in lines])


@cache
def _offers() -> frozenset[str]:
    return frozenset(data()["thread_words"])


@cache
def _marks() -> list[re.Pattern[str]]:
    return [re.compile(written_out(mark)) for mark in data()["comment_marks"]]


@cache
def _writers() -> list[str]:
    listed: list[str] = data()["comment_writers"]
    return listed
