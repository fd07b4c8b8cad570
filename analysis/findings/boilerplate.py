"""Findings on page furniture: how much leaked, where, and what cleaning changes."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.findings.amounts import counted, percent, signed
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import Scope, scope
from analysis.findings.wording import told

BIG_CHANGE = 0.05


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """What leaked, of which kinds, where, and what it does to the other figures."""
    return [
        headline(tables), kinds(tables), place(tables), sensitivity(tables), order(tables),
        words(tables),
    ]  # fmt: skip


def cut_leaks(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the leaks that the balanced mode cuts."""
    leaks = tables["boilerplate"]
    return leaks[leaks["cut"].astype(bool)]


def leak_rates(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an article: share of its words that leaked, stamps of the collector left out."""
    leaks = cut_leaks(tables)
    charged = leaks[leaks["charged"].astype(bool)]
    words = charged.groupby("article_id")["words"].sum()
    rates = tables["articles"][["article_id", "outlet", "event", "words"]].copy()
    rates["leaked_words"] = rates["article_id"].map(words).fillna(0).astype(int)
    rates["share"] = rates["leaked_words"] / rates["words"].where(rates["words"] > 0)
    return rates


def outlet_rates(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Percent of each outlet's words that leaked (value, low, high), the collector's stamps apart."""
    rates = tables["leakage"].query("kind == 'all'").set_index("outlet")
    named = rates[["share_of_words", "low", "high"]].rename(columns={"share_of_words": "value"})
    return (100 * named).reset_index()


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Compare how much of each outlet's text is page furniture."""
    found = scope(tables["articles"])
    rates = tables["leakage"].query("kind == 'all'").set_index("outlet")
    values = {outlet: float(rates.loc[outlet, "share_of_words"]) for outlet in found.outlets}
    bounded = rates.dropna(subset=["low", "high"])
    charged = cut_leaks(tables)["charged"].astype(bool)
    leaks, stamps = int(charged.sum()), int((~charged).sum())
    apart = f", not counting {counted(stamps, 'date stamp')} that may be the collector's"
    shares = told(values, found, lambda v: percent(v, 1))
    text = (
        f"Of the words, page furniture makes up {shares}; {counted(leaks, 'stretch', 'stretches')} "
        f"leaked{apart if stamps else ''}."
        if leaks
        else f"No page furniture leaked into the text{apart if stamps else ''}."
    )
    return Finding(
        "boilerplate.headline", text, values, "share of words", found.events,
        {str(o): float(v) for o, v in bounded["low"].items()},
        {str(o): float(v) for o, v in bounded["high"].items()}, "leakage", "kind all",
    )  # fmt: skip


def kinds(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count the leaks by kind."""
    leaks = cut_leaks(tables)
    counts = leaks["kind"].value_counts().sort_index()
    counts = counts.sort_values(ascending=False, kind="stable")
    named = [f"{kind.replace('_', ' ')} {count}" for kind, count in counts.items()]
    text = (
        f"By kind{stamps_too(leaks)}: {listed(named)}."
        if named
        else "No kind of page furniture was found."
    )
    values = {str(kind): int(count) for kind, count in counts.items()}
    return Finding("boilerplate.kinds", text, values, "leaks", table="boilerplate", rows="cut")


def stamps_too(leaks: pd.DataFrame) -> str:
    """Say that stamps of the collector are counted, if there are any."""
    return "" if leaks["charged"].astype(bool).all() else ", date stamps included"


def place(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say where in the articles the leaks stand."""
    leaks = cut_leaks(tables)
    places = leaks["place"]
    thirds = np.histogram(places, bins=[0, 1 / 3, 2 / 3, 1.0001])[0]
    values = dict(zip(("first third", "middle third", "last third"), map(int, thirds), strict=True))
    named = listed([f"{count or 'none'} in the {third}" for third, count in values.items()])
    text = (
        f"Of the leaks{stamps_too(leaks)}: {named} of an article."
        if len(places)
        else "There is no leak to place."
    )
    return Finding("boilerplate.place", text, values, "leaks", table="boilerplate", rows="cut")


def marks(spans: pd.DataFrame) -> list[tuple[int, int, str, str]]:
    """Return start, end, kind and rule of one article's stretches, as `display.marked_text` wants them.

    The kind of what is only suspected ends in a question mark; where it overlaps with what is cut,
    or with another suspicion, it is left out.

    Examples
    --------
    >>> rows = [(0, 9, "credit", True, "a", "A."), (4, 12, "share", False, "b", "B."), (20, 24, "share", False, "b", "B.")]
    >>> marks(pd.DataFrame(rows, columns=["start", "end", "kind", "cut", "rule", "why"]))
    [(0, 9, 'credit', 'a: A.'), (20, 24, 'share?', 'b: B.')]
    """
    found: list[tuple[int, int, str, str]] = []
    for row in spans.sort_values(["cut", "start"], ascending=[False, True]).itertuples():
        start, end = int(row.start), int(row.end)
        if all(end <= known[0] or known[1] <= start for known in found):
            kind = str(row.kind) if row.cut else f"{row.kind}?"
            found.append((start, end, kind, f"{row.rule}: {row.why}"))
    return sorted(found)


def marked(article: pd.Series, spans: pd.DataFrame, found: Scope) -> str:
    """Say of an article whose text is shown which one it is, and what is marked in it."""
    named = [str(article["outlet"]) or "unnamed outlet"]
    named += [str(article["event"])] * (found.events > 1)
    named += [f"“{article['title']}”" if article["title"] else str(article["path"])]
    cut, charged = (spans[name].astype(bool) for name in ("cut", "charged"))
    stamps, suspected = int((cut & ~charged).sum()), int((~cut).sum())
    parts = [counted(int((cut & charged).sum()), "leak")]
    parts += [counted(stamps, "date stamp")] * bool(stamps)
    parts += [f"{suspected:,} only suspected"] * bool(suspected)
    return f"{', '.join(named)}: {listed(parts)} in {int(article['characters']):,} characters."


def texts_shown(articles: pd.DataFrame, event: object, most: int) -> tuple[pd.DataFrame, Finding]:
    """Return the articles whose texts are shown, those of one event first, and say which they are."""
    order = articles.assign(other=articles["event"] != event)
    shown = order.sort_values(["other", "event", "outlet"], kind="stable").head(most)
    whose = f", those on {event} first" if articles["event"].nunique() > 1 else ""
    text = f"{len(shown)} of {counted(len(articles), 'article')} shown{whose}; the table of leaks above is of all."
    if len(shown) == len(articles):
        every = {1: "The article is", 2: "Both articles are"}
        text = f"{every.get(len(shown), f'All {len(shown)} articles are')} shown{whose}."
    values = {"shown": len(shown), "articles": len(articles)}
    return shown, Finding("boilerplate.texts", text, values, "articles", table="boilerplate")


def changes(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a measure: the largest relative change that cleaning makes to any article."""
    table = tables["sensitivity"].dropna(subset=["raw", "balanced"])
    base = table["raw"].abs().where(table["raw"] != 0)
    relative = ((table["balanced"] - table["raw"]) / base).fillna(0.0)
    largest = table.assign(change=relative).loc[relative.abs().groupby(table["measure"]).idxmax()]
    return largest.sort_values("change", key=abs, ascending=False, kind="stable")


def in_percent(moves: pd.DataFrame) -> pd.DataFrame:
    """Return the sensitivity table with shares in percent, as they are given elsewhere.

    Examples
    --------
    >>> rows = [("share of words quoted", 0.25, 0.25, 0.3), ("words", 12, 12, 10)]
    >>> moves = pd.DataFrame(rows, columns=["measure", "raw", "safe", "balanced"])
    >>> in_percent(moves)[["measure", "balanced"]].values.tolist()
    [['share of words quoted, %', 30.0], ['words', 10.0]]
    """
    modes = ["raw", "safe", "balanced"]
    shares = moves["measure"].astype(str).str.startswith("share of ")
    shown = moves.astype(dict.fromkeys(modes, float))
    shown[modes] = shown[modes].mul(shares.map({True: 100.0, False: 1.0}), axis=0)
    return shown.assign(measure=moves["measure"].mask(shares, moves["measure"].astype(str) + ", %"))


def sensitivity(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say how far cleaning moves the other figures."""
    found = scope(tables["articles"])
    moved = changes(tables)
    big = moved[moved["change"].abs() > BIG_CHANGE]
    values = {str(row.measure): float(row.change) for row in moved.itertuples()}
    text = (
        f"Cleaning moves {len(big) or 'none'} of {counted(len(moved), 'figure')} by more than "
        f"{percent(BIG_CHANGE)} in at least one article"
    )
    if len(big):
        top = big.iloc[0]
        text += (
            f"; the largest move is {top['measure']} in {named_article(top, found)}, "
            f"{signed_percent(top['change'])}"
        )
    return Finding("boilerplate.sensitivity", text + ".", values, "relative change", found.events, table="sensitivity")  # fmt: skip


def named_article(row: pd.Series, found: Scope) -> str:
    """Name an article by its outlet at n = 1, else by its id."""
    return found.subject(row["outlet"]) if found.single else f"article {row['article_id']}"


def signed_percent(change: float) -> str:
    """Return a relative change as text with its sign."""
    return f"{signed(100 * change, 0)} %"


def order(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say which measures put the outlets in another order once the text is cleaned."""
    means = (
        tables["sensitivity"].groupby(["measure", "outlet"], sort=True)[["raw", "balanced"]].mean()
    )
    turned = [
        str(measure)
        for measure, rows in means.dropna().groupby("measure")
        if ranks(rows["raw"]) != ranks(rows["balanced"])
    ]
    total = means.dropna().index.get_level_values("measure").nunique()
    found = scope(tables["articles"])
    noun = "article" if found.single else "outlet"
    what = f"which {noun} has more" if len(found.outlets) == 2 else f"the order of the {noun}s"
    text = f"Cleaning changes {what} in {len(turned) or 'none'} of {counted(total, 'figure')}"
    text += f": {listed(turned)}." if turned else "."
    values = {"turned": len(turned), "figures": total}
    return Finding("boilerplate.order", text, values, "figures", table="sensitivity")


def counting(moves: pd.DataFrame) -> pd.Series:
    """Tell which rows of the sensitivity table are of a figure that counts, by its whole numbers.

    Examples
    --------
    >>> rows = [("words", 12.0, 11.0), ("words", 9.0, 9.0), ("grade", 8.0, 8.5), ("SMOG", None, None)]
    >>> moves = pd.DataFrame(rows, columns=["measure", "raw", "balanced"]).assign(safe=1.0)
    >>> counting(moves).tolist()
    [True, True, False, False]
    """
    values = moves[["raw", "safe", "balanced"]].astype(float)
    whole = (values.isna() | (values % 1 == 0)).all(axis=1) & moves["raw"].notna()
    return whole.groupby(moves["measure"]).transform("all")


def ranks(values: pd.Series) -> list[float]:
    """Rank outlets by value, ties sharing a rank."""
    return [float(rank) for rank in values.rank()]


def gaps(tables: Mapping[str, pd.DataFrame]) -> tuple[pd.DataFrame, tuple[str, str]]:
    """Difference between two outlets in each figure, raw, safe and balanced, and whose they are.

    The two are those between whom cleaning turns most figures, the first by name where several
    are; differences are in percent of their mean, positive where the first has more, sorted.
    """
    modes = ["raw", "safe", "balanced"]
    means = tables["sensitivity"].groupby(["measure", "outlet"])[modes].mean()
    outlets = sorted(means.index.get_level_values("outlet").unique())
    pairs = {pair: gaps_between(means, *pair) for pair in combinations(outlets, 2)}
    if not pairs:
        return pd.DataFrame(columns=modes), ("", "")
    sides = max(pairs, key=lambda pair: int(turned(pairs[pair]).sum()))
    return pairs[sides], sides


def gaps_between(means: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return the difference between two outlets in each figure, in percent of their mean."""
    one, other = (means.xs(outlet, level="outlet") for outlet in (first, second))
    centre = ((one + other) / 2).abs()
    table = (100 * (one - other) / centre.where(centre > 0)).dropna()
    return table.sort_values("balanced", kind="stable")


def turned(gaps: pd.DataFrame) -> pd.Series:
    """Tell of each figure whether another outlet has more once the text is cleaned."""
    return gaps["raw"] * gaps["balanced"] < 0


def turns(gaps: pd.DataFrame, sides: tuple[str, str], found: Scope) -> Finding:
    """Say in which figures cleaning turns who of two outlets has more.

    Parameters
    ----------
    gaps, sides
        From `gaps`.
    found : Scope
        What was compared.
    """
    names = [str(measure) for measure in gaps.index[turned(gaps)]]
    text = (
        f"Between {found.subject(sides[0])} and {found.subject(sides[1])} cleaning turns "
        f"{len(names) or 'none'} of {counted(len(gaps), 'figure')}{': ' if names else ''}{listed(names)}."
        if len(gaps)
        else "There are not two outlets to compare."
    )
    values = {str(measure): float(gap) for measure, gap in gaps["balanced"].items()}
    unit = f"{sides[0]} less {sides[1]}, in % of the mean of both, cleaned"
    return Finding("boilerplate.turns", text, values, unit, found.events, table="sensitivity")


def words(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say how many of an outlet's most distinctive words stay when the text is cleaned."""
    found = scope(tables["articles"])
    raw = tables["distinctive_words"].query("cleaning == 'raw'").set_index("outlet")
    values = {str(outlet): int(kept) for outlet, kept in raw["kept"].items()}
    of = {outlet: f" of {compared}" for outlet, compared in raw["words_compared"].items()}
    text = (
        f"Of the words that set an outlet furthest apart on the raw text, these stay on the "
        f"cleaned one: {told(values, found, str, of)}."
        if values
        else "There are not two outlets whose words could be compared."
    )
    return Finding(
        "boilerplate.words", text, values, "words", found.events, table="distinctive_words",
        rows="cleaning raw",
    )  # fmt: skip
