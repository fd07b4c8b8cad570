"""The word lists of ``lexicon.toml``, read once and turned into patterns and look-ups."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

# What keeps a number and its unit on one line, in the order of Unicode.
_PLAIN = str.maketrans(
    dict.fromkeys("\u00a0\u2002\u2007\u2009\u200a\u202f", " ") | dict.fromkeys("\u2010\u2011", "-")
)


@cache
def load() -> dict[str, Any]:
    """Read ``lexicon.toml`` once."""
    source = resources.files(__package__).joinpath("lexicon.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def plain(text: str) -> str:
    r"""The text with no-break and thin blanks and hyphens as the plain ones: all offsets hold.

    Examples
    --------
    >>> plain("$4\u00a0million")
    '$4 million'
    """
    return text.translate(_PLAIN)


def alternation(words: Iterable[str]) -> str:
    """Regular expression for any of `words`, longest first, a blank matching a hyphen too.

    Examples
    --------
    >>> alternation(["mile", "miles per hour"])
    'miles[ -]per[ -]hour|mile'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(
        re.escape(word).replace(r"\ ", "[ -]").replace(r"\-", "[ -]") for word in ordered
    )


def first_letters(words: Iterable[str]) -> str:
    """Regular expression for the first two characters of any of `words`, a quick look ahead.

    Examples
    --------
    >>> first_letters(["two", "ten", "one"])
    'o[n]|t[ew]'
    """
    seconds: dict[str, set[str]] = {}
    for word in words:
        seconds.setdefault(word[0], set()).add(word[1])
    return "|".join(f"{first}[{''.join(sorted(seconds[first]))}]" for first in sorted(seconds))


@cache
def unit_of() -> dict[str, str]:
    """Canonical unit by spelling in lower case, hyphens read as blanks."""
    return {
        spelling.lower().replace("-", " "): unit
        for unit, spellings in load()["units"].items()
        for spelling in spellings
    } | {code.lower(): code for code in load()["currency_codes"]["codes"]}


@cache
def number_words() -> frozenset[str]:
    """Every word that tells how many: "two", "dozens", "million", "mln"."""
    kinds = ("cardinals", "magnitudes", "short_magnitudes", "vague", "fractions", "collectives")
    return frozenset(word for kind in kinds for word in load()[kind])


@cache
def currency_of() -> dict[str, str]:
    """Currency code by the sign, abbreviation or code in front of a figure."""
    lexicon = load()
    return {**{code: code for code in lexicon["currency_codes"]["codes"]}, **lexicon["currencies"]}


@cache
def money_units() -> frozenset[str]:
    """Every unit that is money, the open ones such as "krone" included."""
    lexicon = load()
    named = {*lexicon["currency_codes"]["codes"], *lexicon["currencies"].values()}
    return frozenset(
        named
        | {
            unit
            for unit in lexicon["open_units"]
            if unit in lexicon["units"]
            and lexicon["open_units"][unit][0].isupper()
            and unit != "pound"
        }
    )


@cache
def hedges() -> dict[str, str]:
    """Kind of hedge (approximate, below, above, at_least, at_most, under) by its words."""
    return {words: kind for kind, phrases in load()["hedges"].items() for words in phrases}


@cache
def dimension(unit: str) -> tuple[str, float]:
    """What `unit` measures and its factor within that dimension.

    A unit that converts to no other is a dimension of its own; a count has the dimension "".

    Examples
    --------
    >>> dimension("km"), dimension("percent")
    (('length', 1000.0), ('percent', 1.0))
    """
    name, factor = load()["dimensions"].get(unit, (unit, 1.0))
    return str(name), float(factor)


def zero(unit: str) -> float:
    """Zero of `unit` in the first unit of its dimension: 0 for all but degrees Fahrenheit.

    Examples
    --------
    >>> round(zero("degree F"), 2), zero("km")
    (-17.78, 0.0)
    """
    return float(load()["zeros"].get(unit, 0.0))
