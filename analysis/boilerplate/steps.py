"""Line patterns of one form, joined so that a line of prose is read once and not once a pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product

from analysis.boilerplate.beginnings import Beginnings, beginnings
from analysis.boilerplate.pattern import Pattern

Found = tuple[Pattern, re.Match[str]]
FOLLOWERS = r"[\s:|»→>.!?*·•…,\[\]()/▼▲+–—-]{0,8}"
"""What may follow a pattern that is to be all of its line."""
NOTHING = re.compile(r"(?!)")


class Step:
    """Line patterns of one form, behind one look that nearly every line of prose fails.

    The look is the alternation of all patterns that need no word, at the edges of a text with those
    for the edges; only where it succeeds are they tried one by one, in file order.  Those whose
    beginnings can be listed are looked for only behind one of these.  A pattern that needs a word
    is tried where the line has it.
    """

    def __init__(self, patterns: Sequence[Pattern], case: bool, whole: bool = False) -> None:
        self.case, self.whole = case, whole
        self._suffix = suffix = FOLLOWERS + r"\Z" if whole else ""
        free = [p for p in patterns if not p.needs]
        begins = {p.name: None if p.edge else beginnings(p.match) for p in free}
        self.begins = Beginnings(b for listed in begins.values() for b in listed or ())
        self._listed_look = _either([p for p in free if begins[p.name]], suffix)
        self._look = _either([p for p in free if not p.edge and not begins[p.name]], suffix)
        self._edge_look = _either([p for p in free if p.edge], suffix)
        self._regexes: dict[int, re.Pattern[str]] = {}
        self._needing: dict[str, list[tuple[int, Pattern]]] = {}
        for order, pattern in enumerate(patterns):
            for word in pattern.keys:
                self._needing.setdefault(word, []).append((order, pattern))

    def first(
        self, form: str, at_edge: bool, needed: Sequence[str], begins: bool = True
    ) -> Found | None:
        """Return the first pattern that a line begins with, and its match.

        `needed` are the words in the line that patterns need; `begins` is whether it has any
        beginning of a pattern, of all steps for this form.
        """
        looks = (
            (begins and self.begins.start(form) and self._listed_look.match(form))
            or self._look.match(form)
            or (at_edge and self._edge_look.match(form))
        )
        if not looks and not needed:
            return None
        for order, pattern in self._in_order(["", *needed] if looks else needed):
            if pattern.edge and not at_edge:
                continue
            match = self._regex(order, pattern).match(form)
            if match:
                return pattern, match
        return None

    def _in_order(self, words: Sequence[str]) -> Iterable[tuple[int, Pattern]]:
        """Return the patterns that need one of `words`, each once, in file order."""
        if len(words) == 1:
            return self._needing.get(words[0], ())
        return sorted(
            {order: each for word in words for order, each in self._needing.get(word, ())}.items()
        )

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
