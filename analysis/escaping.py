"""Texts of articles made fit to stand in a page, in an address and in a line of prose."""

from __future__ import annotations

import hashlib
import html
import re
import unicodedata

NUMBER_BLANK = re.compile(r"(?<=\d) (?=%)")
LONGEST_NAME = 60
NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
VISIBLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: f"[U+{code:04X}]" for code in TURNING},
}
"""Characters that no page may carry, or that turn the order of others, and what stands for them."""


def shown(text: str) -> str:
    r"""Return a text with characters that would hide, break off or turn others made visible.

    NUL and other controls become their pictures, lone surrogates the replacement character, and
    the overrides and embeddings of writing direction are spelled out.

    Examples
    --------
    >>> shown("a\x00b\u202ec\ud800")
    'a␀b[U+202E]c�'
    """
    return text.translate(VISIBLE)


def escaped(text: str) -> str:
    """Return a text fit to stand in a page, between tags or in a quoted attribute."""
    return html.escape(shown(text))


def together(text: str) -> str:
    """Return prose in which a number and its percent sign stay on one line.

    Examples
    --------
    >>> together("6.2 %") == "6.2\N{NO-BREAK SPACE}%"
    True
    """
    return NUMBER_BLANK.sub("\N{NO-BREAK SPACE}", text)


def cut(text: str, longest: int) -> str:
    """Return a text, an endless one cut with a mark that says how much is missing.

    Examples
    --------
    >>> cut("abcdef", 3), cut("abc", 3)
    ('abc… [3 more characters]', 'abc')
    """
    more = len(text) - longest
    return f"{text[:longest]}… [{more:,} more characters]" if more > 0 else text


def slug(text: str) -> str:
    """Return a name that is safe as a file, in an address and as an id.

    What is not plain is replaced, and a piece of a hash keeps different texts different.

    Examples
    --------
    >>> slug("leak-strips"), slug("../A b"), slug("")
    ('leak-strips', 'a-b-e3f8e011', 'e3b0c442')
    >>> slug("élection")
    'election-48beb760'
    """
    if len(text) <= LONGEST_NAME and NAME.fullmatch(text):
        return text
    bare = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text[:LONGEST_NAME]))
    plain = re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain[:40].strip('-')}-{digest}".lstrip("-")
