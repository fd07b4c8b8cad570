"""Typed quantities: what is found, what is not, and what never breaks."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quantities import find
from analysis.spans import Span

DATA = Path(__file__).parents[1] / "data"
CASES = tomllib.loads((DATA / "quantities_found.toml").read_text("utf-8"))["case"]
GUIDELINE, BLIND, FRESH = (
    [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("quantities", "quantities_blind", "quantities_fresh")
)
SIDES = [(record, side) for record in GUIDELINE for side in "ab"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_finds_exactly_the_quantities_of_a_sentence(case):
    found = [
        (q.text, round(q.low, 6), round(q.high, 6), q.unit, q.of, q.hedge)
        for q in find(case["text"])
    ]
    assert found == [tuple(expected) for expected in case["found"]]


@pytest.mark.parametrize(
    ("record", "side"), SIDES, ids=lambda x: x if isinstance(x, str) else x["id"]
)
def test_guideline_target_is_found_and_no_reference_is(record, side):
    found = find(record[f"text_{side}"])
    start, end = record[f"span_{side}"]
    assert any(q.start < end and start < q.end for q in found)
    for trap in record[f"not_quantities_{side}"]:
        assert not any(q.start < trap["span"][1] and trap["span"][0] < q.end for q in found)


@pytest.mark.parametrize("records", [BLIND, FRESH], ids=["blind", "fresh"])
def test_most_targets_are_found_and_hardly_any_reference_is(records):
    targets, missed, traps, caught = 0, [], 0, []
    for record in records:
        for side in "ab":
            found = find(record[f"text_{side}"])
            start, end = record[f"span_{side}"]
            targets += 1
            if not any(q.start < end and start < q.end for q in found):
                missed.append(record[f"quantity_{side}"])
            for trap in record[f"not_quantities_{side}"]:
                traps += 1
                if any(q.start < trap["span"][1] and trap["span"][0] < q.end for q in found):
                    caught.append(trap["text"])
    assert len(missed) <= 0.02 * targets, missed
    assert len(caught) <= 0.01 * traps, caught


def test_counts_nothing_inside_furniture():
    text = "Twelve boats sank. Read 5 more stories"
    assert [q.text for q in find(text, [Span(19, len(text))])] == ["Twelve boats"]


def test_text_is_the_raw_slice_where_furniture_breaks_a_quantity():
    text = "Some AD 300 boats sank."
    (quantity,) = find(text, [Span(5, 7)])
    assert quantity.text == text[quantity.start : quantity.end]
    assert "300" in quantity.text


words = st.sampled_from(
    "two million $ 1.9 5-4 half a third dozens of about boats to 12 % , . \n and km 2019 May Route one".split(
        " "
    )
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(words, max_size=20).map(" ".join)))
def test_any_input_gives_sorted_disjoint_slices(text):
    found = find(text)
    position = 0
    for quantity in found:
        assert position <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.low <= quantity.high < float("inf")
        position = quantity.end


@pytest.mark.parametrize(
    "text", ["", "one", "\ud800 12 people", "\x00", "二百人", "9" * 5000, " " * 10**6]
)
def test_odd_input_is_fine(text):
    assert isinstance(find(text), list)


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "\n",
        "“",
        "<a ",
        "((((",
        "a.a.a.",
        "1",
        "1,000,",
        "5-",
        "half a ",
        "2 to ",
        "5 of ",
        "May 4 ",
        "1 000 ",
        "1,00,",
        "2:14:",
        "6ft 2in ",
        "an hour and ",
        "minus ",
        "Rs",
        "R1",
        "9 votes to ",
        "three of the ",
    ],
)
def test_time_grows_with_length(unit, linear):
    linear(find, unit, size=5_000)
