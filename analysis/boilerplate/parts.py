"""Parts that patterns share, and the layout of their expressions over several lines."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_BREAK = re.compile(r"(?:\A|\r?\n)[ \t]*")
"""TOML itself takes away the break behind the opening marks, but not the blanks behind it."""
_NAMED = re.compile(r"(?<!\\)\{([A-Za-z_]+)\}")


def written_out(match: str) -> str:
    r"""Return a `match` as one regular expression: parts in place of their names, on one line.

    Raises
    ------
    KeyError
        For the name of a part that there is not.

    Examples
    --------
    >>> written_out("(?:on )?{day}" "\n  |today")
    '(?:on )?[0-9]{1,2}(?:st|nd|rd|th)?|today'
    """
    return _on_one_line(match, parts())


@cache
def parts() -> dict[str, str]:
    """Return the expression of every part by its name."""
    source = resources.files(__package__).joinpath("furniture", "parts.toml")
    found: dict[str, str] = {}
    for name, match in tomllib.loads(source.read_text(encoding="utf-8")).items():
        found[name] = _on_one_line(match, found)
    return found


def _on_one_line(match: str, known: dict[str, str]) -> str:
    return _NAMED.sub(lambda named: known[named[1]], _BREAK.sub("", match))
