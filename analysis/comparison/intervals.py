"""Intervals: for a share, and by resampling events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.blocks import heights

Floats = NDArray[np.float64]

_LEAST_UNITS = 6
"""Under so many a percentile interval holds its level too seldom, as `bootstrap_events` says."""
# Values that are equal on paper differ in their last bits.
_ALIKE = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval; `low` and `high` are None where none can be given.

    `n` counts what was resampled (events, say) or, for a share, what was counted; `note`
    says what limits the interval.
    """

    estimate: float
    low: float | None
    high: float | None
    level: float
    n: int
    method: str
    note: str = ""


def wilson(successes: int, n: int, level: float = 0.95) -> Interval:
    """Wilson score interval of a share.

    Parameters
    ----------
    successes, n : int
        ``0 <= successes <= n``; with n = 0 the share is NaN and has no interval.
    level : float
        Confidence level, between 0 and 1.

    Raises
    ------
    ValueError
        If the counts are impossible.

    References
    ----------
    Wilson (1927), JASA 22(158).

    Examples
    --------
    >>> share = wilson(8, 10)
    >>> round(share.low, 3), round(share.high, 3)
    (0.49, 0.943)
    """
    if not 0 <= successes <= n:
        raise ValueError(f"{successes} of {n} is no share")
    _check_level(level)
    if n == 0:
        return Interval(float("nan"), None, None, level, 0, "Wilson", "nothing counted")
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2
    share = successes / n
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = (z2 * (share * (1 - share) / n + z2 / (4 * n * n))) ** 0.5 / (1 + z2 / n)
    # At 0 of n and n of n the bound is the share itself, up to rounding.
    low, high = min(max(centre - half, 0.0), share), max(min(centre + half, 1.0), share)
    return Interval(share, low, high, level, n, "Wilson")


def bootstrap_events(
    values: Sequence[float] | Floats,
    *,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 0,
) -> Interval:
    """Mean over events with a percentile interval from resampling events.

    Parameters
    ----------
    values : array of shape (events,)
        One value an event, such as the ``difference`` of `differences`; NaN (an event that one
        outlet does not cover) is left out.
    draws : int
        Resamples.
    level : float
        Confidence level.
    seed : int
        Seed of the draws.

    Returns
    -------
    Interval
        Without bounds under 6 events, where resampling cannot hold the level: the mean of two
        events drawn anew stays between them, and holds the true mean in half of the cases at most.
        Without bounds, too, where all values are alike: no spread is known, which is not none.

    References
    ----------
    Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13; Hesterberg (2015),
    The American Statistician 69(4), on few values.

    Examples
    --------
    >>> bootstrap_events([2.0])
    Interval(estimate=2.0, low=None, high=None, level=0.95, n=1, method='bootstrap over events', note='n = 1 event: no interval')
    >>> interval = bootstrap_events([1.0, 2, 3, 4, 5, 6, 7, 8])
    >>> interval.low < interval.estimate == 4.5 < interval.high
    True
    """
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    return bootstrap_ratio(known, np.ones(len(known)), "event", draws=draws, level=level, seed=seed)


def bootstrap_ratio(
    parts: Sequence[float] | Floats,
    wholes: Sequence[float] | Floats,
    unit: str,
    *,
    draws: int = 2000,
    level: float = 0.95,
    seed: int = 0,
) -> Interval:
    """Sum of parts over the sum of their wholes, with an interval from resampling both together.

    Parameters
    ----------
    parts, wholes : arrays of shape (units,)
        Such as the leaked words and all words of each event.
    unit : str
        What is resampled, in one word: event, article.
    draws, level, seed
        As for `bootstrap_events`.

    Returns
    -------
    Interval
        `n` counts units; without bounds where `bootstrap_events` gives none.

    Examples
    --------
    >>> bootstrap_ratio([2, 1, 0], [2, 2, 1], "article").estimate
    0.6
    """
    _check_level(level)
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    method, n = f"bootstrap over {unit}s", len(part)
    if not whole.sum():
        note = "nothing counted" if n else f"no {unit}"
        return Interval(float("nan"), None, None, level, n, method, note)
    estimate = float(part.sum() / whole.sum())
    if n < _LEAST_UNITS:
        limit = f"n = {n} {unit}s: no interval under {_LEAST_UNITS}"
        note = limit if n > 1 else f"n = 1 {unit}: no interval"
        return Interval(estimate, None, None, level, n, method, note)
    if np.allclose(part, estimate * whole, rtol=_ALIKE, atol=0.0):
        return Interval(estimate, None, None, level, n, method, f"all {unit}s alike: no interval")
    random = np.random.default_rng(seed)
    picked = (random.integers(n, size=(height, n)) for height in heights(draws, n))
    with np.errstate(invalid="ignore"):
        drawn = np.concatenate([part[p].sum(axis=1) / whole[p].sum(axis=1) for p in picked])
    tail = _expanded_tail(n, level)
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    return Interval(estimate, float(low), float(high), level, n, method)


def _expanded_tail(n: int, level: float) -> float:
    """Share of the draws to leave out on each side so that few units give no narrower interval.

    Percentiles follow the normal distribution, and a spread divided by n instead of n - 1; this
    makes up for both (Hesterberg 2015).  Student's quantile is Abramowitz and Stegun's 26.7.5.
    """
    z, df = NormalDist().inv_cdf((1 + level) / 2), n - 1
    student = (
        z
        + (z**3 + z) / (4 * df)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * df**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * df**3)
    )
    return NormalDist().cdf(-student * (n / df) ** 0.5)


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level is {level}: a confidence level lies between 0 and 1")
