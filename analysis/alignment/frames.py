"""Phrases behind a preposition that tell one measure from another: exports to China, to Brazil."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

from analysis.alignment import lists
from analysis.alignment.words import stem

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.;:!?]")
_NUMBER = "#"  # stands for the quantity itself


@dataclass(frozen=True, slots=True)
class Frame:
    """A preposition with the word it hangs on and the noun behind it, both stemmed."""

    anchor: str
    preposition: str
    noun: str
    name: bool  # the noun is printed with a capital


def read(text: str, start: int, end: int) -> frozenset[Frame]:
    """Frames of a sentence whose quantity stands at ``[start, end)``.

    Examples
    --------
    >>> sorted(f.noun for f in read("Exports to the Baltic rose 9 percent.", 27, 36))
    ['baltic']
    """
    tokens = [
        _NUMBER if m.start() < end and m.end() > start else m[0] for m in _TOKEN.finditer(text)
    ]
    words, found = lists.load()["frames"], set()
    for place, token in enumerate(tokens[:-1]):
        if token.lower() not in words["prepositions"]:
            continue
        behind = place + 1
        while behind < len(tokens) - 1 and tokens[behind].lower() in words["determiners"]:
            behind += 1
        word = tokens[behind]
        if not stem(word) or word == _NUMBER or word[0].isdigit():
            continue
        anchor = tokens[place - 1] if place else ""
        reduced = _NUMBER if anchor == _NUMBER else stem(anchor)
        found.add(Frame(reduced, token.lower(), stem(word), word[0].isupper()))
    return frozenset(found)


def actor(text: str, start: int) -> tuple[str, str]:
    """Subject noun and verb where a sentence opens with both and the number at `start` follows.

    Examples
    --------
    >>> actor("The keeper has 29 caps.", 15)
    ('keeper', 'has')
    """
    words = [match[0] for match in _TOKEN.finditer(text[:start])]
    if not 3 <= len(words) <= 5 or words[0].lower() not in lists.load()["frames"]["openers"]:
        return "", ""
    auxiliaries = lists.load()["frames"]["auxiliaries"]
    auxiliary = words[-1].lower() if words[-1].lower() in auxiliaries else ""
    noun, verb = words[-2], auxiliary or stem(words[-1])
    return (stem(noun), verb) if stem(noun) and noun.islower() and verb else ("", "")


def contrast(a: frozenset[Frame], b: frozenset[Frame]) -> str:
    """What two sentences set against each other in one place, "" where they set nothing.

    Examples
    --------
    >>> a, b = (frozenset({Frame("export", "to", noun, True)}) for noun in ("china", "brazil"))
    >>> contrast(a, b)
    'to china, to brazil'
    """
    nouns_a, nouns_b = {x.noun for x in a}, {y.noun for y in b}
    opposed = lists.load()["frames"]["opposed"]
    for x in a:
        for y in b:
            if x.noun == y.noun and [x.preposition, y.preposition] in opposed:
                return f"{x.preposition}, {y.preposition} {x.noun}"
            alike = x.anchor == y.anchor and x.preposition == y.preposition and x.anchor
            told = (x.name and y.name) or (x.anchor != _NUMBER and not x.name and not y.name)
            apart = x.noun not in nouns_b and y.noun not in nouns_a
            if alike and told and apart and x.noun != y.noun:
                return f"{x.preposition} {x.noun}, {y.preposition} {y.noun}"
    return ""


def narrower(
    a: frozenset[Frame], b: frozenset[Frame], near: Container[str], known: Container[str]
) -> str:
    """The name that `a` alone narrows a word of both by, "" for none: turnout, turnout in Norvale.

    Only a name that the other article knows too and does not use here tells anything: `near` are
    the words of its sentence, `known` its names.

    Examples
    --------
    >>> here = frozenset({Frame("turnout", "in", "norval", True)})
    >>> narrower(here, frozenset(), {"turnout"}, {"norval"})
    'in norval'
    >>> narrower(here, frozenset(), {"turnout"}, {"tarrow"})
    ''
    """
    placed = {(frame.anchor, frame.preposition) for frame in b}
    prepositions = lists.load()["frames"]["narrowing"]
    found = sorted(
        f"{x.preposition} {x.noun}"
        for x in a
        if x.name and x.preposition in prepositions and x.anchor in near
        if (x.anchor, x.preposition) not in placed and x.noun in known and x.noun not in near
    )
    return found[0] if found else ""
