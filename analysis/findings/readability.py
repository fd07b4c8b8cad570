"""Findings on readability: which article is harder, and how much that rests on the computing."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import Scope, by_outlet, counted, number, percent, scope, told
from analysis.readability import (
    HIGHER_IS_EASIER,
    PRINTED_NAMES,
    edition,
    score,
    textstat_with_table,
)

HEADLINE_METRIC = "flesch_kincaid_grade"
ROUTES = (
    ("raw", "textstat"), ("raw", "proper"), ("cleaned", "textstat"), ("cleaned", "proper"),
    ("without quotations", "proper"),
)  # fmt: skip
LENGTHS = ("sentences", "shortest", "lower_quartile", "median", "upper_quartile", "longest")
WORDS = ("mtld", "hdd", "rare_share", "rare_share_without_capital")
"""Columns of the table `style` on the sentences and on the words."""
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
    text = f"Syllables are those of the {edition()}; words that it lacks are hyphenated."
    return Finding("readability.syllables", text, {"dictionary": edition()}, "edition")


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
        "readability", f"mode news, metric {HEADLINE_METRIC}; syllables of {edition()}",
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
    rows = {
        metric: {
            f"{cleaning}, {rule} sentences": hardest(own.to_dict(), metric)
            for (cleaning, rule), own in route_means(table[table["metric"] == metric]).iterrows()
        }
        for metric in PRINTED_NAMES
        if (table["metric"] == metric).any()
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("metric")


def route_means(table: pd.DataFrame) -> pd.DataFrame:
    """Mean of one metric by way of computing (rows, as `ROUTES`) and outlet (columns)."""
    means = table.groupby(["cleaning", "sentence_rule", "outlet"])["value"].mean()
    return means.unstack("outlet").reindex(pd.MultiIndex.from_tuples(ROUTES))


def turning(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Name the metrics whose hardest outlet depends on the way of computing."""
    routes = hardest_by_route(tables)
    with_quotations = routes[[name for name in routes if "without quotations" not in name]]
    turned = [PRINTED_NAMES[m] for m, row in with_quotations.iterrows() if row.nunique() > 1]
    in_any = int((routes.nunique(axis=1) > 1).sum())
    text = (
        f"Which comes out hardest depends on cleaning and the sentence rule for {len(turned)} of "
        f"{counted(len(routes), 'metric')}"
        + (f" ({listed(turned)})" if turned else "")
        + f"; with quotations left out as a further way, for {in_any}."
    )
    values = {"turn": len(turned), "turn in any way": in_any, "metrics": len(routes)}
    return Finding("readability.turning", text, values, "metrics", table="readability_routes")


def naive(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Set textstat on the raw text beside proper sentences on the cleaned one."""
    found = scope(tables["articles"])
    table = tables["readability_routes"]
    means = route_means(table[table["metric"] == HEADLINE_METRIC])
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
        f"{PRINTED_NAMES.get(str(metric), str(metric))} ({str(reason).removesuffix(' (SMOG)')})"
        for (reason, metric) in reasons.index
    ]
    text = f"Not defined, and so not given, in at least one article: {listed(named)}." if named else "Every metric is defined on every article."  # fmt: skip
    values = {PRINTED_NAMES.get(str(m), str(m)): int(n) for (_, m), n in reasons.items()}
    return Finding("readability.undefined", text, values, "articles", table="readability", rows="mode news, no value")  # fmt: skip


def ranks(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say in what share of resamples each is the hardest, and for how many metrics that is sure."""
    found = scope(tables["articles"])
    table = tables["readability_ranks"].dropna(subset=["hardest"])
    own = table[table["metric"] == HEADLINE_METRIC].set_index("outlet")["hardest"]
    values = {str(outlet): float(share) for outlet, share in own.items()}
    if not values:
        text = "No two texts have a grade, so none can be called the hardest."
        return Finding("readability.ranks", text, n=found.events, table="readability_ranks")
    resampled = str(table["resampled"].iloc[0])
    leads = table.groupby("metric", sort=False)["hardest"].max()
    sure = int((leads >= SURE).sum())
    first = max(values, key=values.__getitem__)
    text = (
        f"If {resampled} are drawn anew, {found.subject(first)} is the hardest by "
        f"{PRINTED_NAMES[HEADLINE_METRIC]} in {percent(values[first])} of the draws; "
        f"the same one is the hardest in at least {percent(SURE)} of them by "
        f"{sure} of {counted(len(leads), 'metric')}."
    )
    return Finding("readability.ranks", text, values, "share of draws", found.events, table="readability_ranks", rows=f"metric {HEADLINE_METRIC}")  # fmt: skip


def within_events(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say whether outlets differ within events, corrected for metrics and outlets."""
    found, key = scope(tables["articles"]), "readability.within_events"
    table = tables["readability_differences"]
    tested = table.dropna(subset=["p_all"])
    if tested.empty:
        reasons = [note for note in table["note"].unique() if not note.startswith("not tested")]
        text = f"Differences within events are not tested: {reasons[0] if reasons else 'no event is told by two outlets'}."
        return Finding(key, text, n=found.events, table="readability_differences")
    sure = tested[tested["p_all"] < 1 - SURE]
    named = [
        f"{PRINTED_NAMES[str(row.metric)]} ({row.outlet}, {row.estimate:+.1f} against {row.against})"
        for row in sure.itertuples()
    ]
    lowest = tested.sort_values(["p_all", "p_family", "p"], kind="stable").iloc[0]
    comparisons = f"{counted(len(tested), 'comparison')} within {counted(int(tested['events'].max()), 'event')}"
    smallest = (
        f"; the smallest corrected p is {lowest['p_all']:.2g} ({PRINTED_NAMES[lowest['metric']]}, "
        f"{lowest['outlet']})"
    )
    text = (
        f"Of {comparisons}, {len(sure) or 'none'} hold after correction for all of them"
        + (f": {listed(named)}" if named else smallest)
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
    for part, column, as_text in (
        ("quoting", "words_a_sentence", "Sentences that quote have {}"),
        ("narrative", "words_a_sentence", "those that do not quote, {}"),
        ("narrative", "grade", f"on those alone the {PRINTED_NAMES[HEADLINE_METRIC]} is {{}}"),
    ):
        means = by_outlet(table[table["part"] == part], column, found)
        unit = " words" if column == "words_a_sentence" else ""
        own = {outlet: interval.estimate for outlet, interval in means.items()}
        said.append(as_text.format(told(own, found, lambda v, unit=unit: number(v, 1) + unit)))
        values |= {f"{outlet}, {part}, {column}": value for outlet, value in own.items()}
    text = "; ".join(said) + "."
    return Finding("readability.quoted", text, values, "words or grade", found.events, table="readability_parts")  # fmt: skip


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
        own = {outlet: interval.estimate for outlet, interval in means.items()}
        said.append(sentence.format(told(own, found, number if column == "mtld" else percent)))
        values |= {f"{outlet}, {column}": value for outlet, value in own.items()}
    return Finding("readability.words", "; ".join(said) + ".", values, "share or words", found.events, table="style")  # fmt: skip


def lengths_of_parts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return each outlet's parts, over all its articles: words, sentences and means over articles."""
    table = tables["readability_parts"]
    grouped = table.groupby(["part", "outlet"], sort=False)
    sums = grouped[["words", "sentences"]].sum(min_count=1)
    means = grouped[["words_a_sentence", "syllables_a_word", "rare_share", "grade"]].mean()
    return sums.join(means).reset_index()


def headed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with heads as a page shows them.

    Examples
    --------
    >>> list(headed(pd.DataFrame({"lower_quartile": [1]})))
    ['lower quartile']
    """
    return table.rename(columns=lambda name: str(name).replace("_", " "))


def rank_shares(ranks: pd.DataFrame) -> pd.DataFrame:
    """Share of draws in which each outlet (columns) is the hardest by each metric (rows)."""
    known = ranks.dropna(subset=["hardest"])
    table = known.pivot_table("hardest", "metric", "outlet")
    order = [metric for metric in PRINTED_NAMES if metric in table.index]
    return table.loc[order].rename(index=PRINTED_NAMES)


def differences_shown(table: pd.DataFrame) -> pd.DataFrame:
    """Return the differences within events as a page shows them: the surest first, metrics in print."""
    shown = table.sort_values(["p_all", "p"], kind="stable", na_position="last")
    shown = shown.drop(columns=["p_family"]).rename(
        columns={"p_all": "p corrected", "estimate": "mean difference"}
    )
    return shown.assign(metric=shown["metric"].map(PRINTED_NAMES))


def beside(texts: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Call textstat itself, metric by metric, and set ours beside it: one row an article and metric.

    Parameters
    ----------
    texts : mapping of article_id to (outlet, raw text)
        textstat takes some milliseconds for each; it is lent our syllable table.
    """
    rows = []
    with textstat_with_table() as textstat:
        for article_id, (outlet, text) in texts.items():
            for metric, ours in score(text)["textstat"].items():
                options = {"float_output": True} if metric == "text_standard" else {}
                theirs = getattr(textstat, metric)(text, **options)
                rows.append((article_id, outlet, PRINTED_NAMES[metric], theirs, ours))
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "metric", "textstat", "ours"])
    return table.assign(difference=table["ours"] - table["textstat"])
