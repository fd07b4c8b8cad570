"""What a pattern may begin with, so that most lines of prose need not be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from analysis.boilerplate import derived

DEPTH = 6
"""Characters of a beginning that are told apart."""
_MOST = 2000
"""Of a pattern with more of them fewer characters are told apart."""
_WIDEST_CLASS = 40
# A beginning, and whether the part after it goes on right behind; if not, anything may follow.
_Beginnings = set[tuple[str, bool]]
_NOTHING: _Beginnings = {("", True)}


class Beginnings:
    """The strings that matches of some patterns begin with."""

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = frozenset(strings)
        self._lengths = sorted({len(string) for string in self._strings})

    def of(self, form: str) -> list[str]:
        """Return those of the strings that a line begins with; most prose begins with none."""
        found = []
        for length in self._lengths:
            start = form[:length]
            if start in self._strings:
                found.append(start)
        return found


@cache
def beginnings(pattern: str) -> frozenset[str]:
    r"""Strings of `DEPTH` characters or fewer, with one of which every match of a pattern begins.

    Parameters
    ----------
    pattern : str
        A regular expression without flags.

    Returns
    -------
    frozenset of str
        Empty where a match may begin with anything.

    Examples
    --------
    >>> sorted(beginnings("(?:read|see) more|[0-2]x?"))
    ['0', '0x', '1', '1x', '2', '2x', 'read m', 'see mo']
    >>> beginnings(r"\w+ ago")
    frozenset()
    """
    kept = derived.beginnings(pattern)
    return _derive(pattern) if kept is None else kept


def _derive(pattern: str) -> frozenset[str]:
    parts = parser.parse(pattern)
    for depth in range(DEPTH, 0, -1):
        strings = frozenset(string for string, _ in _of_sequence(parts, depth))
        if len(strings) <= _MOST and "" not in strings:
            return strings
    return frozenset()


def _of_sequence(parts: Iterable[tuple[Any, Any]], depth: int) -> _Beginnings:
    """Beginnings of parts that follow each other."""
    live: set[str] = {""}
    done: set[str] = set()
    for code, value in parts:
        options = _of_part(code, value, depth)
        if options is None or len(live) * len(options) > _MOST:
            return {(string, False) for string in live | done}
        grown = {((a + b)[:depth], goes_on) for a in live for b, goes_on in options}
        done |= {string for string, goes_on in grown if len(string) == depth or not goes_on}
        live = {string for string, goes_on in grown if len(string) < depth and goes_on}
        if not live:
            break
    return {(string, True) for string in live} | {(string, False) for string in done}


def _of_part(code: Any, value: Any, depth: int) -> _Beginnings | None:
    """Beginnings of one part; None for any character."""
    found: _Beginnings | None = None
    if code is codes.LITERAL:
        found = {(chr(value), True)}
    elif code is codes.IN:
        found = _of_class(value)
    elif code is codes.BRANCH:
        found = {each for branch in value[1] for each in _of_sequence(branch, depth)}
    elif code is codes.SUBPATTERN:
        found = _of_sequence(value[3], depth)
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = value
        found = {(string, goes_on and most == 1) for string, goes_on in _of_sequence(inner, depth)}
        found |= _NOTHING if least == 0 else set()
    elif code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT):
        found = _NOTHING
    return found


def _of_class(members: Iterable[tuple[Any, Any]]) -> _Beginnings | None:
    """Characters of a class in brackets; None if it is negated, wide or names a category."""
    found: _Beginnings = set()
    for code, value in members:
        if code is codes.LITERAL:
            found.add((chr(value), True))
        elif code is codes.RANGE and value[1] - value[0] < _WIDEST_CLASS:
            found |= {(chr(number), True) for number in range(value[0], value[1] + 1)}
        else:
            return None
    return found if len(found) <= _WIDEST_CLASS else None
