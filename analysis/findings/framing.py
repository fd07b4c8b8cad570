"""Findings on framing: actors and how they are called, words that set apart, frames, openings."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis import framing
from analysis.findings.model import Finding, listed
from analysis.findings.wording import counted, number, percent, scope

LEAST_COUNT = 3
WORDS_NAMED = 3
FRAME_NAMES_FROM = "_"


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Actors, titles, first mentions, words, frames, voice."""
    return [headline(tables), titles(tables), words(tables), frames(tables), voice(tables)]


def actor_counts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Mentions of each actor (rows) by outlet (columns), most named first."""
    actors = tables["actors"]
    counts = actors.groupby(["name", "outlet"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=sorted(tables["articles"]["outlet"].unique()), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order]


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say which person or organisation each outlet names most, and which frame it cues most."""
    found = scope(tables["articles"])
    agents = tables["actors"][tables["actors"]["kind"].isin(["person", "organisation"])]
    counts = actor_counts({**tables, "actors": agents})
    parts, values = [], {}
    for outlet in found.outlets[:3]:
        if outlet in counts.columns and counts[outlet].max() > 0:
            first, times = str(counts[outlet].idxmax()), int(counts[outlet].max())
            values[f"{outlet}: {first}"] = times
            parts.append(f"{first} in {found.subject(outlet)} ({counted(times, 'time')})")
    text = (
        f"The person or organisation named most is {listed(parts)}"
        if parts
        else "No actor is named"
    )
    text += foregrounded(tables)
    return Finding("framing.headline", text + ".", values, "mentions", found.events, table="actors")  # fmt: skip


def foregrounded(tables: Mapping[str, pd.DataFrame]) -> str:
    """Say which frame has the most cues in each outlet."""
    found = scope(tables["articles"])
    rates = frame_rates(tables)
    tops = {o: rates[o].idxmax() for o in found.outlets[:3] if o in rates and rates[o].max() > 0}
    if not tops:
        return ""
    if len(set(tops.values())) == 1:
        return f"; the frame with the most cues is {frame_name(next(iter(tops.values())))} in each"
    named = [f"{frame_name(frame)} in {found.subject(outlet)}" for outlet, frame in tops.items()]
    return f"; the frame with the most cues is {listed(named)}"


def frame_name(category: str) -> str:
    """Return a frame's printed name.

    Examples
    --------
    >>> frame_name("security_and_defense")
    'security and defense'
    """
    return str(category).replace(FRAME_NAMES_FROM, " ")


def titles(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare how often persons are called with a title."""
    found = scope(tables["articles"])
    persons = tables["actors"].query("kind == 'person'")
    titled = persons.assign(titled=persons["form"] == "title").groupby("outlet")["titled"]
    values = {str(outlet): float(share) for outlet, share in titled.mean().items()}
    sizes = titled.size()
    parts = [
        f"{percent(values[o])} of {counted(int(sizes[o]), 'naming')} of a person in {found.subject(o)}"
        for o in found.outlets[:3]
        if o in values
    ]
    text = f"With a title, such as \"President\", stand {listed(parts)}." if parts else "No person is named."  # fmt: skip
    return Finding("framing.titles", text, values, "share of namings", found.events, table="actors", rows="kind person")  # fmt: skip


def words(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name the words that set the outlets apart, with their counts; no test at n = 1."""
    found = scope(tables["articles"])
    parts, values = [], {}
    for outlet in found.outlets[:3]:
        top = distinctive(tables, outlet).head(WORDS_NAMED)
        for row in top.itertuples():
            values[f"{outlet}: {row.term}"] = float(row.z)
        if len(top):
            named = [f"“{row.term}” ({row.count} to {row.elsewhere})" for row in top.itertuples()]
            parts.append(f"more in {found.subject(outlet)}: {', '.join(named)}")
    text = f"The words furthest apart are {'; '.join(parts)}" if parts else "No word stands often enough to be compared"  # fmt: skip
    sure = "; with one article each this is a description, no test" if found.single else ""
    return Finding("framing.words", f"{text}{sure}.", values, "z of log-odds", found.events, table="terms", rows=f"count >= {LEAST_COUNT}")  # fmt: skip


def distinctive(tables: Mapping[str, pd.DataFrame], outlet: str) -> pd.DataFrame:
    """Return an outlet's terms that are frequent enough, furthest towards it first.

    Function words are left out here; the table of terms keeps them.
    """
    own = tables["terms"][tables["terms"]["outlet"] == outlet]
    content = ~own["term"].isin(framing.stop_words())
    return own[content & (own["count"] >= LEAST_COUNT) & (own["z"] > 0)]


def frame_rates(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Cues of each frame (rows) per 1,000 words by outlet (columns), quotations included."""
    body = tables["articles"].groupby("outlet")["body_words"].sum()
    counts = tables["frames"].groupby(["category", "outlet"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=body.index, fill_value=0)
    rates = 1000 * counts.div(body.where(body > 0), axis=1)
    order = rates.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return rates.loc[order]


def frames(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name the frame whose share of cues differs most between two outlets."""
    found = scope(tables["articles"])
    rates = frame_rates(tables)
    if rates.empty or rates.shape[1] < 2:
        return Finding("framing.frames", "There are not two outlets with cues to compare.", unit="cues per 1,000 words", table="frames")  # fmt: skip
    spread = (rates.max(axis=1) - rates.min(axis=1)).sort_values(ascending=False, kind="stable")
    frame = str(spread.index[0])
    high, low = str(rates.loc[frame].idxmax()), str(rates.loc[frame].idxmin())
    values = {str(outlet): float(rate) for outlet, rate in rates.loc[frame].items()}
    text = (
        f"The frame furthest apart is {frame_name(frame)}: {number(values[high], 1)} cues per 1,000 "
        f"words in {found.subject(high)}, {number(values[low], 1)} in {found.subject(low)}; "
        "a cue is a word to look at, not a judgement."
    )
    return Finding("framing.frames", text, values, "cues per 1,000 words", found.events, table="frames", rows=f"category {frame}")  # fmt: skip


def voice(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare hedges, boosters and loaded words outside quotations."""
    found = scope(tables["articles"])
    body = tables["articles"].groupby("outlet")["body_words"].sum()
    outside = tables["voice"][~tables["voice"]["quoted"].astype(bool)]
    counts = outside.groupby(["outlet", "category"]).size()
    values = {
        f"{outlet}, {category}": float(1000 * count / body[outlet])
        for (outlet, category), count in counts.items()
    }
    totals = outside.groupby("outlet").size()
    parts = [f"{int(totals.get(o, 0))} in {found.subject(o)}" for o in found.outlets[:3]]
    text = f"Hedges, boosters and loaded words in the outlet's own voice: {listed(parts)}."
    return Finding("framing.voice", text, values, "cues per 1,000 words", found.events, table="voice", rows="not quoted")  # fmt: skip


def both_ways(terms: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return every term of two outlets once: above zero towards `first`, below towards `second`."""
    towards = terms[terms["outlet"] == first]
    away = terms[(terms["outlet"] == second) & ~terms["term"].isin(towards["term"])]
    turned = away.assign(
        z=-away["z"], log_ratio=-away["log_ratio"], count=away["elsewhere"], elsewhere=away["count"]
    )
    return pd.concat([towards, turned], ignore_index=True).drop(columns="outlet")
