"""Grouping articles into events."""

import random
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import events
from analysis.layers import Article

EVENTS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "sentence_pairs.toml").read_text("utf-8")
)["event"]
CORPUS = [
    Article(f"{event['name']}-{side}", "\n\n".join(event[side]))
    for event in EVENTS
    for side in "ab"
]
# Two earthquakes: the same words, other places, numbers and names.
QUAKES = [
    Article("q1", "An earthquake of magnitude 6.1 shook the island of Sorel on Friday, killing nine people in Port Amber, Mayor Ilse Brandt said.", date="2021-03-05"),
    Article("q2", "Nine people died in Port Amber when a 6.1 earthquake hit Sorel, according to Mayor Ilse Brandt.", date="2021-03-05"),
    Article("q3", "An earthquake of magnitude 5.4 shook the Kessel valley on Sunday, killing two people in Norvale, Governor Ana Ruiz said.", date="2021-04-18"),
    Article("q4", "Two people died in Norvale when a 5.4 earthquake hit the Kessel valley, according to Governor Ana Ruiz.", date="2021-04-18"),
]  # fmt: skip


def partition(found):
    groups = {}
    for article_id, event in found.items():
        groups.setdefault(event, set()).add(article_id)
    return sorted(map(sorted, groups.values()))


def test_two_reports_of_each_event_come_together():
    assert partition(events.group(CORPUS)) == sorted(
        sorted(f"{event['name']}-{side}" for side in "ab") for event in EVENTS
    )


def test_look_alike_events_stay_apart():
    assert partition(events.group(QUAKES)) == [["q1", "q2"], ["q3", "q4"]]


@pytest.mark.parametrize(("apart", "groups"), [(0, 1), (3, 1), (14, 1), (28, 1), (31, 2), (90, 2)])
def test_days_apart_speak_against_one_event_even_in_the_same_words(apart, groups):
    first = date(2021, 3, 5)
    days = {"early": first, "late": first + timedelta(days=apart)}
    told = [Article(name, QUAKES[0].text, date=str(day)) for name, day in days.items()]
    assert len(set(events.group(told).values())) == groups


def test_a_passing_mention_does_not_make_one_event_of_two():
    told = {
        "f1": "The ferry Lerna ran aground off Pellan on Monday with 214 passengers, and Captain Otto Reyl was arrested.",
        "f2": "Captain Otto Reyl was arrested after the ferry Lerna ran aground off Pellan; the fire at the Dalby sawmill was forgotten.",
        "w1": "A fire destroyed the Dalby sawmill, and owner Greta Holm said that 40 workers had lost their jobs. The ferry Lerna brought the engines.",
        "w2": "Forty workers lost their jobs when a fire destroyed the Dalby sawmill of owner Greta Holm.",
    }  # fmt: skip
    found = events.group([Article(name, text) for name, text in told.items()])
    assert partition(found) == [["f1", "f2"], ["w1", "w2"]]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 3, 0, 2)])
def test_an_event_is_named_after_the_first_of_its_articles(order):
    corpus = [QUAKES[place] for place in order]
    for names in partition(found := events.group(corpus)):
        first = next(article.article_id for article in corpus if article.article_id in names)
        assert {found[name] for name in names} == {f"found:{first}"}


def test_given_events_are_kept_and_never_merged():
    given_ids = [
        Article("x", CORPUS[0].text, event="one"),
        Article("y", CORPUS[0].text, event="two"),
        Article("z", CORPUS[2].text),
    ]
    assert events.group(given_ids) == {"x": "one", "y": "two", "z": "found:z"}


def test_an_article_without_an_event_joins_the_one_it_tells():
    corpus = [Article("x", CORPUS[0].text, event="dam"), Article("y", CORPUS[1].text)]
    assert events.group(corpus) == {"x": "dam", "y": "dam"}


def test_the_order_of_the_articles_does_not_change_the_groups():
    expected = partition(events.group(CORPUS + QUAKES))
    for seed in range(4):
        shuffled = CORPUS + QUAKES
        random.Random(seed).shuffle(shuffled)
        assert partition(events.group(shuffled)) == expected


def test_no_article_no_group():
    assert events.group([]) == {}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=12)), max_size=6))
def test_any_text_and_any_date(rows):
    corpus = [Article(str(i), text, date=day) for i, (text, day) in enumerate(rows)]
    assert list(events.group(corpus)) == [article.article_id for article in corpus]
