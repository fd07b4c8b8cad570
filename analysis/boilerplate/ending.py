"""The end of the article: what stands below a line that only ever stands below one."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.thresholds import SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_SIGNS = frozenset(("comments", "author_bio", "wire_credit", "copyright"))
_SET_IN = frozenset(("advertisement", "related", "newsletter", "share"))
"""What pages set into articles, between two paragraphs."""
_NEAREST, _LEAST_FURNITURE = 2, 1 / 3
"""Lines below the end one of which is other furniture, and the share of furniture of all below."""
_LEAST_ABOVE = 0.5
"""Share of the prose, not counting what is surely furniture, that stands above the end."""
_FEWEST_PARAGRAPHS = 4
_LONG_RUN, _ABOVE_A_RUN = 8, 0.7
_FEWEST_OF_A_RUN = 6
"""Different lines of a long run: notices that a page sets into articles stand there again."""
_LEAST_PROSE = 0.6
"""Share of all that may be the article's: of one that is told in short lines no more is known than
where its paragraphs stand."""


def below_the_end(
    lines: list[Reading], sure: list[float], kinds: list[str], own: Collection[int]
) -> list[int]:
    """Return the lines below the first sign that most of the article stands above.

    A sign is a line of a kind that stands below articles, and not between their paragraphs before,
    or a long run of furniture of which half is named.  More furniture stands below it, if anything
    but headlines does.  Above what is the report's own, as the times of a live blog, no article
    ends.

    `lines`, `sure` and `kinds` are those of `boxes.boxes`, `own` the numbers of lines that are
    the report's own.
    """
    prose = [
        len(line.text) if sure[number] < SURE and is_paragraph(line.text) else 0
        for number, line in enumerate(lines)
    ]
    total, last = sum(prose), max(own, default=-1)
    kept = sum(len(line.text) for number, line in enumerate(lines) if sure[number] < SURE)
    if total < _LEAST_PROSE * kept:
        return []
    paragraphs = above = named = 0
    inside: set[str] = set()
    run: list[str] = []
    for number, (line, length) in enumerate(zip(lines, prose, strict=True)):
        paragraphs += length > 0
        above += length
        furniture, kind = sure[number] >= SURE, kinds[number]
        if not furniture:
            run, named = [], 0
            continue
        run.append(line.key)
        named += kind != ""
        if not paragraphs:
            continue
        sign = kind in _SIGNS and kind not in inside and above >= _LEAST_ABOVE * total
        long = _is_long(run, named) and above >= _ABOVE_A_RUN * total
        ends = (sign or long) and paragraphs >= _FEWEST_PARAGRAPHS and number > last
        below = number + 1
        if ends and _is_foot(prose[below:], sure[below:], kinds[below:]):
            return list(range(below, len(lines)))
        inside.add(kind)
    return []


def _is_long(run: list[str], named: int) -> bool:
    """Whether a run of furniture is long, half of it named, and not the same notices again."""
    long = len(run) >= _LONG_RUN and 2 * named >= len(run)
    return long and len(set(run)) >= _FEWEST_OF_A_RUN


def _is_foot(prose: list[int], sure: list[float], kinds: list[str]) -> bool:
    """Whether what stands below a sign holds no paragraph, or begins with and has other furniture.

    Between the halves of an article the source of a chart, a note on the writer or a question to
    the readers stands alone, or beside what pages set into articles.
    """
    if not any(prose):
        return True
    furniture = [each >= SURE for each in sure]
    nearest = zip(furniture[:_NEAREST], kinds[:_NEAREST], strict=True)
    begins = any(each and kind not in _SET_IN for each, kind in nearest)
    return begins and sum(furniture) >= _LEAST_FURNITURE * len(furniture)
