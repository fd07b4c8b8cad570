"""All that speaks for a line of one text: patterns, repetition, shape, place and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.boilerplate import model, shape
from analysis.boilerplate.gallery import between_counters
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.place import PROSE, Features
from analysis.boilerplate.reading import Reading, readings
from analysis.boilerplate.templates import OutletTemplates
from analysis.layers import Boilerplate

_EDGE_LINES = 6
_LONGEST_HEADLINE = 160
_SURELY_LINKS = 0.8
_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*\Z")


@dataclass(slots=True)
class Evidence:
    """A line with what speaks for it.

    `reading` is what it says by itself; `pattern` matched it whole; `parts` holds furniture at its
    edges (caption and credit, or an opening sentence before the report), counted from its start;
    `pages` is on how many pages of its outlet it recurs; `shared` marks prose that another outlet
    prints too; `row` are its features and `probability` is the model's; `linked` marks a headline
    with a quotation in a list of links, `pictured` what stands between the counters of a gallery.
    """

    line: Line
    reading: Reading
    pattern: Pattern | None
    parts: Sequence[Boilerplate]
    pages: int
    shared: bool
    row: Features
    probability: float
    linked: bool = False
    pictured: bool = False


def gather(
    lines: list[Line], patterns: Patterns, templates: OutletTemplates | None
) -> list[Evidence]:
    """Weigh every line of a text.

    Parameters
    ----------
    lines : list of Line
        All lines of the text, from `lines.split_lines`.
    patterns : Patterns
        The patterns in use.
    templates : OutletTemplates or None
        What recurs within the outlet, if that was learned.

    Returns
    -------
    list of Evidence
        One for each line.
    """
    known = readings(patterns)
    read = [known.of(line) for line in lines]
    pages = [templates.count(line) if templates else 0 for line in lines]
    shared = [bool(templates and templates.is_shared(line)) for line in lines]
    hits, parts = match(read)
    rows = shape.own_features(read, hits, pages)
    weighed = zip(
        lines, read, hits, parts, pages, shared, rows, model.probabilities(rows), strict=True
    )
    found = [Evidence(*each) for each in weighed]
    _mark_linked(found)
    for each, pictured in zip(found, between_counters(read), strict=True):
        each.pictured = pictured
    return found


def _mark_linked(found: list[Evidence]) -> None:
    """Mark headlines with a quotation between two lines that are surely furniture.

    Below the first paragraph such a line belongs to a list of links; above it, it may be the
    article's own headline.
    """
    sure = [max(e.probability, e.pattern.confidence if e.pattern else 0.0) for e in found]
    prose = False
    for i in range(1, len(found) - 1):
        before, line = found[i - 1].line.text, found[i].line
        prose = prose or (len(before) >= PROSE and sure[i - 1] < _SURELY_LINKS)
        beside = min(sure[i - 1], sure[i + 1])
        if prose and beside >= _SURELY_LINKS and _is_quoting_headline(line):
            found[i].linked = True
            found[i].probability = max(found[i].probability, beside)


def _is_quoting_headline(line: Line) -> bool:
    """Whether a line has a quotation inside and ends neither as a sentence nor as its part."""
    quotes = '"' in line.key and line.key[0] != '"'
    return quotes and len(line.text) <= _LONGEST_HEADLINE and not _ENDED.search(line.text)


def match(read: list[Reading]) -> tuple[list[Pattern | None], list[Sequence[Boilerplate]]]:
    """Return for each line of a text its pattern and, from its start, the furniture at its edges."""
    hits: list[Pattern | None] = []
    parts: list[Sequence[Boilerplate]] = []
    for number, reading in enumerate(read):
        at_edge = number < _EDGE_LINES or number >= len(read) - _EDGE_LINES
        hit, found = reading.matched(at_edge)
        hits.append(hit)
        parts.append(found)
    return hits, parts
