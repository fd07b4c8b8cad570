"""Captions of a picture gallery: what stands between counters such as "1 of 12" and "2 of 12"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analysis.boilerplate.thresholds import PROSE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide) )?([0-9]{1,3}) ?(?:/|of) ?([0-9]{1,3})(?![0-9/.,%])\W*"
)
_FEWEST: Final = 3
"""Counters of a gallery."""
_FEWEST_PARAGRAPHS: Final = 5
"""An article that is told as slides has fewer outside them, and what stands between is the article."""
_LONGEST: Final = 800
"""Characters between two counters: where there are more, they count parts of the article."""


def between_counters(lines: list[Reading]) -> list[bool]:
    """Tell for each line of a text whether it stands between two counters of a gallery.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.

    Returns
    -------
    list of bool
        One for each line, True also where a counter opens its caption, False for a bare counter.
    """
    marked = [False] * len(lines)
    for run in _runs(lines):
        before, behind = lines[: run[0]], lines[run[-1] + 1 :]
        paragraphs = [line for line in [*before, *behind] if len(line.text) >= PROSE]
        if len(paragraphs) < _FEWEST_PARAGRAPHS or not _are_captions(lines, run):
            continue
        counters = frozenset(run)
        for number in range(run[0], run[-1] + 1):
            marked[number] = number not in counters or not _COUNTER.fullmatch(lines[number].key)
    return marked


def _runs(lines: list[Reading]) -> list[list[int]]:
    """Return the numbers of lines whose counters count up by one, to one total."""
    runs: list[list[int]] = []
    expected = ("", "")
    for number, line in enumerate(lines):
        found = _COUNTER.match(line.key)
        if found is None:
            continue
        if runs and (found[1], found[2]) == expected:
            runs[-1].append(number)
        else:
            runs.append([number])
        expected = (str(int(found[1]) + 1), found[2])
    return [run for run in runs if len(run) >= _FEWEST]


def _are_captions(lines: list[Reading], run: list[int]) -> bool:
    """Whether no more stands between two counters than is said of a picture."""
    for k in range(len(run) - 1):
        if sum([len(line.text) for line in lines[run[k] + 1 : run[k + 1]]]) > _LONGEST:
            return False
    return True
