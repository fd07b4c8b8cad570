"""Who or what a description takes up: "the mayor", "the winger", "the airline".

A role is held by whom a title, an apposition ("Ada Okoro, a surgeon") or a form of "be" ties to it.
A description that nobody holds takes up the one person, or the one body, that was just named.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
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
        self._mentions = mentions
        self._persons = [m for m in mentions if m.kind == "person"]
        self._bodies = [m for m in mentions if m.kind == "organisation"]
        self._held: dict[str, dict[str, int]] | None = None

    def holder(self, role: str, before: int) -> str:
        """Return the one person who was tied to the role before the offset, or ``""``.

        Examples
        --------
        >>> from analysis import names
        >>> from analysis.quotation.outline import outline
        >>> text = "Ada Okoro, a surgeon from Halm, met Tom Reyes, the mayor."
        >>> roles = Roles(outline(text, []), names.mentions(text))
        >>> roles.holder("surgeon", len(text)), roles.holder("mayor", len(text))
        ('Ada Okoro', 'Tom Reyes')
        """
        holders = [n for n, at in self._roles().get(_plain(role), {}).items() if at < before]
        return holders[0] if len(holders) == 1 else ""

    def taken_up(self, noun: str, before: int) -> str:
        """Return the one person just named whom a description may take up, or ``""``.

        A post ("the driver") takes up nobody who is known to hold another.
        """
        describes = noun in _lists()["describing"]
        if not describes and (noun in nouns.lists()["anonymous"] or nouns.kind([noun]) != "person"):
            return ""
        near = {m.name for m in _just_before(self._outline, self._persons, before)}
        near = {name for name in near if _may_be(name, noun)}
        if not describes or len(near) > 1:
            near -= {name for held in self._roles().values() for name in held}
        return near.pop() if len(near) == 1 else ""

    def body(self, noun: str, before: int) -> str:
        """Return the one body with the noun in its name, or the only one named so far, or ``""``."""
        named = {m.name for m in self._bodies if m.start < before}
        bearing = {n for n in named if noun in n.lower().split() and n.lower() != noun}
        if not bearing and noun in _lists()["bodies"]:
            bearing = named
        return bearing.pop() if len(bearing) == 1 else ""

    def surname(self, word: str, before: int) -> str:
        """Return the one person named before whose surname is also a place, or ``""``."""
        found = {m.name for m in self._persons if m.start < before and _ends_in(m.name, word)}
        return found.pop() if len(found) == 1 else ""

    def _roles(self) -> Mapping[str, Mapping[str, int]]:
        """Who is first tied to which role where; read when first asked for."""
        if self._held is None:
            self._held = {}
            for mention in self._persons:
                for role in self._ties(mention):
                    self._held.setdefault(_plain(role), {}).setdefault(mention.name, mention.start)
        return self._held

    def _ties(self, mention: Mention) -> Iterator[str]:
        """Nouns that the words around a mention tie to it."""
        title = mention.title.lower().split()
        if title and _lists()["lesser"].isdisjoint(title):
            yield title[-1]
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
        if outline.lower[start] in _ARTICLES and _lists()["lesser"].isdisjoint(
            outline.lower[start:end]
        ):
            for word in outline.lower[start + 1 : end]:
                if nouns.kind([word]) in _OF_PERSONS:
                    yield word


_OF_PERSONS = frozenset({"person", "other"})


def _just_before(outline: Outline, mentions: Sequence[Mention], before: int) -> Iterator[Mention]:
    """Yield the mentions of the last sentences before an offset."""
    token = bisect_left(outline.starts, before)
    if token >= len(outline.sentence):
        return
    first = max(0, outline.sentence[token] - _NEAR)
    low = outline.starts[outline.bounds[first][0]]
    yield from (m for m in mentions if low <= m.start < before)


def _ends_in(name: str, word: str) -> bool:
    return name != word and name.endswith(f" {word}")


def _may_be(name: str, noun: str) -> bool:
    """Whether a description that says a sex fits the first name, as far as that tells one."""
    sex = "f" if noun in _lists()["feminine"] else "m" if noun in _lists()["masculine"] else ""
    first = names.gender(name.partition(" ")[0]) if sex and noun != ANYBODY else ""
    return not first or first == sex


def _plain(role: str) -> str:
    return _same().get(role, role)


@cache
def _table() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _same() -> Mapping[str, str]:
    return dict(_table()["same"])


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    kinds = ("describing", "feminine", "masculine", "lesser", "bodies")
    return {name: frozenset(_table()[name]["words"]) for name in kinds}


@cache
def _parties() -> Mapping[str, tuple[str]]:
    return {mark: (party,) for mark, party in _table()["parties"].items()}
