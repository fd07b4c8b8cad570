"""What alignment finds, as rates an outlet and event, for corpora of many events."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import pandas as pd

from analysis.findings.amounts import counted, percent
from analysis.findings.model import Finding
from analysis.findings.pairs import between_outlets
from analysis.findings.scopes import Scope, by_outlet
from analysis.findings.wording import of_events, told_means

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


def furthest_apart(table: pd.DataFrame, rate: str, found: Scope) -> Finding:
    """State one of the `RATES` by outlet, of many outlets the lowest and the highest.

    Parameters
    ----------
    table : DataFrame
        What `rates` returns.
    rate : str
        One of its columns.
    found : Scope
        What is compared.

    Examples
    --------
    >>> rows = [("Post", "e", 0.12), ("Post", "f", 0.14), ("Ledger", "e", 0.3)]
    >>> table = pd.DataFrame(rows, columns=["outlet", "event", "only_here"])
    >>> furthest_apart(table, "only_here", Scope(("Ledger", "Post"), 3, 2)).text
    'Facts with nothing near them in another outlet: 30 % (1 of 2 events) in Ledger and 13 % in Post.'
    """
    named = {
        "only_here": "Facts with nothing near them in another outlet",
        "reworded": "Quotations in common that are reworded",
        "conflicts": "Numbers in common that disagree",
    }
    missing = {
        "only_here": "no two outlets tell one event",
        "reworded": "no two outlets have a quotation in common",
        "conflicts": "no two outlets have a number of the same thing",
    }
    means = by_outlet(table, rate, found)
    stated = told_means(means, found, percent) if means else f"no value, since {missing[rate]}"
    text = f"{named[rate]}: {stated}."
    values = {outlet: 100 * mean.estimate for outlet, mean in means.items()}
    return Finding(f"alignment.{rate}", text, values, RATES[rate], found.events)


def shared_by_event(coverage: pd.DataFrame) -> dict[tuple[str, str], pd.Series]:
    """Return for each two outlets, by event that both tell, the share of facts that both tell.

    It is a share of the facts that either of them tells.
    """
    told = coverage.assign(told=coverage["told"].astype(bool))
    wide = told.groupby(["event", "fact", "outlet"])["told"].any().unstack("outlet")
    shares = {}
    for a, b in combinations(wide.columns, 2):
        both = wide[[a, b]].dropna().astype(bool)
        either = both[both.any(axis=1)]
        if len(either):
            shares[str(a), str(b)] = either.all(axis=1).groupby(level="event").mean()
    return shares


def likeness(coverage: pd.DataFrame) -> pd.DataFrame:
    """Return how alike two outlets are: of the facts that either of two tells, the share that both tell.

    Returns
    -------
    DataFrame
        Outlets in rows and columns; each cell is the mean over the events that both tell, nan
        where there is none.
    """
    outlets = sorted(coverage["outlet"].unique())
    table = pd.DataFrame(float("nan"), index=outlets, columns=outlets)
    for (a, b), shares in shared_by_event(coverage).items():
        table.loc[a, b] = table.loc[b, a] = float(shares.mean())
    return table


def closest(coverage: pd.DataFrame, found: Scope) -> Finding:
    """Say which two outlets share the most of their facts, and which the least.

    Two that share one event only are left out where others share several, which it says.
    """
    shares = shared_by_event(coverage)
    known = sorted(shares, key=lambda pair: (-float(shares[pair].mean()), pair))
    ranked = [pair for pair in known if len(shares[pair]) > 1] or known
    among = ""
    if len(ranked) < len(known):
        among = f", of {counted(len(ranked), 'pair')} with more than one event in common"
    text, values = "No two outlets tell one event.", {"pairs of outlets": 0.0}
    if known:
        text = share_of(ranked[0], shares, found, " share", " of what either tells")
        text += f", {share_of(ranked[-1], shares, found)}" if len(ranked) > 1 else ""
        text = f"{text[0].upper()}{text[1:]}{among}."
        values = {f"{a} and {b}": float(shares[a, b].mean()) for a, b in dict.fromkeys([*known[:11], known[-1]])}  # fmt: skip
    return Finding("alignment.likeness", text, values, "share of facts that both tell", found.events)  # fmt: skip


def share_of(
    pair: tuple[str, str], shares: Mapping[tuple[str, str], pd.Series], found: Scope, verb: str = "", of: str = "",
) -> str:  # fmt: skip
    """Say what two outlets share, and in how many events where not all count."""
    first, second = map(found.subject, pair)
    own = shares[pair]
    return f"{first} and {second}{verb} {percent(own.mean())}{of}{of_events(len(own), found)}"
