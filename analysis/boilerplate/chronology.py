"""Lines in the order of time: lists of other stories, latest first, and the course of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import is_headline, is_paragraph
from analysis.boilerplate.stamps import Stamp
from analysis.boilerplate.thresholds import DOUBTFUL, SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

Dated = tuple[int, Stamp]
"""The number of a line and what it opens with."""
_FEWEST: Final = 3
"""Times of a list or of an event."""
_FEWEST_PARAGRAPHS: Final = 3
"""The article above a list that follows it."""
_MOST_BETWEEN: Final = 2
"""Lines of one headline: itself and its section or writer."""
_LONGEST_ENTRY: Final = 12
"""Lines between two times of one event."""


def latest_first(lines: list[Reading], stamps: list[Stamp | None], sure: list[float]) -> list[int]:
    """Return the lines of lists of headlines whose times fall, outside the report.

    A page lists its stories latest first; a report tells what happened from the beginning, names
    its days with a colon ("May 4: ...") and ends its sentences.  Above the report each time must
    open its headline, so that the article's own date is none; below it the list must stand under
    a line that is furniture.
    """
    found: list[int] = []
    for run in _falling(lines, stamps):
        first, last = run[0], run[-1]
        at = stamps[first]
        alone = at is not None and at.alone
        above = sum([is_paragraph(lines[n].text) and sure[n] < DOUBTFUL for n in range(first)])
        behind = above >= _FEWEST_PARAGRAPHS and max(sure[first - 1 - alone : first]) >= SURE
        if behind or (not above and not alone):
            found += range(first, last + 1) if alone else run
    return found


def course_of_events(
    lines: list[Reading], stamps: list[Stamp | None], kinds: list[str]
) -> list[int]:
    """Return the times, alone on their lines, that order the report itself, and what they head.

    They rise or fall, and what stands under each are sentences; or times of day rise between two
    paragraphs, where pages list other things by date.  A line that a pattern or repetition names
    is furniture there too, but for the times.
    """
    found: list[int] = []
    for run in _runs_alone(stamps):
        numbers = [number for number, _ in run]
        told = range(numbers[0], min(numbers[-1] + 2, len(lines)))
        entries = [number for number in told if number not in numbers]
        told_by = [number for number in entries if not kinds[number]]
        sentences = told_by != [] and not any(is_headline(lines[number].text) for number in told_by)
        rises = run[0][1].by_the_clock and _order(run[0], run[1]) > 0
        if sentences or (rises and _between_paragraphs(lines, numbers)):
            found += numbers + told_by
    return found


def _between_paragraphs(lines: list[Reading], numbers: list[int]) -> bool:
    """Whether paragraphs stand above the first and below the last of some lines."""
    above, below = lines[: numbers[0]], lines[numbers[-1] + 1 :]
    return all(any(is_paragraph(line.text) for line in part) for part in (above, below))


def _falling(lines: list[Reading], stamps: list[Stamp | None]) -> list[list[int]]:
    """Return the numbers of stamped lines in runs of headlines whose times fall."""
    runs: list[list[Dated]] = [[]]
    for number, line in enumerate(lines):
        at = stamps[number]
        run = runs[-1]
        dated = at is not None and not at.labels and (at.alone or is_headline(line.text))
        if at is not None and dated:
            if run and not _goes_on(run[-1], (number, at)):
                runs.append([])
            runs[-1].append((number, at))
        elif run and not is_headline(line.text):
            runs.append([])
    return [
        [number for number, _ in run]
        for run in runs
        if len(run) >= _FEWEST and run[0][1].moment > run[-1][1].moment
    ]


def _goes_on(before: Dated, behind: Dated) -> bool:
    """Whether a stamped line goes on with the list of another."""
    earlier, later = before[1], behind[1]
    farthest = 1 + _MOST_BETWEEN if earlier.alone else 1
    alike = earlier.alone == later.alone and earlier.moment >= later.moment
    return alike and behind[0] - before[0] <= farthest


def _runs_alone(stamps: list[Stamp | None]) -> list[list[Dated]]:
    """Return stamps, each all of its line, that rise or fall throughout."""
    runs: list[list[Dated]] = [[]]
    for number, at in enumerate(stamps):
        if at is None or not at.alone:
            continue
        run, dated = runs[-1], (number, at)
        if run and not _order(run[-1], dated):
            runs.append([])
        elif len(run) > 1 and _order(run[0], run[1]) != _order(run[-1], dated):
            runs.append(run[-1:])
        runs[-1].append(dated)
    return [run for run in runs if len(run) >= _FEWEST]


def _order(before: Dated, behind: Dated) -> int:
    """Return 1 where times of one kind with a few lines between them rise, -1 where they fall."""
    earlier, later = before[1].moment, behind[1].moment
    if earlier[0] != later[0] or not 1 < behind[0] - before[0] <= _LONGEST_ENTRY:
        return 0
    return (earlier < later) - (earlier > later)
