"""Findings on actors: who is named most, how, how early, and what the articles open with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.findings.amounts import counted, number, percent
from analysis.findings.events import event_names
from analysis.findings.framing.rates import frame_names, means_of
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import (
    Scope,
    by_outlet,
    estimates,
    in_english,
    left_out,
    of_those_read,
    scope,
)
from analysis.findings.wording import told, told_means
from analysis.tables.framing import AGENTS, frame_name, validated

NAMED = 3
FIRST_NAMES = 6
LEAST_TIMES = 2
"""From so many mentions on somebody can be named most, or missed."""

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Actors, how they are called, what opens the articles, first mentions."""
    return [
        headline(tables), one_sided(tables), titles(tables), described(tables), opening(tables),
        early(tables),
    ]  # fmt: skip


def actor_counts(tables: Tables) -> pd.DataFrame:
    """Mentions of each actor (rows) by outlet (columns), most named first."""
    actors = tables["actors"]
    counts = actors.groupby(["name", "outlet"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=sorted(tables["articles"]["outlet"].unique()), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order]


def headline(tables: Tables) -> Finding:
    """Say whom each outlet names most in an event, or how often outlets agree on it; and the frame."""
    found = scope(tables["articles"])
    counts = agent_counts(tables)
    if found.events > 1:
        text, values = agreed(counts)
        unit = "events"
    else:
        text, values = named_most(counts.droplevel("event"), found)
        unit = "mentions"
    text += of_those_read(tables["articles"]) * (not values)
    return Finding("framing.headline", f"{text}{foregrounded(tables)}.", values, unit, found.events, table="actors")  # fmt: skip


def agent_counts(tables: Tables) -> pd.DataFrame:
    """Mentions of each person and organisation of an event (rows) by outlet; nan where none tells it.

    Names are read in English only: an outlet that tells the event in another language has none.
    """
    actors = tables["actors"]
    agents = actors[actors["kind"].isin(AGENTS)]
    counts = agents.groupby(["event", "name", "outlet"]).size().unstack(fill_value=0)
    read = tables["articles"][in_english(tables["articles"])]
    told_by = read.groupby(["event", "outlet"]).size().unstack()
    counts = counts.reindex(columns=told_by.columns, fill_value=0).astype(float)
    return counts.where(told_by.reindex(counts.index.get_level_values("event")).notna().to_numpy())


def leaders(counts: pd.Series) -> list[str]:
    """Return the names with the most mentions, all where they tie; none where no one has two.

    Examples
    --------
    >>> leaders(pd.Series({"Ana Ruiz": 3, "Bo Osk": 3, "Eva Lund": 1})), leaders(pd.Series({"Bo Osk": 1}))
    (['Ana Ruiz', 'Bo Osk'], [])
    """
    most = counts.max()
    return sorted(counts.index[counts == most]) if most >= LEAST_TIMES else []


def named_most(counts: pd.DataFrame, found: Scope) -> tuple[str, dict[str, float]]:
    """Name the person or organisation named most in each article of an event, and how often."""
    if counts.empty:
        return "No person or organisation is named", {}
    tops = {str(outlet): leaders(counts[outlet]) for outlet in counts}
    times = {outlet: int(counts[outlet].max()) for outlet in tops}
    values = {f"{o}: {name}": float(times[o]) for o, top in tops.items() for name in top}
    if len(tops) > 1 and len({*map(tuple, tops.values())}) == 1 and all(tops.values()):
        same = listed(tops[next(iter(tops))], FIRST_NAMES)
        often = listed([f"{n:,}" for n in times.values()], NAMED)
        return f"The person or organisation named most is {same} in each ({often} times)", values
    if not any(tops.values()):
        return "No person or organisation is named more than once", {}
    parts = [
        f"{listed(top, FIRST_NAMES)} in {found.subject(outlet)} ({'each ' * (len(top) > 1)}{counted(times[outlet], 'time')})"
        if top
        else f"no one more than once in {found.subject(outlet)}"
        for outlet, top in tops.items()
    ]
    text = listed(parts) if len(parts) <= NAMED else by_name(tops, found.nouns)
    return f"The person or organisation named most is {text}", values


def by_name(
    tops: Mapping[str, list[str]], noun: str, of: str = "name", no_one: str = "no one"
) -> str:
    """Say of many articles, or outlets, in how many of them each name leads.

    Examples
    --------
    >>> by_name({"A": ["Bo Osk"], "B": ["Eva Lund"], "C": ["Bo Osk"], "D": []}, "articles")
    'Bo Osk in 2 of 4 articles, Eva Lund in 1 and no one more than once in 1'
    >>> by_name({"A": ["Bo Osk", "Eva Lund"], "B": [], "C": [], "D": []}, "articles")
    'Bo Osk in 1 of 4 articles, Eva Lund in 1 and no one more than once in 3, names that tie in 1 of them counted each'
    """
    leading = Counter(name for top in tops.values() for name in top)
    ranked = sorted(leading.items(), key=lambda pair: (-pair[1], pair[0]))
    (first, most), *others = ranked
    parts = [f"{first} in {most} of {len(tops)} {noun}"]
    parts += [f"{name} in {times}" for name, times in others[: NAMED - 1]]
    nobody = sum(not top for top in tops.values())
    left = [counted(len(others) + 1 - NAMED, f"more {of}")] if len(others) >= NAMED else []
    text = listed([*parts, *left, *([f"{no_one} more than once in {nobody}"] if nobody else [])])
    ties = sum(len(top) > 1 for top in tops.values())
    # Not in brackets, which the titles of figures leave out: the numbers add up to more than all.
    return f"{text}, {of}s that tie in {ties} of them counted each" if ties else text


def agreed(counts: pd.DataFrame) -> tuple[str, dict[str, float]]:
    """Count the events whose outlets all name one person or organisation most."""
    same, known = 0, 0
    for _, own in counts.groupby(level="event"):
        tops = [set(leaders(own[outlet])) for outlet in own if own[outlet].notna().any()]
        if len(tops) > 1 and all(tops):
            known += 1
            same += bool(set.intersection(*tops))
    if not known:
        return "In no event do two outlets name a person or organisation more than once", {}
    one = "person or organisation most"
    those = "in which every outlet names someone more than once"
    if known == 1:
        agree = "all name the same" if same else "not all name the same"
        text = f"In the one event {those}, {agree} {one}"
    elif not same:
        text = f"In none of the {known} events {those} do all name the same {one}"
    else:
        share = "each" if same == known else f"{same}"
        text = f"In {share} of the {known} events {those}, all name the same {one}"
    return text, {"same": float(same), "compared": float(known)}


def one_sided(tables: Tables) -> Finding:
    """Name the persons and organisations that an outlet names often and another of the event never."""
    found, counts = scope(tables["articles"]), agent_counts(tables)
    most, least = counts.max(axis=1), counts.min(axis=1)
    lacking = most[(least == 0) & (most >= LEAST_TIMES)].sort_values(ascending=False, kind="stable")
    key, table = "framing.one_sided", "actors"
    if lacking.empty:
        text = "No person or organisation is named more than once in one outlet and never in another on the same event"  # fmt: skip
        text = f"{text}{left_out(tables['articles'])}."
        return Finding(key, text, {"one-sided": 0}, "names", found.events, table=table)
    parts, values, called = [], {}, event_names(tables["articles"], tables["actors"])
    for event, name in lacking.index[:NAMED]:
        own = counts.loc[(event, name)].dropna()
        here, without = str(own.idxmax()), [found.subject(str(o)) for o in own.index[own == 0]]
        where = "" if found.events == 1 else f" (event {called[str(event)]})"
        times = counted(int(own.max()), "time")
        parts.append(
            f"{name} is named {times} in {found.subject(here)}, never in {listed(without, NAMED)}{where}"
        )
        values[f"{here}: {name}"] = int(own.max())
    more = len(lacking) - len(parts)
    text = "; ".join(parts) + (f"; and {counted(more, 'more name')} likewise" if more else "")
    return Finding(key, f"{text}.", values, "mentions", found.events, table=table, rows="person or organisation")  # fmt: skip


def foregrounded(tables: Tables) -> str:
    """Say which validated frame has the most cues in each outlet; of many outlets, in how many."""
    found = scope(tables["articles"])
    own = tables["framing_rates"].query("kind == 'frame' and where == 'everywhere'")
    own = own[own["category"].isin(validated(tables["validation_frames"]))]
    if own.empty:
        return ""
    cues = own.groupby(["category", "outlet"])["count"].sum().unstack()
    cues = cues.reindex(columns=list(found.outlets), fill_value=0)
    times = {str(o): int(cues[o].max()) for o in cues if cues[o].max() >= LEAST_TIMES}
    tops = {o: list(cues.index[cues[o] == most]) for o, most in times.items()}
    names = {o: listed([f"“{frame_name(f)}”" for f in top]) for o, top in tops.items()}
    if not names:
        return ""
    opening = "; of the validated frames the one with the most cues is "
    if len(names) == len(cues.columns) > 1 and len({*names.values()}) == 1:
        often = listed([f"{times[o]:,}" for o in tops], NAMED)
        return f"{opening}{names[next(iter(names))]} in each ({often} cues)"
    if len(tops) > NAMED:
        every = {o: [f"“{frame_name(f)}”" for f in tops.get(o, [])] for o in map(str, cues)}
        return opening + by_name(every, found.nouns, "frame", "none")
    parts = [f"{names[o]} in {found.subject(o)} ({counted(times[o], 'cue')})" for o in tops]
    parts += ["none elsewhere more than once"] * (len(tops) < len(cues.columns))
    return opening + listed(parts)


def titles(tables: Tables) -> Finding:
    """Compare how often persons are called with a title."""
    found = scope(tables["articles"])
    rates = tables["framing_rates"].query("kind == 'form' and where == 'everywhere'")
    titled = rates[rates["category"] == "title"]
    means = by_outlet(titled, "rate", found)
    known = estimates(means)
    sums = titled.groupby("outlet")[["count", "among"]].sum()
    of = {str(o): f"{row['count']:,} of {row['among']:,} times" for o, row in sums.iterrows()}
    if not known["values"]:
        text = f"No person is named with a title{of_those_read(tables['articles'])}."
    elif found.single:
        stated = told(known["values"], found, lambda _: "", of)
        text = f"Persons are named with a title, such as “President”, {stated}."
    else:
        stated = told_means(means, found, percent, {o: f" ({times})" for o, times in of.items()})
        text = f"With a title, such as “President”, persons are named on average over events {stated}."  # fmt: skip
    return Finding("framing.titles", text, unit="share of namings", n=found.events, table="framing_rates", rows="form, title", **known)  # fmt: skip


def forms_of(tables: Tables) -> pd.DataFrame:
    """Share of the namings of persons (rows: forms) by outlet (columns), means over events."""
    return means_of(tables, "form")


def described(tables: Tables) -> Finding:
    """Say how often actors are described beside their names, and give the first such description."""
    found = scope(tables["articles"])
    own = tables["descriptions"][~tables["descriptions"]["quoted"].astype(bool)]
    if own.empty:
        text = f"No actor is described beside its name{left_out(tables['articles'])}."
        return Finding("framing.described", text, unit="descriptions", table="descriptions")
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
        text = f"No actor is named by two outlets{left_out(tables['articles'])}."
        return Finding("framing.early", text, table="appearances")
    if found.single:
        own = tables["appearances"].query("times >= @LEAST_TIMES")
        places = first_places({**tables, "appearances": own}, "actor")
        if places.empty:
            return Finding("framing.early", "No actor is named more than once by two outlets.", table="appearances")  # fmt: skip
        gap = (places.max(axis=1) - places.min(axis=1)).sort_values(ascending=False, kind="stable")
        actor = str(gap.index[0])
        values = {str(o): float(v) for o, v in places.loc[actor].dropna().items()}
        text = f"Of the actors named more than once in each, the one whose first mention differs most is {actor}: after {told(values, found, lambda v: f'{percent(v)} of the words')}."  # fmt: skip
        return Finding("framing.early", text, values, "share of words before", found.events, table="appearances", rows=f"actor {actor}")  # fmt: skip
    most = tables["appearances"].query("kind == 'actor'").sort_values("times", ascending=False, kind="stable")  # fmt: skip
    top = most.drop_duplicates("event")[["event", "name"]]
    own = tables["appearances"].query("kind == 'actor'").merge(top, on=["event", "name"])
    known = by_outlet(own, "first", found)
    text = f"The actor that the articles of an event name most often first appears, on average, after this share of the words: {told_means(known, found, percent)}."  # fmt: skip
    return Finding("framing.early", text, unit="share of words before", n=found.events, table="appearances", rows="actor named most in its event", **estimates(known))  # fmt: skip
