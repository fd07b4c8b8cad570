"""The table of word use: counts of each term by outlet, and how far each is from the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import framing
from analysis.layers import Layers


def count_by_outlet(corpus: Sequence[Layers], mask: Sequence[str] = ()) -> pd.DataFrame:
    """Counts of each term (rows) by outlet (columns), furniture cut and outlets' names masked."""
    counts: dict[str, Counter[str]] = {}
    for layers in corpus:
        found = framing.term_counts(layers.article.text, layers.boilerplate, mask)
        counts.setdefault(layers.article.outlet, Counter()).update(found)
    table = pd.DataFrame({outlet: pd.Series(c, dtype=float) for outlet, c in counts.items()})
    return table.fillna(0.0).sort_index()


def terms(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a term and outlet: its count there and elsewhere, and the log-odds z score.

    Positive z: more in this outlet than in all others together.  The z score ranks words; with
    one article an outlet it is no test (Monroe, Colaresi and Quinn 2008; prior: pooled counts).
    """
    outlets = sorted({layers.article.outlet for layers in corpus})
    counts = count_by_outlet(corpus, framing.self_names(outlets))
    columns = ["term", "outlet", "count", "per_1000", "elsewhere", "elsewhere_per_1000", "log_ratio", "z"]  # fmt: skip
    if len(outlets) < 2:
        return pd.DataFrame(columns=columns)
    rows = []
    for outlet in counts.columns:
        here, rest = counts[outlet], counts.drop(columns=outlet).sum(axis=1)
        scores = framing.log_odds(here, rest, "pooled")
        rows.append(
            pd.DataFrame(
                {
                    "term": counts.index,
                    "outlet": outlet,
                    "count": here.to_numpy(),
                    "per_1000": 1000 * here.to_numpy() / max(1.0, here.sum()),
                    "elsewhere": rest.to_numpy(),
                    "elsewhere_per_1000": 1000 * rest.to_numpy() / max(1.0, rest.sum()),
                    "log_ratio": scores["log_ratio"].reindex(counts.index).to_numpy(),
                    "z": scores["z"].reindex(counts.index).to_numpy(),
                }
            )
        )
    table = pd.concat(rows, ignore_index=True)
    table = table[table["count"] > 0].astype({"count": int, "elsewhere": int})
    return table.sort_values(["outlet", "z", "term"], ascending=[True, False, True], ignore_index=True)  # fmt: skip
