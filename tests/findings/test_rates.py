"""Rates of outlets over events, and how alike they are."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures import likeness as figures
from analysis.findings import rates

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
    assert rates.closest(table, 2).text == "A and C share 100 % of what either tells, A and B 50 %."


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_the_map_draws_a_number_for_each_known_pair():
    figure = figures.likeness_map(rates.likeness(COVERAGE), "title", "subtitle")
    drawn = [t.get_text() for t in figure.axes[0].texts]
    assert sorted(t for t in drawn if t.endswith("%")) == ["100 %", "100 %", "50 %", "50 %"]


def test_empty_tables_have_no_rates():
    none = COVERAGE.iloc[:0]
    assert rates.rates({"coverage": none, "quote_pairs": PAIRS[:0], "quantity_pairs": PAIRS[:0]}).empty  # fmt: skip
    assert rates.likeness(none).empty
    assert rates.closest(rates.likeness(none), 1).text == "No two outlets tell one event."
    figures.likeness_map(rates.likeness(none), "title", "subtitle")
