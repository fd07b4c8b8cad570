"""What stands in every match of a pattern, so that most lines need not be held against it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from typing import Any

from analysis.boilerplate import derived
from analysis.boilerplate.beginnings import parsed
from analysis.boilerplate.lines import has_one

_MOST = 16
"""To look for more strings takes as long as to try the pattern."""
_ENOUGH = 6
_PER_LOOK = 7
"""What is told counts so many times as much as what one look for a single character takes."""
_Strings = frozenset[str] | None
"""Strings one of which stands in every match, None where none are known."""


@cache
def essentials(pattern: str) -> tuple[str, ...]:
    r"""Strings one of which stands in every match of a pattern, or behind it.

    Parameters
    ----------
    pattern : str
        A regular expression.

    Returns
    -------
    tuple of str
        Empty where no string need be there.

    Examples
    --------
    >>> essentials(r"\d+ (?:hour|day)s? ago")
    (' ago',)
    >>> essentials("[A-Z][a-z]+: (?:Reuters|AP)")
    ('AP', 'Reuters')
    >>> essentials(r"\w+")
    ()
    """
    kept = derived.essentials(pattern)
    return _derive(pattern) if kept is None else kept


def _derive(pattern: str) -> tuple[str, ...]:
    parts = parsed(pattern)
    if parts.state.flags & codes.SRE_FLAG_IGNORECASE:
        return ()
    return tuple(sorted(_of_sequence(parts) or ()))


def _of_sequence(parts: Iterable[tuple[Any, Any]]) -> _Strings:
    """Return the strings of the part that tells most."""
    best: _Strings = None
    literal = ""
    for code, value in [*parts, (codes.ANY, None)]:
        if code is codes.LITERAL:
            literal += chr(value)
            continue
        for found in (frozenset([literal]) if literal else None, _of_part(code, value)):
            if found and _worth(found) > (_worth(best) if best else 0):
                best = found
        literal = ""
    return best


def _worth(strings: frozenset[str]) -> int:
    """How much is won by looking for some strings, less what that takes; 0 or less for nothing."""
    least, price = _ENOUGH, 0
    for string in strings:
        least = min(least, sum([_tells(sign) for sign in string[:_ENOUGH]]))
        price += min(2, len(string))
    return _PER_LOOK * least - price


def _tells(sign: str) -> int:
    """How much a character tells: small letters, commas and stops stand in nearly every line."""
    if sign == " ":
        return 0
    return 2 if sign.islower() or sign in ",." else 3


def _of_part(code: Any, value: Any) -> _Strings:
    """Return the strings of one part."""
    if code is codes.IN:
        return _either(map(_of_member, value))
    if code is codes.BRANCH:
        return _either(map(_of_sequence, value[1]))
    if code is codes.SUBPATTERN:
        return None if value[1] & codes.SRE_FLAG_IGNORECASE else _of_sequence(value[3])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _of_sequence(value[2]) if value[0] else None
    if code is codes.ASSERT:
        return _of_sequence(value[1]) if value[0] > 0 else None
    return _of_sequence(value) if code is codes.ATOMIC_GROUP else None


def _of_member(member: tuple[Any, Any]) -> _Strings:
    """Return the only character of a member of a class in brackets."""
    code, value = member
    return frozenset([chr(value)]) if code is codes.LITERAL else None


def _either(options: Iterable[_Strings]) -> _Strings:
    """Return the strings of several options together, without those that hold another one."""
    kept: list[str] = []
    for option in options:
        if option is None:
            return None
        for string in sorted(option):
            if not has_one(string, kept):
                kept = [*[other for other in kept if string not in other], string]
        if len(kept) > _MOST:
            return None
    return frozenset(kept)
