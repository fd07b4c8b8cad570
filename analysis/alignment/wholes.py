"""What a count is a part of: the pages of the coroner's report, not of the ministry's."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from analysis.alignment import lists
from analysis.alignment.words import stem
from analysis.layers import Quantity

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?|[.,;:!?()]")
_POSSESSIVE = re.compile(r"['’]s?$")
_REACH = 4  # words between a verb of publishing and its number, or an owner and the whole


@dataclass(frozen=True, slots=True)
class Whole:
    """Stems of who made the thing that so many parts belong to, and of what it is about."""

    makers: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


def read(text: str, quantity: Quantity) -> Whole:
    """Say of which thing a quantity counts the parts, as far as its sentence tells.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> def of(text): return read(text, find(text)[0])
    >>> sorted(of("The coroner's report on the dam runs to 145 pages.").makers)
    ['coroner']
    >>> sorted(of("The 145-page report by Judge Keel blames the ministry.").makers)
    ['judg', 'keel']
    """
    things = lists.wholes().get(stem(quantity.of))
    if not things:
        return Whole()
    matches = list(_TOKEN.finditer(text))
    tokens = [match[0] for match in matches]
    gaps = {
        place: max(quantity.start - match.end(), match.start() - quantity.end)
        for place, match in enumerate(matches)
        if stem(match[0]) in things
    }
    if not gaps:
        return Whole()
    place = min(gaps, key=lambda place: abs(gaps[place]))
    number = sum(match.end() <= quantity.start for match in matches)
    relations = lists.load()["whole"]["relations"]
    told: dict[str, set[str]] = {"makers": _owners(tokens[:place]), "topics": set()}
    told["makers"] |= _publisher(tokens[:number])
    for relation, prepositions in relations.items():
        if tokens[place + 1 : place + 2] and tokens[place + 1] in prepositions:
            told[relation] |= _phrase(tokens[place + 2 :])
    return Whole(frozenset(told["makers"]), frozenset(told["topics"]))


def are_others(a: Whole, b: Whole, near_a: Container[str], near_b: Container[str]) -> bool:
    """Whether two things have other makers or topics, which the other sentence does not speak of."""
    return any(
        x and y and not any(word in near_b for word in x) and not any(word in near_a for word in y)
        for x, y in ((a.makers, b.makers), (a.topics, b.topics))
        if x.isdisjoint(y) and not _akin(x, y, lists.senses())
    )


def _akin(a: frozenset[str], b: frozenset[str], senses: Mapping[str, str]) -> bool:
    return not {senses.get(word, word) for word in a}.isdisjoint(senses.get(w, w) for w in b)


def _owners(before: Sequence[str]) -> set[str]:
    """Stems of the possessive or the name in front of a thing: the coroner's, the Keel report."""
    found = set[str]()
    for word in reversed(before[-_REACH:]):
        owns = _POSSESSIVE.search(word)
        if not owns and not word[0].isupper() and (found or not stem(word)):
            break
        if owns or word[0].isupper():
            found |= {stem(_POSSESSIVE.sub("", word))} - {"", *lists.dates()}
    return found


def _publisher(before: Sequence[str]) -> set[str]:
    """Stem of the word in front of a verb of publishing: auditors handed in a 201-page report."""
    verbs = lists.load()["whole"]["publishing"]
    first = max(0, len(before) - _REACH)
    places = [place for place in range(first, len(before)) if before[place].lower() in verbs]
    return {stem(word) for word in before[: places[0]][-1:]} - {""} if places else set()


def _phrase(behind: Sequence[str]) -> set[str]:
    """Stems of the name that begins some words, or of the first word that says anything."""
    determiners = lists.load()["frames"]["determiners"]
    words = list(behind[1:] if behind and behind[0].lower() in determiners else behind)
    name = 0
    while name < len(words) and words[name][0].isupper():
        name += 1
    return {stem(_POSSESSIVE.sub("", word)) for word in words[: name or 1]} - {""}
