"""What stands where: headline, lead and end of an article, and where things first appear."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from analysis.headline import is_title
from analysis.spans import HasOffsets, Span, blank

_PARAGRAPH = re.compile(r"\S[^\n]*")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*")
_LONGEST_HEADLINE = 20

S = TypeVar("S", bound=HasOffsets)


@dataclass(frozen=True, slots=True)
class Parts:
    """Headline, lead (first paragraph under it), end (last paragraph); None where there is none.

    The headline is the one *printed in the text*: where it is in the metadata alone there is none
    here.  In an article of one paragraph lead and end are the same.
    """

    headline: Span | None
    lead: Span | None
    end: Span | None


def parts(text: str, boilerplate: Sequence[HasOffsets] = (), title: str = "") -> Parts:
    r"""Headline, lead and end of a text.

    Parameters
    ----------
    text : str
        The raw text; a paragraph is a line that is not blank.
    boilerplate : sequence of spans
        Page furniture, passed over.
    title : str
        Title from the metadata. The first paragraph is the headline if it is the title or, failing
        that, has at most 20 words, does not end as a sentence does and is followed by another.

    Examples
    --------
    >>> text = "Dam fails in Orvale\n\nThe dam broke on Monday.\n\nRepairs begin in May."
    >>> p = parts(text)
    >>> text[p.headline.start : p.headline.end], text[p.end.start : p.end.end]
    ('Dam fails in Orvale', 'Repairs begin in May.')
    """
    seen = blank(text, boilerplate)
    paragraphs = [
        Span(m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(seen)
    ]
    headline = None
    if len(paragraphs) > 1 and _is_headline(text[paragraphs[0].start : paragraphs[0].end], title):
        headline = paragraphs.pop(0)
    if not paragraphs:
        return Parts(headline, None, None)
    return Parts(headline, paragraphs[0], paragraphs[-1])


def _is_headline(line: str, title: str) -> bool:
    if is_title(line, title):
        return True
    ends = _SENTENCE_END.search(line, max(0, len(line) - 4))
    return len(line.split()) <= _LONGEST_HEADLINE and not (ends and ends.end() == len(line))


def relative_positions(
    spans: Iterable[HasOffsets], text: str, boilerplate: Sequence[HasOffsets] = ()
) -> list[float]:
    """Share of the article's words that begin before each span: 0 at the start, below 1.

    Examples
    --------
    >>> relative_positions([Span(0, 3), Span(8, 12)], "one two late four")
    [0.0, 0.5]
    """
    starts = [word.start() for word in _WORD.finditer(blank(text, boilerplate))]
    return [bisect_left(starts, span.start) / len(starts) if starts else 0.0 for span in spans]


def first_appearances(spans: Iterable[S], name: Callable[[S], str]) -> dict[str, S]:
    """First span of each name: of each actor, term, frame.

    Parameters
    ----------
    spans : iterable of spans
        In any order.
    name : callable
        What to group a span by, such as ``lambda mention: mention.name``.

    Examples
    --------
    >>> first_appearances([Span(5, 6), Span(1, 2)], lambda span: "it")
    {'it': Span(start=1, end=2)}
    """
    first: dict[str, S] = {}
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        first.setdefault(name(span), span)
    return first


def within(part: HasOffsets | None, spans: Sequence[S]) -> Sequence[S]:
    """Return the spans that start in a part: what the headline, the lead or the end carry.

    Parameters
    ----------
    part : span or None
    spans : sequence of spans
        By start, as every layer lists them.

    Examples
    --------
    >>> within(Span(0, 10), [Span(2, 4), Span(12, 14)])
    [Span(start=2, end=4)]
    """
    if part is None:
        return []
    first, beyond = (bisect_left(spans, at, key=lambda s: s.start) for at in (part.start, part.end))
    return spans[first:beyond]
