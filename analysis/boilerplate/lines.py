"""Cut a text into its lines: the unit on which page furniture is judged."""

from __future__ import annotations

from typing import NamedTuple

_EDGE = (
    "".join(chr(c) for c in range(0x3001) if chr(c).isspace())
    + "\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
_BULLETS = " -–—•·*>|▪●►[#+"
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "), ("\u2009", " "))


class Line(NamedTuple):
    """A line without its surrounding blanks.

    `text` is the line as printed; `key` is the same in lower case with plain quotation marks and
    blanks and no leading bullet, the form patterns are written for.  Only `text` may be indexed
    with offsets.
    """

    start: int
    end: int
    text: str
    key: str


def plain(text: str) -> str:
    r"""Lower case, straight marks, ordinary blanks: what patterns and templates compare.

    Examples
    --------
    >>> plain("Don’t\xa0Miss")
    "don't miss"
    """
    lowered = text.lower()
    if not lowered.isascii():
        for printed, straight in _PLAIN:
            lowered = lowered.replace(printed, straight)
    return lowered


def split_lines(text: str) -> list[Line]:
    r"""Lines of `text` that hold more than blanks, in order.

    Parameters
    ----------
    text : str
        Any text; it may be empty.

    Returns
    -------
    list of Line
        Offsets index `text` and exclude surrounding blanks, zero-width ones too.

    Examples
    --------
    >>> [(line.start, line.text) for line in split_lines(" One \r\n\r\nTwo")]
    [(1, 'One'), (9, 'Two')]
    """
    found = []
    position = 0
    for raw in text.splitlines(keepends=True):
        inner = raw.strip(_EDGE)
        if inner:
            start = position + raw.index(inner)
            key = plain(inner)
            found.append(Line(start, start + len(inner), inner, key.lstrip(_BULLETS) or key))
        position += len(raw)
    return found
