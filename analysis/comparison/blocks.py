"""What is drawn many times for many units is drawn some rows at a time, so that memory stays small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_MOST: Final = 250_000
"""Numbers of 8 bytes that are held at a time, a few times over."""


def blocks(rows: int, width: int) -> Iterator[slice]:
    """Yield the rows of a table of so many numbers a row, as many at a time as are held.

    Examples
    --------
    >>> list(blocks(5, 100_000))
    [slice(0, 2, None), slice(2, 4, None), slice(4, 5, None)]
    """
    step = max(1, _MOST // max(1, width))
    for start in range(0, rows, step):
        yield slice(start, min(rows, start + step))


def heights(rows: int, width: int) -> Iterator[int]:
    """Yield how many rows each of the `blocks` has.

    Examples
    --------
    >>> list(heights(5, 100_000))
    [2, 2, 1]
    """
    return (block.stop - block.start for block in blocks(rows, width))
