"""The tables of spans: in which sentence a cue stands."""

import pytest

from analysis.layers import Article, Hit, Layers
from analysis.spans import Span
from analysis.tables import spans

TEXT = "The pier fell. Perhaps it rained.\n\nPerhaps not."
SENTENCES = [Span(0, 14), Span(15, 33), Span(35, 47)]


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, 0), (13, 0), (14, None), (15, 1), (32, 1), (33, None), (34, None), (35, 2), (47, None)],
)
def test_a_sentence_holds_its_first_character_and_not_the_one_behind_it(offset, place):
    assert spans.home(SENTENCES, offset) == (None if place is None else SENTENCES[place])


def test_of_two_sentences_that_touch_the_second_holds_the_seam():
    assert spans.home([Span(0, 4), Span(4, 9)], 4) == Span(4, 9)
    assert spans.home([], 0) is None


def test_a_cue_is_shown_in_its_sentence_and_else_alone():
    starts = (15, 35, 14)
    cues = [Hit(s, s + 7, "hedge", "perhaps", TEXT[s : s + 7]) for s in starts]
    layers = Layers(Article("a", TEXT), sentences=SENTENCES, voice=cues)
    table = spans.hits([layers], {"a": "e"}, "voice")
    assert table["sentence"].tolist() == ["Perhaps it rained.", "Perhaps not.", TEXT[14:21]]
    assert table["sentence_start"].tolist() == [15, 35, 14]
    assert table["place"].tolist() == [start / len(TEXT) for start in starts]
