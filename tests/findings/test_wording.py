"""What findings say aloud, in lists and of what was loaded: in percent, whole, in plain grammar."""

import pandas as pd
import pytest

from analysis.findings import corpus
from analysis.findings.model import Finding, listed
from analysis.findings.wording import Scope, number, told

TWO = Scope(("A", "B"), 2, 1)


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("share of words", 0.001692, "A 0.2 %."),
        ("share of namings", 0.7826, "A 78 %."),
        ("share of facts", 0.0, "A 0 %."),
        ("cues per 1,000 words", 11.864, "A 11.9."),
        ("words", 569.4, "A 569."),
        ("words", 1234567, "A 1,234,567."),
        ("p", 0.00049, "A 0.00049."),
        ("specifications that agree", "6 of 8", "A 6 of 8."),
    ],
)
def test_values_are_said_as_on_the_telephone(unit, value, said):
    assert Finding("a.b", "A is first.", {"A": value}, unit).spoken.endswith(f"({unit}): {said}")


@pytest.mark.parametrize(
    ("outlets", "articles", "events", "single"),
    [("AB", 2, 1, True), ("AB", 2, 2, True), ("A", 1, 1, True), ("AB", 6, 1, False), ("AB", 6, 3, False)],
)  # fmt: skip
def test_one_article_an_outlet_is_what_allows_no_word_on_outlets(outlets, articles, events, single):
    found = Scope(tuple(outlets), articles, events)
    assert found.single == single
    assert (found.subject("A") == "A") != single


@pytest.mark.parametrize("text", ["A and B share 24 %", "A and B share 24 %."])
def test_a_finding_ends_before_its_values_begin(text):
    assert Finding("a.b", text, {"A": 1}).spoken.startswith("A and B share 24 %. Values (")


def test_a_list_says_what_it_leaves_out():
    assert listed("abc", 3) == "a, b and c"
    assert listed("abcde", 3) == "a, b, c and 2 more"


def test_a_count_follows_its_rate():
    said = told({"A": 2.0, "B": 4.0}, TWO, number, {"A": " (1 cue)", "B": " (7 cues)"})
    assert said == "2 (1 cue) in the A article and 4 (7 cues) in the B article"


def loaded(levels, notes=("", "")):
    articles = pd.DataFrame({"outlet": ["A", "B"], "event": "e", "words": 9, "body_words": 9, "note": notes})  # fmt: skip
    report = pd.DataFrame({"level": levels}, dtype=str)
    return {f.key: f.text for f in corpus.findings({"articles": articles, "load_report": report})}


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], "2 articles loaded, no other files left out, no files that could not be used and no oddities noted."),
        (["skipped"], "2 articles loaded, 1 other file left out, no files that could not be used and no oddities noted; each is named below with its reason."),
        (["notice", "error", "error"], "2 articles loaded, no other files left out, 2 files that could not be used and 1 oddity noted; each is named below with its reason."),
    ],
)  # fmt: skip
def test_what_was_left_out_is_said_in_plain_grammar(levels, said):
    assert loaded(levels)["corpus.load"] == said


def test_what_an_outlets_name_stands_for_is_said_where_it_is_first_named():
    said = loaded([], ("“A” is only its dateline.", ""))["corpus.notes"]
    assert said == "From the metadata, on A: “A” is only its dateline."
    assert loaded([])["corpus.notes"] == "The metadata has no note on any article."
