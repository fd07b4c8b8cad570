"""Two values compared: rounding, hedges, bounds and units, whatever they count."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment.values import comparable, relation
from analysis.quantities import find


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        ("50,000 pages", "55,000 pages", "conflict"),  # half a step up rounds up, not down
        ("6.25 percent", "6.3 percent", "rounding"),
        ("nearly 7 percent", "6.3 percent", "rounding"),  # no conflict by reckoning in binary
        ("almost a fifth", "18 percent", "rounding"),
        ("nearly three in ten boats", "27 percent of boats", "rounding"),
        ("nearly 90F", "81F", "rounding"),  # nine tenths of the degrees that are printed
        ("nearly 90F", "79F", "conflict"),
        ("nearly 90 boats", "95 boats", "conflict"),
        ("nearly 90 boats", "82 boats", "rounding"),
        ("almost minus 12C", "minus 11C", "rounding"),  # down is towards nought
        ("almost minus 12C", "minus 13C", "conflict"),
        ("fewer than 50 boats", "50 to 60 boats", "conflict"),  # the bound itself is beyond it
        ("up to 50 boats", "50 to 60 boats", "rounding"),
        ("more than 60 boats", "50 to 60 boats", "conflict"),
        ("at least 60 boats", "50 to 60 boats", "rounding"),
        ("about 1,000 boats", "1,040 boats", "rounding"),
        ("about 1,000 boats", "at least 1,900 boats", "conflict"),
        ("at least 40 boats", "59 boats", "rounding"),
        ("at least 40 boats", "61 boats", "conflict"),
        ("more than 200 boats", "200 boats", "agree"),  # hedges are ignored on equal values
        ("up to 50 boats", "64 boats", "conflict"),
        (
            "up to 1.6 million boats",
            "as many as 1.5 million boats",
            "conflict",
        ),  # one kind of bound
        ("at least 72 boats", "at least 75 boats", "rounding"),  # both lower bounds hold
        ("more than 70 boats", "at least 75 boats", "rounding"),
        ("at least 40 boats", "at least 75 boats", "conflict"),
        ("at least 75 boats", "72 boats", "conflict"),
        ("nine in ten boats", "86 percent of boats", "rounding"),  # as fine as its last digit
        ("nine in ten boats", "82 percent of boats", "conflict"),
        ("one in ten boats", "6 percent of boats", "conflict"),
        ("four in five boats", "84 percent of boats", "conflict"),
        ("15 boats", "20 boats", "conflict"),  # few are counted, not rounded
        ("about 20 boats", "18 boats", "rounding"),
        ("about 20 boats", "15 boats", "conflict"),
        ("100 boats", "95 boats", "conflict"),
        ("200 boats", "196 boats", "rounding"),
        ("200 boats", "160 boats", "conflict"),  # rounds, but too far
        ("10 years", "12 years", "conflict"),
        ("two years", "23 months", "rounding"),
        ("the 60-year-old", "the 59-year-old", "conflict"),
        ("$1 million", "$500,000", "conflict"),
        ("$30 million", "$25 million", "conflict"),
        ("$3 million", "$2.6 million", "rounding"),
        ("$90 million", "$85 million", "conflict"),  # half way rounds to neither
        ("$90 million", "$88 million", "rounding"),
        ("31F", "-1C", "rounding"),
        ("more than 30 boats", "27 boats", "conflict"),  # the bound before the rounding
        ("up to 50 boats", "53 boats", "conflict"),
        ("more than 1,000 boats", "996 boats", "conflict"),
        ("more than 5,200 boats", "5,000 boats", "rounding"),
        ("over 60 miles", "97 km", "rounding"),
        ("over 60 miles", "96 km", "rounding"),
        ("over 60 miles", "80 km", "conflict"),
        ("up to 20 years", "a maximum of 15 years", "conflict"),
        ("no more than 20 boats", "fewer than 15 boats", "conflict"),
        ("half a million pounds", "£500,000", "agree"),
        ("50p", "£0.50", "agree"),
        ("an hour and 45 minutes", "105 minutes", "agree"),
        ("5 feet 11 inches", "180 cm", "rounding"),
        ("14 degrees Celsius", "57F", "rounding"),
        ("minus 14C", "6.8F", "agree"),
        ("minus 14C", "14C", "conflict"),
        ("50 basis points", "half a percentage point", "agree"),
        ("one in 1,000 boats", "0.1 percent of boats", "agree"),
        ("one in 1,000 boats", "1 percent of boats", "conflict"),
        ("a fortnight", "14 days", "agree"),
        ("Rs 1.2 lakh", "Rs 120,000", "agree"),
    ],
)
def test_relation_of_values(a, b, label):
    x, y = find(a)[0], find(b)[0]
    assert relation(x, y)[0] == relation(y, x)[0] == label


HEDGES = st.sampled_from(
    ["", "about", "nearly", "more than", "at least", "up to", "as few as", "fewer than"]
)
UNITS = st.sampled_from(
    ["", "percent", "share", "USD", "km", "mile", "degree C", "degree F", "year of age", "hour"]
)
AMOUNTS = st.one_of(
    st.integers(0, 10**9).map(float), st.integers(1, 10**6).map(lambda tenths: tenths / 10)
)


def quantity(low, unit="", hedge="", high=None):
    """A quantity of its own making, printed as its value is."""
    base = find("12 boats")[0]
    printed = f"{low:.10f}".rstrip("0").rstrip(".")
    high = low if high is None else high
    return replace(base, text=printed, low=low, high=high, unit=unit, hedge=hedge)


@settings(max_examples=200, deadline=None)
@given(AMOUNTS, AMOUNTS, UNITS, UNITS, HEDGES, HEDGES)
def test_relation_is_symmetric_and_never_raises(x, y, unit_a, unit_b, hedge_a, hedge_b):
    a, b = quantity(x, unit_a, hedge_a), quantity(y, unit_b, hedge_b)
    if comparable(a, b):
        assert relation(a, b)[0] == relation(b, a)[0]
    if unit_a == unit_b:
        assert (relation(a, b)[0] == "agree") == (x == y)


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, AMOUNTS, st.floats(0, 1), UNITS)
def test_a_range_holds_a_value_whichever_stands_first(low, more, part, unit):
    wide, one = quantity(low, unit, high=low + more), quantity(low + part * more, unit)
    assert relation(wide, one) == relation(one, wide)
    assert relation(wide, one)[0] != "conflict"


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, AMOUNTS, UNITS, HEDGES, HEDGES)
def test_a_value_agrees_with_itself_whatever_the_hedges(x, more, unit, hedge_a, hedge_b):
    for high in (x, x + more):
        a, b = quantity(x, unit, hedge_a, high), quantity(x, unit, hedge_b, high)
        assert relation(a, b)[0] == "agree"


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 10**6), st.sampled_from([1.0, 0.1, 0.01, 1e6]), UNITS)
def test_nearly_reaches_down_to_nine_tenths(tens, scale, unit):
    whole = quantity(tens * 10 * scale, unit, "nearly")
    assert relation(whole, quantity(tens * 9 * scale, unit))[0] == "rounding"
