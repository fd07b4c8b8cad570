"""Teasers of other stories: paragraphs that a page cuts off, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.boilerplate.lines import is_paragraph
from analysis.boilerplate.thresholds import SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST = 3
"""Teasers of a list: one paragraph that trails off may be the report's."""
_SHORTEST, _LONGEST = 50, 400
"""Shorter lines that trail off may be items of the report, longer lines are its paragraphs."""
_FARTHEST = 3
"""Lines that may be the report's from one teaser to the next; between them stand headlines, writers
and times."""
_CUT_OFF = ("...", "…")


def cut_off(lines: list[Reading], sure: list[float]) -> list[int]:
    """Return the lines that end in dots, in lists of three and more, and what is among them.

    `lines` and `sure` are those of `boxes.boxes`.
    """
    found: list[int] = []
    run: list[int] = []
    between = 0
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            between = _FARTHEST + 1
        elif _is_cut_off(line.text):
            if between > _FARTHEST:
                found += _listed(lines, run, sure)
                run = []
            run.append(number)
            between = 0
        elif sure[number] < SURE:
            between += 1
    return found + _listed(lines, run, sure)


def _listed(lines: list[Reading], run: list[int], sure: list[float]) -> list[int]:
    """Return the lines of a list, unless the report goes on below it: then somebody trails off."""
    if len(run) < _FEWEST:
        return []
    first, last = run[0], run[-1]
    goes_on = last + 1 < len(lines) and sure[last + 1] < SURE and is_paragraph(lines[last + 1].text)
    return [] if goes_on else list(range(first, last + 1))


def _is_cut_off(text: str) -> bool:
    """Whether a line of some length ends in dots, behind no quotation."""
    return len(text) >= _SHORTEST and text.endswith(_CUT_OFF)
