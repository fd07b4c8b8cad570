from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.layers import Boilerplate
from analysis.segmentation import paragraphs, sentences, words

DATA = Path(__file__).parents[1] / "data"
PROSE = st.lists(
    st.sampled_from(
        ["Mr.", "U.S.", "The", "he", "said", '"', "“", "”", "’", ".", "?", "!", "...", "…", " ", "\n", "\r\n",
         "(", ")", "No.", "5", "p.m.", "J.", "Advertisement", "東京。", "\x00", "\ud800", "\xa0", "- ", "🙂"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


def texts_of(text, spans):
    return [text[span.start : span.end] for span in spans]


def inner_ends(text):
    return {span.end for span in sentences(text)[:-1]}


def f1(pairs):
    hit = sum(len(gold & found) for gold, found in pairs)
    return 2 * hit / sum(len(gold) + len(found) for gold, found in pairs)


def invented_paragraphs(name):
    for line in (DATA / name).read_text("utf-8").splitlines():
        record = json.loads(line)
        yield record["text"], {end for _, end in record["sentences"][:-1]}


def marked(name):
    """Text and inner sentence ends of the lines of a file with marked boundaries."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line.startswith("# "):
            continue
        text, ends = "", set()
        for character in line.replace("\\n", "\n"):
            if character in "¦\n":
                ends.add(len(text.rstrip()))
            if character != "¦":
                text += "\n" if character == "¬" else character
        yield text, ends


@pytest.mark.parametrize("name", ["sentence_boundaries.jsonl", "sentences_blind.jsonl"])
def test_boundaries_of_the_invented_paragraphs(name):
    assert f1([(gold, inner_ends(text)) for text, gold in invented_paragraphs(name)]) >= 0.99


def test_boundaries_of_the_traps():
    assert f1([(gold, inner_ends(text)) for text, gold in marked("sentence_traps.txt")]) >= 0.985


def test_boundaries_of_the_news_paragraphs():
    pairs = [(gold, inner_ends(text)) for text, gold in marked("sentence_paragraphs.txt")]
    assert sum(len(gold) for gold, _ in pairs) > 150
    assert f1(pairs) >= 0.99


def test_a_capital_anywhere_takes_small_letters_for_going_on():
    text = "he came at 9 p.m. we left. it was late"
    assert len(sentences(text)) == 3
    assert len(sentences(text + " in Penrow")) == 1


def test_spans_of_the_invented_paragraphs():
    records = map(json.loads, (DATA / "sentence_boundaries.jsonl").read_text("utf-8").splitlines())
    wrong = [
        record["id"]
        for record in records
        if [[s.start, s.end] for s in sentences(record["text"])] != record["sentences"]
    ]
    assert len(wrong) <= 1, wrong


def test_furniture_is_a_unit_apart_and_a_dateline_is_not():
    text = "HALE (AP) - Rain fell Share this story and the river rose. It fell later."
    share = text.index("Share")
    furniture = [
        Boilerplate(0, 9, "dateline", "test", 1.0),
        Boilerplate(share, share + len("Share this story"), "share", "test", 1.0),
    ]
    assert texts_of(text, sentences(text, furniture)) == [
        "HALE (AP) - Rain fell",
        "Share this story",
        "and the river rose.",
        "It fell later.",
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_break_ends_a_title(line_break):
    text = f"Storm Nears Coast{line_break}Residents left. They took boats."
    assert len(sentences(text)) == 3
    assert len(paragraphs(text)) == 2


@pytest.mark.parametrize("text", ["東京。 ” 大阪。", "He left. ” She came."])
def test_a_closing_mark_behind_a_blank_belongs_to_what_it_closes(text):
    assert [piece[-1] for piece in texts_of(text, sentences(text))] == ["”", text[-1]]


def test_words_keep_what_belongs_together():
    text = "The oil-rich U.S. can’t pay $1,900.50—or won't; ended.Trains"
    assert texts_of(text, words(text)) == [
        "The", "oil-rich", "U.S.", "can’t", "pay", "1,900.50", "or", "won't", "ended", "Trains",
    ]  # fmt: skip


@given(st.one_of(PROSE, st.text(max_size=200)))
@settings(max_examples=200, deadline=None)
def test_sentences_and_paragraphs_cover_all_that_is_not_blank(text):
    for find in (sentences, paragraphs):
        spans = find(text)
        assert "".join("".join(texts_of(text, spans)).split()) == "".join(text.split())
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(piece and piece == piece.strip() for piece in texts_of(text, spans))


@given(PROSE)
@settings(max_examples=100, deadline=None)
def test_no_sentence_crosses_a_paragraph(text):
    ends = {span.end for span in sentences(text)}
    assert all(span.end in ends for span in paragraphs(text))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_words_are_sorted_and_hold_a_word_character(text):
    spans = words(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(
        any(c.isalnum() or c == "_" for c in piece)
        for piece in texts_of(text, spans)
        if piece.isascii()
    )


@given(PROSE, st.integers(0, 60), st.integers(0, 60))
@settings(max_examples=100, deadline=None)
def test_edges_of_furniture_are_boundaries(text, first, second):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    spans = sentences(text, [Boilerplate(start, end, "share", "test", 1.0)])
    assert not any(s.start < edge < s.end for s in spans for edge in {start, end} if start < end)


UNITS = [
    " ", "\n", "! 🎉", "a. b ", "“", '"', "<a ", "((((", "a.a.a.", "A. ", ".", "…", '."', ". ", "A.A", "(A. ", "Mr. X ",
    "Advertisement", '?" Ab ', "x\n", "a,\nb", "A.B ", "ab.Cd", 'ab."Cd', "。", ". \xa0", "a!A", "Ab", "c's",
    ". . ", "a ... A", "?” Ab, ", "\r", "“A", "a,b", "1,1", 'ab."(', 'a—" ', "(Ab! ", "-",
]  # fmt: skip


@pytest.mark.parametrize("find", [sentences, words])
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_no_faster_than_the_text(find, unit, linear):
    linear(find, unit, size=8_000)
