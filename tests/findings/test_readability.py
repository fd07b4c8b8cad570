"""What may be said of readability at one article an outlet and at many events."""

from pathlib import Path

import pytest

from analysis import corpus, tables
from analysis.findings import readability
from analysis.readability import edition

ROOT = Path(__file__).resolve().parents[2]


def found_on(folder):
    made = tables.measure(corpus.load(ROOT / folder))
    return {finding.key: finding for finding in readability.findings(made)}


@pytest.fixture(scope="module")
def seeds():
    return found_on("seeds")


@pytest.fixture(scope="module")
def many():
    return found_on("tests/data/corpus")


def test_the_edition_is_named(seeds):
    assert edition() in seeds["readability.syllables"].text
    assert edition() in seeds["readability.headline"].rows


def test_one_article_an_outlet_speaks_of_articles_and_tests_nothing(seeds):
    assert "sentences are drawn anew" in seeds["readability.ranks"].text
    assert "article is the hardest" in seeds["readability.ranks"].text
    assert "no test" in seeds["readability.within_events"].text


def test_many_events_are_drawn_and_tested(many):
    assert "events are drawn anew" in many["readability.ranks"].text
    assert "within 8 events" in many["readability.within_events"].text
    assert all(0 < p <= 1 for p in many["readability.within_events"].values.values())


def test_values_stand_behind_what_is_said(many):
    values = many["readability.quoted"].values
    outlets = {name.split(", ")[0] for name in values}
    assert len(outlets) == 3
    assert all(f"{outlet}, narrative, grade" in values for outlet in outlets)
    assert 0 < many["readability.words"].values["Harbor Ledger, rare_share"] < 1


def test_textstats_own_calls_are_ours_to_the_last_bit():
    article = corpus.load(ROOT / "seeds").articles[0]
    beside = readability.beside({article.article_id: (article.outlet, article.text)})
    assert len(beside) == 12
    assert (beside["difference"] == 0).all()


def test_an_empty_corpus_has_findings_too():
    empty = tables.measure(corpus.Corpus(articles=[], report=[], fatal=""))
    assert all(finding.text for finding in readability.findings(empty))
