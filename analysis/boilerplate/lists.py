"""Lists of short lines, judged as a whole: links to other pages, and what belongs to the report."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import has_one, is_headline, is_paragraph
from analysis.boilerplate.thresholds import DOUBTFUL, SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FEWEST: Final = 3
"""Lines of a list."""
_FEWEST_ABOVE: Final = 6
"""Lines of a list above the report, whose last may be the headline of the article."""
_SENTENCE_INSIDE = re.compile(r"[a-z0-9%]{2}[.!?…][\"”’')]{0,2} ?[A-Z]")
_SENTENCE_ENDS = [".", "!", "?", "…"]
_SHORTEST: Final = 30
"""Links are judged by headlines, not by the times and names between them."""
_BETWEEN = ("timestamp", "byline")
_MOST_BETWEEN: Final = 2
_LEAST_OF_LINKS: Final = 0.7
_LEAST_BELOW_REPORT: Final = 0.8
_LEAST_OF_LINE: Final = 0.4


def links(lines: list[Reading], sure: list[float], kinds: list[str]) -> list[int]:
    """Return the headlines of lists that look like links as a whole, less sure as each may be.

    A headline with a quotation is never cut, nor one that looks much more like the article.
    """
    report = len(lines)
    for number, line in enumerate(lines):
        if is_paragraph(line.text) and sure[number] < SURE:
            report = number
            break
    found: list[int] = []
    for run in _runs_of_headlines(lines, sure, kinds):
        listed = _of_links(run, sure, kinds, report)
        found += [n for n in listed if sure[n] >= _LEAST_OF_LINE and '"' not in lines[n].key]
    return found


def _of_links(run: list[int], sure: list[float], kinds: list[str], report: int) -> list[int]:
    """Return the lines of a run of headlines that is a list of links beside the report.

    Above the report it must be long, and its last line may be the headline of the article; right
    below the report, without a heading of its own, it must look like links all the more.
    """
    above = run[0] < report
    if above and len(run) < _FEWEST_ABOVE:
        return []
    heading = run[0] - 1
    while heading > 0 and kinds[heading] in _BETWEEN:
        heading -= 1
    headed = above or sure[heading] >= SURE
    least = _LEAST_OF_LINKS if headed else _LEAST_BELOW_REPORT
    if sum([sure[n] for n in run]) < least * len(run):
        return []
    return run[:-1] if above else run


def _runs_of_headlines(
    lines: list[Reading], sure: list[float], kinds: list[str]
) -> list[list[int]]:
    """Return runs of headlines, between which times and names of writers may stand."""
    runs: list[list[int]] = [[]]
    between = 0
    for number, line in enumerate(lines):
        if kinds[number] in _BETWEEN and sure[number] >= SURE and between < _MOST_BETWEEN:
            between += 1
        elif _may_be_listed(line.text):
            runs[-1].append(number)
            between = 0
        elif runs[-1]:
            runs.append([])
            between = 0
    return [run for run in runs if len(run) >= _FEWEST]


def _may_be_listed(text: str) -> bool:
    """Whether a line may be a headline of a list: no sentence with something glued behind it."""
    if len(text) < _SHORTEST or not is_headline(text):
        return False
    return not (has_one(text, _SENTENCE_ENDS) and _SENTENCE_INSIDE.search(text))


def announced(lines: list[Reading], sure: list[float], kinds: list[str]) -> list[int]:
    """Return the lines of lists that a sentence of the report announces ("The winners are:").

    They are the report's however they look, unless a pattern or repetition names one.
    """
    found: list[int] = []
    under = False
    for number, line in enumerate(lines):
        under = under and is_headline(line.text) and not kinds[number]
        if under:
            found.append(number)
        else:
            under = line.text[-1] == ":" and sure[number] < DOUBTFUL
    return found
