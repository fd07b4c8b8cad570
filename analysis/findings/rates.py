"""What alignment finds, as rates an outlet and event, for corpora of many events."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import isnan

import pandas as pd

from analysis.findings.alignment import between_outlets
from analysis.findings.model import Finding

RATES: Mapping[str, str] = {
    "only_here": "% of an article's facts with nothing near them in another outlet",
    "reworded": "% of its quotations that another outlet has too, which are reworded",
    "conflicts": "% of its numbers that another outlet has too, which disagree",
}
"""Each rate with what it is a share of; all are in per cent when drawn."""


def rates(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row an outlet and event: the rates of `RATES` as shares, nan where undefined.

    An uncertain pair of quotations counts as neither: it is left out.  In an event that one outlet
    tells, nothing is told there only.
    """
    coverage = tables["coverage"]
    tellers = coverage.groupby("event")["outlet"].transform("nunique")
    told = coverage[coverage["told"].astype(bool) & (tellers > 1)]
    columns = {"only_here": told.groupby(["outlet", "event"])["only_here"].mean()}
    quotes = tables["quote_pairs"].query("label != 'uncertain'")
    for name, pairs, label in (
        ("reworded", quotes, "reworded"),
        ("conflicts", tables["quantity_pairs"], "conflict"),
    ):
        columns[name] = _share(pairs, label)
    return pd.DataFrame(columns).rename_axis(["outlet", "event"]).reset_index().astype(dict.fromkeys(RATES, float))  # fmt: skip


def _share(pairs: pd.DataFrame, label: str) -> pd.Series:
    """Share of an outlet's pairs with others in an event that have a label; each counts on both sides."""
    pairs = between_outlets(pairs)
    sides = [
        pairs[["event", "label", f"outlet_{side}"]].rename(columns={f"outlet_{side}": "outlet"})
        for side in "ab"
    ]
    both = pd.concat(sides, ignore_index=True)
    return both["label"].eq(label).groupby([both["outlet"], both["event"]]).mean()


def furthest_apart(means: pd.DataFrame, rate: str, events: int) -> Finding:
    """Say which outlets lie furthest apart, from the means that are drawn.

    Examples
    --------
    >>> rows = [("Post", 12.0, 8.0, 16.0), ("Ledger", 30.0, 20.0, 41.0)]
    >>> means = pd.DataFrame(rows, columns=["outlet", "value", "low", "high"])
    >>> furthest_apart(means, "only_here", 8).text
    'Facts with nothing near them in another outlet: 30 % in Ledger, 12 % in Post.'
    """
    named = {
        "only_here": "Facts with nothing near them in another outlet",
        "reworded": "Quotations in common that are reworded",
        "conflicts": "Numbers in common that disagree",
    }
    rows = means.dropna(subset=["value"]).sort_values("value", ascending=False, kind="stable")
    ends = [rows.iloc[i] for i in sorted({0, len(rows) - 1})] if len(rows) else []
    told = ", ".join(f"{r['value']:.0f} % in {r['outlet']}" for r in ends)
    text = f"{named[rate]}: {told or 'nothing to compare'}."
    values = dict(zip(means["outlet"], means["value"].astype(float), strict=True))
    return Finding(f"alignment.{rate}", text, values, RATES[rate], events)


def likeness(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return how alike two outlets are: of the facts that either tells, the share that both tell.

    Returns
    -------
    DataFrame
        Outlets in rows and columns; each cell is the mean over the events that both tell, nan
        where there is none.
    """
    told = coverage.assign(told=coverage["told"].astype(bool))
    wide = told.groupby(["event", "fact", "outlet"])["told"].any().unstack("outlet")
    outlets = list(wide.columns)
    table = pd.DataFrame(float("nan"), index=outlets, columns=outlets)
    for a, b in combinations(outlets, 2):
        both = wide[[a, b]].dropna().astype(bool)
        either = both[both.any(axis=1)]
        shares = either.all(axis=1).groupby(level="event").mean()
        if len(shares):
            table.loc[a, b] = table.loc[b, a] = float(shares.mean())
    return table


def closest(table: pd.DataFrame, events: int) -> Finding:
    """Say which two outlets share the most of their facts, and which the least."""
    pairs = [(float(table.loc[a, b]), a, b) for a, b in combinations(table.index, 2)]
    known = sorted((p for p in pairs if not isnan(p[0])), key=lambda p: (-p[0], p[1], p[2]))
    if not known:
        text, values = "No two outlets tell one event.", {"pairs of outlets": 0.0}
    else:
        (most, a, b), (least, c, d) = known[0], known[-1]
        text = f"{a} and {b} share {100 * most:.0f} % of what either tells"
        text += f", {c} and {d} {100 * least:.0f} %." if len(known) > 1 else "."
        values = {f"{a} and {b}": share for share, a, b in [*known[:11], known[-1]]}
    return Finding("alignment.likeness", text, values, "share of facts that both tell", events)
