"""Two articles that, by the names they open with, tell two events."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from analysis.alignment import lists
from analysis.alignment.words import content_words
from analysis.layers import Layers

OPENING = 2  # sentences in which an article names what it is about
SHORTEST = 4  # sentences below which a text may only not come to name it


def are_strangers(a: Layers, b: Layers) -> bool:
    """Whether each article opens with names that the other lacks, and they share no full name.

    Fires in two towns are told in the same words.  Nothing follows for an article that opens
    without a name, or where both have "Ana Reed" or "Lake Orrin".

    Examples
    --------
    >>> from analysis.segmentation import sentences
    >>> from analysis.layers import Article
    >>> def read(text): return Layers(Article("", text), sentences=sentences(text))
    >>> told = "A fire in {} hurt six. It broke out at a plant. Smoke rose. People fled."
    >>> dorn, helm = (read(told.format(town)) for town in ("Dorn", "Helm"))
    >>> are_strangers(dorn, helm), are_strangers(dorn, read(told.format("a part of Dorn")))
    (True, False)
    """
    if min(len(a.sentences), len(b.sentences)) < SHORTEST:
        return False
    if full_names(a.article.text) & full_names(b.article.text):
        return False
    return all(
        named and (named | first).isdisjoint(names(other.article.text))
        for (named, first), other in ((_opening(a), b), (_opening(b), a))
    )


@lru_cache(maxsize=1 << 6)
def names(text: str) -> frozenset[str]:
    """Stems of the capitalised words of an article, which is compared with every other of its event."""
    return frozenset(word.stem for word in content_words(text) if word.capital)


@lru_cache(maxsize=1 << 6)
def full_names(text: str) -> frozenset[tuple[str, str]]:
    """Stems of every two capitalised words in a row.

    Examples
    --------
    >>> sorted(full_names("The mayor, Ana Reed, met Mr Reed."))
    [('ana', 'reed'), ('mr', 'reed')]
    """
    capital = [word for word in content_words(text) if word.capital]
    return frozenset((x.stem, y.stem) for x, y in pairwise(capital) if y.start == x.end + 1)


def _opening(article: Layers) -> tuple[frozenset[str], frozenset[str]]:
    """Names inside the first sentences, and the words that begin them, which may be names.

    Dates are no names, nor is what a headline prints with a capital and the text without one.
    """
    text = article.article.text
    named, first = set[str](), set[str]()
    for sentence in article.sentences[:OPENING]:
        words = content_words(text[sentence.start : sentence.end])
        named.update(word.stem for word in words[1:] if word.capital)
        first.update(word.stem for word in words[:1] if word.capital)
    apart = _plain(text) | lists.dates()
    return frozenset(named) - apart, frozenset(first) - apart


@lru_cache(maxsize=1 << 6)
def _plain(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(text) if not word.capital)
