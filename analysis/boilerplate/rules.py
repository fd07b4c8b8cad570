"""What the name of a rule says, in words for readers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from analysis.boilerplate.patterns import Patterns, builtin

_PAGES = re.compile(r"(recurs-on|retold-on)-(\d+)-pages")


def why(rule: str, patterns: Patterns | None = None) -> str:
    """Say in words why a stretch was held for page furniture.

    Parameters
    ----------
    rule : str
        The `rule` of a `Boilerplate` span.
    patterns : Patterns, optional
        From `load_patterns`, for what a researcher's own patterns say of themselves.

    Returns
    -------
    str
        One or more sentences; patterns speak with their `reason`.

    Examples
    --------
    >>> why("advertisement-label")
    'The label that sits above an advertising slot, alone on its line.'
    >>> why("recurs-on-3-pages+shape:bare,under_link_heading")
    'Its outlet prints this line on 3 of the pages read. Looks and stands like page furniture: short and no sentence; under a heading of links.'
    """
    reasons = _reasons(patterns) if patterns else _builtin_reasons()
    return " ".join([_part(part, reasons) for part in rule.split("+")])


def shape_words() -> Mapping[str, str]:
    """Words for each feature of `shape` that may speak for a line."""
    return _words()["shape"]


def _part(part: str, reasons: Mapping[str, str]) -> str:
    """Explain one of the rules that agree on a stretch."""
    found = _words()["found"]
    pages = _PAGES.fullmatch(part)
    if pages:
        return found[pages[1]].format(pages=pages[2])
    first, _, rest = part.partition(":")
    if first == "shape":
        features = "; ".join(map(shape_words().__getitem__, rest.split(",")))
        return found["shape"].format(features=features)
    if rest and first in found:
        return found[first].format(rule=_part(rest, reasons))
    before, _, last = part.rpartition(":")
    if before:
        return found[last].format(rule=_part(before, reasons))
    return found[part] if part in found else reasons.get(part, found["own"])


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    source = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _builtin_reasons() -> Mapping[str, str]:
    return _reasons(builtin())


def _reasons(patterns: Patterns) -> Mapping[str, str]:
    """Return what each pattern says of itself, the first of a name where there are several."""
    named = [p for entries in patterns.entries.values() for p in entries]
    return {p.name: p.reason for p in reversed(named)}
