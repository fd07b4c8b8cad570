"""Sentences as spans: candidates by one pattern, decided one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.segmentation import ending
from analysis.segmentation.lines import blocks
from analysis.segmentation.rules import load
from analysis.spans import HasOffsets, Span

# A run of stops (or a dash that cuts a quotation off), closing marks, and then blanks, a capital
# or an opening mark; stops of Chinese and Japanese need nothing behind them.  The pattern begins
# with a set of characters, which `re` looks for fast; the look-behind and the possessive
# quantifiers keep a long run from being tried again from each of its characters.
_STOP = re.compile(
    r"""(?P<marks>[.!?…。！？—–-](?:
        (?<=[.!?…])(?<![.!?…][.!?…])(?:(?:(?<=\.)[\ \xa0]\.){2,}\.*|[.!?…]*+)
        |(?<=\w[—–-])-?(?=["”]\s)
        |(?P<wide>(?<=[。！？])[。！？]*+)))
    (?P<closers>(?:["'”’»)\]」』）]|“(?=[\s,])|[\ \xa0\u202f]»)*+)
    (?:(?P<gap>\s++(?:”(?=\s|\Z))?\s*+)|(?=[A-ZÀ-Þ"“‘(])|(?(wide)|(?!)))""",
    re.VERBOSE,
)
_BLANKS = re.compile(r"\s++")


def sentences(text: str, boilerplate: Sequence[HasOffsets] = ()) -> list[Span]:
    """Spans of the sentences of `text`, titles, captions and other lines without a stop too.

    The conventions: a sentence may end inside a quotation; a quotation and the attribution
    behind it are one sentence, also after a question mark; datelines and list marks belong to
    what follows; a title, caption, list item or "Advertisement", even one glued to a paragraph,
    is a unit of its own; a bracketed sentence is a sentence, brackets inside one are not.

    Parameters
    ----------
    text : str
        Raw text.
    boilerplate : sequence of spans
        Known page furniture.  Each span is a unit apart, save a dateline (``kind`` of
        ``"dateline"``), which belongs to the sentence it opens.

    Returns
    -------
    list of Span
        Sorted, without overlap or outer blanks; together they cover all that is not blank.

    Examples
    --------
    >>> said = 'Dr. Ames left. "Who signed this?" Judge Roy asked. Nobody knew.'
    >>> [said[s.start : s.end] for s in sentences(said)]
    ['Dr. Ames left.', '"Who signed this?" Judge Roy asked.', 'Nobody knew.']
    """
    edges = sorted({*_edges(boilerplate), *_furniture_edges(text)})
    found: list[Span] = []
    for start, end in _split_at(blocks(text), edges):
        found.extend(_sentences_of(text, start, end))
    return found


def _edges(boilerplate: Iterable[HasOffsets]) -> Iterator[int]:
    for span in boilerplate:
        if getattr(span, "kind", "") != "dateline":
            yield span.start
            yield span.end


def _furniture_edges(text: str) -> Iterator[int]:
    """Edges of "Advertisement" and its like where they stand between sentences."""
    rules = load()
    for match in rules.furniture.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        after = text[match.end() : match.end() + 40].lstrip(" \t\xa0")
        glued = before[-1:].islower()
        closed = before.rstrip(" \t\xa0\"'”’)")[-1:] in {".", "!", "?", "…"}
        line_start = not before.strip(" \t\xa0") or before[-1:] in {"\n", "\r"}
        line_end = not after or after[0] in "\n\r"
        starts = after[:1].isupper() or after[:1] in {'"', "“", "‘"}
        if closed or line_start:
            first = (after.split(None, 1) or [""])[0]
            apart = line_end or (starts and (closed or first in rules.starters))
        else:
            apart = glued and line_end
        if apart:
            yield match.start()
            yield match.end()


def _split_at(bounds: list[tuple[int, int]], edges: list[int]) -> Iterator[tuple[int, int]]:
    """Cut sorted stretches at sorted edges."""
    position = 0
    for first, end in bounds:
        start = first
        while position < len(edges) and edges[position] < end:
            if edges[position] > start:
                yield start, edges[position]
                start = edges[position]
            position += 1
        yield start, end


def _sentences_of(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of one stretch that no sentence crosses."""
    is_lower = text[start:end].islower()
    stretch = ending.Stretch(text, _after_blanks(text, start, end), end, start, is_lower)
    for match in _STOP.finditer(text, start, end):
        cut = ending.boundary(stretch, match)
        if cut > stretch.start:
            yield Span(stretch.start, cut)
            stretch.start = _after_blanks(text, cut, end)
    tail = text[stretch.start : end].rstrip()
    if tail:
        yield Span(stretch.start, stretch.start + len(tail))


def _after_blanks(text: str, start: int, end: int) -> int:
    blanks = _BLANKS.match(text, start, end)
    return blanks.end() if blanks else start
