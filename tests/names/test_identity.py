"""Whether two names are one person's, merging, and the gender of first names."""

import csv
from collections import Counter
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.names import gender, merge, same_person, title_gender
from analysis.names.identity import _rank

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


PARTS = st.lists(
    st.sampled_from("José Luis García López Ana de Lee Jr. J. Li Wei".split()), max_size=4
)


@given(PARTS.map(" ".join), PARTS.map(" ".join))
def test_same_person_is_symmetric_in_the_parts_of_names(a, b):
    assert same_person(a, b) == same_person(b, a)


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES)), st.randoms(use_true_random=False))
def test_merge_keeps_every_name_and_forgets_the_order(names, random):
    merged = merge(names)
    assert set(merged) == set(names)
    assert set(merged.values()) <= set(names)
    shuffled = random.sample(names, len(names))
    assert merge(shuffled) == merged


def merged_by_comparing_all(names):
    counts, groups, merged = Counter(names), [], {}
    for name in sorted(counts, key=lambda name: _rank(name, counts[name])):
        fits = [group for group in groups if all(same_person(name, other) for other in group)]
        group = fits[0] if len(fits) == 1 else []
        if not group:
            groups.append(group)
        group.append(name)
        merged[name] = group[0]
    return merged


parts = st.sampled_from(
    "Ada A. B. Ben Iván Ivan Xi Duque Márquez Okoro al-Okoro OKORO O’Hara O'Hara Jr. III Mayor "
    "President Lord House White of and -".split()
)
printed = st.lists(parts, max_size=4).map(" ".join) | st.text(max_size=6)


@settings(max_examples=300, deadline=None)
@given(st.lists(printed, max_size=12))
def test_merge_leaves_out_no_name_that_comparing_all_would_find(names):
    assert merge(names) == merged_by_comparing_all(names)


def test_time_to_merge_grows_with_the_number_of_names(linear):
    def merge_many(text):
        merge(f"Ada {a}{b}{c}" for a, b, c in islice(product(letters, repeat=3), len(text) // 20))

    letters = [first + vowel for first in "bdfgklmnprst" for vowel in "aeiou"]
    linear(merge_many, "x" * 20)


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
    [
        ("Maria", "f"),
        ("IVÁN", "m"),
        ("Volodymyr", "m"),
        ("Lars-Erik", "m"),
        ("Robin", ""),
        ("Qxz", ""),
        ("", ""),
    ],
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
