"""Find page furniture in one article: weigh the evidence, then cut what the mode allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from analysis.boilerplate import inline
from analysis.boilerplate.evidence import Evidence, gather
from analysis.boilerplate.lines import Line, split_lines
from analysis.boilerplate.model import reasons
from analysis.boilerplate.patterns import Patterns, builtin
from analysis.boilerplate.shape import kind_by_shape
from analysis.boilerplate.templates import OutletTemplates
from analysis.boilerplate.thresholds import PROSE, SHARED_PROSE, SURE, THRESHOLDS, WEAK, Mode
from analysis.layers import Boilerplate

_SENTENCE_LENGTH: Final = 40
_DATELINE_PARAGRAPHS: Final = 3
_LEAST: Final = 0.2
_SURELY_ARTICLE: Final = 0.19
"""Below it the model's probability cannot reach `_LEAST`, however it is rounded."""
_QUOTATION: Final = '"“'
_SEAM = re.compile(r"[.!?…](?<=[a-z]{2}.)[\"”’')]{0,2}(?=[A-Z][a-z])")
_SURELY_REPORT: Final = 0.0
_RECURS = {2: 0.95, 3: 0.97}
"""Least confidence of a short line by the pages of its outlet that print it (3 stands for more)."""


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
    found: list[Boilerplate] = []
    paragraphs = 0
    for evidence in gather(split_lines(text), known, templates):
        if templates and templates.keeps(evidence.line):
            continue
        spans = _whole_line(evidence, known)
        if not spans or spans[0].confidence < SURE:
            parts = _inside(evidence, known, may_open=paragraphs < _DATELINE_PARAGRAPHS)
            spans = without_overlap([*spans, *parts]) if spans and parts else [*spans, *parts]
        elif _for_its_shape(evidence):
            spans = _without_report(spans, evidence)
        found += spans
        paragraphs += len(evidence.line.text) >= PROSE
    return found


def split(
    spans: Sequence[Boilerplate], mode: Mode = "balanced"
) -> tuple[list[Boilerplate], list[Boilerplate]]:
    """Divide suspicions into what `mode` cuts and what it only flags.

    Parameters
    ----------
    spans : sequence of Boilerplate
        From `suspects`.
    mode : {"balanced", "safe", "flag"}
        How sure a cut must be; see `THRESHOLDS`.

    Returns
    -------
    cut, flagged : lists of Boilerplate
        Each in the order of `spans`.

    Examples
    --------
    >>> sure, weak = Boilerplate(0, 2, "other", "a", 0.95), Boilerplate(3, 4, "other", "b", 0.6)
    >>> [len(part) for part in split([sure, weak], "safe")]
    [1, 1]
    """
    cut = [s for s in spans if s.confidence >= THRESHOLDS[mode]]
    flagged = [s for s in spans if s.confidence < THRESHOLDS[mode]]
    return cut, flagged


def _whole_line(evidence: Evidence, patterns: Patterns) -> list[Boilerplate]:
    """Return the whole line as furniture (a caption and its credit are two spans), if it may be."""
    line, pattern = evidence.line, evidence.pattern
    alone = _for_its_shape(evidence) and not evidence.shared
    if alone and evidence.probability < _SURELY_ARTICLE:
        return []
    if evidence.shared and pattern is None:
        return [Boilerplate(line.start, line.end, "other", "shared-prose", WEAK)]
    confidence = _confidence(evidence, patterns)
    if confidence < _LEAST:
        return []
    if evidence.parts and pattern is not None:
        parts = moved(evidence.parts, line.start)
        return [replace(s, confidence=max(s.confidence, confidence)) for s in parts]
    rules = [pattern.name] if pattern else []
    if "retold" in evidence.row:
        rules.append(f"retold-on-{evidence.pages}-pages")
    elif evidence.pages > 1:
        rules.append(f"recurs-on-{evidence.pages}-pages")
    if evidence.box:
        rules.append(evidence.box.rule)
    weighed = evidence.probability >= SURE and "known_line" not in evidence.row
    if weighed or not rules:
        rules.append(f"shape:{reasons(evidence.row)}")
    bare = evidence.box.kind if evidence.box else kind_by_shape(line.text, evidence.row)
    kind = pattern.kind if pattern else bare
    return [Boilerplate(line.start, line.end, kind, "+".join(rules), confidence)]


def _for_its_shape(evidence: Evidence) -> bool:
    """Whether no pattern, repetition or box speaks for a line, only its shape and place."""
    return evidence.pattern is None and evidence.pages < 2 and evidence.box is None


def _without_report(spans: list[Boilerplate], evidence: Evidence) -> list[Boilerplate]:
    """Return a line that is cut for its shape without the sentences of the report in it.

    What stands beside them is a known leak, or is glued to them ("open.Listen now"); beside a
    credit stands its caption.  A line without such a sentence is of the kind of the leak in it.
    """
    line = evidence.line
    leaks = moved(evidence.reading.sure(), line.start)
    leaks = [leak for leak in leaks if leak.kind != "credit"]
    if leaks and any(map(inline.reads_as_report, _between(line, leaks))):
        return leaks
    seam = _SEAM.search(line.text)
    if seam and inline.reads_as_report(line.text[: seam.end()], _SURELY_REPORT):
        kind = kind_by_shape(line.text[seam.end() :], evidence.row)
        return [replace(spans[0], start=line.start + seam.end(), kind=kind, rule="glued")]
    if leaks:
        rule = f"{leaks[0].rule}+{spans[0].rule}"
        return [replace(spans[0], kind=leaks[0].kind, rule=rule)]
    return spans


def _between(line: Line, leaks: list[Boilerplate]) -> list[str]:
    """Return what stands before, between and behind leaks where it is as long as a sentence."""
    starts = [line.start, *[leak.end for leak in leaks]]
    ends = [*[leak.start for leak in leaks], line.end]
    return [
        line.text[start - line.start : end - line.start]
        for start, end in zip(starts, ends, strict=True)
        if end - start >= _SENTENCE_LENGTH
    ]


def _confidence(evidence: Evidence, patterns: Patterns) -> float:
    """Add the evidence up: the model's probability, or that of the surest single piece.

    Where repetition or a sure pattern decides, the model is not asked.  A line with a quotation in
    it (other than a headline in a list of links) and prose in the words of a report are never cut
    for their shape alone, a sentence of the report that its outlet tells again neither, and a line
    that a quotation opens only if it recurs ("All rights reserved," he said) or if others than the
    article speak where it stands.
    """
    if "retold" in evidence.row or evidence.kept:
        return WEAK
    floor = evidence.pattern.confidence if evidence.pattern else 0.0
    if evidence.pages > 1 and len(evidence.line.text) < SHARED_PROSE:
        floor = max(floor, _RECURS[min(evidence.pages, 3)])
    if evidence.box:
        floor = max(floor, evidence.box.confidence)
    weighed = 0.0 if "known_line" in evidence.row else evidence.probability
    report = '"' in evidence.line.key or "report_prose" in evidence.row
    if (report and not evidence.linked and _for_its_shape(evidence)) or _own_section(evidence):
        weighed = min(weighed, WEAK)
    text = evidence.line.text
    tells = evidence.pattern is not None and inline.names_a_speaker(text, patterns)
    others = evidence.box is not None and evidence.box.others
    if evidence.pages < 2 and not others and (tells or text[0] in _QUOTATION):
        return min(round(max(floor, weighed), 4), WEAK)
    return round(max(floor, weighed), 4)


def _own_section(evidence: Evidence) -> bool:
    """Whether a label such as "Opinion:" stands above the first paragraph: the article's own."""
    pattern = evidence.pattern
    if pattern is None or pattern.kind != "related" or "before_prose" not in evidence.row:
        return False
    return pattern.confidence < SURE


def _inside(evidence: Evidence, patterns: Patterns, may_open: bool) -> list[Boilerplate]:
    """Return the leaks inside a line that is otherwise article."""
    found = list(evidence.parts)
    if may_open and not found:
        opening = inline.dateline(evidence.line.text, patterns)
        if opening is not None:
            found.append(opening)
    found += evidence.reading.glued()
    last = evidence.reading.behind_lost_break()
    if last is not None:
        kept = [part for part in found if _comes_first(part, last)]
        start = max([last.start, *[part.end for part in kept]])
        found = [*kept, replace(last, start=start)] if start < last.end else kept
    if not found:
        return found
    return moved(without_overlap(found) if len(found) > 1 else found, evidence.line.start)


def _comes_first(part: Boilerplate, other: Boilerplate) -> bool:
    """Whether a leak begins before another, or with it and is as sure."""
    begins = part.start == other.start and part.confidence >= other.confidence
    return part.start < other.start or begins


def moved(spans: Iterable[Boilerplate], by: int) -> list[Boilerplate]:
    """Spans that count from the start of a line, counted from the start of its text."""
    return [replace(span, start=span.start + by, end=span.end + by) for span in spans]


def without_overlap(spans: Iterable[Boilerplate]) -> list[Boilerplate]:
    """Spans in order; of two that overlap the surer one stays, then the longer."""
    kept: list[Boilerplate] = []
    for span in sorted(spans, key=lambda s: (-s.confidence, s.start - s.end, s.start)):
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: s.start)
