"""Corrections for the number of things tested."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def benjamini_hochberg(p_values: Sequence[float] | Floats) -> Floats:
    """Adjust p-values so that a list cut at q has a false discovery rate of at most q.

    Parameters
    ----------
    p_values : array of shape (tests,)
        NaN (not tested) stays NaN and is not counted as a test.

    Returns
    -------
    array of shape (tests,)
        Adjusted values in the order given.

    References
    ----------
    Benjamini and Hochberg (1995), JRSS B 57(1).

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    p, tested, order = _ordered(p_values)
    ranks = np.arange(1, len(order) + 1)
    stepped = np.minimum.accumulate((p[tested][order] * len(order) / ranks)[::-1])[::-1]
    return _restored(p, tested, order, stepped)


def holm(p_values: Sequence[float] | Floats) -> Floats:
    """Adjust p-values so that the chance of any false rejection stays under the level.

    Parameters
    ----------
    p_values : array of shape (tests,)
        NaN (not tested) stays NaN and is not counted as a test.

    Returns
    -------
    array of shape (tests,)
        Adjusted values in the order given.

    References
    ----------
    Holm (1979), Scandinavian Journal of Statistics 6(2).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    p, tested, order = _ordered(p_values)
    left = len(order) - np.arange(len(order))
    return _restored(p, tested, order, np.maximum.accumulate(p[tested][order] * left))


def _ordered(
    p_values: Sequence[float] | Floats,
) -> tuple[Floats, NDArray[np.bool_], NDArray[np.intp]]:
    p = np.asarray(p_values, dtype=float)
    tested = ~np.isnan(p)
    if ((p[tested] < 0) | (p[tested] > 1)).any():
        raise ValueError("a p-value is below 0 or above 1")
    return p, tested, np.argsort(p[tested], kind="stable")


def _restored(
    p: Floats, tested: NDArray[np.bool_], order: NDArray[np.intp], stepped: Floats
) -> Floats:
    values = np.empty(len(order))
    values[order] = np.minimum(stepped, 1.0)
    adjusted = np.full(len(p), np.nan)
    adjusted[tested] = values
    return adjusted
