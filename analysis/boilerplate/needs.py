"""The words that patterns need: looked for in a line before any of these patterns is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from analysis.boilerplate.pattern import Pattern

_BEFORE = ["", *"([\"'*"]
_AFTER = ["", *""". , : ; ! ? ) ] " ' 's ... ." ). .) ), ", !" ?\"""".split()]


class Needs:
    """What some of `patterns` need of a line: whole words, and parts that stand anywhere."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        needed = {word for pattern in patterns for word in pattern.needs}
        self._parts = sorted(word for word in needed if not _is_word(word))
        self._words = {
            f"{before}{word}{after}": word
            for word in filter(_is_word, needed)
            for before, after in product(_BEFORE, _AFTER)
        }

    def within(self, key: str) -> Sequence[str]:
        """Return what stands in a line, given in plain lower case; most prose has none of it."""
        found = [part for part in self._parts if part in key]
        tokens = key.split()
        if not self._words.keys().isdisjoint(tokens):
            found += dict.fromkeys(self._words[token] for token in tokens if token in self._words)
        return found


def _is_word(needed: str) -> bool:
    return needed.replace("-", "").isalpha()
