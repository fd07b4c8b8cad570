"""Figures that name or date something instead of counting it.

Dates, years, clock times, street and route numbers, case and terminal numbers are no quantities.
"""

from __future__ import annotations

import re
from functools import cache

from analysis.quantities.lexicon import alternation, load

_LEFT = 24  # characters in front of a figure that can make it a label
_RIGHT = 40  # characters behind it
_LAST_DAY = 31
_FULL_MONTH = 5  # letters; shorter ones may stand for a longer name and end in a full stop


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    labels = load()["labels"]
    months = alternation(labels["months"])
    abbreviated = [month for month in labels["months"] if len(month) < _FULL_MONTH]
    hours = alternation([*load()["cardinals"], *map(str, range(1, 13))])
    minutes = rf"{hours}|\d\d?"
    days, parts = alternation(labels["days"]), alternation(labels["parts_of_day"])
    return {
        "label": re.compile(
            rf"(?:\b(?i:{alternation(labels['any_case'])})|\b(?:{_capitals(labels['capitalised'])}))"
            r"\.?(?: No\.)? ?$"
        ),
        "military": re.compile(r"(?:[01]\d|2[0-3])[0-5]\d"),
        "uncounted": re.compile(rf"\b(?i:{alternation(labels['uncounted'])}) $"),
        "postal": re.compile(r"\b[A-Z][\w.]*,? $"),
        "at": re.compile(
            r"\b(?:[Aa]t|[Bb]y|[Ff]rom|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|[Aa]round) $"
        ),
        "zone": re.compile(rf" ?(?:{alternation(labels['zones'])})\b"),
        "phrase_end": re.compile(r"[.,;)]|$| (?:on|and|to)\b"),
        "phone": re.compile(r"-\d{4}\b"),
        "phone_groups": re.compile(
            r"(?<![\w.,$£€])(?:\+\d{1,3}[ -]|\(0\d{1,5}\) ?|0\d{1,5}[ -])\(?\d{2,6}\)?(?:[ -]\d{2,6})*(?!\d|[,.]\d)"
        ),
        "month_before": re.compile(
            rf"\b(?:(?i:{months})|(?i:{alternation(abbreviated)})\.) (?:the )?$"
        ),
        "month_after": re.compile(
            rf"(?:st|nd|rd|th)?,? (?:of )?(?:{_capitals(labels['months'])})\b"
        ),
        "street": re.compile(
            rf" (?:[NSEW]\.? )?(?:(?:[A-Z][\w'’.-]*|of|the) ){{1,4}}(?:{_capitals(labels['streets'])})\b"
            rf"|(?:st|nd|rd|th)? (?:{_capitals(labels['streets'])})\b"
        ),
        "clock": re.compile(r"(?::\d\d| ?[ap]\.?m\b| o['’]clock\b| (?:noon|midnight)\b)", re.I),
        "hour": re.compile(r"(?:[01]?\d|2[0-3])(?P<minutes>\.[0-5]\d)?"),
        "day_before": re.compile(rf"\b(?i:{days}|{parts}),? at $"),
        "part_before": re.compile(rf"\b(?i:{parts}),? at $"),
        "part_after": re.compile(
            rf" (?:(?:in the|at|this|that|yesterday|tomorrow) )?(?i:{parts})\b"
        ),
        "ordinal_figure": re.compile(r"(?:st|nd|rd|th)\b"),
        "capitalised_before": re.compile(r"\b[a-z]?[A-Z][\w’'-]* $"),
        "year_before": re.compile(
            r"['’]$|\b(?:[Cc]lass|[Ss]ummer|[Ww]inter|[Ss]pring|[Ff]all) of $"
        ),
        "decade": re.compile(r"['’]?s\b"),
        "list_number": re.compile(r"[.)] (?=[A-Z])"),
        "line_start": re.compile(r"(?:^|\n)[ \t(]{0,4}$"),
        "glued": re.compile(r"[/:_@\\]\w|-(?:[A-Z]|\d+-\d|fold\b)|[A-Za-z&]"),
        "clock_before": re.compile(
            rf"\b(?:(?:half|quarter) (?:past|to)|(?:minutes?|{minutes}) past) $", re.IGNORECASE
        ),
        "clock_after": re.compile(rf"(?: minutes?)? past (?:{hours})\b", re.IGNORECASE),
    }


def _capitals(words: list[str]) -> str:
    return alternation([word.title() for word in words] + [word.upper() for word in words])


def names_or_dates(
    text: str, start: int, end: int, *, unit: bool = False, counted: bool = False
) -> bool:
    """Whether the figures at ``[start, end)`` are a label, a date, a clock time or a house number.

    `unit` and `counted` say whether a measuring unit or a noun follows, which letters against
    the figure (42km) and words in front of it that often are no label ("day 5") depend on.

    Examples
    --------
    >>> line = "She left Route 9 on May 4 at 6 a.m."
    >>> [names_or_dates(line, i, i + 1) for i in (15, 24, 29)]
    [True, True, True]
    """
    left, right = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    patterns = _patterns()
    if right.startswith(" hours") and patterns["military"].fullmatch(text[start:end]):
        return True
    if not unit and not counted and _is_phone(text, start, end):
        return True
    if not unit and not counted and patterns["uncounted"].search(left):
        return True
    if not unit and (patterns["glued"].match(right) or _is_code(text[start:end], left, right)):
        return True
    if not unit and _is_hour(text[start:end], left, right, counted=counted):
        return True
    return bool(
        patterns["label"].search(left)
        or (patterns["month_before"].search(left) and _is_day_or_year(text[start:end]))
        or patterns["year_before"].search(left)
        or tells_hour(text, start, end)
        or any(
            patterns[name].match(right)
            for name in ("month_after", "street", "clock", "ordinal_figure")
        )
        or (not unit and patterns["decade"].match(right))
        or (patterns["line_start"].search(left) and patterns["list_number"].match(right))
    )


def follows_name(text: str, start: int) -> bool:
    """Whether a capitalised word stands right in front: "Stadium 21", "Apollo 11".

    Examples
    --------
    >>> follows_name("At Stadium 21 they won.", 11)
    True
    """
    word = _patterns()["capitalised_before"].search(text[max(0, start - _LEFT) : start])
    return bool(word and word[0].strip().lower() not in load()["nouns"]["stops"])


def tells_hour(text: str, start: int, end: int) -> bool:
    """Whether a number is told by the clock: both of "ten past three", that of "half past three".

    Examples
    --------
    >>> tells_hour("They met at half past three.", 22, 27)
    True
    """
    patterns = _patterns()
    before = patterns["clock_before"].search(text[max(0, start - _LEFT) : start])
    return bool(before or patterns["clock_after"].match(text, end))


def follows_label(text: str, start: int) -> bool:
    """Whether a word that makes a figure a label stands right in front: "No 1 in three sets".

    Examples
    --------
    >>> follows_label("The world No 1 in three sets", 13)
    True
    """
    return bool(_patterns()["label"].search(text[max(0, start - _LEFT) : start]))


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


def _is_day_or_year(figures: str) -> bool:
    """Whether figures behind a month can be of a date: in May 3, but not in May 212 people."""
    first = re.match(r"\d+", figures)
    return first is None or int(first[0]) <= _LAST_DAY or is_year(first[0])


def _is_phone(text: str, start: int, end: int) -> bool:
    """Whether the figures are a group of a telephone number: 020 7946 0123."""
    first = max(0, start - _LEFT)
    groups = _patterns()["phone_groups"].finditer(text[first : end + _LEFT])
    return any(m.start() <= start - first and end - first <= m.end() for m in groups)


def _is_hour(digits: str, left: str, right: str, *, counted: bool) -> bool:
    """Whether figures tell the hour: on Monday at 9, this morning at 6.40, at 3 in the morning."""
    patterns = _patterns()
    hour = patterns["hour"].fullmatch(digits)
    if not hour or (counted and not hour["minutes"]):
        return False
    if left.endswith((" at ", "At ")) and patterns["part_after"].match(right):
        return True
    return bool(patterns["part_before" if hour["minutes"] else "day_before"].search(left))


def _is_code(digits: str, left: str, right: str) -> bool:
    """Whether bare figures are a time of day without a colon, a postal code or a telephone number."""
    patterns = _patterns()
    if not (digits.isdigit() and digits.isascii()):
        return False
    if len(digits) == 3 and patterns["phone"].match(right):
        return True
    if len(digits) == 5:
        return bool(patterns["postal"].search(left))
    clock = len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60
    told = digits[0] == "0" or patterns["zone"].match(right)
    timed = patterns["at"].search(left) and patterns["phrase_end"].match(right)
    return bool(clock and (told or (timed and not is_year(digits))))
