"""The word lists of ``quantities.toml``, read once and turned into look-ups by stem."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from analysis.alignment.words import stem


@cache
def load() -> dict[str, Any]:
    """Read ``quantities.toml`` once."""
    source = resources.files(__package__).joinpath("quantities.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def synonyms() -> dict[str, str]:
    """Name of the group of nouns that may stand for each other, by stem."""
    return {stem(w): name for name, words in load()["synonyms"].items() for w in words}


@cache
def senses() -> dict[str, str]:
    """Name of the group of words that say much the same, by stem: sides of contrasts, and synonyms."""
    told = {c["name"] for c in load()["contrast"] if c.get("senses")}
    of_sides = {
        word: f"{name} {side}"
        for word, sides in contrasts().items()
        for name, side in sides
        if name in told
    }
    # A group of nouns of which one names a side belongs to it: sales, like revenue.
    joined = {group: of_sides[word] for word, group in synonyms().items() if word in of_sides}
    return {word: joined.get(group, group) for word, group in synonyms().items()} | of_sides


@cache
def persons() -> tuple[frozenset[str], frozenset[str]]:
    """Stems of the nouns for anybody (people), and for persons of a kind (miners)."""
    nouns = load()["persons"]
    return _stems(nouns["generic"]), _stems([*nouns["specific"], *nouns["part"]])


@cache
def part_of_people() -> frozenset[str]:
    """Stems of the nouns for persons who as a rule are not all there were: men, pupils."""
    return _stems(load()["persons"]["part"])


def _stems(words: list[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


@cache
def dates() -> frozenset[str]:
    """Stems of the months and weekdays, which are printed as names."""
    return _stems([*load()["months"]["names"], *load()["months"]["weekdays"]])


@cache
def weekdays() -> frozenset[str]:
    """The weekdays, in lower case."""
    return frozenset(load()["months"]["weekdays"])


@cache
def generic_goods() -> frozenset[str]:
    """Stems of the nouns for any goods: a tonne of aid may be one of rice."""
    return _stems(load()["goods"]["generic"])


@cache
def deeds() -> dict[str, frozenset[str]]:
    """Stems of the verbs with which so many times are so many of a noun, by its stem."""
    found: dict[str, frozenset[str]] = {}
    for deed in load()["deed"]:
        verbs = frozenset(map(stem, deed["verbs"]))
        for noun in map(stem, deed["nouns"]):
            found[noun] = found.get(noun, frozenset()) | verbs
    return found


@cache
def wholes() -> dict[str, frozenset[str]]:
    """Stems of the things that a part belongs to, by its stem: reports, of pages."""
    return {
        stem(part): _stems(thing["nouns"])
        for thing in load()["whole"]["thing"]
        for part in thing["parts"]
    }


@cache
def restricted() -> dict[str, list[str]]:
    """Families of quantities that a contrast is about, where it is not about all."""
    return {c["name"]: c["kinds"] for c in load()["contrast"] if "kinds" in c}


@cache
def outside_names() -> frozenset[str]:
    """Contrasts that a word inside a longer name says nothing of."""
    return frozenset(c["name"] for c in load()["contrast"] if not c.get("names", True))


@cache
def contrasts() -> dict[str, list[tuple[str, int]]]:
    """Sides by the stem of their word, or by their two words as printed in lower case."""
    found: dict[str, list[tuple[str, int]]] = {}
    for contrast in load()["contrast"]:
        for side, words in enumerate(contrast["sides"]):
            for word in words:
                key = word if " " in word else stem(word) or word
                found.setdefault(key, []).append((contrast["name"], side))
    return found
