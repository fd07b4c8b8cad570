"""The table of word use: each outlet's terms against the others', tested where events allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import comparison, framing
from analysis.layers import Layers

COLUMNS = (
    "term", "outlet", "count", "per_1000", "elsewhere", "elsewhere_per_1000", "events",
    "log_ratio", "z", "p_family", "q",
)  # fmt: skip


def terms(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a term and outlet: its count there and elsewhere, and the log-odds z score.

    Furniture is cut and every outlet's own names are masked.  Positive z: more in this outlet than
    in all others together (Monroe, Colaresi and Quinn 2008; prior: pooled counts).  `p_family` and
    `q` come from exchanging outlet labels within events and are empty under six events: with one
    article an outlet z ranks words and tests nothing.
    """
    outlets = [layers.article.outlet for layers in corpus]
    events = [event_of[layers.article.article_id] for layers in corpus]
    mask = framing.self_names(sorted(set(outlets)))
    counts = [framing.term_counts(a.article.text, a.boilerplate, mask) for a in corpus]
    names = sorted(set(outlets))
    if len(names) < 2:
        return pd.DataFrame(columns=list(COLUMNS))
    tests = [comparison.permute_keyness(counts, outlets, events, outlet) for outlet in names]
    return pd.concat([rows_of(test) for test in tests], ignore_index=True)


def rows_of(test: comparison.KeynessTest) -> pd.DataFrame:
    """Return one outlet's terms, furthest towards the outlet first."""
    scores = test.table
    here, rest = scores["count_a"], scores["count_b"]
    rows = pd.DataFrame(
        {
            "term": scores.index,
            "outlet": test.outlet,
            "count": here.astype(int),
            "per_1000": 1000 * here / max(1.0, here.sum()),
            "elsewhere": rest.astype(int),
            "elsewhere_per_1000": 1000 * rest / max(1.0, rest.sum()),
            "events": scores["n_events"].astype(int),
            "log_ratio": scores["log_ratio"],
            "z": scores["z"],
            "p_family": scores["p_family"],
            "q": scores["q"],
        }
    )
    rows = rows[rows["count"] > 0].reset_index(drop=True)
    return rows.sort_values(["z", "term"], ascending=[False, True])
