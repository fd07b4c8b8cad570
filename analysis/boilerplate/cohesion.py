"""Lexical cohesion: how alike two parts of a text are by their longer words.

The parts of one report repeat its words, and two stories do not (M. A. Hearst, TextTiling,
Computational Linguistics 23, 1997).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from analysis.boilerplate.stamps import data

_WORD = re.compile(r"[a-z]{5,}")
_STEM: Final = 6
_WEIGHTS: Final = [0.0, *[1 + math.log(count) for count in range(1, 64)]]
"""What a word says that stands so many times."""
Counts = Counter[str]


def stems(key: str) -> Counts:
    """Count the longer words of a paragraph by how they begin, without those of any report.

    Examples
    --------
    >>> sorted(stems("the ferries that ferried them would run again"))
    ['ferrie']
    """
    return Counter([word[:_STEM] for word in _WORD.findall(key) if word not in _of_any_report()])


def alike(a: Counts, b: Counts) -> float:
    """Return the cosine of two counts of words, each weighed by 1 + log of its count.

    Examples
    --------
    >>> round(alike(Counter(ferry=1, harbor=1), Counter(ferry=1, budget=1)), 2)
    0.5
    """
    both = sum([_weight(count) * _weight(b[word]) for word, count in a.items() if word in b])
    size = math.sqrt(_square(a.values()) * _square(b.values()))
    return both / size if size else 0.0


def halves_alike(words: list[Counts], sizes: list[int]) -> float:
    """Return how alike the halves of some paragraphs are, halved by their `sizes`."""
    middle, size = 0, 0
    while 2 * size < sum(sizes):
        size += sizes[middle]
        middle += 1
    return alike(_joined(words[:middle]), _joined(words[middle:]))


def alike_at(words: list[Counts]) -> list[float]:
    """Return for each paragraph how alike all above it and the rest are (1 for the first).

    Examples
    --------
    >>> ferry, budget = Counter(ferry=1), Counter(budget=1)
    >>> [round(each, 2) for each in alike_at([ferry, ferry, budget])]
    [1.0, 0.71, 0.0]
    """
    above: dict[str, int] = {}
    below = _joined(words)
    both, size_above, size_below = 0.0, 0.0, _square(below.values())
    found = [1.0]
    for each in words[:-1]:
        for word, count in each.items():
            before, rest = above.get(word, 0), below[word]
            above[word], below[word] = before + count, rest - count
            was_above, was_below = _weight(before), _weight(rest)
            is_above, is_below = _weight(before + count), _weight(rest - count)
            both += is_above * is_below - was_above * was_below
            size_above += is_above * is_above - was_above * was_above
            size_below += is_below * is_below - was_below * was_below
        size = math.sqrt(max(size_above * size_below, 0.0))
        found.append(both / size if size else 1.0)
    return found


def _weight(count: int) -> float:
    return _WEIGHTS[count] if count < len(_WEIGHTS) else 1 + math.log(count)


def _square(counts: Iterable[int]) -> float:
    weights = [_weight(count) for count in counts]
    return sum([weight * weight for weight in weights])


def _joined(words: Iterable[Counts]) -> Counts:
    joined: Counts = Counter()
    for each in words:
        joined.update(each)
    return joined


@cache
def _of_any_report() -> frozenset[str]:
    return frozenset(data()["words_of_any_report"])
