"""What is drawn for many events takes no more memory than for some, and the same draws come out."""

import tracemalloc
from itertools import product

import numpy as np
import pandas as pd
import pytest

from analysis.comparison import (
    blocks,
    bootstrap_events,
    from_others,
    permutation_tests,
    permute_keyness,
)

EVENTS = 2_000
MOST = 40e6
"""Bytes: all draws for so many events at once would take two to ten times as many."""


def means(events):
    return pd.DataFrame(np.random.default_rng(0).random((events, 2)), columns=["A", "B"])


def keyness(events):
    told = list(product(range(events), "AB"))
    counts = [{"storm": 1 + event % 3, "the": 5} for event, _ in told]
    outlets, names = [outlet for _, outlet in told], [str(event) for event, _ in told]
    return permute_keyness(counts, outlets, names, "A")


def relabelled(events):
    return permutation_tests({"words": from_others(means(events))}, "A")


def interval(events):
    return bootstrap_events(means(events)["A"])


@pytest.mark.parametrize("draw", [keyness, relabelled, interval])
def test_memory_does_not_grow_with_the_number_of_draws_and_events(draw):
    draw(10)
    tracemalloc.start()
    try:
        draw(EVENTS)
        assert tracemalloc.get_traced_memory()[1] < MOST
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("draw", [keyness, relabelled, interval])
def test_the_same_is_drawn_in_blocks_of_any_size(draw, monkeypatch):
    whole = draw(30)
    monkeypatch.setattr(blocks, "_MOST", 500)
    parts = draw(30)
    if draw is keyness:
        whole, parts = whole.table, parts.table
    if draw is interval:
        assert parts == whole
    else:
        pd.testing.assert_frame_equal(parts, whole)
