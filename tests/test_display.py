"""The only way from data to an output cell escapes every text and carries the numbers behind it."""

import json
import math
import re
from html.parser import HTMLParser
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from analysis import display, escaping, images
from analysis.figures import style
from analysis.findings import Finding

HOSTILE = json.loads((Path(__file__).parent / "data" / "hostile.json").read_text("utf-8"))
ALLOWED = {
    "table", "thead", "tbody", "tr", "th", "td", "br", "wbr", "p", "mark", "del", "sup", "span",
    "figure", "figcaption", "div", "small",
}  # fmt: skip
ATTRIBUTES = {"class", "id", "scope", "tabindex", "role", "aria-labelledby", "data-kind", "colspan"}


class Reader(HTMLParser):
    """Collects the tags, attributes and text of a fragment."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.words = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.tags.add("comment")


def read(fragment):
    reader = Reader()
    reader.feed(fragment.removeprefix(display.TABLE_STYLE).removeprefix(display.TEXT_STYLE))
    reader.close()
    assert reader.tags <= ALLOWED
    assert reader.attributes <= ATTRIBUTES
    return "".join(reader.words)


@pytest.mark.parametrize("columns", [["outlet", "word"], []])
def test_a_table_without_rows_says_so(columns, published):
    display.table(pd.DataFrame(columns=columns), "empty", "One row a word.")
    ((data, about),) = published
    assert read(data["text/html"]).rstrip().endswith("none found")
    assert data["text/plain"] == "One row a word.\nnone found"
    assert about["same_story"]["rows"] == ""


@pytest.fixture
def published(monkeypatch):
    """What a cell would get."""
    outputs = []
    monkeypatch.setattr(display, "publish", lambda *args: outputs.append(args))
    return outputs


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_text_everywhere(text, published):
    frame = pd.DataFrame({text: [text, "plain"]})
    display.table(frame, text, text)
    display.marked_text(f"before {text} after", [(7, 7 + len(text), text, text)], text, text)
    display.say(Finding("a.b", text))
    display.figure(plt.figure(), text, text, text, pd.DataFrame())
    assert "image/png" in published.pop(-2)[0]
    for data, *_ in published:
        visible = escaping.shown(text).replace("\n", "")
        assert visible in read(data["text/html"]).replace("\n", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_become_plain_ones(text, published, tmp_path, monkeypatch):
    monkeypatch.setenv(display.FIGURES_VARIABLE, str(tmp_path))
    display.table(pd.DataFrame({"n": [1]}), text, "caption")
    display.figure(plt.figure(), text, text, text, pd.DataFrame({text: [text]}))
    *outputs, (_, about) = published
    names = [about["same_story"]["name"] for _, about in outputs]
    assert [*names, about[display.CAPTION]] == [escaping.slug(text)] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{names[0]}.phone.svg",
        f"{names[0]}.svg",
    ]


@given(st.text(), st.text())
def test_a_slug_is_plain_short_and_its_own(one, other):
    assert escaping.NAME.fullmatch(escaping.slug(one))
    assert len(escaping.slug(one)) <= escaping.LONGEST_NAME
    assert escaping.slug(escaping.slug(one)) == escaping.slug(one)
    assert (escaping.slug(one) == escaping.slug(other)) == (one == other)


@pytest.mark.parametrize("hidden", ["\x00", "\x1b[31m", "\x85", "\ud800", "\u202e", "\u2066"])
def test_characters_that_hide_or_turn_others_are_made_visible(hidden, published):
    display.table(pd.DataFrame({"n": [hidden]}), "n", hidden)
    display.marked_text(f"a{hidden}b", [(0, 1, hidden, hidden)], hidden, hidden)
    display.say(Finding("a.b", hidden))
    assert len(published) == 3
    for output in published:
        assert not any(hidden in text for text in output[0].values())
        json.dumps(output, ensure_ascii=False).encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_out_as_it_went_in(text):
    shown = read(display.table_html(pd.DataFrame({"words": [text]}), "n", "c"))
    assert "".join(escaping.shown(text).split()) in "".join(shown.split())


@given(st.text(max_size=40), st.data())
def test_marked_text_loses_no_character(text, data):
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    marked = display.marked_html(text, [(a, b, "", "") for a, b in spans])
    reader = Reader()
    reader.feed(marked)
    reader.close()
    whole = escaping.shown(text).replace("\r\n", "\n").replace("\r", "\n")
    words = "".join(reader.words).replace("\r\n", "\n").replace("\r", "\n")
    assert words.replace(" ", "") == whole.replace(" ", "")  # a note sets its blank before it


def test_lines_of_a_text_end_without_any_style_and_no_attribute_is_broken(published):
    display.marked_text("One.\n\nTwo.\nEnd", [(6, 10, "a\nkind", "a\nrule")], "n", "A text.")
    ((data, *_),) = published
    page = BeautifulSoup(data["text/html"].removeprefix(display.TEXT_STYLE), "html.parser")
    assert [*page.mark.attrs] == ["data-kind", "tabindex"]
    for note in page.select("sup"):
        note.decompose()
    said = page.select_one(".text").decode_contents()
    assert said.count("<br/>") == 3
    assert page.select_one(".text").get_text().replace(" ", "") == "One.\n\nTwo.\nEnd"


def test_a_long_table_says_how_many_rows_the_csv_has(published):
    display.table(pd.DataFrame({"n": range(30)}), "rows", "A row a number.", rows=5)
    (data, about), = published  # fmt: skip
    assert "Shown: 5 of 30 rows" in data["text/html"]
    assert data["text/html"].count("<tr>") == 1 + 5
    assert len(about["same_story"]["csv"].splitlines()) == 1 + 30


def test_a_table_that_is_shown_whole_says_nothing_of_more(published):
    display.table(pd.DataFrame({"n": range(5)}), "rows", "A row a number.", rows=5)
    assert "Shown:" not in published[0][0]["text/html"]


def test_endless_texts_are_cut_with_a_mark(published):
    endless = "a" * 1_000_000
    display.table(pd.DataFrame({"n": [endless]}), "n", "A row.")
    display.marked_text(endless, [(0, 1, "k", ""), (900_000, 900_001, "k", "")], "n", "A text.")
    for data, *_ in published:
        assert "more characters]" in data["text/html"]
        assert len(data["text/html"]) < 50_000
    assert published[1][0]["text/html"].count("<mark") == 1
    assert endless in published[0][1]["same_story"]["csv"]


def test_numbers_of_a_column_have_the_same_digits():
    frame = pd.DataFrame({"share": [0.5, 0.25, math.nan], "count": [1, 2000, 3]})
    rows = display.body_rows(frame, None)
    assert rows == [["0.50", "1"], ["0.25", "2,000"], ["–", "3"]]


def test_a_figure_is_closed_and_carries_alt_text_and_numbers(published, tmp_path, monkeypatch):
    monkeypatch.setenv(display.FIGURES_VARIABLE, str(tmp_path))
    figure = plt.figure()
    display.figure(
        figure, "demo", "UPI 3, Jakarta 1.", "One article each.", pd.DataFrame({"n": [3, 1]})
    )
    assert not plt.fignum_exists(figure.number)
    (data, about), (below, _) = published
    assert "One article each." in read(below["text/html"])
    assert data["image/png"].startswith(b"\x89PNG")
    assert about["image/png"]["alt"] == "UPI 3, Jakarta 1."
    assert about["same_story"]["csv"] == "n\n3\n1\n"
    assert (tmp_path / "demo.svg").read_text("utf-8").lstrip().startswith("<?xml")


@pytest.mark.parametrize("finding", ["No two outlets tell one event.", "Nothing compares."])
def test_where_there_is_nothing_to_draw_words_stand_in_place_of_an_empty_box(finding, published, tmp_path, monkeypatch):  # fmt: skip
    monkeypatch.setenv(display.FIGURES_VARIABLE, str(tmp_path))
    empty = style.statement("A title", "", "No two outlets tell one event.")
    data = pd.DataFrame(columns=["outlet"])
    display.figure(empty, "likeness", f"{finding} Values (count): pairs 0.", "How sure.", data)
    ((data,),) = published
    said = ["Nothing compares."] * finding.startswith("Nothing")
    said.append("No figure: no two outlets tell one event.")
    assert read(data["text/html"]) == "\n".join(said) == data["text/plain"]
    assert not list(tmp_path.iterdir())
    assert not plt.fignum_exists(empty.number)


def test_phones_get_a_figure_without_its_title_and_with_all_that_stands_below_it():
    from analysis.figures import style
    from analysis.figures.width import PAGE

    figure, _ = style.new(1.0, style.head("A finding that is said", "and what is measured"))
    text = images.untitled_svg(figure)
    box = re.search(r' height="([\d.]+)pt" viewBox="0 ([\d.]+) ([\d.]+) ([\d.]+)"', text)
    frame, top, width, height = map(float, box.groups())
    assert frame == height  # no strip stays blank where the title stood
    whole = figure.get_figheight() * 72
    drawn = [whole - text.get_window_extent().y1 * 72 / figure.dpi for text in figure.texts]
    assert drawn[0] < top < drawn[1]
    assert width == pytest.approx(PAGE * 72, abs=0.1)
    assert top + height == pytest.approx(whole, abs=0.1)
    plt.close(figure)


def test_heads_are_words_and_files_keep_the_names(published):
    display.table(
        pd.DataFrame({"speaker_name": ["Ann"], "outlet_b": ["Post"]}), "heads", "One row."
    )
    ((data, about),) = published
    assert '<th scope="col" class="text">speaker name</th>' in data["text/html"]
    assert '<th scope="col" class="text">outlet B</th>' in data["text/html"]
    assert "speaker name" in data["text/plain"]
    assert about["same_story"]["csv"].startswith("speaker_name,outlet_b\n")


def test_a_label_does_not_run_into_the_words_before_it():
    marked = display.marked_html("Buy now", [(0, 7, "advertisement", "rule")])
    assert read(marked) == "Buy now advertisement rule"


def test_the_same_figure_gives_the_same_bytes(published, tmp_path, monkeypatch):
    from analysis.figures import style

    monkeypatch.setenv(display.FIGURES_VARIABLE, str(tmp_path))
    svgs = []
    for _ in range(2):
        with plt.style.context(style.STYLE):
            figure, axes = plt.subplots()
            axes.plot([1, 2], marker="o")
            display.figure(figure, "same", "alt", "caption", pd.DataFrame())
        svgs.append((tmp_path / "same.svg").read_bytes())
    assert svgs[0] == svgs[1]
    assert published[0][0] == published[2][0]
