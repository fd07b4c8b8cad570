"""The tables of 04-readability as its page shows them: outlets in order, heads and units in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.findings.model import VALUES, listed
from analysis.findings.scopes import Scope
from analysis.readability import PRINTED_NAMES, score, textstat_with_table
from analysis.spans import Span, blank

LENGTHS = ("sentences", "shortest", "lower_quartile", "median", "upper_quartile", "longest")
WORDS = ("mtld", "hdd", "rare_share", "rare_share_without_capital")
"""Columns of the table `style` on the sentences and on the words."""
MEASURES = {"words_a_sentence": 1, "syllables_a_word": 2, "rare_share": 2, "grade": 1}
"""Columns of the table `readability_parts` that are means over articles, with their digits."""
COUNTS = {
    "words": "words", "sentences": "sentences", "characters": "characters",
    "letters": "letters", "syllables": "syllables", "polysyllables": "of 3+ syllables",
    "long_words": "of 7+ letters", "unfamiliar": "not easy",
    "unfamiliar_2": "not easy, 2+ syllables", "unfamiliar_3": "not easy, 3+ syllables",
}  # fmt: skip
"""The counts that a page has room for, by their heads: words of many syllables, letters, not on the list."""
COUNTED = {"textstat": "raw, textstat", "news": "cleaned, proper"}


def in_order(table: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return some columns, rows by outlet and event, heads in words and counts as whole numbers.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["B", "A"], "event": ["x", "x"], "lower_quartile": [1.0, 2.0]})
    >>> in_order(table, ["outlet", "lower_quartile"]).to_dict("list")
    {'outlet': ['A', 'B'], 'lower quartile': [2, 1]}
    """
    rows = table.sort_values(["outlet", "event"], kind="stable")[list(columns)]
    counts = [name for name in rows.select_dtypes("float") if (rows[name].dropna() % 1 == 0).all()]
    return headed(rows.astype(dict.fromkeys(counts, "Int64")))


def headed(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with heads as a page shows them.

    Examples
    --------
    >>> list(headed(pd.DataFrame({"lower_quartile": [1]})))
    ['lower quartile']
    """
    return table.rename(columns=lambda name: str(name).replace("_", " "))


def draws(ranks: pd.DataFrame, found: Scope) -> str:
    """Say of how many draws the shares are, where anything was drawn, and of what.

    Examples
    --------
    >>> found = Scope(("A", "B"), 2, 1)
    >>> draws(pd.DataFrame({"draws": [2000, 2000]}), found), draws(pd.DataFrame({"draws": []}), found)
    ('2,000 draws; n = 1 article per outlet', 'n = 1 article per outlet')
    """
    return f"{ranks['draws'].max():,} draws; {found.n}" if len(ranks) else found.n


def without_leaks(sentences: pd.DataFrame, boilerplate: pd.DataFrame) -> pd.DataFrame:
    """Return sentences with the furniture that is cut left out of their text.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, start, end, text.
    boilerplate : DataFrame
        Columns article_id, start, end, cut.

    Examples
    --------
    >>> sentences = pd.DataFrame([("a", 5, 27, "ORVALE -- The dam broke")], columns=["article_id", "start", "end", "text"])
    >>> leaks = pd.DataFrame([("a", 5, 14, True)], columns=["article_id", "start", "end", "cut"])
    >>> without_leaks(sentences, leaks)["text"].tolist()
    ['The dam broke']
    """
    cut = boilerplate[boilerplate["cut"].astype(bool)]
    spans = {
        name: [Span(int(row.start), int(row.end)) for row in own.itertuples()]
        for name, own in cut.groupby("article_id")
    }
    texts = []
    for row in sentences.itertuples():
        start, text = int(row.start), str(row.text)
        inside = [
            Span(max(0, s.start - start), s.end - start) for s in spans.get(row.article_id, ())
        ]
        within = [s for s in inside if s.end > 0 and s.start < len(text)]
        texts.append(" ".join(blank(text, within).split()) if within else text)
    return sentences.assign(text=pd.Series(texts, sentences.index, dtype=object))


def counts(table: pd.DataFrame, told_apart: Sequence[str]) -> pd.DataFrame:
    """Return the counts behind the values, and in words how they were counted; the file has all."""
    shown = table.assign(counted=table["mode"].map(COUNTED)).rename(columns=COUNTS)
    return in_order(shown, [*told_apart, "counted", *COUNTS.values()])


def lengths_of_parts(parts: pd.DataFrame) -> pd.DataFrame:
    """Return each outlet's parts, over all its articles: words, sentences and means over articles.

    The last column says how many articles have enough words for a grade.
    """
    grouped = parts.sort_values("outlet", kind="stable").groupby(["outlet", "part"], sort=False)
    sums = grouped[["words", "sentences"]].sum(min_count=1).astype("Int64")
    graded = grouped["grade"].count().rename("articles with a grade")
    return headed(sums.join(grouped[list(MEASURES)].mean()).join(graded).reset_index())


def rank_shares(ranks: pd.DataFrame) -> pd.DataFrame:
    """Share of draws in which each outlet (columns) is the hardest by each metric (rows)."""
    return by_metric(ranks.rename(columns={"hardest": "value"}))


def differences(table: pd.DataFrame) -> pd.DataFrame:
    """Return the differences within events as a page shows them: the surest first, metrics in print."""
    shown = table.sort_values(["p_all", "p"], kind="stable", na_position="last")
    shown = shown.drop(columns=["p_family"]).rename(
        columns={"p_all": "p corrected", "estimate": "mean difference"}
    )
    return shown.assign(metric=shown["metric"].map(PRINTED_NAMES))


def by_metric(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of metric, outlet and value with metrics, as printed, in rows and outlets in columns."""
    known = table.astype({"value": float}).dropna(subset=["value"])
    wide = known.pivot_table("value", "metric", "outlet")
    order = [metric for metric in PRINTED_NAMES if metric in wide.index]
    return wide.loc[order].rename(index=PRINTED_NAMES)


def spoken_ways(by_route: pd.DataFrame) -> str:
    """Say which outlet each way of computing calls hardest, as one would over the telephone.

    A way that has not two outlets to compare is not told of.

    Examples
    --------
    >>> rows = [["A", "A"], ["A", "B"]]
    >>> spoken_ways(pd.DataFrame(rows, ["lix", "rix"], ["raw, proper", "cleaned, proper"]))
    'Values (which is hardest): LIX: A by all 2 ways; RIX: A by 1 of 2 ways (raw proper), B by 1 of 2 ways (cleaned proper).'
    """
    said = []
    for metric, row in by_route.iterrows():
        ways: dict[str, list[str]] = {}
        known = row.dropna()
        for way, first in known.items():
            ways.setdefault(first or "several alike", []).append(str(way).replace(",", ""))
        parts = [
            f"{o} by {len(names)} of {len(known)} ways ({listed(names)})"
            for o, names in ways.items()
        ]
        told = (
            ", ".join(parts) if len(parts) > 1 else f"{next(iter(ways))} by all {len(known)} ways"
        )
        said.append(f"{PRINTED_NAMES[str(metric)]}: {told}")
    return f"{VALUES.lstrip()}which is hardest): {'; '.join(said)}." if said else ""


def beside(texts: Mapping[str, tuple[str, str]]) -> pd.DataFrame:
    """Call textstat itself, metric by metric, and set ours beside it: one row an article and metric.

    Parameters
    ----------
    texts : mapping of article_id to (outlet, raw text)
        textstat takes some milliseconds for each; it is lent our syllable table.
    """
    rows = []
    with textstat_with_table() as textstat:
        for article_id, (outlet, text) in sorted(texts.items(), key=lambda item: item[1][0]):
            for metric, ours in score(text)["textstat"].items():
                options = {"float_output": True} if metric == "text_standard" else {}
                theirs = getattr(textstat, metric)(text, **options)
                rows.append((article_id, outlet, PRINTED_NAMES[metric], theirs, ours))
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "metric", "textstat", "ours"])
    return table.assign(difference=table["ours"] - table["textstat"])
