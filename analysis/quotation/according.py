"""Speakers named by a phrase: "according to X", "in the words of X", "Q was the verdict of X"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quotation.nouns import lists
from analysis.quotation.outline import Outline
from analysis.quotation.predicates import Range


def according(outline: Outline, first: int, last: int) -> Iterator[tuple[int, Range]]:
    """Find where each begins within tokens `first` to `last`, and the chunk of X.

    Examples
    --------
    >>> from analysis.quotation.outline import outline
    >>> read = outline("In the words of Ada Okoro, it was bad, according to Vega.", [])
    >>> [read.words[chunk[0]] for _, chunk in according(read, 0, len(read.words))]
    ['Vega', 'Ada']
    """
    lower, chunks = outline.lower, outline.chunks
    at = outline.classes.find("po", first, last)
    while at >= 0:
        if lower[at] == "according" and at + 2 in outline.chunk_starting:
            yield at, chunks[outline.chunk_starting[at + 2]]
        at = outline.classes.find("po", at + 1, last)
    at = outline.classes.find("QxSnf", first, last)
    if at >= 0 and lower[at + 3] in lists()["saying"] and at + 5 in outline.chunk_starting:
        yield at + 3, chunks[outline.chunk_starting[at + 5]]
    if "words" in lower[first:last]:
        at = lower.index("words", first, last)
        number = outline.chunk_starting.get(at + 2)
        if number is not None and lower[at - 2 : at] == ["in", "the"] and lower[at + 1] == "of":
            yield at, chunks[number]
