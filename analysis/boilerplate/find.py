"""Find page furniture in one article: weigh the evidence, then cut what the mode allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from analysis.boilerplate import inline
from analysis.boilerplate.lines import Line, split_lines
from analysis.boilerplate.patterns import Patterns, builtin
from analysis.boilerplate.templates import OutletTemplates
from analysis.layers import Boilerplate

Mode = Literal["safe", "balanced", "flag"]
THRESHOLDS: dict[str, float] = {"safe": 0.9, "balanced": 0.5, "flag": 1.01}
"""Least confidence a mode cuts at; ``flag`` cuts nothing and lists everything."""

_EDGE_LINES = 6
_PROSE_LENGTH = 80
_DATELINE_PARAGRAPHS = 3
_RECURS = {2: 0.9, 3: 0.97}
_SHARED = 0.3


def find(
    text: str,
    templates: OutletTemplates | None = None,
    mode: Mode = "balanced",
    patterns: Patterns | None = None,
) -> list[Boilerplate]:
    r"""Page furniture that `mode` cuts.

    Parameters
    ----------
    text : str
        The raw text of one article; any text, also empty.
    templates : OutletTemplates, optional
        What `learn` found for this article's outlet (``learned.outlet(name)``).
    mode : {"balanced", "safe", "flag"}
        How sure a cut must be; see `THRESHOLDS`.  ``flag`` cuts nothing.
    patterns : Patterns, optional
        From `load_patterns`; the built-in ones by default.

    Returns
    -------
    list of Boilerplate
        Sorted, without overlap or surrounding blanks; offsets index `text`.

    Examples
    --------
    >>> [(s.kind, s.start, s.end) for s in find("He left. Advertisement\n\nShe stayed.")]
    [('advertisement', 9, 22)]
    """
    return split(suspects(text, templates, patterns), mode)[0]


def suspects(
    text: str,
    templates: OutletTemplates | None = None,
    patterns: Patterns | None = None,
) -> list[Boilerplate]:
    """Everything that may be page furniture, each with its rule and confidence.

    Parameters and order are those of `find`; `split` divides the result by mode.

    Examples
    --------
    >>> [s.confidence for s in suspects('"Read more. Advertisement It pays," he said.')]
    [0.3]
    """
    known = patterns or builtin()
    lines = split_lines(text)
    found: list[Boilerplate] = []
    paragraphs = 0
    for number, line in enumerate(lines):
        at_edge = number < _EDGE_LINES or number >= len(lines) - _EDGE_LINES
        whole = _whole_line(line, known, templates, at_edge)
        if whole is not None:
            found.append(whole)
        if whole is None or whole.confidence < THRESHOLDS["balanced"]:
            parts = _inside(line, known, may_open=paragraphs < _DATELINE_PARAGRAPHS)
            found = without_overlap([*found, *parts]) if whole and parts else [*found, *parts]
        paragraphs += len(line.text) >= _PROSE_LENGTH
    return found


def split(
    spans: Sequence[Boilerplate], mode: Mode = "balanced"
) -> tuple[list[Boilerplate], list[Boilerplate]]:
    """Divide suspicions into what `mode` cuts and what it only flags.

    Examples
    --------
    >>> sure, weak = Boilerplate(0, 2, "other", "a", 0.95), Boilerplate(3, 4, "other", "b", 0.6)
    >>> [len(part) for part in split([sure, weak], "safe")]
    [1, 1]
    """
    cut = [s for s in spans if s.confidence >= THRESHOLDS[mode]]
    flagged = [s for s in spans if s.confidence < THRESHOLDS[mode]]
    return cut, flagged


def _whole_line(
    line: Line, patterns: Patterns, templates: OutletTemplates | None, at_edge: bool
) -> Boilerplate | None:
    """Return the line as one span, if a pattern or repetition within the outlet speaks for it."""
    pattern = patterns.line(line.text, line.key, at_edge)
    doubt = 1 - pattern.confidence if pattern else 1.0
    rules = [pattern.name] if pattern else []
    if templates is not None:
        pages = templates.count(line)
        if templates.is_shared(line) and pattern is None:
            return Boilerplate(line.start, line.end, "other", "shared-prose", _SHARED)
        if pages > 1:
            doubt *= 1 - _RECURS[min(pages, 3)]
            rules.append(f"recurs-on-{pages}-pages")
    if not rules:
        return None
    kind = pattern.kind if pattern else "other"
    return Boilerplate(line.start, line.end, kind, "+".join(rules), round(1 - doubt, 4))


def _inside(line: Line, patterns: Patterns, may_open: bool) -> list[Boilerplate]:
    """Return the leaks inside a line that is otherwise article."""
    found = list(inline.credit_and_caption(line, patterns))
    if may_open and not found:
        opening = inline.dateline(line, patterns)
        if opening is not None:
            found.append(opening)
    found += inline.glued(line, patterns)
    return without_overlap(found) if len(found) > 1 else found


def without_overlap(spans: Iterable[Boilerplate]) -> list[Boilerplate]:
    """Spans in order; of two that overlap the surer one stays, then the longer."""
    kept: list[Boilerplate] = []
    for span in sorted(spans, key=lambda s: (-s.confidence, s.start - s.end, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
