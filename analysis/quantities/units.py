"""Measuring units behind or in front of a numeral, and measures told in two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.quantities import nouns
from analysis.quantities.lexicon import alternation, dimension, load, unit_of
from analysis.quantities.numerals import next_numeral

_PREFIX_WINDOW = 24  # characters in front of a numeral that can hold its unit
_JOINABLE = ("time", "length", "mass", "dollar", "sterling")


_MINUTES = re.compile(r"(\d{1,2})m(?!\w)")  # 1h 45m
_DECIMAL = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Measure:
    """A value in its unit, ending at `end`."""

    end: int
    low: float
    high: float
    unit: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    spelling = load()["spelling"]
    exact = {*spelling["exact"], *load()["currency_codes"]["codes"]}
    words = [word for word in unit_of() if word not in {e.lower() for e in exact}]
    fraction = r"(?:(?:an?|one) (half|quarter|third)|(two|three) (thirds|quarters))"
    prefixes = [word for phrases in load()["prefix_units"].values() for word in phrases]
    return {
        "unit": re.compile(
            rf"([ -]?)((?-i:{alternation(exact)})|{alternation(words)})(?!\w)"
            r"(?:[ -](?:olds?|of age)\b)?",
            re.IGNORECASE,
        ),
        "large": re.compile(rf" ({alternation(load()['large_only'])})\b"),
        "below_zero": re.compile(r"(?: (?:Celsius|Fahrenheit|C|F))? below(?: zero)?\b(?! (?:the|average|normal))"),
        "and": re.compile(r",? and |, | |-|(?<=\dh)(?=\d)"),
        "extra": re.compile(rf" and {fraction}\b"),
        "of_one": re.compile(r" of (?:an?|one|1)(?=[ -])"),
        "prefix": re.compile(rf"\b({alternation(prefixes)})[ -]$", re.IGNORECASE),
    }  # fmt: skip


def behind(view: str, position: int, low: float = 0.0) -> tuple[int, str]:
    """End and canonical name of the unit right behind `position`; "" without one.

    Examples
    --------
    >>> behind("42km away", 2), behind("12 miles per hour", 2), behind("2in the box", 1)
    ((4, 'km'), (17, 'mph'), (3, 'inch'))
    """
    match = _patterns()["unit"].match(view, position)
    if not match:
        large = _patterns()["large"].match(view, position) if low >= 1_000 else None
        return (large.end(), load()["large_only"][large[1]]) if large else (position, "")
    spelling, glued = load()["spelling"], not match[1]
    if glued and match[2].isalpha() and match[2] not in spelling["glued"]:
        return position, ""
    if not glued and match[2] in spelling["only_glued"]:
        return position, ""
    if match[2] == "s" and not _DECIMAL.search(view, max(0, position - 8), position):
        return position, ""  # the 1990s
    unit = unit_of()[match[2].lower().replace("-", " ")]
    age = unit == "year" and match[0].lower().endswith(("old", "olds", "age"))
    return match.end(), "year of age" if age else unit


def in_front(view: str, start: int) -> tuple[int, str]:
    """Start and name of a unit that stands in front of the numeral: "magnitude 6.1".

    Examples
    --------
    >>> in_front("A magnitude 6.1 quake", 12)
    (2, 'magnitude')
    """
    left = view[max(0, start - _PREFIX_WINDOW) : start]
    match = _patterns()["prefix"].search(left)
    if not match:
        return start, ""
    word = match[1].lower().replace("-", " ")
    unit = next(name for name, phrases in load()["prefix_units"].items() if word in phrases)
    return start - len(match[0]), unit


def of_a_unit(view: str, position: int) -> tuple[int, str]:
    """Unit of which a fraction is taken: "a quarter of a percentage point".

    Examples
    --------
    >>> of_a_unit("a third of a mile", 7)
    (17, 'mile')
    """
    match = _patterns()["of_one"].match(view, position)
    end, unit = behind(view, match.end()) if match else (position, "")
    return (end, unit) if unit else (position, "")


def compound(view: str, first: Measure) -> Measure:
    """Add the smaller units that follow: "an hour and 45 minutes", "6ft 2in", "a year and a half".

    Examples
    --------
    >>> compound("5 feet 11 inches", Measure(6, 5.0, 5.0, "foot"))
    Measure(end=16, low=71.0, high=71.0, unit='inch')
    """
    name, factor = dimension(first.unit)
    if name not in _JOINABLE or first.low != first.high or first.low % 1:
        return first
    if extra := _patterns()["extra"].match(view, first.end):
        share = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}.get(extra[1] or "", 0.0)
        share = share or (2 / 3 if extra[3] == "thirds" else 0.75)
        return Measure(extra.end(), first.low + share, first.high + share, first.unit)
    part = _smaller(view, first.end, name, factor)
    if part is None:
        return first
    scale = factor / dimension(part.unit)[1]
    value = round(first.low * scale, 6) + part.low
    return compound(view, Measure(part.end, value, value, part.unit))


def _smaller(view: str, end: int, name: str, factor: float) -> Measure | None:
    """The measure behind a joint, if it is one in a smaller unit of dimension `name`."""
    joint = _patterns()["and"].match(view, end)
    if not joint:
        return None
    minutes = _MINUTES.match(view, joint.end())
    if minutes and name == "time":
        return Measure(minutes.end(), *(float(minutes[1]),) * 2, "minute")
    foot = view[:end].endswith(("foot", "ft")) and joint[0] in (" ", "-")
    window = view[joint.end() : joint.end() + 40]
    numeral = next_numeral(window, 0)
    if numeral is None or numeral.start or numeral.kind not in ("figures", "words"):
        return None
    unit_end, unit = behind(window, numeral.end)
    if foot and not unit and not nouns.head(window, numeral.end)[1]:  # five foot ten
        unit_end, unit = numeral.end, "inch"
    if joint[0] == ", " and "-" in window[numeral.end : unit_end]:  # a 2-mile, 300-foot road
        return None
    smaller = dimension(unit)[0] == name and dimension(unit)[1] < factor
    below = numeral.low * dimension(unit)[1] < factor
    if numeral.currency or not smaller or not below:
        return None
    return Measure(joint.end() + unit_end, numeral.low, numeral.high, unit)


def below_zero(view: str, position: int, unit: str) -> int:
    """End of "below zero" behind a temperature, `position` where it does not stand there.

    Examples
    --------
    >>> below_zero("14 degrees below zero", 10, "degree")
    21
    """
    match = _patterns()["below_zero"].match(view, position)
    return match.end() if match and unit.startswith("degree") else position
