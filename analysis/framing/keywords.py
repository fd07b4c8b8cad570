"""Key word in context (KWIC): every place of a word, with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.framing.lexicon import Lexicon
from analysis.layers import Article
from analysis.spans import HasOffsets, Span, blank

if TYPE_CHECKING:
    import pandas as pd


FIRST_PIECE, LAST_PIECE = re.compile(r"^\S+"), re.compile(r"\S+$")
BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line(Span):
    """One place of a key word: its offsets and the raw text before, at and after it."""

    left: str
    keyword: str
    right: str


def kwic(
    text: str, term: str, width: int = 40, boilerplate: Sequence[HasOffsets] = ()
) -> list[Line]:
    """Key word in context.

    Parameters
    ----------
    text : str
        The raw text.
    term : str
        Word or phrase, in any case unless it has a capital; a word that ends in ``*`` is a stem.
    width : int
        Characters of context on either side.
    boilerplate : sequence of spans
        Page furniture, in which no key word is sought; it stays in the context.

    Returns
    -------
    list of Line
        Sorted by start.

    Raises
    ------
    ValueError
        If `term` has no word or is a stem of less than three letters.

    Examples
    --------
    >>> [line.left + "[" + line.keyword + "]" for line in kwic("A new dam; the dam held.", "dam", 6)]
    ['A new [dam]', '; the [dam]']
    """
    return [
        Line(
            hit.start,
            hit.end,
            text[max(0, hit.start - width) : hit.start],
            hit.text,
            text[hit.end : hit.end + width],
        )
        for hit in Lexicon({"keyword": [term]}).find(text, boilerplate)
    ]


def concordance(
    articles: Iterable[Article],
    term: str,
    width: int = 40,
    furniture: Mapping[str, Sequence[HasOffsets]] | None = None,
) -> pd.DataFrame:
    """Key word in context over articles, sorted by outlet.

    Parameters
    ----------
    articles : iterable of Article
        What to search.
    term, width
        As for `kwic`; the context is that of `around`.
    furniture : mapping of article_id to spans, optional
        Page furniture of the articles, in which no key word is sought and which no context has.

    Returns
    -------
    pandas.DataFrame
        ``outlet``, ``event``, ``article_id``, ``start``, ``end``, ``left``, ``keyword``, ``right``.

    Examples
    --------
    >>> concordance([Article("1", "The dam held.", outlet="Gazette")], "dam")["keyword"].tolist()
    ['dam']
    """
    import pandas as pd

    cut = furniture or {}
    columns = ["outlet", "event", "article_id", "start", "end", "left", "keyword", "right"]
    rows = []
    for a in articles:
        own = cut.get(a.article_id, ())
        body = blank(a.text, own)
        for line in kwic(a.text, term, 0, own):
            left, right = around(body, line.start, line.end, width)
            place = (a.teller, a.event, a.article_id, line.start, line.end)
            rows.append((*place, left, line.keyword, right))
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["outlet", "article_id", "start"], ignore_index=True, kind="stable")


def around(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """Return what stands before and after a stretch, on one line, cut between words with a mark.

    Parameters
    ----------
    text : str
        The text, in which what must not show is blanked.
    start, end : int
        The stretch.
    width : int
        Characters of context on either side.

    Examples
    --------
    >>> around("The old dam above the town held.", 8, 11, 9)
    ('The old ', ' above …')
    """
    first, last = max(0, start - width), end + width
    left, right = text[first:start], text[end:last]
    if text[:first].strip():
        broken = not text[first - 1].isspace()
        left = f"… {(FIRST_PIECE.sub('', left) if broken else left).lstrip()}"
    if text[last:].strip():
        broken = not text[last].isspace()
        right = f"{(LAST_PIECE.sub('', right) if broken else right).rstrip()} …"
    return BLANKS.sub(" ", left.lstrip()), BLANKS.sub(" ", right.rstrip())
