"""Differences between outlets, paired by event: estimates, intervals, tests and corrections.

Articles on one event are not independent draws, so outlets are compared within an event and the
differences are then averaged over events; relabelling and resampling keep events together.
"""

from analysis.comparison.blocks import heights
from analysis.comparison.corrections import benjamini_hochberg
from analysis.comparison.intervals import Interval, bootstrap_events, bootstrap_ratio, wilson
from analysis.comparison.keyness import KeynessTest, paired_scores, permute_keyness
from analysis.comparison.paired import (
    LEAST_EVENTS,
    LEVEL,
    differences,
    from_others,
    limit_of_test,
    of_several_events,
    permutation_tests,
    reason_for_no_test,
)
from analysis.comparison.specifications import Agreement, agreement, specifications

__all__ = [
    "LEAST_EVENTS",
    "LEVEL",
    "Agreement",
    "Interval",
    "KeynessTest",
    "agreement",
    "benjamini_hochberg",
    "bootstrap_events",
    "bootstrap_ratio",
    "differences",
    "from_others",
    "heights",
    "limit_of_test",
    "of_several_events",
    "paired_scores",
    "permutation_tests",
    "permute_keyness",
    "reason_for_no_test",
    "specifications",
    "wilson",
]
