"""The metadata of one article, from a table row or a JSONL record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from analysis.corpus.notes import counted, shown

FIELDS = ("outlet", "event", "date", "title", "source", "note")
ISO_DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9:.,+Zz -]{1,30})?")
YEARS = range(1600, 2101)  # newspapers begin about 1600; a year after 2100 is a placeholder


def clean(values: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """Take the metadata fields of one article, without blanks around them.

    A value that is not what its column asks for is not used: the field stays empty and the
    reason says so.

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
    """
    fields: dict[str, str] = {}
    problems = []
    for name in FIELDS:
        value = values.get(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if not isinstance(value, str):
            problems.append(f"{name} is not used: it is {kind(value)}, not a string")
        elif name == "date" and (reason := _date_problem(value.strip())):
            problems.append(f"date {shown(value)} is not used: {reason}")
        else:
            fields[name] = value.strip()
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


def _date_problem(value: str) -> str:
    found = ISO_DATE.fullmatch(value)
    if not found:
        return "write it as YYYY-MM-DD"
    try:
        day = date.fromisoformat(found[1])
    except ValueError:
        return "there is no such day"
    return "" if day.year in YEARS else f"the year is not between {YEARS[0]} and {YEARS[-1]}"


def spellings(outlets: Iterable[str]) -> list[str]:
    """Name the outlets that are written in several ways; they are kept apart, not merged.

    Examples
    --------
    >>> spellings(["Gazette", "GAZETTE", "Courier"])
    ["outlet is written in 2 ways: 'GAZETTE', 'Gazette'; they count as different outlets"]
    """
    forms: dict[str, set[str]] = {}
    for outlet in outlets:
        forms.setdefault(" ".join(outlet.casefold().split()), set()).add(outlet)
    return [
        f"outlet is written in {counted(len(same), 'way')}: {', '.join(map(shown, sorted(same)))};"
        " they count as different outlets"
        for _, same in sorted(forms.items())
        if len(same) > 1
    ]
