"""What patterns need: looked for in a line before any of these patterns is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from analysis.boilerplate import wording
from analysis.boilerplate.pattern import Pattern

_BEFORE: Final = "([\"'*"
_AFTER = re.compile(r"""(?:[.,:;!?)\]"']|'s|\.{3}|\.[")]|\)[.,]|",|[!?]")?(?!\S)""")
"""What may stand behind a whole word, up to the next blank."""


class Parts:
    """Strings looked for in a text wherever they stand, those with a sign only where that is."""

    def __init__(self, parts: Iterable[str]) -> None:
        by_sign: dict[str, list[str]] = {}
        for part in sorted(parts):
            by_sign.setdefault(_sign(part), []).append(part)
        self._by_sign = list(by_sign.items())

    def within(self, text: str) -> list[str]:
        """Return those that stand in a text."""
        found: list[str] = []
        for sign, parts in self._by_sign:
            if sign in text:
                found += [part for part in parts if part in text]
        return found


class Needs:
    """What some of `patterns` need of a line: whole words, and parts that stand anywhere."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        needed = {word for pattern in patterns for word in pattern.needs}
        self._parts = Parts(word for word in needed if not _is_word(word))
        self._by_word: dict[str, list[str]] = {}
        for word in filter(_is_word, needed):
            longest = max(word.split("-"), key=len)
            for printed in (longest, f"{longest}'s"):
                self._by_word.setdefault(printed, []).append(word)
        self._words = frozenset(self._by_word)

    def within(self, key: str, words: list[str] | None = None) -> list[str]:
        """Return what stands in a line, given in plain lower case; most prose has none of it.

        Parameters
        ----------
        key : str
            The line.
        words : list of str, optional
            Its words (`wording.words`), where they are known.
        """
        found = self._parts.within(key)
        for word in self._words.intersection(wording.every_word(key, words)):
            found += [needed for needed in self._by_word[word] if _stands_in(needed, key)]
        return found


def _sign(part: str) -> str:
    """Return a sign in a part, which stands in few lines, or else a digit or capital, if any."""
    signs = [c for c in part if not c.isalnum() and c != " "]
    signs += [c for c in part if c.isdigit() or c.isupper()]
    return signs[0] if signs else ""


def _is_word(needed: str) -> bool:
    return needed.replace("-", "").isalpha()


def _stands_in(word: str, key: str) -> bool:
    """Whether a whole word stands in a line, perhaps behind a mark and before some."""
    at = key.find(word)
    while at >= 0:
        start = at - 1 if at and key[at - 1] in _BEFORE else at
        begins = start == 0 or key[start - 1].isspace()
        if begins and _AFTER.match(key, at + len(word)):
            return True
        at = key.find(word, at + 1)
    return False
