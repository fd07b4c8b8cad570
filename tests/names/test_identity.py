"""Whether two names are one person's, merging, and the gender of first names."""

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.names import gender, merge, same_person, title_gender

DATA = Path(__file__).parents[1] / "data" / "names"
NAMES = ["Ada Okoro", "Okoro", "Ben Okoro", "Ada B. Okoro", "A. Okoro", "Iván Duque", "Duque", ""]


def pairs() -> list[tuple[str, str, bool]]:
    lines = (DATA / "same_person.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["a"], row["b"], row["same"] == "yes") for row in rows]


@pytest.mark.parametrize(("a", "b", "same"), pairs())
def test_labelled_pairs_both_ways_round(a, b, same):
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@settings(deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_same_person_is_symmetric_and_takes_any_text(a, b):
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a)


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES)), st.randoms(use_true_random=False))
def test_merge_keeps_every_name_and_forgets_the_order(names, random):
    merged = merge(names)
    assert set(merged) == set(names)
    assert set(merged.values()) <= set(names)
    shuffled = random.sample(names, len(names))
    assert merge(shuffled) == merged


def test_merge_takes_the_fullest_name_and_keeps_namesakes_apart():
    names = ["Hale", "Peter Hale", "Judith Hale", "Quirós", "Ana Quiros", "Ana Quirós Beltrán"]
    assert merge(names) == {
        "Hale": "Hale",
        "Peter Hale": "Peter Hale",
        "Judith Hale": "Judith Hale",
        "Quirós": "Ana Quirós Beltrán",
        "Ana Quiros": "Ana Quirós Beltrán",
        "Ana Quirós Beltrán": "Ana Quirós Beltrán",
    }


def test_merge_leaves_organisations_alone():
    assert merge(["House", "White House"]) == {"House": "House", "White House": "White House"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Maria", "f"), ("IVÁN", "m"), ("Volodymyr", "m"), ("Robin", ""), ("Qxz", ""), ("", "")],
)
def test_gender_of_first_names(name, expected):
    assert gender(name) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        *[("Mrs.", "f"), ("Duchess", "f"), ("Señora", "f"), ("Sheikh", "m"), ("Sir", "m")],
        *[("Foreign Secretary Lord", "m"), ("Prime Minister", ""), ("Dr.", ""), ("", "")],
    ],
)
def test_gender_of_titles(title, expected):
    assert title_gender(title) == expected
