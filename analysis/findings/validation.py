"""Findings on how good the layers are, and where they fail."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import counted, number

MAIN_FIGURES = {
    "boilerplate": ("characters", "f1"),
    "sentences": ("boundaries", "f1"),
    "quotes": ("marked only, end to end", "f1"),
    "quantities": ("quantities", "f1"),
    "quote_pairs": ("labels", "macro f1"),
    "quantity_pairs": ("labels", "macro f1"),
    "sentence_pairs": ("pairs", "f1"),
    "events": ("articles", "b-cubed f1"),
}
"""The one figure that stands for a layer where there is room for one: its part and metric."""


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """State each layer's main figure on the project's own texts, and its weakest spot."""
    return [headline(tables), weakest(tables)]


def main_figures(own: pd.DataFrame) -> pd.DataFrame:
    """Return the row of each layer's main figure, best first."""
    wanted = [
        (own["layer"] == layer) & (own["part"] == part) & (own["metric"] == metric)
        for layer, (part, metric) in MAIN_FIGURES.items()
    ]
    rows = own[pd.concat(wanted, axis=1).any(axis=1)]
    return rows.sort_values("value", ascending=False, kind="stable")


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """State the main figure of each layer on the project's own labelled texts."""
    rows = main_figures(tables["validation_own"])
    values = {str(row.layer): float(row.value) for row in rows.itertuples()}
    named = [f"{layer.replace('_', ' ')} {number(value, 2)}" for layer, value in values.items()]
    text = (
        f"F1 on the project's own invented articles, labelled by the makers of the rules: "
        f"{listed(named)}; figures on external gold stand beside them."
    )
    return Finding("validation.headline", text, values, "F1", table="validation_own")


def weakest(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name what is found least often, by layer and kind."""
    own = tables["validation_own"]
    recall = own[(own["metric"] == "recall") & (own["n"] >= 5) & own["part"].str.contains("kind|:")]
    low = recall.sort_values("value", kind="stable").head(3)
    values = {f"{row.layer}, {row.part}": float(row.value) for row in low.itertuples()}
    named = [f"{name} ({number(value, 2)})" for name, value in values.items()]
    text = f"Recall is lowest for {listed(named)} of {counted(len(recall), 'kind')} measured." if named else "No recall was measured."  # fmt: skip
    return Finding("validation.weakest", text, values, "recall", table="validation_own")
