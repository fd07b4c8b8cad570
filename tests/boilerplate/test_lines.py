"""Lines: every kind of line break, offsets that index the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate import find
from analysis.boilerplate.lines import split_lines

BREAKS = ["\n", "\r", "\r\n", "\u2028", "\x0b", "\x85"]


@given(st.lists(st.sampled_from([*BREAKS, "He left.", "  ", "- One", "\u200b", "“No”"])))
def test_offsets_index_the_text_and_no_line_is_lost(pieces):
    text = "".join(pieces)
    lines = split_lines(text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    shown = [raw.strip(" \u200b") for raw in text.splitlines()]
    assert [line.text for line in lines] == [raw for raw in shown if raw]


@pytest.mark.parametrize(
    ("printed", "text", "key"),
    [
        ("<p>He left.</p>", "He left.", "he left."),
        ("<p>p</p>", "p", "p"),
        (" <li> <b>Sign up</b> </li> ", "Sign up", "sign up"),
        ("<p>He <i>left</i> &amp; ate.", "He <i>left</i> &amp; ate.", "he left & ate."),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
    ],
)
def test_markup_is_no_part_of_a_line(printed, text, key):
    (line,) = split_lines(printed)
    assert (line.text, line.key) == (text, key)
    assert printed[line.start : line.end] == text


def test_tags_alone_are_no_line():
    assert split_lines("<div>\n</p>\n<!-- end -->\n<br/><br/>") == []


@pytest.mark.parametrize("soil", ["<a>", "<a ", "</", "a>", "&a;"])
def test_time_grows_with_the_length_of_a_line(soil, linear):
    linear(split_lines, soil, size=60_000)


def test_a_report_in_paragraphs_of_markup_is_kept():
    paragraphs = [
        "The council of Norvale voted on Tuesday to repair the pier that the storm had broken.",
        "The work will take until spring, the engineers told the members.",
        "Ferries will land at Tarrow.",
        "Fishermen who had gathered outside the hall cheered when the result was read to them.",
    ]
    assert find("\n".join(f"<p>{p}</p>" for p in paragraphs)) == []
