"""Differences between outlets, paired by event: estimates, intervals, tests and corrections.

Articles on one event are not independent draws, so outlets are compared within an event and the
differences are then averaged over events; relabelling and resampling keep events together.
"""

from analysis.comparison.corrections import benjamini_hochberg, holm
from analysis.comparison.intervals import (
    Interval,
    bootstrap_events,
    bootstrap_ratio,
    wilson,
)
from analysis.comparison.keyness import KeynessTest, paired_scores, permute_keyness
from analysis.comparison.paired import (
    LEAST_EVENTS,
    PermutationTest,
    differences,
    permutation_test,
    permutation_tests,
)
from analysis.comparison.specifications import Agreement, agreement, specifications

__all__ = [
    "LEAST_EVENTS",
    "Agreement",
    "Interval",
    "KeynessTest",
    "PermutationTest",
    "agreement",
    "benjamini_hochberg",
    "bootstrap_events",
    "bootstrap_ratio",
    "differences",
    "holm",
    "paired_scores",
    "permutation_test",
    "permutation_tests",
    "permute_keyness",
    "specifications",
    "wilson",
]
