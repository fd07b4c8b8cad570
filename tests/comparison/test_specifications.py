"""Estimates under every combination of choices."""

import math

from analysis.comparison import (
    agreement,
    specifications,
)


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

    def test_no_difference_has_no_sign(self):
        result = agreement([0.0, -0.0, 1.0, -2.0, -3.0])
        assert (result.positive, result.negative, result.none) == (1, 2, 2)
        assert str(result) == "2 of 5 specifications negative"

    def test_undefined_estimates_agree_with_nobody(self):
        result = agreement([1.0, math.nan, -1.0, 2.0])
        assert (result.n, result.positive, result.negative, result.none) == (4, 2, 1, 1)
        assert str(result) == "2 of 4 specifications positive"
