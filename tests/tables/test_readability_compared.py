"""Differences within events: what is compared, what is tested, and that the test holds its level."""

import numpy as np
import pandas as pd
import pytest

from analysis.layers import Article, Layers
from analysis.tables.readability_compared import ranks, within_events


def long(values, outlets="AB", metric="m"):
    """One row a value; `values` are by event, then by outlet."""
    rows = [
        {"outlet": outlet, "event": f"e{event:02}", "metric": metric, "value": value}
        for event, own in enumerate(values)
        for outlet, value in zip(outlets, own, strict=True)
    ]
    return pd.DataFrame(rows)


def test_labels_that_say_nothing_are_seldom_found_to_differ():
    # To flip the sign of what sets an outlet apart gives a corrected p of .05 in a fifth of these.
    rng = np.random.default_rng(0)
    single, corpora = [], []
    for _ in range(60):
        found = within_events(long(rng.lognormal(size=(12, 8)), "ABCDEFGH"))
        single += [*(found["p"] <= 0.05)]
        corpora.append((found["p_all"] <= 0.05).any())
    # At 5 %: up to 8 of 60 corpora, and 3 to 8 % of the 480 comparisons, in 99 % of runs.
    assert 0.03 <= np.mean(single) <= 0.08
    assert sum(corpora) <= 8


def test_an_outlet_that_differs_everywhere_is_found():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(10, 5))
    values[:, 2] += 3
    found = within_events(long(values, "ABCDE")).set_index("outlet")
    assert found.loc["C", "p_all"] <= 0.05
    assert found.loc["C", "p_all"] == 5 * found.loc["C", "p_family"]


@pytest.mark.parametrize(
    ("told", "resampled"),
    [
        (["A1", "B1"], "sentences"),
        (["A1", "A1", "B1", "B1"], "sentences"),  # several articles, one event
        (["A1", "B2"], "sentences"),
        (["A1", "A2", "B1", "B2"], "events"),
    ],
)
def test_events_are_drawn_where_there_are_several(told, resampled):
    corpus = [Layers(Article(f"{name}{i}", "", outlet=name[0])) for i, name in enumerate(told)]
    event_of = {f"{name}{i}": name[1] for i, name in enumerate(told)}
    values = pd.DataFrame(
        [("news", name[0], name[1], "lix", 40.0) for name in told],
        columns=["mode", "outlet", "event", "metric", "value"],
    )
    assert set(ranks(corpus, event_of, values)["resampled"]) == {resampled}


@pytest.mark.parametrize(("events", "known"), [(1, False), (2, True)])
def test_what_can_be_compared_in_one_event_has_no_place(events, known):
    rows = [
        ("news", outlet, str(event), "lix", value)
        for event in range(3)
        for outlet, value in zip("ABC", (30.0, 31.0, 40.0), strict=True)
        if outlet != "C" or event < events
    ]
    values = pd.DataFrame(rows, columns=["mode", "outlet", "event", "metric", "value"])
    corpus = [Layers(Article(f"{o}{e}", "", outlet=o)) for _, o, e, _, _ in rows]
    event_of = {f"{o}{e}": e for _, o, e, _, _ in rows}
    found = ranks(corpus, event_of, values).set_index("outlet")["hardest"]
    assert pd.notna(found["C"]) == known
    assert found[["A", "B"]].tolist() == ([0.0, 0.0] if known else [0.0, 1.0])


def test_an_outlets_articles_on_an_event_are_one_value():
    values = [[30.0 + event, 20.0, 21.0] for event in range(6)]
    one = within_events(long(values, "ABC"))
    # The same mean of C's articles, told in two.
    extra = long([[19.0, 23.0]] * 6, "CC")
    two = within_events(pd.concat([long(values, "ABC").query("outlet != 'C'"), extra]))
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize("shift", [2, 8])
def test_metrics_defined_in_other_events_are_each_tested_on_their_own(shift):
    values = [[1.0 + event, 0.0] for event in range(8)]
    other = long([[None, None]] * shift + values, metric="other").dropna()
    found = within_events(pd.concat([long(values), other])).set_index("metric")
    assert found["events"].tolist() == [8, 8]
    assert found["p"].tolist() == [2 / 2**8] * 2
    assert (found["note"] == "").all()


def test_a_metric_that_lacks_an_event_is_tested_on_the_others():
    table = pd.concat([long([[2.0, 0.0]] * 8), long([[None, None]] + [[2.0, 0.0]] * 7, metric="n")])
    found = within_events(table).set_index("metric")
    assert found.loc["n", ["events", "p"]].tolist() == [7, 2 / 2**7]


@pytest.mark.parametrize(("known", "tested"), [(5, False), (6, True)])
def test_a_metric_of_few_events_has_a_difference_and_says_why_no_test(known, tested):
    rare = long([[2.0, 0.0]] * known + [[None, 0.0]] * (8 - known), metric="rare")
    found = within_events(pd.concat([long([[2.0, 0.0]] * 8), rare])).set_index("metric").loc["rare"]
    assert found["estimate"] == 2.0
    assert pd.notna(found["p_all"]) == tested
    assert found["note"] == ("" if tested else "not tested: defined in 5 of 8 events")


def test_what_the_correction_cannot_show_is_told():
    # Each event is told by two of four outlets: 2/2^6 at best, and four are compared.
    values = [own for _ in range(6) for own in ([1.0, 0.0, None, None], [None, None, 1.0, 0.0])]
    found = within_events(long(values, "ABCD"))
    assert (found["p"] <= 0.05).all() and (found["p_all"] > 0.05).all()
    assert set(found["note"]) == {"corrected for 4 outlets no p under 0.12 is possible"}
