"""Findings on what was loaded."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.corpus.metadata import READ_AS_TABLE
from analysis.findings.amounts import counted, number
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import by_outlet, estimates, scope
from analysis.findings.wording import FEW, in_one_bracket, told_means


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """How many articles, outlets and events; how long; what was not loaded or not known."""
    return [headline(tables), notes(tables), length(tables), load(tables)]


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say what the corpus is."""
    found = scope(tables["articles"])
    articles = tables["articles"]
    given = articles["outlet_given"].astype(bool)
    named = sorted(articles.loc[given, "outlet"].unique())
    who = listed(named) if len(named) <= 5 else counted(len(named), "outlet")
    found_by = grouped(tables["events"])
    unnamed = without_outlet(int((~given).sum()), found.articles)
    told_of = f"{found_by} by {who}{unnamed}" if named else in_one_bracket(found_by + unnamed)
    text = (
        f"{counted(found.articles, 'article')} on {counted(found.events, 'event')}{told_of}: "
        f"{number(articles['words'].sum())} words as they were given."
    )
    values = {"articles": found.articles, "events": found.events, "outlets": len(named)}
    return Finding("corpus.headline", text, values, "count", found.events, table="articles")


def grouped(events: pd.DataFrame) -> str:
    """Say of how many events the articles were grouped by what they tell, as none was given.

    Examples
    --------
    >>> grouped(pd.DataFrame({"event": ["dam", "found:a", "found:a"], "given": [True, False, False]}))
    ' (1 of them not given but found, by grouping articles that tell the same)'
    >>> grouped(pd.DataFrame({"event": ["dam"], "given": [True]}))
    ''
    """
    given = events.groupby("event")["given"].any()
    count = int((~given.astype(bool)).sum())
    if not count:
        return ""
    which = "" if count == len(given) else f"{count:,} of them "
    return f" ({which}not given but found, by grouping articles that tell the same)"


def without_outlet(articles: int, whole: int) -> str:
    """Say of how many articles no outlet is given, and what that makes of them.

    Examples
    --------
    >>> without_outlet(3, 3), without_outlet(1, 9)
    (' (no outlet is given, so each is compared by itself)', ' (1 without an outlet, compared by itself)')
    >>> without_outlet(0, 9)
    ''
    """
    if not articles:
        return ""
    if articles == whole:
        return " (no outlet is given, so each is compared by itself)"
    return f" ({articles:,} without an outlet, {'each ' if articles > 1 else ''}compared by itself)"


def notes(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say what the metadata notes on the articles, such as what an outlet's name stands for."""
    articles = tables["articles"]
    noted = articles[articles["note"] != ""].sort_values("outlet", kind="stable")
    told_of = [f"{row.outlet}: {row.note.rstrip('.')}." for row in noted.itertuples()]
    if not told_of:
        text = "The metadata has no note on any article."
    elif len(told_of) > FEW:
        text = f"The metadata has a note on {counted(len(told_of), 'article')}, below."
    else:
        text = f"From the metadata, on {' '.join(told_of)}"
    return Finding("corpus.notes", text, {"notes": len(told_of)}, "count", table="articles")


def length(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare the length of the articles, furniture cut."""
    found = scope(tables["articles"])
    words = by_outlet(tables["articles"], "body_words", found)
    what = "Without page furniture there are" if found.single else "An article has on average"
    text = f"{what} {told_means(words, found, lambda v: number(v) + ' words')}."
    return Finding(
        "corpus.length", text, unit="words", n=found.events, table="articles",
        rows="body_words by outlet", **estimates(words),
    )  # fmt: skip


def load(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say what the loader left out or noticed."""
    report = tables["load_report"]
    counts = {level: int((report["level"] == level).sum()) for level in ("error", "skipped", "notice")}  # fmt: skip
    metadata = report.loc[report["reason"].str.startswith(READ_AS_TABLE), "file"].tolist()
    noted = [
        *(f"{name} read as metadata" for name in metadata),
        f"{counted(counts['skipped'] - len(metadata), 'other file')} left out",
        f"{counted(counts['error'], 'file')} with an error",
        f"{counted(counts['notice'], 'oddity', 'oddities')} noted",
    ]
    loaded = counted(len(tables["articles"]), "article")
    text = f"{loaded} loaded, {listed(noted)}"
    if len(report) > len(metadata):
        text += "; each is named below with its reason"
    return Finding(
        "corpus.load", f"{text[0].upper()}{text[1:]}.", counts, "files", table="load_report"
    )
