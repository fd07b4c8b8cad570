"""What one sentence shares with all of another article, against the same looked up pair by pair."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.alignment import evidence
from analysis.alignment.evidence import ROOT, cosine
from analysis.alignment.shared import KIN, Others

WORDS = ("dam", "flood", "flooding", "flooded", "mayor", "mayoral", "norvale", "valley", "rain")
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(
        lambda words: " ".join(words).capitalize() + "."
    ),
    min_size=1,
    max_size=6,
)


def read(annotated, a, b):
    articles = [annotated("\n\n".join(sentences)) for sentences in (a, b)]
    words, grams = evidence.word_frequency(articles), evidence.gram_frequency(articles)
    return [evidence.read(article, words, grams) for article in articles]


def covered(words, others):
    roots = evidence.roots(others)
    return sum(
        weight if word in others else KIN * weight * (len(word) >= ROOT and word[:ROOT] in roots)
        for word, weight in words.items()
    )


@given(SENTENCES, SENTENCES)
def test_all_at_once_is_the_same_as_one_by_one(annotated, a, b):
    here, there = read(annotated, a, b)
    names = frozenset({"dam", "norval"})
    others = Others(there, names)
    for x in here:
        shared = others.shared(x)
        for j, y in enumerate(there):
            one, back = covered(x.words, y.words) / x.weight, covered(y.words, x.words) / y.weight
            both = 2 * one * back / (one + back) if one + back else 0
            common = {word: weight for word, weight in x.words.items() if word in y.words}
            assert shared.coverage[j] == pytest.approx(both)
            assert (shared.coverage[j] > 0) == (both > 0)
            assert shared.rarest[j] == pytest.approx(sum(sorted(common.values())[-3:]) / 3)
            assert shared.names[j] == pytest.approx(sum(common[w] for w in common if w in names))
            assert shared.plain[j] == pytest.approx(
                sum(common[w] for w in common if w not in names)
            )
            assert shared.letters[j] == pytest.approx(cosine(x.letters, y.letters))


def test_kin_counts_in_part_on_either_side(annotated):
    here, there = read(annotated, ["The mayor spoke."], ["Mayoral votes fell.", "Rain came."])
    (x,), (y, _) = here, there
    found = Others(there, frozenset()).shared(x).coverage
    weight = log(4)  # three sentences, and each word in one of them
    assert list(x.words.values()) == pytest.approx([weight] * len(x.words))
    share_x, share_y = KIN / len(x.words), KIN / len(y.words)
    assert found == pytest.approx([2 * share_x * share_y / (share_x + share_y), 0])
