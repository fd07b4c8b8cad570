"""Pattern files: read from TOML and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from analysis.boilerplate.pattern import KINDS, Pattern, PatternError

TABLES = ("line", "worded", "inline", "credit", "dateline")
_TABLE_KINDS = {"credit": "credit", "dateline": "dateline"}
WORD_LISTS = (
    *("not_places", "compounds", "credit_tails", "first_words"),
    *("addressing", "told", "shown"),
)
_DEFAULT_WORDS = {"none": 0, "label": 8, "line": 60}
Entries = dict[str, list[Pattern]]
Words = dict[str, set[str]]


def read(path: Traversable, checked: bool) -> tuple[Entries, Words]:
    """Read a pattern file.

    Parameters
    ----------
    path : Traversable
        The TOML file.
    checked : bool
        Whether its regular expressions are known to be right, as those of the package are.

    Returns
    -------
    entries : dict of str to list of Pattern
        By table: line, worded, inline, credit, dateline.
    words : dict of str to set of str
        The word lists of the file.

    Raises
    ------
    PatternError
        If the file cannot be read or an entry is wrong; the message names file, entry and reason.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PatternError(f"{path}: cannot be read as TOML ({error})") from error
    entries = {}
    for table in TABLES:
        entries[table] = [_pattern(path, table, entry) for entry in data.get(table, ())]
        for pattern in () if checked or table == "worded" else entries[table]:
            _check_regex(f"{path}: [[{table}]] {pattern.name}", table, pattern.match)
    _check_first_words(path, data)
    return entries, {name: set(data.get(name, {}).get("words", ())) for name in WORD_LISTS}


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
    says = ("needs", "wording") if table == "worded" else ("match",)
    for name in ("name", *says, "confidence", "reason"):
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
    wording = entry.get("wording", 0)
    if not 0 <= wording <= 1:
        raise PatternError(f"{where}: wording {wording} is not between 0 and 1")
    return Pattern(
        name=entry["name"],
        kind=kind,
        match=entry.get("match", ""),
        confidence=float(entry["confidence"]),
        reason=entry["reason"],
        rest=rest,
        words=int(entry.get("words", _DEFAULT_WORDS[rest])),
        edge=bool(entry.get("edge", False)),
        case=bool(entry.get("case", False)),
        inline=bool(entry.get("inline", False)),
        needs=tuple(needs),
        wording=float(wording),
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
