"""The learned weights: scores of candidates and of stretches, as probabilities.

A score is a sum of weights of named features (`weights.csv`); a soft-max over the candidates of one
quotation turns scores into probabilities.  `benchmarks/train_speakers.py` fits the weights.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import repeat
from math import exp
from typing import ParamSpec, cast

_Situation = ParamSpec("_Situation")
_MOST = 1 << 12  # situations of one sort kept in memory


@cache
def weights() -> dict[str, float]:
    """Weight of every feature; a feature not listed weighs nothing."""
    source = resources.files(__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    lines = (line for line in source.splitlines() if not line.startswith("#"))
    return {name: float(weight) for name, weight in csv.reader(lines)}


def score(features: Sequence[str]) -> float:
    """Sum of the weights of `features`.

    Examples
    --------
    >>> score([])
    0.0
    """
    return sum(map(weights().get, features, repeat(0.0)), 0.0)


@dataclass(slots=True)
class Evidence:
    """Features that belong together, and the sum of their weights."""

    names: tuple[str, ...]
    weight: float


def total(evidence: Sequence[Evidence]) -> float:
    """Sum of the weights of all `evidence`.

    Examples
    --------
    >>> total([Evidence(("a",), 0.5), Evidence(("b", "c"), 1.0)])
    1.5
    """
    return sum(part.weight for part in evidence)


_remembered: list[Callable[[], None]] = []


def weighed(
    features: Callable[_Situation, Sequence[str]],
) -> Callable[_Situation, Evidence]:
    """Decorate a function that lists features: each situation is named and weighed only once.

    Naming features is most of the work of a quotation, and few situations differ.

    Examples
    --------
    >>> @weighed
    ... def place(rule: str) -> list[str]:
    ...     return [f"{rule}:unknown"]
    >>> place("said")
    Evidence(names=('said:unknown',), weight=0.0)
    """

    @lru_cache(maxsize=_MOST)
    def weigh(*args: _Situation.args, **kwargs: _Situation.kwargs) -> Evidence:
        names = tuple(features(*args, **kwargs))
        return Evidence(names, score(names))

    _remembered.append(weigh.cache_clear)
    return cast(Callable[_Situation, Evidence], weigh)


def reload() -> None:
    """Read the weights anew: for the script that fits them."""
    weights.cache_clear()
    for forget in _remembered:
        forget()


def shares(scores: Sequence[float]) -> list[float]:
    """Soft-max of `scores`.

    Examples
    --------
    >>> shares([1.0, 1.0])
    [0.5, 0.5]
    """
    highest = max(scores)
    powers = [exp(s - highest) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]
