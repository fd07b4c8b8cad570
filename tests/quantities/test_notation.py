"""Figures with decimal commas and groups of dots are read as the rest of their text is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quantities.notation import english


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("3,5 million; pages 2,4 and 6", "3.5 million; pages 2.4 and 6"),
        ("2.400 francs of 3.000 francs", "2,400 francs of 3,000 francs"),
        ("He ran 3.000 metres and 2.345 more", "He ran 3,000 metres and 2,345 more"),
        ("1'250'000 francs", "1,250,000 francs"),
    ],
)
def test_what_can_be_read_in_one_way_tells_how_the_rest_is_written(text, read):
    assert english(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "2.4 million of 3.000 francs and 1.250 metres",  # points stand for decimals here
        "He ran 1.000 metres and 2.345 more",  # 1.000 may be a time to the thousandth
        "Pages 2,4 and 5",
    ],
)
def test_what_can_be_read_in_two_ways_stays(text):
    assert english(text) == text


def test_where_both_are_used_only_what_is_sure_is_turned():
    read = english("3,5 million and 2.4 million; pages 2,4 and 6")
    assert read == "3.5 million and 2.4 million; pages 2,4 and 6"


@given(st.text(alphabet="0123456789.,' €km", max_size=40))
def test_offsets_hold(text):
    assert len(english(text)) == len(text)
    assert [a for a, b in zip(text, english(text), strict=True) if a != b and a not in ".,'’"] == []
