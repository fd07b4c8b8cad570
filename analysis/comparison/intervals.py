"""Intervals: for a share, and by resampling whole events, articles or clusters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_FEW = 6


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval; `low` and `high` are None where none can be given.

    `n` counts what was resampled (events, articles) or, for a share, what was counted; `note`
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
        Without bounds when there is one event.

    References
    ----------
    Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13.

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
    """Share that the parts are of the wholes, with a percentile interval from resampling both.

    Parameters
    ----------
    parts, wholes : arrays of one length
        One value each for whatever is drawn, such as the leaked and all words of each article, or
        the sum and the size of each cluster of values.
    unit : str
        What is drawn, in one word: event, article, page.
    draws, level, seed
        As for `bootstrap_events`.

    Returns
    -------
    Interval
        Of the sum of `parts` over that of `wholes`, NaN where there is no whole; `n` counts what is
        drawn.  Without bounds where that is one.

    Examples
    --------
    >>> bootstrap_ratio([2, 1, 0], [2, 2, 1], "article").estimate
    0.6
    """
    _check_level(level)
    over, under = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    method, n = f"bootstrap over {unit}s", len(over)
    if n == 0:
        return Interval(float("nan"), None, None, level, 0, method, f"no {unit}")
    estimate = float(_share(over.sum(), under.sum()))
    if n == 1:
        return Interval(estimate, None, None, level, 1, method, f"n = 1 {unit}: no interval")
    picks = np.random.default_rng(seed).integers(n, size=(draws, n))
    drawn = _share(over[picks].sum(axis=1), under[picks].sum(axis=1))
    low, high = np.nanquantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    note = f"under {_FEW} {unit}s: the interval is too narrow" if n < _FEW else ""
    return Interval(estimate, float(low), float(high), level, n, method, note)


def _share(over: Floats, under: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        return np.divide(over, under)


def _check_level(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level is {level}: a confidence level lies between 0 and 1")
