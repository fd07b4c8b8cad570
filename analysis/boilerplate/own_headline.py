"""The headline of the article itself, which a whole page prints among its menus and links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.boilerplate.lines import is_headline, is_paragraph
from analysis.boilerplate.thresholds import SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_PARAGRAPHS: Final = 10
"""So many paragraphs of the report tell what it is about."""
_FEWEST_WORDS: Final = 3
_LEAST_SHARED: Final = 0.5
"""Least part of a headline's longer words that these paragraphs use as well."""


def own_headline(lines: list[Reading], sure: list[float], kinds: list[str]) -> list[int]:
    """Return the line above the report that says best, in its own words, what the report tells.

    Of two that say it as well the one nearer to the report is its headline; the other may be a
    link to it.  Where no line says it well enough there is none.

    `lines`, `sure` and `kinds` are those of `boxes.boxes`.
    """
    report = [n for n, line in enumerate(lines) if is_paragraph(line.text) and sure[n] < SURE]
    told: set[str] = set()
    for number in report[:_PARAGRAPHS]:
        told.update(lines[number].topical())
    best, found = _LEAST_SHARED, -1
    for number in range(report[0] if report else 0):
        if kinds[number] or not is_headline(lines[number].text):
            continue
        words = set(lines[number].topical())
        shared = len(words & told)
        if shared >= _FEWEST_WORDS and shared >= best * len(words):
            best, found = shared / len(words), number
    return [found] if found >= 0 else []
