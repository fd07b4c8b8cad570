"""What patterns need of a line: whole words with marks around them, and parts anywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate import wording
from analysis.boilerplate.needs import Needs, Parts
from analysis.boilerplate.pattern import Pattern

WORDS = ["ferry", "e-mail", "forward", "forward-looking", "fährt"]
PARTS = ["p.m.", "2024", "2025", "all rights", "©", "…", "18+"]
NEEDS = Needs([Pattern("own", "other", "x", 0.9, "why", needs=(*WORDS, *PARTS))])
BEFORE = ["", *"([\"'*"]
BEHIND = ["", *""". , : ; ! ? ) ] " ' 's ... ." ). .) ), ", !" ?\"""".split()]


@pytest.mark.parametrize("long", ["", "a quay " * 40, "x" * (wording.READ - 2) + " "])
@pytest.mark.parametrize("word", WORDS)
def test_a_whole_word_stands_between_blanks_and_marks(word, long):
    for before in BEFORE:
        for behind in BEHIND:
            key = f"{long}{before}{word}{behind} at six"
            assert word in NEEDS.within(key), key
            assert sorted(NEEDS.within(key, wording.words(key))) == sorted(NEEDS.within(key))


@pytest.mark.parametrize(
    "key",
    [
        "ferryman",
        "a-ferry",
        "((ferry",
        "ferry's.",
        "ferry2",
        "ferry–",
        "xferry",
        "e mail",
        "efferry",
    ],
)
def test_a_part_of_a_longer_word_is_none(key):
    assert NEEDS.within(key) == []


@given(st.lists(st.sampled_from([*PARTS, *"ab2+.© "]), max_size=12).map("".join))
def test_parts_are_found_wherever_they_stand(text):
    assert sorted(Parts(PARTS).within(text)) == sorted(part for part in PARTS if part in text)
