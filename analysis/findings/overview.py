"""The findings of 00-overview: what differs, drawn from all other notebooks."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis import comparison
from analysis.findings.amounts import number
from analysis.findings.boilerplate import leak_rates, outlet_rates
from analysis.findings.model import Finding, listed
from analysis.findings.pairs import between_outlets
from analysis.findings.readability import body_sentences, headline_grades
from analysis.findings.scopes import Scope, by_outlet, in_english, scope
from analysis.findings.wording import every, some_events, spoken_rows, without
from analysis.tables import readability_compared

LEAKED = "page furniture"
"""Not ranked beside what outlets write: what leaked may be the collector's doing."""
IN_PLACE = 2
"""Up to so many outlets the headline gives each its value; of more the lowest and the highest."""


def findings(tables: Mapping[str, pd.DataFrame], others: Mapping[str, Finding]) -> list[Finding]:
    """The overview's one finding: which measures set the outlets furthest apart."""
    return [headline(tables, others)]


def measures(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a measure and outlet: value with interval over events, for the dot plot.

    Returns
    -------
    DataFrame
        Columns measure, unit, outlet, value, low, high, events: of how many the value is.
    """
    found = scope(tables["articles"])
    rows: list[tuple[str, str, str, float, float | None, float | None, int]] = []
    for measure, unit, table, column in sources(tables):
        factor = 100.0 if unit.startswith("%") else 1.0
        for outlet, interval in by_outlet(table, column, found).items():
            low = None if interval.low is None else factor * interval.low
            high = None if interval.high is None else factor * interval.high
            rows.append((measure, unit, outlet, factor * interval.estimate, low, high, interval.n))
    columns = ["measure", "unit", "outlet", "value", "low", "high", "events"]
    told_of = dict(zip(found.outlets, found.events_told, strict=True))
    leaked = outlet_rates(tables).assign(measure=LEAKED, unit="% of words")
    leaked = leaked.assign(events=leaked["outlet"].map(told_of))
    table = pd.concat([pd.DataFrame(rows, columns=columns), leaked[columns]], ignore_index=True)
    return table.astype({"value": float, "low": float, "high": float})


def sources(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, str, pd.DataFrame, str]]:
    """Return each measure of an article: its name, its unit, its table and its column there."""
    articles = tables["articles"]
    return [
        ("words", "words", articles, "body_words"),
        ("quoted share", "% of words", articles, "quoted_share"),
        ("indirect speech", "% of words", articles, "indirect_share"),
        ("named speakers", "persons", articles, "named_speakers"),
        ("actors named", "actors", articles, "actors"),
        ("grade", "Flesch–Kincaid grade", headline_grades(tables), "value"),
        ("shared sentences", "% of sentences", shared_sentences(tables), "share"),
    ]


def shared_sentences(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an article: share of its sentences that an article of another outlet tells too.

    Headlines and page furniture are no sentences, neither among those shared nor among all.  Where
    no other outlet tells the event there is none to share with, and no value.
    """
    pairs = between_outlets(tables["sentence_pairs"])
    keys = ["article_id", "start"]
    ends = [pairs[[f"article_{s}", f"start_{s}"]].set_axis(keys, axis=1) for s in "ab"]
    body = body_sentences(tables)[keys]
    linked = pd.MultiIndex.from_frame(body).isin(pd.MultiIndex.from_frame(pd.concat(ends)))
    shares = pd.Series(linked, body.index).groupby(body["article_id"]).mean()
    table = tables["articles"][["article_id", "outlet", "event"]].copy()
    alone = table.groupby("event")["outlet"].transform("nunique") < 2
    table["share"] = table["article_id"].map(shares).astype(float).mask(alone)
    return table[in_english(tables["articles"])]


def relative_gaps(tables: Mapping[str, pd.DataFrame]) -> pd.Series:
    """How far apart the outlets are on each measure within events, over the mean of the outlets.

    An outlet counts with its mean difference from all that tell the event, so that it is not set
    apart by the events that it tells alone or that others do not tell.
    """
    gaps = {name: relative_gap(table, column) for name, table, column in compared(tables)}
    return pd.Series(gaps, dtype=float).dropna()


def compared(tables: Mapping[str, pd.DataFrame]) -> list[tuple[str, pd.DataFrame, str]]:
    """Return each measure that is compared: its name, its table of articles and its column there."""
    leaked = (LEAKED, leak_rates(tables), "share")
    return [leaked, *((name, table, column) for name, _, table, column in sources(tables))]


def beyond_chance(tables: Mapping[str, pd.DataFrame]) -> str:
    """Say which measures differ within events by more than chance, corrected for all; empty without a test."""
    long = [
        table[["outlet", "event"]].assign(metric=name, value=table[column])
        for name, table, column in compared(tables)
    ]
    tested = readability_compared.within_events(pd.concat(long, ignore_index=True))
    tested = tested.dropna(subset=["p_all"])
    if tested.empty:
        return ""
    sure = tested.loc[tested["p_all"] < comparison.LEVEL, "metric"].unique()
    if len(sure) > 1:
        return f"; tested within events, these differ by more than chance gives: {listed([*sure])}"
    differs = sure[0] if len(sure) else "none of the measures"
    return f"; tested within events, {differs} differs by more than chance gives"


def relative_gap(table: pd.DataFrame, column: str) -> float:
    """Return the highest less the lowest mean difference from an event's mean, over the mean.

    It is nan where no event has a value of two outlets.

    Examples
    --------
    >>> rows = [("A", "x", 4.0), ("B", "x", 6.0), ("B", "y", 90.0)]
    >>> relative_gap(pd.DataFrame(rows, columns=["outlet", "event", "words"]), "words")
    0.4
    """
    values = table.pivot_table(column, "event", "outlet", observed=True).astype(float)
    shared = values[values.notna().sum(axis=1) > 1]
    if shared.empty:
        return float("nan")
    apart = shared.sub(shared.mean(axis=1), axis=0)[comparison.of_several_events(shared)].mean()
    gap, mean = apart.max() - apart.min(), abs(shared.mean().mean())
    return float(gap / mean) if mean > 0 else 0.0


def headline(tables: Mapping[str, pd.DataFrame], others: Mapping[str, Finding]) -> Finding:
    """Name the measures on which the outlets differ most and least, and what they share."""
    found = scope(tables["articles"])
    table = measures(tables)
    gaps = relative_gaps(tables).sort_values(ascending=False, kind="stable")
    values = {str(measure): float(gap) for measure, gap in gaps.items()}
    if len(found.outlets) < 2:
        text = "There is one outlet, so nothing can be compared; the other notebooks describe it."
        return Finding("overview.headline", text, values, "relative gap", found.events)
    if not (tables["articles"].groupby("event")["outlet"].nunique() > 1).any():
        text = "No event is told by two outlets, so nothing can be compared; the other notebooks describe the articles."
        return Finding("overview.headline", text, {}, "relative gap", found.events)
    written = [measure for measure in values if measure != LEAKED]
    aside, who = "Page furniture aside,", subject(found)
    if not any(values[measure] for measure in written):
        text = f"{aside} {who} do not differ in any of {len(written)} measures. {others['alignment.headline'].text}"
        return Finding("overview.headline", text, values, "gap over mean", found.events)
    # Of few measures none is both among the most and the least.
    most, least = written[: max(1, min(2, len(written) - 1))], written[1:][-1:]
    named = listed([f"{measure} ({in_each(table, measure, found)})" for measure in most])
    rest = "".join(f", and least in {m} ({in_each(table, m, found)})" for m in least)
    text = (
        f"{aside} {who} differ most in {named}{rest}"
        f"{beyond_chance(tables)}. {others['alignment.headline'].text}"
    )
    return Finding(
        "overview.headline", text, values, "gap over mean", found.events,
        table="articles, readability, sentence_pairs", rows="by outlet",
    )  # fmt: skip


def in_each(table: pd.DataFrame, measure: str, found: Scope) -> str:
    """State a measure's values by outlet, or its range when there are many, and who has none."""
    own = table[table["measure"] == measure].sort_values("value", kind="stable")
    unit = "%" if str(own["unit"].iloc[0]).startswith("%") else ""
    digits = 1 if unit or not (own["value"] % 1 == 0).all() else 0
    ranked = own[own["outlet"].isin(found.of_several_events(own["outlet"]))]
    shown = own if len(own) <= IN_PLACE else ranked.iloc[[0, -1]]
    parts = []
    for row in shown.itertuples():
        part = f"{row.outlet} {number(row.value, digits)} {unit}".strip()
        some = some_events(row.events, found)
        parts.append(f"{part} in {some}" if some else part)
    said = " to ".join(parts) if len(own) > IN_PLACE else ", ".join(parts)
    alike = {number(value, digits) for value in own["value"]}
    if len(own) > IN_PLACE and len(alike) == 1:
        said = f"{alike.pop()} {unit}".strip() + f" in {every(len(own), found)}"
    lacking = without(dict(zip(own["outlet"], own["value"], strict=True)), found)
    return f"{said}, {lacking}" if lacking else said


def spoken(table: pd.DataFrame, finding: Finding) -> str:
    """Say what the dot plot draws as one would over the telephone: the finding, then each row."""
    units = [f"{m} ({u})" if m != u else m for m, u in zip(table["measure"], table["unit"], strict=True)]  # fmt: skip
    named = table.assign(row=units)
    rows = named.dropna(subset=["value"]).pivot_table("value", "row", "outlet", sort=False)
    return f"{finding.text} {spoken_rows(rows)}"


def certainty(found: Scope) -> str:
    """Say how sure the dot plot is, and where the one interval stands that it has no room for."""
    if not found.single and found.events < comparison.LEAST_EVENTS:
        return found.certainty
    if not found.single:
        return f"{found.certainty} Page furniture is a share of all words of an outlet."
    return (
        f"{found.certainty} No intervals are drawn: how far a grade would move with other sentences "
        "of the same article stands in 04-readability."
    )


def subject(found: Scope) -> str:
    """Name what is compared."""
    if found.single:
        return "the two articles" if len(found.outlets) == 2 else "the articles"
    return "the outlets"
