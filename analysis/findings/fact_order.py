"""Where the sentences that two articles share stand in each."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.findings.amounts import counted
from analysis.findings.model import Finding
from analysis.findings.pairs import outlets_in_order, shortened
from analysis.findings.scopes import the_article

FURNITURE = 0.5
"""Share of a sentence from which on it counts as page furniture."""


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
    both = f"{the_article(first)} and {the_article(second)}"
    if first == second:  # an outlet that tells its story twice
        both = f"the two articles of {first}"
    if places.empty:
        text = "No two sentences were found to tell the same."
    elif len(places) == 1:
        text = f"{both} have one matched sentence, which has no order."
        text = f"{text[0].upper()}{text[1:]}"
    elif table.empty:
        matched = counted(len(places), "matched sentence")
        text = f"In {both} {matched} stand in the same order."
    else:
        shift = table["number_a"] / table["of_a"] - table["number_b"] / table["of_b"]
        row = table.loc[shift.abs().idxmax()]
        here = [the_article(first), the_article(second)]
        if first == second:
            here = [f"an article of {first}", "its other article"]
        text = (
            f"“{shortened(str(row['text_a']), 36)}” is sentence {row['number_a']} of {row['of_a']} "
            f"in {here[0]}, its counterpart {row['number_b']} of {row['of_b']} in "
            f"{here[1]}; {len(table)} of {len(places)} matched sentences change places."
        )
        values |= {first: int(row["number_a"]), second: int(row["number_b"])}
    return Finding("alignment.moved", text, values, "sentences", table="sentence_pairs")
