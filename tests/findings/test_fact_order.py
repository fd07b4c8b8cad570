"""Where the sentences that two articles share stand in each."""

from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.findings import fact_order

ARTICLES = [f"{outlet}{event}" for event in "xy" for outlet in "ABCD"]


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
        for article in ARTICLES
        for start in range(0, 60, 10)
    ],
    columns=["article_id", "start", "leaked"],
)


def test_places_are_of_the_two_articles_that_share_most_by_the_names_of_their_outlets():
    links = linked(
        ("Ax", "Bx", 10, 10, 0.9), ("Dx", "Cx", 10, 30, 0.9), ("Dx", "Cx", 40, 20, 0.8),
    )  # fmt: skip
    places, names = fact_order.places(links, SENTENCES)
    assert names == ("C", "D")
    assert places[["number_a", "number_b"]].to_numpy().tolist() == [[2, 4], [3, 1]]
    assert set(places["of_a"]) == {5}  # the first sentence is page furniture
    assert list(places["text_a"]) == ["right", "right"]


def test_only_sentences_that_match_each_other_best_have_places():
    links = linked(
        ("Ax", "Bx", 10, 10, 0.9), ("Ax", "Bx", 10, 20, 0.5), ("Ax", "Bx", 30, 10, 0.4),
        ("Ax", "Bx", 40, 50, 0.3),
    )  # fmt: skip
    places, _ = fact_order.places(links, SENTENCES)
    assert places[["number_a", "number_b"]].to_numpy().tolist() == [[1, 1], [4, 5]]


@pytest.mark.parametrize("links", [linked(), linked(("Ax", "Bx", 5, 5, 0.9))])
def test_without_matched_sentences_nothing_is_said_of_their_order(links):
    places, names = fact_order.places(links, SENTENCES)
    assert places.empty
    assert fact_order.moved(places, names).text == "No two sentences were found to tell the same."


def test_the_sentence_that_stands_furthest_apart_is_named():
    links = linked(
        ("Ax", "Bx", 10, 50, 0.9), ("Ax", "Bx", 20, 10, 0.9), ("Ax", "Bx", 30, 20, 0.9),
    )  # fmt: skip
    found = fact_order.moved(*fact_order.places(links, SENTENCES))
    assert found.text == (
        "“left” is sentence 1 of 5 in the A article, its counterpart 5 of 5 in the B article; 1 of 3 "
        "matched sentences change places."
    )
    assert found.values == {"shared": 3, "moved": 1, "A": 1, "B": 5}
    same = fact_order.moved(*fact_order.places(links.iloc[1:], SENTENCES))
    assert same.text == (
        "In the A article and the B article 2 matched sentences stand in the same order."
    )


def test_an_outlet_that_tells_its_story_twice_is_named_once():
    links = linked(("Ax", "Ay", 10, 50, 0.9), ("Ax", "Ay", 20, 10, 0.9), ("Ax", "Ay", 30, 20, 0.9))
    same = fact_order.moved(*fact_order.places(links.iloc[1:], SENTENCES))
    assert same.text == "In the two articles of A 2 matched sentences stand in the same order."
    moved = fact_order.moved(*fact_order.places(links, SENTENCES))
    assert "in an article of A, its counterpart 5 of 5 in its other article;" in moved.text


@given(st.permutations(range(7)))
def test_what_is_left_out_is_the_least_that_leaves_one_order(turns):
    moved = fact_order.out_of_order(turns)
    kept = [turn for turn, out in zip(turns, moved, strict=True) if not out]
    assert kept == sorted(kept)
    rising = (c for n in range(len(turns), 0, -1) for c in combinations(turns, n) if list(c) == sorted(c))  # fmt: skip
    assert len(kept) == len(next(rising))
