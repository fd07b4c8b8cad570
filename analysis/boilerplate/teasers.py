"""Teasers of other stories: paragraphs that a page cuts off, one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST = 3
"""Teasers of a list: one paragraph that trails off may be the report's."""
_SHORTEST = 50
_FARTHEST = 4
"""Lines from one teaser to the next: headlines, writers and times stand between them."""
_CUT_OFF = ("...", "…")


def cut_off(lines: list[Reading]) -> list[int]:
    """Return the paragraphs that end in dots, in lists of three and more, and what is among them.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.
    """
    found: list[int] = []
    run: list[int] = []
    for number, line in enumerate(lines):
        if not _is_cut_off(line.text):
            continue
        if run and number - run[-1] > _FARTHEST:
            found += _listed(run)
            run = []
        run.append(number)
    return found + _listed(run)


def _listed(run: list[int]) -> list[int]:
    return list(range(run[0], run[-1] + 1)) if len(run) >= _FEWEST else []


def _is_cut_off(text: str) -> bool:
    """Whether a line of some length ends in dots, behind no quotation."""
    return len(text) >= _SHORTEST and text.endswith(_CUT_OFF)
