"""What may be said of readability at one article an outlet and at many events."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus, tables
from analysis.comparison import Interval
from analysis.findings import readability, readability_routes, readability_shown
from analysis.findings.scopes import Scope
from analysis.layers import Article
from analysis.readability import PRINTED_NAMES, edition
from analysis.tables import readability_compared

ROOT = Path(__file__).resolve().parents[2]


def by_key(made):
    return {finding.key: finding for finding in readability.findings(made)}


@pytest.fixture(scope="module")
def seeds(seed_tables):
    return by_key(seed_tables)


@pytest.fixture(scope="module")
def many(invented_tables):
    return by_key(invented_tables)


def test_the_edition_is_named(seeds):
    assert edition() in seeds["readability.syllables"].text
    assert edition() in seeds["readability.headline"].rows


def test_one_article_an_outlet_speaks_of_articles_and_tests_nothing(seeds):
    assert "sentences are drawn anew" in seeds["readability.ranks"].text
    assert "article is the hardest" in seeds["readability.ranks"].text
    assert "no test" in seeds["readability.within_events"].text


def test_many_events_are_drawn_and_tested(many):
    assert "events are drawn anew" in many["readability.ranks"].text
    assert "within 8 events" in many["readability.within_events"].text
    assert all(0 < p <= 1 for p in many["readability.within_events"].values.values())


def test_of_many_comparisons_that_hold_the_first_few_are_named():
    metrics = list(PRINTED_NAMES)[:7]
    rows = pd.DataFrame(
        {"metric": metrics, "outlet": "A", "against": "B", "estimate": 1.0, "events": 8}
    )
    rows = rows.assign(p=0.001, p_family=0.01, p_all=[0.04, *[0.03] * 5, 0.01], note="")
    articles = pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "f"]})
    said = readability.within_events({"articles": articles, "readability_differences": rows}).text
    assert f"them: {PRINTED_NAMES[metrics[-1]]} (A, +1.0 against B), " in said
    assert said.endswith(" and 2 more.")


def test_values_stand_behind_what_is_said(many):
    values = many["readability.quoted"].values
    outlets = {name.split(", ")[0] for name in values}
    assert len(outlets) == 3
    assert all(f"{outlet}, narrative, grade" in values for outlet in outlets)
    assert 0 < many["readability.words"].values["Harbor Ledger, rare_share"] < 1


def test_textstats_own_calls_are_ours_to_the_last_bit():
    article = corpus.load(ROOT / "seeds").articles[0]
    beside = readability_shown.beside({article.article_id: (article.outlet, article.text)})
    assert len(beside) == 12
    assert (beside["difference"] == 0).all()


def test_an_empty_corpus_has_findings_too():
    empty = tables.measure(corpus.Corpus(articles=[], report=[], fatal=""))
    said = {finding.key: finding.text for finding in readability.findings(empty)}
    assert "readability.headline" in said
    assert all(said.values())


@pytest.fixture(scope="module")
def seed_tables():
    return tables.measure(corpus.load(ROOT / "seeds"))


def test_one_description_has_one_value(seed_tables):
    naive, headline = readability.naive(seed_tables), readability.headline(seed_tables)
    for outlet, value in headline.values.items():
        assert naive.values[f"{outlet}, cleaned"] == pytest.approx(value)
    moves = seed_tables["sensitivity"].query("measure == 'Flesch–Kincaid grade'")
    routes = seed_tables["readability_routes"].query(
        "metric == 'flesch_kincaid_grade' and cleaning == 'raw' and counting == 'proper'"
    )
    raw = routes.set_index("article_id")["value"].to_dict()
    assert moves.set_index("article_id")["raw"].to_dict() == pytest.approx(raw)


def test_an_undefined_metric_is_counted_and_called_hardest_nowhere(seed_tables):
    lacking = seed_tables["readability"].query("mode == 'news' and value.isna()")
    missing = set(lacking["metric"])
    assert {"smog_index", "text_standard"} <= missing
    assert missing.isdisjoint(
        readability_routes.hardest_by_way(seed_tables["readability_routes"]).index
    )
    assert missing.isdisjoint(seed_tables["readability_routes"].dropna(subset=["value"])["metric"])
    assert readability.turning(seed_tables).values["metrics"] == 12 - len(missing)
    assert f"of {12 - len(missing)} metrics" in readability.ranks(seed_tables).text


def grades(values_by_outlet):
    """Tables of Flesch-Kincaid grades by outlet and event, as the findings read them."""
    rows = [
        (f"{outlet}{event}", outlet, str(event), "news", "flesch_kincaid_grade", value, None, None)
        for outlet, values in values_by_outlet.items()
        for event, value in enumerate(values)
    ]
    columns = ["article_id", "outlet", "event", "mode", "metric", "value", "low", "high"]
    table = pd.DataFrame(rows, columns=columns).astype({"value": float})
    table["undefined"] = table["value"].isna().map({True: "fewer than 100 words", False: ""})
    return {
        "articles": table[columns[:3]],
        "readability": table,
        "readability_differences": readability_compared.differences(table),
    }


def test_an_outlet_without_a_grade_is_named_and_so_are_the_events_of_a_mean():
    text = readability.headline(
        grades({"Globe": [6.0, 7.0, 8.0], "Post": [5.0, None, 6.0], "Wire": [None] * 3})
    ).text
    assert "7.0 in Globe and 5.5 (2 of 3 events) in Post, and not defined in Wire" in text


@pytest.mark.parametrize(("events", "claimed"), [(5, False), (6, True)])
def test_nothing_is_claimed_of_outlets_under_six_events(events, claimed):
    low, high = [5.0 + 0.1 * e for e in range(events)], [9.0 + 0.1 * e for e in range(events)]
    text = readability.headline(grades({"Globe": low, "Post": high})).text
    assert ("Globe lies 4.00 below Post on the same 6 events" in text) == claimed
    assert ("more than chance gives" in text) == claimed
    assert ("no difference between outlets can be claimed" in text) != claimed


def test_an_outlet_of_few_events_makes_no_claim_and_takes_none_from_the_others():
    high = [9.0 + 0.1 * e for e in range(8)]
    text = readability.headline(
        grades({"Globe": [5.0] * 8, "Post": high, "Wire": [20.0, 21.0] + [None] * 6})
    ).text
    assert "Globe lies" in text and "below the others on the same 8 events" in text
    assert "Wire lies" not in text


def test_a_difference_that_every_event_shows_is_found_though_events_differ_far_more():
    easy = [4.0 + 2 * e for e in range(10)]
    hard = [value + 0.5 + 0.01 * (-1) ** e for e, value in enumerate(easy)]
    text = readability.headline(grades({"Globe": easy, "Post": hard})).text
    assert "Globe lies 0.50 below Post on the same 10 events (corrected p 0.002)" in text


def test_outlets_of_other_events_are_not_compared():
    none = [None] * 8
    text = readability.headline(
        grades({"Globe": [4.0 + 0.1 * e for e in range(8)] + none, "Post": none + [9.0] * 8})
    ).text
    assert "no difference can be claimed" in text and "more than chance" not in text


def test_alike_outlets_are_called_so():
    values = [4.0 + e % 3 for e in range(8)]
    text = readability.headline(grades({"Globe": values, "Post": values})).text
    assert text == (
        "No outlet can be called the harder to read: the Flesch–Kincaid grade is 4.9 in Globe and "
        "4.9 in Post; within 8 events none differs by more than chance gives (smallest corrected p 1)."
    )


def test_draws_of_events_are_called_no_test(many):
    assert "no test" in many["readability.ranks"].text


@pytest.mark.parametrize(
    ("bounds", "ends"),
    [
        ({"A": (1, 2), "B": (5, 6)}, ("A", "B")),
        ({"A": (1, 5), "B": (5, 6)}, None),
        ({"A": (1, 4), "B": (3, 6)}, None),
        # C reaches highest, and B begins highest.
        ({"A": (1, 2), "B": (5, 6), "C": (3, 9)}, ("A", "B")),
        # A begins lowest, and B ends lowest.
        ({"A": (1, 6), "B": (2, 3), "C": (7, 8)}, ("B", "C")),
    ],
)
def test_the_ends_are_the_intervals_with_the_widest_gap(bounds, ends):
    means = {
        outlet: readability.Interval((low + high) / 2, low, high, 0.95, 8, "bootstrap over events")
        for outlet, (low, high) in bounds.items()
    }
    assert readability.apart(means) == ends


def test_reasons_say_in_how_many_articles_nothing_is_defined():
    text = readability.undefined(grades({"Globe": [6.0, None], "Post": [None, 7.0]})).text
    assert text.endswith("every metric in 2 of 4 articles (fewer than 100 words).")


def routes_table(rows):
    columns = ["article_id", "outlet", "event", "cleaning", "counting", "metric", "value"]
    found = [
        (f"{outlet}{event}", outlet, event, *way, "lix", value)
        for way, own in rows.items()
        for (outlet, event), value in own.items()
    ]
    return pd.DataFrame(found, columns=columns)


def test_quotations_left_out_are_compared_on_the_same_articles():
    # On event x alone, where both have words enough, B is the harder with and without quotations.
    whole = {("A", "x"): 40.0, ("B", "x"): 41.0, ("A", "y"): 50.0, ("B", "y"): 40.0}
    routes = routes_table(
        dict.fromkeys(readability_routes.WHOLE, whole)
        | {readability_routes.NARRATIVE: {("A", "x"): 40.0, ("B", "x"): 42.0}}
    )
    shown = readability_routes.hardest_by_way(routes).loc["lix"]
    assert shown.tolist() == ["A", "A", "A", "A", "B", "B"]
    assert list(shown.index[4:]) == ["cleaned, 2 of 4", "no quotations, 2 of 4"]
    assert readability_routes.turned(routes) == {"own": [], "any": []}


def test_a_way_with_one_outlet_puts_none_first_and_turns_nothing():
    whole = {("A", "x"): 40.0, ("B", "x"): 41.0}
    routes = routes_table(
        dict.fromkeys(readability_routes.WHOLE, whole)
        | {readability_routes.NARRATIVE: {("A", "x"): 9.0}}
    )
    assert readability_routes.hardest_by_way(routes).loc["lix"].iloc[-1] is None
    assert readability_routes.turned(routes) == {"own": [], "any": []}


def test_the_picture_of_the_ways_puts_first_whom_the_table_does():
    # A tells an easy event more: by plain means it is the easier, on the event they share harder.
    whole = {("A", "x"): 45.0, ("B", "x"): 44.0, ("A", "y"): 20.0, ("C", "y"): 21.0}
    routes = routes_table(dict.fromkeys(readability_routes.WHOLE, whole))
    drawn = readability_routes.means_by_way(routes).query("cleaning == 'raw'")
    values = drawn.query("counting == 'proper'").set_index("outlet")["value"]
    assert values["A"] > values["B"] and values["C"] > values["A"]
    assert set(readability_routes.hardest_by_way(routes).loc["lix"].dropna()) == {"C"}


def test_no_way_puts_first_an_outlet_that_tells_other_events():
    whole = {("A", "x"): 45.0, ("B", "y"): 44.0}
    routes = routes_table(dict.fromkeys(readability_routes.WHOLE, whole))
    assert readability_routes.means_by_way(routes).empty
    assert readability_routes.hardest_by_way(routes).empty


def test_outlets_that_tell_the_same_events_are_drawn_at_their_plain_means():
    whole = {(o, e): 40.0 + 3 * i + j for i, o in enumerate("ABC") for j, e in enumerate("xyz")}
    routes = routes_table(dict.fromkeys(readability_routes.WHOLE, whole))
    drawn = readability_routes.means_by_way(routes).query("cleaning == 'cleaned'")
    values = drawn.query("counting == 'proper'").set_index("outlet")["value"].to_dict()
    assert values == pytest.approx({"A": 41.0, "B": 44.0, "C": 47.0})


def test_short_texts_and_a_single_outlet_have_findings_and_tables():
    short = "President Biden left on Monday. Nobody had expected it, she said."
    for outlets in (["Globe"], ["Globe", "Post"]):
        told = [Article(outlet, short, outlet=outlet, event="x") for outlet in outlets]
        made = tables.measure(corpus.Corpus(articles=told, report=[], fatal=""))
        found = {finding.key: finding.text for finding in readability.findings(made)}
        assert "undefined throughout" in found["readability.headline"]
        assert "undefined" not in found["readability.quoted"] + found["readability.words"]
        assert "not defined on any text" in found["readability.naive"]
        assert readability_shown.rank_shares(made["readability_ranks"]).empty
        assert (
            readability_shown.spoken_ways(
                readability_routes.hardest_by_way(made["readability_routes"])
            )
            == ""
        )


def test_a_sentence_is_shown_without_the_furniture_it_is_counted_without(seed_tables):
    sentences = readability.body_sentences(seed_tables)
    shown = readability_shown.without_leaks(sentences, seed_tables["boilerplate"])
    assert any("(UPI) --" in text for text in sentences["text"])
    assert not any("(UPI) --" in text or "Advertisement" in text for text in shown["text"])


def test_grades_without_quotations_are_compared_on_the_same_events():
    rows = [("A", "x", 5.0), ("A", "y", 9.0), ("B", "x", 6.0), ("B", "y", None)]
    table = pd.DataFrame(rows, columns=["outlet", "event", "grade"])
    values, said = readability.narrative_grades(table, Scope(("A", "B"), 4, 2))
    assert values == {"A": 5.0, "B": 6.0}
    assert "on 1 of 2 events," in said
    assert readability.narrative_grades(table.tail(1), Scope(("A", "B"), 4, 2))[0] == {}


def test_a_way_that_cannot_compare_is_not_told_of_in_the_alt_text():
    by_way = pd.DataFrame([["", "", None]], ["lix"], ["raw, proper", "cleaned, proper", "no quotations"])  # fmt: skip
    said = readability_shown.spoken_ways(by_way)
    assert said == "Values (which is hardest): LIX: several alike by all 2 ways."


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ([(4, 6), (8, 9)], "do not overlap"),
        ([(4, 6), (5, 9)], "sentences overlap"),
        ([(4, 6), (5, 9), (8, 9)], "do not all overlap"),
        ([(4, 6), (5, 9), (5, 7)], "sentences all overlap"),
    ],
)
def test_of_many_intervals_it_is_not_said_that_no_two_overlap(ends, said):
    known = {
        name: Interval((low + high) / 2, low, high, 0.95, 1, "resampling")
        for name, (low, high) in zip("ABC", ends, strict=False)
    }
    assert said in readability.in_articles(known)[1]
