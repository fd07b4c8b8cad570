"""The outline: tokens, their classes, noun phrases."""

import pytest

from analysis.quotation.outline import outline


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Perhaps rural voters stayed away.", ["Perhaps rural voters"]),
        ("The mayor's visiting cousin, who sings, left.", ["The mayor's visiting cousin", "who"]),
        ("A 40-year-old driver waved to them.", ["A 40-year-old driver", "them"]),
    ],
)
def test_noun_phrases(text, phrases):
    read = outline(text, [])
    found = [text[read.starts[first] : read.ends[last - 1]] for first, last in read.chunks]
    assert found == phrases


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Vega,\tI think.", ["Mr.", "Vega", ",", "I", "think", "."]),
        ("U.S.-led, e.g. 1,200 at 3.5%", ["U.S.", "-", "led", ",", "e.g", ".", "1,200", "at", "3.5", "%"]),
        ("Don't say it's\n\nover...", ["Don't", "say", "it", "'s", "\n\n", "over", "..."]),
    ],
)  # fmt: skip
def test_words_and_signs(text, words):
    read = outline(text, [])
    assert read.words == words
    assert [text[a:b] for a, b in zip(read.starts, read.ends, strict=True)] == words
