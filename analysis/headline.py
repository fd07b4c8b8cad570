"""The headline that a text prints: a line of its head that is the title of the metadata."""

from __future__ import annotations

from itertools import islice
from typing import Final

from analysis.boilerplate import split_lines
from analysis.layers import Article, Layers
from analysis.spans import HasOffsets, Span

_HEAD: Final = 5
"""Lines, blank ones not counted, in which a headline may stand: a stamp or a kicker may precede it."""


def headline(article: Article) -> list[Span]:
    r"""Where an article prints its title, which is no sentence of its prose.

    Parameters
    ----------
    article : Article
        Its title comes from the metadata; without one no line is known to be the headline.

    Returns
    -------
    list of Span
        Whole lines among the first five; mostly one or none.

    Examples
    --------
    >>> headline(Article("a", "DAM FAILS\n\nThe dam broke on Monday.", title="Dam fails"))
    [Span(start=0, end=9)]
    >>> headline(Article("a", "Dam fails\n\nThe dam broke on Monday."))
    []
    """
    if not _key(article.title):
        return []
    lines = islice(split_lines(article.text), _HEAD)
    return [Span(line.start, line.end) for line in lines if is_title(line.text, article.title)]


def is_title(line: str, title: str) -> bool:
    """Tell whether a line is the title, whatever its case, marks and blanks.

    Examples
    --------
    >>> is_title("‘Dam  fails’: Orvale floods", "'DAM FAILS' - Orvale floods")
    True
    >>> is_title("—", "")
    False
    """
    return bool(_key(title)) and _key(line) == _key(title)


def no_prose(layers: Layers) -> list[HasOffsets]:
    """What is no sentence of an article's prose: the furniture that is cut, and the headline."""
    return [*layers.boilerplate, *headline(layers.article)]


def _key(text: str) -> str:
    """Letters and digits alone."""
    return "".join(filter(str.isalnum, text.casefold()))
