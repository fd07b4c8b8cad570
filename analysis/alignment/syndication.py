"""Passages that two articles print word for word: wire copy, a release, one taken from the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.layers import Layers
from analysis.spans import blank

LEAST = 12  # words in a row that two reporters do not write by chance
_WORD = re.compile(r"[^\W_]+")
_Word = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of `words` words that stands in both articles, quotations left out."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int


def passages(a: Layers, b: Layers, least: int = LEAST) -> list[Passage]:
    """Longest stretches of at least `least` words outside quotation marks that both articles print.

    Case and punctuation are ignored.  Reuse is a fact about the text, not about who took from
    whom.

    Examples
    --------
    >>> from analysis.layers import Article
    >>> line = "The Norvale dam broke on Monday after three days of rain and flooded the old town."
    >>> one, two = Layers(Article("a", line)), Layers(Article("b", "Norvale: " + line))
    >>> [(p.start_a, p.start_b, p.words) for p in passages(one, two)]
    [(0, 9, 16)]
    """
    words_a, words_b = _words(a), _words(b)
    index: dict[tuple[str, ...], int] = {}
    for j in range(len(words_b) - least + 1):
        index.setdefault(tuple(w[0] for w in words_b[j : j + least]), j)
    return list(_longest(words_a, words_b, index, least))


def _longest(
    words_a: list[_Word], words_b: list[_Word], index: dict[tuple[str, ...], int], least: int
) -> Iterator[Passage]:
    i = 0
    while i + least <= len(words_a):
        j = index.get(tuple(w[0] for w in words_a[i : i + least]))
        if j is None:
            i += 1
            continue
        n = least
        while (
            i + n < len(words_a) and j + n < len(words_b) and words_a[i + n][0] == words_b[j + n][0]
        ):
            n += 1
        last_a, last_b = words_a[i + n - 1], words_b[j + n - 1]
        yield Passage(words_a[i][1], last_a[2], words_b[j][1], last_b[2], n)
        i += n


def _words(article: Layers) -> list[_Word]:
    quoted = [quote for quote in article.quotes if quote.type != "indirect"]
    view = blank(article.article.text, [*article.boilerplate, *quoted])
    return [(m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(view)]
