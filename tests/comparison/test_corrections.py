"""The correction for the number of things tested."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import (
    benjamini_hochberg,
)

P_VALUES = st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), max_size=12)


class TestCorrections:
    def test_benjamini_hochberg_by_hand(self):
        adjusted = benjamini_hochberg([0.01, 0.02, 0.03, 0.5])
        assert adjusted.tolist() == pytest.approx([0.04, 0.04, 0.04, 0.5])

    def test_what_is_not_tested_is_no_test(self):
        adjusted = benjamini_hochberg([math.nan, 0.01, math.nan, 0.03])
        assert adjusted.tolist() == pytest.approx([math.nan, 0.02, math.nan, 0.03], nan_ok=True)

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
