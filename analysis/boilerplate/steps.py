"""Line patterns of one form, sorted by what they begin with or need, so that few are ever tried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from analysis.boilerplate import derived
from analysis.boilerplate.beginnings import beginnings
from analysis.boilerplate.pattern import Pattern

Found = tuple[Pattern, re.Match[str]]
FOLLOWERS = r"[\s:|»→>.!?*·•…,\[\]()/▼▲+–—-]{0,8}"
"""What may follow a pattern that is to be all of its line."""


class Trial:
    """A pattern that is compiled when it is first tried."""

    def __init__(self, pattern: Pattern, after: str = "") -> None:
        self.pattern = pattern
        self.source = f"(?:{pattern.match}){after}"
        self._firsts: frozenset[str] | None = None
        self._compiled: re.Pattern[str] | None = None

    def regex(self) -> re.Pattern[str]:
        """Return the pattern compiled."""
        if self._compiled is None:
            self._compiled = derived.regex(self.source)
        return self._compiled

    def search(self, text: str, places: list[int]) -> re.Match[str] | None:
        """Return the match that begins at the first of some places where one does."""
        if self._firsts is None:
            self._firsts = frozenset(string[0] for string in beginnings(self.pattern.match))
        for place in places:
            if not self._firsts or text[place] in self._firsts:
                match = self.regex().match(text, place)
                if match:
                    return match
        return None


class Step:
    """Line patterns of one form, each tried only on a line that has a sign of it.

    A sign is a word that the pattern needs; of a pattern that needs none, what its matches begin
    with.  Those that may begin with anything are tried on every line.
    """

    def __init__(self, patterns: Sequence[Pattern], case: bool, whole: bool = False) -> None:
        self.case, self.whole = case, whole
        self.trials: list[Trial] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[int]] = {}
        self._others: list[int] = []
        for pattern in patterns:
            self._file(pattern)

    def _file(self, pattern: Pattern) -> None:
        """File a pattern under its signs."""
        number = len(self.trials)
        listed: frozenset[str] = frozenset() if pattern.needs else beginnings(pattern.match)
        if not pattern.needs and not listed:
            self._others.append(number)
        for word in pattern.needs:
            self._by_word.setdefault(word, []).append(number)
        for beginning in listed:
            self._by_beginning.setdefault(beginning, []).append(number)
        after = FOLLOWERS + r"\Z" if self.whole else ""
        self.trials.append(Trial(pattern, after=after))

    @property
    def beginnings(self) -> Iterable[str]:
        """What the matches of its patterns begin with."""
        return self._by_beginning

    def first(self, form: str, at_edge: bool, needed: list[str], begins: list[str]) -> Found | None:
        """Return the first pattern that a line begins with, and its match.

        `needed` are the words in the line that patterns need, `begins` the beginnings of patterns
        that the line has, both of all steps.
        """
        numbers = self._others.copy()
        for word in needed:
            if word in self._by_word:
                numbers += self._by_word[word]
        for beginning in begins:
            if beginning in self._by_beginning:
                numbers += self._by_beginning[beginning]
        if len(numbers) > 1:
            numbers = sorted(set(numbers))
        for number in numbers:
            trial = self.trials[number]
            if trial.pattern.edge and not at_edge:
                continue
            match = trial.regex().match(form)
            if match:
                return trial.pattern, match
        return None


def steps(lines: Sequence[Pattern]) -> list[Step]:
    """Return line patterns as they are tried: whole lines first, lower case before printed form."""
    found = []
    for whole, case in product((True, False), (False, True)):
        chosen = [p for p in lines if p.case is case and (p.rest == "none") is whole]
        found += [Step(chosen, case, whole)] if chosen else []
    return found
