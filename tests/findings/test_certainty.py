"""How sure differences in words are: each word is counted once, corrected for words and outlets."""

import pandas as pd
import pytest

from analysis.findings.framing.words import certainty
from analysis.layers import Article, Layers
from analysis.tables.words import word_tables


def told(words_by_outlet, events=8):
    corpus = [
        Layers(Article(f"{outlet} {event}", f"{word} " * 4 + "the ferry left late", outlet=outlet))
        for event in range(events)
        for outlet, word in words_by_outlet.items()
    ]
    event_of = {layers.article.article_id: layers.article.article_id[-1] for layers in corpus}
    rows = [(layers.article.outlet, event_of[layers.article.article_id]) for layers in corpus]
    articles = pd.DataFrame(rows, columns=["outlet", "event"])
    return certainty({**word_tables(corpus, event_of), "articles": articles})


def test_two_outlets_make_one_test_and_a_word_counts_once():
    found = told({"Courier": "harbour", "Gazette": "wharf"})
    assert "one outlet against the other, 2 words go beyond" in found.text
    assert "no p under 0.0078 once corrected" in found.text
    assert found.values == {"Courier": 2}


def test_a_word_that_sets_several_of_many_outlets_apart_counts_once():
    found = told({"Courier": "harbour", "Gazette": "wharf", "Tribune": "quay"})
    assert "each outlet against all others, 3 words go beyond" in found.text
    assert "furthest of all words and outlets" in found.text
    assert sum(found.values.values()) >= 3


@pytest.mark.parametrize("events", [1, 5])
def test_too_few_events_are_said(events):
    assert told({"Courier": "harbour", "Gazette": "wharf"}, events).text.startswith("No word is tested: n = ")  # fmt: skip
