"""What one sentence shares with each sentence of another article, of all of them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.alignment.evidence import ROOT, Reading
from analysis.alignment.sparse import Floats, Rows

KIN = 0.8  # what kin counts against the same word
MOST_RARE = 3  # shared words whose rarity is added up


@dataclass(frozen=True)
class Shared:
    """What a sentence shares with each of some others, in their order.

    `coverage` is how far two sentences tell each other's words, each word weighed by how rare it
    is: the harmonic mean of two shares, of the words of one that the other has, and the other way
    round.  A word that only shares its first letters with one of the other side counts in part.
    `rarest` is the mean weight of the rarest shared words, `names` and `plain` the weight of those
    that are names of the story and of the others, `letters` the cosine of character n-grams.
    """

    coverage: Floats
    rarest: Floats
    names: Floats
    plain: Floats
    letters: Floats


class Others:
    """The sentences of one article, as tables in which only what is there takes place."""

    def __init__(self, readings: Sequence[Reading], capitals: frozenset[str]) -> None:
        self._weights = np.array([reading.weight for reading in readings])
        # Rarest words first, so that those that are shared first are the rarest shared ones.
        by_rarity = [
            sorted(r.words.items(), key=lambda each: (-each[1], each[0])) for r in readings
        ]
        self._words = _Cells([dict(words) for words in by_rarity])
        self._letters = _Cells([reading.letters for reading in readings])
        self._roots = _Cells([dict.fromkeys(sorted(reading.roots), 1.0) for reading in readings])
        places = self._roots.places
        none = len(places)
        root_of = [places[w[:ROOT]] if len(w) >= ROOT else none for w in self._words.places]
        self._root = np.array(root_of, dtype=np.int64)[self._words.columns]
        self._capital = np.array([w in capitals for w in self._words.places], dtype=bool)[
            self._words.columns
        ]

    def shared(self, sentence: Reading) -> Shared:
        """Return what a sentence of another article shares with each of these."""
        words, weights = self._words, self._words.values
        has = words.at(dict.fromkeys(sentence.words, 1.0))
        common = has * weights
        is_rarest = words.count_up(has) <= MOST_RARE
        return Shared(
            coverage=self._coverage(sentence, common),
            rarest=words.sums(common * is_rarest) / MOST_RARE,
            names=words.sums(common * self._capital),
            plain=words.sums(common * ~self._capital),
            letters=self._letters.sums(self._letters.at(sentence.letters) * self._letters.values),
        )

    def _coverage(self, sentence: Reading, common: Floats) -> Floats:
        """Return how far the sentence and each of these tell each other's words."""
        words, roots = self._words, self._roots
        is_long = self._root < len(roots.places)
        known = roots.spread(dict.fromkeys(sentence.roots, 1.0))
        there = words.sums(common)
        alike = words.sums(common * is_long)
        kin_here = roots.sums(roots.at(_by_root(sentence.words))) - alike
        kin_there = words.sums(words.values * np.append(known, 0.0)[self._root]) - alike
        share_here = (there + KIN * np.maximum(kin_here, 0.0)) / sentence.weight
        share_there = (there + KIN * np.maximum(kin_there, 0.0)) / self._weights
        both = share_here + share_there
        shared: Floats = 2 * share_here * share_there / np.where(both > 0, both, 1.0)
        return shared


class _Cells(Rows):
    """Sentences of which all are compared with another one at once; `owner` is the row of each cell."""

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        super().__init__(vectors)
        self.owner = np.repeat(np.arange(len(self)), np.diff(self.starts))

    def spread(self, vector: Mapping[str, float]) -> Floats:
        """Return a vector over the columns, with its zeros."""
        dense = np.zeros(len(self.places))
        for name, value in vector.items():
            place = self.places.get(name)
            if place is not None:
                dense[place] = value
        return dense

    def at(self, vector: Mapping[str, float]) -> Floats:
        """Return the value that a vector has in the column of each cell."""
        return self.spread(vector)[self.columns]

    def sums(self, values: Floats) -> Floats:
        """Return the sum of the values of each row's cells."""
        return np.bincount(self.owner, values, len(self)).astype(np.float64, copy=False)

    def count_up(self, values: Floats) -> Floats:
        """Return for each cell the sum of the values up to it in its row."""
        sums = self.sums(values)
        before: Floats = np.cumsum(sums) - sums
        return np.cumsum(values) - before[self.owner]


def _by_root(words: Mapping[str, float]) -> dict[str, float]:
    """Return the weight of the longer words that begin with the same letters."""
    weights: dict[str, float] = {}
    for word, weight in words.items():
        if len(word) >= ROOT:
            weights[word[:ROOT]] = weights.get(word[:ROOT], 0.0) + weight
    return weights
