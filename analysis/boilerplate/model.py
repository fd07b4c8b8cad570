"""Weigh what a line looks like, where it stands and what its neighbours are: a logistic model.

Two steps, both plain sums of the weights in ``weights.toml`` (written by
``benchmarks/train_boilerplate.py``): a first look at each line by itself, then a second that also
knows what the first said of the lines around it, after the stacked sequence models of Cohen and
Carvalho (2005, "Stacked Sequential Learning").
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Final

from analysis.boilerplate.form import Features
from analysis.boilerplate.place import NEIGHBOURS, neighbours

_MOST_REASONS: Final = 3
NO_REASONS = frozenset(
    ("bias", "share_prose", "few_lines", "pattern", "pattern_confidence", "recurs")
)
"""What all lines of a text have in common, and what the name of a rule says anyway."""


Weights = dict[str, tuple[float, float]]
"""The weights of a feature in the first and in the second step."""


@cache
def builtin_weights() -> Weights:
    """Return the weights that come with the package."""
    source = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    first, second = data["first"], data["second"]
    return {name: (first.get(name, 0.0), weight) for name, weight in second.items()}


def probabilities(rows: Sequence[Features], weights: Weights | None = None) -> list[float]:
    """Probability that each line of a text is furniture.

    Parameters
    ----------
    rows : sequence of dict
        The features of every line, from `shape.own_features`.
    weights : Weights, optional
        The built-in ones by default.

    Returns
    -------
    list of float
        One for each line, in [0, 1].

    Examples
    --------
    >>> probabilities([])
    []
    """
    used = weights or builtin_weights()
    alone, scores = [], []
    for row in rows:
        first, second = _dots(row, used)
        alone.append(logistic(first))
        scores.append(second)
    beside = [used[name][1] for name in NEIGHBOURS]
    found = []
    for score, near in zip(scores, neighbours(alone), strict=True):
        weighed = 0.0
        for i, weight in enumerate(beside):
            weighed += weight * near[i]
        found.append(logistic(score + weighed))
    return found


def reasons(row: Features, weights: Weights | None = None) -> str:
    """Return the features that speak most for furniture, strongest first."""
    used = _of_reasons(weights) if weights else _builtin_of_reasons()
    speaks: list[tuple[float, str]] = []
    for name, value in row.items():
        weight = used.get(name)
        if weight is not None and weight * value > 0:
            speaks.append((-(weight * value), name))
    return ",".join([name for _, name in sorted(speaks)[:_MOST_REASONS]]) or "place"


@cache
def _builtin_of_reasons() -> dict[str, float]:
    return _of_reasons(builtin_weights())


def _of_reasons(weights: Weights) -> dict[str, float]:
    """Return the weights of the second step of all that may be a reason."""
    return {name: second for name, (_, second) in weights.items() if name not in NO_REASONS}


def logistic(score: float) -> float:
    """1 / (1 + exp(-score)), without overflow.

    Examples
    --------
    >>> logistic(0.0), logistic(-1000.0)
    (0.5, 0.0)
    """
    if score < -700:
        return 0.0
    return 1 / (1 + math.exp(-score))


def _dots(row: Features, weights: Weights) -> tuple[float, float]:
    """Return the sums of weight x value for both steps."""
    first = second = 0.0
    for name, value in row.items():
        weight = weights.get(name)
        if weight is not None:
            first += weight[0] * value
            second += weight[1] * value
    return first, second
