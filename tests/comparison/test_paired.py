"""Differences within events, and tests by exchanging labels."""

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import (
    differences,
    from_others,
    limit_of_test,
    permutation_tests,
    reason_for_no_test,
)


def two(*measures):
    """Differences of A from B, a list of them a measure."""
    return {
        f"m{i}": from_others(pd.DataFrame({"A": values, "B": 0.0}, dtype=float))
        for i, values in enumerate(measures)
    }


def swapped(*measures, **options):
    return permutation_tests(two(*measures), "A", **options)


class TestDifferences:
    TABLE = pd.DataFrame(
        {
            "event": ["x", "x", "x", "y", "z", "z"],
            "outlet": ["A", "A", "B", "A", "A", "B"],
            "words": [4.0, 6.0, 3.0, 9.0, np.nan, 1.0],
        }
    )

    def test_articles_of_an_outlet_are_averaged_within_the_event(self):
        table = differences(self.TABLE, "words", "A", "B")
        assert table.loc["x"].tolist() == [2, 1, 5, 3, 2]

    def test_an_event_that_one_outlet_lacks_stays_visible_without_a_difference(self):
        table = differences(self.TABLE, "words", "A", "B")
        assert table[["n_a", "n_b"]].to_numpy().tolist() == [[2, 1], [1, 0], [0, 1]]
        assert table["difference"].isna().tolist() == [False, True, True]

    def test_an_unknown_outlet_has_no_articles(self):
        assert differences(self.TABLE, "words", "A", "C")["n_b"].eq(0).all()

    def test_a_missing_column_is_named(self):
        with pytest.raises(KeyError, match="no column 'score'"):
            differences(self.TABLE, "score", "A", "B")


class TestFromOthers:
    def test_a_value_alone_on_its_event_is_compared_with_nothing(self):
        apart = from_others(pd.DataFrame({"A": [5.0, 9.0], "B": [3.0, None], "C": [1.0, None]}))
        assert apart.loc[0].tolist() == [3.0, 0.0, -3.0]
        assert apart.loc[1].isna().all()

    def test_what_is_equal_on_paper_is_equal(self):
        apart = from_others(pd.DataFrame({"A": [0.1 + 0.2], "B": [0.3], "C": [0.3], "D": [0.3]}))
        assert apart.loc[0].tolist() == [0.0] * 4


class TestPermutation:
    def test_p_is_the_share_of_swaps_as_far_out(self):
        values = [3.0, -1.0, 2.0, 2.0, 4.0, -0.5, 1.0]
        observed = abs(sum(values))
        swaps = [
            abs(sum(s * v for s, v in zip(signs, values, strict=True)))
            for signs in product([1, -1], repeat=7)
        ]
        test = swapped(values).loc["m0"]
        assert test["p"] == sum(s >= observed - 1e-9 for s in swaps) / 2**7
        assert test["n"] == 7
        assert test["estimate"] == pytest.approx(np.mean(values))

    def test_of_three_outlets_any_could_have_been_the_one(self):
        values = np.random.default_rng(1).lognormal(size=(6, 3))
        apart = from_others(pd.DataFrame(values, columns=list("ABC")))
        test = permutation_tests({"m": apart}, "B").loc["m"]
        sums = [abs(sum(pick)) for pick in product(*apart.to_numpy())]
        assert test["p"] == np.mean(np.array(sums) >= abs(apart["B"].sum()) - 1e-9)
        assert test["smallest_p"] == 1 / 3**6

    @pytest.mark.parametrize("k", [6, 9, 13])
    def test_a_clean_sweep_reaches_the_smallest_p(self, k):
        test = swapped(np.arange(1.0, k + 1)).loc["m0"]
        assert test["p"] == test["smallest_p"] == 2 / 2**k

    @pytest.mark.parametrize("seed", range(12))
    def test_no_p_is_under_the_smallest(self, seed):
        # Of 2,048 swaps, 99 random ones seldom hold the one that turns every sign.
        test = swapped([1.0] * 11, relabellings=99, seed=seed).loc["m0"]
        assert test["p"] >= test["smallest_p"] == 1 / 100

    @pytest.mark.parametrize("k", [0, 1, 2, 5])
    def test_too_few_events_are_not_tested_and_the_reason_is_told(self, k):
        test = swapped([1.0] * k).loc["m0"]
        assert test[["p", "p_family"]].isna().all()
        assert reason_for_no_test(k)
        assert test["smallest_p"] == min(1.0, 2 / 2**k)

    def test_an_event_without_a_difference_does_not_count(self):
        test = swapped([1.0] * 5 + [math.nan] * 9).loc["m0"]
        assert test["n"] == 5 and math.isnan(test["p"])

    @pytest.mark.parametrize(
        "values", [[0.0] * 8, [0.0] * 20, [0.1, 0.2, -0.3] * 2, [0.1, 0.2, -0.3, 0.4, -0.4, 0]]
    )
    def test_differences_that_cancel_out_have_p_1(self, values):
        assert swapped(values)["p"].item() == 1

    def test_an_outlet_that_is_nowhere_has_no_events(self):
        test = permutation_tests(two([1.0] * 8), "C").loc["m0"]
        assert test["n"] == 0 and test[["estimate", "p"]].isna().all()

    @pytest.mark.parametrize("outlets", [2, 8])
    def test_a_true_null_is_rejected_at_the_level(self, outlets):
        # Flipping the sign of what sets one of eight outlets apart rejects 11 % of these.
        rng = np.random.default_rng(3)
        p = [
            permutation_tests(
                {"m": from_others(pd.DataFrame(rng.lognormal(size=(12, outlets))))},
                0,
                relabellings=399,
            )["p"].item()
            for _ in range(400)
        ]
        # 400 draws at 5 %: 10 to 32 rejections in 99 % of runs.
        assert 10 <= sum(own <= 0.05 for own in p) <= 32

    def test_a_measure_that_the_outlet_often_lacks_holds_the_level(self):
        rng = np.random.default_rng(9)
        p = []
        for _ in range(250):
            values = pd.DataFrame(rng.lognormal(size=(14, 5)))
            lacking = rng.random(values.shape) < np.array([0.4, 0.1, 0.1, 0.1, 0.1])
            apart = {
                "whole": from_others(values),
                "often lacking": from_others(values.mask(lacking)),
            }
            p.append(permutation_tests(apart, 0, relabellings=399).loc["often lacking", "p"])
        # 250 draws at 5 %: up to 22 rejections in 99 % of runs.
        assert sum(own <= 0.05 for own in p) <= 22

    def test_a_true_difference_is_found(self):
        rng = np.random.default_rng(4)
        assert swapped(rng.normal(1, 1, 30))["p"].item() < 0.01

    def test_the_same_seed_gives_the_same_p(self):
        values = np.random.default_rng(5).normal(0.3, 1, 20)
        assert swapped(values, seed=1).equals(swapped(values, seed=1))


class TestManyMeasures:
    def test_the_family_is_corrected_and_a_single_measure_is_not(self):
        values = np.random.default_rng(6).normal(size=(10, 20))
        values[0] += 2
        result = swapped(*values, relabellings=499)
        assert (result["p_family"] >= result["p"]).all()
        assert result.loc["m0", "p_family"] < 0.05
        alone = swapped(values[3], relabellings=499)
        assert alone["p_family"].item() == alone["p"].item()

    def test_the_family_wise_error_is_held(self):
        rng = np.random.default_rng(7)
        rejected = [
            (swapped(*rng.normal(size=(4, 8)))["p_family"] <= 0.05).any() for _ in range(150)
        ]
        # 150 draws at 5 %: 2 to 14 rejections in 99 % of runs.
        assert 2 <= sum(rejected) <= 14

    def test_the_unit_of_a_measure_does_not_count(self):
        values = np.random.default_rng(8).normal(0.5, 1, size=(3, 9))
        scaled = swapped(values[0], 1000 * values[1], values[2])
        pd.testing.assert_series_equal(scaled["p_family"], swapped(*values)["p_family"])

    def test_measures_of_other_events_are_tested_on_their_own(self):
        sweep, gap = list(range(1, 9)), [math.nan] * 4
        result = swapped(sweep + gap, gap + sweep)
        assert result["n"].tolist() == [8, 8]
        assert result["p"].tolist() == result["smallest_p"].tolist() == [2 / 2**8] * 2
        assert (result["p_family"] > result["p"]).all()

    @pytest.mark.parametrize("rows", [0, 1, 5])
    def test_too_few_events_give_no_p(self, rows):
        assert swapped([1.0] * rows, [2.0] * rows)["p"].isna().all()

    def test_a_measure_without_spread_does_not_raise(self):
        assert swapped([2.0] * 7, [0.0] * 7)["p"].tolist() == [2 / 2**7, 1]

    def test_a_correction_that_leaves_nothing_to_find_is_told(self):
        assert limit_of_test(1 / 10_000, 80) == ""
        assert limit_of_test(2 / 2**6, 3).endswith("no p under 0.094 is possible")
