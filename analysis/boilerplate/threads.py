"""Threads of readers' comments: what stands between the lines that name the writer of each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.parts import written_out
from analysis.boilerplate.stamps import data
from analysis.boilerplate.thresholds import PROSE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST: Final = 3
"""Comments of a thread under a heading."""
_FEWEST_WITHOUT: Final = 8
"""Writers of a thread without one: of an article that quotes comments, or of a live blog, fewer."""
_FEWEST_PARAGRAPHS: Final = 3
"""The article above its comments."""
_LONGEST_COMMENT: Final = 1500
_FARTHEST_STAMP: Final = 6
"""Lines from the mark of a comment to the end of it."""
_NUMBER: Final = re.compile("[0-9]")
"""Where the time begins behind a writer's name."""


def comments(lines: list[Reading], kinds: list[str]) -> list[int]:
    """Return the lines of readers' comments below the article.

    `lines` and `kinds` are those of `boxes.boxes`.
    """
    return _under_a_heading(lines, kinds) or _by_their_writers(lines, kinds)


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


def _by_their_writers(lines: list[Reading], kinds: list[str]) -> list[int]:
    """Return comments that no heading stands above, where lines say that somebody wrote each."""
    named = [number for number, line in enumerate(lines) if _names_a_writer(line.key)]
    writers = {_NUMBER.split(lines[number].key)[0] for number in named}
    if len(writers) < _FEWEST_WITHOUT or _paragraphs(lines[: named[0]]) < _FEWEST_PARAGRAPHS:
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
    offers: list[int] = []
    since = 0
    for number in range(start, len(lines)):
        key = lines[number].key
        if key in _offers() or _is_mark(key):
            (offers if key in _offers() else marks).append(number)
            since = 0
        else:
            since += len(key)
            if since > _LONGEST_COMMENT:
                break
    end = max(marks + offers, default=start) + 1
    told = end - start - len(marks) - len(offers)
    if len(marks) < _FEWEST or told < _FEWEST - 1:
        return []  # of a song with its replies, or the dates of a tour
    if not any(len(line.text) >= PROSE for line in lines[start : marks[0]]):
        while end < len(lines) and not kinds[end] and end - marks[-1] <= _FARTHEST_STAMP:
            end += 1
    return list(range(start, end))


def _is_mark(key: str) -> bool:
    """Whether a line is the writer and the time of a comment."""
    return any(mark.fullmatch(key) for mark in _marks())


def _names_a_writer(key: str) -> bool:
    """Whether a mark says who wrote a comment, in words that no report has on a line of its own."""
    return any(sign in key for sign in _writers()) and _is_mark(key)


def _paragraphs(lines: list[Reading]) -> int:
    return sum([is_paragraph(line.text) for line in lines])


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
