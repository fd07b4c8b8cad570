"""Figures that name or date something instead of counting it.

Dates, years, clock times, street and route numbers, case and terminal numbers are no quantities.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.quantities.lexicon import alternation, load

_LEFT = 24  # characters in front of a figure that can make it a label
_RIGHT = 40  # characters behind it


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = load()["labels"]
    months = alternation(labels["months"])
    return {
        "label": re.compile(
            rf"(?:\b(?i:{alternation(labels['any_case'])})|\b(?:{_capitals(labels['capitalised'])}))"
            r"\.?(?: No\.)? ?$"
        ),
        "month_before": re.compile(rf"\b(?i:{months})\.? (?:the )?$"),
        "month_after": re.compile(
            rf"(?:st|nd|rd|th)?,? (?:of )?(?:{_capitals(labels['months'])})\b"
        ),
        "street": re.compile(
            rf" (?:[NSEW]\.? )?(?:(?:[A-Z][\w'’.-]*|of|the) ){{1,4}}(?:{_capitals(labels['streets'])})\b"
            rf"|(?:st|nd|rd|th)? (?:{_capitals(labels['streets'])})\b"
        ),
        "clock": re.compile(r"(?::\d\d| ?[ap]\.?m\b| o['’]clock\b| (?:noon|midnight)\b)", re.I),
        "ordinal_figure": re.compile(r"(?:st|nd|rd|th)\b"),
        "capitalised_before": re.compile(r"\b[A-Z][\w’'-]* $"),
        "year_before": re.compile(
            r"['’]$|\b(?:[Cc]lass|[Ss]ummer|[Ww]inter|[Ss]pring|[Ff]all) of $"
        ),
        "decade": re.compile(r"['’]?s\b"),
        "list_number": re.compile(r"[.)] (?=[A-Z])"),
        "line_start": re.compile(r"(?:^|\n)[ \t(]{0,4}$"),
        "glued": re.compile(r"[/:_@\\]\w|-(?:[A-Z]|\d+-\d)|[A-Za-z&]"),
    }


def _capitals(words: list[str]) -> str:
    return alternation([word.title() for word in words] + [word.upper() for word in words])


def names_or_dates(text: str, start: int, end: int) -> bool:
    """Whether the figures at ``[start, end)`` are a label, a date, a clock time or a house number.

    Examples
    --------
    >>> line = "She left Route 9 on May 4 at 6 a.m."
    >>> [names_or_dates(line, i, i + 1) for i in (15, 24, 29)]
    [True, True, True]
    """
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    patterns = _patterns()
    return bool(
        patterns["label"].search(left)
        or patterns["month_before"].search(left)
        or patterns["year_before"].search(left)
        or any(
            patterns[name].match(right)
            for name in ("month_after", "street", "clock", "ordinal_figure", "decade", "glued")
        )
        or (patterns["line_start"].search(left) and patterns["list_number"].match(right))
    )


def follows_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands right in front: "Stadium 21", "Apollo 11".

    Examples
    --------
    >>> follows_name("At Stadium 21 they won.", 11)
    True
    """
    return bool(_patterns()["capitalised_before"].search(text[max(0, start - _LEFT) : start]))


def is_year(digits: str) -> bool:
    """Whether bare figures read as a year, 1500 to 2099, written without a comma.

    Examples
    --------
    >>> is_year("2019"), is_year("2,019"), is_year("4112")
    (True, False, False)
    """
    return len(digits) == 4 and digits.isdigit() and digits.isascii() and 1500 <= int(digits) < 2100


def is_emergency_number(digits: str) -> bool:
    """Whether bare figures are a number to dial, and the date that shares it.

    Examples
    --------
    >>> is_emergency_number("911")
    True
    """
    return digits in load()["labels"]["dialled"]
