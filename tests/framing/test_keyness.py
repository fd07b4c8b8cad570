import math
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing import log_odds

COLUMNS = ["count_a", "count_b", "delta", "variance", "z", "log_ratio", "log_likelihood"]
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 50), max_size=8)


def by_formula(a, b, prior, four_terms):
    """Word by word, as the paper writes it."""
    scores = {}
    n_a, n_b, alpha_0 = sum(a.values()), sum(b.values()), sum(prior.values())
    for word, alpha in prior.items():
        y_a, y_b = a.get(word, 0), b.get(word, 0)
        rest_a, rest_b = n_a + alpha_0 - y_a - alpha, n_b + alpha_0 - y_b - alpha
        delta = math.log((y_a + alpha) / rest_a) - math.log((y_b + alpha) / rest_b)
        variance = 1 / (y_a + alpha) + 1 / (y_b + alpha)
        if four_terms:
            variance += 1 / rest_a + 1 / rest_b
        scores[word] = delta / math.sqrt(variance)
    return scores


@pytest.mark.parametrize("variance", ["two_terms", "four_terms"])
def test_z_is_the_published_formula(variance):
    rng = np.random.default_rng(0)
    words = [f"w{i}" for i in range(200)]
    a, b = (dict(zip(words, map(int, rng.poisson(3, 200)), strict=True)) for _ in "ab")
    prior = dict(zip(words, map(float, rng.gamma(2, 2, 200) + 0.01), strict=True))
    expected = by_formula(a, b, prior, variance == "four_terms")
    scores = log_odds(a, b, prior, variance)["z"]
    assert max(abs(scores[word] - expected[word]) for word in words) < 1e-9


def test_one_word_by_hand():
    row = log_odds({"x": 9, "y": 1}, {"x": 2, "y": 8}, {"x": 1.0, "y": 1.0}).loc["x"]
    assert row["delta"] == pytest.approx(math.log(10 / 2) - math.log(3 / 9))
    assert row["variance"] == pytest.approx(1 / 10 + 1 / 3)
    assert row["log_ratio"] == pytest.approx(math.log2(0.9 / 0.2))
    observed, expected = [9, 2, 1, 8], [5.5, 5.5, 4.5, 4.5]
    g2 = 2 * sum(o * math.log(o / e) for o, e in zip(observed, expected, strict=True))
    assert row["log_likelihood"] == pytest.approx(g2)


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ({"x": 8, "y": 2}, {"y": 20}, (8 / 10) / (0.5 / 20)),
        ({"y": 10}, {"x": 4, "y": 16}, (0.5 / 10) / (4 / 20)),
    ],
)
def test_no_use_counts_as_half_a_use_in_the_log_ratio(a, b, ratio):
    assert log_odds(a, b).loc["x", "log_ratio"] == pytest.approx(math.log2(ratio))


@pytest.mark.parametrize("prior", ["flat", "pooled"])
@pytest.mark.parametrize("variance", ["two_terms", "four_terms"])
def test_words_of_one_side_alone_get_opposite_signs(prior, variance):
    z = log_odds({"mine": 20, "both": 50}, {"yours": 20, "both": 50}, prior, variance)["z"]
    assert z["mine"] > 0.5 and z["yours"] < -0.5 and abs(z["both"]) < 1e-9


@settings(max_examples=60, deadline=None)
@given(COUNTS, COUNTS, st.sampled_from(["flat", "pooled"]))
def test_swapping_sides_turns_every_sign(a, b, prior):
    forth, back = log_odds(a, b, prior), log_odds(b, a, prior)
    assert list(forth.columns) == COLUMNS
    assert set(forth.index) == set(a) | set(b)
    if len(forth) > 1:
        np.testing.assert_allclose(forth["z"], -back["z"].reindex(forth.index), atol=1e-9)
        np.testing.assert_allclose(forth["log_likelihood"], back["log_likelihood"][forth.index])


def test_every_term_given_has_a_row_even_of_the_prior_alone():
    scores = log_odds({"a": 1}, pd.Series({"b": 2}), {"a": 1, "b": 1, "c": 3})
    assert list(scores.index) == ["a", "b", "c"]
    assert scores.loc["c", ["count_a", "count_b"]].tolist() == [0, 0]


def test_a_word_that_the_prior_lacks_has_a_finite_score():
    assert np.isfinite(log_odds({"a": 1, "b": 1}, {"b": 3}, {"b": 1.0})["z"]).all()


def test_empty_counts_give_an_empty_table():
    assert list(log_odds({}, {}).columns) == COLUMNS
    assert len(log_odds({}, {})) == 0


def test_a_lone_word_has_no_odds():
    assert math.isnan(log_odds({"a": 3}, {"a": 1})["z"]["a"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (({"a": -1}, {"a": 1}), r"counts_a\['a'\] is -1"),
        (({"a": 1}, {"a": float("nan")}), r"counts_b\['a'\] is nan"),
        (({"a": 1}, {"a": 1}, "uniform"), "prior is 'uniform'"),
        (({"a": 1}, {"a": 1}, "flat", "three"), "variance is 'three'"),
    ],
)
def test_impossible_input_is_refused_by_name(arguments, message):
    with pytest.raises(ValueError, match=message):
        log_odds(*arguments)


def test_scale_weighs_the_prior():
    weak = log_odds({"a": 5, "b": 1}, {"a": 1, "b": 5}, "pooled", scale=1)
    strong = log_odds({"a": 5, "b": 1}, {"a": 1, "b": 5}, "pooled", scale=1000)
    assert weak["delta"]["a"] > strong["delta"]["a"] > 0
    with pytest.raises(ValueError, match="scale"):
        log_odds({"a": 1}, {"a": 1}, scale=0)


def test_the_per_article_rooms_do_not_load_pandas():
    code = (
        "import sys, analysis.framing,"
        " analysis.framing.prominence; print([m for m in ('numpy', 'pandas', 'nltk') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
