"""One name and one kind for an actor in all articles of an event."""

import pytest

from analysis import pipeline
from analysis.layers import Article
from analysis.tables import descriptions, spans
from analysis.tables.canonical import Canonical, names_by_event

BARE = "Halden had no buses on Monday. Halden wants its buses back, Ada Okoro said."
PLACED = "No bus left in Halden on Monday. Halden has 300 drivers."
BODY = "Shares in Halden fell on Monday. Halden makes pumps. Halden has grown. Halden, a company, fell."


def kinds_of(*texts: str) -> list[str]:
    """Kinds of the rows of Halden in articles of one event, in order."""
    corpus = [
        pipeline.annotate(Article(str(number), text, event="e"))
        for number, text in enumerate(texts)
    ]
    event_of = {layers.article.article_id: "e" for layers in corpus}
    shared = names_by_event(corpus, event_of)
    rows = spans.actors(corpus, event_of, shared)
    beside = descriptions.descriptions(corpus, event_of, shared)
    assert set(beside["kind"]) <= set(rows["kind"])
    return rows[rows["name"] == "Halden"]["kind"].tolist()


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        ([BARE], ["organisation"] * 2),
        ([BARE, PLACED], ["place"] * 4),
        ([BARE, BARE, PLACED], ["place"] * 6),
        ([BODY, BODY, BODY, PLACED], ["organisation"] * 14),
    ],
)
def test_a_name_is_of_one_kind_in_an_event(texts, kinds):
    assert kinds_of(*texts) == kinds


def test_a_name_keeps_its_kind_in_each_event():
    corpus = [pipeline.annotate(Article("a", BARE)), pipeline.annotate(Article("b", PLACED))]
    event_of = {"a": "strike", "b": "fire"}
    rows = spans.actors(corpus, event_of, names_by_event(corpus, event_of))
    halden = rows[rows["name"] == "Halden"]
    assert halden.groupby("article_id")["kind"].first().to_dict() == {
        "a": "organisation",
        "b": "place",
    }


def test_a_person_who_is_called_as_a_place_stays_a_person():
    shared = Canonical({}, {("e", "Jordan"): "place"})
    assert shared.kind("e", "Jordan", "person") == "person"
    assert shared.kind("e", "Jordan", "organisation") == "place"
