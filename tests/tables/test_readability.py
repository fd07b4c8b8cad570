"""The tables on readability: what a row is, and what may be concluded from how many events."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import comparison, corpus, readability, tables
from analysis.layers import Article, Layers
from analysis.tables.readability import parts, sentence_lengths
from analysis.tables.readability_compared import (
    differences,
    hardest_shares,
    ranks,
)

ROOT = Path(__file__).resolve().parents[2]


def tables_of(folder):
    return tables.measure(corpus.load(ROOT / folder))


@pytest.fixture(scope="module")
def made(invented_tables):
    return invented_tables


@pytest.fixture(scope="module")
def seeds():
    return tables_of("seeds")


def news(difference_by_event, metrics=("lix", "rix")):
    rows = [
        {"mode": "news", "event": str(event), "outlet": outlet, "metric": metric, "value": value}
        for event, difference in enumerate(difference_by_event)
        for metric in metrics
        for outlet, value in (("A", 30.0 + event + difference), ("B", 30.0 + event))
    ]
    return pd.DataFrame(rows)


def test_the_counts_give_the_values(made):
    for row in made["readability_counts"].to_dict("records"):
        counted = readability.Counts(
            **{k: v for k, v in row.items() if k in readability.Counts.__slots__}
        )
        own = made["readability"].query("article_id == @row['article_id'] and mode == @row['mode']")
        for metric, value in own.set_index("metric")["value"].dropna().items():
            assert readability.FORMULAS[metric](counted) == value


def test_a_value_is_empty_exactly_where_a_reason_stands(made):
    table = made["readability"].query("mode == 'news'")
    assert (table["value"].isna() == (table["undefined"] != "")).all()


def test_every_article_has_every_route_and_part(made):
    articles = made["style"]["article_id"]
    routes = made["readability_routes"]
    assert (routes.groupby(["cleaning", "counting", "metric"]).size() == len(articles)).all()
    assert (made["readability_parts"].groupby("part").size() == len(articles)).all()


def test_narrative_and_quoting_sentences_are_the_whole_body(made):
    parts = made["readability_parts"].query("part != 'inside quotations'")
    whole = made["readability_counts"].query("mode == 'news'").set_index("article_id")
    for column in ("words", "sentences"):
        assert (parts.groupby("article_id")[column].sum() == whole[column]).all()


@pytest.mark.parametrize(("words", "graded"), [(99, False), (100, True), (149, True)])
def test_a_part_has_a_grade_from_a_hundred_words(words, graded):
    rest = ("", "Go!", "It sank.", "It sank again.")[words % 4]
    text = "We saw the boat. " * (words // 4) + rest
    row = parts([Layers(Article("a", text))], {"a": "e"}).set_index("part").loc["narrative"]
    assert (row["words"], pd.notna(row["grade"]), row["undefined"] == "") == (words, graded, graded)


def test_shares_of_being_hardest_add_up_and_say_what_was_drawn(made, seeds):
    for table, drawn in ((made, "events"), (seeds, "sentences")):
        ranks = table["readability_ranks"]
        assert set(ranks["resampled"]) == {drawn}
        known = ranks.dropna(subset=["hardest"])
        assert known.groupby("metric")["hardest"].sum().to_numpy() == pytest.approx(1)
        assert set(ranks["metric"]) == set(readability.FORMULAS)


def test_a_tie_counts_for_each_in_part_and_ease_turns_round():
    import numpy as np

    table = np.array([[1.0, 1.0], [2.0, 1.0], [np.nan, 1.0]])
    assert hardest_shares(table, "lix") == ([0.75, 0.25], 2)
    assert hardest_shares(table, "flesch_reading_ease") == ([0.25, 0.75], 2)


def ranked(values_by_outlet):
    """Share of draws by outlet, of LIX values by outlet and event; None is undefined."""
    rows = [
        {"mode": "news", "event": str(event), "outlet": outlet, "metric": "lix", "value": value}
        for outlet, values in values_by_outlet.items()
        for event, value in enumerate(values)
    ]
    table = pd.DataFrame(rows).astype({"value": float})
    names = table[["outlet", "event"]].agg(" ".join, axis=1)
    told = [Layers(Article(name, "", outlet=outlet)) for name, outlet in zip(names, table["outlet"], strict=True)]  # fmt: skip
    found = ranks(told, dict(zip(names, table["event"], strict=True)), table)
    return found.set_index("outlet")["hardest"].to_dict()


def test_an_outlet_without_a_value_is_not_the_easiest_but_left_out():
    shares = ranked({"A": [40.0, 41.0, 42.0], "B": [30.0, 31.0, 32.0], "Wire": [None] * 3})
    assert pd.isna(shares.pop("Wire"))
    assert shares == {"A": 1.0, "B": 0.0}


def test_an_outlet_is_not_harder_for_the_events_that_it_tells():
    # C is half a point harder wherever it is compared, and does not tell the hard third event.
    shares = ranked({"A": [31.0, 31.0, 61.0], "B": [30.0, 30.0, 60.0], "C": [31.5, 31.5, None]})
    assert shares == {"A": 0.0, "B": 0.0, "C": 1.0}


def test_what_can_be_compared_in_one_event_only_is_left_out():
    shares = ranked({"A": [31.0, 31.0, 31.0], "B": [30.0, 32.0, 30.0], "C": [99.0, None, None]})
    assert pd.isna(shares["C"])
    assert 0 < shares["B"] < 1


def test_equal_outlets_share_the_draws_whatever_the_events_are_like():
    shares = ranked({"A": [30.1, 40.7, 50.3], "B": [30.1, 40.7, 50.3], "C": [30.1, 40.7, 50.3]})
    assert list(shares.values()) == pytest.approx([1 / 3] * 3)


def test_a_value_alone_on_its_event_is_compared_with_nothing():
    means = pd.DataFrame({"A": [5.0, 9.0], "B": [3.0, None], "C": [1.0, None]})
    apart = comparison.from_others(means)
    assert apart.loc[0].tolist() == [3.0, 0.0, -3.0]
    assert apart.loc[1].isna().all()


def test_one_article_an_outlet_is_not_tested(seeds):
    table = seeds["readability_differences"]
    assert table[["low", "high", "p", "p_all"]].isna().all(axis=None)
    assert (table["note"] != "").all()


@pytest.mark.parametrize(("events", "tested"), [(5, False), (6, True)])
def test_there_is_no_test_under_six_events(events, tested):
    table = differences(news([2.0 + event / 10 for event in range(events)]))
    assert table["p_all"].notna().all() == tested
    assert (table["note"] == "").all() == tested
    assert table["estimate"].tolist() == pytest.approx([2.0 + (events - 1) / 20] * 2)


def test_p_is_corrected_for_metrics_and_outlets(made):
    table = made["readability_differences"].dropna(subset=["p"])
    assert (table["p"] <= table["p_family"]).all()
    assert (table["p_family"] <= table["p_all"]).all()
    assert (table["p_all"] == (3 * table["p_family"]).clip(upper=1)).all()


@pytest.mark.parametrize("lengths", [[], [4], [4, 4], [1, 2, 3, 40]])
def test_quartiles_of_few_sentences(lengths):
    found = list(sentence_lengths(lengths).values())[1:]
    assert found == ([None] * 5 if not lengths else sorted(found))
