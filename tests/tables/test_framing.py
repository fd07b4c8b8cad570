"""Framing by article: rates, openings, first appearances, masks, specifications, all on invented texts."""

import math

import pandas as pd
import pytest

from analysis import pipeline
from analysis.layers import Article
from analysis.tables import descriptions, files, framing, specifications, words
from analysis.tables.canonical import Canonical, names_by_event

FLOOD = """Mayor Ilse Brandt Opens the Dam

Mayor Ilse Brandt opened the Orvale dam on Monday, the Courier reported.

"It might rain, perhaps," Brandt said. The regime of the valley may fall."""
DAM = """Dam gates opened in Orvale

The gates of the Orvale dam were opened. Brandt spoke.

Taxpayers sued over the levy. "We clearly won," Brandt said."""


@pytest.fixture(scope="module")
def corpus():
    articles = [
        Article(f"{outlet}-{event}", text, outlet=outlet, event=str(event), language="en")
        for event in range(6)
        for outlet, text in (("The Valley Courier", FLOOD), ("Orvale Post", DAM))
    ]
    return [pipeline.annotate(article) for article in articles]


@pytest.fixture(scope="module")
def event_of(corpus):
    return {layers.article.article_id: layers.article.event for layers in corpus}


@pytest.fixture(scope="module")
def tables(corpus, event_of):
    made = words.word_tables(corpus, event_of)
    for name in ("rates", "sentiment"):
        made[name] = getattr(framing, name)(corpus, event_of)
    names = names_by_event(corpus, event_of)
    for name in ("openings", "appearances", "beside_actors"):
        made[name] = getattr(framing, name)(corpus, event_of, names)
    made["specifications"] = specifications.specifications(
        corpus, corpus, event_of, made["terms"], made["rates"]
    )
    return made


def of_courier(table):
    return table[table["article_id"] == "The Valley Courier-0"]


def test_voice_outside_and_inside_quotations_add_up_to_all(tables):
    voice = tables["rates"].query("kind == 'voice'")
    sums = voice.pivot_table(index=["article_id", "category"], columns="where", values=["count", "among"])  # fmt: skip
    for value in ("count", "among"):
        parts = sums[value]["outside quotations"] + sums[value]["inside quotations"]
        assert (parts == sums[value]["everywhere"]).all()
    hedges = of_courier(voice).query("category == 'hedge'").set_index("where")["count"]
    assert hedges.to_dict() == {"everywhere": 3, "outside quotations": 1, "inside quotations": 2}


def test_a_rate_is_its_count_per_thousand_words(tables):
    rows = tables["rates"].query("kind == 'frame'")
    assert (rows["rate"] - 1000 * rows["count"] / rows["among"]).abs().max() < 1e-9


def test_forms_of_namings_add_up_to_one(tables):
    forms = tables["rates"].query("kind == 'form' and where == 'everywhere'")
    assert forms.groupby("article_id")["rate"].sum().tolist() == pytest.approx([1.0] * 12)


def test_headline_first_sentence_and_end_are_where_they_stand(tables):
    parts = of_courier(tables["openings"]).set_index("part")
    assert parts.loc["headline", "text"] == FLOOD.split("\n", maxsplit=1)[0]
    assert parts.loc["first sentence", "text"].startswith("Mayor Ilse Brandt opened")
    assert parts.loc["end", "text"].endswith("may fall.")
    assert "Ilse Brandt" in parts.loc["headline", "named"]
    for row in parts.itertuples():
        assert FLOOD[row.start : row.end] == row.text


def test_a_headline_from_the_metadata_carries_the_actors_that_the_article_names():
    article = Article(
        "1", FLOOD.split("\n\n", 1)[1], title="Brandt sued over the dam", language="en"
    )
    table = framing.openings([pipeline.annotate(article)], {"1": "e"}, Canonical())
    headline = table.set_index("part").loc["headline"]
    assert headline["named"] == "Ilse Brandt"
    assert headline["cued"] == "legality_constitutionality_jurisdiction"
    assert (headline["start"], headline["end"]) == (0, 0)


def test_first_appearance_is_the_share_of_words_before(tables):
    first = tables["appearances"].groupby(["article_id", "name"])["first"].size()
    assert first.max() == 1
    rows = of_courier(tables["appearances"])
    assert rows.loc[rows["name"] == "Ilse Brandt", ["first", "part"]].values.tolist() == [[0.0, "headline"]]  # fmt: skip
    assert rows["first"].between(0, 1, inclusive="left").all()


def test_sentiment_is_by_sentence_and_in_english_alone(tables):
    assert of_courier(tables["sentiment"])["compound"].between(-1, 1).all()
    german = pipeline.annotate(Article("1", "Das Wasser stieg. Es war schlimm.", language="de"))
    assert framing.sentiment([german], {"1": "e"}).empty


def test_the_mask_removes_an_outlets_own_name_and_says_how_often(tables):
    own = tables["masked_names"].query("outlet == 'The Valley Courier' and own_name")
    assert own[["term", "removed", "count_before", "count_after"]].values.tolist() == [
        ["courier", 6, 6, 0]
    ]
    assert own["rank_after"].isna().all()
    assert "courier" not in set(tables["terms"]["term"])


def test_each_comparison_says_how_it_was_made(tables):
    tests = tables["word_tests"].query("terms == 'words'")
    assert tests["n_events"].tolist() == [6, 6]
    assert tests["smallest_p"].tolist() == pytest.approx([2 / 2**6] * 2)
    assert set(tests["variance"]) == {"two_terms"}
    assert tables["terms"]["p_family"].dropna().between(2 / 2**6, 1).all()


def test_phrases_hold_two_words_and_stand_twice(tables):
    phrases = tables["phrases"]
    assert (phrases["term"].str.split().str.len() == 2).all()
    assert (phrases["count"] + phrases["elsewhere"] >= 2).all()
    assert (phrases["association"] > 0).all()


def test_association_is_the_likelihood_ratio_of_the_four_cells():
    texts = ["red tape held red tape. A red dam; red tape, a new tape"]
    layers = [pipeline.annotate(Article(str(i), text)) for i, text in enumerate(texts)]
    # red tape 3, red dam 1, new tape 1, and tape held, held red, a red, a new once each
    observed = [[3, 1], [1, 4]]
    total = sum(map(sum, observed))
    expected = [[sum(row) * (observed[0][j] + observed[1][j]) / total for j in (0, 1)] for row in observed]  # fmt: skip
    ratio = 2 * sum(
        o * math.log(o / e) for a, b in zip(observed, expected, strict=True) for o, e in zip(a, b, strict=True)
    )  # fmt: skip
    assert words.associations(layers, ["red tape"]) == pytest.approx([ratio], abs=1e-6)


def test_every_comparison_has_all_specifications_and_one_that_is_reported(tables):
    curves = tables["specifications"].groupby("comparison")
    sizes = {kind: 32 if kind == "word" else 8 for kind in ("word", "frame", "form", "voice")}
    assert {*tables["specifications"]["kind"]} == {*sizes}
    for _, own in curves:
        assert len(own) == sizes[own["kind"].iloc[0]]
        assert own["reported"].sum() == 1


def test_the_reported_specification_is_what_the_tables_say(tables):
    rows = tables["specifications"].query("kind == 'word' and reported")
    z = tables["terms"].set_index(["outlet", "term"])["z"]
    for row in rows.itertuples():
        assert row.estimate == pytest.approx(z[row.outlet, row.category])
    hedge = tables["specifications"].query("category == 'hedge' and reported").iloc[0]
    known = specifications.as_reported(tables["rates"]).query("category == 'hedge'")
    means = known.pivot_table("rate", "event", "outlet").mean()
    assert hedge["estimate"] == pytest.approx(means[hedge["outlet"]] - means[hedge["against"]])


def test_one_outlet_has_nothing_to_compare(corpus, event_of):
    own = [layers for layers in corpus if layers.article.outlet == "Orvale Post"]
    made = words.word_tables(own, event_of)
    assert all(table.empty for table in made.values())
    rates = framing.rates(own, event_of)
    assert specifications.specifications(own, own, event_of, made["terms"], rates).empty


def test_no_articles_give_empty_tables_with_their_columns():
    assert list(framing.rates([], {}).columns) == list(framing.RATE_COLUMNS)
    assert list(words.word_tables([], {})["masked_names"].columns) == list(words.MASK_COLUMNS)


def test_validation_figures_are_read_and_shares():
    known = framing.validation()
    assert len(known) == 15
    assert known["precision"].between(known["precision_low"], known["precision_high"]).all()
    assert isinstance(known, pd.DataFrame)
    assert set(known.loc[known["validated"].astype(bool), "precision_low"] >= 0.6) == {True}


def test_descriptions_say_whom_and_which_loaded_words():
    text = "Ilse Brandt, the embattled mayor of Orvale, spoke. “My wife, Eva Lund, left,” she said."
    layers = pipeline.annotate(Article("a", text, outlet="Orvale Post", event="1", language="en"))
    rows = descriptions.descriptions([layers], {"a": "1"}, Canonical()).set_index("name")
    assert rows.loc["Ilse Brandt", ["text", "beside", "loaded", "quoted"]].tolist() == ["the embattled mayor of Orvale", "after", "embattled", False]  # fmt: skip
    assert rows.loc["Eva Lund", ["text", "loaded", "quoted"]].tolist() == ["My wife", "", True]


def test_descriptions_without_a_loaded_word_are_read_back_as_text(tmp_path):
    text = "Ilse Brandt, the mayor of Orvale, spoke."
    layers = pipeline.annotate(Article("a", text, outlet="Orvale Post", event="1", language="en"))
    files.write(
        {"descriptions": descriptions.descriptions([layers], {"a": "1"}, Canonical())}, tmp_path
    )
    assert files.read(tmp_path / "descriptions.csv")["loaded"].tolist() == [""]
