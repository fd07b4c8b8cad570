"""What cleaning does to the figures of an article."""

import pytest

from analysis.alignment import SentenceComparison, SentencePair
from analysis.layers import Article, Layers
from analysis.tables.sensitivity import linked_sentences


def compared(*links):
    pairs = [SentencePair(a, a + 5, b, b + 5, 0.9, "same") for a, b in links]
    return SentenceComparison(pairs, {}, {})


@pytest.mark.parametrize(
    ("by_ids", "linked"),
    [
        ({}, (0, 0, 0)),
        ({("a", "b"): compared((0, 0))}, (1, 1, 0)),
        # One sentence of a tells what two of b tell.
        ({("a", "b"): compared((0, 0), (0, 10))}, (1, 2, 0)),
        ({("a", "b"): compared((0, 20), (10, 20), (20, 20))}, (3, 1, 0)),
        # A sentence that two other articles tell too counts once.
        ({("a", "b"): compared((0, 0), (10, 10)), ("a", "c"): compared((10, 30)), ("b", "c"): compared((20, 30), (20, 40))}, (2, 3, 2)),
    ],
)  # fmt: skip
def test_sentences_told_elsewhere_are_counted_on_their_own_side(by_ids, linked):
    corpus = [Layers(Article(name, "")) for name in "abc"]
    assert linked_sentences(corpus, by_ids) == dict(zip("abc", map(float, linked), strict=True))
