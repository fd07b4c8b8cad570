"""What the overview says of the measures it draws."""

import pandas as pd
import pytest

from analysis.findings import Finding, overview
from analysis.findings.scopes import Scope

ROWS = [
    ("words", "words", "A", 120.0, 3), ("words", "words", "B", 90.0, 3), ("words", "words", "C", 95.0, 1),
    ("grade", "Flesch–Kincaid grade", "A", 6.0, 3), ("grade", "Flesch–Kincaid grade", "B", 8.5, 3),
]  # fmt: skip
TABLE = pd.DataFrame(ROWS, columns=["measure", "unit", "outlet", "value", "events"])


def test_the_alternative_text_tells_what_is_drawn():
    told = overview.spoken(TABLE, Finding("overview.headline", "They differ.", {"words": 0.3}))
    assert told == (
        "They differ. Values (by measure): words: A 120, B 90, C 95; "
        "grade (Flesch–Kincaid grade): A 6.0, B 8.5."
    )


@pytest.mark.parametrize(
    ("links", "shares"),
    [
        ([], [0, 0, 0]),
        ([("a", 0, "b", 0)], [1 / 4, 1 / 5, 0]),
        # One sentence of a tells what two of b and one of c tell, and counts once.
        ([("a", 0, "b", 0), ("a", 0, "b", 30), ("a", 0, "c", 10)], [1 / 4, 2 / 5, 1 / 2]),
        ([("a", 0, "b", 0), ("a", 10, "b", 0), ("b", 0, "c", 10)], [2 / 4, 1 / 5, 1 / 2]),
    ],
)
def test_a_sentence_that_several_tell_is_shared_once(links, shares):
    outlets, starts = dict(zip("abc", "ABC", strict=True)), {"a": 4, "b": 5, "c": 2}
    found = overview.shared_sentences(linked(links, outlets, starts))
    assert found["share"].tolist() == shares


def linked(links, outlets, sentences, headlines=()):
    """Tables of articles whose sentences begin at 0, 10, 20 and so on, with the links between them."""
    pairs = pd.DataFrame(links, columns=["article_a", "start_a", "article_b", "start_b"])
    for side in "ab":
        pairs[f"outlet_{side}"] = pairs[f"article_{side}"].map(outlets)
    articles = pd.DataFrame({"article_id": [*outlets], "outlet": [*outlets.values()]})
    rows = [
        (article, 10 * place, 0.0, (article, 10 * place) in headlines, 9)
        for article, count in sentences.items()
        for place in range(count)
    ]
    columns = ["article_id", "start", "leaked", "headline", "words"]
    return {
        "sentence_pairs": pairs,
        "articles": articles.assign(event="e", language="en"),
        "sentences": pd.DataFrame(rows, columns=columns),
    }


def test_a_headline_that_another_tells_is_no_sentence_more_than_there_are():
    links = [("a", 0, "b", 0), ("a", 10, "b", 0), ("a", 20, "b", 0)]
    tables = linked(links, {"a": "A", "b": "B"}, {"a": 3, "b": 1}, {("a", 0)})
    assert overview.shared_sentences(tables)["share"].tolist() == [1.0, 1.0]


def test_an_outlet_shares_nothing_with_itself():
    outlets, sentences = {"a": "A", "a2": "A", "b": "B"}, {"a": 1, "a2": 1, "b": 1}
    tables = linked([("a", 0, "a2", 0)], outlets, sentences)
    assert overview.shared_sentences(tables)["share"].tolist() == [0.0, 0.0, 0.0]
    alone = linked([("a", 0, "a2", 0)], {"a": "A", "a2": "A"}, {"a": 1, "a2": 1})
    assert overview.shared_sentences(alone)["share"].isna().all()


def test_an_outlet_without_a_value_is_named():
    found = Scope(("A", "B", "C"), 9, 3)
    assert overview.in_each(TABLE, "grade", found) == "A 6.0, B 8.5, not defined in C"
    assert "not defined" not in overview.in_each(TABLE, "words", found)


def test_at_one_article_an_outlet_the_caption_says_where_the_grade_has_its_interval():
    assert "04-readability" in overview.certainty(Scope(("A", "B"), 2, 1))
    assert "04-readability" not in overview.certainty(Scope(("A", "B"), 16, 8))


def test_an_outlet_is_not_set_apart_by_the_events_that_the_others_do_not_tell():
    rows = [("A", event, 10.0) for event in "abc"] + [("B", event, 10.0) for event in "abcdef"]
    rows += [("B", "g", 900.0)]
    table = pd.DataFrame(rows, columns=["outlet", "event", "words"])
    assert overview.relative_gap(table, "words") == 0.0


def test_an_outlet_of_one_event_does_not_set_the_outlets_apart():
    rows = [(outlet, event, 10.0) for outlet in "AB" for event in "ab"] + [("C", "a", 90.0)]
    table = pd.DataFrame(rows, columns=["outlet", "event", "words"])
    assert overview.relative_gap(table, "words") == 0.0
    alone = table[table["event"] == "a"]  # of one event all are compared
    assert overview.relative_gap(alone, "words") > 1.0


def test_an_outlet_of_one_event_is_no_end_of_the_range():
    table = TABLE.assign(events=3)
    one = table.iloc[[0]].assign(outlet="D", value=999.0, events=1)
    found = Scope(("A", "B", "C", "D"), 10, 3, (3, 3, 3, 1))
    said = overview.in_each(pd.concat([table, one]), "words", found)
    assert "D 999" not in said and "A 120" in said


def test_a_value_of_some_events_says_of_how_many():
    found = Scope(("A", "B", "C"), 7, 3)
    assert overview.in_each(TABLE, "words", found) == "B 90 to A 120"


def test_many_outlets_with_one_value_are_not_a_range():
    table = pd.DataFrame(
        [("shared sentences", "% of sentences", outlet, 100.0, 1) for outlet in "ABCD"],
        columns=["measure", "unit", "outlet", "value", "events"],
    )
    found = Scope(tuple("ABCD"), 4, 1)
    assert overview.in_each(table, "shared sentences", found) == "100.0 % in every article"


def sources(values):
    """Tables of one measure of each article, of all that the overview reads."""
    rows = [
        (f"{outlet}{event}", outlet, str(event), value, *[5] * 6, "en")
        for outlet, own in values.items()
        for event, value in enumerate(own)
        if value is not None
    ]
    columns = ["article_id", "outlet", "event", "body_words", "quoted_share", "indirect_share"]
    columns += ["named_speakers", "actors", "sentences", "words", "language"]
    articles = pd.DataFrame(rows, columns=columns)
    pairs = pd.DataFrame(columns=["article_a", "start_a", "article_b", "start_b", "outlet_a", "outlet_b"])  # fmt: skip
    said = articles[["article_id"]].assign(start=0, leaked=0.0, headline=False, words=5)
    leaks = pd.DataFrame(columns=["article_id", "words", "cut", "charged"])
    grades = articles.assign(mode="news", metric="flesch_kincaid_grade", value=5.0)
    rates = articles[["outlet"]].drop_duplicates()
    rates = rates.assign(kind="all", share_of_words=0.0, low=None, high=None)
    return {
        "articles": articles, "sentence_pairs": pairs, "boilerplate": leaks, "readability": grades,
        "leakage": rates, "sentences": said,
    }  # fmt: skip


ALIGNED = {"alignment.headline": Finding("alignment.headline", "Nothing is shared.")}
UP, DOWN = [100.0 + event % 3 for event in range(8)], [90.0 + event % 3 for event in range(8)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"A": UP, "B": DOWN}, "tested within events, words differs by more than chance gives."),
        ({"A": UP, "B": [*DOWN[:4], *[110.0] * 4]}, "none of the measures differs by more than"),
        (
            {"A": UP, "B": UP},
            "Page furniture aside, the outlets do not differ in any of 7 measures.",
        ),
        ({"A": UP[:4], "B": [None] * 4 + UP[4:]}, "No event is told by two outlets"),
    ],
)
def test_what_differs_is_called_more_than_chance_only_where_a_test_says_so(values, said):
    assert said in overview.headline(sources(values), ALIGNED).text


def test_several_measures_beyond_chance_follow_a_colon():
    tables = sources({"A": UP, "B": DOWN})
    tables["articles"]["actors"] = tables["articles"]["body_words"]
    text = overview.headline(tables, ALIGNED).text
    assert (
        "tested within events, these differ by more than chance gives: words and actors named."
        in text
    )


def test_under_six_events_nothing_is_called_more_than_chance():
    text = overview.headline(sources({"A": UP[:5], "B": DOWN[:5]}), ALIGNED).text
    assert "chance" not in text and "differ most in words" in text


def test_an_article_whose_event_no_other_tells_shares_nothing_with_nobody():
    shares = overview.shared_sentences(sources({"A": UP, "B": DOWN[:2]})).set_index("article_id")
    assert shares.loc[["A0", "B1"], "share"].tolist() == [0.0, 0.0]
    assert shares.loc["A5":"A7", "share"].isna().all()


def test_measures_that_no_two_outlets_have_are_not_compared():
    tables = sources({"A": UP, "B": DOWN})
    foreign = tables["articles"].assign(quoted_share=None, indirect_share=None, language="es")
    found = overview.headline({**tables, "articles": foreign}, ALIGNED)
    assert not {"quoted share", "indirect speech", "shared sentences"} & set(found.values)
    assert "differ most in words" in found.text


def test_what_leaked_is_shown_and_not_ranked_beside_what_outlets_write():
    tables = sources({"A": UP, "B": DOWN})
    leaks = [(f"A{event}", 4, True, True) for event in range(8)]
    tables["boilerplate"] = pd.DataFrame(leaks, columns=["article_id", "words", "cut", "charged"])
    gaps = overview.relative_gaps(tables)
    assert gaps[overview.LEAKED] > gaps["words"]
    assert set(overview.measures(tables)["measure"]) >= {overview.LEAKED}
    text = overview.headline(tables, ALIGNED).text
    assert "leaked" not in text
    assert text.startswith("Page furniture aside, the outlets differ most in words")


def test_page_furniture_is_not_called_a_mean_over_events():
    many = Scope(("A", "B"), 16, 8)
    assert many.certainty.startswith("Means over 8 events ")
    assert many.certainty_of_all_words.startswith("Shares of all words of an outlet over 8 events ")
    assert overview.certainty(many).endswith(
        " Page furniture is a share of all words of an outlet."
    )
    few = Scope(("A", "B"), 6, 3)
    assert overview.certainty(few) == few.certainty


def test_a_mean_of_some_events_stands_in_no_bracket_of_its_own():
    found = Scope(("B", "C"), 4, 3, (3, 1))
    said = overview.in_each(TABLE[TABLE["outlet"] != "A"], "words", found)
    assert said == "B 90, C 95 in 1 of 3 events"


@pytest.mark.parametrize(
    ("gaps", "most", "least"),
    [
        ({"words": 0.5, "grade": 0.4, "actors named": 0.1}, "words and grade", " least in actors named"),
        ({"words": 0.5, "grade": 0.4}, "words", " least in grade"),
        ({"words": 0.5}, "words", ""),
    ],
)  # fmt: skip
def test_no_measure_is_both_among_those_that_differ_most_and_the_least(
    gaps, most, least, monkeypatch
):
    monkeypatch.setattr(overview, "relative_gaps", lambda _: pd.Series(gaps))
    monkeypatch.setattr(overview, "in_each", lambda *_: "as told")
    text = overview.headline(sources({"A": UP[:2], "B": DOWN[:2]}), ALIGNED).text
    assert (
        f"differ most in {most.replace(' and', ' (as told) and')} (as told){', and least' * bool(least)}"
        in text
    )
    assert (" least in " in text) == bool(least)
    assert least in text
