"""Line patterns of one form, joined so that a line of prose is read once and not once a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from analysis.boilerplate.beginnings import beginnings
from analysis.boilerplate.pattern import Pattern

Found = tuple[Pattern, re.Match[str]]
_Numbered = tuple[int, Pattern]
"""A pattern and its place in file order."""
FOLLOWERS = r"[\s:|»→>.!?*·•…,\[\]()/▼▲+–—-]{0,8}"
"""What may follow a pattern that is to be all of its line."""
NOTHING = re.compile(r"(?!)")


class Step:
    """Line patterns of one form, each tried only on a line that has a sign of it.

    A sign is a word that the pattern needs; of a pattern that needs none, what its matches begin
    with.  Those that may begin with anything stand behind one look, their alternation, at the edges
    of a text behind a second one.
    """

    def __init__(self, patterns: Sequence[Pattern], case: bool, whole: bool = False) -> None:
        self.case, self.whole = case, whole
        self._suffix = FOLLOWERS + r"\Z" if whole else ""
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._by_word: dict[str, list[_Numbered]] = {}
        self._by_beginning: dict[str, list[_Numbered]] = {}
        self._others: list[_Numbered] = []
        for numbered in enumerate(patterns):
            self._file(numbered)
        others = [pattern for _, pattern in self._others]
        self._look = _either([p for p in others if not p.edge], self._suffix)
        self._edge_look = _either([p for p in others if p.edge], self._suffix)

    def _file(self, numbered: _Numbered) -> None:
        """File a pattern under its signs."""
        _, pattern = numbered
        listed = None if pattern.needs else beginnings(pattern.match)
        if not pattern.needs and not listed:
            self._others.append(numbered)
        for word in pattern.needs:
            self._by_word.setdefault(word, []).append(numbered)
        for beginning in listed or ():
            self._by_beginning.setdefault(beginning, []).append(numbered)

    @property
    def beginnings(self) -> Iterable[str]:
        """What the matches of its patterns begin with."""
        return self._by_beginning

    def first(
        self, form: str, at_edge: bool, needed: Sequence[str], begins: Sequence[str]
    ) -> Found | None:
        """Return the first pattern that a line begins with, and its match.

        `needed` are the words in the line that patterns need, `begins` the beginnings of patterns
        that the line has, both of all steps.
        """
        tried = [each for word in needed for each in self._by_word.get(word, ())]
        for beginning in begins:
            tried += self._by_beginning.get(beginning, ())
        if self._others and (self._look.match(form) or (at_edge and self._edge_look.match(form))):
            tried += self._others
        if not tried:
            return None
        for order, pattern in sorted(dict(tried).items()):
            if pattern.edge and not at_edge:
                continue
            match = self._regex(order, pattern).match(form)
            if match:
                return pattern, match
        return None

    def _regex(self, order: int, pattern: Pattern) -> re.Pattern[str]:
        """Return a pattern compiled, which it is when it is first tried."""
        if order not in self._regexes:
            self._regexes[order] = re.compile(f"(?:{pattern.match}){self._suffix}")
        return self._regexes[order]


def steps(lines: Sequence[Pattern]) -> Sequence[Step]:
    """Return line patterns as they are tried: whole lines first, lower case before printed form."""
    found = []
    for whole, case in product((True, False), (False, True)):
        chosen = [p for p in lines if p.case is case and (p.rest == "none") is whole]
        found += [Step(chosen, case, whole)] if chosen else []
    return found


def _either(patterns: Sequence[Pattern], suffix: str) -> re.Pattern[str]:
    """Return the alternation of patterns."""
    joined = "|".join([p.match for p in patterns])
    return re.compile(f"(?:{joined}){suffix}") if patterns else NOTHING
