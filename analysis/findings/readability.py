"""Findings on readability: which article is harder, and how much that rests on the computing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import Scope, by_outlet, counted, number, scope, told
from analysis.readability import PRINTED_NAMES

HEADLINE_METRIC = "flesch_kincaid_grade"
HIGHER_IS_EASIER = frozenset({"flesch_reading_ease"})
ROUTES = (("raw", "textstat"), ("raw", "proper"), ("cleaned", "textstat"), ("cleaned", "proper"))


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Which is harder, how sure, which metrics turn with the way of computing, sentence lengths."""
    return [headline(tables), turning(tables), naive(tables), sentences(tables), undefined(tables)]


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the Flesch-Kincaid grade, and say whether a difference can be claimed."""
    found = scope(tables["articles"])
    table = headline_grades(tables)
    means = by_outlet(table, "value", found)
    values = {outlet: interval.estimate for outlet, interval in means.items()}
    if found.single:
        rows = table.set_index("outlet")
        low = {o: float(rows.loc[o, "low"]) for o in values if pd.notna(rows.loc[o, "low"])}
        high = {o: float(rows.loc[o, "high"]) for o in values if pd.notna(rows.loc[o, "high"])}
    else:
        low = {o: i.low for o, i in means.items() if i.low is not None}
        high = {o: i.high for o, i in means.items() if i.high is not None}
    text = (
        f"The {PRINTED_NAMES[HEADLINE_METRIC]} is {told(values, found, lambda v: number(v, 1))}; "
        f"{claim(low, high, found)}."
    )
    return Finding(
        "readability.headline", text, values, "grade", found.events, low, high,
        "readability", f"mode news, metric {HEADLINE_METRIC}",
    )  # fmt: skip


def headline_grades(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of the one metric that stands for all where there is room for one."""
    table = tables["readability"]
    return table[(table["mode"] == "news") & (table["metric"] == HEADLINE_METRIC)]


def claim(low: Mapping[str, float], high: Mapping[str, float], found: Scope) -> str:
    """Say what the intervals allow: no claim at n = 1, none where they overlap."""
    if len(low) < 2:
        return "there are no two intervals to compare, so no difference can be claimed"
    overlap = max(low.values()) <= min(high.values())
    if found.single:
        reach = "overlap" if overlap else "do not overlap"
        return (
            f"the intervals by resampling sentences {reach}, and with one article each "
            "neither can be called the harder outlet"
        )
    if overlap:
        return "the intervals over events overlap, so no order of all outlets can be claimed"
    return "the intervals over events of the lowest and the highest do not overlap"


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


def hardest_by_route(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a metric, one column a way of computing: which outlet comes out hardest."""
    table = tables["readability_routes"]
    means = table.groupby(["metric", "cleaning", "sentence_rule", "outlet"])["value"].mean()
    rows = {}
    for metric in PRINTED_NAMES:
        if metric in means.index.get_level_values("metric"):
            own = means.loc[metric]
            rows[metric] = {
                f"{cleaning}, {rule} sentences": hardest(
                    own.loc[(cleaning, rule)].to_dict(), metric
                )
                for cleaning, rule in ROUTES
            }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("metric")


def turning(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name the metrics whose hardest outlet depends on the way of computing."""
    routes = hardest_by_route(tables)
    turned = [PRINTED_NAMES[metric] for metric, row in routes.iterrows() if row.nunique() > 1]
    kept = len(routes) - len(turned)
    text = (
        f"Which comes out hardest depends on the way of computing for {len(turned)} of "
        f"{counted(len(routes), 'metric')}"
        + (f" ({listed(turned)})" if turned else "")
        + f"; for {kept} it does not."
    )
    values = {"turn": len(turned), "do not": kept}
    return Finding("readability.turning", text, values, "metrics", table="readability_routes")


def naive(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Set textstat on the raw text beside proper sentences on the cleaned one."""
    found = scope(tables["articles"])
    table = tables["readability_routes"]
    table = table[table["metric"] == HEADLINE_METRIC]
    means = table.groupby(["cleaning", "sentence_rule", "outlet"])["value"].mean()
    parts: list[str] = []
    values: dict[str, float] = {}
    for cleaning, rule, name in (
        ("raw", "textstat", "textstat on the raw text"),
        ("cleaned", "proper", "proper sentences on the cleaned text"),
    ):
        own = means.loc[(cleaning, rule)].to_dict()
        values |= {f"{outlet}, {cleaning}": float(value) for outlet, value in own.items()}
        first = hardest(own, HEADLINE_METRIC)
        order = f"puts {found.subject(first)} first" if first else "puts none first"
        parts.append(f"{name} {order} ({told(own, found, lambda v: number(v, 1))})")
    text = f"By {PRINTED_NAMES[HEADLINE_METRIC]}, {' and '.join(parts)}."
    return Finding("readability.naive", text, values, "grade", found.events, table="readability_routes", rows=f"metric {HEADLINE_METRIC}")  # fmt: skip


def sentences(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the length of sentences, furniture left out."""
    found = scope(tables["articles"])
    own = body_sentences(tables)
    medians = own.groupby(["outlet", "article_id"])["words"].median().groupby("outlet").mean()
    values = {outlet: float(medians[outlet]) for outlet in found.outlets if outlet in medians.index}
    longest = own.loc[own["words"].idxmax()] if len(own) else None
    text = f"The median sentence has {told(values, found, lambda v: number(v, 1) + ' words')}"
    if longest is not None:
        text += (
            f"; the longest, {int(longest['words'])} words, stands in the {longest['outlet']} text"
        )
    return Finding("readability.sentences", text + ".", values, "words", found.events, table="sentences")  # fmt: skip


def body_sentences(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the sentences that are not page furniture."""
    sentences = tables["sentences"]
    return sentences[(sentences["leaked"] < 0.5) & (sentences["words"] > 0)]


def undefined(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say which metrics are not defined on these texts, and why."""
    table = tables["readability"].query("mode == 'news'")
    missing = table[table["value"].isna()]
    reasons = missing.groupby(["undefined", "metric"]).size()
    named = [
        f"{PRINTED_NAMES.get(str(metric), str(metric))} ({reason})"
        for (reason, metric) in reasons.index
    ]
    text = f"Not defined, and so not given, in at least one article: {listed(named)}." if named else "Every metric is defined on every article."  # fmt: skip
    values = {PRINTED_NAMES.get(str(m), str(m)): int(n) for (_, m), n in reasons.items()}
    return Finding("readability.undefined", text, values, "articles", table="readability", rows="mode news, no value")  # fmt: skip


def beside(theirs: list[dict[str, object]], table: pd.DataFrame) -> pd.DataFrame:
    """Set textstat's own values beside ours, one row an article and metric."""
    ours = table.query("mode == 'textstat'")[["outlet", "metric", "value"]]
    merged = pd.DataFrame(theirs).merge(ours.rename(columns={"value": "ours"}), how="left")
    return merged.assign(
        difference=merged["ours"] - merged["textstat"], metric=merged["metric"].map(PRINTED_NAMES)
    )
