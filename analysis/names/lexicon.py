"""The gazetteers and word lists, read once from the data files beside this module."""

from __future__ import annotations

import csv
import gzip
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from analysis.names.folding import fold

Tag = Literal[
    "title", "honorific", "place", "organisation", "people", "adjective", "never", "qualifier"
]
_HERE = resources.files(__package__)


def _table(name: str) -> list[dict[str, str]]:
    lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@cache
def _lists(name: str) -> dict[str, list[str]]:
    """Word lists of a TOML file: split at ';' where there is one, else at blanks."""
    with (_HERE / name).open("rb") as file:
        raw = tomllib.load(file)
    return {
        key: [part.strip() for part in value.split(";") if part.strip()]
        if ";" in value
        else value.split()
        for key, value in raw.items()
    }


@cache
def first_names() -> dict[str, str]:
    """First names, folded, with their gender: "f", "m" or "" where they are given to both."""
    names = {row["name"]: row["gender"] for row in _table("first_names.csv")}
    for gender, other in _lists("world_names.toml").items():
        for name in other:
            names.setdefault(fold(name), gender)
    return names


@cache
def common_words() -> frozenset[str]:
    """English words that are no names, lower-cased."""
    raw = gzip.decompress((_HERE / "common_words.txt.gz").read_bytes()).decode()
    return frozenset(line for line in raw.splitlines() if not line.startswith("#"))


@cache
def function_words() -> frozenset[str]:
    """Words, lower-cased, that no name starts with."""
    straight = _lists("words.toml")["function"]
    return frozenset(straight) | {word.replace("'", "’") for word in straight}


@cache
def words(file: str, *lists: str) -> frozenset[str]:
    """Union of some lists of a data file, as they are written there."""
    return frozenset(word for name in lists for word in _lists(file)[name])


@cache
def adjectives() -> dict[str, str]:
    """Adjectives of places and the place they belong to ("" for faiths, camps and regions)."""
    found = dict.fromkeys(_lists("peoples.toml")["adjective"], "")
    for row in _table("countries.csv"):
        found.update(dict.fromkeys(filter(None, row["adjective"].split(";")), row["name"]))
    return found


@cache
def aliases() -> dict[str, str]:
    """Other names of a country and the one it is listed under ("U.S." is "United States")."""
    parts = words("places.toml", "kept_apart")
    return {
        alias: row["name"]
        for row in _table("countries.csv")
        for alias in row["aliases"].split(";")
        if alias and alias not in parts
    }


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Phrases with their tags, and how many words a phrase with a given first word may have."""

    tags: dict[str, Tag]
    lengths: dict[str, tuple[int, ...]]


def _entries() -> list[tuple[Tag, list[str]]]:
    countries = _table("countries.csv")
    places, peoples = _lists("places.toml"), _lists("peoples.toml")
    titles, known, other = (
        _lists("titles.toml"),
        _lists("organisations.toml"),
        _lists("words.toml"),
    )
    plurals = [name for row in countries for name in row["people"].split(";") if name]
    named = [
        name
        for row in countries
        for name in (row["name"], row["capital"], *row["aliases"].split(";"))
        if name
    ]
    # Later entries win where a phrase stands in two lists.
    return [
        ("never", other["never"]),
        ("adjective", [*adjectives()]),
        ("people", plurals + peoples["plural"]),
        ("organisation", known["known"]),
        ("place", [name for key in ("cities", "regions", "states") for name in places[key]]),
        ("place", places["abbreviated_states"] + named),
        ("title", titles["roles"]),
        ("qualifier", titles["qualifiers"]),
        (
            "honorific",
            titles["honorifics"] + titles["honorifics_m"] + titles["honorifics_f"],
        ),
    ]


@cache
def gazetteer() -> Gazetteer:
    """All listed phrases of capitalised words with their tags."""
    tags: dict[str, Tag] = {}
    for tag, phrases in _entries():
        tags.update(dict.fromkeys(phrases, tag))
    lengths: dict[str, set[int]] = {}
    for phrase in tags:
        first, *rest = phrase.split(" ")
        lengths.setdefault(first, set()).add(len(rest) + 1)
    return Gazetteer(tags, {first: tuple(sorted(n, reverse=True)) for first, n in lengths.items()})


@cache
def title_words() -> frozenset[str]:
    """Single words, folded, that stand before a name as a title or a role."""
    phrases = words(
        "titles.toml", "honorifics", "honorifics_m", "honorifics_f", "roles", "qualifiers"
    )
    return frozenset(fold(word).rstrip(".") for phrase in phrases for word in phrase.split())


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _table("nicknames.csv"):
        found.setdefault(row["short"], set()).add(row["full"])
    return {short: frozenset(full) for short, full in found.items()}


def full_forms(short: str) -> frozenset[str]:
    """Full first names that a short form, folded, may stand for."""
    return _nicknames().get(short, frozenset())


@cache
def all_heads() -> frozenset[str]:
    """Words that make a run of capitals an organisation, a place, an event or a thing."""
    things = words("words.toml", "thing_tails", "thing_openers", "thing_first")
    return things | words("organisations.toml", "tails", "openers") | words("places.toml", "heads")


@cache
def heads() -> frozenset[str]:
    """Words that make a run of capitals an organisation or a place."""
    lists = words("organisations.toml", "tails", "openers") | words("places.toml", "heads")
    return lists - words("people.toml", "surnames_too")


@lru_cache(maxsize=1 << 12)
def names_no_person(name: str) -> bool:
    """Whether a name is listed as that of an organisation, place or people, or ends like one."""
    if gazetteer().tags.get(name) in {"organisation", "people", "adjective", "never"}:
        return True
    first, *rest = name.split(" ")
    return any(word in heads() for word in rest) or (first in heads() and rest[:1] == ["of"])


def gender(first_name: str) -> str:
    """Gender of a first name, or of the first half of one; see `analysis.names.gender`."""
    whole = fold(first_name)
    return first_names().get(whole) or first_names().get(whole.partition("-")[0], "")


def is_first_name(word: str) -> bool:
    """Whether a folded word is a listed first name, or two of them joined ("lars-erik")."""
    return word in first_names() or (
        "-" in word and all(part in first_names() for part in word.split("-"))
    )


# A syllable of a Chinese or Korean name in Latin letters.
_SYLLABLE = "[bcdfghjklmnpqrstwxyz]{0,2}h?[aeiou]{1,3}(?:ng|[nkptmhrl])?"
_SYLLABLES = re.compile(f"({_SYLLABLE})-({_SYLLABLE})")


@lru_cache(maxsize=1 << 12)
def is_two_syllables(word: str) -> bool:
    """Whether a folded word looks like a given name of two syllables: "wai-ling", "jae-yong"."""
    match = _SYLLABLES.fullmatch(word)
    return match is not None and any(
        part not in common_words() and part not in function_words() for part in match.groups()
    )


def title_gender(title: str) -> str:
    """Gender that a title says; see `analysis.names.title_gender`."""
    said = {title, *title.split()}
    for gender in ("f", "m"):
        if not said.isdisjoint(words("titles.toml", f"honorifics_{gender}")):
            return gender
    return ""


@cache
def abbreviations() -> frozenset[str]:
    """Words that end in a stop of their own: Mr., Gov., Calif., Inc."""
    lists = (*gazetteer().tags, *words("organisations.toml", "tails"), "Jr.", "Sr.", "No.")
    return frozenset(
        part for phrase in lists for part in phrase.split() if part.endswith(".") and len(part) > 2
    )


@cache
def lower_roles() -> frozenset[str]:
    """Roles in lower case that belong to a name right after them ("actor Ada Okoro")."""
    roles = (role.lower() for role in words("titles.toml", "roles", "honorifics"))
    return frozenset(role for role in roles if not role.endswith(".")) - words(
        "titles.toml", "plain_in_lower_case"
    )


@cache
def lower_role_ends() -> frozenset[str]:
    """Last words of the roles in lower case."""
    return frozenset(role.rpartition(" ")[2] for role in lower_roles())
