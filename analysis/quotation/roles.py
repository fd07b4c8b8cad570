"""Who or what a description takes up: "the mayor", "the winger", "the airline".

A role is held by whom a title, an apposition ("Ada Okoro, a surgeon") or a form of "be" ties to it.
A description that nobody holds takes up the one person, or the one body, that was just named.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import islice
from operator import itemgetter
from typing import Any

from analysis import names
from analysis.layers import Mention
from analysis.quotation import nouns
from analysis.quotation.outline import Outline

_BEING = frozenset({"is", "was", "became", "becomes", "remains", "’s", "'s"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their", "our", "his", "her"})
ANYBODY = "man"
"""A description that may take up anybody, whatever the name tells."""
_NEAR = 3  # sentences back in which somebody was "just named"


class Roles:
    """The roles of one article, and who was named where."""

    def __init__(self, outline: Outline, mentions: Sequence[Mention]) -> None:
        self._outline = outline
        self._persons = [m for m in mentions if m.kind == "person"]
        self._starts = [m.start for m in self._persons]
        self._bodies = _first_named(m for m in mentions if m.kind == "organisation")
        self._held: dict[str, dict[str, int]] | None = None
        self._holders: frozenset[str] = frozenset()
        self._bearing: dict[str, dict[str, int]] = {}
        self._surnames: dict[str, dict[str, int]] = {}
        for name, start in self._bodies.items():
            for word in {w for w in name.lower().split() if w != name.lower()}:
                self._bearing.setdefault(word, {})[name] = start
        for name, start in _first_named(self._persons).items():
            if " " in name:
                self._surnames.setdefault(name.rpartition(" ")[2], {})[name] = start

    def holder(self, words: Sequence[str], before: int) -> str:
        """Return the one person who was tied to the role before the offset, or ``""``.

        `words` are the description in lower case; a former role is another, if anybody has it.

        Examples
        --------
        >>> from analysis import names
        >>> from analysis.quotation.outline import outline
        >>> text = "Ada Okoro, a surgeon from Halm, met Tom Reyes, the mayor."
        >>> roles = Roles(outline(text, []), names.mentions(text))
        >>> roles.holder(["surgeon"], len(text)), roles.holder(["the", "mayor"], len(text))
        ('Ada Okoro', 'Tom Reyes')
        """
        held = self._roles().get(_role(words, words[-1]))
        return _only(held or self._roles().get(_plain(words[-1]), {}), before)

    def bearer(self, noun: str, before: int) -> str:
        """Return the one person with a role that a wider noun takes in, or ``""``."""
        return _only(self._bearers(noun), before)

    def pair(self, noun: str, before: int) -> str:
        """Return both persons that "the two leaders" takes up, joined, or ``""``.

        They are the two who hold such a role by then, else the two who were just named.
        """
        held = self._bearers(noun.removesuffix("s"))
        names = [name for name, start in held.items() if start < before]
        if len(names) < 2:
            names = [*dict.fromkeys(m.name for m in self._just_before(before))]
        return " and ".join(names) if len(names) == 2 else ""

    def _bearers(self, noun: str) -> dict[str, int]:
        """Who bears a role, or else roles that the noun takes in, and from where on."""
        roles = self._roles()
        found = dict(roles.get(_plain(noun), {}))
        if not found:
            for narrower in _wider().get(noun, ()):
                found |= roles.get(narrower, {})
        return dict(sorted(found.items(), key=itemgetter(1)))

    def taken_up(self, noun: str, before: int) -> str:
        """Return the one person just named whom a description may take up, or ``""``.

        A post ("the driver") takes up nobody who is known to hold another.
        """
        describes = noun in _lists()["describing"] or noun.endswith(nouns.OF_AN_AGE)
        if not describes and (noun in nouns.lists()["anonymous"] or nouns.kind([noun]) != "person"):
            return ""
        near = {m.name for m in self._just_before(before)}
        near = {name for name in near if _may_be(name, noun)}
        if near and (not describes or len(near) > 1):
            self._roles()
            near -= self._holders
        return near.pop() if len(near) == 1 else ""

    def body(self, noun: str, before: int) -> str:
        """Return the one body with the noun in its name, or the only one named so far, or ``""``."""
        bearing = self._bearing.get(noun, {})
        if next(iter(bearing.values()), before) < before:
            return _only(bearing, before)
        return _only(self._bodies, before) if noun in _lists()["bodies"] else ""

    def surname(self, word: str, before: int) -> str:
        """Return the one person named before whose surname is also a place, or ``""``."""
        return _only(self._surnames.get(word, {}), before)

    def _just_before(self, before: int) -> Sequence[Mention]:
        """Persons named in the last sentences before an offset."""
        outline = self._outline
        token = bisect_left(outline.starts, before)
        if token >= len(outline.sentence):
            return []
        first = max(0, outline.sentence[token] - _NEAR)
        low = outline.starts[outline.bounds[first][0]]
        return self._persons[bisect_left(self._starts, low) : bisect_left(self._starts, before)]

    def _roles(self) -> Mapping[str, Mapping[str, int]]:
        """Who is first tied to which role where; read when first asked for."""
        if self._held is None:
            self._held = {}
            for mention in self._persons:
                for role in self._ties(mention):
                    self._held.setdefault(role, {}).setdefault(mention.name, mention.start)
            now = (held for role, held in self._held.items() if not role.startswith(_FORMER))
            self._holders = frozenset(name for held in now for name in held)
        return self._held

    def _ties(self, mention: Mention) -> Iterator[str]:
        """Nouns that the words around a mention tie to it."""
        title = mention.title.lower().split()
        if title and _is_full(title):
            yield _role(title, title[-1])
        outline = self._outline
        first = bisect_left(outline.starts, mention.start)
        after = bisect_left(outline.starts, mention.end)
        if outline.classes[after : after + 3] == ",#,":  # "Ada Okoro, 34, a surgeon"
            after += 2
        if self._may_tie(after):
            yield from _parties().get(outline.lower[after + 1][:2], ())
            yield from self._nouns(outline.chunk_starting.get(after + 1))
        if first > 1 and self._may_tie(first - 1):
            yield from self._nouns(outline.chunk_ending.get(first - 2))

    def _may_tie(self, at: int) -> bool:
        """Whether the token joins a name and a description: a comma, a bracket, or "was"."""
        outline = self._outline
        return 0 <= at < len(outline.lower) - 1 and (
            outline.classes[at] in ",(" or outline.lower[at] in _BEING
        )

    def _nouns(self, number: int | None) -> Iterator[str]:
        """Nouns of a description that opens with an article, all that may be a role."""
        if number is None:
            return
        outline = self._outline
        start, end = outline.chunks[number]
        words = outline.lower[start:end]
        if words[0] in _ARTICLES and _is_full(words):
            for word in words[1:]:
                if word != _FORMER and nouns.kind([word]) in _OF_PERSONS:
                    yield _role(words, word)


_OF_PERSONS = frozenset({"person", "other"})


def _first_named(mentions: Iterable[Mention]) -> dict[str, int]:
    """Where each name first stands, in that order."""
    found: dict[str, int] = {}
    for mention in mentions:
        found.setdefault(mention.name, mention.start)
    return found


def _only(starts: Mapping[str, int], before: int) -> str:
    """Return the one name that first stands before an offset, of names in order, or ``""``."""
    early = [name for name, start in islice(starts.items(), 2) if start < before]
    return early[0] if len(early) == 1 else ""


def sex_of(noun: str) -> str:
    """Return the sex that a description says, "f" or "m", or ``""``.

    Examples
    --------
    >>> sex_of("actress"), sex_of("husband"), sex_of("surgeon")
    ('f', 'm', '')
    """
    return "f" if noun in _lists()["feminine"] else "m" if noun in _lists()["masculine"] else ""


def _may_be(name: str, noun: str) -> bool:
    """Whether a description that says a sex fits the first name, as far as that tells one."""
    sex = sex_of(noun)
    first = names.gender(name.partition(" ")[0]) if sex and noun != ANYBODY else ""
    return not first or first == sex


def _plain(role: str) -> str:
    return _same().get(role, role)


_FORMER = "former"


def _role(words: Sequence[str], noun: str) -> str:
    """Name the role of a noun in a description: "mayor", or "former mayor"."""
    plain = "premier" if noun == "minister" and "prime" in words else _plain(noun)
    return f"{_FORMER} {plain}" if _FORMER in words else plain


def _is_full(words: Sequence[str]) -> bool:
    """Whether a description is of the role itself, held now or once, not of a deputy."""
    return _lists()["lesser"].isdisjoint(word for word in words if word != _FORMER)


@cache
def _table() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _same() -> Mapping[str, str]:
    return dict(_table()["same"])


@cache
def _wider() -> Mapping[str, Sequence[str]]:
    return dict(_table()["wider"])


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    kinds = ("describing", "feminine", "masculine", "lesser", "bodies")
    return {name: frozenset(_table()[name]["words"]) for name in kinds}


@cache
def _parties() -> Mapping[str, tuple[str]]:
    return {mark: (party,) for mark, party in _table()["parties"].items()}
