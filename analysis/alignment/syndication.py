"""Passages that two articles print word for word: wire copy, a release, one taken from the other."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.layers import Layers
from analysis.spans import Span, blank, merge

LEAST = 12  # words in a row that two reporters do not write by chance
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word outside quotation marks in lower case, and what is quoted between it and the one before."""

    form: str
    start: int
    end: int
    quoted: tuple[str, ...]


_Run = tuple[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of `words` words that stands in both articles, those in quotation marks not counted."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    words: int


def passages(a: Layers, b: Layers) -> list[Passage]:
    """Longest stretches of at least `LEAST` words outside quotation marks that both articles print.

    Case and punctuation are ignored.  A stretch runs on over a quotation that both print in the
    same words, whose words are not counted, and ends at another one.  Reuse is a fact about the
    text, not about who took from whom.

    Examples
    --------
    >>> from analysis.layers import Article
    >>> line = "The Norvale dam broke on Monday after three days of rain and flooded the old town."
    >>> one, two = Layers(Article("a", line)), Layers(Article("b", "Norvale: " + line))
    >>> [(p.start_a, p.start_b, p.words) for p in passages(one, two)]
    [(0, 9, 16)]
    """
    words_a, words_b = _outside_marks(a), _outside_marks(b)
    index: dict[_Run, int] = {}
    for j, run in enumerate(_runs(words_b)):
        index.setdefault(run, j)
    return list(_longest(words_a, words_b, index))


def _longest(
    words_a: Sequence[_Word], words_b: Sequence[_Word], index: Mapping[_Run, int]
) -> Iterator[Passage]:
    runs = _runs(words_a)
    i = 0
    while i < len(runs):
        j = index.get(runs[i])
        if j is None:
            i += 1
            continue
        n = LEAST
        while (
            i + n < len(words_a)
            and j + n < len(words_b)
            and _goes_on(words_a[i + n], words_b[j + n])
        ):
            n += 1
        last_a, last_b = words_a[i + n - 1], words_b[j + n - 1]
        yield Passage(words_a[i].start, last_a.end, words_b[j].start, last_b.end, n)
        i += n


def _runs(words: Sequence[_Word]) -> list[_Run]:
    """Every `LEAST` words in a row, and what is quoted between them."""
    links = [(word.quoted, word.form) for word in words]
    return [(words[i].form, tuple(links[i + 1 : i + LEAST])) for i in range(len(words) - LEAST + 1)]


def _goes_on(a: _Word, b: _Word) -> bool:
    return a.form == b.form and a.quoted == b.quoted


def _outside_marks(article: Layers) -> tuple[_Word, ...]:
    quoted = merge(quote for quote in article.quotes if quote.type != "indirect")
    return _words(article.article.text, tuple(merge(article.boilerplate)), tuple(quoted))


@lru_cache(maxsize=1 << 6)
def _words(text: str, cut: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[_Word, ...]:
    """Words of an article, which is compared with every other of its event."""
    spoken = [
        (m.start(), m[0].lower()) for q in quoted for m in _WORD.finditer(text, q.start, q.end)
    ]
    words: list[_Word] = []
    said = 0
    for match in _WORD.finditer(blank(text, [*cut, *quoted])):
        between = bisect_left(spoken, (match.start(), ""))
        forms = tuple(form for _, form in spoken[said:between])
        words.append(_Word(match[0].lower(), match.start(), match.end(), forms))
        said = between
    return tuple(words)
