"""The end of the article: what stands below a line that only ever stands below one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.thresholds import SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_SIGNS = frozenset(("comments", "timestamp", "author_bio", "wire_credit", "copyright"))
_FEWEST_PARAGRAPHS = 3
_LEAST_ABOVE = 0.5
"""Share of the prose, not counting what is surely furniture, that stands above the end."""


def below_the_end(lines: list[Reading], sure: list[float], kinds: list[str]) -> list[int]:
    """Return the lines below the first sign that most of the article stands above.

    A sign of a kind that stands between the paragraphs already (the times of a live blog) is none.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.
    sure : list of float
        How sure each is furniture by itself, its place and its neighbours.
    kinds : list of str
        The kind of what names each furniture, empty where only its shape does.
    """
    prose = [
        len(line.text) if sure[number] < SURE and is_paragraph(line.text) else 0
        for number, line in enumerate(lines)
    ]
    least = _LEAST_ABOVE * sum(prose)
    paragraphs = above = 0
    inside: set[str] = set()
    for number, length in enumerate(prose):
        if length:
            paragraphs += 1
            above += length
        elif kinds[number] in _SIGNS and sure[number] >= SURE and paragraphs:
            if paragraphs >= _FEWEST_PARAGRAPHS and above >= least:
                if kinds[number] not in inside:
                    return list(range(number + 1, len(lines)))
            else:
                inside.add(kinds[number])
    return []
