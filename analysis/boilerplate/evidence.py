"""All that speaks for a line of one text: patterns, repetition, shape, place and neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.boilerplate import inline, model, shape
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.place import PROSE, Features
from analysis.boilerplate.templates import OutletTemplates
from analysis.layers import Boilerplate

_EDGE_LINES = 6
_LONGEST_NOTICE = 100
"""A notice of ownership goes on with the owner's address, not with the report."""
_LONGEST_HEADLINE = 160
_SURELY_LINKS = 0.8
_ENDED = re.compile(r"[.!?…:;,][\"”’')\]]*\Z")


@dataclass(slots=True)
class Evidence:
    """A line with what speaks for it.

    `pattern` matched it whole; `parts` holds furniture at its edges (caption and credit, or an
    opening sentence before the report); `pages` is on how many pages of its outlet it recurs;
    `shared` marks prose that another outlet prints too; `row` are its features and `probability`
    is the model's; `linked` marks a headline with a quotation in a list of links.
    """

    line: Line
    pattern: Pattern | None
    parts: Sequence[Boilerplate]
    pages: int
    shared: bool
    row: Features
    probability: float
    linked: bool = False


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
    found = [Evidence(*each) for each in weighed]
    _mark_linked(found)
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
