"""Two parts of a text are alike by the longer words that they share."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate.cohesion import alike, alike_at, halves_alike, stems

WORDS = st.lists(st.sampled_from("abcdef"), max_size=70)


@given(WORDS, WORDS)
def test_likeness_is_a_cosine(a, b):
    x, y = Counter(a), Counter(b)
    assert alike(x, y) == pytest.approx(alike(y, x))
    assert -1e-9 <= alike(x, y) <= 1 + 1e-9
    assert alike(x, x) == pytest.approx(1 if a else 0)
    assert alike(x, Counter("xyz")) == 0


@given(st.lists(WORDS.filter(len), min_size=2, max_size=8))
def test_what_is_moved_from_side_to_side_is_counted_once(parts):
    words = [Counter(part) for part in parts]
    sides = [
        (sum(words[:turn], Counter()), sum(words[turn:], Counter())) for turn in range(len(parts))
    ]
    assert alike_at(words)[1:] == pytest.approx([alike(*side) for side in sides[1:]])


def test_a_word_that_stands_often_says_more_but_not_as_many_times_more():
    once, often = Counter(ferry=1, harbor=1), Counter(ferry=200, harbor=1)
    assert alike(Counter(ferry=1), once) < alike(Counter(ferry=1), often) < 1


def test_halves_are_halves_of_the_characters():
    ferry, budget = Counter(ferry=1), Counter(budget=1)
    assert halves_alike([ferry, ferry, budget], [40, 40, 80]) == 0
    assert halves_alike([ferry, ferry, budget], [90, 40, 20]) > 0.5
    assert halves_alike([ferry], [40]) == 0


def test_short_words_and_those_of_any_report_say_nothing():
    assert stems("there would be a boat and people said so again yesterday") == {}
    assert stems("the harbor, the harbors; harboring ferries") == {"harbor": 3, "ferrie": 1}
