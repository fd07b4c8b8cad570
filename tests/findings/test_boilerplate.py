"""What is said of leaks: stamps are charged to nobody, and who has more is read off the numbers."""

import pandas as pd
import pytest

from analysis.findings import boilerplate, scopes

ARTICLES = pd.DataFrame(
    [("a", "Ash", "e", 100), ("b", "Birch", "e", 100)],
    columns=["article_id", "outlet", "event", "words"],
)


def moves(*rows):
    columns = ["measure", "outlet", "raw", "safe", "balanced"]
    return {"sensitivity": pd.DataFrame(rows, columns=columns)}


def test_the_collectors_stamp_is_not_among_the_stretches_that_leaked():
    leaks = pd.DataFrame({"cut": [True, True, True, False], "charged": [True, True, False, True]})
    rates = pd.DataFrame(
        [("Ash", "all", 0.1, 0.05, 0.2), ("Birch", "all", 0.0, 0.0, 0.0)],
        columns=["outlet", "kind", "share_of_words", "low", "high"],
    )
    found = boilerplate.headline({"articles": ARTICLES, "leakage": rates, "boilerplate": leaks})
    assert found.text == (
        "Of the words, page furniture makes up 10.0 % in the Ash article and 0.0 % in the Birch "
        "article; 2 stretches leaked, not counting 1 date stamp that may be the collector's."
    )


def test_what_leaked_is_a_share_of_the_words_of_its_own_article():
    articles = ARTICLES.assign(words=[100, 400])
    articles.loc[2] = ["c", "Cedar", "e", 0]
    leaks = pd.DataFrame(
        [("a", 6, True, True), ("a", 4, True, True), ("a", 5, True, False), ("b", 10, True, True), ("b", 50, False, True)],
        columns=["article_id", "words", "cut", "charged"],
    )  # fmt: skip
    rates = boilerplate.leak_rates({"articles": articles, "boilerplate": leaks})
    rates = rates.set_index("article_id")
    assert rates["leaked_words"].tolist() == [10, 10, 0]
    assert rates.loc[["a", "b"], "share"].tolist() == [10 / 100, 10 / 400]
    assert pd.isna(rates.loc["c", "share"])


@pytest.mark.parametrize(
    ("raw", "cleaned", "turned"),
    [(5, -5, True), (-5, 5, True), (5, 1, False), (0, 5, False), (5, 0, False), (0, 0, False)],
)
def test_a_figure_turns_only_where_either_has_more_once(raw, cleaned, turned):
    gaps = pd.DataFrame({"raw": [raw], "safe": [raw], "balanced": [cleaned]}, index=["words"])
    assert boilerplate.turned(gaps).tolist() == [turned]


def test_gaps_are_positive_where_the_first_has_more():
    gaps, sides = boilerplate.gaps(moves(("words", "Ash", 3, 3, 3), ("words", "Birch", 1, 1, 1)))
    assert sides == ("Ash", "Birch")
    assert list(gaps.loc["words"]) == [100.0, 100.0, 100.0]


def test_of_three_outlets_those_are_set_side_by_side_that_cleaning_turns():
    tables = moves(
        ("words", "Ash", 3, 3, 3), ("words", "Birch", 2, 2, 1), ("words", "Cedar", 1, 1, 2)
    )
    gaps, sides = boilerplate.gaps(tables)
    assert sides == ("Birch", "Cedar")
    said = boilerplate.turns(gaps, sides, scopes.scope(ARTICLES)).text
    assert (
        said
        == "Between the Birch article and the Cedar article cleaning turns 1 of 1 figure: words."
    )


def test_counts_that_hold_a_stamp_say_so():
    leaks = pd.DataFrame(
        {"cut": True, "charged": [True, False], "kind": ["share", "timestamp"], "place": [0.1, 0.9]}
    )
    for said in (boilerplate.kinds, boilerplate.place):
        assert "date stamps included" in said({"boilerplate": leaks}).text
        assert "stamps" not in said({"boilerplate": leaks.head(1)}).text


def test_a_text_says_which_article_it_is_and_counts_stamps_and_suspicions_apart():
    spans = pd.DataFrame({"cut": [True, True, True, False], "charged": [True, True, False, True]})
    article = pd.Series(
        {
            "outlet": "Ash",
            "event": "flood",
            "title": "Dam fails",
            "path": "a.txt",
            "characters": 1200,
        }
    )
    several = scopes.Scope(("Ash", "Birch"), 4, 2)
    said = boilerplate.marked(article, spans, several)
    assert said == (
        "Ash, flood, “Dam fails”: 2 leaks, 1 date stamp and 1 only suspected in 1,200 characters."
    )
    assert "a.txt: no leaks" in boilerplate.marked(
        article.replace("Dam fails", ""), spans.head(0), several
    )


def test_texts_of_the_event_that_is_drawn_come_first_and_the_rest_is_counted():
    articles = pd.DataFrame({"event": ["x", "y", "y"], "outlet": ["Ash", "Birch", "Ash"]})
    shown, said = boilerplate.texts_shown(articles, "y", 2)
    assert shown["event"].tolist() == ["y", "y"]
    assert said.text.startswith("2 of 3 articles shown, those on y first; ")
    assert boilerplate.texts_shown(articles.head(1), "x", 2)[1].text == "The article is shown."
    every = boilerplate.texts_shown(articles, "y", 12)[1].text
    assert every == "All 3 articles are shown, those on y first."


def test_of_many_outlets_none_is_left_out_of_the_words_that_stay():
    raw = pd.DataFrame({"outlet": [*"ABCDE"], "cleaning": "raw", "kept": [12, 9, 15, 20, 3]})
    articles = pd.DataFrame({"outlet": [*"ABCDE"], "event": "e"})
    made = {"articles": articles, "distinctive_words": raw.assign(words_compared=20)}
    said = boilerplate.words(made).text
    assert said.endswith("from 3 of 20 in the E article to 20 of 20 in the D article.")
