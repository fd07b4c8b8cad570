"""Findings on frames, voice and sentiment: means over events, outside quotations and inside apart."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings import speech
from analysis.findings.amounts import counted, number, percent
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import Scope, by_outlet, estimates, left_out, scope
from analysis.findings.wording import in_one_bracket, of_events, said_once, told_means, whole
from analysis.tables import framing
from analysis.tables.framing import UNVALIDATED, VOICE_NAMES, frame_name
from analysis.tables.specifications import apart_within_events

PER_WORDS = "cues per 1,000 words"
OWN = "outside quotations"
NEUTRAL, OTHER = "neutral", "other"
NEGATIVE = -0.05
"""VADER's own bound: a compound value at or under it is called negative (Hutto and Gilbert 2014)."""
MOSTLY = 0.5

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Frames and how valid they are, voice, attribution, sentiment."""
    return [frames(tables), validity(tables), voice(tables), attribution(tables), sentiment(tables)]


def means_of(tables: Tables, kind: str, where: str = "everywhere") -> pd.DataFrame:
    """Mean over events of each category's rate (rows) by outlet (columns), highest first."""
    rates = tables["framing_rates"]
    own = rates[(rates["kind"] == kind) & (rates["where"] == where)]
    by_event = own.groupby(["category", "outlet", "event"])["rate"].mean()
    means = by_event.groupby(["category", "outlet"]).mean().unstack()
    outlets = sorted(tables["articles"]["outlet"].unique())
    means = means.reindex(columns=outlets)
    order = means.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return means.loc[order]


def frame_rates(tables: Tables) -> pd.DataFrame:
    """Cues of each frame (rows) per 1,000 words by outlet (columns), quotations included."""
    means = means_of(tables, "frame")
    return means[means.max(axis=1) > 0]


def frame_names(tables: Tables) -> dict[str, str]:
    """Return the printed name of each frame, one that is not validated being called so."""
    known = tables["validation_frames"]
    cued = tables["framing_rates"].query("kind == 'frame'")["category"]
    return framing.frame_names(dict.fromkeys([*cued, *known["frame"]]), known)


def frames(tables: Tables) -> Finding:
    """Name the frame whose rate of cues differs most between two outlets on the same events."""
    found, key = scope(tables["articles"]), "framing.frames"
    own = tables["framing_rates"].query("kind == 'frame' and where == 'everywhere'")
    apart = apart_within_events(own).droplevel("kind")
    spread = (apart.max(axis=1) - apart.min(axis=1)).sort_values(ascending=False, kind="stable")
    if not spread.max() > 0:
        none = "No frame has more cues per 1,000 words in one outlet than in another on one event"
        text = f"{none}{left_out(tables['articles'])}."
        return Finding(key, text, unit=PER_WORDS, n=found.events, table="framing_rates")
    frame = str(spread.index[0])
    high, low = str(apart.loc[frame].idxmax()), str(apart.loc[frame].idxmin())
    shared = told_by_several(own[own["category"] == frame])
    known = by_outlet(shared, "rate", found)
    within = "" if found.events == 1 else f" within events, {found.on_average},"
    rates = [
        f"{number(known[o].estimate, 1)}{unit} in {found.subject(o)} "
        + in_one_bracket(
            f"({counted(cues_of(shared, frame)[o], 'cue')}){of_events(known[o].n, found)}"
        )
        for o, unit in ((high, " cues per 1,000 words"), (low, ""))
    ]
    text = (
        f"The frame furthest apart{within} is “{frame_names(tables)[frame]}”: {', '.join(rates)}; "
        "a cue is a word to look at, not a judgement."
    )
    return Finding(key, text, unit=PER_WORDS, n=found.events, table="framing_rates", rows=f"frame, {frame}", **estimates(known))  # fmt: skip


def told_by_several(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the rates of the events in which two outlets or more have one."""
    known = rates.dropna(subset=["rate"])
    return known[known.groupby("event")["outlet"].transform("nunique") > 1]


def cues_of(rates: pd.DataFrame, category: str) -> dict[str, int]:
    """Return how often each outlet has a category, over all its articles."""
    own = rates[rates["category"] == category]
    return {
        str(outlet): int(times) for outlet, times in own.groupby("outlet")["count"].sum().items()
    }


def validity(tables: Tables) -> Finding:
    """Say which frames are validated, and how well cues find frames in random sentences."""
    known = tables["validation_frames"]
    if known.empty:
        return Finding("validation.frames", "The frame dictionary has not been validated.", table="validation_frames")  # fmt: skip
    whole = known[known["frame"] == "all"].iloc[0]
    rows = known[known["frame"] != "all"]
    valid = rows["validated"].astype(bool)
    values = {str(row.frame): float(row.precision) for row in rows.itertuples()}
    lacking = [f"“{frame_name(frame)}”" for frame in rows.loc[~valid, "frame"]]
    text = (
        f"Of {len(rows)} frames {int(valid.sum())} are validated (precision of at least 0.6 at the lower "
        f"bound); {counted(int(whole['hits']), 'cue')}, each read twice, give a precision of "
        f"{number(whole['precision'], 2)} (kappa {number(whole['kappa'], 2)}), random sentences, read "
        f"twice too, a recall of {number(whole['recall'], 2)} (kappa {number(whole['sentence_kappa'], 2)}); "
        f"called {UNVALIDATED}: {listed(lacking) or 'none'}."
    )
    low = {str(row.frame): float(row.precision_low) for row in rows.itertuples()}
    high = {str(row.frame): float(row.precision_high) for row in rows.itertuples()}
    return Finding("validation.frames", text, values, "precision", 1, low, high, "validation_frames")  # fmt: skip


def voice(tables: Tables) -> Finding:
    """Compare hedges, boosters and loaded words per 1,000 words outside quotations."""
    where, known = scope(tables["articles"]).own_words, tables["framing_rates"]
    rates = known[(known["kind"] == "voice") & (known["where"] == OWN)]
    return own_words(
        tables, "voice", rates, VOICE_NAMES, "cue",
        f"{where[0].upper()}{where[1:]} stand per 1,000 words",
        f"No hedge, booster or loaded word stands {where}",
        "framing_rates", "voice, outside quotations",
    )  # fmt: skip


def attribution(tables: Tables) -> Finding:
    """Compare the verbs that introduce speech per 1,000 words outside quotations: neutral ones, others."""
    verbs = speech.verb_rates(tables)
    verbs["category"] = verbs["category"].where(verbs["category"] == NEUTRAL, OTHER)
    keys = ["article_id", "outlet", "event", "category"]
    rates = verbs.dropna().groupby(keys, as_index=False)[["count", "rate"]].sum()
    return own_words(
        tables, "attribution", rates, verb_names(speech.cued(tables)), "verb",
        "Verbs that introduce speech stand per 1,000 words outside quotations",
        "No verb introduces speech", "quotes", "stance, cue_start",
    )  # fmt: skip


def verb_names(verbs: pd.DataFrame) -> dict[str, str]:
    """Name neutral verbs and all others, each by the verb that comes most.

    Examples
    --------
    >>> stances = ["neutral", "emotive", "assertive", "assertive"]
    >>> verb_names(pd.DataFrame({"stance": stances, "cue": ["said", "thanked", "vowed", "vowed"]}))
    {'neutral': 'neutral ones such as “said”', 'other': 'others such as “vowed”'}
    """
    neutral = verbs["stance"] == NEUTRAL
    named = {NEUTRAL: ("neutral ones", verbs[neutral]), OTHER: ("others", verbs[~neutral])}
    return {
        group: f"{name} such as “{own['cue'].mode().iloc[0]}”"
        for group, (name, own) in named.items()
        if len(own)
    }


def voice_rates(tables: Tables) -> pd.DataFrame:
    """Counts and rates of voice outside quotations and inside, all articles of an outlet together."""
    rates = tables["framing_rates"].query("kind == 'voice' and where != 'everywhere'")
    sums = rates.groupby(["outlet", "category", "where"], as_index=False)[["count", "among"]].sum()
    per_words = framing.PER_WORDS * sums["count"] / sums["among"]
    return sums.rename(columns={"among": "of words"}).assign(**{"per 1,000 words": per_words})


def own_words(
    tables: Tables, name: str, own: pd.DataFrame, names: Mapping[str, str], noun: str, opening: str,
    none: str, table: str, rows: str,
) -> Finding:  # fmt: skip
    """Compare the rates of some categories outside quotations, with the counts behind them."""
    found = scope(tables["articles"])
    parts: list[str] = []
    values: dict[str, float] = {}
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for category, printed in names.items():
        intervals = by_outlet(own[own["category"] == category], "rate", found)
        if not intervals:
            continue
        given = estimates(intervals)
        for target, source in ((values, "values"), (low, "low"), (high, "high")):
            target |= {f"{outlet}, {category}": v for outlet, v in given[source].items()}
        times = {o: f" ({counted(n, noun)})" for o, n in cues_of(own, category).items() if n}
        rates = told_means(intervals, found, rate_or_none, times) if times else "none"
        parts.append(f"{printed} {rates}")
    text = (
        said_once(f"{opening}: {'; '.join(parts)}.")
        if parts
        else f"{none}{left_out(tables['articles'])}."
    )
    return Finding(f"framing.{name}", text, values, f"{noun}s per 1,000 words", found.events, low, high, table, rows)  # fmt: skip


def rate_or_none(rate: float) -> str:
    """Return a rate as text; nothing found is said in a word.

    Examples
    --------
    >>> rate_or_none(2.392), rate_or_none(0.0)
    ('2.4', 'none')
    """
    return number(rate, 1) if rate else "none"


def sentiment(tables: Tables) -> Finding:
    """Compare the share of negative sentences among those of the outlet, and of those it quotes."""
    found = scope(tables["articles"])
    scored = tables["sentiment"]
    spoken = scored["quoted"] > MOSTLY
    known = by_outlet(negative_shares(scored[~spoken]), "negative", found)
    if not known:
        return Finding("framing.sentiment", "No sentence could be scored.", table="sentiment")
    mean = f"{found.on_average} ".lstrip()
    text = (
        f"VADER's word list calls negative, of the sentences mostly {found.own_words}, {mean}"
        f"{told_means(known, found, percent, sizes_of(scored[~spoken], found))}"
    )
    inside = by_outlet(negative_shares(scored[spoken]), "negative", found)
    if inside:
        text += f"; of those mostly quoted, {told_means(inside, found, percent, sizes_of(scored[spoken], found))}"
    text += "; a sentence about a flood or a war counts as negative, whoever tells it."
    return Finding("framing.sentiment", said_once(text), unit="share of sentences", n=found.events, table="sentiment", rows="mostly not quoted", **estimates(known))  # fmt: skip


def negative_shares(sentences: pd.DataFrame) -> pd.DataFrame:
    """Share of negative sentences of each article."""
    marked = sentences.assign(negative=(sentences["compound"] <= NEGATIVE).astype(float))
    keys = ["article_id", "outlet", "event"]
    return marked.groupby(keys, as_index=False)["negative"].mean()


def sizes_of(sentences: pd.DataFrame, found: Scope) -> dict[str, str]:
    """Return of how many sentences each outlet's share is, to follow it."""
    sizes = sentences.groupby("outlet").size()
    return {str(outlet): whole(int(size), found) for outlet, size in sizes.items()}
