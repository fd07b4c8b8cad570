"""One estimate under every combination of the analysis choices that could turn it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many specifications give a positive, a negative and no difference (0 or NaN)."""

    n: int
    positive: int
    negative: int
    none: int

    @property
    def agreeing(self) -> int:
        """Specifications that share the more frequent sign."""
        return max(self.positive, self.negative)

    def __str__(self) -> str:
        sign = "positive" if self.positive >= self.negative else "negative"
        return f"{self.agreeing} of {self.n} specifications {sign}"


def specifications(
    choices: Mapping[str, Sequence[Any]], estimate: Callable[..., float]
) -> pd.DataFrame:
    """Estimate under every combination of choices.

    Parameters
    ----------
    choices : mapping of name to options
        Such as ``{"cleaned": [True, False], "prior": ["flat", "pooled"]}``.
    estimate : callable
        Called with one option of each choice by name; returns the estimate.

    Returns
    -------
    pandas.DataFrame
        One row a specification: a column for each choice and ``estimate``, sorted by it, as a
        specification curve is drawn.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), Specification curve analysis, Nature Human Behaviour 4.

    Examples
    --------
    >>> table = specifications({"lower": [True, False], "k": [1, 2]}, lambda lower, k: k - 2 * lower)
    >>> table["estimate"].tolist(), str(agreement(table["estimate"]))
    ([-1, 0, 1, 2], '2 of 4 specifications positive')
    """
    rows = [dict(zip(choices, options, strict=True)) for options in product(*choices.values())]
    table = pd.DataFrame([{**row, "estimate": estimate(**row)} for row in rows])
    return table.sort_values("estimate", kind="stable", ignore_index=True)


def agreement(estimates: Sequence[float] | pd.Series) -> Agreement:
    """Count the signs of estimates.

    Examples
    --------
    >>> agreement([0.5, 0.1, -0.2, 0.0])
    Agreement(n=4, positive=2, negative=1, none=1)
    """
    values = [float(value) for value in estimates]
    positive = sum(value > 0 for value in values)
    negative = sum(value < 0 for value in values)
    return Agreement(len(values), positive, negative, len(values) - positive - negative)
