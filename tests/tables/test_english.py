"""Articles in another language, and articles without an outlet, among those that are compared."""

import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.layers import Article

FERRY = """The ferry to Orland stopped on Monday, and Mayor Ilse Brandt said that it might not return.

"We cannot pay for it," Brandt said. She said that the town had spent 640,000 dollars on the quay."""
FOUND = """Nobody expected the ferry to Orland to stop. Ilse Brandt, the mayor, told the council of it.

"It was the only way," Brandt said, and perhaps it was. The island has 900 people and one school."""
GERMAN = """Die Fähre nach Orland ist am Montag stehen geblieben, und die Leute sind sehr verärgert.

„Wir können das nicht mehr bezahlen“, sagte Bürgermeisterin Ilse Brandt dem Rat der Stadt."""


def made(*articles):
    given = [Article(*row, event="ferry") for row in articles]
    return tables.measure(Corpus(articles=given, report=[], fatal=""))


@pytest.fixture(scope="module")
def mixed():
    return made(("a", FERRY, "", "A"), ("b", FOUND, "", "B"), ("c", GERMAN, "", "Zeitung"))


@pytest.fixture(scope="module")
def english():
    return made(("a", FERRY, "", "A"), ("b", FOUND, "", "B"))


def test_what_holds_for_english_has_no_value_elsewhere(mixed):
    row = mixed["articles"].set_index("outlet").loc["Zeitung"]
    assert row["language"] == "de" and row["quoted_share"] > 0
    assert row[["indirect_share", "speakers", "named_speakers", "actors"]].isna().all()
    style = mixed["style"].set_index("outlet").loc["Zeitung"]
    assert style["sentences"] == 2 and style[["mtld", "rare_share"]].isna().all()
    parts = mixed["readability_parts"].query("outlet == 'Zeitung'")
    assert parts[["grade", "rare_share", "syllables_a_word"]].isna().all(axis=None)
    moved = mixed["sensitivity"].query("outlet == 'Zeitung'").set_index("measure")
    in_english = ["quantities", "frame cues", "sentences told elsewhere too"]
    assert moved.loc[in_english, "balanced"].isna().all()
    means = mixed["outlets"].query("outlet == 'Zeitung'").set_index("measure")
    assert not means.loc[in_english, "articles"].any()
    assert means.loc["share of words quoted", "articles"] == 1


@pytest.mark.parametrize(
    "name", ["actors", "voice", "framing_rates", "openings", "appearances", "terms", "sentiment", "coverage"]
)  # fmt: skip
def test_another_language_changes_nothing_in_what_is_said_of_the_english_articles(
    name, mixed, english
):
    assert len(english[name])
    assert mixed[name].equals(english[name])


def test_articles_without_an_outlet_are_not_one_outlet():
    without = made(("a", FERRY), ("b", FOUND))
    articles = without["articles"]
    assert articles["outlet"].tolist() == ["article a", "article b"]
    assert not articles["outlet_given"].any()
    pairs = without["sentence_pairs"]
    assert (pairs["outlet_a"] != pairs["outlet_b"]).all()
    assert set(without["terms"]["outlet"]) == {"article a", "article b"}


def test_the_name_of_an_article_without_an_outlet_is_no_name_to_be_masked():
    without = made(("ferry", FERRY), ("council", FOUND))
    assert {"ferry", "council"} <= set(without["terms"]["term"])
