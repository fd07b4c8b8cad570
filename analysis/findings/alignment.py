"""Findings across outlets: shared facts, only-here facts, quotations and numbers that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.findings.amounts import counted, percent
from analysis.findings.model import Finding, listed
from analysis.findings.pairs import (
    SIGNS,
    between_outlets,
    differences,
    disagreements,
    repeated,
    shortened,
)
from analysis.findings.scopes import Scope, in_english, left_out, scope
from analysis.findings.shared_facts import ids_by_row, spans
from analysis.findings.wording import told

SHOWN = 2


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
    share = f"{shared} ({percent(shared / total)})" if shared else "none"
    found = scope(tables["articles"])
    if tables["articles"].groupby("event")["outlet"].nunique().max() < 2:
        text = f"{counted(total, 'fact')} found; no event is told by two outlets, so none can be shared."
        values["in part"] = 0  # of one outlet's own articles
        return Finding("alignment.headline", f"{text[0].upper()}{text[1:]}", values, "count", found.events, table="coverage")  # fmt: skip
    if not total:
        text = f"No fact is found in any article{left_out(tables['articles'])}."
        return Finding("alignment.headline", text, values, "count", found.events, table="coverage")
    text = (
        f"Of {counted(total, 'fact')} found, {share} {'is' if shared == 1 else 'are'} told by "
        f"{several(found)}{f' and {in_part} more in part' if in_part else ''}; "
        f"{counted(conflicts, 'pair')} of numbers "
        f"{'disagrees' if conflicts == 1 else 'disagree'}{examples(tables)}."
    )
    return Finding("alignment.headline", text, values, "count", found.events, table="coverage")


def several(found: Scope) -> str:
    """Name those that share what more than one tells.

    Examples
    --------
    >>> several(Scope(("A", "B"), 2, 1)), several(Scope(("A", "B", "C"), 30, 10))
    ('both articles', 'more than one outlet')
    """
    noun = "article" if found.single else "outlet"
    return f"both {noun}s" if len(found.outlets) == 2 else f"more than one {noun}"


def examples(tables: Mapping[str, pd.DataFrame]) -> str:
    """Quote the first conflicting numbers."""
    conflicts = disagreements(tables["quantity_pairs"])
    pairs = []
    for row in conflicts.head(SHOWN).itertuples():
        both = sorted([(row.outlet_a, row.quantity_a), (row.outlet_b, row.quantity_b)])
        said = ", ".join(f"{words} in {outlet}" for outlet, words in both)
        pairs.append(f"{said}{repeated(row.again)}")
    such_as = "such as " if len(conflicts) > SHOWN else ""
    return f" ({such_as}{'; '.join(pairs)})" if pairs else ""


def only_here(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count the facts found in one outlet alone; not found is not omitted on purpose."""
    articles = tables["articles"]
    found = scope(articles[in_english(articles)])
    table = facts(tables)
    single = table[table["outlets"] == 1]["which"].value_counts()
    alone = table[table["only_here"]]["which"].value_counts()
    values = {outlet: int(single.get(outlet, 0)) for outlet in found.outlets}
    text = (
        f"Facts that one outlet alone was found to tell: {told(values, found, str)}; "
        f"{nearness(int(alone.sum()), sum(values.values()))}, and nothing is said of any "
        f"intention{left_out(articles)}."
    )
    if len(found.outlets) < 2:
        text = f"There is no other outlet that a fact could be linked to{left_out(articles)}."
    elif not any(values.values()):
        text = f"Every fact that was found is linked to another outlet{left_out(articles)}."
    return Finding("alignment.only_here", text, values, "facts", found.events, table="coverage")


def nearness(alone: int, facts: int) -> str:
    """Say for how many of the facts of one outlet nothing elsewhere comes near.

    Examples
    --------
    >>> nearness(2, 5)
    'for 2 of these 5 nothing elsewhere comes near, the others may be told there in part or in other words'
    >>> nearness(0, 1), nearness(3, 3)
    ('it may be told elsewhere in part or in other words', 'nothing elsewhere comes near any of them')
    """
    if alone == facts:
        return f"nothing elsewhere comes near {'it' if facts == 1 else 'any of them'}"
    if not alone:
        return f"{'it' if facts == 1 else 'they'} may be told elsewhere in part or in other words"
    return (
        f"for {alone} of these {facts} nothing elsewhere comes near, the "
        f"{'other' if facts - alone == 1 else 'others'} may be told there in part or in other words"
    )


def numbers(tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Count how the quantities that count the same thing compare."""
    counts = between_outlets(tables["quantity_pairs"])["label"].value_counts()
    values = {label: int(counts.get(label, 0)) for label in ("agree", "rounding", "conflict")}
    different = len(disagreements(tables["quantity_pairs"]))
    repeated = f" ({different} without repetition)" if different < values["conflict"] else ""
    text = (
        f"Of {counted(sum(values.values()), 'pair')} of quantities that count the same thing, "
        f"{values['agree'] or 'none'} {'agrees' if values['agree'] == 1 else 'agree'}, {values['rounding'] or 'none'} may differ by rounding or a hedge only, and "
        f"{values['conflict'] or 'none'} {'differs' if values['conflict'] == 1 else 'differ'} by more than that{repeated}."
    )
    if not any(values.values()):
        text = f"No quantities of two outlets count the same thing{left_out(tables['articles'])}."
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
        f"{counted(same, 'pair')} of sentences {'is' if same == 1 else 'are'} taken to tell the same fact and {counted(partial, 'pair')} to "
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


def shown_event(articles: pd.DataFrame, event: str) -> Finding:
    """Say which of several events is shown, by how many outlets tell it and how many tell others.

    Examples
    --------
    >>> rows = [("dam", "A"), ("dam", "B"), ("vote", "A"), ("vote", "B"), ("zoo", "A")]
    >>> shown_event(pd.DataFrame(rows, columns=["event", "outlet"]), "dam").text
    'Shown is dam, 1 of 3 events, told by 2 outlets; as many tell 1 other event.'
    """
    outlets = articles.groupby("event")["outlet"].nunique()
    own = int(outlets[event])
    others = outlets.drop(event)
    values = {"events": len(outlets), "outlets": own}
    values |= {"as many": int((others == own).sum()), "more": int((others > own).sum())}
    text = f"Shown is {event}"
    if len(others):
        text += f", 1 of {len(outlets)} events"
    text += f", told by {counted(own, 'outlet')}"
    for name, what in (("more", "more"), ("as many", "as many")):
        if values[name]:
            text += f"; {what} tell {counted(values[name], 'other event')}"
    return Finding("alignment.event", f"{text}.", values, "events", len(outlets), table="articles")


def with_signs(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return an event's facts, before the words of each the signs of what differs in its sentences."""
    signs: dict[int, set[str]] = {}
    coverage, marks = tables["coverage"], differences(tables)
    ends = [(article, place, m[4]) for m in marks for article, place in (m[:2], m[2:4])]
    ids = ids_by_row(coverage, tables["articles"])
    for row in coverage[coverage["told"].astype(bool)].itertuples():
        for start, end in spans(row.spans):
            own = {s for article, place, s in ends if article == ids[row.Index] and start <= place < end}  # fmt: skip
            signs.setdefault(row.fact, set()).update(own)
    before = coverage["fact"].map(
        lambda fact: "".join(f"{s} " for s in SIGNS.values() if s in signs[fact])
    )
    return coverage.assign(text=before + coverage["text"])


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
    if len(told.columns) < 2:
        return ""
    shared = [f"“{shortened(w, 70)}”" for w, all_tell in zip(words, told.all(axis=1), strict=True) if all_tell]  # fmt: skip
    return f"Told by all: {listed(shared, SHOWN + 1) if shared else 'nothing'}."
