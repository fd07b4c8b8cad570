"""Two outlets within events: differences, and tests that swap their labels event by event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST_EVENTS = 6
"""Under 6 events not even a clean sweep reaches p < .05: the smallest two-sided p is 2/2^k."""
_EXACT_UP_TO = 12
# Sums that are equal on paper differ in their last bits.
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """A test by swapping outlet labels within events; `p` is None where no test is made.

    `n` counts events, `smallest_p` is the smallest p that so many events allow, `relabellings`
    how many were looked at (all of them if `exact`), and `note` gives the reason for no test.
    """

    estimate: float
    p: float | None
    n: int
    smallest_p: float
    relabellings: int
    exact: bool
    note: str = ""


def differences(
    table: pd.DataFrame,
    value: str,
    outlet_a: str,
    outlet_b: str,
    *,
    event: str = "event",
    outlet: str = "outlet",
) -> pd.DataFrame:
    """Difference between two outlets within each event.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article, with columns `event`, `outlet` and `value`.
    value : str
        Column to compare; articles without a value are left out.
    outlet_a, outlet_b : str
        The outlets.
    event, outlet : str
        Names of these columns.

    Returns
    -------
    pandas.DataFrame
        One row for every event of either outlet, sorted, indexed by event: ``n_a``, ``n_b`` (articles),
        ``value_a``, ``value_b`` (means over them) and ``difference``, a minus b, NaN where one outlet
        has no article.

    Raises
    ------
    KeyError
        If a column is missing; the message names it.

    Examples
    --------
    >>> table = pd.DataFrame({"event": ["x", "x", "y"], "outlet": ["A", "B", "A"], "words": [5, 3, 9]})
    >>> differences(table, "words", "A", "B")["difference"].tolist()
    [2.0, nan]
    """
    missing = [name for name in (event, outlet, value) if name not in table.columns]
    if missing:
        raise KeyError(f"the table has no column {missing[0]!r}; it has {list(table.columns)}")
    rows = table.loc[table[outlet].isin([outlet_a, outlet_b]) & table[value].notna()]
    grouped = rows.groupby([event, outlet], sort=True)[value].agg(["size", "mean"])
    sizes = (
        grouped["size"].unstack(fill_value=0).reindex(columns=[outlet_a, outlet_b], fill_value=0)
    )
    means = grouped["mean"].unstack().reindex(columns=[outlet_a, outlet_b]).astype(float)
    return pd.DataFrame(
        {
            "n_a": sizes[outlet_a].astype(int),
            "n_b": sizes[outlet_b].astype(int),
            "value_a": means[outlet_a],
            "value_b": means[outlet_b],
            "difference": means[outlet_a] - means[outlet_b],
        }
    )


def permutation_test(
    values: Sequence[float] | Floats, *, relabellings: int = 9999, seed: int = 0
) -> PermutationTest:
    """Test a mean difference by swapping outlet labels within events (two-sided).

    Swapping the labels of an event turns the sign of its difference.  Up to 12 events all
    ``2^k`` swaps are looked at, beyond that random ones, the one observed among them.

    Parameters
    ----------
    values : array of shape (events,)
        One difference an event; NaN is left out.
    relabellings : int
        Random swaps beyond 12 events.
    seed : int
        Seed of the swaps.

    Returns
    -------
    PermutationTest
        Without p under 6 events.

    References
    ----------
    Fisher (1935), The Design of Experiments; Phipson and Smyth (2010), Permutation p-values should
    never be zero.

    Examples
    --------
    >>> permutation_test([1.0, 2, 1, 3, 2, 1]).p
    0.03125
    >>> permutation_test([4.0]).note
    'n = 1 article per outlet: counts and evidence, no test'
    """
    known = np.asarray(values, dtype=float)
    known = known[~np.isnan(known)]
    n = len(known)
    estimate = float(known.mean()) if n else float("nan")
    exact = n <= _EXACT_UP_TO
    looked_at = 2**n if exact else relabellings + 1
    smallest = max(min(1.0, 2.0 ** (1 - n)), 0.0 if exact else 1 / looked_at)
    if n < LEAST_EVENTS:
        return PermutationTest(estimate, None, n, smallest, 0, False, reason_for_no_test(n))
    sums = np.abs(_signs(n, relabellings, seed) @ known)
    reached = int((sums >= sums[0] * (1 - _TOLERANCE)).sum())
    return PermutationTest(estimate, reached / len(sums), n, smallest, len(sums), exact)


def permutation_tests(
    table: pd.DataFrame, *, relabellings: int = 9999, seed: int = 0
) -> pd.DataFrame:
    """Test many measures on the same events, corrected for their number by the largest statistic.

    Parameters
    ----------
    table : pandas.DataFrame
        Differences: events in rows, measures in columns; only events with all measures are used.
    relabellings, seed
        As for `permutation_test`.

    Returns
    -------
    pandas.DataFrame
        Indexed by measure: ``n``, ``estimate``, ``t`` (mean over its standard error), ``p`` and
        ``p_family``, the chance that *any* of the measures reaches this t; both NaN under 6 events.

    References
    ----------
    Westfall and Young (1993), Resampling-Based Multiple Testing (max-T).

    Examples
    --------
    >>> table = pd.DataFrame({"words": [5, 7, 4, 6, 5, 8, 6], "quotes": [1, -2, 1, 0, 2, -1, 0]})
    >>> permutation_tests(table)["p_family"].round(3).to_dict()
    {'words': 0.016, 'quotes': 1.0}
    """
    known = table.dropna().to_numpy(dtype=float)
    n = len(known)
    estimate = known.mean(axis=0) if n else np.full(table.shape[1], np.nan)
    result = pd.DataFrame(
        {"n": n, "estimate": estimate, "t": np.nan, "p": np.nan, "p_family": np.nan},
        index=pd.Index(table.columns, name="measure"),
    )
    if n < LEAST_EVENTS or not table.shape[1]:
        return result
    means = _signs(n, relabellings, seed) @ known / n
    # Signs do not change the squares, so the variance of every relabelling follows from its mean.
    spread = np.sqrt(np.maximum((known**2).mean(axis=0) - means**2, 0.0) / (n - 1))
    floor = _TOLERANCE * np.abs(known).max(axis=0, initial=0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        t = np.where(means == 0, 0.0, means / np.maximum(spread, floor))
    size = np.abs(t)
    bar = size[0] * (1 - _TOLERANCE)
    result["t"] = t[0]
    result["p"] = (size >= bar).mean(axis=0)
    result["p_family"] = (size.max(axis=1)[:, None] >= bar).mean(axis=0)
    return result


def reason_for_no_test(n: int) -> str:
    """Say why so few events allow no test; empty if they do.

    Examples
    --------
    >>> reason_for_no_test(4)
    'n = 4 events: no test, the smallest two-sided p would be 2/2^4 = 0.125'
    """
    if n >= LEAST_EVENTS:
        return ""
    if n == 0:
        return "no event has both outlets"
    if n == 1:
        return "n = 1 article per outlet: counts and evidence, no test"
    return f"n = {n} events: no test, the smallest two-sided p would be 2/2^{n} = {2 / 2**n:g}"


def _signs(n: int, relabellings: int, seed: int) -> Floats:
    """Rows of +1 and -1, the observed labelling (all +1) first."""
    if n <= _EXACT_UP_TO:
        bits = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    else:
        bits = np.random.default_rng(seed).integers(2, size=(relabellings + 1, n))
        bits[0] = 0
    return np.where(bits, -1.0, 1.0)
