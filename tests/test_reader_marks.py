"""Marks in the side-by-side reader: what is drawn, where its label stands, and that no character is lost."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis.escaping import shown
from analysis.site.reader import seats as seating
from analysis.site.reader.marks import (
    Difference,
    difference_marks,
    paragraphs,
    quote_marks,
    voices,
    without_repetition,
)
from analysis.site.reader.nesting import Mark, nested
from analysis.site.reader.page import speakers


def read(html):
    """Parse a page with every blank as it stands, which the parser would else make one."""
    return BeautifulSoup(html, "html.parser", preserve_whitespace_tags={"div"})


def test_a_stretch_that_many_articles_have_otherwise_has_few_flags():
    names = "abcdef"
    seats = {name: seating.Seat("read-e.html", n, 100) for n, name in enumerate(names, 1)}
    found = [
        Difference(
            "conflict",
            (("a", 4, 9), (b, 2, 6)),
            ("A", b),
            ("17", "19"),
            "why",
            "",
            ("17", "19"),
            (9, 6),
        )
        for b in names[1:]
    ]
    (mark,) = difference_marks(found, "a", seats, "", [])
    flags = BeautifulSoup(mark.after, "html.parser").select(".flag")
    assert [flag.get("href") for flag in flags] == [
        "read-e.html#a2-2-6", "read-e.html#a3-2-6", "read-e.html#a4-2-6", None,
    ]  # fmt: skip
    assert flags[-1].get_text(strip=True) == "and 2 more"
    assert [
        m.after.count("flag conflict") for m in difference_marks(found, "b", seats, "", [])
    ] == [1]


def test_a_flag_follows_the_piece_of_the_quotation_with_the_changed_words():
    seats = {name: seating.Seat("read-e.html", n, 100) for n, name in enumerate("ab", 1)}
    places, words = (("a", 10, 60), ("b", 5, 25)), ("they will rest", "they may rest")
    found = [Difference("reworded", places, ("A", "B"), ("whole a", "whole b"), "why", "", words, (24, 20))]  # fmt: skip
    (mark,) = difference_marks(found, "a", seats, "", [(0, 8), (10, 30), (45, 60)])
    assert (mark.start, mark.end) == (10, 30)
    assert "they may rest" in mark.after
    (mark,) = difference_marks(found, "b", seats, "", [(5, 25)])
    assert (mark.start, mark.end) == (5, 25)


@pytest.mark.parametrize("marks", ['""', "“”", "‘’", "«»", "“‘’”", "``''"])
def test_labels_stand_outside_the_marks_of_a_quotation(marks):
    opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    words = "We will rest,"
    text = f"Said: {opening}{words}{closing} she said."
    start = text.index(words)
    span = (start, start + len(words))
    said = pd.DataFrame([("direct", "Ana Ruiz", 0.9, *span)], columns=["type", "speaker", "confidence", "start", "end"])  # fmt: skip
    said = said.assign(speaker_name=said["speaker"], rule="said-after")
    quotes = list(quote_marks(text, said, {"Ana Ruiz": 1}, lambda table, row: ""))
    seats = {name: seating.Seat("read-e.html", n, 100) for n, name in enumerate("ab", 1)}
    found = [Difference("reworded", (("a", *span), ("b", 5, 9)), ("A", "B"), (words, "b"), "why", "", (words, "b"), (span[1], 9))]  # fmt: skip
    flags = list(difference_marks(found, "a", seats, text, [span]))
    html = nested(text, [*quotes, *flags], lambda start, end: f"a{start}-{end}")
    printed = " ".join(read(f"<div>{html}</div>").get_text().split())
    flag = "∿ reworded; B: “b”"
    assert printed == f"Said: Ana Ruiz {opening}{words}{closing} {flag} she said."
    (quote,) = read(html).select(".quote")
    assert quote["id"] == f"a{span[0]}-{span[1]}"
    assert quote.get_text() == words


def test_the_sign_of_a_conflict_is_a_letter_and_no_picture():
    found = Difference("conflict", (("a", 0, 1), ("b", 0, 1)), ("A", "B"), ("", ""), "", "", ("", ""), (1, 1))  # fmt: skip
    assert found.sign.startswith("⚡\N{VARIATION SELECTOR-15}")


def test_reported_speech_too_unsure_to_count_is_not_drawn_and_has_no_switch():
    said = [("direct", "Ana Ruiz", 0.9), ("indirect", "Bo Osk", 0.4), ("indirect", "Eva Lund", 0.6), ("direct", "Bo Osk", 0.3)]  # fmt: skip
    rows = pd.DataFrame(said, columns=["type", "speaker", "confidence"])
    rows = rows.assign(speaker_name=rows["speaker"], rule="said-before", start=range(0, 40, 10))
    rows["end"] = rows["start"] + 5
    numbers = voices(rows)
    assert list(numbers) == ["Ana Ruiz", "Eva Lund", "speaker unsure"]
    drawn = [mark.start for mark in quote_marks("-" * 40, rows, numbers, lambda table, row: "")]
    assert drawn == [0, 20, 30]


SPOKEN = "Ada Lund;Ben Okoro;Cy Tull;Dora Voss;Eli Reyl;Fay Holm;Gus Birk".split(";")


@pytest.mark.parametrize("own", [0, 3, 6, 7])
@pytest.mark.parametrize("unsure", [0, 9])
def test_the_five_most_quoted_have_a_number_and_the_others_share_one(own, unsure):
    rows = [(name, 0.9) for place, name in enumerate(SPOKEN[:own]) for _ in range(9 - place)]
    rows += [("Ada Lund", 0.1)] * unsure
    table = pd.DataFrame(rows, columns=["speaker_name", "confidence"]).assign(
        speaker=None, type="direct"
    )
    numbers = voices(table)
    named = {name: min(place, 6) for place, name in enumerate(SPOKEN[:own], 1)}
    assert {name: numbers[name] for name in named} == named
    assert sorted(set(numbers.values()) - set(named.values())) == ([own + 1] if unsure and own < 6 else [])  # fmt: skip
    switches = speakers(numbers)
    assert [number for number, _ in switches] == list(range(1, min(6, len(numbers)) + 1))
    assert len(numbers) <= 6 or switches[-1] == (6, f"{len(numbers) - 5} others")


@given(st.text(max_size=40), st.data())
def test_marks_that_overlap_in_any_way_lose_no_character_and_no_mark(text, data):
    offsets = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(offsets, offsets, st.integers(0, 3)), max_size=8))
    marks = [Mark(depth, a, b, f"m{i}") for i, (a, b, depth) in enumerate(spans) if a < b]
    html = nested(text, marks, lambda start, end: f"a{start}-{end}")
    page = read(f"<div>{html}</div>")
    assert page.get_text() == shown(text)
    assert html.count("<span") == html.count("</span>")
    drawn = {tag["id"] for tag in page.find_all(id=True)}
    assert drawn == {f"a{mark.start}-{mark.end}" for mark in marks}
    assert len(page.find_all(id=True)) == len(drawn)
    for mark in marks:
        pieces = "".join(tag.get_text() for tag in page.select(f".{mark.classes}"))
        assert pieces == shown(text[mark.start : mark.end])


def test_a_difference_that_many_pairs_have_is_listed_once_with_its_pairs():
    def pair(label, a, b, words):
        places = ((a, 4, 9), (b, 2, 6))
        return Difference(label, places, (a, b), words, "why", "", words, (9, 6))

    found = [
        pair("conflict", "a", "b", ("At least 41", "at least 44")),
        pair("conflict", "b", "c", ("at least 44", "at least 41")),
        pair("conflict", "a", "d", ("three", "four")),
        pair("reworded", "a", "b", ("three", "four")),
    ]
    groups = without_repetition(found)
    assert [[(d.places[0][0], d.places[1][0]) for d in own] for own in groups] == [
        [("a", "b"), ("b", "c")], [("a", "d")], [("a", "b")],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "stretches", "kept"),
    [
        ("One.\n\nTwo.\nThree.", [(0, 4)], ["One.\n\n", "Two.\n", "Three."]),
        ("One.\n\nTwo.\nThree.", [(0, 10)], ["Three."]),  # what spans paragraphs is not cut in two
        ("One.\n\nTwo.\n", [(0, 6)], ["One.\n\n", "Two.\n"]),
        (f"One.\n{'word ' * 400}\nTwo.", [], ["One.\n", "Two."]),  # a long one may go over
        ("", [], []),
    ],
)
def test_a_print_keeps_paragraphs_whole_that_cut_no_mark(text, stretches, kept):
    given = [Mark(0, start, end, "quote") for start, end in stretches]
    found = [*paragraphs(text, given)]
    assert [text[mark.start : mark.end] for mark in found] == kept
    html = nested(text, [*given, *found], lambda start, end: f"a-{start}-{end}")
    assert read(f"<div>{html}</div>").get_text() == text
    assert html.count('class="quote"') == len(given)
    assert html.count("id=") == len(given)
