"""The layers of a whole corpus in little memory: packed, and unpacked one article at a time.

As objects the layers of an article take some ten times the memory of its text, packed less than twice.
"""

from __future__ import annotations

import dataclasses
import pickle
import zlib
from collections.abc import Sequence
from typing import Final, overload

from analysis.layers import Article, Layers

_NONE: Final = Article("", "")
_FASTEST: Final = 1


def pack(layers: Layers) -> bytes:
    """Pack what was found in an article, without the article.

    Examples
    --------
    >>> from analysis.spans import Span
    >>> found = Layers(Article("a", "It rained."), sentences=[Span(0, 10)])
    >>> Packed([found.article], [pack(found)])[0] == found
    True
    """
    found = dataclasses.replace(layers, article=_NONE)
    return zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), _FASTEST)


class Packed(Sequence[Layers]):
    """Layers by article, each made anew whenever it is asked for.

    Parameters
    ----------
    articles : sequence of Article
    packed : sequence of bytes
        What `pack` made of the layers of each.
    """

    def __init__(self, articles: Sequence[Article], packed: Sequence[bytes]) -> None:
        self.articles = articles
        self._packed = packed

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, at: int) -> Layers: ...
    @overload
    def __getitem__(self, at: slice) -> Packed: ...
    def __getitem__(self, at: int | slice) -> Layers | Packed:
        if isinstance(at, slice):
            return Packed(self.articles[at], self._packed[at])
        found: Layers = pickle.loads(zlib.decompress(self._packed[at]))
        return dataclasses.replace(found, article=self.articles[at])

    def take(self, places: Sequence[int]) -> Packed:
        """Return the layers at some places, still packed."""
        return Packed([self.articles[at] for at in places], [self._packed[at] for at in places])


def articles_of(corpus: Sequence[Layers]) -> Sequence[Article]:
    """Return the articles; what is packed stays so."""
    return corpus.articles if isinstance(corpus, Packed) else [each.article for each in corpus]


def take(corpus: Sequence[Layers], places: Sequence[int]) -> Sequence[Layers]:
    """Return the layers at some places; what is packed stays so."""
    return corpus.take(places) if isinstance(corpus, Packed) else [corpus[at] for at in places]


def by_id(corpus: Sequence[Layers]) -> Sequence[Layers]:
    """Return layers in the order of their articles' ids; what is packed stays so.

    What is drawn at random from them would change with the order of the lines of a file.
    """
    ids = [article.article_id for article in articles_of(corpus)]
    return take(corpus, sorted(range(len(ids)), key=ids.__getitem__))
