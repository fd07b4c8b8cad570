"""What is said of several outlets' facts: nobody is left out, and how far to rely on it."""

import pandas as pd
import pytest

from analysis.findings import alignment

ARTICLES = pd.DataFrame(
    [(f"{outlet}{event}", outlet, event, 100) for event in "xy" for outlet in "ABCD"],
    columns=["article_id", "outlet", "event", "characters"],
)
COVERAGE = pd.DataFrame(
    [("x", number, outlet, True, number < 2) for number, outlet in enumerate("ABCDD")],
    columns=["event", "fact", "outlet", "told", "only_here"],
)


def test_of_many_outlets_the_ends_are_named_and_all_are_counted():
    found = alignment.only_here({"articles": ARTICLES, "coverage": COVERAGE})
    assert "from 1 in A to 2 in D" in found.text
    assert "for 2 of these 5 nothing there comes near" in found.text


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


def test_a_disagreement_counts_once_an_event_and_never_within_an_outlet():
    tables = {"articles": ARTICLES, "coverage": COVERAGE, "quantity_pairs": NUMBERS}
    assert "2 pairs of numbers disagree" in alignment.headline(tables).text
    assert "£9" not in alignment.headline(tables).text
    numbers = alignment.numbers(tables)
    assert numbers.values == {"agree": 1, "rounding": 0, "conflict": 4}
    assert "4 differ by more than that (2 without repetition)" in numbers.text


def test_one_outlet_shares_no_quotation_or_number_with_itself():
    own = NUMBERS.assign(outlet_b=NUMBERS["outlet_a"])
    assert alignment.quotations({"quote_pairs": own}).text.endswith("two outlets: none.")
    assert alignment.numbers({"quantity_pairs": own}).text.startswith("No quantities of two outlets")  # fmt: skip


def test_no_fact_alone_is_a_sentence_of_its_own():
    shared = COVERAGE.assign(fact=0)
    found = alignment.only_here({"articles": ARTICLES, "coverage": shared})
    assert found.text == "Every fact that was found is linked to another outlet."
