"""The abbreviations and word lists of ``rules.toml``, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

CAMEL: Final = re.compile(r"[a-z]{1,3}[A-Z]")
"""How a name in camel case begins, which may stand first as it is: "iPhone"."""
_NAME: Final = r"[A-Z][\w.'’-]{0,30}"


@dataclass(frozen=True, slots=True)
class Rules:
    """What ``rules.toml`` says, in the form the rooms beside it look it up."""

    kinds: dict[str, str]
    starters: frozenset[str]
    heads: frozenset[str]
    zones: frozenset[str]
    saints: frozenset[str]
    drives: frozenset[str]
    particles: frozenset[str]
    lettered: frozenset[str]
    numbered: frozenset[str]
    articled: frozenset[str]
    bare: frozenset[str]
    domains: frozenset[str]
    open_endings: frozenset[str]
    attribution: re.Pattern[str]
    furniture: re.Pattern[str]


def alternatives(words: list[str]) -> str:
    """Regex alternatives that prefer the longer word."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def load() -> Rules:
    """Read ``rules.toml``."""
    source = resources.files(__package__).joinpath("rules.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    follow = table["following"]
    verbs = alternatives(table["attribution"]["verbs"])
    units = alternatives(table["furniture"]["lines"])
    return Rules(
        kinds={word: kind for kind, words in table["abbreviations"].items() for word in words},
        starters=frozenset(follow["starters"]),
        heads=frozenset(follow["heads"]),
        zones=frozenset(follow["zones"]),
        saints=frozenset(follow["saints"]),
        drives=frozenset(follow["drives"]),
        particles=frozenset(follow["particles"]),
        lettered=frozenset(follow["lettered"]),
        numbered=frozenset(follow["numbered"]),
        articled=frozenset(follow["articled"]),
        bare=frozenset(follow["bare"]),
        domains=frozenset(follow["domains"]),
        open_endings=frozenset(table["lines"]["open_endings"]),
        attribution=re.compile(
            rf"(?:\d\d-year-old\s)?(?:{_NAME}\s{{1,3}}(?:(?:and|of|for|the|de|van|von|al)\s{{1,3}})?){{0,4}}{_NAME}"
            rf"(?:(?<=['’]s)(?:\s[a-z-]{{1,30}}){{1,2}})?"
            rf"(?:(?:,[^,.!?\"“”]{{1,60}}){{1,3}},)?\s{{1,3}}(?:{verbs})\b"
        ),
        furniture=re.compile(rf"(?:{units})(?![a-z'’-])"),
    )
