"""The tables on readability: what a row is, and what may be concluded from how many events."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus, readability
from analysis.tables.measure import read_three_ways
from analysis.tables.readability import sentence_lengths
from analysis.tables.readability_compared import differences, hardest_shares, readability_tables

ROOT = Path(__file__).resolve().parents[2]


def tables_of(folder):
    readings = read_three_ways(corpus.load(ROOT / folder))
    return readability_tables(readings.balanced, readings.event_of)


@pytest.fixture(scope="module")
def made():
    return tables_of("tests/data/corpus")


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
    assert (routes.groupby(["cleaning", "sentence_rule", "metric"]).size() == len(articles)).all()
    assert (made["readability_parts"].groupby("part").size() == len(articles)).all()


def test_narrative_and_quoting_sentences_are_the_whole_body(made):
    parts = made["readability_parts"].query("part != 'inside quotations'")
    whole = made["readability_counts"].query("mode == 'news'").set_index("article_id")
    for column in ("words", "sentences"):
        assert (parts.groupby("article_id")[column].sum() == whole[column]).all()


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


def test_a_metric_missing_in_an_event_has_a_difference_but_no_test():
    table = news([2.0] * 8)
    table.loc[(table["metric"] == "rix") & (table["event"] == "0"), "value"] = None
    found = differences(table).set_index("metric")
    assert found.loc["lix", "p_all"] < 0.05
    assert found.loc["rix", "events"] == 7
    assert found.loc["rix", "note"] == "not tested: defined in 7 of 8 events"


def test_p_is_corrected_for_metrics_and_outlets(made):
    table = made["readability_differences"].dropna(subset=["p"])
    assert (table["p"] <= table["p_family"]).all()
    assert (table["p_family"] <= table["p_all"]).all()
    assert (table["p_all"] == (3 * table["p_family"]).clip(upper=1)).all()


@pytest.mark.parametrize("lengths", [[], [4], [4, 4], [1, 2, 3, 40]])
def test_quartiles_of_few_sentences(lengths):
    found = list(sentence_lengths(lengths).values())[1:]
    assert found == ([None] * 5 if not lengths else sorted(found))
