"""Findings across outlets: shared facts, only-here facts, quotations and numbers that differ."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import Scope, counted, percent, scope, told

SHOWN = 2


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Shared facts, facts found in one outlet alone, numbers and quotations that differ."""
    return [
        headline(tables), only_here(tables), numbers(tables), quotations(tables), order(tables),
        matching(tables),
    ]  # fmt: skip


def facts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a fact: its event, how many outlets tell it, and which."""
    coverage = tables["coverage"]
    told = coverage[coverage["told"].astype(bool)]
    table = told.groupby(["event", "fact"])["outlet"].agg(
        outlets="nunique", which=lambda names: " · ".join(sorted(set(names)))
    )
    table["only_here"] = told.groupby(["event", "fact"])["only_here"].first().astype(bool)
    return table.reset_index()


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say how many of the facts more than one outlet tells, and how many numbers disagree.

    A fact is a sentence, or several that were matched with each other.
    """
    table = facts(tables)
    shared, total = int((table["outlets"] > 1).sum()), len(table)
    conflicts = len(disagreements(tables["quantity_pairs"]))
    values = {"shared": shared, "facts": total, "conflicts": conflicts}
    share = f" ({percent(shared / total)})" if total else ""
    text = (
        f"Of {counted(total, 'fact')} found, {shared}{share} {'is' if shared == 1 else 'are'} told by "
        f"more than one outlet; {counted(conflicts, 'pair')} of numbers "
        f"{'disagrees' if conflicts == 1 else 'disagree'}{examples(tables)}."
    )
    events = scope(tables["articles"]).events
    return Finding("alignment.headline", text, values, "count", events, table="coverage")


def between_outlets(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs of two outlets: an outlet that comes back to its own story is none."""
    return pairs[pairs["outlet_a"] != pairs["outlet_b"]]


def disagreements(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the first pair of each two numbers that disagree, however many outlets print them.

    Examples
    --------
    >>> rows = [("e", "A", "B", "£34", "£43"), ("e", "A", "C", "£34", "£43"), ("e", "B", "D", "£43", "£34")]
    >>> table = pd.DataFrame(rows, columns=["event", "outlet_a", "outlet_b", "quantity_a", "quantity_b"])
    >>> disagreements(table.assign(label="conflict"))["outlet_b"].tolist()
    ['B']
    """
    rows = between_outlets(pairs).query("label == 'conflict'")
    sides = zip(rows["event"], rows["quantity_a"], rows["quantity_b"], strict=True)
    same = pd.Series([(event, *sorted((a, b))) for event, a, b in sides], rows.index, dtype=object)
    return rows[~same.duplicated()]


def examples(tables: Mapping[str, pd.DataFrame]) -> str:
    """Quote the first conflicting numbers."""
    conflicts = disagreements(tables["quantity_pairs"])
    rows = conflicts.head(SHOWN)
    pairs = [
        f"{row.quantity_a} in {row.outlet_a}, {row.quantity_b} in {row.outlet_b}"
        for row in rows.itertuples()
    ]
    such_as = "such as " if len(conflicts) > SHOWN else ""
    return f" ({such_as}{'; '.join(pairs)})" if pairs else ""


def only_here(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count the facts found in one outlet alone; not found is not omitted on purpose."""
    found = scope(tables["articles"])
    table = facts(tables)
    unlinked = table[table["outlets"] == 1]["which"].value_counts()
    alone = table[table["only_here"]]["which"].value_counts()
    values = {outlet: int(unlinked.get(outlet, 0)) for outlet in found.outlets}
    text = (
        f"Facts linked to no other outlet: {told(values, found, str)}; for {int(alone.sum())} of "
        f"these {sum(values.values())} nothing there comes near, the others may be told in other "
        "words, and nothing is said of any intention."
    )
    if len(found.outlets) < 2:
        text = "There is no other outlet that a fact could be linked to."
    elif not any(values.values()):
        text = "Every fact that was found is linked to another outlet."
    return Finding("alignment.only_here", text, values, "facts", found.events, table="coverage")


def numbers(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count how the quantities that count the same thing compare."""
    counts = between_outlets(tables["quantity_pairs"])["label"].value_counts()
    values = {label: int(counts.get(label, 0)) for label in ("agree", "rounding", "conflict")}
    different = len(disagreements(tables["quantity_pairs"]))
    repeated = f" ({different} without repetition)" if different < values["conflict"] else ""
    text = (
        f"Of {counted(sum(values.values()), 'pair')} of quantities that count the same thing, "
        f"{values['agree']} {'agrees' if values['agree'] == 1 else 'agree'}, {values['rounding']} may differ by rounding or a hedge only, and "
        f"{values['conflict']} {'differs' if values['conflict'] == 1 else 'differ'} by more than that{repeated}."
    )
    if not any(values.values()):
        text = "No quantities of two outlets count the same thing."
    return Finding("alignment.numbers", text, values, "pairs", table="quantity_pairs")


def quotations(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count the quotations that two outlets share, by how far the words agree."""
    counts = between_outlets(tables["quote_pairs"])["label"].value_counts()
    labels = ("verbatim", "truncated", "split", "reworded", "uncertain")
    values = {label: int(counts.get(label, 0)) for label in labels}
    named = [f"{count} {label}" for label, count in values.items() if count]
    text = f"Quotations that stand in two outlets: {listed(named) if named else 'none'}"
    if values["uncertain"]:
        text += (
            "; uncertain means perhaps one remark, perhaps two: the texts cannot tell, and nobody is "
            "said to have misquoted"
        )
    return Finding("alignment.quotations", text + ".", values, "pairs", table="quote_pairs")


def order(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say whether shared facts stand in the same order, by the share of pairs in order."""
    found = scope(tables["articles"])
    pairs = tables["sentence_pairs"]
    agree, total = 0, 0
    for _, links in pairs.groupby(["article_a", "article_b"]):
        places = links[["start_a", "start_b"]].to_numpy()
        for i, (a, b) in enumerate(places):
            later = places[i + 1 :]
            products = (later[:, 0] - a) * (later[:, 1] - b)
            agree += int((products > 0).sum())
            total += int((products != 0).sum())
    same = int((pairs["label"] == "same").sum())
    partial = len(pairs) - same
    text = (
        f"{counted(same, 'pair')} of sentences tell the same fact and {counted(partial, 'pair')} "
        f"share a part of one{in_order(agree, total, found)}"
    )
    values = {"same": same, "partial": partial, "in order": agree, "compared": total}
    return Finding("alignment.order", text[0].upper() + text[1:], values, "pairs", found.events, table="sentence_pairs")  # fmt: skip


def matching(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say how far the matching of sentences can be relied on, by labelled news."""
    table = tables["validation_external"]
    rows = table.query("layer == 'sentence_pairs' and part == 'any link' and half == 'check'")
    rows = rows.drop_duplicates("metric").set_index("metric")
    values = {
        name: float(rows["value"].get(name, float("nan"))) for name in ("precision", "recall")
    }
    text = (
        f"How far to rely on it: on labelled news that it was not tuned on, "
        f"{percent(values['precision'])} of the links it makes are right, and it finds "
        f"{percent(values['recall'])} of those that readers see."
    )
    return Finding(
        "alignment.matching", text, values, "share of links", table="validation_external"
    )


def in_order(agree: int, total: int, found: Scope) -> str:
    """Say how often two shared facts come in the same order."""
    if not total:
        return "."
    where = "both articles" if found.single and len(found.outlets) == 2 else "two articles"
    return f"; any two of these pairs come in the same order in {where} {percent(agree / total)} of the time."


def most_told_event(articles: pd.DataFrame) -> str:
    """Return the event with the most outlets, the first by name among equals."""
    outlets = articles.groupby("event")["outlet"].nunique()
    return str(outlets.sort_values(ascending=False, kind="stable").index[0])


def differences(
    tables: Mapping[str, pd.DataFrame],
) -> list[tuple[str, float, str, float, str, str, str]]:
    """List the numbers and quotations of an event that differ, for the marks of the strips.

    Returns
    -------
    list of (article above, place, article below, place, sign, words above, words below)
    """
    signs = {"conflict": "⚡", "reworded": "∿", "uncertain": "?"}
    rows = []
    for name, words in (("quantity_pairs", "quantity"), ("quote_pairs", "text")):
        table = tables[name]
        for row in table[table["label"].isin(list(signs))].to_dict("records"):
            said = [shortened(str(row[f"{words}_{side}"])) for side in "ab"]
            ends = (row["article_a"], row["start_a"], row["article_b"], row["start_b"])
            rows.append((*ends, signs[row["label"]], *said))
    return rows


def shortened(text: str, longest: int = 28) -> str:
    """Return the first words of a text, with a mark where it is cut.

    Examples
    --------
    >>> shortened("a keystone of our shared efforts to build", 20)
    'a keystone of our…'
    """
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + "…"


def coverage_rows(coverage: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return one event's facts by outlet (told or not), most widely told first, and their words."""
    told = coverage.pivot_table(values="told", index="fact", columns="outlet", aggfunc="max")
    told = told.fillna(False).astype(bool)
    order = told.sum(axis=1).sort_values(ascending=False, kind="stable").index
    text = coverage.groupby("fact")["text"].first()
    return told.loc[order], [" ".join(str(words).split()) for words in text.loc[order]]


def places(links: pd.DataFrame, articles: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, str]]:
    """Where each matched sentence stands in the first two articles with matches, and their outlets.

    Places are shares of the article's length.
    """
    pair = links[["article_a", "article_b"]]
    first = links[
        (pair == pair.sort_values(["article_a", "article_b"]).head(1).squeeze()).all(axis=1)
    ]
    length = articles.set_index("article_id")["characters"]
    table = first.assign(
        place_a=first["start_a"] / first["article_a"].map(length),
        place_b=first["start_b"] / first["article_b"].map(length),
    )[["outlet_a", "outlet_b", "place_a", "place_b", "score"]]
    if table.empty:
        return table, ("", "")
    return table, (str(table["outlet_a"].iloc[0]), str(table["outlet_b"].iloc[0]))
