"""Lines: every kind of line break, offsets that index the text."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate.lines import split_lines

BREAKS = ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85"]


@given(st.lists(st.sampled_from([*BREAKS, "He left.", "  ", "- One", "\u200b", "“No”"])))
def test_offsets_index_the_text_and_no_line_is_lost(pieces):
    text = "".join(pieces)
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    shown = [raw.strip(" \u200b") for raw in text.splitlines()]
    assert [line.text for line in lines] == [raw for raw in shown if raw]
