"""Findings on quotation: how much, who, in what manner, and by which verbs."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import (
    Scope,
    by_outlet,
    counted,
    estimates,
    number,
    percent,
    scope,
    told,
)

ABSTAIN_BELOW = 0.5
"""Attributions less sure than this are not counted for anybody in tables and findings."""
UNSURE = "speaker unsure"
MANNERS = ("direct", "mixed", "indirect")


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Share quoted, manner of quoting, speakers, unnamed sources, first and last word, verbs."""
    return [headline(tables), manner(tables), speakers(tables), unnamed(tables), ends(tables), verbs(tables)]  # fmt: skip


def attributed(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Quotations in quotation marks with the speaker to count them for, or that none is sure."""
    quotes = tables["quotes"]
    quotes = quotes[quotes["type"].isin(["direct", "mixed"])].copy()
    name = quotes["speaker_name"].where(quotes["speaker_name"] != "", quotes["speaker"])
    sure = (quotes["confidence"] >= ABSTAIN_BELOW) & (name != "")
    quotes["counted_for"] = name.where(sure, UNSURE)
    return quotes


def speaker_shares(quotes: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Share of each outlet's quoted words (columns) by speaker (rows), the most quoted first.

    `quotes` is what `attributed` returns; the index is called speaker.
    """
    words = quotes.pivot_table(values="words", index="counted_for", columns="outlet", aggfunc="sum")
    shares = words.div(words.sum())
    order = shares.fillna(0).mean(axis=1).sort_values(ascending=False, kind="stable").index[:most]
    return shares.loc[order].rename_axis("speaker")


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the share of words in quotation marks."""
    found = scope(tables["articles"])
    shares = by_outlet(tables["articles"], "quoted_share", found)
    values = {outlet: interval.estimate for outlet, interval in shares.items()}
    text = f"Quoted words make up {told(values, found, lambda v: percent(v, 1))}{ratio(values, found)}."
    return Finding(
        "quotation.headline", text, unit="share of words", n=found.events, table="articles",
        rows="quoted_share by outlet", **estimates(shares),
    )  # fmt: skip


def ratio(values: Mapping[str, float], found: Scope) -> str:
    """Say how many times the higher of two shares is the lower."""
    if len(values) != 2 or min(values.values()) <= 0:
        return ""
    low, high = sorted(values, key=values.__getitem__)
    times = number(values[high] / values[low], 1)
    return f": {times} times as much in {found.subject(high)} as in {found.subject(low)}"


def manner(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count direct, mixed and indirect quotations by outlet."""
    found = scope(tables["articles"])
    counts = tables["quotes"].groupby(["outlet", "type"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(MANNERS), fill_value=0)
    values = {
        f"{outlet}, {kind}": int(counts.loc[outlet, kind]) if outlet in counts.index else 0
        for outlet in found.outlets
        for kind in MANNERS
    }
    parts = [
        f"{found.subject(outlet)} has "
        + listed([f"{values[f'{outlet}, {kind}']} {kind}" for kind in MANNERS])
        for outlet in found.outlets[:3]
    ]
    text = "Of quotations, " + "; ".join(parts) + "."
    return Finding("quotation.manner", text, values, "quotations", found.events, table="quotes")  # fmt: skip


def speakers(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say who is quoted most, in words, and by how much, in each outlet."""
    found = scope(tables["articles"])
    quotes = attributed(tables)
    words = (
        quotes[quotes["counted_for"] != UNSURE].groupby(["outlet", "counted_for"])["words"].sum()
    )
    totals = quotes.groupby("outlet")["words"].sum()
    parts, values = [], {}
    for outlet in found.outlets:
        if outlet not in words.index.get_level_values("outlet"):
            continue
        own = words.loc[outlet].sort_values(ascending=False, kind="stable")
        first = str(own.index[0])
        values[f"{outlet}: {first}"] = share = float(own.iloc[0] / totals[outlet])
        parts.append(f"{first} in {found.subject(outlet)} ({percent(share)} of the quoted words)")
    text = f"The most quoted: {listed(parts[:3])}." if parts else "No speaker is sure enough to be counted."  # fmt: skip
    return Finding("quotation.speakers", text, values, "share of quoted words", found.events, table="quotes", rows=f"direct and mixed, confidence >= {ABSTAIN_BELOW}")  # fmt: skip


def unnamed(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the share of quoted words whose speaker is unnamed, or is a document."""
    found = scope(tables["articles"])
    quotes = attributed(tables)
    counts = quotes.groupby("outlet")["speaker_kind"].apply(lambda kinds: int((kinds == "unnamed").sum()))  # fmt: skip
    totals = quotes.groupby("outlet").size()
    values = {outlet: int(counts.get(outlet, 0)) for outlet in found.outlets}
    said = {outlet: f"{values[outlet]} of {int(totals.get(outlet, 0))}" for outlet in found.outlets}
    parts = [f"{said[outlet]} in {found.subject(outlet)}" for outlet in found.outlets[:3]]
    text = f"Quotations of speakers without a name: {listed(parts)}."
    return Finding("quotation.unnamed", text, values, "quotations", found.events, table="quotes", rows="speaker_kind unnamed")  # fmt: skip


def ends(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say whose quoted words come first and last in each article (n = 1), or how often named."""
    found = scope(tables["articles"])
    quotes = attributed(tables).sort_values(["article_id", "start"])
    firsts = quotes.groupby("article_id").first()
    lasts = quotes.groupby("article_id").last()
    if not found.single:
        named = {
            "first": float((firsts["speaker_kind"] == "person").mean()),
            "last": float((lasts["speaker_kind"] == "person").mean()),
        }
        text = (
            f"A person's words come first among the quotations in {percent(named['first'])} of the "
            f"articles and last in {percent(named['last'])}."
        )
        return Finding("quotation.ends", text, dict(named), "share of articles", found.events, table="quotes")  # fmt: skip
    parts, values = [], {}
    for article_id, first in firsts.iterrows():
        outlet = str(first["outlet"])
        last = lasts.loc[article_id]
        values[f"{outlet}, first"] = str(first["counted_for"])
        values[f"{outlet}, last"] = str(last["counted_for"])
        parts.append(f"in {found.subject(outlet)} {first['counted_for']} is quoted first and {last['counted_for']} last")  # fmt: skip
    text = f"{'; '.join(parts)}." if parts else "Nobody is quoted."
    return Finding("quotation.ends", text[0].upper() + text[1:], values, "speaker", table="quotes")  # fmt: skip


def verbs(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the stance of the verbs that introduce speech."""
    found = scope(tables["articles"])
    cued = tables["quotes"][tables["quotes"]["stance"] != ""]
    neutral = cued.assign(neutral=cued["stance"] == "neutral").groupby("outlet")["neutral"]
    values = {str(outlet): float(share) for outlet, share in neutral.mean().items()}
    totals = {str(outlet): int(n) for outlet, n in neutral.size().items()}
    parts = [
        f"{percent(values[o])} of {counted(totals[o], 'verb')} in {found.subject(o)}"
        for o in found.outlets[:3]
        if o in values
    ]
    text = f"Verbs of saying are neutral, such as \"said\": {listed(parts)}." if parts else "No verb of saying was found."  # fmt: skip
    return Finding("quotation.verbs", text, values, "share of cue verbs", found.events, table="quotes", rows="stance")  # fmt: skip
