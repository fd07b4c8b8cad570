"""What a pattern may begin with, so that most lines of prose need not be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

DEPTH = 6
"""Characters of a beginning that are told apart."""
_MOST = 3000
_WIDEST_CLASS = 40
# A beginning, and whether the part after it goes on right behind; if not, anything may follow.
_Beginnings = set[tuple[str, bool]]
_NOTHING: _Beginnings = {("", True)}


class Beginnings:
    """Strings with one of which a match begins."""

    def __init__(self, strings: Iterable[str]) -> None:
        self.strings = frozenset(strings)
        self._lengths = sorted({len(string) for string in self.strings}, reverse=True)

    def start(self, form: str) -> bool:
        """Whether a line starts with one of them."""
        for length in self._lengths:  # noqa: SIM110 (a generator costs more, and every line asks)
            if form[:length] in self.strings:
                return True
        return False


@cache
def beginnings(pattern: str) -> frozenset[str] | None:
    r"""Strings of `DEPTH` characters or fewer, with one of which every match of a pattern begins.

    Python's own parser reads the pattern.

    Parameters
    ----------
    pattern : str
        A regular expression without flags.

    Returns
    -------
    frozenset of str or None
        None where a match may begin with anything, or with too much to list.

    Examples
    --------
    >>> sorted(beginnings("(?:read|see) more|[0-2]x?"))
    ['0', '0x', '1', '1x', '2', '2x', 'read m', 'see mo']
    >>> beginnings(r"\w+ ago") is None
    True
    """
    found = _of_sequence(parser.parse(pattern))
    strings = frozenset(string for string, _ in found)
    return None if "" in strings or len(strings) > _MOST else strings


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Beginnings:
    """Beginnings of parts that follow each other."""
    live: set[str] = {""}
    done: set[str] = set()
    for code, value in parts:
        options = _of_part(code, value)
        if options is None or len(live) * len(options) > _MOST:
            return {(string, False) for string in live | done}
        grown = {((a + b)[:DEPTH], goes_on) for a in live for b, goes_on in options}
        done |= {string for string, goes_on in grown if len(string) == DEPTH or not goes_on}
        live = {string for string, goes_on in grown if len(string) < DEPTH and goes_on}
        if not live:
            break
    return {(string, True) for string in live} | {(string, False) for string in done}


def _of_part(code: Any, value: Any) -> _Beginnings | None:
    """Beginnings of one part; None for any character."""
    found: _Beginnings | None = None
    if code is codes.LITERAL:
        found = {(chr(value), True)}
    elif code is codes.IN:
        found = _of_class(value)
    elif code is codes.BRANCH:
        found = {each for branch in value[1] for each in _of_sequence(branch)}
    elif code is codes.SUBPATTERN:
        found = _of_sequence(value[3])
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, inner = value
        found = {(string, goes_on and most == 1) for string, goes_on in _of_sequence(inner)}
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
