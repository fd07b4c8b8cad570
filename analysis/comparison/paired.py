"""Outlets within events: differences, and tests that exchange their labels event by event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.relabelling import draw_places

Floats = NDArray[np.float64]
Choices = Mapping[object, Floats]

LEAST_EVENTS = 6
"""With two outlets not even a clean sweep of fewer reaches p < .05: the smallest p is 2/2^k."""
LEVEL = 0.05
"""Chance, by convention, with which a test may call a difference that is none."""
# Numbers that are equal on paper differ in their last bits.
_TOLERANCE = 1e-9


def differences(table: pd.DataFrame, value: str, outlet_a: str, outlet_b: str) -> pd.DataFrame:
    """Difference between two outlets within each event.

    Parameters
    ----------
    table : pandas.DataFrame
        One row an article, with the columns ``event``, ``outlet`` and `value`.
    value : str
        Column to compare; articles without a value are left out.
    outlet_a, outlet_b : str
        The outlets.

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
    missing = [name for name in ("event", "outlet", value) if name not in table.columns]
    if missing:
        raise KeyError(f"the table has no column {missing[0]!r}; it has {list(table.columns)}")
    rows = table.loc[table["outlet"].isin([outlet_a, outlet_b]) & table[value].notna()]
    grouped = rows.groupby(["event", "outlet"], sort=True)[value].agg(["size", "mean"])
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


def from_others(means: pd.DataFrame) -> pd.DataFrame:
    """Each outlet's value less the mean of the other outlets' on the same event.

    Parameters
    ----------
    means : pandas.DataFrame
        Events in rows, outlets in columns, NaN where an outlet has no value.

    Returns
    -------
    pandas.DataFrame
        Of the same shape, NaN where there is no value or no other.

    Examples
    --------
    >>> from_others(pd.DataFrame({"A": [5.0, 9.0], "B": [3.0, np.nan]}))["A"].tolist()
    [2.0, nan]
    """
    others = means.notna().sum(axis=1) - 1
    rest = means.rsub(means.sum(axis=1), axis=0).div(others.where(others > 0), axis=0)
    apart = means - rest
    return apart.mask(apart.abs() <= _TOLERANCE * means.abs(), 0.0)


def of_several_events(means: pd.DataFrame) -> list[str]:
    """Outlets that have a value in two events or more; all of them where fewer than two have.

    One article lies further out than a mean over several, so that among many outlets those of a
    single event would be the highest and the lowest for that alone.

    Parameters
    ----------
    means : pandas.DataFrame
        Events in rows, outlets in columns, NaN where an outlet has no value.

    Examples
    --------
    >>> of_several_events(pd.DataFrame({"A": [5.0, 9.0], "B": [3.0, 4.0], "C": [1.0, np.nan]}))
    ['A', 'B']
    """
    several = means.columns[means.notna().sum() > 1]
    return list(several if len(several) > 1 else means.columns)


def permutation_tests(
    apart: Mapping[str, pd.DataFrame], outlet: str, *, relabellings: int = 9999, seed: int = 0
) -> pd.DataFrame:
    """Test an outlet's differences from the others by exchanging labels within events (two-sided).

    If labels say nothing, any outlet of an event could be the one compared.  A relabelling takes
    one of them in each event, the same for all measures, and adds up the differences it has; with
    two outlets that swaps them.  All relabellings are looked at if they are no more than asked
    for, else random ones, the one observed among them.  A measure that lacks some of an event's
    outlets is exchanged among those it has; an event in which the outlet itself lacks it is left
    out.

    Parameters
    ----------
    apart : mapping of measure to pandas.DataFrame
        As of `from_others`: events in rows, outlets in columns.
    outlet : str
        The outlet compared.
    relabellings : int
        Random relabellings, the observed one apart.
    seed : int
        Seed of the relabellings.

    Returns
    -------
    pandas.DataFrame
        Indexed by measure: ``n`` (events), ``estimate`` (mean difference), ``p``, ``p_family``, the
        chance that *any* measure is as many of its standard deviations under relabelling from 0,
        and ``smallest_p``, that so many outlets, events and relabellings allow.  Without ``p``
        and ``p_family`` under 6 events.

    References
    ----------
    Fisher (1935), The Design of Experiments; Westfall and Young (1993), Resampling-Based Multiple
    Testing (max-T); Phipson and Smyth (2010), Permutation p-values should never be zero.

    Examples
    --------
    >>> means = pd.DataFrame({"A": [5, 7, 4, 6, 5, 8, 6], "B": [1, 2, 1, 0, 2, 1, 0]})
    >>> permutation_tests({"words": from_others(means)}, "A")["p"].item() == 2 / 2**7
    True
    """
    choices = {measure: _choices(table, outlet) for measure, table in apart.items()}
    tested = {m: own for m, own in choices.items() if len(own) >= LEAST_EVENTS}
    sizes = _sizes(tested, choices.values(), relabellings, seed)
    largest = np.max(list(sizes.values()), axis=0) if sizes else np.empty(0)
    rows = []
    for measure, own in choices.items():
        estimate = float(np.mean([values[0] for values in own.values()])) if own else np.nan
        p = p_family = np.nan
        if measure in sizes:
            p = _p(own, sizes[measure], relabellings, seed)
            p_family = max(p, _reached(largest, sizes[measure][0]))
        rows.append((len(own), estimate, p, p_family, _smallest_p(own, relabellings)))
    columns = ["n", "estimate", "p", "p_family", "smallest_p"]
    return pd.DataFrame(rows, pd.Index([*choices], name="measure"), columns)


def _choices(table: pd.DataFrame, outlet: str) -> Choices:
    """By event, the differences that its outlets have, the given one's first."""
    if outlet not in table:
        return {}
    values = table.to_numpy(dtype=float)
    place = list(table.columns).index(outlet)
    own_first = np.column_stack([values[:, place], np.delete(values, place, axis=1)])
    return {
        event: row[~np.isnan(row)]
        for event, row in zip(table.index, own_first, strict=True)
        if not np.isnan(row[0])
    }


def _sizes(
    tested: Mapping[str, Choices], choices: Iterable[Choices], relabellings: int, seed: int
) -> dict[str, Floats]:
    """How far from 0 each relabelling is, in standard deviations of all there are, by measure.

    A relabelling takes one outlet of each event of all `choices`, as a share of their number.
    """
    lengths: dict[object, set[int]] = {}
    for own in choices:
        for event, values in own.items():
            lengths.setdefault(event, set()).add(len(values))
    totals: dict[str, list[Floats]] = {measure: [] for measure in tested}
    for drawn in draw_places(list(lengths.values()), relabellings, seed):
        shares = dict(zip(lengths, drawn.T, strict=True))
        for measure, own in tested.items():
            totals[measure].append(_totals(own, shares))
    return {m: np.abs(np.concatenate(totals[m])) / _spread(own) for m, own in tested.items()}


def _totals(own: Choices, shares: Mapping[object, Floats]) -> Floats:
    """Sum over events of the differences that each relabelling takes."""
    total = np.zeros(1)
    for event, values in own.items():
        total = total + values[(shares[event] * len(values)).astype(np.intp)]
    return total


def _spread(own: Choices) -> float:
    """Standard deviation of the sum over all relabellings; 1 where they are alike."""
    variance = sum(float(values @ values) / len(values) for values in own.values())
    return variance**0.5 or 1.0


def _p(own: Choices, sizes: Floats, relabellings: int, seed: int) -> float:
    """Share of relabellings as far out: of all that a measure has where they are few, else of those drawn."""
    if _labellings(own) <= relabellings + 1:
        sizes = _sizes({"": own}, [own], relabellings, seed)[""]
    return _reached(sizes, sizes[0])


def _reached(sizes: Floats, size: float) -> float:
    return float((sizes >= size - _TOLERANCE).mean())


def _labellings(own: Choices) -> int:
    return prod(len(values) for values in own.values())


def _smallest_p(own: Choices, relabellings: int) -> float:
    """Smallest p: of two outlets, exchanging the labels of all events gives the same size again."""
    alike = 2 if all(len(values) == 2 for values in own.values()) else 1
    possible = _labellings(own)
    return min(1.0, alike / possible) if possible <= relabellings + 1 else 1 / (relabellings + 1)


def reason_for_no_test(n: int) -> str:
    """Say why so few events allow no test; empty if they do.

    Examples
    --------
    >>> reason_for_no_test(4)
    'n = 4 events: no test under 6, the smallest p of two outlets would be 2/2^4 = 0.125'
    """
    if n >= LEAST_EVENTS:
        return ""
    if n == 0:
        return "no event is told by two outlets"
    if n == 1:
        return "n = 1 event: counts and evidence, no test"
    return (
        f"n = {n} events: no test under {LEAST_EVENTS}, the smallest p of two outlets would be "
        f"2/2^{n} = {2 / 2**n:g}"
    )


def limit_of_test(smallest_p: float, outlets: int) -> str:
    """Say that p, corrected for the outlets compared, cannot reach the level; empty if it can.

    Examples
    --------
    >>> limit_of_test(0.03125, 1), limit_of_test(0.03125, 4)
    ('', 'corrected for 4 outlets no p under 0.12 is possible')
    """
    least = smallest_p * outlets
    return f"corrected for {outlets} outlets no p under {least:.2g} is possible" if least > LEVEL else ""  # fmt: skip
