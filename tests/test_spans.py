"""Views switch spans off without losing offsets: text kept plus text removed is the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.spans import Cover, Span, View, blank, complement, merge

TEXTS = st.text(max_size=60)
SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p))),
    max_size=6,
)


def within(text, spans):
    return [Span(s.start, min(s.end, len(text))) for s in spans if s.start < len(text)]


@given(TEXTS, SPANS)
def test_kept_and_removed_make_the_text(text, spans):
    removed = merge(within(text, spans))
    pieces = sorted([*removed, *complement(len(text), removed)], key=lambda s: s.start)
    assert "".join(text[s.start : s.end] for s in pieces) == text


@given(TEXTS, SPANS)
def test_blank_keeps_length_lines_and_the_rest(text, spans):
    spans = within(text, spans)
    view = blank(text, spans)
    assert len(view) == len(text)
    for position, (raw, shown) in enumerate(zip(text, view, strict=True)):
        covered = any(s.start <= position < s.end for s in spans)
        assert shown == (" " if covered and raw not in "\n\r" else raw)


def test_lines_of_any_kind_end_where_they_did():
    assert blank("a\r\nb\rc", [Span(0, 5)]) == " \r\n \rc"


@given(SPANS, SPANS)
def test_a_cover_counts_each_character_once(spans, stretches):
    cover = Cover(spans)
    for stretch in stretches:
        inside = sum(
            any(s.start <= position < s.end for s in spans)
            for position in range(stretch.start, stretch.end)
        )
        assert cover.of(stretch) == inside
        assert cover.holds(stretch) == (2 * inside > stretch.end - stretch.start)


@given(TEXTS, SPANS)
def test_a_view_maps_every_character_back(text, spans):
    view = View(text, within(text, spans))
    assert [text[view.to_raw(i)] for i in range(len(view.text))] == list(view.text)


@given(TEXTS, SPANS)
def test_removing_twice_is_removing_once(text, spans):
    spans = within(text, spans)
    assert View(text, spans).text == View(text, [*spans, *spans]).text


@pytest.mark.parametrize("offset", [-1, 4, 99])
def test_an_offset_outside_the_view_is_an_error(offset):
    with pytest.raises(IndexError, match="outside the view of 4"):
        View("ab--cd", [Span(2, 4)]).to_raw(offset)
