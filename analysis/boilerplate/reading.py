"""What a line says by itself, read once however many pages print it.

An outlet prints its furniture on every page, and agencies print their reports in many papers: of
most lines of a corpus all has been asked before that does not depend on where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from analysis.boilerplate import inline, wording
from analysis.boilerplate.form import TOPICAL, Features, form
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.thresholds import WEAK
from analysis.layers import Boilerplate

Matched = tuple[Pattern | None, Sequence[Boilerplate]]
"""The pattern that takes a whole line, and the furniture at its edges."""
_MOST = 1 << 13
_LONGEST: Final = 1000
"""Longer lines are read anew: `_MOST` readings of some two kilobytes each, 16 MB, stay in memory."""
_NOTHING: Matched = (None, ())
_NO_LEAKS: list[Boilerplate] = []
"""One for all lines: of what stays in memory the garbage collector looks at every part."""
_LONGEST_NOTICE: Final = 100
"""A notice of ownership goes on with the owner's address, not with the report."""


class Reading:
    """A line as some patterns read it wherever it stands, each part when it is first asked for.

    Offsets count from the start of the line.  Lines that read the same share one reading, so what
    it returns is never changed.
    """

    def __init__(self, line: Line, patterns: Patterns) -> None:
        self.text, self.key = line.text, line.key
        self._patterns = patterns
        self._at_edge: Matched | None = None
        self._elsewhere: Matched | None = None
        self._glued: list[Boilerplate] | None = None
        self._behind: Boilerplate | None = None
        self._words: list[str] | None = None
        self._topical: list[str] | None = None
        self._said: float | None = None
        self._form: Features | None = None

    def matched(self, at_edge: bool) -> Matched:
        """Return what the patterns make of it, near the start or the end of a text or elsewhere."""
        found = self._at_edge if at_edge else self._elsewhere
        if found is None:
            found = self._match(at_edge)
            if at_edge:
                self._at_edge = found
            else:
                self._elsewhere = found
        return found

    def glued(self) -> list[Boilerplate]:
        """Return the leaks inside it (`inline.glued`)."""
        if self._glued is None:
            self._glued = self._look_inside()
        return self._glued

    def behind_lost_break(self) -> Boilerplate | None:
        """Return its end if that is furniture behind a lost break (`inline.behind_lost_break`)."""
        if self._glued is None:
            self._glued = self._look_inside()
        return self._behind

    def _look_inside(self) -> list[Boilerplate]:
        """Note the end behind a lost break, return the leaks inside."""
        seams = inline.seams(self.text)
        self._behind = inline.behind_lost_break(self.text, seams, self._patterns)
        return inline.glued(self.text, seams, self._patterns) or _NO_LEAKS

    def sure(self) -> list[Boilerplate]:
        """Return the leaks of `glued` that are more than a weak suspicion."""
        return [part for part in self.glued() if part.confidence > WEAK]

    def words(self) -> list[str]:
        """Return the words of its start."""
        if self._words is None:
            self._words = wording.words(self.key)
        return self._words

    def topical(self) -> list[str]:
        """Return those that are long enough to be of a topic."""
        if self._topical is None:
            self._topical = [word for word in self.words() if len(word) >= TOPICAL]
        return self._topical

    def said(self, weights: dict[str, float] | None = None) -> float:
        """Return how far its words speak for furniture, by other weights than the built-in ones."""
        if weights is not None:
            return wording.score(self.words(), weights)
        if self._said is None:
            self._said = wording.score(self.words())
        return self._said

    def form(self) -> Features:
        """Return what it looks like."""
        if self._form is None:
            self._form = form(self.text, self.key, self.words())
        return self._form

    def _match(self, at_edge: bool) -> Matched:
        patterns, text = self._patterns, self.text
        needed = patterns.needed(self.key, self.words())
        hit = patterns.line(text, self.key, at_edge, needed)
        # Where a credit stands beside a caption, the two are told apart.
        if hit is not None and hit.kind != "caption":
            notice = hit.kind == "copyright" and len(text) <= _LONGEST_NOTICE
            split = hit.inline and ('"' in self.key or not notice)
            opening = inline.opening(text, hit, patterns) if split else None
            return (None, [opening]) if opening else (hit, [])
        parts = inline.credit_and_caption(text, patterns)
        if hit is not None and not parts:
            return hit, []
        worded = None if parts else patterns.worded(self.key, needed)
        if worded and not self.sure():
            start = inline.behind_report(text, worded, patterns)
            return (None, [_rest(text, start, worded)]) if start else (worded, [])
        if not parts:
            return _NOTHING
        fills = parts[0].start == 0 and parts[0].confidence > WEAK
        return (patterns.credit(parts[-1].rule) if fills else None), parts


def _rest(text: str, start: int, pattern: Pattern) -> Boilerplate:
    """Return what stands behind the report in a line, cut for its words."""
    rule = f"{pattern.name}:behind-report"
    return Boilerplate(start, len(text), pattern.kind, rule, pattern.confidence)


class Readings:
    """The lines that some patterns have read; where there are too many, memory starts anew."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._known: dict[str, Reading] = {}

    def of(self, line: Line) -> Reading:
        """Return the reading of a line."""
        found = self._known.get(line.text)
        if found is None:
            found = Reading(line, self._patterns)
            if len(line.text) <= _LONGEST:
                if len(self._known) >= _MOST:
                    self._known.clear()
                self._known[line.text] = found
        return found


@lru_cache(maxsize=2)
def readings(patterns: Patterns) -> Readings:
    """Return what some patterns have read so far."""
    return Readings(patterns)
