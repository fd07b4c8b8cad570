"""Rates of outlets over events, and how alike they are."""

from itertools import pairwise

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures import likeness as figures
from analysis.figures.width import on_phones
from analysis.findings import rates
from analysis.findings.scopes import Scope

COVERAGE = pd.DataFrame(
    [
        ("e1", 1, "A", True, False),
        ("e1", 1, "B", True, False),
        ("e1", 2, "A", True, True),
        ("e1", 2, "B", False, True),
        ("e1", 3, "A", False, True),
        ("e1", 3, "B", True, True),
        ("e1", 4, "A", True, False),
        ("e1", 4, "B", True, False),
        ("e2", 1, "A", True, False),
        ("e2", 1, "C", True, False),
    ],
    columns=["event", "fact", "outlet", "told", "only_here"],
)
PAIRS = pd.DataFrame(
    [("e1", "A", "B", "reworded"), ("e1", "A", "B", "verbatim"), ("e1", "A", "B", "uncertain")],
    columns=["event", "outlet_a", "outlet_b", "label"],
)


@pytest.fixture
def found():
    numbers = PAIRS.assign(label=["conflict", "agree", "agree"])
    table = rates.rates({"coverage": COVERAGE, "quote_pairs": PAIRS, "quantity_pairs": numbers})
    return table.set_index(["outlet", "event"])


def test_shares_of_an_outlet_in_an_event(found):
    assert found.loc[("A", "e1"), "only_here"] == pytest.approx(1 / 3)
    assert found.loc[("B", "e1"), "conflicts"] == pytest.approx(1 / 3)


def test_doubtful_quotations_count_as_neither(found):
    assert found.loc[("A", "e1"), "reworded"] == 0.5


def test_nothing_to_compare_is_no_zero(found):
    assert pd.isna(found.loc[("C", "e2"), "reworded"])


def test_likeness_is_over_what_either_tells():
    table = rates.likeness(COVERAGE)
    assert table.loc["A", "B"] == table.loc["B", "A"] == 0.5
    assert table.loc["A", "C"] == 1
    assert pd.isna(table.loc["B", "C"])


def test_outlets_are_called_alike_with_the_events_that_this_rests_on():
    said = rates.closest(COVERAGE, Scope(("A", "B", "C"), 5, 3)).text
    assert said == (
        "A and C share 100 % of what either tells (1 of 3 events), A and B 50 % (1 of 3 events)."
    )
    one = rates.closest(COVERAGE.query("event == 'e1'"), Scope(("A", "B"), 2, 1)).text
    assert one == "The A article and the B article share 50 % of what either tells."


def test_outlets_that_share_one_event_are_not_the_most_alike_where_others_share_several():
    again = COVERAGE.query("event == 'e1'").assign(event="e3")
    said = rates.closest(pd.concat([COVERAGE, again]), Scope(("A", "B", "C"), 7, 3)).text
    assert said == (
        "A and B share 50 % of what either tells (2 of 3 events), of 1 pair with more than one event in common."
    )


def test_a_rate_that_is_the_same_everywhere_is_said_once():
    rows = [(outlet, event, 0.0) for outlet in "ABCD" for event in "ef"]
    table = pd.DataFrame(rows, columns=["outlet", "event", "only_here"])
    said = rates.furthest_apart(table, "only_here", Scope(tuple("ABCD"), 8, 2)).text
    assert said == "Facts with nothing near them in another outlet: 0 % in every outlet."


def test_a_rate_that_rests_on_some_events_says_on_how_many():
    rows = [("A", "e", 0.5), ("A", "f", 0.5), ("B", "e", 0.25)]
    table = pd.DataFrame(rows, columns=["outlet", "event", "conflicts"])
    found = rates.furthest_apart(table, "conflicts", Scope(("A", "B"), 3, 2))
    assert found.text == "Numbers in common that disagree: 50 % in A and 25 % (1 of 2 events) in B."
    assert found.values == {"A": 50.0, "B": 25.0}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_the_map_draws_a_number_for_each_known_pair():
    figure = figures.likeness_map(rates.likeness(COVERAGE), "title", "subtitle")
    drawn = [t.get_text() for t in figure.axes[0].texts]
    assert sorted(t for t in drawn if t.endswith("%")) == ["100 %", "100 %", "50 %", "50 %"]


def test_names_that_do_not_fit_above_a_column_stand_whole_on_end():
    names = [
        "Morning Ledger",
        "Solo Gazette",
        "The Post & Courier",
        "Vale Herald",
        "Wire North",
        "Echo",
        "Sun",
    ]
    table = pd.DataFrame(0.5, index=names, columns=names)
    with on_phones():
        figure = figures.likeness_map(table, "title", "subtitle")
    heads = [text for text in figure.axes[0].texts if text.get_position()[1] > 0]
    assert [text.get_text() for text in heads] == names
    assert {text.get_rotation() for text in heads} == {90}
    figure.canvas.draw()
    assert (
        max(text.get_window_extent().y1 for text in heads)
        <= figure.axes[0].get_window_extent().y1 + 1
    )


def test_empty_tables_have_no_rates():
    none = COVERAGE.iloc[:0]
    assert rates.rates({"coverage": none, "quote_pairs": PAIRS[:0], "quantity_pairs": PAIRS[:0]}).empty  # fmt: skip
    assert rates.likeness(none).empty
    assert rates.closest(none, Scope((), 0, 0)).text == "No two outlets tell one event."
    figures.likeness_map(rates.likeness(none), "title", "subtitle")


def test_the_map_of_more_outlets_than_it_has_room_for_says_so_and_keeps_names_apart():
    names = [f"Harbor Gazette {n}" for n in range(9)]
    table = pd.DataFrame(0.5, index=names, columns=names)
    figure = figures.likeness_map(table, "title", "subtitle")
    assert figure.texts[1].get_text() == "subtitle; 7 of 9 outlets drawn"
    figure.canvas.draw()
    heads = [t for t in figure.axes[0].texts if t.get_position()[1] > 0]
    ends = sorted((t.get_window_extent().x0, t.get_window_extent().x1) for t in heads)
    assert len(ends) == 7 and all(a[1] < b[0] for a, b in pairwise(ends))


@pytest.mark.parametrize("rate", rates.RATES)
def test_a_rate_that_no_outlet_has_says_why(rate):
    alone = COVERAGE[COVERAGE["outlet"] == "A"].drop_duplicates("event")
    tables = {"coverage": alone, "quote_pairs": PAIRS.head(0), "quantity_pairs": PAIRS.head(0)}
    said = rates.furthest_apart(rates.rates(tables), rate, Scope(("A",), 2, 2)).text
    assert "no value, since no two outlets " in said
