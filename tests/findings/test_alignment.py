"""What is said of several outlets' facts: nobody is left out, and how far to rely on it."""

import pandas as pd
import pytest

from analysis.findings import alignment, pairs

ARTICLES = pd.DataFrame(
    [(f"{outlet}{event}", outlet, event, 100, "en") for event in "xy" for outlet in "ABCD"],
    columns=["article_id", "outlet", "event", "characters", "language"],
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


def test_where_nothing_is_shared_that_is_said_in_words():
    tables = {"articles": ARTICLES, "coverage": COVERAGE, "quantity_pairs": NUMBERS.head(0)}
    own = COVERAGE[COVERAGE["outlet"] == "A"].drop_duplicates(["event", "fact"])
    apart = {**tables, "coverage": own}
    assert ", none are told by more than one outlet;" in alignment.headline(apart).text
    alone = {**apart, "articles": ARTICLES[ARTICLES["outlet"] == "A"]}
    assert "no event is told by two outlets" in alignment.headline(alone).text
    empty = {**tables, "coverage": COVERAGE.head(0)}
    assert alignment.headline(empty).text == "No fact is found in any article."
    foreign = {**empty, "articles": ARTICLES.assign(language=["fr", "de", *["en"] * 6])}
    assert alignment.headline(foreign).text.endswith(
        "; 2 articles in another language are left out."
    )


def test_what_two_outlets_share_is_told_by_both_and_the_first_comes_first():
    pair = pd.DataFrame(
        [("x", "B", "A", "conflict", "9 boats", "7 boats")], columns=NUMBERS.columns
    )
    articles = ARTICLES[ARTICLES["outlet"].isin(["A", "B"])].drop_duplicates("outlet")
    coverage = COVERAGE[COVERAGE["outlet"].isin(["A", "B"])]
    found = alignment.headline({"articles": articles, "coverage": coverage, "quantity_pairs": pair})
    assert "told by both articles" in found.text
    assert "(7 boats in A, 9 boats in B)" in found.text
    assert (
        "none may differ by rounding"
        in alignment.numbers({"articles": articles, "quantity_pairs": pair}).text
    )


def test_numbers_that_more_pairs_have_are_one_disagreement_with_its_repetitions_counted():
    tables = {"articles": ARTICLES, "coverage": COVERAGE, "quantity_pairs": NUMBERS.head(4)}
    found = alignment.headline(tables)
    assert (
        "1 pair of numbers disagrees (£34 in A, £43 in B, the same in 2 more pairs)" in found.text
    )


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
    found = pairs.differing_first(pd.DataFrame({"label": labels}))
    assert list(found.index) == [3, 5, 1, 4, 0, 2]
    quotes = pd.DataFrame({"label": ["verbatim", "split", "uncertain", "truncated", "reworded"]})
    assert list(pairs.differing_first(quotes)["label"])[:2] == ["reworded", "uncertain"]


@pytest.mark.parametrize("name", ["numbers", "quotations"])
def test_counts_of_pairs_say_over_how_many_events(name):
    pairs = NUMBERS.head(2).assign(label=["agree", "verbatim"])
    tables = {"articles": ARTICLES, "quantity_pairs": pairs, "quote_pairs": pairs}
    assert getattr(alignment, name)(tables).n == 2


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
    row = {"label": "reworded", "outlet_a": "A", "outlet_b": "B"}
    for side, text in said.items():
        row |= {f"article_{side}": side, f"text_{side}": text, f"start_{side}": 100}
        row |= {f"changed_start_{side}": 100 + changed[side][0], f"changed_end_{side}": 100 + changed[side][1]}  # fmt: skip
    numbers = pd.DataFrame(columns=["label", "outlet_a", "outlet_b"])
    (mark,) = pairs.differences({"quantity_pairs": numbers, "quote_pairs": pd.DataFrame([row])})
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


GERMAN = pd.DataFrame(
    [("Zx", "Z", "x", 100, "de"), ("Zy", "Z", "y", 100, "de")], columns=ARTICLES.columns
)


def test_articles_in_another_language_are_left_out_and_counted():
    articles = pd.concat([ARTICLES, GERMAN])
    alone = alignment.only_here({"articles": articles, "coverage": COVERAGE})
    assert "Z" not in alone.values
    assert alone.text.endswith("of any intention; 2 articles in another language are left out.")


def test_an_event_is_shown_with_how_many_others_might_be():
    more = ARTICLES[(ARTICLES["event"] == "y") & (ARTICLES["outlet"] < "C")].assign(event="z")
    articles = pd.concat([ARTICLES, more])
    assert alignment.shown_event(articles, "x").text == (
        "Shown is x, 1 of 3 events, told by 4 outlets; as many tell 1 other event."
    )
    assert alignment.shown_event(articles, "z").text == (
        "Shown is z, 1 of 3 events, told by 2 outlets; more tell 2 other events."
    )
    alone = ARTICLES[ARTICLES["event"] == "x"]
    assert alignment.shown_event(alone, "x").text == "Shown is x, told by 4 outlets."


def test_a_fact_has_the_signs_of_what_differs_in_its_sentences():
    coverage = pd.DataFrame(
        [
            ("x", 1, "A", True, "0-40", "Six ships sank."),
            ("x", 1, "B", True, "50-90", "Six ships sank."),
            ("x", 2, "A", False, "", "It rained."),
            ("x", 2, "B", True, "0-40", "It rained."),
        ],
        columns=["event", "fact", "outlet", "told", "spans", "text"],
    )
    numbers = {"label": "conflict", "quantity_a": "six", "quantity_b": "nine"}
    quotes = {"label": "uncertain", "text_a": "six", "text_b": "six"}
    places = {"article_a": "Ax", "article_b": "Bx", "start_a": 3, "start_b": 60}
    places |= {"outlet_a": "A", "outlet_b": "B"}
    spoken = {f"changed_{end}_{s}": places[f"start_{s}"] for end in ("start", "end") for s in "ab"}
    tables = {
        "articles": ARTICLES[ARTICLES["article_id"].isin(["Ax", "Bx"])],
        "coverage": coverage,
        "quantity_pairs": pd.DataFrame([numbers | places]),
        "quote_pairs": pd.DataFrame([quotes | places | spoken]),
    }
    words = alignment.with_signs(tables).drop_duplicates("fact")["text"].str.replace("\xa0", " ")
    assert words.tolist() == ["⚡ ? Six ships sank.", "It rained."]


def test_one_outlet_alone_has_nothing_that_all_tell():
    told = pd.DataFrame({"Ledger": [True, True]})
    assert alignment.shared_aloud(told, ["It sank.", "Fog hid it."]) == ""


def test_what_leads_from_one_side_to_the_other_is_left_out_of_turned_pairs():
    table = pd.DataFrame({"outlet_a": ["B"], "outlet_b": ["A"], "difference": ["a to b"]})
    assert list(pairs.outlets_in_order(table)) == ["outlet_a", "outlet_b"]
