"""The headline that a text prints is no prose: not a sentence, not furniture."""

import dataclasses

import pytest

from analysis import corpus, headline, pipeline, tables
from analysis.findings import readability as findings
from analysis.layers import Article

TITLE = "Council Backs New Bridge, Orvale Gets Ferry Subsidy"
BODY = "The council met on Monday. It voted for a new bridge over the wide river in the north. " * 8
TEXT = f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize(
    ("text", "title", "line"),
    [
        (TEXT, TITLE, TITLE),
        (TEXT, "council backs new bridge - Orvale gets ferry subsidy!", TITLE),
        (f"date 2021-05-04 1/3\n\n  {TEXT}", TITLE, TITLE),
        (f"{BODY}\n" * 5 + TITLE, TITLE, None),
        (TEXT, "", None),
        (TEXT, "Council backs new bridge", None),
        ("—\n\nRain fell.", "—", None),
    ],
)
def test_a_line_of_the_head_that_is_the_title_is_the_headline(text, title, line):
    found = headline.headline(Article("a", text, title=title))
    assert [text[span.start : span.end] for span in found] == ([line] if line else [])


def test_readability_of_prose_is_that_of_the_text_without_its_headline():
    told = pipeline.annotate(Article("a", TEXT, title=TITLE))
    body = pipeline.annotate(Article("a", BODY))
    untitled = pipeline.annotate(Article("a", TEXT))
    assert told.readability["news"] == body.readability["news"]
    assert told.readability["textstat"] == untitled.readability["textstat"]
    assert told.sentences == untitled.sentences  # the machine interface lists titles too


def test_a_headline_is_never_suspected():
    title = "Read more: how the ferry was saved"
    article = Article("a", f"{title}\n\n{BODY}", title=title)
    assert pipeline.annotate(dataclasses.replace(article, title="")).boilerplate
    told = pipeline.annotate(article)
    assert told.boilerplate == told.flagged == []


def test_no_table_on_prose_counts_the_headline():
    titled = Article("a", TEXT, outlet="A", event="x", title=TITLE)
    found = tables.measure(corpus.Corpus(articles=[titled]))
    assert found["articles"]["sentences"].tolist() == found["style"]["sentences"].tolist() == [16]
    assert found["sentences"]["headline"].tolist() == [True] + [False] * 16
    assert len(findings.body_sentences(found)) == 16
    routes = found["readability_routes"].set_index(["cleaning", "counting", "metric"])["value"]
    proper = routes["cleaned", "proper", "lix"]
    assert (
        proper == found["readability"].query("mode == 'news' and metric == 'lix'")["value"].item()
    )
    assert routes["raw", "proper", "lix"] == proper
    assert routes["cleaned", "textstat", "lix"] != pytest.approx(proper)
    news = found["readability_counts"].query("mode == 'news'")
    told = found["readability_parts"].query("part == 'narrative'")
    assert news["sentences"].tolist() == told["sentences"].tolist() == [16]
