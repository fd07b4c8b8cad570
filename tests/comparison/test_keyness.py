"""Words tested by relabelling, event by event."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import (
    paired_scores,
    permute_keyness,
)


def articles(events, *outlets):
    return [outlet for _ in range(events) for outlet in outlets], [
        f"e{i}" for i in range(events) for _ in outlets
    ]


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

    def test_articles_told_twice_by_an_outlet_make_no_find(self):
        # Exchanged one by one, copies find a word in nearly every corpus.
        rejected = []
        for seed in range(80):
            counts, outlets, events = self.simulated(events=8, seed=seed)
            twice = [given * 2 for given in (counts, outlets, events)]
            test = permute_keyness(*twice, "A", "B", relabellings=255)
            rejected.append((test.table["p_family"] <= 0.05).any())
        # 80 draws at 5 %: up to 9 rejections in 99 % of runs.
        assert sum(rejected) <= 9

    @pytest.mark.parametrize(("words_a", "words_b", "copies"), [(800, 100, 1), (300, 300, 4)])
    def test_outlets_that_write_more_make_no_find(self, words_a, words_b, copies):
        # Each outlet words each event in its own way, and none has words of its own.
        rng, rejected = np.random.default_rng(3), []
        ranks = 1 / np.arange(3, 123)
        for seed in range(200):
            counts, outlets, events = [], [], []
            for event in map(str, range(12)):
                topic = ranks * np.exp(rng.normal(0, 0.6, 120))
                for outlet, words, times in (("A", words_a, 1), ("B", words_b, copies)):
                    own = topic * np.exp(rng.normal(0, 0.4, 120))
                    drawn = rng.multinomial(words, own / own.sum(), size=times)
                    counts += [{f"w{j}": int(c) for j, c in enumerate(y) if c} for y in drawn]
                    outlets += [outlet] * times
                    events += [event] * times
            test = permute_keyness(counts, outlets, events, "A", relabellings=399, seed=seed)
            rejected.append((test.table["p_family"] <= 0.05).any())
        # 200 draws at 5 %: up to 16 rejections in 97 % of runs.
        assert sum(rejected) <= 16

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

    @pytest.mark.parametrize(("level", "holds"), [(0.05, True), (2 / 64, True), (0.03, False)])
    def test_a_level_that_p_meets_is_met(self, level, holds):
        outlets, events = articles(6, "A", "B")
        counts = [{"x": 9, "y": 40} if o == "A" else {"y": 40} for o in outlets]
        test = permute_keyness(counts, outlets, events, "A", level=level)
        assert test.table["p_family"].tolist() == [2 / 64, 2 / 64]
        assert (test.table["z_paired"].abs() > test.threshold + 1e-9).tolist() == [holds, holds]

    def test_a_word_that_hardly_varies_is_not_extreme(self):
        # "the" is used alike; the articles of B are a little longer.
        outlets, events = articles(6, "A", "B")
        counts = [{"the": 20, f"w{i}": 60 + 10 * (i % 2)} for i in range(12)]
        row = permute_keyness(counts, outlets, events, "A").table.loc["the"]
        assert row["z_paired"] == pytest.approx(row["z"], rel=0.05) and 0 < row["z"] < 1

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
