"""The tables of the invented corpus: keyed, traceable to characters, one row a pair."""

import dataclasses
import gc
import sys
from pathlib import Path

import pytest

from analysis import corpus, pipeline, tables
from analysis.layers import Article, Layers
from analysis.tables.articles import article_row
from analysis.tables.measure import read_three_ways

ROOT = Path(__file__).resolve().parents[2]
SPANS = {
    "boilerplate": "text", "sentences": "text", "quotes": "text", "quantities": "text",
    "actors": "text", "frames": "text", "voice": "text", "marked": "text",
    "descriptions": "text",
}  # fmt: skip
PAIRS = ("sentence_pairs", "quote_pairs", "quantity_pairs")


@pytest.fixture(scope="module")
def loaded():
    return corpus.load(ROOT / "tests" / "data" / "corpus")


@pytest.fixture
def made(invented_tables):
    return invented_tables


def texts(loaded):
    return {a.article_id: a.text for a in loaded.articles}


@pytest.mark.parametrize("name", SPANS)
def test_every_row_stands_for_the_characters_it_names(name, made, loaded):
    by_id, table = texts(loaded), made[name]
    assert len(table) > 0
    for row in table.to_dict("records"):
        assert by_id[row["article_id"]][row["start"] : row["end"]] == row[SPANS[name]]


@pytest.mark.parametrize("name", PAIRS)
def test_a_pair_stands_once_in_order_and_within_its_event(name, made):
    table = made[name]
    keys = ["article_a", "start_a", "end_a", "article_b", "start_b", "end_b"]
    assert len(table) > 0
    assert (table["article_a"] < table["article_b"]).all()
    assert not table.duplicated(keys).any()
    event_of = made["events"].set_index("article_id")["event"]
    assert (table["article_a"].map(event_of) == table["event"]).all()
    assert (table["article_b"].map(event_of) == table["event"]).all()


def test_every_article_is_in_every_table_of_articles(made, loaded):
    ids = {a.article_id for a in loaded.articles}
    for name in ("articles", "events", "readability", "sensitivity"):
        assert set(made[name]["article_id"]) == ids


def test_words_kept_and_words_leaked_are_all_words(made):
    table = made["articles"]
    assert (table["body_words"] + table["leaked_words"] == table["words"]).all()
    assert table["quoted_share"].between(0, 1).all()


def layers_alive():
    return [held for held in gc.get_objects() if isinstance(held, Layers)]


def counting(pieces, alive):
    """Hand pieces on, and note once a batch of how many articles the layers are held as objects."""
    others = layers_alive()  # of other tests; held here, so that all are there to the end
    for name, piece in pieces:
        if name in ("sentence_pairs", "articles"):
            alive.append(len(layers_alive()) - len(others))
        yield name, piece


def test_pieces_of_any_size_give_the_same_files(made, loaded, tmp_path, monkeypatch):
    tables.write(made, tmp_path / "whole")
    for name in ("ARTICLES_AT_ONCE", "EVENTS_AT_ONCE"):
        monkeypatch.setattr(sys.modules["analysis.tables.measure"], name, 1)
    alive = []
    pieces = tables.with_codebook(counting(tables.in_pieces(loaded), alive))
    tables.write(pieces, tmp_path / "pieces")
    # three readings of the articles of an event or two, of 24 articles: none is kept
    assert 0 < max(alive) < len(loaded.articles)
    assert {*made, "codebook"} == {path.stem for path in (tmp_path / "pieces").iterdir()}
    for path in (tmp_path / "whole").iterdir():
        assert (tmp_path / "pieces" / path.name).read_bytes() == path.read_bytes(), path.name
    book = tables.read(tmp_path / "pieces" / "codebook.csv")
    assert book.equals(tables.codebook(made))


def test_every_fact_is_told_by_somebody(made):
    coverage = made["coverage"]
    assert coverage.groupby(["event", "fact"])["told"].any().all()


def test_one_actor_has_one_name_in_an_event(made):
    actors = made["actors"]
    persons = actors[actors["kind"] == "person"]
    for _, rows in persons.groupby("event"):
        bare = set(rows.loc[rows["form"] == "bare", "text"])
        for word in bare:
            assert rows.loc[rows["text"] == word, "name"].nunique() == 1, word


def test_an_empty_corpus_is_a_set_of_empty_tables():
    empty = tables.measure(corpus.Corpus(articles=[], report=[], fatal=""))
    assert all(len(table) == 0 and len(table.columns) for table in empty.values())


def test_an_article_without_a_text_counts_nowhere():
    note = corpus.LoadNote("a.jsonl", "notice", "line 2: empty")
    told = [Article("a", "The ferry is late.", outlet="Bell", event="e")]
    empty = [
        Article("b", "", outlet="Bell", event="e"),
        Article("c", " \n", outlet="Post", event="f"),
    ]
    found = tables.measure(corpus.Corpus([*told, *empty], [note]))
    alone = tables.measure(corpus.Corpus(told, [note]))
    assert len(found["load_report"]) == 1
    assert [name for name in found if not found[name].equals(alone[name])] == []


def test_speech_less_sure_than_the_threshold_is_not_counted():
    text = '"It held," Ana Ruiz said. She said that the bridge was safe and that nobody was hurt.'
    layers = pipeline.annotate(Article("a", text))
    doubted = [dataclasses.replace(q, confidence=0.4) for q in layers.quotes]
    sure = article_row(layers, "e")
    unsure = article_row(dataclasses.replace(layers, quotes=doubted), "e")
    assert (sure["speakers"], unsure["speakers"]) == (1, 0)
    assert sure["indirect_words"] > 0 == unsure["indirect_words"]
    assert sure["quoted_words"] == unsure["quoted_words"] == 2


def in_any_order(table):
    """The rows as texts, sorted."""
    return sorted(map(str, table.to_dict("records")))


def test_no_figure_changes_with_the_order_of_the_articles(made, loaded):
    other_way = dataclasses.replace(loaded, articles=loaded.articles[::-1])
    for name, table in tables.measure(other_way).items():
        assert in_any_order(table) == in_any_order(made[name]), name


def test_a_found_event_is_called_the_same_in_any_order(loaded):
    told = [dataclasses.replace(article, event="") for article in loaded.articles[:6]]
    one, other = (
        tables.TABLES["events"](read_three_ways(corpus.Corpus(order)))
        for order in (told, told[::-1])
    )
    assert in_any_order(one) == in_any_order(other)
