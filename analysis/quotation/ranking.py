"""The learned weights: scores of candidates and of stretches, as probabilities.

A score is a sum of weights of named features (`weights.csv`); a soft-max over the candidates of one
quotation turns scores into probabilities.  `benchmarks/train_speakers.py` fits the weights.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp


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


def logistic(value: float) -> float:
    """Logistic function, safe for any argument.

    Examples
    --------
    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, value))))
