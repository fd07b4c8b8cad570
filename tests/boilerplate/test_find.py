"""What holds for every text: offsets, order, modes, quotation marks, and that nothing raises."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.boilerplate import KINDS, THRESHOLDS, find, split, suspects
from analysis.spans import View

PARAGRAPHS = [
    "The council of Norvale voted on Tuesday to repair the pier that the winter storm had broken.",
    "Engineers told the members that the work would cost about 4 million crowns, and that it would"
    " take until the spring, when the ferries return to the harbour.",
    "“We have waited long enough,” said the mayor, Ilse Brandt, who had asked for the vote.",
    '"The harbour is why we live here," she said. "It is our duty to keep it open."',
    "A second vote on the budget was planned for May, said the clerk, who declined to say how the"
    " members would decide.",
    "Fishermen who had gathered outside the hall cheered when the result was read to them.",
    "The storm broke the pier in January, drowned two boats and cut the island off for a week.",
]
LINES = [
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "By Ana Lund",
    "Sign up for our daily newsletter",
    "Share on Facebook",
    "Read more: Norvale counts the cost of the storm",
    "Copyright 2021 The Norvale Courier. All rights reserved.",
    "Leave a comment",
    "Photo by Jon Aasen/Coast Press",
]
article = st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=7, unique=True)
furniture = st.lists(st.tuples(st.integers(0, 6), st.sampled_from(LINES)), max_size=4)


def assembled(paragraphs, leaks):
    blocks = list(paragraphs)
    for place, line in leaks:
        blocks.insert(min(place, len(blocks)), line)
    return "\n\n".join(blocks)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_text_raises_and_spans_are_in_order(text):
    end = 0
    for span in suspects(text):
        assert end <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        assert 0 <= span.confidence <= 1
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        end = span.end


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_only_furniture_is_cut_and_all_of_it(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    kept = View(text, find(text)).text
    assert [block.strip() for block in kept.split("\n") if block.strip()] == paragraphs


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_cleaning_twice_is_cleaning_once(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    assert find(View(text, find(text)).text) == []


@settings(max_examples=60, deadline=None)
@given(article, st.integers(0, 6), st.sampled_from(["", " ", "\xa0"]))
def test_no_cut_inside_quotation_marks(paragraphs, place, blank):
    quoted = f"“We paid for it.{blank}Advertisement{blank}It ran for a week,” the mayor said."
    text = assembled(paragraphs, [(place, quoted)])
    marked = [m.span() for m in re.finditer("“[^“”]*”", text)]
    for span in find(text):
        assert not any(start < span.end and span.start < end for start, end in marked)


@settings(max_examples=60, deadline=None)
@given(article, furniture)
def test_windows_line_ends_change_nothing(paragraphs, leaks):
    text = assembled(paragraphs, leaks)
    windows = text.replace("\n", "\r\n")
    cut = [text[s.start : s.end] for s in find(text)]
    assert [windows[s.start : s.end] for s in find(windows)] == cut


def test_modes_divide_the_same_suspects():
    text = assembled(PARAGRAPHS[:4], [(1, "Advertisement"), (4, "Inside the long repair")])
    found = suspects(text)
    for mode, least in THRESHOLDS.items():
        cut, flagged = split(found, mode)
        assert sorted([*cut, *flagged], key=lambda s: s.start) == found
        assert all(s.confidence >= least for s in cut)
    assert split(found, "flag")[0] == []
    assert set(split(found, "safe")[0]) <= set(split(found, "balanced")[0])


@pytest.mark.parametrize(
    "text",
    ["", " ", "\x00", "\ud800", "Yes", "新闻报道", " " * 1_000_000, "\n" * 100_000, "\ufeff"],
)
def test_texts_without_furniture(text):
    assert find(text) == []


def test_each_span_says_its_rule():
    text = assembled(PARAGRAPHS[:3], [(0, "By Ana Lund"), (2, "Advertisement")])
    assert [(s.kind, s.rule.split("+")[0]) for s in find(text)] == [
        ("byline", "byline"),
        ("advertisement", "advertisement-label"),
    ]
