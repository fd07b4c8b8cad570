"""What a line opens with that says when: a time of day, an age ("3 hours ago") or a date."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final, NamedTuple

from analysis.boilerplate.parts import written_out

_DATE: Final = 0
_AGE: Final = 1
_CLOCK: Final = 2
_MONTH: Final = 31
_DAY: Final = 1440
_HOUR: Final = 60


class Stamp(NamedTuple):
    """When a line says that something was, and how it goes on.

    `moment` grows with time; `alone` is a stamp that is all of its line, `labels` one that a colon
    follows ("May 4: ...").
    """

    moment: tuple[int, int]
    alone: bool
    labels: bool

    @property
    def by_the_clock(self) -> bool:
        """Whether it is a time of day without its day."""
        return self.moment[0] == _CLOCK


def stamp(key: str) -> Stamp | None:
    """Return what a line in lower case opens with, None where it does not say when.

    Examples
    --------
    >>> stamp("dec 23 ferry runs again") > stamp("dec 22 ferry stops")
    True
    >>> stamp("two hours later")
    """
    if not key[:1].isdigit() and key[:3] not in _beginnings():
        return None
    for pattern in _patterns():
        found = pattern.match(key)
        if found:
            rest = key[found.end() :]
            if rest and rest[0].isalnum():
                continue
            return Stamp(_moment(found.groupdict()), not rest.strip(" |•-–—"), rest[:1] == ":")
    return None


def _moment(said: Mapping[str, str | None]) -> tuple[int, int]:
    """Return a number that grows with time, behind that of the kind of stamp."""
    unit = said.get("unit")
    if unit:
        count = said["count"] or "a"
        return _AGE, -(int(count) if count.isdigit() else 1) * minutes()[unit]
    clock = int(said["hour"] or 0) % 24 * _HOUR + int(said["minute"] or 0)
    half = said["half"]
    if half:
        clock = clock % (12 * _HOUR) + (12 * _HOUR if half == "p" else 0)
    month = said.get("month") or said.get("behind")
    if not month:
        return _CLOCK, clock
    day = int(said["day"] or said["first"] or 0)
    months = int(said["year"] or 0) * 12 + data()["months"].index(month[:3])
    return _DATE, (months * _MONTH + day) * _DAY + clock


@cache
def data() -> dict[str, Any]:
    """Return what ``boxes.toml`` lists."""
    source = resources.files(__package__).joinpath("boxes.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def minutes() -> dict[str, int]:
    """Return the minutes of each unit of an age."""
    listed: dict[str, int] = data()["minutes"]
    return listed


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(written_out(each["match"])) for each in data()["stamp"]]


@cache
def _beginnings() -> frozenset[str]:
    """Return the first three letters of a stamp that begins with a word."""
    return frozenset(data()["months"]) | frozenset(data()["beginnings"])
