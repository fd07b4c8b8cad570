"""Which articles are worth comparing: a look-up of shared terms in place of a table of all pairs."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from analysis.alignment.evidence import Vector
from analysis.alignment.sparse import Floats, Places, Rows

DAY_SCALE = 4.0  # days apart after which similarity counts half
KEYS = 25  # heaviest terms of an article, by which others are looked up
FEWEST_KEYS = 2  # terms that two articles must share to be compared
COMMONEST_KEY = 100  # a term looks up no more articles than this, the latest


def candidates(
    vectors: Sequence[Vector], days: Sequence[int], least: float
) -> Iterator[tuple[float, int, int]]:
    """Similar pairs of articles, found through the heaviest terms that they share.

    Articles are taken in the order of their dates, so that a look-up stops where the dates alone
    rule an event out: its cost does not grow with the length of the corpus in time.

    Parameters
    ----------
    vectors : sequence of Vector
        Of length 1, over terms.
    days : sequence of int
        Day number of each article, 0 where it has no date.
    least : float
        Similarity, dates included, from which a pair is given.

    Yields
    ------
    tuple of float, int, int
        Similarity, and the two places in `vectors`, the lower first.

    Examples
    --------
    >>> same, other = {"dam": 0.6, "norvale": 0.8}, {"budget": 1.0}
    >>> list(candidates([same, other, same], [0, 0, 0], 0.5))
    [(1.0, 0, 2)]
    """
    table = _Compared(vectors)
    day_of = np.array(days, dtype=np.int64)
    for index, others in _met(vectors, days, least):
        scores = table.cosines(index, others) * _closenesses(days[index], day_of[others])
        for place in np.flatnonzero(scores >= least):
            other = int(others[place])
            yield float(scores[place]), min(other, index), max(other, index)


def closeness(a: int, b: int) -> float:
    """How far two dates leave room for one event, 1 on the same day or without a date.

    Examples
    --------
    >>> closeness(738000, 738004), closeness(738000, 0)
    (0.5, 1.0)
    """
    return 1 / (1 + abs(a - b) / DAY_SCALE) if a and b else 1.0


def _closenesses(day: int, others: Places) -> Floats:
    near = 1 / (1 + np.abs(others - day) / DAY_SCALE)
    return np.where(others > 0, near, 1.0) if day else np.ones(len(others))


def _met(
    vectors: Sequence[Vector], days: Sequence[int], least: float
) -> Iterator[tuple[int, Places]]:
    """Each article with those before it that share enough of its heaviest terms."""
    longest = DAY_SCALE * (1 / least - 1)  # days apart from which no similarity suffices
    common = Counter(chain.from_iterable(vectors))
    dated: dict[str, list[int]] = defaultdict(list)
    undated: dict[str, list[int]] = defaultdict(list)
    for index in sorted(range(len(vectors)), key=lambda i: (days[i], i)):
        vector = vectors[index]
        shared = (term for term in vector if common[term] > 1)
        keys = sorted(shared, key=lambda term: (-vector[term], term))[:KEYS]
        latest = [dated[key][-COMMONEST_KEY:] for key in keys]
        first = days[index] - longest
        near = (places[bisect_left(places, first, key=days.__getitem__) :] for places in latest)
        met = Counter(chain(*near, *(undated[key][-COMMONEST_KEY:] for key in keys)))
        for key in keys:
            (dated if days[index] else undated)[key].append(index)
        others = [other for other, keys_met in met.items() if keys_met >= FEWEST_KEYS]
        if others:
            yield index, np.array(sorted(others), dtype=np.int64)


class _Compared(Rows):
    """Articles of which one is compared with several others at once."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        super().__init__(vectors)
        self._row = np.zeros(
            len(self.places)
        )  # one row with its zeros, filled in and emptied again

    def cosines(self, index: int, others: Places) -> Floats:
        """Cosines of one row with others, none of which is empty."""
        own = slice(self.starts[index], self.starts[index + 1])
        self._row[self.columns[own]] = self.values[own]
        lengths = self.starts[others + 1] - self.starts[others]
        ends = np.cumsum(lengths)
        cells = np.arange(ends[-1]) + np.repeat(self.starts[others] - ends + lengths, lengths)
        products = self._row[self.columns[cells]] * self.values[cells]
        self._row[self.columns[own]] = 0.0
        return np.add.reduceat(products, ends - lengths)
