"""Pairs of articles worth comparing, against a table of all pairs."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import candidates as rooms
from analysis.alignment.candidates import candidates, closeness
from analysis.alignment.evidence import cosine, unit

LEAST = 0.12
COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 5), max_size=6)


def naive(vectors, days, least):
    """The same by a look at every pair."""
    for i, j in combinations(range(len(vectors)), 2):
        score = cosine(vectors[i], vectors[j]) * closeness(days[i], days[j])
        if score >= least and len(vectors[i].keys() & vectors[j].keys()) >= rooms.FEWEST_KEYS:
            yield score, i, j


@given(st.lists(st.tuples(COUNTS, st.integers(0, 60)), max_size=12))
def test_few_articles_are_compared_as_all_pairs_would_be(told):
    vectors, days = [unit(counts) for counts, _ in told], [day for _, day in told]
    found = {(i, j): score for score, i, j in candidates(vectors, days, LEAST)}
    expected = {(i, j): score for score, i, j in naive(vectors, days, LEAST)}
    near = {pair for pair, score in (found | expected).items() if abs(score - LEAST) < 1e-9}
    assert found.keys() - near == expected.keys() - near
    assert found == pytest.approx({pair: expected.get(pair, LEAST) for pair in found})


def test_a_common_term_looks_up_only_the_latest(monkeypatch):
    monkeypatch.setattr(rooms, "COMMONEST_KEY", 2)
    vectors = [unit({"dam": 1.0, "river": 1.0})] * 5
    days = [5, 4, 3, 2, 1]
    pairs = [(i, j) for _, i, j in candidates(vectors, days, LEAST)]
    assert sorted(pairs) == [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3), (2, 4), (3, 4)]


def test_nothing_is_compared_where_no_article_tells_anything():
    assert list(candidates([{}, {}], [0, 0], LEAST)) == []
    assert list(candidates([], [], LEAST)) == []
