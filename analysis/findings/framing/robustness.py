"""Whether the headline comparisons hold under other choices of analysis."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.findings.model import Finding
from analysis.findings.wording import counted, scope

COLUMNS = (
    "comparison", "specifications", "agree", "turned", "undefined", "reported", "least", "most", "unit",
)  # fmt: skip

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Say how many specifications agree with what is reported."""
    return [robust(tables)]


def agreements(specifications: pd.DataFrame) -> pd.DataFrame:
    """One row a comparison: how many specifications share the sign of the one reported."""
    rows = []
    for name, own in specifications.groupby("comparison", sort=False):
        reported = float(own.loc[own["reported"].astype(bool), "estimate"].iloc[0])
        same = np.sign(own["estimate"]) == np.sign(reported)
        unknown = int(own["estimate"].isna().sum())
        rows.append(
            {
                "comparison": name, "specifications": len(own), "agree": int(same.sum()),
                "turned": len(own) - int(same.sum()) - unknown, "undefined": unknown,
                "reported": reported, "least": own["estimate"].min(), "most": own["estimate"].max(),
                "unit": own.loc[own["reported"].astype(bool), "unit"].iloc[0],
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))


def robust(tables: Tables) -> Finding:
    """Say how many comparisons keep their sign throughout, and which one keeps it least."""
    found = scope(tables["articles"])
    known = agreements(tables["specifications"])
    if known.empty:
        return Finding("framing.robust", "There is no comparison of two outlets to vary.", table="specifications")  # fmt: skip
    values = {f"{row.comparison}: agree of {row.specifications}": int(row.agree) for row in known.itertuples()}  # fmt: skip
    firm = known[known["agree"] == known["specifications"]]
    share = (known["agree"] / known["specifications"]).sort_values(kind="stable")
    weakest = known.loc[share.index[0]]
    text = (
        f"Of {counted(len(known), 'headline comparison')} {len(firm)} keep their direction under every "
        "choice of cleaning, quotations, case, stop words, prior and unit"
    )
    if len(firm) < len(known):
        text += (
            f"; least firm is “{weakest['comparison']}”, which {weakest['agree']} of "
            f"{weakest['specifications']} specifications share"
        )
    return Finding("framing.robust", text + ".", values, "specifications", found.events, table="specifications")  # fmt: skip
