"""Patterns of page furniture: read from TOML, checked, and joined so that a line is read once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import chain
from pathlib import Path
from string import ascii_letters, digits
from typing import Final

from analysis.boilerplate import derived, wording
from analysis.boilerplate.beginnings import Beginnings, beginnings
from analysis.boilerplate.needs import Needs, Parts
from analysis.boilerplate.pattern import KINDS, Pattern, PatternError
from analysis.boilerplate.pattern_check import TABLES, WORD_LISTS
from analysis.boilerplate.pattern_file import FILES, Entries, Words, read
from analysis.boilerplate.steps import Found, Step, Trial, steps

__all__ = ["KINDS", "Pattern", "PatternError", "Patterns", "builtin", "load_patterns"]

_PUNCTUATION: Final = " :|»→>.!?*·•…,[]()/▼▲+–—-"
_LONGEST_WHOLE: Final = 160
_LONGEST_WORDED: Final = 700
"""The words of a line are judged by its beginning: of a longer one too little would be known."""
_WORD_CHARACTERS: Final = frozenset(ascii_letters + digits)


class Patterns:
    """All patterns in use, joined by the way they are applied.

    Parameters
    ----------
    entries : mapping of str to sequence of Pattern
        By table (`pattern_check.TABLES`), in file order.
    words : mapping of str to frozenset of str
        The word lists of the files by name (`pattern_check.WORD_LISTS`).
    """

    def __init__(
        self, entries: Mapping[str, Sequence[Pattern]], words: Mapping[str, frozenset[str]]
    ) -> None:
        self.entries, self.words = entries, words
        lines, worded, credits = entries["line"], entries["worded"], entries["credit"]
        self._steps = steps(lines)
        self._inside = [
            Step([p for p in lines if p.inline and p.case is case], case) for case in (False, True)
        ]
        self._begins = [
            Beginnings(b for step in self._steps if step.case is case for b in step.beginnings)
            for case in (False, True)
        ]
        self._needs = Needs([*lines, *worded])
        self._telling = _by_word(worded)
        self._openers = _any_of(words["first_words"])
        self._first_words = _by_first_sign(words["first_words"])
        self._credit_signs = Parts({sign for p in credits for sign in p.keys})
        self._trials = {
            "inline": [Trial(p) for p in entries["inline"]],
            "credit": [Trial(p) for p in credits],
            "dateline": [Trial(p) for p in entries["dateline"]],
        }

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Send it to another process by what it was made of: what is compiled cannot be copied."""
        return Patterns, (self.entries, self.words)

    def sources(self) -> set[str]:
        """Regular expressions that looking through texts compiles sooner or later."""
        steps = [*self._steps, *self._inside]
        trials = chain(*(step.trials for step in steps), *self._trials.values())
        return {trial.source for trial in trials} | {self._openers.pattern}

    def needed(self, key: str, words: list[str] | None = None) -> list[str]:
        """What stands in a line of all that some pattern needs: `line` and `worded` ask for it."""
        return self._needs.within(key, words)

    def line(
        self, text: str, key: str, at_edge: bool, needed: list[str] | None = None
    ) -> Pattern | None:
        """The pattern that makes a line furniture, or None.

        Parameters
        ----------
        text, key : str
            The line as printed and in plain lower case (`lines.plain`).
        at_edge : bool
            Whether the line stands near the start or the end of the text.
        needed : list of str, optional
            ``needed(key)``, where it is known.
        """
        if needed is None:
            needed = self.needed(key)
        in_key, in_text = self._begins[0].of(key), self._begins[1].of(text)
        for step in self._steps:
            form, begins = (text, in_text) if step.case else (key, in_key)
            if step.whole and len(form) > _LONGEST_WHOLE:
                continue
            found = step.first(form, at_edge, needed, begins)
            if found:
                pattern, match = found
                rest = form[match.end() :]
                if step.whole or len(rest.split(maxsplit=pattern.words + 1)) <= pattern.words:
                    return pattern
        return None

    def worded(self, key: str, needed: list[str] | None = None) -> Pattern | None:
        """The pattern whose telling word stands in a line that all its words make furniture.

        Parameters
        ----------
        key : str
            The line in plain lower case (`lines.plain`).
        needed : list of str, optional
            ``needed(key)``, where it is known.
        """
        found = self.needed(key) if needed is None else needed
        telling: set[int] = set()
        for word in found:
            if word in self._telling:
                telling.update(self._telling[word])
        if not telling or '"' in key or len(key) > _LONGEST_WORDED:
            return None
        said = wording.score(wording.words(key))
        patterns = map(self.entries["worded"].__getitem__, sorted(telling))
        return next((p for p in patterns if said >= p.wording), None)

    def opens(self, text: str, places: list[int]) -> bool:
        """Whether one of the `openers` may stand at one of some places, or behind blanks there."""
        for place in places:
            at = place
            while at < len(text) and text[at].isspace():
                at += 1
            words = self._first_words.get(text[at : at + 1])
            if words is not None and text.startswith(words, at):
                return True
        return False

    def openers(self, text: str) -> Iterator[re.Match[str]]:
        """Where a leak may begin inside `text`: the capitalised first words of inline patterns."""
        return self._openers.finditer(text)

    def inline(self, text: str, start: int) -> tuple[Pattern, re.Match[str]] | None:
        """The inline pattern that begins at `start` of `text`."""
        return _first(self._trials["inline"], text, start)

    def inside(self, text: str, key: str) -> Pattern | None:
        """The line pattern that makes one sentence inside a line furniture."""
        needed = self.needed(key)
        for step in self._inside:
            form = text if step.case else key
            found = step.first(form, True, needed, self._begins[step.case].of(form))
            if found:
                pattern, match = found
                rest = form[match.end() :]
                if pattern.rest == "none" and rest.strip(_PUNCTUATION):
                    continue
                if len(rest.split(maxsplit=pattern.words + 1)) <= max(pattern.words, 1):
                    return pattern
        return None

    def is_credit(self, text: str) -> bool:
        """Whether `text` is one more credit label after a credit ("License Photo")."""
        return text.lower() in self.words["credit_tails"]

    def credits(self, text: str, start: int) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Every credit found in `text` from `start` on, left to right."""
        signs = set(self._credit_signs.within(text[start:]))
        if not signs:
            return iter(())
        tried = [t for t in self._trials["credit"] if not signs.isdisjoint(t.pattern.keys)]
        return _each_in_turn(tried, text, _starts_of_words(text, start))

    def credit(self, name: str) -> Pattern:
        """The credit pattern of that name."""
        return next(p for p in self.entries["credit"] if p.name == name)

    def dateline(self, text: str) -> tuple[Pattern, re.Match[str]] | None:
        """The dateline `text` begins with, with the groups place, date and agency."""
        return _first(self._trials["dateline"], text)


def _by_word(patterns: Sequence[Pattern]) -> dict[str, list[int]]:
    """Return the numbers of the patterns that need each word."""
    numbers: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for word in pattern.needs:
            numbers.setdefault(word, []).append(number)
    return numbers


def _first(trials: list[Trial], text: str, start: int = 0) -> Found | None:
    """Return the first pattern that matches at `start`, and its match."""
    for trial in trials:
        match = trial.regex().match(text, start)
        if match:
            return trial.pattern, match
    return None


def _starts_of_words(text: str, start: int) -> list[int]:
    """Return the places from `start` on with neither an English letter nor a digit before them."""
    found: list[int] = []
    inside = start > 0 and text[start - 1] in _WORD_CHARACTERS
    for place in range(start, len(text)):
        if not inside:
            found.append(place)
        inside = text[place] in _WORD_CHARACTERS
    return found


def _each_in_turn(tried: list[Trial], text: str, places: list[int]) -> Iterator[Found]:
    """Yield what begins at some places, left to right; of two at one place the first pattern's."""
    ahead = [(trial, trial.search(text, places)) for trial in tried]
    while found := [(trial, match) for trial, match in ahead if match]:
        trial, nearest = min(found, key=lambda each: each[1].start())
        yield trial.pattern, nearest
        end = nearest.end()
        behind = [place for place in places if place >= end]
        ahead = [(t, m if m.start() >= end else t.search(text, behind)) for t, m in found]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of `words`, none of them as the start of a longer word."""
    ends = {word: "(?![a-z])" if word[-1].isalnum() else "" for word in words}
    listed = [re.escape(word) + ends[word] for word in sorted(ends, reverse=True)]
    return derived.regex("|".join(listed) or "(?!)")


def _by_first_sign(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by what they begin with, blanks before it aside."""
    groups: dict[str, list[str]] = {}
    for word in map(str.lstrip, words):
        groups.setdefault(word[:1], []).append(word)
    return {sign: tuple(group) for sign, group in groups.items()}


@cache
def builtin() -> Patterns:
    """Return the patterns that come with the package."""
    return _joined(_ours())


def prepare(folder: Path) -> None:
    """Keep in `folder` what is derived from the patterns of the package; set-up calls it."""
    ours = builtin()
    matches = [pattern.match for table in ours.entries.values() for pattern in table]
    derived.write(folder, ours.sources(), {match: beginnings(match) for match in matches})


def load_patterns(path: str | Path) -> Patterns:
    """Read a researcher's own patterns on top of the built-in ones.

    Parameters
    ----------
    path : str or Path
        A TOML file of entries and lists of words in the form of the built-in ones;
        ``furniture/README.md`` explains them.

    Returns
    -------
    Patterns
        Own entries come first, so they win over built-in ones of the same step: whole lines are
        tried before beginnings of lines, and lower case before what is printed.

    Raises
    ------
    PatternError
        If the file cannot be read or an entry is wrong; the message names file, entry and reason.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "own.toml"
    >>> _ = file.write_text('''
    ... [[line]]
    ... name = "ferry-times"
    ... kind = "other"
    ... match = "ferry times today"
    ... confidence = 0.9
    ... reason = "The harbour paper prints its timetable on every page."
    ... ''')
    >>> load_patterns(file).line("Ferry times today", "ferry times today", at_edge=False).name
    'ferry-times'
    """
    return _joined([read(Path(path), checked=False), *_ours()])


def _ours() -> list[tuple[Entries, Words]]:
    """Return what is read of the files of the package."""
    folder = resources.files(__package__).joinpath("furniture")
    return [read(folder.joinpath(f"{name}.toml"), checked=True) for name in FILES]


def _joined(files: Sequence[tuple[Entries, Words]]) -> Patterns:
    """Join what was read of several files, the first first."""
    entries = {table: [p for found, _ in files for p in found[table]] for table in TABLES}
    lists = {name: frozenset().union(*(words[name] for _, words in files)) for name in WORD_LISTS}
    return Patterns(entries, lists)
