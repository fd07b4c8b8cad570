"""Means by outlet: over events, of named outlets only, as the tables of articles have the values."""

import numpy as np
import pandas as pd
import pytest

from analysis.tables.outlets import FIGURES, outlets


@pytest.fixture(scope="module")
def made(invented_tables):
    return invented_tables


def of(rows, *named):
    return outlets(pd.DataFrame(rows, columns=list(FIGURES)), named).set_index("outlet")


def test_an_event_counts_once_however_many_articles_tell_it():
    rows = [("A", "x", "words", value) for value in (2.0, 4.0, 6.0)] + [("A", "y", "words", 10.0)]
    found = of(rows, "A").loc["A"]
    assert (found["mean"], found["articles"], found["events"]) == (7.0, 4, 2)


def test_an_article_without_a_value_counts_nowhere():
    found = of([("A", "x", "words", 2.0), ("A", "y", "words", np.nan)], "A").loc["A"]
    assert (found["mean"], found["articles"], found["events"]) == (2.0, 1, 1)
    assert found["note"] == "n = 1 event: no interval"
    nothing = of([("A", "x", "words", np.nan)], "A").loc["A"]
    assert np.isnan(nothing["mean"]) and nothing["articles"] == 0


def test_an_article_without_an_outlet_is_none():
    rows = [("A", "x", "words", 2.0), ("article 7", "x", "words", 9.0)]
    assert list(of(rows, "A").index) == ["A"]


def test_six_events_have_an_interval_around_the_mean():
    found = of([("A", str(e), "words", float(e)) for e in range(6)], "A").loc["A"]
    assert found["low"] < found["mean"] == 2.5 < found["high"]
    assert found["note"] == ""


def test_means_are_those_of_the_tables_of_articles(made):
    found = made["outlets"].set_index(["measure", "outlet"])
    articles, rates = made["articles"], made["framing_rates"]
    outlet = articles["outlet"].iloc[0]
    own = articles[articles["outlet"] == outlet]
    expected = own.groupby("event")["quoted_share"].mean().mean()
    assert found.loc[("share of words quoted", outlet), "mean"] == pytest.approx(expected)
    assert found.loc[("words", outlet), "articles"] == len(own)
    cues = rates.query("kind == 'frame' and category == 'political' and where == 'everywhere'")
    expected = cues[cues["outlet"] == outlet].groupby("event")["rate"].mean().mean()
    row = found.loc[("cues of political, per 1,000 words", outlet)]
    assert row["mean"] == pytest.approx(expected)


def test_no_outlet_has_a_measure_twice(made):
    assert not made["outlets"].duplicated(["outlet", "measure"]).any()
