"""All that speaks for a line of one text: patterns, repetition, shape, place and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.boilerplate import inline, model, shape
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.place import Features
from analysis.boilerplate.templates import OutletTemplates
from analysis.layers import Boilerplate

_EDGE_LINES = 6
_LONGEST_NOTICE = 100
"""A notice of ownership goes on with the owner's address, not with the report."""


@dataclass(slots=True)
class Evidence:
    """A line with what speaks for it.

    `pattern` matched it whole; `parts` holds furniture at its edges (caption and credit, or an
    opening sentence before the report); `pages` is on how many pages of its outlet it recurs;
    `shared` marks prose that another outlet prints too; `row` are its features and `probability`
    is the model's.
    """

    line: Line
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
    hits, parts, pages, rows = look(lines, patterns, templates)
    shared = [bool(templates and templates.is_shared(line)) for line in lines]
    weighed = zip(lines, hits, parts, pages, shared, rows, model.probabilities(rows), strict=True)
    return [Evidence(*each) for each in weighed]


def look(
    lines: list[Line], patterns: Patterns, templates: OutletTemplates | None
) -> tuple[list[Pattern | None], list[Sequence[Boilerplate]], list[int], list[Features]]:
    """Return for each line its pattern, the furniture at its edges, its pages and its features."""
    hits: list[Pattern | None] = []
    parts: list[Sequence[Boilerplate]] = []
    for number, line in enumerate(lines):
        at_edge = number < _EDGE_LINES or number >= len(lines) - _EDGE_LINES
        hit, found = _matched(line, patterns, at_edge)
        hits.append(hit)
        parts.append(found)
    pages = [templates.count(line) if templates else 0 for line in lines]
    return hits, parts, pages, shape.own_features(lines, hits, pages)


def _matched(
    line: Line, patterns: Patterns, at_edge: bool
) -> tuple[Pattern | None, Sequence[Boilerplate]]:
    """Return the pattern that takes the whole line, and the furniture at its edges."""
    needed = patterns.needed(line.key)
    hit = patterns.line(line.text, line.key, at_edge, needed)
    if hit is not None:
        notice = hit.kind == "copyright" and len(line.text) <= _LONGEST_NOTICE
        split = hit.inline and ('"' in line.key or not notice)
        opening = inline.opening(line, hit, patterns) if split else None
        return (None, [opening]) if opening else (hit, [])
    parts = inline.credit_and_caption(line, patterns)
    worded = None if parts else patterns.worded(line.key, needed)
    if worded and not inline.sure(line, patterns):
        start = inline.behind_report(line, worded, patterns)
        return (None, [_rest(line, start, worded)]) if start else (worded, [])
    fills = parts and parts[0].start == line.start and parts[0].confidence > inline.WEAK
    return (patterns.credit(parts[-1].rule) if fills else None), parts


def _rest(line: Line, start: int, pattern: Pattern) -> Boilerplate:
    """Return what stands behind the report in a line, cut for its words."""
    rule = f"{pattern.name}:behind-report"
    return Boilerplate(line.start + start, line.end, pattern.kind, rule, pattern.confidence)
