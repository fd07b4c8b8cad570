"""Roles that stand for a person named before: "the president", "the Colombian president"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from analysis.names import lexicon
from analysis.names.resolve import Actor

_APPOSITION = re.compile(
    r", (?:the |a |an )?(?:[A-Z]\w+(?:['’]s)? )?(?:former )?([a-z][a-z ]{3,30})"
)
_BEFORE = r"\b[Tt]he (?:([A-Z][\w.]*(?: [A-Z]\w+)?) )?"
_THE = re.compile(rf"{_BEFORE}\Z")
_REACH = 60  # characters before a role in which "the" and an adjective are looked for


@cache
def _pattern() -> re.Pattern[str]:
    roles = sorted(lexicon.words("titles.toml", "referring"), key=len, reverse=True)
    either = "|".join(map(re.escape, roles))
    return re.compile(rf"{_BEFORE}({either})\b(?![-\w])(?! [A-Z])")


def _home(modifier: str) -> str:
    """The country of an adjective or the place itself, to compare modifiers by."""
    return lexicon.adjectives().get(modifier) or lexicon.aliases().get(modifier, modifier)


@lru_cache(maxsize=1 << 12)
def _role(title: str) -> str:
    """The longest referring role that a title ends with."""
    words = title.lower().replace("vice-", "vice ").split()
    referring = lexicon.words("titles.toml", "referring")
    short = {"gov.": "governor", "sen.": "senator", "rep.": "representative", "gen.": "general"}
    words = [short.get(word, word) for word in words]
    return next(
        (" ".join(words[k:]) for k in range(len(words)) if " ".join(words[k:]) in referring), ""
    )


class Holders:
    """Who holds which role in an article, from where on, and of what."""

    def __init__(self, text: str, people: list[Actor]) -> None:
        self.held: dict[str, dict[int, tuple[int, set[str]]]] = {}
        for index, actor in enumerate(people):
            for _, mention in actor.mentions:
                self._hold(index, _role(mention.title), mention.start, mention.modifier)
                match = _APPOSITION.match(text, mention.end) if len(mention.tokens) > 1 else None
                if match:
                    for role in self._apposed(match[1]):
                        self._hold(index, role, mention.start, "")

    @staticmethod
    def _apposed(words: str) -> Iterator[str]:
        parts = words.split()
        referring = lexicon.words("titles.toml", "referring")
        yield from [p for k in (2, 1) if (p := " ".join(parts[:k])) in referring][:1]

    def _hold(self, actor: int, role: str, start: int, modifier: str) -> None:
        if role:
            holders = self.held.setdefault(role, {})
            first, modifiers = holders.get(actor, (start, set()))
            modifiers |= {_home(modifier)} - {""}
            holders[actor] = (min(first, start), modifiers)

    def holder(self, role: str, at: int, modifier: str) -> int | None:
        """The one person who holds the role by then, None where there is no or more than one."""
        holders = {k: v for k, v in self.held.get(role, {}).items() if v[0] < at}
        if modifier:
            holders = {k: v for k, v in holders.items() if _home(modifier) in v[1]}
        return next(iter(holders)) if len(holders) == 1 else None


def find(text: str, people: list[Actor]) -> Iterator[tuple[int, int, Actor, str]]:
    """Role mentions of named persons: start, end, the person, the role as printed."""
    holders = Holders(text, people)
    if not holders.held:
        return
    for start in _mentioned(text, holders.held):
        match = _pattern().match(text, start)
        index = holders.holder(match[2], start, match[1] or "") if match else None
        if match and index is not None:
            yield start, match.end(), people[index], match[2]


def _mentioned(text: str, held: Iterable[str]) -> list[int]:
    """Where "the" stands before a role that somebody holds, in order."""
    found = set()
    for role in held:
        at = text.find(role)
        while at >= 0:
            before = _THE.search(text, max(0, at - _REACH), at)
            if before:
                found.add(before.start())
            at = text.find(role, at + len(role))
    return sorted(found)
