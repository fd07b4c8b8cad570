"""Sentences of two outlets that tell the same."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import sentence_pairs

EVENTS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "sentence_pairs.toml").read_text("utf-8")
)["event"]


@pytest.fixture(scope="module")
def reports(annotated):
    return {
        event["name"]: [annotated("\n\n".join(event[s]), f"{event['name']}-{s}") for s in "ab"]
        for event in EVENTS
    }


def linked(a, b):
    number_a = {s.start: i for i, s in enumerate(a.sentences)}
    number_b = {s.start: i for i, s in enumerate(b.sentences)}
    return {(number_a[p.start_a], number_b[p.start_b]): p.label for p in sentence_pairs(a, b)}


def test_the_invented_reports_are_cut_as_written(reports):
    for event in EVENTS:
        for side, article in zip("ab", reports[event["name"]], strict=True):
            cut = [article.article.text[s.start : s.end] for s in article.sentences]
            assert cut == event[side]


def test_links_of_the_invented_events(reports):
    hits = told = gold = 0
    for event in EVENTS:
        expected = {(i, j) for i, j, _ in event["links"]}
        found = set(linked(*reports[event["name"]]))
        hits, told, gold = hits + len(found & expected), told + len(found), gold + len(expected)
    assert gold >= 10
    assert 2 * hits / (told + gold) >= 0.8


def test_reports_of_different_events_share_next_to_nothing(reports):
    sentences = false = 0
    for (name_a, (a, _)), (name_b, (_, b)) in permutations(reports.items(), 2):
        assert name_a != name_b
        sentences += len(a.sentences) + len(b.sentences)
        false += len(sentence_pairs(a, b))
    assert false <= sentences / 100


UNION = "said Marta Kolb, the head of the nurses' union in Orland."
STRIKES = [
    f"""Nurses at the hospital in Orland will stop work on Monday.

"Nobody has offered us anything since the spring," {UNION}

The hospital has 310 beds and treats patients from the whole valley.""",
    f"""A strike at the hospital in Orland will begin on Monday, the nurses' union says.

"{{said}}," {UNION}

The region pays for the hospital.""",
]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("Emergencies will find every door open", "partial"),
        ("We are tired", "partial"),
        ("They have offered us nothing since the spring", "same"),
    ],
)
def test_who_speaks_makes_no_two_remarks_one_fact(annotated, said, label):
    a, b = (
        annotated(text.format(said=said), name) for text, name in zip(STRIKES, "ab", strict=True)
    )
    assert linked(a, b)[1, 1] == label


FIRE = """The barn of the Ulrich family in Orland burned down on Monday.

"{said}," said {name}.

Nobody was hurt, and the cows were saved."""


@pytest.mark.parametrize(
    ("other", "said", "label"),
    [
        ("Anna Ulrich", "We lost it all in that fire", "same"),
        ("Ulrich", "We lost it all in that fire", "same"),
        ("Peter Ulrich", "We lost it all in that fire", "partial"),
        ("Peter Ulrich", "We lost everything in the fire", "same"),  # one of the two is misnamed
    ],
)
def test_two_persons_of_one_family_name_say_two_things(annotated, other, said, label):
    a = annotated(FIRE.format(said="We lost everything in the fire", name="Anna Ulrich"))
    b = annotated(FIRE.format(said=said, name=other), "b")
    assert linked(a, b)[1, 1] == label


IN_PART = [
    (
        "The museum of Sorel will show the ship's bell and three hundred letters from May. Rain fell on the harbour all night.",
        "Visitors can see the letters, the museum said. Children sang in the square.",
    ),
    (
        "A storm tore the roof off the market hall in Orvale and left two villages without power. Rain fell all night.",
        "Orvale will spend a fortune on the roof, which is a hundred years old. Children sang.",
    ),
    (
        "Police arrested the driver of the bus, who had been working for sixteen hours. Rain fell on the harbour all night.",
        "The driver will stay with the police until a judge has heard him. Children sang in the square.",
    ),
    (
        "The minister flew over the valley and promised new houses by the autumn. Rain fell on the harbour all night.",
        "The new houses will be built of wood, and further from the river. Children sang in the square.",
    ),
    (
        "Nurses in Tarrow ended their strike after the clinic promised to hire twelve more. Rain fell all night.",
        "The strike had filled the corridors of the clinic with angry patients. Children sang.",
    ),
    (
        "The court sent the banker to prison for six years and took his villa. Rain fell on the harbour all night.",
        "The villa, with its view of the lake, will be sold by the court. Children sang in the square.",
    ),
]  # fmt: skip


def test_most_sentences_that_share_a_part_are_linked_in_part(annotated):
    found = [linked(annotated(a), annotated(b, "b")) for a, b in IN_PART]
    assert sum(links == {(0, 0): "partial"} for links in found) >= 4
    assert all(set(links) <= {(0, 0)} for links in found)


def test_the_disagreeing_numbers_of_the_seeds_are_linked(seeds):
    a, b = seeds
    rows = sentence_pairs(a, b)
    assert any(
        "1.8 million" in a.article.text[p.start_a : p.end_a]
        and "1.9 million" in b.article.text[p.start_b : p.end_b]
        and p.label == "same"
        for p in rows
    )
    assert not any("two million doses" in b.article.text[p.start_b : p.end_b] for p in rows)


def test_a_pair_stands_once_and_scores_lie_between_0_and_1(seeds):
    rows = sentence_pairs(*seeds)
    assert len({(p.start_a, p.start_b) for p in rows}) == len(rows)
    assert all(0 <= p.score <= 1 for p in rows)
    assert rows == sorted(rows, key=lambda p: (p.start_a, p.start_b))


def test_swapping_the_articles_swaps_the_sides(seeds):
    a, b = seeds
    there = {(p.start_a, p.start_b, p.score, p.label) for p in sentence_pairs(a, b)}
    back = {(p.start_b, p.start_a, p.score, p.label) for p in sentence_pairs(b, a)}
    assert there == back


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_nothing_raises(annotated, a, b):
    assert isinstance(sentence_pairs(annotated(a), annotated(b, "b")), list)
