"""Findings across outlets: shared facts, only-here facts, quotations and numbers that differ."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.findings.model import Finding, listed
from analysis.findings.wording import Scope, counted, percent, scope, the_article, told

SHOWN = 2
DIFFERING = (
    "conflict",
    "reworded",
    "uncertain",
    "rounding",
    "truncated",
    "split",
    "verbatim",
    "agree",
)
"""Labels of pairs, those that differ most first."""
FURNITURE = 0.5
"""Share of a sentence from which on it counts as page furniture."""


def findings(tables: Mapping[str, pd.DataFrame]) -> list[Finding]:
    """Shared facts, facts found in one outlet alone, numbers and quotations that differ."""
    return [
        headline(tables), only_here(tables), numbers(tables), quotations(tables), order(tables),
        matching(tables),
    ]  # fmt: skip


def facts(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row a fact: its event, how many outlets tell it and which, or whether it is told in part."""
    coverage = tables["coverage"]
    told = coverage[coverage["told"].astype(bool)]
    table = told.groupby(["event", "fact"])["outlet"].agg(
        outlets="nunique", which=lambda names: " · ".join(sorted(set(names)))
    )
    table["only_here"] = told.groupby(["event", "fact"])["only_here"].first().astype(bool)
    touched = coverage["touched"].ne("").groupby([coverage["event"], coverage["fact"]]).any()
    table["in_part"] = (table["outlets"] == 1) & touched
    return table.reset_index()


def headline(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say how many of the facts more than one outlet tells, and how many numbers disagree.

    A fact is a sentence, or several that tell the same.
    """
    table = facts(tables)
    shared, total = int((table["outlets"] > 1).sum()), len(table)
    in_part = int(table["in_part"].sum())
    conflicts = len(disagreements(tables["quantity_pairs"]))
    values = {"shared": shared, "in part": in_part, "facts": total, "conflicts": conflicts}
    share = f" ({percent(shared / total)})" if total else ""
    text = (
        f"Of {counted(total, 'fact')} found, {shared}{share} {'is' if shared == 1 else 'are'} told by "
        f"more than one outlet{f' and {in_part} more in part' if in_part else ''}; "
        f"{counted(conflicts, 'pair')} of numbers "
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
    single = table[table["outlets"] == 1]["which"].value_counts()
    alone = table[table["only_here"]]["which"].value_counts()
    values = {outlet: int(single.get(outlet, 0)) for outlet in found.outlets}
    text = (
        f"Facts that one outlet alone was found to tell: {told(values, found, str)}; for "
        f"{int(alone.sum())} of these {sum(values.values())} nothing elsewhere comes near, the others "
        "may be told there in part or in other words, and nothing is said of any intention."
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
    events = scope(tables["articles"]).events
    return Finding("alignment.numbers", text, values, "pairs", events, table="quantity_pairs")


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
    events = scope(tables["articles"]).events
    return Finding("alignment.quotations", text + ".", values, "pairs", events, table="quote_pairs")


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
        f"{counted(same, 'pair')} of sentences are taken to tell the same fact and {counted(partial, 'pair')} to "
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
    links, events = (int(rows.loc["recall", name]) for name in ("n", "units"))
    text = (
        f"How far to rely on it: on labelled news that it was not tuned on "
        f"({counted(links, 'link')} in {counted(events, 'event')}), "
        f"{percent(values['precision'])} of the links it makes are right, and it finds "
        f"{percent(values['recall'])} of those that readers see."
    )
    return Finding(
        "alignment.matching", text, {**values, "links": links}, "share of links", events, table="validation_external"
    )  # fmt: skip


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


def differing_first(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of numbers or quotations by how much they differ, each kind in its old order.

    Examples
    --------
    >>> differing_first(pd.DataFrame({"label": ["agree", "conflict", "rounding"]}))["label"].tolist()
    ['conflict', 'rounding', 'agree']
    """
    return pairs.sort_values("label", key=lambda labels: labels.map(DIFFERING.index), kind="stable")


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
    for name, place in (("quantity_pairs", "start"), ("quote_pairs", "changed_start")):
        table = tables[name]
        for row in table[table["label"].isin(list(signs))].to_dict("records"):
            said = [shortened(differing(row, side)) for side in "ab"]
            ends = (row["article_a"], row[f"{place}_a"], row["article_b"], row[f"{place}_b"])
            rows.append((*ends, signs[row["label"]], *said))
    return rows


def differing(pair: Mapping[Hashable, Any], side: str) -> str:
    """Return what one side of a pair has otherwise: its quantity, or the words that were changed.

    Examples
    --------
    >>> pair = {"text_a": "We will rest now", "start_a": 10, "changed_start_a": 13, "changed_end_a": 22}
    >>> differing(pair, "a")
    'will rest'
    """
    if f"quantity_{side}" in pair:
        return str(pair[f"quantity_{side}"])
    start, end = (pair[f"changed_{end}_{side}"] - pair[f"start_{side}"] for end in ("start", "end"))
    return " ".join(str(pair[f"text_{side}"])[start:end].split())


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


def shared_aloud(told: pd.DataFrame, words: Sequence[str]) -> str:
    """Name the first facts that every outlet tells, for those who hear a picture of facts.

    Examples
    --------
    >>> told = pd.DataFrame({"Ledger": [True, True], "Post": [True, False]})
    >>> shared_aloud(told, ["The ferry sank.", "Fog hid the buoy."])
    'Told by all: “The ferry sank.”.'
    """
    shared = [f"“{shortened(w, 70)}”" for w, all_tell in zip(words, told.all(axis=1), strict=True) if all_tell]  # fmt: skip
    return f"Told by all: {listed(shared, SHOWN + 1) if shared else 'nothing'}."


def places(links: pd.DataFrame, sentences: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, str]]:
    """Where the matched sentences of the two articles with the most matches stand, and their outlets.

    Only sentences that are each other's best match count; `number` is a sentence's turn among
    those of its article that are no page furniture, `of` how many these are.

    Returns
    -------
    tuple of DataFrame, tuple of str
        Columns outlet, text, number and of, each with _a and _b, score and moved, whether the
        sentence is one of the fewest that, left out, leave one order in both; by `number_a`.
    """
    ranked = links.sort_values("score", kind="stable")
    ends = [["article_a", "article_b", f"start_{side}"] for side in "ab"]
    best = ~ranked.duplicated(ends[0], keep="last") & ~ranked.duplicated(ends[1], keep="last")
    turns = numbered(sentences)
    known = ranked[best].merge(turns.add_suffix("_a")).merge(turns.add_suffix("_b"))
    columns = [f"{name}_{side}" for name in ("outlet", "text", "number", "of") for side in "ab"]
    if known.empty:
        return pd.DataFrame(columns=[*columns, "score", "moved"]), ("", "")
    pairs = known.groupby(["article_a", "article_b"])
    table = outlets_in_order(pairs.get_group(pairs.size().idxmax()))
    table = table.sort_values("number_a", ignore_index=True)
    table = table[[*columns, "score"]].assign(moved=out_of_order(list(table["number_b"])))
    return table, (str(table["outlet_a"].iloc[0]), str(table["outlet_b"].iloc[0]))


def outlets_in_order(pairs: pd.DataFrame) -> pd.DataFrame:
    """Turn the pairs of two articles so that a is the outlet that a report names first."""
    if pairs["outlet_a"].iloc[0] <= pairs["outlet_b"].iloc[0]:
        return pairs
    turned = {"_a": "_b", "_b": "_a"}
    return pairs.rename(columns=lambda name: name[:-2] + turned.get(name[-2:], name[-2:]))


def numbered(sentences: pd.DataFrame) -> pd.DataFrame:
    """Number the sentences of each article that are no page furniture, and count them."""
    body = sentences[sentences["leaked"].astype(float) <= FURNITURE].sort_values("start")
    turns = body.groupby("article_id")["start"]
    numbers = {"number": turns.cumcount() + 1, "of": turns.transform("size")}
    return body[["article_id", "start"]].assign(**numbers).rename(columns={"article_id": "article"})


def out_of_order(turns: Sequence[int]) -> list[bool]:
    """Say of each number whether it is one of the fewest that, left out, leave rising ones.

    Examples
    --------
    >>> out_of_order([2, 9, 3, 4])
    [False, True, False, False]
    """
    runs: list[list[int]] = []
    for i, turn in enumerate(turns):
        before = [run for run in runs if turns[run[-1]] < turn]
        runs.append([*longest(before), i])
    kept = set(longest(runs))
    return [i not in kept for i in range(len(turns))]


def longest(runs: Sequence[list[int]]) -> list[int]:
    """Return the first of the longest runs; nothing of none."""
    return max(runs, key=lambda run: len([*run]), default=[])


def moved(places: pd.DataFrame, names: tuple[str, str]) -> Finding:
    """Say which matched sentence stands furthest apart in two articles, and how many change places."""
    table = places[places["moved"].astype(bool)]
    values = {"shared": len(places), "moved": len(table)}
    first, second = (name or "unnamed outlet" for name in names)
    if places.empty:
        text = "No two sentences were found to tell the same."
    elif table.empty:
        matched = counted(len(places), "matched sentence")
        text = (
            f"In {the_article(first)} and {the_article(second)} {matched} stand in the same order."
        )
    else:
        shift = table["number_a"] / table["of_a"] - table["number_b"] / table["of_b"]
        row = table.loc[shift.abs().idxmax()]
        text = (
            f"“{shortened(str(row['text_a']), 36)}” is sentence {row['number_a']} of {row['of_a']} "
            f"in {the_article(first)}, its counterpart {row['number_b']} of {row['of_b']} in "
            f"{the_article(second)}; {len(table)} of {len(places)} matched sentences change places."
        )
        values |= {first: int(row["number_a"]), second: int(row["number_b"])}
    return Finding("alignment.moved", text, values, "sentences", table="sentence_pairs")
