import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing.vader import LONGEST_SENTENCE, sentiment
from analysis.spans import Span


def score(sentence, boilerplate=()):
    return sentiment(sentence, [Span(0, len(sentence))], boilerplate)[0]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The examples that VADER's authors publish with their package, with its values.
        ("VADER is smart, handsome, and funny.", 0.8316),
        ("VADER is not smart, handsome, nor funny.", -0.7424),
        ("The book was good.", 0.4404),
        ("At least it isn't a horrible book.", 0.431),
        ("Today SUX!", -0.5461),
    ],
)
def test_values_are_those_that_vaders_authors_publish(sentence, expected):
    assert score(sentence) == pytest.approx(expected, abs=1e-9)


def test_what_cannot_be_scored_is_none():
    assert score("1/3 ...") is None
    assert score("good " * (LONGEST_SENTENCE // 5 + 1)) is None
    assert sentiment("", []) == []


def test_furniture_is_not_scored():
    text = "The council met. Great deals!"
    assert score(text, [Span(17, 29)]) == 0


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_sentence_has_a_bounded_score(text):
    value = score(text)
    assert value is None or -1 <= value <= 1


def test_surrogates_do_not_raise():
    assert score("a good \ud800 day") > 0
