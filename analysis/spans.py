"""Spans over raw text, and the two views that switch spans off without losing their offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol


class HasOffsets(Protocol):
    """Anything with half-open offsets ``[start, end)`` in code points of the raw text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last code point."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch ``[start, end)`` of the raw text, in code points.

    Examples
    --------
    >>> "one two"[Span(4, 7).start : Span(4, 7).end]
    'two'
    """

    start: int
    end: int


def merge(spans: Iterable[HasOffsets]) -> list[Span]:
    """Union of spans: sorted, without overlap, touching ones joined.

    Examples
    --------
    >>> merge([Span(4, 6), Span(0, 2), Span(1, 4)])
    [Span(start=0, end=6)]
    """
    merged: list[Span] = []
    for start, end in sorted((s.start, s.end) for s in spans if s.end > s.start):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return merged


class Cover:
    """What some spans cover together: merged once, asked for any number of stretches.

    Parameters
    ----------
    spans : iterable of spans
        In any order; they may overlap.

    Examples
    --------
    >>> cover = Cover([Span(0, 4), Span(2, 6)])
    >>> cover.of(Span(3, 10)), cover.holds(Span(3, 10)), cover.holds(Span(5, 6))
    (3, False, True)
    """

    __slots__ = ("_before", "_ends", "_starts")

    def __init__(self, spans: Iterable[HasOffsets]) -> None:
        merged = merge(spans)
        self._starts = [span.start for span in merged]
        self._ends = [span.end for span in merged]
        self._before = [0, *accumulate(span.end - span.start for span in merged)]

    def of(self, span: HasOffsets) -> int:
        """Characters of `span` that are covered."""
        return self._up_to(span.end) - self._up_to(span.start)

    def holds(self, span: HasOffsets) -> bool:
        """Tell whether most of `span` is covered."""
        return 2 * self.of(span) > span.end - span.start

    def _up_to(self, offset: int) -> int:
        """Characters covered before `offset`."""
        begun = bisect_left(self._starts, offset)
        beyond = max(0, self._ends[begun - 1] - offset) if begun else 0
        return self._before[begun] - beyond


def complement(length: int, spans: Iterable[HasOffsets]) -> list[Span]:
    """Return what `spans` leave of a text of `length` code points.

    Examples
    --------
    >>> complement(10, [Span(2, 4), Span(8, 10)])
    [Span(start=0, end=2), Span(start=4, end=8)]
    """
    kept, position = [], 0
    for span in merge(spans):
        if span.start > position:
            kept.append(Span(position, span.start))
        position = span.end
    if position < length:
        kept.append(Span(position, length))
    return kept


def blank(text: str, spans: Iterable[HasOffsets]) -> str:
    """Overwrite `spans` with spaces: same length, same offsets, line breaks kept.

    Every per-article layer that must not see the furniture reads this view, so that what it
    finds needs no mapping back.

    Examples
    --------
    >>> blank("He left. Advertisement", [Span(9, 22)])
    'He left.              '
    """
    pieces, position = [], 0
    for span in merge(spans):
        pieces.append(text[position : span.start])
        pieces.append("".join(c if c in "\n\r" else " " for c in text[span.start : span.end]))
        position = span.end
    pieces.append(text[position:])
    return "".join(pieces)


class View:
    """Raw text minus some spans, with a map back to raw offsets.

    Parameters
    ----------
    text : str
        The raw text.
    removed : iterable of spans
        What the view leaves out.

    Attributes
    ----------
    text : str
        What is left, joined without anything in between.

    Examples
    --------
    >>> view = View("He left. Advertisement", [Span(8, 22)])
    >>> view.text
    'He left.'
    >>> View("ab--cd", [Span(2, 4)]).to_raw(2)
    4
    """

    __slots__ = ("_raw_starts", "_view_starts", "raw", "text")

    def __init__(self, text: str, removed: Iterable[HasOffsets]) -> None:
        kept = complement(len(text), removed)
        self.raw = text
        self.text = "".join(text[s.start : s.end] for s in kept)
        self._raw_starts = [s.start for s in kept]
        self._view_starts = []
        position = 0
        for span in kept:
            self._view_starts.append(position)
            position += span.end - span.start

    def to_raw(self, offset: int) -> int:
        """Raw offset of the character at `offset` of the view.

        Raises
        ------
        IndexError
            If `offset` is not that of a character of the view.
        """
        if not 0 <= offset < len(self.text):
            raise IndexError(f"offset {offset} is outside the view of {len(self.text)} characters")
        piece = bisect_right(self._view_starts, offset) - 1
        return self._raw_starts[piece] + offset - self._view_starts[piece]
