"""Findings on quotation: how much, who, in what manner, and by which verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd

from analysis.comparison import Interval
from analysis.findings import speech
from analysis.findings.amounts import counted, number, percent, signed
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import Scope, by_outlet, estimates, left_out, of_those_read, scope
from analysis.findings.speech import MANNERS, MEASURES, UNSURE, attributed
from analysis.findings.wording import (
    FEW,
    MOST_NAMED,
    among,
    in_one_bracket,
    of_events,
    said_once,
    told,
    told_means,
    whole,
    without,
)
from analysis.quotation import ABSTAIN_BELOW
from analysis.tables import readability_compared

SURE = 0.95
"""One minus the error from which on a difference is said to hold."""
OTHERS, LEAST = 2, 0.005
"""Sorts of other speakers that a finding names, and the share from which on."""


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Share quoted, manner, speakers, their sorts, first and last word, verbs, fragments, events."""
    table = speech.measures(tables)
    return [
        headline(tables), manner(tables, table), speakers(tables), sources(tables, table),
        unnamed(tables), ends(tables), verbs(tables, table), fragments(tables, table),
        within_events(tables, table), marked(tables),
    ]  # fmt: skip


def speaker_shares(quotes: pd.DataFrame, most: int = 12) -> pd.DataFrame:
    """Share of each outlet's quoted words (columns) by speaker (rows), the most quoted first.

    `quotes` is what `attributed` returns; the index is called speaker.
    """
    words = quotes.pivot_table(values="words", index="counted_for", columns="outlet", aggfunc="sum")
    shares = words.div(words.sum())
    order = shares.fillna(0).mean(axis=1).sort_values(ascending=False, kind="stable").index[:most]
    return shares.loc[order].rename_axis("speaker")


def by_value(values: Mapping[str, float], said: Mapping[str, str], found: Scope) -> str:
    """List what is said of each outlet; of many, only of those with the lowest and highest value.

    Of many outlets those of one event are left out of the range, as in `told`; of many that are
    alike, the first is named and the others are counted.

    Examples
    --------
    >>> found = Scope(tuple("ABCD"), 8, 2, (2, 2, 1, 2))
    >>> by_value({"A": 0.5, "B": 0.1}, {"A": "half in A", "B": "a tenth in B"}, found)
    'half in A and a tenth in B'
    >>> by_value(dict(zip("ABCD", (3, 1, 4, 2))), {o: f"x in {o}" for o in "ABCD"}, found)
    'from x in B to x in A among the 3 outlets of more than one event'
    >>> by_value(dict.fromkeys("ABCD", 1), {o: f"x in {o}" for o in "ABCD"}, found)
    'x in A, and the same share in 3 others'
    """
    if len(said) <= FEW:
        return listed([*said.values()])
    if len({values[outlet] for outlet in said}) == 1:
        return f"{next(iter(said.values()))}, and the same share in {len(said) - 1} others"
    order = sorted(found.of_several_events(said), key=values.__getitem__)
    return f"from {said[order[0]]} to {said[order[-1]]}{among(len(order), len(said))}"


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the share of words in quotation marks."""
    found = scope(tables["articles"])
    shares = by_outlet(tables["articles"], "quoted_share", found)
    text = f"Quoted words make up {told_means(shares, found, lambda v: percent(v, 1))}{ratio(shares, found)}."
    return Finding(
        "quotation.headline", text, unit="share of words", n=found.events, table="articles",
        rows="quoted_share by outlet", **estimates(shares),
    )  # fmt: skip


def ratio(means: Mapping[str, Interval], found: Scope) -> str:
    """Say how many times the higher of two shares, over the same events, is the lower."""
    values = {outlet: mean.estimate for outlet, mean in means.items()}
    if len(found.outlets) != 2 or len(values) != 2 or min(values.values()) <= 0:
        return ""
    if not found.single and any(mean.n < found.events for mean in means.values()):
        return ""
    low, high = sorted(values, key=values.__getitem__)
    times = number(values[high] / values[low], 1)
    return f": {times} times as much in {found.subject(high)} as in {found.subject(low)}"


def manner(tables: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> Finding:
    """Compare the shares of words in direct, mixed and indirect speech."""
    found = scope(tables["articles"])
    parts: list[str] = []
    values: dict[str, float] = {}
    low: dict[str, float] = {}
    high: dict[str, float] = {}
    for kind, name in MANNERS.items():
        known = by_outlet(table, kind, found)
        own = estimates(known)
        parts.append(f"in {name}: {told_means(known, found, percent)}")
        for side, target in ((own["values"], values), (own["low"], low), (own["high"], high)):
            target |= {f"{outlet}, {kind}": value for outlet, value in side.items()}
    text = said_once(f"Share of the words {'; '.join(parts)}.")
    if not values:
        text = f"No article has words whose manner of quotation could be told{left_out(tables['articles'])}."
    return Finding(
        "quotation.manner", text, values, "share of words", found.events, low, high, "quotes",
        f"words by type over body_words; indirect: confidence >= {ABSTAIN_BELOW}, outside marks",
    )  # fmt: skip


def speakers(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say who is quoted most, in words, in each article of an event, or how much one speaker has."""
    found = scope(tables["articles"])
    key, rows = "quotation.speakers", f"direct and mixed, confidence >= {ABSTAIN_BELOW}"
    quotes = attributed(tables)
    first = most_quoted(quotes)
    if first.empty:
        text = f"No speaker is sure enough to be counted{left_out(tables['articles'])}."
        return Finding(key, text, {}, "share of quoted words", found.events, table="quotes", rows=rows)  # fmt: skip
    if found.events > 1:
        means = by_outlet(first, "share", found)
        of = f"an event has, {found.on_average}," if found.on_average else "an article has"
        text = f"The most quoted speaker of {of} {of_words(told_means(means, found, percent))}."
        return Finding(key, text, unit="share of quoted words", n=found.events, table="quotes", rows=rows, **estimates(means))  # fmt: skip
    own = first.set_index("outlet")
    shares = {str(outlet): float(share) for outlet, share in own["share"].items()}
    values = {f"{o}: {own.loc[o, 'speaker']}": share for o, share in shares.items()}
    if own["speaker"].nunique() == 1 < len(shares) == len(found.outlets):
        stated = f"{own['speaker'].iloc[0]}, with {of_words(told(shares, found, percent))}"
    elif len(shares) > FEW:
        stated = of_words(by_speaker(own, found))
    else:
        said = {
            o: f"{own.loc[o, 'speaker']} in {found.subject(o)} ({percent(share)} of the quoted words)"
            for o, share in shares.items()
        }
        stated = listed([*said.values()])
    text = f"The most quoted: {stated}."
    return Finding(key, text, values, "share of quoted words", found.events, table="quotes", rows=rows)  # fmt: skip


def most_quoted(quotes: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet and event: who has the most of its quoted words, all where they tie, and what share."""
    keys = ["outlet", "event"]
    totals = quotes.groupby(keys)["words"].sum()
    known = quotes[quotes["counted_for"] != UNSURE]
    words = known.groupby([*keys, "counted_for"])["words"].sum().reset_index()
    first = words[words["words"] == words.groupby(keys)["words"].transform("max")]
    first = first.groupby(keys).agg(words=("words", "first"), speaker=("counted_for", listing))
    return first.assign(share=first["words"] / totals.reindex(first.index)).reset_index()


def by_speaker(first: pd.DataFrame, found: Scope) -> str:
    """Name those most quoted, in how many articles each is that, and with what share there.

    Examples
    --------
    >>> rows = [("A", "Ana Ruiz", 0.5), ("B", "Bo Osk", 0.9), ("C", "Ana Ruiz", 0.75)]
    >>> first = pd.DataFrame(rows, columns=["outlet", "speaker", "share"])
    >>> by_speaker(first, Scope(tuple("ABC"), 3, 1))
    'Ana Ruiz in 2 articles (50 to 75 %) and Bo Osk in 1 article (90 %)'
    """
    noun = "article" if found.single else "outlet"
    groups = first.groupby("speaker")["share"].agg(["size", "min", "max"])
    groups = groups.sort_values(["size", "max"], ascending=False, kind="stable")
    parts = []
    for name, own in groups.iterrows():
        least, most = percent(own["min"]), percent(own["max"])
        share = most if least == most else f"{least.removesuffix(' %')} to {most}"
        parts.append(f"{name} in {counted(int(own['size']), noun)} ({share})")
    return listed(parts, FEW)


def listing(names: pd.Series) -> str:
    """Join the names of a column, a few of many."""
    return listed([*names], FEW)


def sources(tables: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> Finding:
    """Compare how much of what is quoted officials and public bodies say, and who says the rest."""
    found = scope(tables["articles"])
    shares = by_outlet(table, "officials", found)
    sorts = speech.shares(speech.sourced(tables), "source", speech.SOURCES, weight="words")
    rest = {outlet: others(sorts[outlet]) for outlet in shares}
    stated = of_words(told_means(shares, found, percent, rest))
    text = f"Officials and public bodies have {stated}."
    if not shares:
        text = f"Nobody is quoted{of_those_read(tables['articles'])}."
    return Finding(
        "quotation.sources", text, unit="share of quoted words", n=found.events,
        table="quotes, actors", rows="speakers whose title or phrase is an office", **estimates(shares),
    )  # fmt: skip


def of_words(shares: str) -> str:
    """Say behind the first of several shares what they are shares of.

    Examples
    --------
    >>> of_words("12 % in A and 4 % in B")
    '12 % of the quoted words in A and 4 % in B'
    """
    return shares.replace(" %", " % of the quoted words", 1)


def others(sorts: pd.Series) -> str:
    """Say in brackets who has the words that are not those of officials, the largest sorts first.

    Examples
    --------
    >>> others(pd.Series({"named officials": 0.9, "speaker unsure": 0.02, "documents": 0.08}))
    ' (documents 8 %, speaker unsure 2 %)'
    """
    rest = sorts.drop([*speech.OFFICIALS], errors="ignore").sort_values(ascending=False, kind="stable")  # fmt: skip
    named = [f"{sort} {percent(share)}" for sort, share in rest.head(OTHERS).items() if share >= LEAST]  # fmt: skip
    return f" ({', '.join(named)})" if named else ""


def unnamed(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count the quotations that surely are of a speaker without a name, of all in quotation marks."""
    found = scope(tables["articles"])
    quotes = of_known_language(tables)
    nameless = (quotes["speaker_kind"] == "unnamed") & (quotes["counted_for"] != UNSURE)
    counts = nameless.groupby(quotes["outlet"]).sum()
    totals = quotes.groupby("outlet").size()
    values = {str(outlet): int(count) for outlet, count in counts.items()}
    of = {str(outlet): int(total) for outlet, total in totals.items()}
    said = {o: f"{values[o]} of {of[o]} in {found.subject(o)}" for o in values}
    shares = {o: values[o] / of[o] for o in values}
    text = f"Quotations of speakers without a name: {by_value(shares, said, found)}."
    if not values:
        text = f"Nobody is quoted in quotation marks{of_those_read(tables['articles'])}."
    elif not any(values.values()):
        text = f"No quotation is of a speaker without a name, of {counted(sum(of.values()), 'quotation')}."
    return Finding("quotation.unnamed", text, values, "quotations", found.events, table="quotes", rows=f"speaker_kind unnamed, confidence >= {ABSTAIN_BELOW}")  # fmt: skip


def of_known_language(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return what `attributed` does, of the articles whose reported speech is measured too."""
    quotes, articles = attributed(tables), tables["articles"]
    measured = articles.loc[articles["indirect_share"].notna(), "article_id"]
    return quotes[quotes["article_id"].isin(measured)]


def ends(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say whose quoted words come first and last in each article (n = 1), or how often named."""
    found = scope(tables["articles"])
    quotes = of_known_language(tables).sort_values(["article_id", "start"])
    firsts = quotes.groupby("article_id").first().sort_values("outlet", kind="stable")
    lasts = quotes.groupby("article_id").last()
    if firsts.empty:
        text = f"Nobody is quoted{of_those_read(tables['articles'])}."
        return Finding("quotation.ends", text, {}, "speaker", found.events, table="quotes")
    if not found.single:
        named = {
            "first": float((firsts["speaker_kind"] == "person").mean()),
            "last": float((lasts["speaker_kind"] == "person").mean()),
        }
        text = (
            f"A person's words come first among the quotations in {percent(named['first'])} of the "
            f"{counted(len(firsts), 'article')} with quotations and last in {percent(named['last'])}."
        )
        return Finding("quotation.ends", text, dict(named), "share of articles", found.events, table="quotes")  # fmt: skip
    said, values = {}, {}
    for article_id, first in firsts.iterrows():
        outlet = str(first["outlet"])
        last = lasts.loc[article_id]
        values[f"{outlet}, first"] = str(first["counted_for"])
        values[f"{outlet}, last"] = str(last["counted_for"])
        said[outlet] = first_and_last(first["counted_for"], last["counted_for"])
    text = f"{in_each(said, found)}."
    return Finding("quotation.ends", text[0].upper() + text[1:], values, "speaker", table="quotes")  # fmt: skip


def in_each(said: Mapping[str, str], found: Scope) -> str:
    """Say what holds in each article; of many, in how many of them it does, the most common first.

    Examples
    --------
    >>> in_each({"A": "Bo is quoted last", "B": "Eva is quoted last"}, Scope(("A", "B"), 2, 1))
    'in the A article Bo is quoted last; in the B article Eva is quoted last'
    >>> in_each(dict(zip("ABCD", ("Bo", "Eva", "Bo", "Bo"))), Scope(tuple("ABCD"), 4, 1))
    'Bo in 3 articles; Eva in 1 article'
    """
    if len(said) <= FEW:
        return "; ".join(f"in {found.subject(outlet)} {words}" for outlet, words in said.items())
    times = Counter(said.values())
    return "; ".join(f"{words} in {counted(n, 'article')}" for words, n in times.most_common())


def first_and_last(first: str, last: str) -> str:
    """Say who is quoted first and last.

    Examples
    --------
    >>> first_and_last("Ana Ruiz", "Bo Osk"), first_and_last("Ana Ruiz", "Ana Ruiz")
    ('Ana Ruiz is quoted first and Bo Osk last', 'Ana Ruiz is quoted first and last')
    """
    return f"{first} is quoted first and {'last' if first == last else f'{last} last'}"


def verbs(tables: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> Finding:
    """Compare the stance of the verbs that introduce speech."""
    found = scope(tables["articles"])
    shares = by_outlet(table, "neutral", found)
    values = {outlet: interval.estimate for outlet, interval in shares.items()}
    totals = speech.cued(tables).groupby("outlet").size()
    said = {
        o: f"{percent(v)}{in_one_bracket(whole(int(totals[o]), found, 'verb') + of_events(shares[o].n, found))} in {found.subject(o)}"
        for o, v in values.items()
    }
    mean = f", {found.on_average}" if found.on_average else ""
    text = (
        f'Verbs of saying are neutral, such as "said"{mean}: {by_value(values, said, found)}.'
        if said
        else f"No verb of saying was found{of_those_read(tables['articles'])}."
    )
    return Finding(
        "quotation.verbs", text, unit="share of cue verbs", n=found.events, table="quotes",
        rows=f"stance, confidence >= {ABSTAIN_BELOW}", **estimates(shares),
    )  # fmt: skip


def fragments(tables: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> Finding:
    """Compare how long the fragments are that outlets build into their own sentences."""
    found = scope(tables["articles"])
    lengths = by_outlet(table, "fragment", found)
    means = {outlet: mean.estimate for outlet, mean in lengths.items()}
    beside = {outlet: of_events(mean.n, found) for outlet, mean in lengths.items()}
    said = told(means, found, lambda v: f"{number(v, 1)} words", beside)
    lacking = without(means, found, "none is found")
    text = f"On average a fragment has {said}{f'; {lacking}' if lacking else ''}."
    if not lengths:
        text = f"Nobody is quoted in fragments{of_those_read(tables['articles'])}."
    return Finding(
        "quotation.fragments", text, unit="words", n=found.events, table="quotes",
        rows="type mixed", **estimates(lengths),
    )  # fmt: skip


def differences(table: pd.DataFrame) -> pd.DataFrame:
    """Differences of each outlet from the others within events in every one of `speech.MEASURES`."""
    long = table.melt(["article_id", "outlet", "event"], list(MEASURES), "metric", "value")
    return readability_compared.within_events(long)


def within_events(tables: Mapping[str, pd.DataFrame], table: pd.DataFrame) -> Finding:
    """Say whether outlets quote differently within events, corrected for measures and outlets."""
    found, key = scope(tables["articles"]), "quotation.within_events"
    pairs = differences(table)
    tested = pairs.dropna(subset=["p_all"]) if len(pairs) else pairs
    if tested.empty:
        told_most = pairs.sort_values("events", ascending=False, kind="stable")
        notes = [str(n) for n in told_most["note"].unique() if not str(n).startswith("not tested")]
        reason = notes[0] if notes else "no event has values of two outlets"
        text = f"Differences within events are not tested: {reason}."
        return Finding(key, text, n=found.events, table="quotes")
    sure = tested[tested["p_all"] < 1 - SURE]
    sure = sure.sort_values("p_all", kind="stable")
    named = [f"{MEASURES[str(r.metric)]} ({r.outlet}, {signed(r.estimate, 2)} against {r.against})" for r in sure.head(MOST_NAMED).itertuples()]  # fmt: skip
    named += [f"and {len(sure) - MOST_NAMED} more"] * (len(sure) > MOST_NAMED)
    events = counted(int(tested["events"].max()), "event")
    left = f" of {len(pairs)}" if len(pairs) > len(tested) else ""
    holding = f"{len(sure)} hold" if len(sure) > 1 else f"{len(sure) or 'none'} holds"
    text = f"Of the {len(tested)}{left} comparisons that {events} allow to test, {holding} after correction for all of them"  # fmt: skip
    # The measures' own names hold commas.
    text += f": {'; '.join(named)}." if named else "."
    values = {f"{row.outlet}, {row.metric}": float(row.p_all) for row in tested.itertuples()}
    return Finding(key, text, values, "corrected p", found.events, table="quotes")


def marked(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count what stands in quotation marks and is no quotation, by kind."""
    kinds = tables["marked"].groupby("kind").size().sort_values(ascending=False, kind="stable")
    values = {str(kind): int(times) for kind, times in kinds.items()}
    named = [f"{times} of kind “{kind}”" for kind, times in values.items()]
    if named:
        count = counted(sum(values.values()), "stretch", "stretches")
        text = f"In quotation marks, but no quotation: {count} ({listed(named)})."
    else:
        text = "All that stands in quotation marks is counted as quotation."
    n = scope(tables["articles"]).events
    return Finding("quotation.marked", text, values, "stretches", n, table="marked")


def differences_shown(table: pd.DataFrame) -> pd.DataFrame:
    """Return the differences within events as a page shows them: the surest first."""
    shown = differences(table).sort_values(["p_all", "p"], kind="stable", na_position="last")
    shown = shown.drop(columns=["p_family"]).rename(
        columns={"p_all": "p corrected", "estimate": "mean difference", "metric": "measure"}
    )
    return shown.assign(measure=shown["measure"].map(MEASURES))
