"""What is said of several outlets' facts: nobody is left out, and how far to rely on it."""

import pandas as pd
import pytest

from analysis.findings import alignment

ARTICLES = pd.DataFrame(
    [(f"{outlet}{event}", outlet, event, 100) for event in "xy" for outlet in "ABCD"],
    columns=["article_id", "outlet", "event", "characters"],
)
COVERAGE = pd.DataFrame(
    [("x", number, outlet, True, number < 2, "") for number, outlet in enumerate("ABCDD")],
    columns=["event", "fact", "outlet", "told", "only_here", "touched"],
)


def test_of_many_outlets_the_ends_are_named_and_all_are_counted():
    found = alignment.only_here({"articles": ARTICLES, "coverage": COVERAGE})
    assert "from 1 in A to 2 in D" in found.text
    assert "for 2 of these 5 nothing elsewhere comes near" in found.text


def test_what_is_told_in_part_is_not_told_by_more_than_one_outlet():
    told = [("x", 2, "A", False, False, "0-9"), ("x", 5, "A", True, False, ""), ("x", 5, "B", True, False, "")]  # fmt: skip
    coverage = pd.concat([COVERAGE, pd.DataFrame(told, columns=COVERAGE.columns)])
    numbers = pd.DataFrame(columns=["label"])
    tables = {"articles": ARTICLES, "coverage": coverage, "quantity_pairs": numbers}
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
    pairs = pd.DataFrame({"label": ["agree", "verbatim"]})
    tables = {"articles": ARTICLES, "quantity_pairs": pairs, "quote_pairs": pairs}
    assert getattr(alignment, name)(tables).n == 2


@pytest.mark.parametrize("links", [[("Ay", "By"), ("Ax", "Dx")], [("Ax", "Dx"), ("Bx", "Cx")]])
def test_places_are_of_the_first_two_articles_that_have_any(links):
    table = pd.DataFrame(links, columns=["article_a", "article_b"])
    table = table.assign(outlet_a=table["article_a"].str[0], outlet_b=table["article_b"].str[0])
    table = table.assign(start_a=10, start_b=50, score=0.5)
    places, names = alignment.places(table, ARTICLES)
    assert names == ("A", "D")
    assert list(places["place_b"]) == [0.5]


def test_matching_says_what_it_was_worth_on_news_that_nobody_tuned_on():
    rows = [
        ("sentence_pairs", "tune", "any link", "precision", 0.9),
        ("sentence_pairs", "check", "any link", "precision", 0.6),
        ("sentence_pairs", "check", "any link", "recall", 0.5),
    ]
    table = pd.DataFrame(rows, columns=["layer", "half", "part", "metric", "value"])
    found = alignment.matching({"validation_external": table})
    assert found.values == {"precision": 0.6, "recall": 0.5}
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
