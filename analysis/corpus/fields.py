"""The metadata of one article, from a table row or a JSONL record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from analysis.corpus.notes import SHOWN, counted, shown

FIELDS = ("outlet", "event", "date", "title", "source", "note")
# A time may follow, with the name of its zone or am and pm.
ISO_DATE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.,+ -]{1,30}(?:[A-Za-z]{1,4}\b ?){0,2})?"
)
DIGITS = re.compile(r"[0-9]{8}")
FIGURES = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{4})")
# Forms that name the month or put the year first can be read in one way only.
OTHER_DATES = ("%Y/%m/%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")
MONTHS = 12
YEARS = range(1600, 2101)  # newspapers begin about 1600; a year after 2100 is a placeholder


def clean(values: Mapping[str, object], first: str = "") -> tuple[dict[str, str], list[str]]:
    """Take the metadata fields of one article, without blanks around them.

    A value that is not what its column asks for is not used: the field stays empty and the
    reason says so.  A date that can be read in one way only becomes YYYY-MM-DD.

    Parameters
    ----------
    values : mapping
        The fields by name; others are passed over.
    first : {"", "day", "month"}
        What the dates of the source have first where the figures of one do not tell
        (`first_figure`).

    Returns
    -------
    fields : dict
        Of the names in `FIELDS`, those that are given.
    problems : list of str
        One reason for each value that is not used.

    Examples
    --------
    >>> clean({"outlet": " Gazette ", "date": "3/4/22"})
    ({'outlet': 'Gazette'}, ["date '3/4/22' is not used: write it as YYYY-MM-DD"])
    >>> clean({"date": "12 May 2024"}), clean({"date": "12.5.2024"}, "day")
    (({'date': '2024-05-12'}, []), ({'date': '2024-05-12'}, []))
    """
    fields: dict[str, str] = {}
    problems = []
    for name in FIELDS:
        value = values.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if not isinstance(value, str):
            problems.append(f"{name} is not used: it is {kind(value)}, not a string")
        elif name == "date" and (reason := _date_problem(_iso(value.strip(), first))):
            problems.append(f"date {shown(value)} is not used: {reason}")
        else:
            fields[name] = _iso(value.strip(), first) if name == "date" else value.strip()
    return fields, problems


def kind(value: object) -> str:
    """Name the JSON type of a value.

    Examples
    --------
    >>> kind(None), kind(4.5), kind("x")
    ('null', 'a number', 'a string')
    """
    names = {
        dict: "an object",
        list: "a list",
        bool: "true or false",
        type(None): "null",
        str: "a string",
    }
    return names.get(type(value), "a number")


def first_figure(dates: Iterable[str]) -> str:
    """Say what the dates of one source have first: day or month, if all that tell it agree.

    Examples
    --------
    >>> first_figure(["05.03.2024", "18.03.2024"]), first_figure(["18/3/2024", "3/18/2024"])
    ('day', '')
    """
    told = {_first_figure(date.strip()) for date in dates} - {""}
    return told.pop() if len(told) == 1 else ""


def _first_figure(date: str) -> str:
    """Say what a date in figures has first, if only one of the two can be a month."""
    found = FIGURES.fullmatch(date)
    if not found:
        return ""
    first, second = int(found[1]), int(found[3])
    if (first > MONTHS) == (second > MONTHS):
        return ""
    return "day" if first > MONTHS else "month"


def figures_read(first: str) -> str:
    """Say how dates in figures are read, with what first, for the report."""
    return f"dates in figures are read with the {first} first, the one way that fits them all"


def may_be_either(date: object) -> bool:
    """Say whether a date in figures, taken alone, may have the day first or the month.

    Examples
    --------
    >>> may_be_either("5/3/2024"), may_be_either("18/3/2024"), may_be_either("4.4.2024")
    (True, False, False)
    """
    found = FIGURES.fullmatch(date.strip()) if isinstance(date, str) else None
    return bool(found and int(found[1]) != int(found[3]) and not _first_figure(found[0]))


def _iso(value: str, first: str) -> str:
    """Write a date as YYYY-MM-DD if it is in one of the other forms, else leave it."""
    if found := FIGURES.fullmatch(value):
        first = _first_figure(value) or first or ("day" if int(found[1]) == int(found[3]) else "")
        day, month = (found[1], found[3]) if first == "day" else (found[3], found[1])
        return f"{found[4]}-{month:0>2}-{day:0>2}" if first else value
    if DIGITS.fullmatch(value):
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"
    for form in OTHER_DATES if len(value) < SHOWN else ():
        try:
            return datetime.strptime(value, form).date().isoformat()
        except ValueError:
            continue
    return value


def _date_problem(value: str) -> str:
    found = ISO_DATE.fullmatch(value)
    if not found:
        either = "day or month may stand first; " if FIGURES.fullmatch(value) else ""
        return f"{either}write it as YYYY-MM-DD"
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return "there is no such day"
    return "" if day.year in YEARS else f"the year is not between {YEARS[0]} and {YEARS[-1]}"


def spellings(name: str, values: Iterable[str]) -> list[str]:
    """Say which values of a field are written in several ways; they are kept apart, not merged.

    Case, blanks, hyphens and other marks, and a "The" at the head, are what two ways may differ in.

    Examples
    --------
    >>> spellings("outlet", ["Gazette", "The GAZETTE", "Courier"])
    ["outlet is written in 2 ways: 'Gazette', 'The GAZETTE'; they count as different outlets"]
    """
    forms: dict[str, set[str]] = {}
    for value in values:
        bare = value.casefold().removeprefix("the ")
        forms.setdefault("".join(filter(str.isalnum, bare)) or value, set()).add(value)
    return [
        f"{name} is written in {counted(len(same), 'way')}: {', '.join(map(shown, sorted(same)))};"
        f" they count as different {name}s"
        for _, same in sorted(forms.items())
        if len(same) > 1
    ]
