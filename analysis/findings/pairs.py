"""Pairs of sentences, numbers or quotations of two outlets, and how far they differ."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from analysis.findings.amounts import counted

DIFFERING = (
    "conflict",
    "reworded",
    "uncertain",
    "rounding",
    "truncated",
    "split",
    "verbatim",
    "agree",
)
"""Labels of pairs, those that differ most first."""
SIGNS = {"conflict": "⚡", "reworded": "∿", "uncertain": "?"}
"""The mark that a difference has in a picture."""
KEY = "⚡ numbers disagree, ∿ reworded, ? uncertain"
"""What the marks mean."""


def between_outlets(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of two outlets: an outlet that comes back to its own story is none."""
    return pairs[pairs["outlet_a"] != pairs["outlet_b"]]


def outlets_in_order(pairs: pd.DataFrame) -> pd.DataFrame:
    """Turn each pair so that its a is the outlet that figures name first.

    `difference`, whose steps lead from a to b, is left out.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet_a": ["Post", "Echo"], "outlet_b": ["Echo", "Post"], "start_a": [3, 4], "start_b": [7, 8]})
    >>> outlets_in_order(table).to_numpy().tolist()
    [['Echo', 'Post', 7, 3], ['Echo', 'Post', 4, 8]]
    """
    pairs = pairs.drop(columns="difference", errors="ignore")
    other = {"_a": "_b", "_b": "_a"}
    turned = pairs.rename(columns=lambda name: name[:-2] + other.get(name[-2:], name[-2:]))
    return pairs.where(pairs["outlet_a"] <= pairs["outlet_b"], turned)


def disagreements(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the first pair of each two numbers that disagree, and in `again` how many repeat it.

    Examples
    --------
    >>> rows = [("e", "A", "B", "only 4", "9"), ("e", "A", "C", "only 4", "9"), ("e", "B", "D", "9", "Only 4")]
    >>> table = pd.DataFrame(rows, columns=["event", "outlet_a", "outlet_b", "quantity_a", "quantity_b"])
    >>> disagreements(table.assign(label="conflict"))[["outlet_b", "again"]].to_numpy().tolist()
    [['B', 2]]
    """
    rows = between_outlets(pairs).query("label == 'conflict'")
    sides = zip(rows["event"], rows["quantity_a"], rows["quantity_b"], strict=True)
    same = pd.Series(
        [(event, *in_either_order(a, b)) for event, a, b in sides], rows.index, dtype=object
    )
    again = same.map(same.value_counts()) - 1
    return rows.assign(again=again.astype(int))[~same.duplicated()]


def in_either_order(a: str, b: str) -> tuple[str, str]:
    """Return what two pairs have in common that set the same words beside each other.

    Examples
    --------
    >>> in_either_order("Four people", "three people") == in_either_order("Three people", "four people")
    True
    """
    first, second = sorted((a.casefold(), b.casefold()))
    return first, second


def repeated(again: int) -> str:
    """Say how many more pairs of articles set the same words beside each other.

    Examples
    --------
    >>> repeated(2), repeated(0)
    (', the same in 2 more pairs', '')
    """
    return f", the same in {counted(again, 'more pair')}" if again else ""


def differing_first(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of numbers or quotations by how much they differ, each kind in its old order.

    Examples
    --------
    >>> differing_first(pd.DataFrame({"label": ["agree", "conflict", "rounding"]}))["label"].tolist()
    ['conflict', 'rounding', 'agree']
    """
    return pairs.sort_values("label", key=lambda labels: labels.map(DIFFERING.index), kind="stable")


def differences(
    tables: Mapping[str, pd.DataFrame],
) -> list[tuple[str, float, str, float, str, str, str]]:
    """List the numbers and quotations of an event that differ, for the marks of the strips.

    Returns
    -------
    list of (article above, place, article below, place, sign, words above, words below)
    """
    rows = []
    for name, place in (("quantity_pairs", "start"), ("quote_pairs", "changed_start")):
        table = between_outlets(tables[name])
        for row in table[table["label"].isin(list(SIGNS))].to_dict("records"):
            said = [differing(row, side) for side in "ab"]
            ends = (row["article_a"], row[f"{place}_a"], row["article_b"], row[f"{place}_b"])
            rows.append((*ends, SIGNS[row["label"]], *said))
    return rows


def differing(pair: Mapping[Hashable, Any], side: str) -> str:
    """Return what one side of a pair has otherwise: its quantity, or the words that were changed.

    Examples
    --------
    >>> pair = {"text_a": "We will rest now", "start_a": 10, "changed_start_a": 13, "changed_end_a": 22}
    >>> differing(pair, "a")
    'will rest'
    """
    if f"quantity_{side}" in pair:
        return str(pair[f"quantity_{side}"])
    start, end = (pair[f"changed_{end}_{side}"] - pair[f"start_{side}"] for end in ("start", "end"))
    return " ".join(str(pair[f"text_{side}"])[start:end].split())


def shortened(text: str, longest: int = 28) -> str:
    """Return the first words of a text, with a mark where it is cut.

    Examples
    --------
    >>> shortened("a keystone of our shared efforts to build", 20)
    'a keystone of our…'
    """
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + "…"
