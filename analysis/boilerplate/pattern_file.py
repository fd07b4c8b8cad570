"""Pattern files: read from TOML and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from typing import Any

from analysis.boilerplate.parts import written_out
from analysis.boilerplate.pattern import Pattern, PatternError
from analysis.boilerplate.pattern_check import (
    KIND_OF_TABLE,
    MOST_WORDS,
    TABLES,
    WORD_LISTS,
    check,
)

FILES = (
    "advertisement",
    "offers",
    "share",
    "newsletter",
    "sign_up_form",
    "paywall",
    "comments",
    "related",
    "pointers",
    "navigation",
    "copyright",
    "other",
    "wire_credit",
    "byline",
    "picture",
    "dateline",
    "words",
)
"""The pattern files of the package in `furniture`, those first that count first."""
Entries = dict[str, list[Pattern]]
Words = dict[str, set[str]]


def read(path: Traversable, checked: bool) -> tuple[Entries, Words]:
    """Read a pattern file.

    Parameters
    ----------
    path : Traversable
        The TOML file.
    checked : bool
        Whether it is known to be right, as that of the package is.

    Returns
    -------
    entries : dict of str to list of Pattern
        By table: line, worded, inline, credit, dateline.
    words : dict of str to set of str
        The word lists of the file.

    Raises
    ------
    PatternError
        If the file cannot be read or an entry is wrong; the message names file, entry, field and
        reason.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise PatternError(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise PatternError(f"{path}: cannot be read as TOML ({error})") from error
    if not checked:
        check(path, data)
    entries = {table: [_pattern(table, e) for e in data.get(table, ())] for table in TABLES}
    return entries, {name: set(data.get(name, {}).get("words", ())) for name in WORD_LISTS}


def _pattern(table: str, entry: Mapping[str, Any]) -> Pattern:
    rest = entry.get("rest", "none")
    return Pattern(
        name=entry["name"],
        kind=entry.get("kind", KIND_OF_TABLE.get(table, "")),
        match=written_out(entry.get("match", "")),
        confidence=float(entry["confidence"]),
        reason=entry["reason"],
        rest=rest,
        words=entry.get("words", MOST_WORDS[rest]),
        edge=entry.get("edge", False),
        case=entry.get("case", False),
        inline=entry.get("inline", False),
        needs=tuple(entry.get("needs", ())),
        wording=float(entry.get("wording", 0)),
        weighed=entry.get("weighed", True),
    )
