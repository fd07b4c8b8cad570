"""The correction for the number of things tested."""

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

    Raises
    ------
    ValueError
        If a value is no probability.

    References
    ----------
    Benjamini and Hochberg (1995), JRSS B 57(1).

    Examples
    --------
    >>> benjamini_hochberg([0.01, 0.04, 0.03]).round(3).tolist()
    [0.03, 0.04, 0.04]
    """
    p = np.asarray(p_values, dtype=float)
    tested = ~np.isnan(p)
    known = p[tested]
    if ((known < 0) | (known > 1)).any():
        raise ValueError("a p-value is below 0 or above 1")
    order = np.argsort(known, kind="stable")
    stepped = known[order] * len(known) / np.arange(1, len(known) + 1)
    known[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1.0)
    adjusted = np.full(len(p), np.nan)
    adjusted[tested] = known
    return adjusted
