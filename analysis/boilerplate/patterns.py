"""Patterns of page furniture: read from TOML, checked, and joined so that a line is read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from itertools import product
from pathlib import Path
from typing import Any

KINDS = frozenset(
    {
        *("advertisement", "caption", "credit", "gallery", "byline", "dateline", "timestamp"),
        *("share", "newsletter", "related", "navigation", "comments", "copyright"),
        *("author_bio", "wire_credit", "correction", "paywall", "other"),
    }
)
"""The kinds of page furniture."""

_TABLES = ("line", "inline", "credit", "dateline")
_TABLE_KINDS = {"credit": "credit", "dateline": "dateline"}
_WORD_LISTS = ("not_places", "compounds", "credit_tails", "first_words")
_PUNCTUATION = " :|»→>.!?*·•…,[]()/▼▲+–—-"
_FOLLOWERS = r"[\s:|»→>.!?*·•…,\[\]()/▼▲+–—-]{0,8}"
_NOTHING = re.compile(r"(?!)")
_DEFAULT_WORDS = {"none": 0, "label": 8, "line": 60}


class PatternError(ValueError):
    """A pattern file that cannot be used; the message names the file, the entry and the reason."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule of a pattern file; the header of ``patterns.toml`` says what each field means."""

    name: str
    kind: str
    match: str
    confidence: float
    reason: str
    rest: str = "none"
    words: int = 0
    edge: bool = False
    case: bool = False
    inline: bool = False
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Patterns:
    """All patterns in use, joined by the way they are applied.

    `line` looks a line up; `inline`, `credits` and `datelines` are kept in file order.
    """

    entries: Mapping[str, Sequence[Pattern]]
    not_places: frozenset[str] = frozenset()
    compounds: frozenset[str] = frozenset()
    credit_tails: frozenset[str] = frozenset()
    first_words: frozenset[str] = frozenset()
    _steps: Sequence[_Step] = field(default=(), repr=False)
    _inside: Sequence[_Step] = field(default=(), repr=False)
    _needed: Sequence[str] = field(default=(), repr=False)
    _credit_signs: re.Pattern[str] = field(default=_NOTHING, repr=False)
    _openers: re.Pattern[str] = field(default=_NOTHING, repr=False)
    _compiled: Mapping[str, Sequence[_Compiled]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        lines, credits = self.entries.get("line", ()), self.entries.get("credit", ())
        derived = {
            "_steps": _steps(lines),
            "_inside": [
                _Step([p for p in lines if p.inline and p.case is case], case)
                for case in (False, True)
            ],
            "_needed": sorted({word for p in lines for word in p.needs}),
            "_credit_signs": _any_sign({w for p in credits for w in _needs(p)}),
            "_openers": _any_of(self.first_words),
            "_compiled": {
                "inline": _compiled(self.entries.get("inline", ())),
                "credit": _compiled(credits, prefix=_NO_WORD_BEFORE),
                "dateline": _compiled(self.entries.get("dateline", ())),
            },
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    def line(self, text: str, key: str, at_edge: bool) -> Pattern | None:
        """The pattern that makes a line furniture, or None.

        Parameters
        ----------
        text, key : str
            The line as printed and in plain lower case (`lines.plain`).
        at_edge : bool
            Whether the line stands near the start or the end of the text.
        """
        needed = any(map(key.__contains__, self._needed))
        for step in self._steps:
            form = text if step.case else key
            if step.whole and len(form) > _LONGEST_WHOLE:
                continue
            found = step.first(form, at_edge, needed)
            if found:
                pattern, match = found
                rest = form[match.end() :]
                if step.whole or len(rest.split(maxsplit=pattern.words + 1)) <= pattern.words:
                    return pattern
        return None

    def openers(self, text: str) -> Iterator[re.Match[str]]:
        """Where a leak may begin inside `text`: the capitalised first words of inline patterns."""
        return self._openers.finditer(text)

    def inline(self, text: str, start: int) -> tuple[Pattern, re.Match[str]] | None:
        """The inline pattern that begins at `start` of `text`."""
        return _first(self._compiled["inline"], text, start)

    def inside(self, text: str, key: str) -> Pattern | None:
        """The line pattern that makes one sentence inside a line furniture."""
        for step in self._inside:
            form = text if step.case else key
            found = step.first(form, at_edge=True, needed=True)
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
        return text.lower() in self.credit_tails

    def credits(self, text: str, start: int) -> Iterator[tuple[Pattern, re.Match[str]]]:
        """Every credit found in `text` from `start` on, left to right."""
        if not self._credit_signs.search(text, start):
            return iter(())
        last = text[start:]
        needed = [
            (p, regex)
            for p, regex in self._compiled["credit"]
            if any(map(last.__contains__, _needs(p)))
        ]
        return _each_in_turn(needed, text, start)

    def credit(self, name: str) -> Pattern:
        """The credit pattern of that name."""
        return next(p for p in self.entries["credit"] if p.name == name)

    def dateline(self, text: str) -> tuple[Pattern, re.Match[str]] | None:
        """The dateline `text` begins with, with the groups place, date and agency."""
        return _first(self._compiled["dateline"], text)


_LONGEST_WHOLE = 160
_NO_WORD_BEFORE = r"(?<![A-Za-z0-9])"
_Compiled = tuple[Pattern, re.Pattern[str]]
_Found = tuple[Pattern, re.Match[str]]


class _Step:
    """Line patterns of one form, behind one look that nearly every line of prose fails.

    The look is the alternation of all patterns that need no word, at the edges of a text with those
    for the edges; only where it succeeds are they tried one by one, in file order.
    """

    def __init__(self, patterns: Sequence[Pattern], case: bool, whole: bool = False) -> None:
        self.case, self.whole = case, whole
        suffix = _FOLLOWERS + r"\Z" if whole else ""
        free = [p for p in patterns if not p.needs]
        self._look = _either([p for p in free if not p.edge], suffix)
        self._edge_look = _either([p for p in free if p.edge], suffix)
        every = _compiled(patterns, suffix=suffix)
        self._tried = {
            (looks, at_edge, needed): [
                (p, regex)
                for p, regex in every
                if (looks or p.needs) and at_edge >= p.edge and needed >= bool(p.needs)
            ]
            for looks, at_edge, needed in product((False, True), repeat=3)
        }

    def first(self, form: str, at_edge: bool, needed: bool) -> _Found | None:
        """Return the first pattern that a line begins with, and its match."""
        looks = self._look.match(form) or (at_edge and self._edge_look.match(form))
        return _first(self._tried[bool(looks), at_edge, needed], form)


def _steps(lines: Sequence[Pattern]) -> Sequence[_Step]:
    """Return line patterns as they are tried: whole lines first, lower case before printed form."""
    steps = []
    for whole, case in product((True, False), (False, True)):
        chosen = [p for p in lines if p.case is case and (p.rest == "none") is whole]
        steps += [_Step(chosen, case, whole)] if chosen else []
    return steps


def _either(patterns: Sequence[Pattern], suffix: str) -> re.Pattern[str]:
    """Return the alternation of patterns."""
    joined = "|".join([p.match for p in patterns])
    return re.compile(f"(?:{joined}){suffix}") if patterns else _NOTHING


def _compiled(
    patterns: Sequence[Pattern], prefix: str = "", suffix: str = ""
) -> Sequence[_Compiled]:
    return [(p, re.compile(f"{prefix}(?:{p.match}){suffix}")) for p in patterns]


def _needs(pattern: Pattern) -> Sequence[str]:
    """Return the words one of which is in every match; the empty one is in every text."""
    return pattern.needs or ("",)


def _first(compiled: Sequence[_Compiled], text: str, start: int = 0) -> _Found | None:
    """Return the first pattern that matches at `start`, and its match."""
    for pattern, regex in compiled:
        match = regex.match(text, start)
        if match:
            return pattern, match
    return None


def _each_in_turn(compiled: Sequence[_Compiled], text: str, start: int) -> Iterator[_Found]:
    """Yield what is found from `start` on, left to right; of two at one place the first pattern's."""
    ahead = [(p, regex, regex.search(text, start)) for p, regex in compiled]
    while found := [(p, regex, match) for p, regex, match in ahead if match]:
        pattern, _, nearest = min(found, key=lambda each: each[2].start())
        yield pattern, nearest
        end = nearest.end()
        ahead = [(p, r, m if m.start() >= end else r.search(text, end)) for p, r, m in found]


def _any_sign(signs: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, signs))) or _NOTHING.pattern)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of `words`, none of them as the start of a longer word."""
    escaped = [
        re.escape(word) + ("(?![a-z])" if word[-1].isalnum() else "")
        for word in sorted(words, reverse=True)
    ]
    return re.compile("|".join(escaped)) if escaped else _NOTHING


@cache
def builtin() -> Patterns:
    """Return the patterns that come with the package."""
    return _read([_ours()])


def load_patterns(path: str | Path) -> Patterns:
    """Read a researcher's own patterns on top of the built-in ones.

    Parameters
    ----------
    path : str or Path
        A TOML file of ``[[line]]``, ``[[inline]]``, ``[[credit]]`` and ``[[dateline]]`` entries
        in the form of the built-in ``patterns.toml``, whose header explains the fields.

    Returns
    -------
    Patterns
        Own entries come first, so they win over built-in ones.

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
    return _read([Path(path), _ours()])


def _ours() -> Traversable:
    return resources.files(__package__).joinpath("patterns.toml")


def _read(paths: Sequence[Traversable]) -> Patterns:
    entries: dict[str, list[Pattern]] = {table: [] for table in _TABLES}
    words: dict[str, set[str]] = {name: set() for name in _WORD_LISTS}
    for path in paths:
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise PatternError(f"{path}: cannot be read as TOML ({error})") from error
        for table in _TABLES:
            entries[table] += [_pattern(path, table, entry) for entry in data.get(table, ())]
        _check_first_words(path, data)
        for name, known in words.items():
            known.update(data.get(name, {}).get("words", ()))
    lists = [frozenset(words[name]) for name in _WORD_LISTS]
    return Patterns(entries, lists[0], lists[1], lists[2], lists[3])


def _check_first_words(path: Traversable, data: Mapping[str, Any]) -> None:
    """Refuse a file whose patterns for the inside of a line would never be tried."""
    inside = [*data.get("inline", ()), *(e for e in data.get("line", ()) if e.get("inline"))]
    if inside and not data.get("first_words", {}).get("words"):
        name = inside[0].get("name", "(no name)")
        raise PatternError(
            f"{path}: {name} holds inside a line; add [first_words] with the words it begins with"
        )


def _pattern(path: Traversable, table: str, entry: Mapping[str, Any]) -> Pattern:
    where = f"{path}: [[{table}]] {entry.get('name', '(no name)')}"
    for name in ("name", "match", "confidence", "reason"):
        if name not in entry:
            raise PatternError(f"{where}: has no `{name}`; add it")
    kind = entry.get("kind", _TABLE_KINDS.get(table, ""))
    if kind not in KINDS:
        raise PatternError(f"{where}: kind {kind!r} is not one of {', '.join(sorted(KINDS))}")
    if not 0 <= entry["confidence"] <= 1:
        raise PatternError(f"{where}: confidence {entry['confidence']} is not between 0 and 1")
    rest = entry.get("rest", "none")
    if rest not in _DEFAULT_WORDS:
        raise PatternError(f"{where}: rest {rest!r} is not one of none, label, line")
    needs = entry.get("needs", [])
    printed = table == "credit"
    if not isinstance(needs, list) or not all(
        isinstance(w, str) and (printed or w == w.lower()) for w in needs
    ):
        form = "" if printed else " in lower case"
        raise PatternError(f"{where}: needs {needs!r} is no list of words{form}")
    _check_regex(where, table, entry["match"])
    return Pattern(
        name=entry["name"],
        kind=kind,
        match=entry["match"],
        confidence=float(entry["confidence"]),
        reason=entry["reason"],
        rest=rest,
        words=int(entry.get("words", _DEFAULT_WORDS[rest])),
        edge=bool(entry.get("edge", False)),
        case=bool(entry.get("case", False)),
        inline=bool(entry.get("inline", False)),
        needs=tuple(needs),
    )


def _check_regex(where: str, table: str, match: str) -> None:
    try:
        compiled = re.compile(match)
    except re.error as error:
        raise PatternError(f"{where}: `match` is no regular expression ({error})") from error
    named = set(compiled.groupindex)
    wanted = {"place", "date", "agency"} if table == "dateline" else set()
    if compiled.groups != len(named) or named != wanted:
        raise PatternError(
            f"{where}: groups must be (?:…)"
            + (", besides ?P<place>, ?P<date> and ?P<agency>" if wanted else "")
        )
    if compiled.match(""):
        raise PatternError(f"{where}: `match` accepts the empty string")
