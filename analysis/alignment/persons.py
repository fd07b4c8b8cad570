"""Who has a number: the subject of its clause, and the person whose age it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.alignment import lists
from analysis.alignment.words import TOKEN, stem
from analysis.layers import Quantity

WINDOW = 300  # characters of the sentence looked at on either side
_SUBJECT_REACH = 3  # words between a subject and its number
CLAUSE_MARK = re.compile(r"[,;:()“”\"]")
_APPOSED = re.compile(r"(?:\s*(?:[,(]|\b(?:who|is|was|turn(?:s|ed)|now|aged?)\b))+\s*$")


def subject(text: str, quantity: Quantity) -> frozenset[str]:
    """Stems of the name that has the number; none behind "said".

    Examples
    --------
    >>> from analysis.quantities import find
    >>> text = "Leyburn scored three goals."
    >>> sorted(subject(text, find(text)[0]))
    ['leyburn']
    """
    clause = CLAUSE_MARK.split(text[max(0, quantity.start - WINDOW) : quantity.start])[-1]
    words = TOKEN.findall(clause)
    reporting, joining = lists.load()["subject"]["reporting"], lists.load()["subject"]["joining"]
    months = lists.load()["months"]["names"]
    place = len(words)
    while place and len(words) - place < _SUBJECT_REACH and not _is_name(words, place - 1):
        place -= 1
        if words[place].lower() in reporting or words[place].lower() in joining:
            return frozenset()
    end = place
    while place and _is_name(words, place - 1):
        place -= 1
    name = words[place:end]
    prepositional = place and words[place - 1].lower() in joining
    if not name or prepositional or any(word.lower() in months for word in name):
        return frozenset()
    return frozenset(stem(word) for word in name) - {""}


def aged(text: str, quantity: Quantity) -> tuple[frozenset[str], str]:
    """Name whose age a number is, and the noun where no name says it: "the guard, 54".

    Examples
    --------
    >>> from analysis.quantities import find
    >>> def of(text): return aged(text, find(text)[0])
    >>> sorted(of("Ana Reed, 54, won.")[0]), sorted(of("The 54-year-old Ana Reed won.")[0])
    (['ana', 'reed'], ['ana', 'reed'])
    >>> of("The guard, 54, won.")
    (frozenset(), 'guard')
    """
    if quantity.unit != "year of age":
        return frozenset(), ""
    joint = _APPOSED.search(text, max(0, quantity.start - WINDOW), quantity.start)
    if not joint:
        behind = CLAUSE_MARK.split(text[quantity.end : quantity.end + WINDOW])[0]
        return _first_name(TOKEN.findall(behind)), ""
    words = TOKEN.findall(CLAUSE_MARK.split(text[: joint.start()])[-1])
    name, rest = _last_name(words)
    if name and rest and rest[-1].lower() in lists.load()["ages"]["places"]:
        return _last_name(rest[:-1])[0], ""  # Ana Reed of Norvale, 54
    return (name, "") if name else (subject(text, quantity), _role(words))


def _role(words: Sequence[str]) -> str:
    """Stem of the noun that ends a row of words behind "the" or "a", "" where none does."""
    determiners = lists.load()["frames"]["determiners"]
    described = any(word.lower() in determiners for word in words[-3:-1])
    return stem(words[-1]) if described and words[-1].islower() else ""


def _last_name(words: Sequence[str]) -> tuple[frozenset[str], Sequence[str]]:
    """Stems of the name that ends a row of words, none without one, and the words in front."""
    place = len(words)
    while place and _is_name(words, place - 1):
        place -= 1
    return _stems_of_name(words[place:]), words[:place]


def _first_name(words: Sequence[str]) -> frozenset[str]:
    """Stems of the name that begins a row of words, behind titles: "Mayor Ana Reed said".

    One word in front of another is none: "the 54-year-old Norvale striker".
    """
    start = 0
    while start < len(words) and words[start].lower() in lists.load()["subject"]["plain"]:
        start += 1
    end = start
    while end < len(words) and _is_name(words, end):
        end += 1
    full = end > start + 1 or end == len(words)
    return _stems_of_name(words[start:end]) if full else frozenset()


def _stems_of_name(words: Sequence[str]) -> frozenset[str]:
    suffixes = lists.load()["ages"]["suffixes"]
    return frozenset(stem(word) for word in words if len(word) > 1) - {"", *suffixes}


def _is_name(words: Sequence[str], place: int) -> bool:
    """Whether a word reads as part of a name: capitalised, no function word, no plain first word."""
    word = words[place]
    plain = word.lower() in lists.load()["subject"]["plain"]
    return word[0].isupper() and bool(stem(word)) and not plain and not _is_ordinary(word)


def _is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a common noun of the lists, and no name."""
    reduced = stem(word)
    return (
        reduced in lists.synonyms()
        or reduced in lists.contrasts()
        or any(reduced in g for g in lists.persons())
    )
