"""What furniture says about the article: dateline, byline, time and wire credit as fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.boilerplate.find import suspects
from analysis.boilerplate.patterns import Patterns, builtin
from analysis.layers import Boilerplate

_BY = re.compile(
    r"(?:(?:written|posted|story|words|reported|published|updated) )?by:? +|author: *|(?:von|por):? +",
    re.I,
)
_BYLINE_TAIL = re.compile(r"\s*(?:[|•·/].*|[–—-] .*|\S+@\S+|,? ?\b\w+ \d{1,2}, \d{4}.*)\Z")
_STAMP_LABEL = re.compile(
    r"(?:first |last )?(?:date|published|updated|posted|modified|created)\b[ :]*(?:(?:on|at) )?",
    re.I,
)
_OPENING = 300
_STAMP_COUNTER = re.compile(r" +\d{1,3} ?/ ?\d{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Fields:
    """What the furniture of an article says about it, as printed; None where it says nothing."""

    dateline_place: str | None = None
    dateline_agency: str | None = None
    byline: str | None = None
    timestamp: str | None = None
    wire_credit: str | None = None


def fields(
    text: str, patterns: Patterns | None = None, spans: Sequence[Boilerplate] | None = None
) -> Fields:
    r"""Read the dateline's place and agency, the byline, the time and the wire credit.

    The first of each kind counts.

    Parameters
    ----------
    text : str
        The raw text of one article.
    patterns : Patterns, optional
        From `load_patterns`; the built-in ones by default.
    spans : sequence of Boilerplate, optional
        What `suspects` found in the text, in order, where that is known already.

    Returns
    -------
    Fields
        As printed, without labels ("By", "Published:"); None where the text says nothing.

    Examples
    --------
    >>> fields("By Ana Ruiz\n\nPORT VELL, May 3 (AP) - The ferry sank.")
    Fields(dateline_place='PORT VELL', dateline_agency='AP', byline='Ana Ruiz', timestamp=None, wire_credit=None)
    """
    known = patterns or builtin()
    spans = suspects(text, patterns=known) if spans is None else spans
    opening = next((s.start for s in spans if s.kind == "dateline"), None)
    parts = known.dateline(text[opening : opening + _OPENING]) if opening is not None else None
    byline = _first(text, spans, "byline")
    stamp = _first(text, spans, "timestamp")
    return Fields(
        dateline_place=parts[1]["place"] if parts else None,
        dateline_agency=parts[1]["agency"] if parts else None,
        byline=_BYLINE_TAIL.sub("", _BY.sub("", byline, count=1)) if byline else None,
        timestamp=_STAMP_COUNTER.sub("", _STAMP_LABEL.sub("", stamp, count=1)) if stamp else None,
        wire_credit=_first(text, spans, "wire_credit"),
    )


def _first(text: str, spans: Sequence[Boilerplate], kind: str) -> str | None:
    """Return the text of the first span of a kind."""
    return next((text[s.start : s.end] for s in spans if s.kind == kind), None)
