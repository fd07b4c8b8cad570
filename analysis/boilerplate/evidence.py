"""All that speaks for a line of one text: patterns, repetition, shape, place and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from analysis.boilerplate import model, shape
from analysis.boilerplate.boxes import Box, boxes
from analysis.boilerplate.form import Features
from analysis.boilerplate.lines import Line, is_headline
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.reading import Reading, readings
from analysis.boilerplate.templates import OutletTemplates
from analysis.boilerplate.thresholds import PROSE
from analysis.layers import Boilerplate

_EDGE_LINES: Final = 6
_SURELY_LINKS: Final = 0.8


class Evidence:
    """A line with what speaks for it.

    `reading` is what it says by itself; `pattern` matched it whole; `parts` holds furniture at its
    edges (caption and credit, or an opening sentence before the report), counted from its start;
    `pages` is on how many pages of its outlet it recurs; `shared` marks prose that another outlet
    prints too; `row` are its features and `probability` is the model's; `linked` marks a headline
    with a quotation in a list of links; `box` is the box of the page that a line stands in, and
    `kept` marks what is the report's own: its headline, its lists and its chronicles.
    """

    def __init__(  # a dataclass is not compiled, and there is one for every line
        self,
        line: Line,
        reading: Reading,
        pattern: Pattern | None,
        parts: Sequence[Boilerplate],
        pages: int,
        shared: bool,
        row: Features,
        probability: float,
    ) -> None:
        self.line, self.reading, self.pattern, self.parts = line, reading, pattern, parts
        self.pages, self.shared, self.row, self.probability = pages, shared, row, probability
        self.linked, self.kept = False, False
        self.box: Box | None = None


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
    probabilities = model.probabilities(rows)
    found = [
        Evidence(line, read[i], hits[i], parts[i], pages[i], shared[i], rows[i], probabilities[i])
        for i, line in enumerate(lines)
    ]
    _mark_linked(found)
    _mark_boxes(found, read)
    return found


def _mark_boxes(found: list[Evidence], read: list[Reading]) -> None:
    """Mark what stands in boxes of the page, and what stands together as part of the report."""
    sure = [1.0 if e.pages > 1 else _sure(e) for e in found]
    kinds = [e.pattern.kind if e.pattern else "other" if e.pages > 1 else "" for e in found]
    boxed, kept = boxes(read, sure, kinds)
    for each, box in zip(found, boxed, strict=True):
        each.box = box
    for number in kept:
        found[number].kept = boxed[number] is None


def _sure(evidence: Evidence) -> float:
    """Return how sure a line is furniture, by its pattern or by all else."""
    pattern = evidence.pattern
    return max(evidence.probability, pattern.confidence if pattern else 0.0)


def _mark_linked(found: list[Evidence]) -> None:
    """Mark headlines with a quotation between two lines that are surely furniture.

    Below the first paragraph such a line belongs to a list of links; above it, it may be the
    article's own headline.
    """
    sure = [_sure(e) for e in found]
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
    return quotes and is_headline(line.text)


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
