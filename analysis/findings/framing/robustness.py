"""Whether the headline comparisons hold under other choices of analysis."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.findings.amounts import counted
from analysis.findings.model import Finding
from analysis.findings.scopes import scope

COLUMNS = (
    "comparison", "count", "elsewhere", "specifications", "agree", "turned", "undefined", "reported",
    "least", "most", "unit",
)  # fmt: skip
FEW_PLACES = 10
"""A comparison that rests on fewer places in all the texts is said to rest on few."""

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Say how many specifications agree with what is reported."""
    return [robust(tables)]


def agreements(specifications: pd.DataFrame) -> pd.DataFrame:
    """One row a comparison: how many specifications share the sign of the one reported.

    `least` and `most` are among the specifications in the unit of the one reported, so that the three
    estimates can be compared; agreement is over all of them.
    """
    rows = []
    for name, own in specifications.groupby("comparison", sort=False):
        reported = own[own["reported"].astype(bool)].iloc[0]
        same = int((np.sign(own["estimate"]) == np.sign(reported["estimate"])).sum())
        unknown = int(own["estimate"].isna().sum())
        alike = own.loc[own["unit"] == reported["unit"], "estimate"]
        rows.append(
            {
                "comparison": name, "count": int(reported["count"]),
                "elsewhere": int(reported["elsewhere"]), "specifications": len(own), "agree": same,
                "turned": len(own) - same - unknown, "undefined": unknown,
                "reported": reported["estimate"], "least": alike.min(), "most": alike.max(),
                "unit": reported["unit"],
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def robust(tables: Tables) -> Finding:
    """Say how many comparisons keep their sign throughout, how many of these rest on few places."""
    found = scope(tables["articles"])
    known = agreements(tables["specifications"])
    if known.empty:
        return Finding("framing.robust", "There is no comparison of two outlets to vary.", table="specifications")  # fmt: skip
    values = {str(row.comparison): f"{row.agree} of {row.specifications}" for row in known.itertuples()}  # fmt: skip
    firm = known[known["agree"] == known["specifications"]]
    text = (
        f"Of {counted(len(known), 'headline comparison')} {len(firm)} keep their direction under every "
        f"choice tried{resting_on_few(firm)}"
    )
    if len(firm) < len(known):
        share = (known["agree"] / known["specifications"]).sort_values(kind="stable")
        weakest = known.loc[share.index[0]]
        text += (
            f"; least firm is {quoted(weakest['comparison'])}, which {weakest['agree']} of "
            f"{weakest['specifications']} specifications share"
        )
    return Finding("framing.robust", text + ".", values, "specifications that agree", found.events, table="specifications")  # fmt: skip


def resting_on_few(comparisons: pd.DataFrame) -> str:
    """Say how many comparisons rest on few places in the texts, and which one on the fewest."""
    places = (comparisons["count"] + comparisons["elsewhere"]).sort_values(kind="stable")
    few = places[places < FEW_PLACES]
    if few.empty:
        return ""
    fewest = comparisons.loc[few.index[0], "comparison"]
    return (
        f", but {len(few)} of these {'rests' if len(few) == 1 else 'rest'} on fewer than "
        f"{FEW_PLACES} places in the texts ({quoted(fewest)} on {few.iloc[0]})"
    )


def quoted(comparison: str) -> str:
    """Return a comparison's name in quotation marks, unless it begins with one of its own.

    Examples
    --------
    >>> quoted("hedges, A against B"), quoted("“said” in A")
    ('“hedges, A against B”', '“said” in A')
    """
    return comparison if comparison.startswith("“") else f"“{comparison}”"
