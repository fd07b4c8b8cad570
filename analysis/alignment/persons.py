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
# "Ana Reed, 54, was fined", "Ana Reed, a teacher, was fined": what stands between a name and its verb.
_APPOSITION = re.compile(r"(?<=\w), (?:\d{1,3}|(?:an?|the|who|his|her) [^,;:.()]{1,60}), ?(?=\w)")
# "Was sentenced to four years", "must pay a fine of $300": what stands between a verb and its number.
_LINKING = re.compile(r"(?:(?:(?<=ed)|(?<=told)) (?:to(?: pay| serve)?|for))?(?: an? [a-z]+ of)? $")
_APPOSED = re.compile(r"(?:\s*(?:[,(]|\b(?:who|is|was|turn(?:s|ed)|now|aged?)\b))+\s*$")


def subject(text: str, quantity: Quantity) -> frozenset[str]:
    """Stems of the name that has the number; none behind "said", but behind "was fined".

    Examples
    --------
    >>> from analysis.quantities import find
    >>> def of(text): return sorted(subject(text, find(text)[-1]))
    >>> of("Leyburn scored three goals."), of("Ana Reed, 54, was fined $300."), of("Reed fined $300.")
    (['leyburn'], ['ana', 'reed'], [])
    """
    left = _APPOSITION.sub(" ", text[max(0, quantity.start - WINDOW) : quantity.start])
    words = TOKEN.findall(_LINKING.sub(" ", CLAUSE_MARK.split(left)[-1]))
    subjects = lists.load()["subject"]
    reporting, joining = {*subjects["reporting"], *subjects["imposing"]}, subjects["joining"]
    months = lists.load()["months"]["names"]
    place = len(words)
    while place and len(words) - place < _SUBJECT_REACH and not _is_name(words, place - 1):
        place -= 1
        passive = place and words[place - 1].lower() in subjects["passive"]
        if words[place].lower() in joining or (words[place].lower() in reporting and not passive):
            return frozenset()
    end = place
    while place and _is_name(words, place - 1):
        place -= 1
    name = words[place:end]
    prepositional = place and words[place - 1].lower() in joining
    if not name or prepositional or any(word.lower() in months for word in name):
        return frozenset()
    return frozenset(stem(word) for word in name) - {""}


def full_names(text: str) -> frozenset[tuple[str, str]]:
    """First and last word, stemmed, of the names of two words and more, but not of who says so.

    Examples
    --------
    >>> sorted(full_names("Ana Reed was fined with Ben Eli Moss, Cora Reed said."))
    [('ana', 'reed'), ('ben', 'moss')]
    """
    found = set()
    for clause in CLAUSE_MARK.split(text):
        words = TOKEN.findall(clause)
        named = [_is_name(words, place) for place in range(len(words))] + [False]
        start = 0
        for place, goes_on in enumerate(named):
            if goes_on:
                continue
            if place - start > 1 and not _tells(words, start, place):
                found.add((stem(words[start]), stem(words[place - 1])))
            start = place + 1
    return frozenset(found)


def _tells(words: Sequence[str], start: int, end: int) -> bool:
    """Whether the name at ``[start, end)`` says so: "said Ana Reed", "according to Ana Reed"."""
    beside = {word.lower() for word in (*words[max(0, start - 1) : start], *words[end : end + 1])}
    told = [word.lower() for word in words[max(0, start - 2) : start]] == ["according", "to"]
    source = words[end - 1].lower() in lists.load()["sources"]["words"]
    return told or source or bool(beside & set(lists.load()["subject"]["reporting"]))


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
