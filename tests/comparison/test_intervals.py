"""Intervals for shares and by resampling events."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import (
    bootstrap_events,
    bootstrap_ratio,
    wilson,
)


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

    @pytest.mark.parametrize("n", [2, 3, 5])
    def test_few_events_have_no_interval(self, n):
        few = bootstrap_events(range(n))
        assert (few.low, few.high) == (None, None) and "no interval under 6" in few.note
        assert bootstrap_events(range(6)).note == "" and bootstrap_events(range(6)).low is not None

    @pytest.mark.parametrize("value", [0.0, 0.1, 3.0])
    def test_values_that_are_alike_have_no_interval(self, value):
        # 0 of 20 is not sure to be 0, and a resample of it always is.
        alike = bootstrap_events([value] * 20)
        assert alike.low is None and alike.note == "all events alike: no interval"
        shares = bootstrap_ratio([value * n for n in range(1, 21)], range(1, 21), "article")
        assert shares.low is None and shares.note == "all articles alike: no interval"

    @pytest.mark.parametrize(
        ("values", "student"),
        [
            ([1, 2, 3, 4, 5, 6], 2.571),
            ([3, 1, 4, 1, 5, 9, 2, 6], 2.365),
            (range(12), 2.201),
            (range(20), 2.093),
        ],
    )
    def test_few_events_give_an_interval_as_wide_as_students(self, values, student):
        interval = bootstrap_events(values, draws=10_000)
        half = student * np.std(values, ddof=1) / math.sqrt(len(values))
        assert 0.91 * half <= (interval.high - interval.low) / 2 <= 1.02 * half

    @pytest.mark.parametrize("n", [6, 8, 12])
    def test_few_events_hold_the_level(self, n):
        # Plain percentiles hold the mean of six in 85 % of cases.
        values = np.random.default_rng(10).normal(size=(500, n))
        bounds = [bootstrap_events(own, draws=500, seed=i) for i, own in enumerate(values)]
        assert np.mean([i.low <= 0 <= i.high for i in bounds]) >= 0.91

    def test_a_unit_is_drawn_with_its_whole(self):
        found = bootstrap_ratio([1, 1, 1, 30, 30, 30], [10, 10, 10, 30, 30, 30], "article")
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
