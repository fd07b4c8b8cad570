"""Patterns of page furniture: read from TOML, checked, and joined so that a line is read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
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

_BUILTIN = Path(__file__).with_name("patterns.toml")
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
    _joined: dict[tuple[str, bool], _Joined] = field(default_factory=dict, repr=False)
    _lines: dict[tuple[bool, bool], Sequence[_LineStep]] = field(default_factory=dict, repr=False)
    _needed: Sequence[str] = field(default=(), repr=False)
    _openers: re.Pattern[str] = field(default=_NOTHING, repr=False)

    def __post_init__(self) -> None:
        lines = self.entries.get("line", ())
        for at_edge in (False, True):
            placed = [p for p in lines if at_edge or not p.edge]
            self._lines[at_edge, True] = _steps(placed)
            self._lines[at_edge, False] = _steps([p for p in placed if not p.needs])
        for case in (False, True):
            inside = [p for p in lines if p.case is case and p.inline]
            self._joined["inside", case] = _Joined(inside, "")
        needed = sorted({word for p in lines for word in p.needs})
        object.__setattr__(self, "_needed", needed)
        object.__setattr__(self, "_openers", _any_of(self.first_words))
        self._joined["inline", True] = _Joined(self.entries.get("inline", ()), "")
        credits = self.entries.get("credit", ())
        self._joined["credit", True] = _Joined(credits, "", prefix=_NO_WORD_BEFORE)
        self._joined["dateline", True] = _Joined(self.entries.get("dateline", ()), "", named=True)

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
        for whole, case, joined in self._lines[at_edge, needed]:
            form = text if case else key
            if whole and len(form) > _LONGEST_WHOLE:
                continue
            found = joined.match(form)
            if found:
                pattern, match = found
                rest = form[match.end() :]
                if whole or len(rest.split(maxsplit=pattern.words + 1)) <= pattern.words:
                    return pattern
        return None

    def openers(self, text: str) -> Iterator[re.Match[str]]:
        """Where a leak may begin inside `text`: the capitalised first words of inline patterns."""
        return self._openers.finditer(text)

    def inline(self, text: str, start: int) -> tuple[Pattern, re.Match[str]] | None:
        """The inline pattern that begins at `start` of `text`."""
        return self._joined["inline", True].match(text, start)

    def inside(self, text: str, key: str) -> Pattern | None:
        """The line pattern that makes one sentence inside a line furniture."""
        for case, form in ((False, key), (True, text)):
            found = self._joined["inside", case].match(form)
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
        return self._joined["credit", True].finditer(text, start)

    def credit(self, name: str) -> Pattern:
        """The credit pattern of that name."""
        return next(p for p in self.entries["credit"] if p.name == name)

    def dateline(self, text: str) -> tuple[Pattern, re.Match[str]] | None:
        """The dateline `text` begins with, with the groups place, date and agency."""
        for pattern, regex in self._joined["dateline", True].single:
            match = regex.match(text)
            if match:
                return pattern, match
        return None


_LONGEST_WHOLE = 160
_LineStep = tuple[bool, bool, "_Joined"]
_NO_WORD_BEFORE = r"(?<![A-Za-z0-9])"


class _Joined:
    """Patterns joined into one alternation; the group that matched says which one it was."""

    def __init__(
        self, patterns: Sequence[Pattern], suffix: str, named: bool = False, prefix: str = ""
    ) -> None:
        self.single = [(p, re.compile(p.match)) for p in patterns] if named else []
        self.patterns = () if named else tuple(patterns)
        joined = "|".join(f"(?P<p{i}>{p.match})" for i, p in enumerate(self.patterns))
        self.regex = re.compile(f"{prefix}(?:{joined}){suffix}" if joined else r"(?!)")

    def match(self, text: str, start: int = 0) -> tuple[Pattern, re.Match[str]] | None:
        found = self.regex.match(text, start)
        return (self._which(found), found) if found else None

    def finditer(self, text: str, start: int) -> Iterator[tuple[Pattern, re.Match[str]]]:
        for found in self.regex.finditer(text, start):
            yield self._which(found), found

    def _which(self, found: re.Match[str]) -> Pattern:
        return self.patterns[int((found.lastgroup or "p0")[1:])]


def _steps(lines: Sequence[Pattern]) -> Sequence[_LineStep]:
    """Return line patterns as they are tried: whole lines first, lower case before printed form."""
    steps = []
    for whole in (True, False):
        for case in (False, True):
            chosen = [p for p in lines if p.case is case and (p.rest == "none") is whole]
            suffix = _FOLLOWERS + r"\Z" if whole else ""
            steps.append((whole, case, _Joined(chosen, suffix)))
    return steps


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
    return _read([_BUILTIN])


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
    return _read([Path(path), _BUILTIN])


def _read(paths: Sequence[Path]) -> Patterns:
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


def _check_first_words(path: Path, data: Mapping[str, Any]) -> None:
    """Refuse a file whose patterns for the inside of a line would never be tried."""
    inside = [*data.get("inline", ()), *(e for e in data.get("line", ()) if e.get("inline"))]
    if inside and not data.get("first_words", {}).get("words"):
        name = inside[0].get("name", "(no name)")
        raise PatternError(
            f"{path}: {name} holds inside a line; add [first_words] with the words it begins with"
        )


def _pattern(path: Path, table: str, entry: Mapping[str, Any]) -> Pattern:
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
    if not isinstance(needs, list) or not all(isinstance(w, str) and w == w.lower() for w in needs):
        raise PatternError(f"{where}: needs {needs!r} is no list of words in lower case")
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
