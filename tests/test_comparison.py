import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import (
    agreement,
    benjamini_hochberg,
    bootstrap_events,
    bootstrap_ratio,
    differences,
    from_others,
    limit_of_test,
    paired_scores,
    permutation_tests,
    permute_keyness,
    reason_for_no_test,
    specifications,
    wilson,
)
from analysis.comparison.relabelling import design, relabel

P_VALUES = st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), max_size=12)


def articles(events, *outlets):
    return [outlet for _ in range(events) for outlet in outlets], [
        f"e{i}" for i in range(events) for _ in outlets
    ]


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


def two(*measures):
    """Differences of A from B, a list of them a measure."""
    return {
        f"m{i}": from_others(pd.DataFrame({"A": values, "B": 0.0}, dtype=float))
        for i, values in enumerate(measures)
    }


def swapped(*measures, **options):
    return permutation_tests(two(*measures), "A", **options)


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


class TestCorrections:
    def test_benjamini_hochberg_by_hand(self):
        adjusted = benjamini_hochberg([0.01, 0.02, 0.03, 0.5])
        assert adjusted.tolist() == pytest.approx([0.04, 0.04, 0.04, 0.5])

    @settings(max_examples=60, deadline=None)
    @given(P_VALUES)
    def test_corrections_never_lower_p_keep_order_and_leave_gaps(self, values):
        p = np.array(values, dtype=float)
        adjusted = benjamini_hochberg(p)
        known = ~np.isnan(p)
        assert np.isnan(adjusted[~known]).all()
        assert (adjusted[known] >= p[known] * (1 - 1e-12)).all() and (adjusted[known] <= 1).all()
        order = np.argsort(p[known], kind="stable")
        assert (np.diff(adjusted[known][order]) >= 0).all()

    def test_no_tests_need_no_correction(self):
        assert len(benjamini_hochberg([])) == 0

    def test_an_impossible_p_is_refused(self):
        with pytest.raises(ValueError, match="p-value"):
            benjamini_hochberg([0.5, 1.2])


class TestIntervals:
    @pytest.mark.parametrize(
        ("successes", "n", "low", "high"),
        [
            (0, 10, 0, 0.2775),
            (5, 10, 0.2366, 0.7634),
            (10, 10, 0.7225, 1),
            (15, 148, 0.0624, 0.1605),
        ],
    )
    def test_wilson_against_published_values(self, successes, n, low, high):
        share = wilson(successes, n)
        assert (share.low, share.high) == pytest.approx((low, high), abs=1e-4)

    @given(st.integers(0, 50), st.integers(1, 50), st.floats(0.5, 0.999))
    @settings(max_examples=60, deadline=None)
    def test_wilson_holds_the_share(self, successes, n, level):
        share = wilson(min(successes, n), n, level)
        assert 0 <= share.low <= share.estimate <= share.high <= 1

    def test_nothing_counted_has_no_interval(self):
        assert wilson(0, 0).low is None and wilson(0, 0).note

    @pytest.mark.parametrize("arguments", [(3, 2), (-1, 2), (1, 2, 1.0)])
    def test_impossible_shares_are_refused(self, arguments):
        with pytest.raises(ValueError):
            wilson(*arguments)

    def test_the_bootstrap_agrees_with_theory(self):
        values = np.random.default_rng(8).normal(1, 2, 200)
        interval = bootstrap_events(values, draws=4000)
        half = 1.96 * values.std() / math.sqrt(200)
        assert interval.low == pytest.approx(values.mean() - half, abs=0.05)
        assert interval.high == pytest.approx(values.mean() + half, abs=0.05)
        assert interval.n == 200

    def test_one_event_has_an_estimate_alone(self):
        interval = bootstrap_events([2.0, math.nan])
        assert (interval.estimate, interval.low, interval.high, interval.n) == (2.0, None, None, 1)
        assert math.isnan(bootstrap_events([]).estimate)

    def test_few_events_are_told(self):
        assert "too narrow" in bootstrap_events([1.0, 2, 3]).note
        assert bootstrap_events(range(6)).note == ""

    @pytest.mark.parametrize("n", [6, 8, 12])
    def test_few_events_hold_the_level(self, n):
        # Plain percentiles hold the mean of six in 85 % of cases.
        values = np.random.default_rng(10).normal(size=(500, n))
        bounds = [bootstrap_events(own, draws=500, seed=i) for i, own in enumerate(values)]
        assert np.mean([i.low <= 0 <= i.high for i in bounds]) >= 0.91

    def test_a_unit_is_drawn_with_its_whole(self):
        found = bootstrap_ratio([1, 30], [10, 30], "article")
        assert found.estimate == 31 / 40
        assert (found.low, found.high) == (0.1, 1.0)
        assert found.method == "bootstrap over articles"

    def test_units_of_one_size_give_the_mean(self):
        values = [1.0, 5.0, 2.0, 2.0, 3.0, 9.0]
        assert bootstrap_ratio(values, [1] * 6, "event") == bootstrap_events(values)

    @pytest.mark.parametrize(("wholes", "note"), [([], "no event"), ([0, 0], "nothing counted")])
    def test_a_share_of_nothing_has_no_interval(self, wholes, note):
        found = bootstrap_ratio([0] * len(wholes), wholes, "event")
        assert math.isnan(found.estimate) and found.low is None
        assert found.note == note


class TestKeyness:
    def simulated(self, events=20, boost=0, seed=0):
        rng = np.random.default_rng(seed)
        outlets, names = articles(events, "A", "B", "C")
        topics = rng.gamma(1, 4, size=(events, 60))
        counts = []
        for i, outlet in enumerate(outlets):
            y = rng.poisson(topics[i // 3])
            y[0] += boost * (outlet == "A")
            counts.append({f"w{j}": int(c) for j, c in enumerate(y) if c})
        return counts, outlets, names

    def test_a_planted_word_is_found_with_its_side(self):
        counts, outlets, events = self.simulated(boost=8)
        test = permute_keyness(counts, outlets, events, "A", relabellings=499)
        assert test.table["p_family"].idxmin() == "w0"
        assert test.table.loc["w0", "z"] > 0 and test.table.loc["w0", "p_family"] < 0.05
        back = permute_keyness(counts, outlets, events, "B", "A", relabellings=499)
        assert back.table.loc["w0", "z"] < 0 and back.n_articles == 40

    def test_scores_are_those_of_log_odds(self):
        from analysis.framing import log_odds

        counts, outlets, events = self.simulated()
        test = permute_keyness(counts, outlets, events, "A", "B", relabellings=19)
        sides = [
            pd.DataFrame([c for c, o in zip(counts, outlets, strict=True) if o == side]).sum()
            for side in "AB"
        ]
        expected = log_odds(*sides)["z"]
        pd.testing.assert_series_equal(
            test.table["z"], expected[test.table.index], check_names=False
        )

    def test_the_family_wise_error_is_held(self):
        rejected = []
        for seed in range(150):
            counts, outlets, events = self.simulated(events=8, seed=seed)
            test = permute_keyness(counts, outlets, events, "A", "B", relabellings=255)
            rejected.append((test.table["p_family"] <= 0.05).any())
        # 150 draws at 5 %: 2 to 14 rejections in 99 % of runs.
        assert 2 <= sum(rejected) <= 14

    def test_p_is_counted_over_every_labelling(self):
        outlets, events = articles(6, "A", "B")
        counts = [{"x": 5 + i, "y": 40} if o == "A" else {"y": 40} for i, o in enumerate(outlets)]
        test = permute_keyness(counts, outlets, events, "A")
        assert test.exact and test.relabellings == 64
        assert test.table.loc["x", "p"] == test.smallest_p == 2 / 64

    @pytest.mark.parametrize("seed", range(8))
    def test_no_p_is_under_the_smallest(self, seed):
        # Of 1,024 labellings, 99 random ones seldom hold the one that exchanges all.
        outlets, events = articles(10, "A", "B")
        counts = [{"x": 9, "y": 40} if o == "A" else {"z": 9, "y": 40} for o in outlets]
        test = permute_keyness(counts, outlets, events, "A", relabellings=99, seed=seed)
        assert test.table["p"].min() >= test.smallest_p == 1 / 100

    def test_a_word_used_alike_has_p_1(self):
        outlets, events = articles(6, "A", "B")
        test = permute_keyness([{"x": 3, "y": 7}] * 12, outlets, events, "A")
        assert test.table["p"].tolist() == [1.0, 1.0]

    @pytest.mark.parametrize("level", [0.05, 0.01])
    def test_what_is_beyond_the_threshold_is_what_holds_at_the_level(self, level):
        counts, outlets, events = self.simulated(boost=5)
        test = permute_keyness(counts, outlets, events, "A", level=level, relabellings=999)
        beyond = test.table["z_paired"].abs() > test.threshold
        assert beyond.any() and not beyond.all()
        assert (beyond == (test.table["p_family"] <= level)).all()

    @pytest.mark.parametrize("k", [0, 1, 5])
    def test_too_few_events_score_without_a_test(self, k):
        outlets, events = articles(k, "A", "B")
        test = permute_keyness([{"x": 3, "y": 1}] * (2 * k), outlets, events, "A")
        assert test.table["p"].isna().all() and test.threshold is None and test.note
        assert len(test.table) == (2 if k else 0)

    def test_a_word_of_few_events_is_scored_and_not_tested(self):
        outlets, events = articles(8, "A", "B")
        counts = [{"y": 9, "z": 3, **({"rare": 50} if i == 0 else {})} for i in range(16)]
        row = permute_keyness(counts, outlets, events, "A").table.loc["rare"]
        assert row["z"] > 2 and row["n_events"] == 1 and math.isnan(row["p"])

    def test_events_of_one_side_alone_are_left_out(self):
        outlets, events = articles(6, "A", "B")
        test = permute_keyness(
            [{"x": 1, "y": 2}] * 12 + [{"solo": 9}], [*outlets, "A"], [*events, "own"], "A"
        )
        assert test.n_articles == 12 and "solo" not in test.table.index

    def test_lengths_must_agree(self):
        with pytest.raises(ValueError, match="1 counts, 2 outlets"):
            permute_keyness([{}], ["A", "B"], ["e"], "A")


class TestRelabelling:
    def test_labels_move_within_their_event_alone(self):
        outlets, events = articles(30, "A", "B", "C")
        given_labels = design(outlets, events, "A")
        labels, exact = relabel(given_labels, 99, 0)
        assert labels.shape == (100, 90) and not exact
        assert (labels[0] == given_labels.labels).all()
        for event in given_labels.events:
            assert (labels[:, event].sum(axis=1) == 1).all()
        assert (labels[1:] != labels[0]).any()

    @pytest.mark.parametrize(
        ("event", "smallest"), [("AB", 2 / 2**6), ("AABB", 2 / 6**6), ("ABB", 1 / 3**6)]
    )
    def test_the_smallest_p_counts_labellings_that_come_to_the_same(self, event, smallest):
        outlets, events = articles(6, *event)
        found = design(outlets, events, "A")
        assert found.smallest_p == pytest.approx(smallest)

    def test_every_labelling_is_given_once(self):
        labels, exact = relabel(design(list("AABBAB"), list("xxxxyy"), "A"), 99, 0)
        assert exact and len(labels) == 12 == len(np.unique(labels, axis=0))


class TestSpecifications:
    def test_every_combination_once_sorted_by_estimate(self):
        table = specifications(
            {"cleaned": [True, False], "prior": ["flat", "pooled"]},
            lambda cleaned, prior: (1 if cleaned else -1) * (2 if prior == "flat" else 1),
        )
        assert table["estimate"].tolist() == [-2, -1, 1, 2]
        assert len(table[["cleaned", "prior"]].drop_duplicates()) == 4

    def test_no_choice_is_one_specification(self):
        assert len(specifications({}, lambda: 1.0)) == 1

    def test_undefined_estimates_agree_with_nobody(self):
        result = agreement([1.0, math.nan, -1.0, 2.0])
        assert (result.n, result.positive, result.negative, result.none) == (4, 2, 1, 1)
        assert str(result) == "2 of 4 specifications positive"


def test_paired_scores_are_those_of_the_test_without_the_test():
    outlets, events = articles(6, "Gazette", "Courier")
    counts = [{"storm": i % 3 + 1, "the": 9, f"only{i}": 1} for i in range(12)]
    scores = paired_scores(counts, outlets, events, "Gazette", prior="flat", variance="four_terms")
    tested = permute_keyness(
        counts, outlets, events, "Gazette", prior="flat", variance="four_terms"
    )
    same = ["count_a", "count_b", "z", "log_ratio", "log_likelihood", "n_events"]
    pd.testing.assert_frame_equal(scores[same], tested.table[same])
    assert scores[["z_paired", "p", "p_family", "q"]].isna().all(axis=None)
    assert tested.table["p"].notna().any()


def test_paired_scores_leave_out_events_of_one_side():
    counts = [{"a": 1}, {"a": 2}, {"b": 9}]
    scores = paired_scores(counts, ["X", "Y", "X"], ["e", "e", "f"], "X")
    assert list(scores.index) == ["a"]
