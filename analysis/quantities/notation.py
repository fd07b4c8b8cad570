"""Figures of texts that write decimals with a comma, in the English way: 3,5 and 1.250.000."""

from __future__ import annotations

import re
from functools import cache

from analysis.quantities.lexicon import alternation, currency_of, load, unit_of

# What this room rewrites has one of these between two figures, and most texts have none.
_MARKED = re.compile(r"\d[.'’]\d{3}(?!\d)|\d,\d\d?(?!\d)")
_BEFORE, _AFTER = r"(?<![\w.,:/])(?<!\d['’ ])", r"(?!\d|[.,:/'’]\d)"
_FEWEST_GROUPS = 2  # 1.250.000 can be no decimal


def english(view: str) -> str:
    """The text with its figures in the English way; all offsets hold.

    "3,5 million" can be nothing but a decimal, and 1'250 or 1.250.000 nothing but groups of three.
    What could be both, a bare 3,5 or 1.250, is read as the rest of its text is written.

    Examples
    --------
    >>> english("3,5 million of 1.250.000 francs; 1.250 metres; from 2,4 to 3")
    '3.5 million of 1,250,000 francs; 1,250 metres; from 2.4 to 3'
    >>> english("Pages 2,4 and 5 of 1.250 metres")
    'Pages 2,4 and 5 of 1.250 metres'
    """
    if not _MARKED.search(view):
        return view
    patterns = _patterns()
    points = bool(patterns["points"].search(view))
    commas = bool(patterns["commas"].search(view))
    rounded = bool(patterns["thousands"].search(view))
    view = patterns["apostrophes"].sub(_grouped, view)
    if commas:
        view = patterns["decimal" if points else "any_decimal"].sub(_turned, view)
    grouped = not points and (commas or rounded)
    return patterns["groups" if grouped else "long_groups"].sub(_turned, view)


def _turned(match: re.Match[str]) -> str:
    return match[0].translate(str.maketrans(".,", ",."))


def _grouped(match: re.Match[str]) -> str:
    return re.sub("['’]", ",", match[0])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    lexicon = load()
    signs = alternation([*currency_of(), *lexicon["letter_currencies"]])
    scales = [*lexicon["magnitudes"], *lexicon["short_magnitudes"], *unit_of()]
    scale = rf"[ -]?(?:{alternation(scales)})(?!\w)"
    behind = rf"(?=(?:(?: to |[-–])\d[\d.,]*)?{scale})"
    in_front = rf"(?<!\w)(?-i:{signs}) ?"
    whole = r"\d{1,3}(?:\.\d{3})*"
    decimal, point = rf"{whole},\d{{1,2}}{_AFTER}", rf"\d+(?:,\d{{3}})*\.\d{{1,2}}{_AFTER}"
    told = {
        name: rf"(?:{in_front}{number}|{_BEFORE}{number}{behind}"
        rf"|(?<=\bbetween ){number}(?= and \d[\d.,]*{scale}))"
        for name, number in (("decimal", decimal), ("points", point))
    }

    def counted(number: str) -> str:  # a bare 1.200.000 may be anything
        return rf"(?:{in_front}{number}{_AFTER}|{_BEFORE}{number}{_AFTER}(?= ?[a-z%€]))"

    sources = told | {
        "commas": told["decimal"],
        "any_decimal": rf"{told['decimal']}|{_BEFORE}{decimal}",
        "apostrophes": rf"{_BEFORE}(?:{in_front})?\d{{1,3}}(?:['’]\d{{3}})+(?!\d)",
        "groups": rf"{_BEFORE}(?:{in_front})?{whole}{_AFTER}",
        "long_groups": counted(rf"\d{{1,3}}(?:\.\d{{3}}){{{_FEWEST_GROUPS}}}"),
        "thousands": counted(r"(?!1\.000)\d{1,3}\.000"),
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
