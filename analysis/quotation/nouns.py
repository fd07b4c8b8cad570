"""Kinds of noun phrases by their head noun: person, group, organisation, document."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

_KINDS = ("person", "group", "document", "organisation")
OF_AN_AGE = "-year-old"
"""How a noun ends that is anybody of an age: "the 44-year-old"."""
_OF_PERSONS = (OF_AN_AGE, "woman")
_END = frozenset("of for from in at on with to by who which that , ( and - — –".split())


@cache
def lists() -> dict[str, frozenset[str]]:
    """Return the word lists of nouns.toml, as sets."""
    source = resources.files(__package__).joinpath("nouns.toml").read_text(encoding="utf-8")
    return {key: frozenset(words) for key, words in tomllib.loads(source).items()}


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind in reversed(_KINDS) for word in lists()[kind]}


def is_number(word: str) -> bool:
    """Whether a word is a number behind a noun, or its sign: "witness 3", "juror No. 4"."""
    return word == "No." or word.isdigit()


def head(words: Sequence[str]) -> str:
    """Head noun of a phrase: its last word before a preposition, a comma or a relative.

    Examples
    --------
    >>> head(["the", "head", "of", "the", "party"]), head(["witness", "3"])
    ('head', 'witness')
    """
    found = ""
    for word in words:
        if found and word.lower() in _END:
            break
        if word[0].isalnum() and not is_number(word):
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
    last = words[-1] if plain and words[-1][0].isalpha() else head(words)
    return "person" if last.endswith(_OF_PERSONS) else _kinds().get(last.lower(), "other")


class Office(NamedTuple):
    """The head of a phrase that names an office, and whether it says that the office is past."""

    head: str
    past: bool


def office(phrase: str) -> Office | None:
    """Office of somebody who speaks for a state, by a title or a phrase.

    Its head is an office or a public body, or a spokesman, a source or a leader of one; or it is
    an officer's rank, of such a body where others bear it too.  None is that of a body of no state.

    Examples
    --------
    >>> office("former President"), office("union president")
    (Office(head='president', past=True), None)
    """
    words = [word.strip("\"'“”’,").lower() for word in phrase.split()]
    words = [word.removesuffix("'s").removesuffix("’s") for word in words]
    last = head(words)
    if not last or _is_private(words, last):
        return None
    bodies, offices = lists()["public_body"], lists()["office"]
    shared = (lists()["rank"] & {last, words[0]}) | (lists()["spokesman"] & {last})
    if (
        last in offices | bodies
        or last + "." in offices
        or (shared and not bodies.isdisjoint(words))
    ):
        return Office(last, not lists()["past_office"].isdisjoint(words))
    return None


def _is_private(words: Sequence[str], last: str) -> bool:
    """Whether a body of no state stands before the head or behind its "of": "the union president"."""
    at = words.index(last)
    before = words[max(0, at - 1) : at]
    behind = head(words[at + 2 :]) if words[at + 1 : at + 2] == ["of"] else ""
    states = {"european", "african"}.isdisjoint(words[max(0, at - 2) : at])
    return states and not lists()["private_body"].isdisjoint({*before, behind})


def is_office(phrase: str) -> bool:
    """Tell whether a title or a phrase names somebody who speaks for a state; see `office`.

    Examples
    --------
    >>> [is_office(p) for p in ("Prime Minister", "a senior administration official", "White House")]
    [True, True, True]
    >>> is_office("former President"), is_office("a company spokesman"), is_office("actor")
    (False, False, False)
    >>> is_office("Captain of the coast guard"), is_office("ferry captain")
    (True, False)
    """
    found = office(phrase)
    return found is not None and not found.past
