"""What is said of several outlets' facts: nobody is left out, and how far to rely on it."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import alignment

ARTICLES = pd.DataFrame(
    [(f"{outlet}{event}", outlet, event, 100) for event in "xy" for outlet in "ABCD"],
    columns=["article_id", "outlet", "event", "characters"],
)
COVERAGE = pd.DataFrame(
    [("x", number, outlet, True, number < 2, "") for number, outlet in enumerate("ABCDD")],
    columns=["event", "fact", "outlet", "told", "only_here", "touched"],
)


NUMBERS = pd.DataFrame(
    [
        ("x", "A", "B", "conflict", "£34", "£43"),
        ("x", "A", "C", "conflict", "£34", "£43"),
        ("x", "C", "D", "conflict", "£43", "£34"),
        ("x", "A", "A", "conflict", "£9", "£7"),
        ("y", "A", "B", "conflict", "£34", "£43"),
        ("y", "B", "C", "agree", "£43", "£43"),
    ],
    columns=["event", "outlet_a", "outlet_b", "label", "quantity_a", "quantity_b"],
)


def test_of_many_outlets_the_ends_are_named_and_all_are_counted():
    found = alignment.only_here({"articles": ARTICLES, "coverage": COVERAGE})
    assert "from 1 in A to 2 in D" in found.text
    assert "for 2 of these 5 nothing elsewhere comes near" in found.text


def test_what_is_told_in_part_is_not_told_by_more_than_one_outlet():
    told = [("x", 2, "A", False, False, "0-9"), ("x", 5, "A", True, False, ""), ("x", 5, "B", True, False, "")]  # fmt: skip
    coverage = pd.concat([COVERAGE, pd.DataFrame(told, columns=COVERAGE.columns)])
    tables = {"articles": ARTICLES, "coverage": coverage, "quantity_pairs": NUMBERS.head(0)}
    found = alignment.headline(tables)
    assert (
        "Of 6 facts found, 1 (17 %) is told by more than one outlet and 1 more in part;"
        in found.text
    )
    assert found.values == {"shared": 1, "in part": 1, "facts": 6, "conflicts": 0}


@pytest.mark.parametrize(
    ("tellers", "touched_in", "shared", "in_part"),
    [("A", "", 0, 0), ("A", "D", 0, 1), ("AB", "", 1, 0), ("AB", "D", 1, 0), ("ABC", "D", 1, 0)],
)
def test_a_fact_is_shared_or_told_in_part_and_never_both(tellers, touched_in, shared, in_part):
    rows = [
        ("x", 1, outlet, outlet in tellers, False, "0-9" if outlet == touched_in else "")
        for outlet in "ABCD"
    ]
    coverage = pd.DataFrame(rows, columns=COVERAGE.columns)
    columns = ["event", "outlet_a", "outlet_b", "label", "quantity_a", "quantity_b"]
    numbers = pd.DataFrame(columns=columns)
    tables = {"articles": ARTICLES, "coverage": coverage, "quantity_pairs": numbers}
    found = alignment.headline(tables)
    assert (found.values["shared"], found.values["in part"]) == (shared, in_part)
    alone = alignment.only_here(tables).values
    assert sum(alone.values()) == (len(tellers) == 1)


def test_pairs_that_differ_come_first_however_far_down_they_stand():
    labels = ["agree", "rounding", "agree", "conflict", "rounding", "conflict"]
    found = alignment.differing_first(pd.DataFrame({"label": labels}))
    assert list(found.index) == [3, 5, 1, 4, 0, 2]
    quotes = pd.DataFrame({"label": ["verbatim", "split", "uncertain", "truncated", "reworded"]})
    assert list(alignment.differing_first(quotes)["label"])[:2] == ["reworded", "uncertain"]


@pytest.mark.parametrize("name", ["numbers", "quotations"])
def test_counts_of_pairs_say_over_how_many_events(name):
    pairs = NUMBERS.head(2).assign(label=["agree", "verbatim"])
    tables = {"articles": ARTICLES, "quantity_pairs": pairs, "quote_pairs": pairs}
    assert getattr(alignment, name)(tables).n == 2


def linked(*rows):
    """Links of two articles: starts, score; every sentence of an article is ten letters long."""
    columns = ["article_a", "article_b", "start_a", "start_b", "score"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(
        outlet_a=table["article_a"].str[0], outlet_b=table["article_b"].str[0], text_a="left",
        text_b="right",
    )  # fmt: skip


SENTENCES = pd.DataFrame(
    [
        (article, start, 1.0 if start == 0 else 0.0)
        for article in ARTICLES["article_id"]
        for start in range(0, 60, 10)
    ],
    columns=["article_id", "start", "leaked"],
)


def test_places_are_of_the_two_articles_that_share_most_by_the_names_of_their_outlets():
    links = linked(
        ("Ax", "Bx", 10, 10, 0.9), ("Dx", "Cx", 10, 30, 0.9), ("Dx", "Cx", 40, 20, 0.8),
    )  # fmt: skip
    places, names = alignment.places(links, SENTENCES)
    assert names == ("C", "D")
    assert places[["number_a", "number_b"]].to_numpy().tolist() == [[2, 4], [3, 1]]
    assert set(places["of_a"]) == {5}  # the first sentence is page furniture
    assert list(places["text_a"]) == ["right", "right"]


def test_only_sentences_that_match_each_other_best_have_places():
    links = linked(
        ("Ax", "Bx", 10, 10, 0.9), ("Ax", "Bx", 10, 20, 0.5), ("Ax", "Bx", 30, 10, 0.4),
        ("Ax", "Bx", 40, 50, 0.3),
    )  # fmt: skip
    places, _ = alignment.places(links, SENTENCES)
    assert places[["number_a", "number_b"]].to_numpy().tolist() == [[1, 1], [4, 5]]


@pytest.mark.parametrize("links", [linked(), linked(("Ax", "Bx", 5, 5, 0.9))])
def test_without_matched_sentences_nothing_is_said_of_their_order(links):
    places, names = alignment.places(links, SENTENCES)
    assert places.empty
    assert alignment.moved(places, names).text == "No two sentences were found to tell the same."


def test_the_sentence_that_stands_furthest_apart_is_named():
    links = linked(
        ("Ax", "Bx", 10, 50, 0.9), ("Ax", "Bx", 20, 10, 0.9), ("Ax", "Bx", 30, 20, 0.9),
    )  # fmt: skip
    found = alignment.moved(*alignment.places(links, SENTENCES))
    assert found.text == (
        "“left” is sentence 1 of 5 in the A article, its counterpart 5 of 5 in the B article; 1 of 3 "
        "matched sentences change places."
    )
    assert found.values == {"shared": 3, "moved": 1, "A": 1, "B": 5}
    same = alignment.moved(*alignment.places(links.iloc[1:], SENTENCES))
    assert same.text == (
        "In the A article and the B article 2 matched sentences stand in the same order."
    )


@given(st.permutations(range(7)))
def test_what_is_left_out_is_the_least_that_leaves_one_order(turns):
    moved = alignment.out_of_order(turns)
    kept = [turn for turn, out in zip(turns, moved, strict=True) if not out]
    assert kept == sorted(kept)
    rising = (c for n in range(len(turns), 0, -1) for c in combinations(turns, n) if list(c) == sorted(c))  # fmt: skip
    assert len(kept) == len(next(rising))


def test_matching_says_what_it_was_worth_on_news_that_nobody_tuned_on():
    rows = [
        ("sentence_pairs", "tune", "any link", "precision", 0.9, 70, 5),
        ("sentence_pairs", "check", "any link", "precision", 0.6, 20, 1),
        ("sentence_pairs", "check", "any link", "recall", 0.5, 30, 1),
    ]
    columns = ["layer", "half", "part", "metric", "value", "n", "units"]
    table = pd.DataFrame(rows, columns=columns)
    found = alignment.matching({"validation_external": table})
    assert found.values == {"precision": 0.6, "recall": 0.5, "links": 30}
    assert "(30 links in 1 event)" in found.text
    assert "60 % of the links it makes are right" in found.text


def test_the_mark_of_a_quotation_shows_the_words_that_were_changed():
    said = {
        "a": "The shop is shut. We will never sell it",
        "b": "We would never sell it. It is ours",
    }
    changed = {"a": (18, 31), "b": (0, 14)}
    row = {"label": "reworded"}
    for side, text in said.items():
        row |= {f"article_{side}": side, f"text_{side}": text, f"start_{side}": 100}
        row |= {f"changed_start_{side}": 100 + changed[side][0], f"changed_end_{side}": 100 + changed[side][1]}  # fmt: skip
    numbers = pd.DataFrame(columns=["label"])
    (mark,) = alignment.differences({"quantity_pairs": numbers, "quote_pairs": pd.DataFrame([row])})
    assert mark == ("a", 118, "b", 100, "∿", "We will never", "We would never")


def test_a_disagreement_counts_once_an_event_and_never_within_an_outlet():
    tables = {"articles": ARTICLES, "coverage": COVERAGE, "quantity_pairs": NUMBERS}
    assert "2 pairs of numbers disagree" in alignment.headline(tables).text
    assert "£9" not in alignment.headline(tables).text
    numbers = alignment.numbers(tables)
    assert numbers.values == {"agree": 1, "rounding": 0, "conflict": 4}
    assert "4 differ by more than that (2 without repetition)" in numbers.text


def test_one_outlet_shares_no_quotation_or_number_with_itself():
    own = NUMBERS.assign(outlet_b=NUMBERS["outlet_a"])
    tables = {"articles": ARTICLES, "quote_pairs": own, "quantity_pairs": own}
    assert alignment.quotations(tables).text.endswith("two outlets: none.")
    assert alignment.numbers(tables).text.startswith("No quantities of two outlets")


def test_no_fact_alone_is_a_sentence_of_its_own():
    shared = COVERAGE.assign(fact=0)
    found = alignment.only_here({"articles": ARTICLES, "coverage": shared})
    assert found.text == "Every fact that was found is linked to another outlet."
