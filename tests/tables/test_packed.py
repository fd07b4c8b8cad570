"""Layers come out of the packing as they went in, and only when they are asked for."""

from pathlib import Path

import pytest

from analysis import corpus
from analysis.layers import Article, Layers
from analysis.pipeline import annotate_all
from analysis.tables import packed
from analysis.tables.english import english
from analysis.tables.packed import Packed, by_id, pack

INVENTED = Path(__file__).resolve().parents[1] / "data" / "corpus"


@pytest.fixture(scope="module")
def layers():
    return list(annotate_all(corpus.load(INVENTED).articles))


def packed_of(layers):
    return Packed([each.article for each in layers], [pack(each) for each in layers])


def test_layers_come_back_as_they_were(layers):
    kept = packed_of(layers)
    assert list(kept) == layers and list(kept[3:7]) == layers[3:7] and kept[-1] == layers[-1]


def test_no_character_is_lost():
    told = Layers(Article("\ud800", "a\r\n\ud800 \x00"))
    assert packed_of([told])[0] == told


def test_articles_are_sorted_and_chosen_without_being_unpacked(monkeypatch):
    told = [Layers(Article(f"{n}", "", language="de" if n % 2 else "en")) for n in (3, 2, 1)]
    kept, unpack = packed_of(told), packed.pickle.loads
    monkeypatch.setattr(packed.pickle, "loads", None)
    chosen = by_id(kept), english(kept)
    monkeypatch.setattr(packed.pickle, "loads", unpack)
    assert [list(each) for each in chosen] == [told[::-1], [told[1]]]
    assert [by_id(told), english(told)] == [told[::-1], [told[1]]]


def test_packed_layers_take_less_than_twice_the_text(layers):
    taken = sum(len(pack(each)) for each in layers)
    assert taken < 2 * sum(len(each.article.text) for each in layers)
