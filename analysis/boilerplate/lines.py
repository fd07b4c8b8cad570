"""Cut a text into its lines: the unit on which page furniture is judged."""

from __future__ import annotations

import html
import re
from typing import Final

from analysis.boilerplate.thresholds import PROSE

_EDGE: Final = (
    "".join(chr(c) for c in range(0x3001) if chr(c).isspace())
    + "\u200b\u200c\u200d\u2060\ufeff\u00ad"
)
_BULLETS: Final = " -–—•·*>|▪●►[#+"
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^<>]*-->")
_TAGS = re.compile(rf"(?:{_TAG.pattern}|[{re.escape(_EDGE)}])*+")
_MARKUP = re.compile(r"</?[a-zA-Z]|<!--|&#?\w{1,8};")
_END_MARKS: Final = ".!?…:;,"
_CLOSING_MARKS: Final = "\"”’')]"
_LONGEST_HEADLINE: Final = 160
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "), ("\u2009", " "))


class Line:
    """A line without its surrounding blanks.

    `text` is the line as printed; `key` is the same in lower case with plain quotation marks and
    blanks, no leading bullet and no markup, the form patterns are written for.  Only `text` may be
    indexed with offsets.
    """

    def __init__(self, start: int, text: str, key: str) -> None:
        self.start, self.end = start, start + len(text)
        self.text, self.key = text, key


def plain(text: str) -> str:
    r"""Lower case, straight marks, ordinary blanks: what patterns and templates compare.

    Examples
    --------
    >>> plain("Don’t\xa0Miss")
    "don't miss"
    """
    if text.isascii():
        return text.lower()
    for printed, straight in _PLAIN:
        text = text.replace(printed, straight)
    return text.lower()


def is_headline(text: str) -> bool:
    """Whether a line may be a headline: not long, and without an end mark.

    Examples
    --------
    >>> is_headline("Ferry runs again"), is_headline("The ferry runs again.")
    (True, False)
    """
    return len(text) <= _LONGEST_HEADLINE and not _is_ended(text)


def is_paragraph(text: str) -> bool:
    """Whether a line is long and ends as a sentence does.

    Examples
    --------
    >>> is_paragraph("The ferry runs again.")
    False
    """
    return len(text) >= PROSE and _is_ended(text)


def _is_ended(text: str) -> bool:
    """Whether a line ends in an end mark or a comma, perhaps with a quotation or a bracket."""
    last = text.rstrip(_CLOSING_MARKS)[-1:]
    return last != "" and last in _END_MARKS


def has_one(text: str, strings: list[str]) -> bool:
    """Whether one of some strings stands in `text`."""
    for string in strings:  # noqa: SIM110 -- a loop is compiled, a generator is not
        if string in text:
            return True
    return False


def split_lines(text: str) -> list[Line]:
    r"""Lines of `text` that hold more than blanks, in order.

    Parameters
    ----------
    text : str
        Any text; it may be empty.

    Returns
    -------
    list of Line
        Offsets index `text` and exclude surrounding blanks, zero-width ones too, and tags.

    Examples
    --------
    >>> [(line.start, line.text) for line in split_lines(" One \r\n\r\nTwo")]
    [(1, 'One'), (9, 'Two')]
    """
    found = []
    position = 0
    for raw in text.splitlines(keepends=True):
        inner = raw.lstrip(_EDGE)
        start = position + len(raw) - len(inner)
        inner = inner.rstrip(_EDGE)
        if inner and (inner[0] == "<" or inner[-1] == ">"):
            first, last = _between_tags(inner)
            start, inner = start + first, inner[first:last]
        if inner:
            key = plain(_without_markup(inner))
            found.append(Line(start, inner, key.lstrip(_BULLETS) or key))
        position += len(raw)
    return found


def _between_tags(text: str) -> tuple[int, int]:
    """Return where a line begins and ends between the tags around it."""
    opening = _TAGS.match(text)
    first, last = opening.end() if opening else 0, len(text)
    while (tag := text.rfind("<", first, last)) >= 0 and _TAGS.fullmatch(text, tag, last):
        last = tag
    return first, first + len(text[first:last].rstrip(_EDGE))


def _without_markup(text: str) -> str:
    """Return a line as a reader sees it, without tags inside it and with entities as characters."""
    if ("<" in text or "&" in text) and _MARKUP.search(text):
        return html.unescape(_TAG.sub("", text))
    return text
