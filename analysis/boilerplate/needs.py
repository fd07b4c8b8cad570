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
        self._by_sign: dict[int, list[str]] = {}
        self._others: list[str] = []
        for part in sorted(parts):
            sign = _sign(part)
            if sign is None:
                self._others.append(part)
            else:
                self._by_sign.setdefault(sign, []).append(part)
        self._no_signs = bytes(sign for sign in range(256) if sign not in self._by_sign)

    def within(self, text: str) -> list[str]:
        """Return those that stand in a text."""
        found = [part for part in self._others if part in text]
        for sign in set(text.encode("utf-8", "replace").translate(None, self._no_signs)):
            found += [part for part in self._by_sign[sign] if part in text]
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


def _sign(part: str) -> int | None:
    """Return a sign in a part, or else its last digit or capital, by the last byte of its UTF-8."""
    signs = [c for c in part if not c.isalnum() and c != " "]
    signs += [c for c in reversed(part) if c.isdigit() or c.isupper()]
    return signs[0].encode()[-1] if signs else None


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
