"""Key word in context (KWIC): every place of a word, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from analysis.framing.lexicon import Lexicon
from analysis.layers import Article
from analysis.spans import HasOffsets, Span

if TYPE_CHECKING:
    import pandas as pd


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


def concordance(articles: Iterable[Article], term: str, width: int = 40) -> pd.DataFrame:
    """Key word in context over articles, sorted by outlet.

    Parameters
    ----------
    articles : iterable of Article
        What to search.
    term, width
        As for `kwic`.

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

    columns = ["outlet", "event", "article_id", "start", "end", "left", "keyword", "right"]
    rows = [
        (a.outlet, a.event, a.article_id, *astuple(line))
        for a in articles
        for line in kwic(a.text, term, width)
    ]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(["outlet", "article_id", "start"], ignore_index=True, kind="stable")
