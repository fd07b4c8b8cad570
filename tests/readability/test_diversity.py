from __future__ import annotations

import random
from itertools import product

import pytest

from analysis.readability import hdd, mtld, rare_share


def test_hdd_is_the_mean_over_draws():
    words = ["a"] * 30 + ["b"] * 12 + [f"w{n}" for n in range(18)]
    draw = random.Random(1)
    ratios = [len(set(draw.sample(words, 42))) / 42 for _ in range(4000)]
    assert hdd(words) == pytest.approx(sum(ratios) / len(ratios), abs=0.005)


def test_mtld_by_hand():
    # "a a" falls to a ratio of .5 at each second word: every stretch is two words long.
    assert mtld(["a"] * 60) == 2.0
    # three types in turn: a b c a is .75, the fifth word brings it to .6
    assert mtld(["a", "b", "c"] * 20) == pytest.approx(5.0)


def test_mtld_reads_forwards_and_backwards():
    # Forwards "a a" is a stretch 15 times, and the rest repeats nothing.  Backwards 30 words and
    # 14 a's fall to 31/44, and the 16 a's left are 8 stretches.
    words = ["a"] * 30 + [f"w{number}" for number in range(30)]
    assert mtld(words) == mtld(words[::-1]) == pytest.approx((60 / 15 + 60 / 9) / 2)


def test_both_ignore_case_and_need_enough_words():
    words = [f"{a}{b}" for a, b in product("abcdefgh", "ijklmnop")] + ["THE", "the"] * 10
    assert mtld(words) == mtld([word.upper() for word in words])
    assert hdd(words) == hdd([word.upper() for word in words])
    assert mtld(words[:40]) is None
    assert hdd(words[:41]) is None


def test_a_text_without_a_repeated_word_has_no_mtld():
    assert mtld([str(number) for number in range(80)]) is None


def test_diversity_does_not_fall_with_length():
    draw = random.Random(2)
    words = draw.choices([f"w{n}" for n in range(200)], weights=range(200, 0, -1), k=4000)
    assert hdd(words[:400]) == pytest.approx(hdd(words), rel=0.05)
    assert mtld(words[:2000]) == pytest.approx(mtld(words), rel=0.1)


def test_rare_words_are_those_not_on_the_list_numbers_and_possessives_aside():
    assert rare_share(["the", "farmer's", "1,900.50", "oil"]) == 0
    assert rare_share(["the", "Orlanda"]) == 0.5
    assert rare_share([]) is None
