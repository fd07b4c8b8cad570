"""Words as spans."""

from __future__ import annotations

import re

from analysis.spans import Span

# Letters, digits and the accents that stand as characters of their own; then hyphens and
# apostrophes inside, commas between digits, periods inside numbers, addresses and initials.
_LETTER = r"[\w\u0300-\u036f]"
_WORD = re.compile(
    rf"(?:[^\W\d_]\.){{2,}}(?!\w)|{_LETTER}+"
    rf"(?:(?:['’\-‐‑&]|(?<=\d),(?=\d)|\.(?=[a-z0-9])){_LETTER}+)*"
)


def words(text: str) -> list[Span]:
    """Spans of the words of `text`: "oil-rich", "don't", "U.S." and "1.9" are one word each.

    Parameters
    ----------
    text : str
        Raw text, or a view of it that keeps offsets.

    Returns
    -------
    list of Span
        Sorted, without overlap.

    Examples
    --------
    >>> line = "The U.S. paid $1.9 million—twice."
    >>> [line[w.start : w.end] for w in words(line)]
    ['The', 'U.S.', 'paid', '1.9', 'million', 'twice']
    """
    return [Span(*match.span()) for match in _WORD.finditer(text)]
