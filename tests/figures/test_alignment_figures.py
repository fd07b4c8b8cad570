"""The pictures of 06: three columns of facts, the order of two articles, strips with numbers."""

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.figures import coverage, ribbons, style
from analysis.findings import alignment, pairs
from analysis.findings.shared_facts import shared_facts

FACTS = pd.DataFrame(
    [
        (1, "Ash", "The dam held all night.", True, 0.1, False),
        (1, "Birch", "The dam held all night.", True, 0.8, False),
        (2, "Ash", "Nobody was hurt in the valley.", True, 0.5, True),
        (2, "Birch", "Nobody was hurt in the valley.", False, None, True),
        (3, "Ash", "The mayor thanked the crews.", False, None, False),
        (3, "Birch", "The mayor thanked the crews.", True, 0.2, False),
    ],
    columns=["fact", "outlet", "text", "told", "place", "only_here"],
)
PLACES = pd.DataFrame(
    {
        "text_a": ["First words", "Second words", "Third words"],
        "text_b": ["Premier", "Deuxieme", "Troisieme"],
        "number_a": [1, 2, 12], "number_b": [2, 21, 3], "of_a": 12, "of_b": 22,
        "score": [0.9, 0.8, 0.7], "moved": [False, True, False],
    }
)  # fmt: skip
LOOKS = style.looks(["Ash", "Birch"])


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def texts(figure):
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def columns():
    told, words = alignment.coverage_rows(FACTS)
    return coverage.coverage_matrix(told, words, LOOKS, "A title", "An event", FACTS)


def test_of_two_outlets_facts_stand_in_three_counted_columns_with_their_places():
    said = texts(columns())
    assert [name for name in said if name.endswith(")")] == ["only Ash (1)", "both (1)", "only Birch (1)"]  # fmt: skip
    assert {"10\N{NO-BREAK SPACE}%", "80\N{NO-BREAK SPACE}%"} <= set(said)
    for text in FACTS["text"]:
        assert text in " ".join(said)


def test_what_may_be_told_in_other_words_is_an_open_mark():
    marks = [line for line in columns().axes[0].get_lines() if line.get_marker() != "None"]
    fills = {(line.get_marker(), line.get_markerfacecolor()) for line in marks}
    assert fills == {("o", LOOKS["Ash"].colour), ("s", LOOKS["Birch"].colour), ("s", "white")}


def test_of_a_long_column_the_first_facts_are_drawn_and_the_others_counted():
    more = FACTS.query("fact == 2 and told")
    many = pd.concat([more.assign(fact=n, place=n / 100) for n in range(3, 40)])
    facts = pd.concat([FACTS.query("fact < 3"), many, FACTS.query("fact == 1").assign(fact=99)])
    told, words = alignment.coverage_rows(facts)
    said = texts(coverage.coverage_matrix(told, words, LOOKS, "A title", "An event", facts))
    assert "only Ash (38)" in said
    assert "and 18 more (CSV)" in said


def test_three_outlets_have_a_matrix_with_whole_words():
    third = FACTS.query("outlet == 'Ash'").assign(outlet="Cedar")
    long = " ".join(["unbroken"] * 60)
    facts = pd.concat([FACTS, third]).assign(text=long)
    told, words = alignment.coverage_rows(facts)
    looks = style.looks(["Ash", "Birch", "Cedar"])
    said = texts(coverage.coverage_matrix(told, words, looks, "A title", "An event", facts))
    rows = [text for text in said if "unbroken" in text]
    assert len(rows) == 3
    assert all(row.endswith(" unbroken…") for row in rows)


def test_sentences_that_change_places_are_black_and_all_have_their_turn():
    figure = coverage.order_plot(PLACES, ("Ash", "Birch"), LOOKS, "A title", "An event")
    lines = [line for line in figure.axes[0].get_lines() if len(line.get_xdata()) == 2]
    assert [line.get_color() for line in lines] == ["#c4c4c4", style.INK, "#c4c4c4"]
    said = texts(figure)
    assert {"1st", "2nd", "12th", "21st", "3rd"} <= set(said)
    assert {"Ash, 12 sentences", "Birch, 22 sentences"} <= set(said)
    assert {*PLACES["text_a"], *PLACES["text_b"]} <= set(said)


def strips(tables):
    event = alignment.most_told_event(tables["articles"])
    told = {n: f[f["event"] == event] if "event" in f else f for n, f in tables.items()}
    outlooks = style.looks(sorted(set(tables["articles"]["outlet"])))
    marks = [ribbons.Difference(*mark) for mark in pairs.differences(told)]
    figure = ribbons.event_strips(
        told["articles"], told["sentences"], told["sentence_pairs"], marks, outlooks, "A title", "",
        told["coverage"],
    )  # fmt: skip
    return figure, told


def test_sentences_have_the_numbers_that_the_reader_gives_their_facts(invented):
    figure, told = strips(invented)
    ordered = told["articles"].sort_values(["outlet", "article_id"])
    known = {str(fact.number) for fact in shared_facts(told["coverage"], ordered)}
    drawn = {text for text in texts(figure) if text.isdigit()}
    assert len(drawn) > 3
    assert drawn <= known


def test_articles_in_which_no_fact_was_looked_for_share_none():
    articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Ash"], "language": ["fr"]})
    columns = ["event", "fact", "outlet", "told", "spans"]
    # Without rows a column has no type of its own.
    assert shared_facts(pd.DataFrame(columns=columns, dtype=object), articles) == []


def test_words_of_differences_stand_below_the_strips(seeds):
    figure, told = strips(seeds)
    figure.canvas.draw()
    foot = figure.axes[0].get_window_extent().y0
    notes = [text for text in figure.texts if " / " in text.get_text()]
    assert notes
    assert all(note.get_window_extent().y1 < foot for note in notes)
    rows = told["quantity_pairs"].query("label == 'conflict'")
    assert rows["quantity_a"].iloc[0] in " ".join(note.get_text() for note in notes)
    assert not any(" / " in text for text in texts(figure))


def test_the_last_fact_stands_whole_in_the_picture():
    told = pd.DataFrame(True, index=range(3), columns=["Ash", "Birch", "Cedar"])
    outlooks = style.looks(list(told.columns))
    figure = coverage.coverage_matrix(told, ["It rained."] * 3, outlooks, "A title", "An event")
    axes = figure.axes[0]
    lowest = min(min(line.get_ydata()) for line in axes.get_lines() if len(line.get_ydata()))
    assert lowest - axes.get_ylim()[0] >= coverage.ROW / 2 - 1e-9


def test_a_difference_that_several_pairs_have_is_one_letter_and_one_note():
    articles = pd.DataFrame({"article_id": [*"abc"], "outlet": ["Ash", "Birch", "Cedar"], "characters": 90})  # fmt: skip
    sentences = pd.DataFrame({"article_id": [*"abc"], "start": 0, "end": 80, "leaked": 0.0})
    links = pd.DataFrame(columns=["article_a", "start_a", "end_a", "article_b", "start_b", "end_b", "score"])  # fmt: skip
    said = [("a", 5, "b", 9, "⚡", "three people", "Four people"), ("c", 3, "b", 9, "⚡", "Three people", "Four people")]  # fmt: skip
    figure = ribbons.event_strips(
        articles, sentences, links, [ribbons.Difference(*mark) for mark in said],
        style.looks(["Ash", "Birch", "Cedar"]), "A title", "",
    )  # fmt: skip
    notes = [text.get_text() for text in figure.texts if " / " in text.get_text()]
    assert notes == ["⚡\N{NO-BREAK SPACE}a three people (Ash) / Four people (Birch), the same in 1 more pair"]  # fmt: skip
    assert [text for text in texts(figure) if "⚡" in text] == ["⚡\N{NO-BREAK SPACE}a"] * 2


def test_an_outlet_that_differs_from_its_own_story_has_no_mark(invented):
    numbers = pd.DataFrame(
        {"article_a": ["a"], "start_a": 3, "article_b": "b", "start_b": 4, "label": "conflict",
         "quantity_a": "3 boats", "quantity_b": "4 boats", "outlet_a": "Ash", "outlet_b": ["Ash"]}
    )  # fmt: skip
    quotes = invented["quote_pairs"].head(0)
    assert pairs.differences({"quantity_pairs": numbers, "quote_pairs": quotes}) == []
