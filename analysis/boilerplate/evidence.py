"""All that speaks for a line of one text: patterns, repetition, shape, place and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.boilerplate import model, shape
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.place import Features
from analysis.boilerplate.reading import Reading, readings
from analysis.boilerplate.templates import OutletTemplates
from analysis.layers import Boilerplate

_EDGE_LINES = 6


@dataclass(slots=True)
class Evidence:
    """A line with what speaks for it.

    `reading` is what it says by itself; `pattern` matched it whole; `parts` holds furniture at its edges (caption and credit, or an
    opening sentence before the report), counted from its start; `pages` is on how many pages of its outlet it recurs;
    `shared` marks prose that another outlet prints too; `row` are its features and `probability`
    is the model's.
    """

    line: Line
    reading: Reading
    pattern: Pattern | None
    parts: Sequence[Boilerplate]
    pages: int
    shared: bool
    row: Features
    probability: float


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
    found = model.probabilities(rows)
    return [
        Evidence(line, read[i], hits[i], parts[i], pages[i], shared[i], rows[i], found[i])
        for i, line in enumerate(lines)
    ]


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
