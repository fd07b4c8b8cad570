"""Findings on readability: which article is harder, and how much that rests on the computing."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pandas as pd

from analysis import comparison
from analysis.comparison import Interval
from analysis.findings.amounts import counted, number, percent, signed
from analysis.findings.model import Finding, listed
from analysis.findings.readability_routes import (
    CLEANED,
    hardest_by_way,
    hardest_of,
    means_by_way,
    turned,
)
from analysis.findings.scopes import Scope, by_outlet, scope
from analysis.findings.wording import FEW, MOST_NAMED, said_once, told, told_means
from analysis.readability import PRINTED_NAMES, edition
from analysis.tables.readability_compared import OTHERS

HEADLINE_METRIC = "flesch_kincaid_grade"
SURE = 0.95
"""A share of resamples, or one minus an error, from which on an order is said to hold."""


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Which is harder, how sure, by which way of computing; sentences, quoted text, words."""
    return [
        headline(tables), turning(tables), naive(tables), sentences(tables), undefined(tables),
        ranks(tables), within_events(tables), quoted(tables), words(tables), syllables(),
    ]  # fmt: skip


def syllables() -> Finding:
    """Name the edition of the dictionary that every value rests on."""
    text = f"Syllables are those of the {edition()}; for words it lacks, syllables are estimated by hyphenation."
    return Finding("readability.syllables", text, {"dictionary": edition()}, "edition")


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the Flesch-Kincaid grade, and say whether a difference can be claimed."""
    found = scope(tables["articles"])
    table = headline_grades(tables)
    means = by_outlet(table, "value", found)
    values = {outlet: mean.estimate for outlet, mean in means.items()}
    intervals = within_articles(table, means) if found.single else means
    low = {o: i.low for o, i in intervals.items() if i.low is not None}
    high = {o: i.high for o, i in intervals.items() if i.high is not None}
    grades = told_means(means, found, lambda v: number(v, 1))
    verdict, why = in_articles(intervals) if found.single else in_events(tables, found)
    the = f"{verdict}: the" if verdict else "The"
    text = f"{the} {PRINTED_NAMES[HEADLINE_METRIC]} is {grades}; {why}."
    return Finding(
        "readability.headline", text, values, "grade", found.events, low, high,
        "readability", f"mode news, metric {HEADLINE_METRIC}; syllables of {edition()}",
    )  # fmt: skip


def within_articles(table: pd.DataFrame, means: Mapping[str, Interval]) -> dict[str, Interval]:
    """Give each outlet's one article the interval by resampling its sentences, where it has one."""
    rows = table.dropna(subset=["low", "high"]).set_index("outlet")
    return {
        outlet: dataclasses.replace(
            means[outlet], low=float(rows.loc[outlet, "low"]), high=float(rows.loc[outlet, "high"])
        )
        for outlet in means
        if outlet in rows.index
    }


def headline_grades(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the rows of the one metric that stands for all where there is room for one."""
    table = tables["readability"]
    return table[(table["mode"] == "news") & (table["metric"] == HEADLINE_METRIC)]


def in_articles(intervals: Mapping[str, Interval]) -> tuple[str, str]:
    """Say of one article each what can be claimed, and whether the intervals within them overlap."""
    known = {o: i for o, i in intervals.items() if i.low is not None and i.high is not None}
    if len(known) < 2:
        return "", "there are no two intervals to compare, so no difference can be claimed"
    every = "all " if len(known) > 2 else ""
    reach = f"do not {every}overlap" if apart(known) else f"{every}overlap"
    verdict = "With one article each, no outlet can be called the harder to read"
    return verdict, f"the intervals by resampling sentences {reach}"


def in_events(tables: Mapping[str, pd.DataFrame], found: Scope) -> tuple[str, str]:
    """Say what can be claimed, and which grades lie apart by the test corrected for all comparisons.

    The outlets' own intervals are no measure of that: what an event is about moves all of them.
    """
    table = tables["readability_differences"]
    tested = table[table["metric"] == HEADLINE_METRIC].dropna(subset=["p_all"])
    if tested.empty:
        return "", too_few(found)
    sure = tested[tested["p_all"] < 1 - SURE].sort_values("p_all", kind="stable")
    if sure.empty:
        events = counted(int(tested["events"].max()), "event")
        return (
            "No outlet can be called the harder to read",
            f"within {events} none differs by more than chance gives "
            f"(smallest corrected p {tested['p_all'].min():.2g})",
        )
    named = [
        f"{row.outlet} lies {number(abs(row.estimate), 2)} {'above' if row.estimate > 0 else 'below'} "
        f"{'the others' if row.against == OTHERS else row.against} on the same "
        f"{counted(int(row.events), 'event')} (corrected p {row.p_all:.2g})"
        for row in sure.itertuples()
    ]
    return "", f"{listed(named, FEW)}, more than chance gives"


def too_few(found: Scope) -> str:
    """Say what is lacking for a claim: outlets, events, or grades in enough events.

    Examples
    --------
    >>> too_few(Scope(("A",), 9, 9)), too_few(Scope(("A", "B"), 8, 4))
    ('there are not two outlets to compare', 'with fewer than 6 events no difference between outlets can be claimed')
    """
    least = comparison.LEAST_EVENTS
    if len(found.outlets) < 2:
        return "there are not two outlets to compare"
    if found.events < least:
        return f"with fewer than {least} events no difference between outlets can be claimed"
    return f"no outlet has a value on {least} events that another has too, so no difference can be claimed"


def apart(means: Mapping[str, Interval]) -> tuple[str, str] | None:
    """Return the two outlets whose intervals lie furthest apart, the lower first; None if all overlap."""
    lower = min(means, key=lambda outlet: means[outlet].high or 0.0)
    upper = max(means, key=lambda outlet: means[outlet].low or 0.0)
    overlap = (means[lower].high or 0.0) >= (means[upper].low or 0.0)
    return None if overlap else (lower, upper)


def turning(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name the metrics whose hardest outlet depends on the way of computing."""
    routes = tables["readability_routes"]
    metrics, turn = len(hardest_by_way(routes)), turned(routes)
    named = [PRINTED_NAMES[metric] for metric in turn["own"]]
    more = len(turn["any"]) - len(named)
    text = (
        "Which comes out hardest depends on cleaning and counting "
        f"for {len(named) or 'none'} of {counted(metrics, 'metric')}"
        + (f" ({listed(named)})" if named else "")
        + f"; leaving quotations out changes it for {more or 'no'} more."
    )
    if not metrics:
        text = "No metric is defined for two outlets on one event, so no way of computing puts one first."
    values = {"turn": len(named), "turn in any way": len(turn["any"]), "metrics": metrics}
    return Finding("readability.turning", text, values, "metrics", table="readability_routes")


def naive(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Set textstat on the raw text beside proper sentences and words of the cleaned one."""
    found = scope(tables["articles"])
    table = tables["readability_routes"]
    table = table[table["metric"] == HEADLINE_METRIC]
    firsts = hardest_of(means_by_way(table)).get(HEADLINE_METRIC, {})
    parts: list[str] = []
    values: dict[str, float] = {}
    for way, name in (
        (("raw", "textstat"), "textstat on the raw text"),
        (CLEANED, "proper counting of the cleaned text"),
    ):
        own = table[(table["cleaning"] == way[0]) & (table["counting"] == way[1])]
        means = by_outlet(own, "value", found)
        values |= {f"{outlet}, {way[0]}": mean.estimate for outlet, mean in means.items()}
        first = firsts.get(way)
        none = "none" if first is None else "several alike"
        order = f"puts {found.subject(first) if first else none} first"
        order += " within events" if found.events > 1 else ""
        parts.append(f"{name} {order}: {told_means(means, found, lambda v: number(v, 1))}")
    text = said_once(f"By {PRINTED_NAMES[HEADLINE_METRIC]}, {'; '.join(parts)}.")
    if not values:
        text = f"The {PRINTED_NAMES[HEADLINE_METRIC]} is not defined on any text, however computed."
    return Finding("readability.naive", text, values, "grade", found.events, table="readability_routes", rows=f"metric {HEADLINE_METRIC}")  # fmt: skip


def sentences(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the length of sentences, furniture left out."""
    found = scope(tables["articles"])
    own = body_sentences(tables)
    medians = own.groupby(["outlet", "event", "article_id"], as_index=False)["words"].median()
    means = by_outlet(medians, "words", found)
    values = {outlet: mean.estimate for outlet, mean in means.items()}
    longest = own.loc[own["words"].idxmax()] if len(own) else None
    of = "" if found.single else " of an article"
    average = f" {found.on_average}" if found.on_average else ""
    text = f"The median sentence{of} has{average} {told_means(means, found, in_words)}"
    if longest is not None:
        where = found.subject(str(longest["outlet"]))
        text += f"; the longest, {int(longest['words'])} words, stands in {where}"
    return Finding("readability.sentences", text + ".", values, "words", found.events, table="sentences")  # fmt: skip


def in_words(length: float) -> str:
    """Return a length in words, without a digit that says nothing.

    Examples
    --------
    >>> in_words(22.0), in_words(23.5)
    ('22 words', '23.5 words')
    """
    return f"{number(length, 1).removesuffix('.0')} words"


def body_sentences(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the sentences that are neither page furniture nor the headline."""
    sentences = tables["sentences"]
    prose = (sentences["leaked"] < 0.5) & ~sentences["headline"].astype(bool)
    return sentences[prose & (sentences["words"] > 0)]


def undefined(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say which metrics are not defined on how many of these texts, and why."""
    table = tables["readability"].query("mode == 'news'")
    missing = table[table["value"].isna()]
    every, articles = table["metric"].nunique(), table["article_id"].nunique()
    named = []
    for reason, own in missing.groupby("undefined"):
        metrics = [PRINTED_NAMES[m] for m in PRINTED_NAMES if (own["metric"] == m).any()]
        which = "every metric" if len(metrics) == every else listed(metrics)
        lacking = own["article_id"].nunique()
        named.append(f"{which} in {lacking} of {counted(articles, 'article')} ({str(reason).removesuffix(' (SMOG)')})")  # fmt: skip
    text = f"Not defined, and so nowhere given: {'; '.join(named)}." if named else "Every metric is defined on every article."  # fmt: skip
    counts = missing.groupby("metric").size()
    values = {PRINTED_NAMES.get(str(m), str(m)): int(n) for m, n in counts.items()}
    return Finding("readability.undefined", text, values, "articles", table="readability", rows="mode news, no value")  # fmt: skip


def ranks(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say in what share of resamples each is the hardest, and for how many metrics that is sure."""
    found = scope(tables["articles"])
    table = tables["readability_ranks"].dropna(subset=["hardest"])
    own = table[table["metric"] == HEADLINE_METRIC].set_index("outlet")["hardest"]
    values = {str(outlet): float(share) for outlet, share in own.items()}
    if not values:
        text = "No two texts that can be compared have a grade, so none can be called the hardest."
        return Finding("readability.ranks", text, n=found.events, table="readability_ranks")
    resampled = str(table["resampled"].iloc[0])
    first = max(values, key=values.__getitem__)
    left_out = [found.subject(outlet) for outlet in found.outlets if outlet not in values]
    text = (
        f"If {resampled} are drawn anew, {found.subject(first)} is the hardest by "
        f"{PRINTED_NAMES[HEADLINE_METRIC]} in {percent(values[first])} of the draws"
        + (f", {listed(left_out)} left out for want of grades to compare" if left_out else "")
        + f"; {how_sure(table, resampled, found)}."
    )
    return Finding("readability.ranks", text, values, "share of draws", found.events, table="readability_ranks", rows=f"metric {HEADLINE_METRIC}")  # fmt: skip


def how_sure(ranks: pd.DataFrame, resampled: str, found: Scope) -> str:
    """Say for how many metrics the draws of sentences agree; those of events are no test.

    Of ten metrics of two outlets that do not differ, one puts an outlet first in 95 % of the draws
    of 40 events in a third of cases.
    """
    if resampled == "events" and found.events < comparison.LEAST_EVENTS:
        return f"{found.events} events are too few to rest a claim on"
    if resampled == "events":
        return "a share of draws describes these events and is no test"
    leads = ranks.groupby("metric", sort=False)["hardest"].max()
    sure = int((leads >= SURE).sum())
    if not sure:
        return f"by no metric is one the hardest in {percent(SURE)} of the draws"
    return (
        f"by {sure} of {counted(len(leads), 'metric')} one is the hardest in at least "
        f"{percent(SURE)} of them"
    )


def within_events(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say whether outlets differ within events, corrected for metrics and outlets."""
    found, key = scope(tables["articles"]), "readability.within_events"
    table = tables["readability_differences"]
    tested = table.dropna(subset=["p_all"])
    if tested.empty:
        reasons = [note for note in table["note"].unique() if not note.startswith("not tested")]
        text = f"Differences within events are not tested: {reasons[0] if reasons else 'no event has values of two outlets'}."
        return Finding(key, text, n=found.events, table="readability_differences")
    sure = tested[tested["p_all"] < 1 - SURE]
    named = [
        f"{PRINTED_NAMES[str(row.metric)]} ({row.outlet}, {signed(row.estimate, 1)} against {row.against})"
        for row in sure.sort_values("p_all", kind="stable").itertuples()
    ]
    lowest = tested.sort_values(["p_all", "p_family", "p"], kind="stable").iloc[0]
    comparisons = f"{counted(len(tested), 'comparison')} within {counted(int(tested['events'].max()), 'event')}"
    smallest = (
        f"; the smallest corrected p is {lowest['p_all']:.2g} ({PRINTED_NAMES[lowest['metric']]}, "
        f"{lowest['outlet']})"
    )
    hold = f"{len(sure)} hold" if len(sure) > 1 else f"{len(sure) or 'none'} holds"
    text = (
        f"Of {comparisons}, {hold} after correction for all of them"
        + (f": {listed(named, MOST_NAMED)}" if named else smallest)
        + "."
    )
    values = {f"{row.outlet}, {row.metric}": float(row.p_all) for row in tested.itertuples()}
    return Finding(key, text, values, "corrected p", found.events, table="readability_differences")


def quoted(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare sentences that quote with those that do not, and the grade of the latter."""
    found = scope(tables["articles"])
    table = tables["readability_parts"]
    values: dict[str, float] = {}
    said = []
    for part, as_text in (
        ("quoting", "sentences that quote have on average {}"),
        ("narrative", "sentences that do not quote have on average {}"),
    ):
        means = by_outlet(table[table["part"] == part], "words_a_sentence", found)
        if means:
            said.append(as_text.format(told_means(means, found, lambda v: f"{number(v, 1)} words")))
        values |= {f"{o}, {part}, words_a_sentence": mean.estimate for o, mean in means.items()}
    grades, alone = narrative_grades(table[table["part"] == "narrative"], found)
    values |= {f"{outlet}, narrative, grade": grade for outlet, grade in grades.items()}
    text = "; ".join([*said, alone] if said else ["there is no sentence to compare"])
    text = said_once(f"{text[0].upper()}{text[1:]}.")
    return Finding("readability.quoted", text, values, "words or grade", found.events, table="readability_parts")  # fmt: skip


def narrative_grades(narrative: pd.DataFrame, found: Scope) -> tuple[dict[str, float], str]:
    """Mean grade of what does not quote, over the events where every outlet has one, and in words."""
    by_event = narrative.pivot_table("grade", "event", "outlet", dropna=False)
    shared = by_event.dropna()
    grades = {str(outlet): float(value) for outlet, value in shared.mean().dropna().items()}
    if len(grades) < 2:
        return {}, "on those alone no two can be compared by grade"
    where = "" if found.single else f", on {len(shared)} of {counted(found.events, 'event')},"
    stated = told(grades, found, lambda v: number(v, 1))
    return grades, f"on those alone{where} the {PRINTED_NAMES[HEADLINE_METRIC]} is {stated}"


def words(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare how rare and how varied the words are."""
    found = scope(tables["articles"])
    values: dict[str, float] = {}
    said = []
    for column, sentence in (
        ("rare_share", "Words that are not on the list of easy ones make up {}"),
        ("rare_share_without_capital", "of words without a capital, {}"),
        ("mtld", "diversity (MTLD) is {}"),
    ):
        means = by_outlet(tables["style"], column, found)
        if not means:
            continue
        as_text = number if column == "mtld" else percent
        said.append(sentence.format(told_means(means, found, as_text)))
        values |= {f"{outlet}, {column}": mean.estimate for outlet, mean in means.items()}
    text = said_once("; ".join(said) + ".") if said else "There is no word to compare."
    return Finding("readability.words", text, values, "share or words", found.events, table="style")  # fmt: skip
