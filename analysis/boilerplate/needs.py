"""The words that patterns need: looked for in a line before any of these patterns is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from analysis.boilerplate.pattern import Pattern

_BEFORE = ["", *"([\"'*"]
_AFTER = ["", *""". , : ; ! ? ) ] " ' 's ... ." ). .) ), ", !" ?\"""".split()]


class Needs:
    """What some of `patterns` need of a line: whole words, and parts that stand anywhere."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        needed = {word for pattern in patterns for word in pattern.needs}
        self._parts: dict[str, list[str]] = {}
        for part in sorted(word for word in needed if not _is_word(word)):
            self._parts.setdefault(_sign(part), []).append(part)
        self._words = {
            f"{before}{word}{after}": word
            for word in filter(_is_word, needed)
            for before, after in product(_BEFORE, _AFTER)
        }
        self._printed = frozenset(self._words)

    def within(self, key: str) -> list[str]:
        """Return what stands in a line, given in plain lower case; most prose has none of it."""
        found: list[str] = []
        for sign, parts in self._parts.items():
            if sign in key:
                found += [part for part in parts if part in key]
        for token in self._printed.intersection(key.split()):
            word = self._words[token]
            if word not in found:
                found.append(word)
        return found


def _sign(part: str) -> str:
    """Return a sign in a part, which stands in few lines, or the part if it has none."""
    return next((c for c in part if not c.isalnum() and c != " "), part)


def _is_word(needed: str) -> bool:
    return needed.replace("-", "").isalpha()
