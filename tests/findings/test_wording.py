"""What findings say aloud, in lists and of what was loaded: in percent, whole, in plain grammar."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus import load
from analysis.findings import corpus
from analysis.findings.amounts import number
from analysis.findings.model import Finding, listed
from analysis.findings.scopes import Scope, scope
from analysis.findings.wording import told, without
from analysis.layers import Article
from analysis.tables.articles import load_report

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


def loaded(report, notes=("", "")):
    articles = pd.DataFrame({"outlet": ["A", "B"], "event": "e", "words": 9, "body_words": 9, "note": notes, "outlet_given": True})  # fmt: skip
    events = pd.DataFrame({"event": ["e", "e"], "given": True})
    tables = {"articles": articles, "load_report": report, "events": events}
    return {f.key: f.text for f in corpus.findings(tables)}


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([], "2 articles loaded, no other files left out, no files with an error and no oddities noted."),
        (["skipped"], "2 articles loaded, 1 other file left out, no files with an error and no oddities noted; each is named below with its reason."),
        (["notice", "error", "error"], "2 articles loaded, no other files left out, 2 files with an error and 1 oddity noted; each is named below with its reason."),
    ],
)  # fmt: skip
def test_what_was_left_out_is_said_in_plain_grammar(levels, said):
    report = pd.DataFrame({"level": levels, "reason": "odd", "file": "a"}, dtype=str)
    assert loaded(report)["corpus.load"] == said


def test_a_table_of_metadata_is_read_and_not_left_out():
    seeds = Path(__file__).parents[2] / "seeds"
    said = loaded(load_report(load(seeds).report))["corpus.load"]
    only = load_report(load(seeds).report).query("level == 'notice' or file == 'metadata.csv'")
    assert not loaded(only)["corpus.load"].endswith("each is named below with its reason.")
    assert said.startswith(
        "2 articles loaded, metadata.csv read as metadata, 2 other files left out,"
    )


def test_what_an_outlets_name_stands_for_is_said_where_it_is_first_named():
    said = loaded(load_report([]), ("“A” is only its dateline.", ""))["corpus.notes"]
    assert said == "From the metadata, on A: “A” is only its dateline."
    assert loaded(load_report([]))["corpus.notes"] == "The metadata has no note on any article."


@pytest.mark.parametrize(
    ("outlet", "said"),
    [
        ("Courier", "the Courier article"),
        ("The Courier", "The Courier article"),
        ("A", "the A article"),
        ("A Daily", "A Daily article"),
        ("Anvil", "the Anvil article"),
        (Article("7", "").teller, "article 7"),
    ],
)
def test_an_article_is_named_with_one_the(outlet, said):
    assert Scope((outlet, "Post"), 2, 1).subject(outlet) == said


def test_what_a_caption_says_rests_on_the_events_that_each_outlet_tells():
    rows = [(outlet, event) for outlet in "AB" for event in range(7)] + [("C", 0)]
    articles = pd.DataFrame(rows, columns=["outlet", "event"])
    assert "Means over 1 to 7 events an outlet" in scope(articles).certainty
    assert "Means over 7 events with" in scope(articles.query("outlet != 'C'")).certainty
    assert scope(articles).certainty.endswith("by resampling events, from 6 events on.")
    assert scope(articles.query("outlet != 'C'")).certainty.endswith("by resampling events.")
    one = pd.DataFrame([("A", 0), ("A", 0), ("B", 0)], columns=["outlet", "event"])
    assert scope(one).certainty.startswith("One event:")


def test_articles_without_an_outlet_are_said_to_be_compared_by_themselves():
    articles = pd.DataFrame(
        {"outlet": ["article a", "article b"], "event": "e", "words": 9, "outlet_given": False}
    )
    events = pd.DataFrame({"event": ["e", "e"], "given": True})
    found = corpus.headline({"articles": articles, "events": events})
    assert "on 1 event (no outlet is given, so each is compared by itself)" in found.text
    assert found.values["outlets"] == 0
    neither = corpus.headline({"articles": articles, "events": events.assign(given=False)}).text
    assert "grouping articles that tell the same; no outlet is given" in neither


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([True, True], "on 2 events by"),
        ([False, False], "on 2 events (not given but found, by grouping articles that tell the same) by"),
        ([True, False], "on 2 events (1 of them not given but found, by grouping"),
    ],
)  # fmt: skip
def test_events_that_were_found_by_grouping_are_not_passed_off_as_given(given, said):
    articles = pd.DataFrame({"outlet": ["A", "B"], "event": ["e", "f"], "words": 9, "outlet_given": True})  # fmt: skip
    events = pd.DataFrame({"event": ["e", "f"], "given": given})
    assert said in corpus.headline({"articles": articles, "events": events}).text


def test_many_outlets_that_differ_by_the_counts_beside_them_are_not_called_alike():
    found, counts = Scope(tuple("ABCD"), 4, 1), dict(zip("ABCD", (1, 2, 3, 4), strict=True))
    values = {outlet: count / 10 for outlet, count in counts.items()}
    beside = {outlet: f"{count} of 10 times" for outlet, count in counts.items()}
    said = told(values, found, lambda _: "", beside)
    assert said == "from 1 of 10 times in the A article to 4 of 10 times in the D article"
    alike = told(values, found, lambda _: "", dict.fromkeys("ABCD", "2 of 10 times"))
    assert alike == "2 of 10 times in every article"


def test_an_article_without_an_outlet_is_not_counted_as_an_outlet():
    found = Scope((*"ABC", "article 1", "article 2"), 9, 4)
    assert without({"A": 1.0}, found) == "not defined in 4 of 5 outlets or lone articles"
    alike = dict.fromkeys(found.outlets, 0)
    assert told(alike, found, str) == "0 in every outlet or lone article"
