"""Findings on actors: who is named most, how, how early, and what the articles open with."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.framing.rates import frame_names, frame_rates, means_of
from analysis.findings.model import Finding, listed
from analysis.findings.wording import (
    Scope,
    by_outlet,
    counted,
    estimates,
    in_english,
    number,
    percent,
    scope,
    told,
    told_means,
    whole,
)

NAMED = 3
FIRST_NAMES = 6
AGENTS = ("person", "organisation")

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Actors, how they are called, what opens the articles, first mentions."""
    return [headline(tables), titles(tables), described(tables), opening(tables), early(tables)]


def actor_counts(tables: Tables) -> pd.DataFrame:
    """Mentions of each actor (rows) by outlet (columns), most named first."""
    actors = tables["actors"]
    counts = actors.groupby(["name", "outlet"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=sorted(tables["articles"]["outlet"].unique()), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order]


def headline(tables: Tables) -> Finding:
    """Say which person or organisation each outlet names most, and which frame it cues most."""
    found = scope(tables["articles"])
    agents = tables["actors"][tables["actors"]["kind"].isin(AGENTS)]
    counts = actor_counts({**tables, "actors": agents})
    most = counts.max().sort_values(ascending=False, kind="stable")
    tops = {str(o): (str(counts[o].idxmax()), int(times)) for o, times in most.items() if times > 0}
    named = sorted(tops) if len(tops) <= NAMED else [*tops]
    parts = [f"{tops[o][0]} in {found.subject(o)} ({counted(tops[o][1], 'time')})" for o in named]
    values = {f"{o}: {tops[o][0]}": tops[o][1] for o in named}
    more = len(parts) - NAMED
    parts = [*parts[:NAMED], *([counted(more, "more outlet")] if more > 0 else [])]
    text = (
        f"The person or organisation named most is {listed(parts)}"
        if parts
        else "No actor is named"
    )
    text += foregrounded(tables)
    return Finding("framing.headline", text + ".", values, "mentions", found.events, table="actors")  # fmt: skip


def foregrounded(tables: Tables) -> str:
    """Say which frame has the most cues in each outlet; of many outlets, in how many."""
    found = scope(tables["articles"])
    rates, names = frame_rates(tables), frame_names(tables)
    tops = {o: f"“{names[rates[o].idxmax()]}”" for o in found.outlets if o in rates and rates[o].max() > 0}  # fmt: skip
    if not tops:
        return ""
    frames = pd.Series(tops).value_counts(sort=False).sort_values(ascending=False, kind="stable")
    if len(frames) == 1:
        return f"; the frame with the most cues is {frames.index[0]} in each"
    if len(tops) > NAMED:
        named = [f"{frame} in {times} of {len(tops)} outlets" for frame, times in frames.items()]
    else:
        named = [f"{frame} in {found.subject(outlet)}" for outlet, frame in tops.items()]
    return f"; the frame with the most cues is {listed(named)}"


def titles(tables: Tables) -> Finding:
    """Compare how often persons are called with a title."""
    found = scope(tables["articles"])
    rates = tables["framing_rates"].query("kind == 'form' and where == 'everywhere'")
    sizes = tables["actors"].query("kind == 'person'").groupby("outlet").size()
    known = by_outlet(rates[rates["category"] == "title"], "rate", found)
    mean = "" if found.single else f", {found.on_average},"
    of = {str(o): whole(int(n), found, "naming of a person", "namings of a person") for o, n in sizes.items()}  # fmt: skip
    text = f"With a title, such as \"President\", stand{mean} {told_means(known, found, percent, of)}." if known else "No person is named with a title."  # fmt: skip
    return Finding("framing.titles", text, unit="share of namings", n=found.events, table="framing_rates", rows="form, title", **estimates(known))  # fmt: skip


def forms_of(tables: Tables) -> pd.DataFrame:
    """Share of the namings of persons (rows: forms) by outlet (columns), means over events."""
    return means_of(tables, "form")


def described(tables: Tables) -> Finding:
    """Say how often actors are described beside their names, and give the first such description."""
    found = scope(tables["articles"])
    own = tables["descriptions"][~tables["descriptions"]["quoted"].astype(bool)]
    if own.empty:
        return Finding("framing.described", "No actor is described beside its name.", unit="descriptions", table="descriptions")  # fmt: skip
    counts = tables["articles"][["article_id", "outlet", "event"]].copy()
    times = own.groupby("article_id").size()
    counts["times"] = counts["article_id"].map(times).fillna(0.0).where(in_english(tables["articles"]))  # fmt: skip
    known = by_outlet(counts, "times", found)
    mean = f"{found.on_average} ".lstrip()
    loaded = int((own["loaded"] != "").sum())
    text = (
        f"Descriptions beside a name, such as “{own['text'].iloc[0]}” of {own['name'].iloc[0]}, stand outside "
        f"quotations {mean}{told_means(known, found, lambda v: counted_mean(v, found))}; "
        f"{loaded} of {counted(len(own), 'description')} {'holds' if loaded == 1 else 'hold'} a loaded word."
    )
    return Finding("framing.described", text, unit="descriptions", n=found.events, table="descriptions", rows="not quoted", **estimates(known))  # fmt: skip


def counted_mean(times: float, found: Scope) -> str:
    """Return a count, or a mean of counts, as text."""
    return counted(round(times), "time") if found.single else f"{number(times, 1)} times"


def description_rows(tables: Tables) -> pd.DataFrame:
    """Return the descriptions of each actor, outlets side by side, those told of by most outlets first."""
    own = tables["descriptions"]
    told_of = own.groupby(["event", "name"])["outlet"].transform("nunique")
    order = ["outlets", "event", "name", "outlet", "start"]
    table = own.assign(outlets=told_of).sort_values(order, ascending=[False, *[True] * 4], kind="stable")  # fmt: skip
    told_apart = scope(tables["articles"]).told_apart
    return table[["name", *told_apart, "text", "beside", "loaded", "quoted"]]


def opening(tables: Tables) -> Finding:
    """Say whom the first sentence names: by name for one article each, else how many."""
    found = scope(tables["articles"])
    first = tables["openings"][tables["openings"]["part"] == "first sentence"]
    if first.empty:
        return Finding("framing.opening", "No article has a sentence to open with.", table="openings")  # fmt: skip
    counts = first.assign(actors=[len(names_of(named)) for named in first["named"]])
    known = by_outlet(counts, "actors", found)
    if found.single:
        parts = [
            f"{listed(names_of(row.named), FIRST_NAMES) or 'nobody'} in {found.subject(row.outlet)}"
            for row in first.sort_values("outlet", kind="stable").itertuples()
        ]
        more = len(parts) - NAMED
        parts = (
            [*parts[:NAMED], f"and {counted(more, 'more article')} below"] if more > 0 else parts
        )
        text = f"The first sentence names {'; '.join(parts)}."
    else:
        text = f"The first sentence names {found.on_average} {told_means(known, found, lambda v: number(v, 1) + ' actors')}."  # fmt: skip
    return Finding("framing.opening", text, unit="actors", n=found.events, table="openings", rows="first sentence", **estimates(known))  # fmt: skip


def names_of(joined: str) -> list[str]:
    """Return the names that a cell joins."""
    return [name for name in joined.split("; ") if name]


def opening_rows(tables: Tables, event: str) -> pd.DataFrame:
    """Return what headline, first sentence and end of an event's articles carry, side by side."""
    shown = tables["openings"][(tables["openings"]["event"] == event)]
    shown = shown[shown["part"] != "lead"]
    names = frame_names(tables)
    frames = ["; ".join(names[frame] for frame in names_of(cued)) for cued in shown["cued"]]
    order = {part: i for i, part in enumerate(("headline", "first sentence", "end"))}
    table = shown.assign(frames=frames, order=shown["part"].map(order))
    table = table.sort_values(["order", "outlet"], kind="stable").rename(columns={"named": "actors named"})  # fmt: skip
    return table[["part", "outlet", "words", "text", "actors named", "frames"]]


def first_places(tables: Tables, kind: str, event: str = "") -> pd.DataFrame:
    """Share of the words before the first appearance, by outlet; names of two outlets or more.

    Of one event, or the means over events; the names that stand most often come first.
    """
    own = tables["appearances"].query("kind == @kind")
    own = own[own["event"] == event] if event else own
    by_event = own.groupby(["name", "outlet", "event"])["first"].mean()
    table = by_event.groupby(["name", "outlet"]).mean().unstack()
    times = own.groupby("name")["times"].sum().sort_values(ascending=False, kind="stable")
    return table.reindex(times.index)[lambda t: t.notna().sum(axis=1) > 1]


def early(tables: Tables) -> Finding:
    """Name the actor that one outlet brings up much earlier than another, in one event's articles."""
    found = scope(tables["articles"])
    places = first_places(tables, "actor")
    if places.empty:
        return Finding("framing.early", "No actor is named by two outlets.", table="appearances")
    if found.single:
        gap = (places.max(axis=1) - places.min(axis=1)).sort_values(ascending=False, kind="stable")
        actor = str(gap.index[0])
        values = {str(o): float(v) for o, v in places.loc[actor].dropna().items()}
        text = f"The actor whose first mention differs most is {actor} (share of the words before it: {told(values, found, percent)})."  # fmt: skip
        return Finding("framing.early", text, values, "share of words before", found.events, table="appearances", rows=f"actor {actor}")  # fmt: skip
    most = tables["appearances"].query("kind == 'actor'").sort_values("times", ascending=False, kind="stable")  # fmt: skip
    top = most.drop_duplicates("event")[["event", "name"]]
    own = tables["appearances"].query("kind == 'actor'").merge(top, on=["event", "name"])
    known = by_outlet(own, "first", found)
    text = f"The actor that an event's articles name most first stands after a share of the words that is on average {told_means(known, found, percent)}."  # fmt: skip
    return Finding("framing.early", text, unit="share of words before", n=found.events, table="appearances", rows="actor named most in its event", **estimates(known))  # fmt: skip
