"""Weigh what a line looks like, where it stands and what its neighbours are: a logistic model.

Two steps, both plain sums of the weights in ``weights.toml`` (written by
``benchmarks/train_boilerplate.py``): a first look at each line by itself, then a second that also
knows what the first said of the lines around it, after the stacked sequence models of Cohen and
Carvalho (2005, "Stacked Sequential Learning").
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

from analysis.boilerplate.place import NEIGHBOURS, Features, neighbours

_MOST_REASONS = 3
_UNKNOWN = (0.0, 0.0)
NO_REASONS = frozenset(
    ("bias", "share_prose", "few_lines", "pattern", "pattern_confidence", "recurs", "recurs_often")
)
"""What all lines of a text have in common, and what the name of a rule says anyway."""


Weights = Mapping[str, tuple[float, float]]
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
    scores = [_dots(row, used) for row in rows]
    around = neighbours([logistic(alone) for alone, _ in scores])
    beside = [used[name][1] for name in NEIGHBOURS]
    return [
        logistic(score + sum(map(mul, beside, near)))
        for (_, score), near in zip(scores, around, strict=True)
    ]


def reasons(row: Features, weights: Weights | None = None) -> str:
    """Return the features that speak most for furniture, strongest first."""
    get = (weights or builtin_weights()).get
    speaks = []
    for name, value in row.items():
        said = get(name, _UNKNOWN)[1] * value
        if said > 0 and name not in NO_REASONS:
            speaks.append((-said, name))
    return ",".join([name for _, name in sorted(speaks)[:_MOST_REASONS]]) or "place"


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


def _dots(row: Features, weights: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
    """Return the sums of weight x value for both steps."""
    get = weights.get
    first = second = 0.0
    for name, value in row.items():
        one, two = get(name, _UNKNOWN)
        first += one * value
        second += two * value
    return first, second
