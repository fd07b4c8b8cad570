"""Which outlet each way of computing calls hardest, on one basis for what is said, listed and drawn.

Outlets are compared within events.  To leave quotations out is compared with the cleaned text of
the same articles, those that have words enough without their quotations.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis import comparison
from analysis.readability import HIGHER_IS_EASIER, PRINTED_NAMES

Way = tuple[str, str]
CLEANED, NARRATIVE = ("cleaned", "proper"), ("without quotations", "proper")
SAME = ("cleaned, the same articles", "proper")
WHOLE = (("raw", "textstat"), ("raw", "proper"), ("cleaned", "textstat"), CLEANED)
"""The ways of computing a metric on every article: which text, and whose sentences and words."""


def hardest(values: Mapping[str, float], metric: str) -> str:
    """Return the outlet that a metric calls hardest; empty for a tie or nothing known.

    Examples
    --------
    >>> hardest({"A": 50.0, "B": 40.0}, "flesch_reading_ease")
    'B'
    """
    known = {outlet: value for outlet, value in values.items() if pd.notna(value)}
    if len(known) < 2:
        return ""
    sign = -1 if metric in HIGHER_IS_EASIER else 1
    order = sorted(known, key=lambda outlet: sign * known[outlet])
    return "" if known[order[-1]] == known[order[-2]] else order[-1]


def by_way(routes: pd.DataFrame) -> pd.DataFrame:
    """Return the values that are defined, with `SAME` as a further way, one row an article and way."""
    known = routes.dropna(subset=["value"])
    cleaned = known[(known["cleaning"] == CLEANED[0]) & (known["counting"] == CLEANED[1])]
    told = keys(known[known["cleaning"] == NARRATIVE[0]])
    same = cleaned[keys(cleaned).isin(told)].assign(cleaning=SAME[0])
    return pd.concat([known, same], ignore_index=True)


def keys(routes: pd.DataFrame) -> pd.MultiIndex:
    """Return article and metric of each row."""
    return pd.MultiIndex.from_frame(routes[["article_id", "metric"]])


def ways(routes: pd.DataFrame) -> dict[Way, str]:
    """Return the ways to show with their names, in order.

    Where some articles have no value without their quotations, the last two ways are of the others
    alone, and their names say of how many.
    """
    values = by_way(routes)
    named = {way: ", ".join(way) for way in (*WHOLE, NARRATIVE)}
    same, cleaned = (values["cleaning"] == SAME[0]).sum(), (values["cleaning"] == CLEANED[0])
    if same in (0, (cleaned & (values["counting"] == CLEANED[1])).sum()):
        return named
    told = values.loc[values["cleaning"] == NARRATIVE[0], "article_id"].nunique()
    of_all = f"{told} of {values['article_id'].nunique()}"
    del named[NARRATIVE]
    return named | {SAME: f"cleaned, {of_all}", NARRATIVE: f"no quotations, {of_all}"}


def means_by_way(routes: pd.DataFrame) -> pd.DataFrame:
    """Mean over events by metric, way of computing and outlet, the outlets compared within events.

    Outlets that tell the same events have their plain means.  Else each stands as far from the
    middle as it lies from the others on the events that they share, so that none is harder for the
    events that it tells; one that shares none has no row.
    """
    names = ["metric", "cleaning", "counting"]
    known = by_way(routes)
    if known.empty:
        return pd.DataFrame(columns=[*names, "outlet", "value"])
    means = within_events(known.pivot_table("value", [*names, "event"], "outlet"))
    long = means.stack().dropna().rename("value").reset_index()
    return known[names].drop_duplicates().merge(long, on=names)


def within_events(by_event: pd.DataFrame) -> pd.DataFrame:
    """Means of the columns over events, the last level of the rows, compared within events.

    Examples
    --------
    >>> events = pd.MultiIndex.from_product([["lix"], ["x", "y"]])
    >>> within_events(pd.DataFrame({"A": [8.0, 10.0], "B": [7.0, None]}, events)).loc["lix"].to_dict()
    {'A': 8.0, 'B': 7.0}
    """
    levels = [*range(by_event.index.nlevels - 1)]
    apart = comparison.from_others(by_event)
    known = apart.notna()
    outlets = known.groupby(level=levels).any().sum(axis=1)
    centre = by_event.where(known).mean(axis=1).groupby(level=levels).mean()
    # A distance from the mean of the others is k / (k - 1) times that from the mean of all k.
    scale = (outlets - 1) / outlets.where(outlets > 0)
    compared = apart.groupby(level=levels).mean().mul(scale, axis=0).add(centre, axis=0)
    told = by_event.notna().groupby(level=levels).any().sum(axis=1)
    return compared.where(told > 1, by_event.groupby(level=levels).mean(), axis=0)


def hardest_by_way(routes: pd.DataFrame) -> pd.DataFrame:
    """One row a metric, one column a way of `ways`: which outlet comes out hardest.

    A cell is empty for a tie, and None where fewer than two outlets have a value; a metric with
    nothing but such cells has no row.
    """
    first, shown = hardest_of(means_by_way(routes)), ways(routes)
    cells = [[own.get(way) for way in shown] for own in first.values()]
    table = pd.DataFrame(cells, [*first], [*shown.values()], dtype=object)
    return table.rename_axis("metric")


def hardest_of(means: pd.DataFrame) -> dict[str, dict[Way, str]]:
    """Return the hardest outlet by metric and way from `means_by_way`; no entry without two values."""
    found: dict[str, dict[Way, str]] = {}
    for (metric, *way), own in means.groupby(["metric", "cleaning", "counting"], sort=False):
        # Rounded, so that equal values stay equal whatever was taken off.
        values = own.set_index("outlet")["value"].round(9).to_dict()
        if len(values) > 1:
            found.setdefault(metric, {})[way[0], way[1]] = hardest(values, metric)
    return {metric: found[metric] for metric in PRINTED_NAMES if metric in found}


def turned(routes: pd.DataFrame) -> dict[str, list[str]]:
    """Return the metrics whose hardest outlet depends on cleaning and counting, and on any way."""
    first = hardest_of(means_by_way(routes))
    own = [m for m, ways in first.items() if len({ways[w] for w in WHOLE if w in ways}) > 1]
    quoted = {
        metric
        for metric, ways in first.items()
        if SAME in ways and NARRATIVE in ways and ways[SAME] != ways[NARRATIVE]
    }
    return {"own": own, "any": [metric for metric in first if metric in {*own, *quoted}]}
