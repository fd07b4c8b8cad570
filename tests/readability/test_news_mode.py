from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readability import (
    FORMULAS,
    bootstrap,
    counts,
    draws,
    parts,
    routes,
    score,
    undefined,
)
from analysis.readability.formulas import flesch_kincaid_grade
from analysis.spans import Span

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
STRAIGHT = (
    'The harbor board met on Monday. "We can\'t wait," its chairwoman, Ida Wenn, said. '
    "\"The men said 'enough' and left,\" she told reporters, who weren't there. "
    "Nobody on the board's staff had been asked about the U.S. loan of $1.9 million. "
)
CURLY = (
    "The harbor board met on Monday. “We can’t wait,” its chairwoman, Ida Wenn, said. "
    "“The men said ‘enough’ and left,” she told reporters, who weren’t there. "
    "Nobody on the board’s staff had been asked about the U.S. loan of $1.9 million. "
)
ARTICLE = "\n".join([STRAIGHT] * 10)


def seed(number):
    return SEEDS[number].read_text("utf-8")


def test_curly_and_straight_marks_give_the_same_values():
    assert score("\n".join([CURLY] * 10))["news"] == score(ARTICLE)["news"]
    assert None not in score(ARTICLE)["news"].values()


def test_counts_of_a_worked_example():
    counted = counts("The U.S. paid $1.9 million. Oil-rich neighbors didn’t.")
    assert (counted.sentences, counted.words) == (2, 8)
    # the 1, u-s 2, paid 1, 1.9 1, mil-lion 2; oil-rich 2, neigh-bors 2, did-n't 2
    assert counted.syllables == 13
    assert counted.letters == 3 + 2 + 4 + 2 + 7 + 7 + 9 + 5
    assert counted.long_words == 3


def test_flesch_kincaid_by_hand():
    counted = counts("The cat sat. The dog ran.")
    assert flesch_kincaid_grade(counted) == pytest.approx(0.39 * 3 + 11.8 * 1 - 15.59)


@pytest.mark.parametrize(
    ("lengths", "sentences", "points"),
    [
        ([10] * 12, 10, 100),  # the hundredth word ends a sentence
        ([11] * 12, 10, 100),  # or stands in one
        ([100, 7], 1, 100),
        ([120, 7], 1, 100),
        ([99, 1, 7], 2, 100),
        ([10] * 9, 9, 90),
        ([], 0, 0),
    ],
)
def test_linsear_write_reads_the_sentences_of_the_first_hundred_words(lengths, sentences, points):
    counted = counts(" ".join("We" + " sat" * (length - 1) + "." for length in lengths))
    assert counted.words == sum(lengths)
    assert (counted.linsear_sentences, counted.linsear_points) == (sentences, points)


def test_furniture_is_not_counted():
    glued = ARTICLE + "Advertisement"
    furniture = [Span(len(ARTICLE), len(glued))]
    assert counts(glued, furniture) == counts(ARTICLE)
    assert score(glued, furniture)["news"] == score(ARTICLE)["news"]
    assert counts(glued) != counts(ARTICLE)


def test_a_dateline_is_not_counted_but_its_sentence_is():
    from analysis.layers import Boilerplate

    text = "HALE (AP) -- Rain fell. It stopped."
    dateline = [Boilerplate(0, 12, "dateline", "test", 1.0)]
    assert (counts(text, dateline).words, counts(text, dateline).sentences) == (4, 2)


def test_sentences_touching_a_span_can_be_left_out():
    spans = [Span(ARTICLE.index("We can't"), ARTICLE.index("We can't") + 3)]
    assert counts(ARTICLE, without=spans).sentences == counts(ARTICLE).sentences - 1


@pytest.mark.parametrize("text", ["", "Yes.", " \n" * 50, "東京は晴れ。", "1 2 3"])
def test_nothing_is_defined_for_a_few_words(text):
    assert set(score(text)["news"].values()) == {None}
    assert set(undefined(text)) == set(FORMULAS)


@pytest.mark.parametrize(("words", "defined"), [(99, False), (100, True), (101, True)])
def test_values_need_a_hundred_words(words, defined):
    told = "It was the boat that they had left at home. " * 10  # ten words each
    text = {99: told.replace("the ", "", 1), 100: told, 101: f"{told}Nobody."}[words]
    assert counts(text).words == words
    assert (undefined(text).get("lix") is None) == defined
    assert (score(text)["news"]["lix"] is not None) == defined


@pytest.mark.parametrize(("sentences", "defined"), [(29, False), (30, True), (31, True)])
def test_smog_is_defined_from_thirty_sentences(sentences, defined):
    text = "It was the boat that they had. " * sentences
    assert counts(text).sentences == sentences
    assert (score(text)["news"]["smog_index"] is not None) == defined


def test_nothing_is_defined_in_another_language():
    text = "Die Bürgermeisterin sagte am Montag, dass sie nicht mehr antritt. " * 20
    assert set(score(text)["news"].values()) == {None}
    assert set(undefined(text).values()) == {"not recognised as English"}


def test_smog_needs_thirty_sentences():
    long = "\n".join([ARTICLE] * 3)
    assert counts(ARTICLE).sentences >= 30
    few = "\n".join([STRAIGHT] * 6)
    assert set(undefined(few)) == {"smog_index", "text_standard"}
    assert undefined(long) == {}


def test_a_value_is_missing_exactly_where_a_reason_is_given():
    for text in (seed(0), seed(1), "Short.", ARTICLE):
        missing = {name for name, value in score(text)["news"].items() if value is None}
        assert missing == set(undefined(text))


def test_routes_differ_in_text_and_counting_only():
    text = "Prices rose to $3.75 a crate on Monday, the board said. " * 12 + "Advertisement"
    ways = routes(text, [Span(len(text) - 13, len(text))])
    both = {(a, b) for a in ("raw", "cleaned") for b in ("textstat", "proper")}
    assert set(ways) == both | {("without quotations", "proper")}
    raw, textstat = ways["raw", "textstat"], score(text)["textstat"]
    assert {name: textstat[name] for name, value in raw.items() if value is not None} == {
        name: value for name, value in raw.items() if value is not None
    }
    # Twelve sentences of eleven words, none long; textstat's are split at "$3.75".
    assert ways["cleaned", "proper"]["lix"] == pytest.approx(11)
    assert ways["cleaned", "textstat"]["lix"] < ways["cleaned", "proper"]["lix"]


@pytest.mark.parametrize("text", [ARTICLE, seed(0), seed(1), "Too short to tell."])
def test_proper_routes_are_the_values_of_the_news_mode(text):
    cut = [Span(0, min(40, len(text)))]
    ways = routes(text, cut)
    assert ways["cleaned", "proper"] == score(text, cut)["news"]
    assert routes(text)["raw", "proper"] == score(text)["news"]


@pytest.mark.parametrize("text", ["It rained. " * 20, STRAIGHT * 6, "東京は晴れ。" * 60])
def test_what_is_undefined_is_undefined_by_every_route(text):
    missing = set(undefined(text))
    assert missing
    for found in routes(text).values():
        assert {name for name, value in found.items() if value is None} == missing


def test_the_route_without_quotations_leaves_out_whole_sentences():
    told = "Nobody on the board had been asked about the loan of the mill that was made. "
    quote = '"We left when the constabulary telephoned," said the proprietor. '
    text = told * 13 + quote + told + "Advertisement"
    start = text.index("We left")
    ways = routes(text, [Span(len(text) - 13, len(text))], [Span(start, start + 41)])
    assert ways["without quotations", "proper"] == routes(told * 14)["raw", "proper"]
    assert ways["cleaned", "proper"]["lix"] > ways["without quotations", "proper"]["lix"]


def test_a_text_with_few_words_outside_quotations_has_no_value_without_them():
    text = '"We left at once when the water came," he said. ' * 11
    ways = routes(text, (), [Span(48 * i + 1, 48 * i + 36) for i in range(11)])
    assert set(ways["without quotations", "proper"].values()) == {None}
    assert ways["cleaned", "proper"]["lix"] is not None


def test_parts_tell_the_narrative_from_what_quotes():
    text = 'It rained. "We left," he said. Advertisement'
    found = parts(text, [Span(31, 44)], [Span(12, 19)])
    assert {part: (c.sentences, c.words) for part, c in found.items()} == {
        "narrative": (1, 2),
        "quoting": (1, 4),
        "inside quotations": (1, 2),
    }


def test_parts_without_quotations_are_all_narrative():
    assert parts(ARTICLE)["narrative"] == counts(ARTICLE)
    assert parts(ARTICLE)["quoting"].words == parts(ARTICLE)["inside quotations"].words == 0


def test_bootstrap_is_seeded_and_holds_the_value():
    first, again = bootstrap(seed(0), resamples=200), bootstrap(seed(0), resamples=200)
    assert first == again != bootstrap(seed(0), resamples=200, seed=1)
    value = score(seed(0))["news"]["flesch_kincaid_grade"]
    low, high = first["flesch_kincaid_grade"]
    assert low < value < high
    narrow = bootstrap(seed(0), resamples=200, level=0.5)["flesch_kincaid_grade"]
    assert narrow[1] - narrow[0] < high - low


def test_the_bounds_are_those_of_the_draws():
    drawn = sorted(draws(ARTICLE, resamples=40)["lix"])
    assert bootstrap(ARTICLE, resamples=40)["lix"] == (drawn[1], drawn[-2])


def test_every_draw_is_the_article_of_some_of_its_sentences():
    told = [
        "The " + "old " * 50 + "dam held.",
        "Nobody " + "remembered " * 44 + "it.",
        "Officials " + "undoubtedly " * 30 + "anticipated it.",
    ]
    arranged = [score(" ".join(order))["news"] for order in product(told, repeat=3)]
    for name, values in draws(" ".join(told), resamples=300).items():
        possible = {article[name] for article in arranged}
        assert set(values) <= possible
        assert len(set(values)) > len(possible) / 2


def test_bootstrap_gives_bounds_where_a_value_is_defined():
    for text in ("", "Too short.", seed(0), ARTICLE):
        defined = {name for name, value in score(text)["news"].items() if value is not None}
        assert set(bootstrap(text, resamples=5)) == defined


def test_equal_sentences_have_no_spread():
    bounds = bootstrap("The cat sat down. " * 30, resamples=50)
    assert all(low == pytest.approx(high) for low, high in bounds.values())


@given(st.text(max_size=150), st.integers(0, 150), st.integers(0, 150))
@settings(max_examples=80, deadline=None)
def test_no_input_raises(text, first, second):
    span = Span(*sorted((min(first, len(text)), min(second, len(text)))))
    values = score(text, [span])
    assert list(values["news"]) == list(values["textstat"]) == list(FORMULAS)
    routes(text, [span], [span])
    parts(text, [span], [span])
    bootstrap(text, [span], resamples=3)


@pytest.mark.parametrize(
    "unit", [" ", "\n", "“", "<a ", "((((", "a.a.a.", "A. ", "'", "'s", "a'", ". ", "a ", "東"]
)
def test_time_grows_no_faster_than_the_text(unit, linear):
    linear(score, unit)


def loaded_by(code, modules):
    ask = f"import sys; {code}; print(sorted({set(modules)!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_the_fast_path_loads_neither_nltk_nor_textstat():
    code = (
        "from analysis import readability as r; t = 'It rained. ' * 80; r.score(t); r.routes(t);"
        "r.parts(t); r.mtld(t.split()); r.rare_share(t.split())"
    )
    assert loaded_by(code, ["nltk", "textstat", "pandas", "numpy"]) == "[]"


def test_annotating_an_article_loads_neither_nltk_nor_textstat():
    code = (
        "from analysis.layers import Article; from analysis.pipeline import annotate;"
        "annotate(Article('a', 'It rained. ' * 80))"
    )
    assert loaded_by(code, ["nltk", "textstat"]) == "[]"


def test_importing_analysis_takes_at_most_half_of_importing_pandas():
    def seconds(module):
        code = f"import time; b = time.process_time(); import {module}; print(time.process_time() - b)"  # fmt: skip
        run = [sys.executable, "-c", code]
        done = (subprocess.run(run, capture_output=True, text=True, check=True) for _ in range(3))
        return min(float(one.stdout) for one in done)

    assert seconds("analysis") <= seconds("pandas") / 2
