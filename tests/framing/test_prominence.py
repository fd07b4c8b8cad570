import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing.prominence import first_appearances, parts, relative_positions, within
from analysis.spans import Span

STORY = "Dam fails in Orvale\n\nThe dam broke on Monday.\n\nCrews came.\n\nRepairs begin soon."


def slices(text, *arguments, **named):
    p = parts(text, *arguments, **named)
    return [s and text[s.start : s.end] for s in (p.headline, p.lead, p.end)]


def test_headline_lead_and_end():
    assert slices(STORY) == [
        "Dam fails in Orvale",
        "The dam broke on Monday.",
        "Repairs begin soon.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [None, None, None]),
        ("Only one line", [None, "Only one line", "Only one line"]),
        ("It rained.\nIt stopped.", [None, "It rained.", "It stopped."]),
        ('"It rained."\r\nIt stopped.\r\n', [None, '"It rained."', "It stopped."]),
    ],
)
def test_texts_without_a_headline(text, expected):
    assert slices(text) == expected


def test_the_title_of_the_metadata_is_known_again_even_if_it_ends_as_a_sentence():
    assert slices("It rained.\nIt stopped.", title="it  RAINED.")[0] == "It rained."


def test_furniture_is_passed_over():
    assert slices("1/3\n\n" + STORY, [Span(0, 3)]) == slices(STORY)


def test_position_is_the_share_of_words_before():
    spans = [Span(0, 1), Span(6, 7)]
    assert relative_positions(spans, "a b c d") == [0, 0.75]
    assert relative_positions(spans, "a b c d", [Span(0, 3)]) == [0, 0.5]
    assert relative_positions([Span(0, 0)], "") == [0]


def test_a_word_that_a_span_begins_within_stands_before_it():
    assert relative_positions([Span(1, 3)], "(ab) c") == [0.5]


def test_first_appearances_and_what_a_part_carries():
    spans = [Span(9, 10), Span(1, 2), Span(4, 6)]
    first = first_appearances(spans, lambda s: "short" if s.end - s.start == 1 else "long")
    assert first == {"short": Span(1, 2), "long": Span(4, 6)}
    assert within(Span(4, 9), sorted(spans, key=lambda s: s.start)) == [Span(4, 6)]
    assert within(None, spans) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_parts_lie_in_the_text_in_order(text):
    p = parts(text)
    spans = [s for s in (p.headline, p.lead, p.end) if s]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert [s.start for s in spans] == sorted(s.start for s in spans)


@pytest.mark.parametrize("unit", [" ", "\n", "a\n", '."', "a "])
def test_time_grows_with_length(unit, linear):
    linear(parts, unit)
