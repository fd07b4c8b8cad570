"""Kinds of noun phrases by their head noun: person, group, organisation, document."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

_KINDS = ("person", "group", "document", "organisation")
OF_AN_AGE = "-year-old"
"""How a noun ends that is anybody of an age: "the 44-year-old"."""
_END = frozenset("of for from in at on with to by who which that , ( and - — –".split())


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return the word lists of nouns.toml, as sets."""
    source = resources.files(__package__).joinpath("nouns.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(source).items()}


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind in reversed(_KINDS) for word in lists()[kind]}


def head(words: Sequence[str]) -> str:
    """Head noun of a phrase: its last word before a preposition, a comma or a relative.

    Examples
    --------
    >>> head(["the", "head", "of", "the", "party"])
    'head'
    """
    found = ""
    for word in words:
        if found and word.lower() in _END:
            break
        if word[0].isalnum():
            found = word
    return found


def kind(words: Sequence[str]) -> str:
    """Kind of a phrase by its head, `other` if its head is in no list.

    Examples
    --------
    >>> kind(["a", "senior", "official"]), kind(["the", "report"])
    ('person', 'document')
    """
    plain = len(words) == 1 or _END.isdisjoint(words)
    last = words[-1] if plain and words[-1][0].isalnum() else head(words)
    return "person" if last.endswith(OF_AN_AGE) else _kinds().get(last.lower(), "other")


def is_office(phrase: str) -> bool:
    """Tell whether a title or a phrase names somebody who speaks for a state.

    Its head is an office or a public body, or a spokesman, a source or a leader of one; a former
    office is none.

    Examples
    --------
    >>> [is_office(p) for p in ("Prime Minister", "a senior administration official", "White House")]
    [True, True, True]
    >>> is_office("former President"), is_office("a company spokesman"), is_office("actor")
    (False, False, False)
    """
    words = [word.strip("\"'“”’,").lower() for word in phrase.split()]
    last = head(words)
    if not last or not lists()["past_office"].isdisjoint(words):
        return False
    bodies = lists()["public_body"]
    return (
        last in lists()["office"] | bodies
        or last + "." in lists()["office"]
        or (last in lists()["spokesman"] and not bodies.isdisjoint(words))
    )
