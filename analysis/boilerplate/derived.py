"""What set-up derived from the patterns of the package, so that no run has to derive it again.

`tools/compile_rooms.py` keeps it beside the compiled rooms.  What is not kept there, as a researcher's
own pattern, is derived when it is asked for, with the same result.
"""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any

from analysis import compiled

FILE = "patterns.marshal"
_Kept = dict[str, dict[str, Any]]


def beginnings(pattern: str) -> frozenset[str] | None:
    """Return what is kept of `beginnings.beginnings`, None where nothing is."""
    return _kept()["beginnings"].get(pattern)


def regex(source: str) -> re.Pattern[str]:
    """Return a regular expression, given without flags, as Python compiles it.

    Examples
    --------
    >>> regex("[a-z]+").match("more to read")[0]
    'more'
    """
    kept = _kept()["code"].get(source)
    if kept is None:
        return re.compile(source)
    flags, code, groups, index, names = kept
    return _assembled(source, flags, array("I", code).tolist(), groups, index, names)


def write(folder: Path, sources: Iterable[str], begins: Mapping[str, frozenset[str]]) -> None:
    """Keep in `folder` what Python compiles of `sources`, and the beginnings of each pattern."""
    kept = {"beginnings": begins, "code": {source: _code(source) for source in sources}}
    (folder / FILE).write_bytes(marshal.dumps((sys.version, kept)))


@cache
def _kept() -> _Kept:
    """Return what is kept for this Python, which alone can read it; empty tables otherwise."""
    place = compiled.made()
    try:
        version, kept = marshal.loads((place / FILE).read_bytes()) if place else ("", {})
    except (OSError, ValueError, EOFError, TypeError):
        version, kept = "", {}
    found: _Kept = kept if version == sys.version else {}
    return {table: found.get(table, {}) for table in ("beginnings", "code")}


def _code(source: str) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """Return what Python's own compiler makes of a regular expression, in plain values."""
    parsed = _parser.parse(source)
    code = array("I", _compiler._code(parsed, 0)).tobytes()
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _assembled(source: str, *parts: Any) -> re.Pattern[str]:
    """Return the expression that `_code` took apart."""
    made: re.Pattern[str] = _compiler._sre.compile(source, *parts)
    return made
