"""One spelling for the words that British and American outlets spell apart."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1 << 16)
def american(word: str) -> str:
    """The American spelling of a word in lower case, to compare and not to print.

    Words in "ise" are all read with a z, in which nothing that was apart becomes one.

    Examples
    --------
    >>> [american(w) for w in ("colours", "centred", "organised", "travelling", "defence", "hour")]
    ['colors', 'centered', 'organized', 'traveling', 'defense', 'hour']
    """
    for pattern, repl in _patterns():
        word, changed = pattern.subn(repl, word)
        if changed:
            return word
    return str(_spellings()["words"].get(word, word))


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    roots = {name: "|".join(_spellings()[name]) for name in ("our", "re", "doubling")}
    return [
        (re.compile(rf"^({roots['our']})our(?=[a-z]*$)"), r"\1or"),
        (re.compile(rf"^({roots['re']})re(?=s?$)"), r"\1er"),
        (re.compile(rf"^({roots['re']})red$"), r"\1ered"),
        (re.compile(rf"^({roots['doubling']})l(?=(?:ed|ing|ers?|ors?|ations?)$)"), r"\1"),
        (re.compile(r"^([a-z]{3,})is(?=(?:e[sd]?|ing|ers?|ations?|ational|able)$)"), r"\1iz"),
        (re.compile(r"^([a-z]{3,})ys(?=(?:e[sd]?|ing)$)"), r"\1yz"),
    ]


@cache
def _spellings() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("spelling.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
