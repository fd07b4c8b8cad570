"""British and American spellings of one word are one, and other words stay apart."""

import pytest

from analysis.alignment.spelling import american
from analysis.alignment.words import stem


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("colours", "colors"),
        ("neighbouring", "neighboring"),
        ("centred", "centered"),
        ("kilometres", "kilometers"),
        ("organisations", "organizations"),
        ("analysed", "analyzed"),
        ("cancelled", "canceled"),
        ("defence", "defense"),
        ("programmes", "programs"),
    ],
)
def test_both_spellings_are_one_word(british, us):
    assert american(british) == american(us)
    assert stem(british) == stem(us)


@pytest.mark.parametrize("word", ["hour", "four", "called", "raised", "metric", "filled", "paris"])
def test_other_words_stay_as_they_are(word):
    assert american(word) == word
