"""Which words set one outlet apart: weighted log-odds, with raw counts and two other measures.

A positive score means *more in a*.  The scores rank words; whether any of them is more than
chance is a question for `analysis.comparison.permute_keyness`, because articles on the same
events are not independent draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Counts: TypeAlias = Mapping[str, float] | pd.Series
Prior: TypeAlias = Mapping[str, float] | pd.Series | Literal["flat", "pooled"]
Variance: TypeAlias = Literal["two_terms", "four_terms"]

FLAT_WEIGHT = 0.01
"""Prior weight of each term under "flat", and of a term that a given prior lacks."""
POOLED_WEIGHT = 500.0
"""Total prior weight, in words, under "pooled": about one news article."""
_LEAST_COUNT = 0.5


def log_odds(
    counts_a: Counts,
    counts_b: Counts,
    prior: Prior = "pooled",
    variance: Variance = "two_terms",
    *,
    scale: float | None = None,
) -> pd.DataFrame:
    r"""Weighted log-odds ratio with an informative Dirichlet prior, for every term.

    With counts :math:`y`, totals :math:`n`, prior weights :math:`\alpha_w` and their sum
    :math:`\alpha_0`,

    .. math::
        \delta_w = \log\frac{y^a_w + \alpha_w}{n^a + \alpha_0 - y^a_w - \alpha_w}
                 - \log\frac{y^b_w + \alpha_w}{n^b + \alpha_0 - y^b_w - \alpha_w},
        \qquad z_w = \delta_w / \sqrt{\sigma^2_w}.

    Parameters
    ----------
    counts_a, counts_b : mapping or pandas.Series
        Count of each term on either side; a term missing on a side has count 0.
    prior : mapping, pandas.Series, "flat" or "pooled"
        Prior weight of each term.  "flat" gives all terms the same weight; "pooled" gives each
        its share of both sides together.  A term that a given prior lacks, or that has weight
        0, gets 0.01, so that no score is infinite.
    variance : "two_terms" or "four_terms"
        ``1/(y_a+α) + 1/(y_b+α)``, the approximation of the paper and of convokit, or the same
        plus the reciprocals of the two complements, as scattertext has it.
    scale : float, optional
        "flat": weight of each term (0.01); "pooled": total weight in words (500).

    Returns
    -------
    pandas.DataFrame
        One row for every term of `counts_a`, `counts_b` or a given `prior`, in that order,
        indexed by term.  Columns: ``count_a``, ``count_b``; ``delta``, ``variance``, ``z``
        (positive: more in a; NaN when there is only one term); ``log_ratio``, the base-2 logarithm
        of the ratio of relative frequencies with 0.5 in place of a count of 0 (NaN for an empty
        side); ``log_likelihood``, G2 without sign.

    Raises
    ------
    ValueError
        If a count or weight is negative or not finite, or an option is unknown.

    References
    ----------
    Monroe, Colaresi and Quinn (2008), Fightin' Words, Political Analysis 16(4), equations 15-22.
    Dunning (1993), Accurate methods for the statistics of surprise and coincidence (G2).
    Hardie (2014), Log Ratio: an informal introduction.

    Examples
    --------
    >>> scores = log_odds({"storm": 9, "mayor": 1}, {"storm": 2, "mayor": 8}, "flat")
    >>> scores["z"].round(2).to_dict()
    {'storm': 4.58, 'mayor': -3.38}
    """
    series = [_series(counts_a, "counts_a"), _series(counts_b, "counts_b")]
    if not isinstance(prior, str):
        series.append(_series(prior, "prior"))
    terms = pd.Index(dict.fromkeys(t for s in series for t in s.index), name="term", dtype=object)
    y_a, y_b = (s.reindex(terms, fill_value=0.0).to_numpy(dtype=float) for s in series[:2])
    given = None if isinstance(prior, str) else series[2].reindex(terms, fill_value=0.0).to_numpy()
    alpha = prior_weights(y_a + y_b, prior if isinstance(prior, str) else given, scale)
    delta, spread = score(y_a, y_a.sum(), y_b, y_b.sum(), alpha=alpha, variance=variance)
    return pd.DataFrame(
        {
            "count_a": y_a,
            "count_b": y_b,
            "delta": delta,
            "variance": spread,
            "z": delta / np.sqrt(spread),
            "log_ratio": _log_ratio(y_a, y_b),
            "log_likelihood": _log_likelihood(y_a, y_b),
        },
        index=terms,
    )


def prior_weights(
    pooled: Floats, prior: Floats | str | None = "pooled", scale: float | None = None
) -> Floats:
    """Prior weight of each term.

    Parameters
    ----------
    pooled : array of shape (terms,)
        Count of each term on both sides together.
    prior : array of shape (terms,), "flat" or "pooled"
        As for `log_odds`.
    scale : float, optional
        As for `log_odds`.

    Examples
    --------
    >>> prior_weights(np.array([3.0, 1.0]), "pooled", 8).tolist()
    [6.0, 2.0]
    """
    if scale is not None and not (0 < scale < np.inf):
        raise ValueError(f"scale is {scale}: a prior weight is positive and finite")
    if isinstance(prior, np.ndarray):
        weights = prior
    elif prior == "flat":
        weights = np.full(len(pooled), FLAT_WEIGHT if scale is None else scale)
    elif prior == "pooled":
        weights = pooled / max(pooled.sum(), 1.0) * (POOLED_WEIGHT if scale is None else scale)
    else:
        raise ValueError(f"prior is {prior!r}: give weights by term, 'flat' or 'pooled'")
    return np.where(weights > 0, weights, FLAT_WEIGHT)


def score(
    y_a: Floats,
    n_a: Floats | float,
    y_b: Floats,
    n_b: Floats | float,
    *,
    alpha: Floats,
    variance: Variance = "two_terms",
    alpha_0: float | None = None,
) -> tuple[Floats, Floats]:
    """Log-odds and their variance for arrays that broadcast; the kernel of `log_odds`.

    Parameters
    ----------
    y_a, y_b : arrays of shape (..., terms)
        Counts; several rows are scored at once, one for each relabelling.
    n_a, n_b : floats or arrays of shape (..., 1)
        Totals.
    alpha : array of shape (terms,)
        Prior weights.
    variance : "two_terms" or "four_terms"
        As for `log_odds`.
    alpha_0 : float, optional
        Total prior weight, if `alpha` holds a part of the terms only.

    Returns
    -------
    tuple of arrays
        ``delta`` and ``variance``.

    Examples
    --------
    >>> delta, spread = score(np.array([2.0, 2]), 4, np.array([2.0, 2]), 4, alpha=np.ones(2))
    >>> delta.tolist()
    [0.0, 0.0]
    """
    if variance not in ("two_terms", "four_terms"):
        raise ValueError(f"variance is {variance!r}: give 'two_terms' or 'four_terms'")
    whole = alpha.sum() if alpha_0 is None else alpha_0
    a, b = y_a + alpha, y_b + alpha
    rest_a, rest_b = np.maximum(n_a + whole - a, 0.0), np.maximum(n_b + whole - b, 0.0)
    # A lone term has no rest: its odds are not defined, and NaN says so.
    with np.errstate(divide="ignore", invalid="ignore"):
        delta = np.log(a / rest_a) - np.log(b / rest_b)
        spread = 1 / a + 1 / b
        if variance == "four_terms":
            spread = spread + 1 / rest_a + 1 / rest_b
    return delta, spread


def _series(counts: Counts, argument: str) -> pd.Series:
    series = pd.Series(dict(counts) if not isinstance(counts, pd.Series) else counts, dtype=float)
    if not series.index.is_unique:
        series = series.groupby(level=0, sort=False).sum()
    wrong = series[~(np.isfinite(series) & (series >= 0))]
    if len(wrong):
        raise ValueError(
            f"{argument}[{wrong.index[0]!r}] is {wrong.iloc[0]}: "
            "counts and prior weights are finite and not negative"
        )
    return series


def _log_ratio(y_a: Floats, y_b: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        share_a = np.where(y_a > 0, y_a, _LEAST_COUNT) / y_a.sum()
        share_b = np.where(y_b > 0, y_b, _LEAST_COUNT) / y_b.sum()
        ratio: Floats = np.log2(share_a / share_b)
    ratio[~np.isfinite(ratio)] = np.nan
    return ratio


def _log_likelihood(y_a: Floats, y_b: Floats) -> Floats:
    """G2 of each term against the rest of the words, both cells of the term and both of the rest."""
    n_a, n_b = y_a.sum(), y_b.sum()
    share = (y_a + y_b) / max(n_a + n_b, 1.0)
    cells = [(y_a, n_a * share), (y_b, n_b * share)]
    cells += [(n_a - y_a, n_a * (1 - share)), (n_b - y_b, n_b * (1 - share))]
    total = np.zeros_like(y_a)
    for observed, expected in cells:
        safe = np.where((observed > 0) & (expected > 0), expected, 1.0)
        total += np.where(observed > 0, observed * np.log(np.maximum(observed, 1e-300) / safe), 0)
    return np.maximum(2 * total, 0.0)
