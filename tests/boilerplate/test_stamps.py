"""A time of day, an age or a date at the start of a line, in the order of time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate.stamps import stamp


@pytest.mark.parametrize(
    "rising",
    [
        ["12:05 a.m. fire", "9.15 a.m. fire", "12:30 pm fire", "11:59 p.m. fire"],
        ["00:10", "08.40 gmt", "17h05"],
        ["2 weeks ago", "6 days ago", "a day ago", "5h ago", "an hour ago", "30 min ago", "9s ago"],
        ["dec 21 fire", "december 22 fire", "23 dec fire"],
        ["may 4, 2023", "sat 4 may 2024 at 7:30 am", "posted on may 4, 2024, 8:00 pm et"],
        ["may 4, 2024 fire", "3 hours ago fire", "08:10 fire"],
    ],
)
def test_later_is_more(rising):
    found = [stamp(line) for line in rising]
    assert all(found)
    assert all(before.moment < behind.moment for before, behind in pairwise(found))


@pytest.mark.parametrize(
    "line",
    ["two boats", "12 boats", "10.250 litres", "4.30.1", "may day", "an hour later", "3d", "1931"],
)
def test_other_openings_say_not_when(line):
    assert stamp(line) is None


@pytest.mark.parametrize(
    ("line", "alone", "labels"),
    [("08:40", True, False), ("may 4 |", True, False), ("may 4: a", False, True), ("08:40 a", False, False)],
)  # fmt: skip
def test_how_the_line_goes_on(line, alone, labels):
    found = stamp(line)
    assert (found.alone, found.labels) == (alone, labels)


@given(st.text(max_size=30))
def test_no_line_raises(line):
    stamp(line)
