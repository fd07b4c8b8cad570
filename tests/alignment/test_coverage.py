"""Facts: who tells them, in whole or in part, in which order, and what stands alone."""

import dataclasses
import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import (
    SentenceComparison,
    SentencePair,
    compare_sentences,
    coverage,
    passages,
    sentence_pairs,
)
from analysis.layers import Boilerplate

EVENTS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "sentence_pairs.toml").read_text("utf-8")
)["event"]
WIRE = (
    "Divers working for the museum found the ship on Tuesday in ninety meters of clear water, "
    "three miles north of the lighthouse."
)


def facts_of(tellings):
    links = [
        (a.article.article_id, b.article.article_id, sentence_pairs(a, b))
        for a, b in combinations(tellings, 2)
    ]
    return coverage(tellings, links)


@pytest.fixture(scope="module")
def dam(annotated):
    event = next(e for e in EVENTS if e["name"] == "dam")
    return [annotated("\n\n".join(event[side]), side) for side in "ab"]


def test_each_sentence_stands_in_one_fact_at_most(dam, seeds):
    for tellings in (dam, seeds):
        places = [
            (article, span.start)
            for fact in facts_of(tellings)
            for article, spans in fact.spans.items()
            for span in spans
        ]
        assert len(set(places)) == len(places)


def test_linked_sentences_make_shared_facts_and_the_rest_stands_alone(dam):
    a, b = dam
    facts = facts_of(dam)
    shared = [f for f in facts if len(f.spans) == 2]
    assert any("killed" in a.article.text[s.start : s.end] for f in shared for s in f.spans["a"])
    alone = {b.article.text[f.start : f.end] for f in facts if f.only_here and f.article_id == "b"}
    assert "Farmers further down the river lost hundreds of cattle." in alone
    assert not any("toll" in sentence for sentence in alone)


def test_order_numbers_the_facts_of_an_article_from_the_top(dam):
    facts = facts_of(dam)
    for article in "ab":
        told = sorted(
            (f.order[article], min(s.start for s in f.spans[article]))
            for f in facts
            if article in f.spans
        )
        assert [rank for rank, _ in told] == list(range(len(told)))
        assert [start for _, start in told] == sorted(start for _, start in told)


def test_a_fact_is_never_only_here_where_nobody_else_tells(dam):
    assert not any(fact.only_here for fact in coverage(dam[:1], []))


def test_what_comes_near_a_link_on_either_side_is_not_only_here(dam):
    far, near = ({s.start: score for t in dam for s in t.sentences} for score in (0.0, 0.3))
    for near_a, near_b, alone in ((far, far, {"a", "b"}), (near, far, {"b"}), (far, near, {"a"})):
        facts = coverage(dam, [], {("a", "b"): SentenceComparison([], near_a, near_b)})
        assert {fact.article_id for fact in facts if fact.only_here} == alone


def test_no_link_scores_more_than_the_likeliest_of_its_sentences(dam):
    compared = compare_sentences(*dam)
    assert compared.pairs
    for pair in compared.pairs:
        assert pair.score <= round(compared.near_a[pair.start_a], 6)
        assert pair.score <= round(compared.near_b[pair.start_b], 6)


def link(dam, i, j, score, label):
    a, b = dam[0].sentences[i], dam[1].sentences[j]
    return SentencePair(a.start, a.end, b.start, b.end, score, label)


def test_a_sentence_that_shares_a_part_touches_a_fact_and_does_not_tell_it(dam):
    a, b = (telling.sentences for telling in dam)
    none = SentenceComparison([], {}, {})
    pairs = [link(dam, 0, 0, 0.9, "same"), link(dam, 1, 1, 0.9, "partial")]
    facts = coverage(dam, [("a", "b", pairs)], {("a", "b"): none})
    by_start = {(fact.article_id, fact.start): fact for fact in facts}
    assert set(by_start["a", a[0].start].spans) == {"a", "b"}
    for own, start, other, span in (("a", a[1].start, "b", b[1]), ("b", b[1].start, "a", a[1])):
        fact = by_start[own, start]
        assert set(fact.spans) == {own}
        assert {k: [(s.start, s.end) for s in v] for k, v in fact.touched.items()} == {
            other: [(span.start, span.end)]
        }
        assert not fact.only_here
    assert any(fact.only_here for fact in facts)


def test_who_tells_a_fact_does_not_touch_it_as_well(dam):
    pairs = [link(dam, 0, 0, 0.9, "same"), link(dam, 0, 1, 0.9, "partial")]
    shared, *rest = [f for f in coverage(dam, [("a", "b", pairs)]) if len(f.spans) == 2]
    assert (shared.touched, rest) == ({}, [])
    assert [s.start for s in shared.spans["b"]] == [dam[1].sentences[0].start]


def test_a_fact_is_shown_by_the_sentence_nearest_to_its_own_tellers(dam):
    pairs = [
        link(dam, 0, 0, 0.9, "same"),
        link(dam, 1, 0, 0.5, "same"),
        *(link(dam, 1, j, 0.9, "partial") for j in (1, 2, 3)),
    ]
    shared = next(f for f in coverage(dam, [("a", "b", pairs)]) if len(f.spans) == 2)
    assert (shared.article_id, shared.start) == ("b", dam[1].sentences[0].start)


TOLD = {
    "a": "The big dam at Norvale broke early on Monday. Nine villages lost their oldest wooden houses. The energy minister flew over the drowned valley. Soldiers brought warm blankets and fresh bread.",
    "b": "Early on Monday the big Norvale dam broke. The wooden houses of nine old villages are gone. Schools stay closed until the late spring term. The stone bridge of Tarrow still carries trains.",
    "c": "A brown wall of water rolled down the valley. Farmers lost hundreds of cattle and their barns. The energy minister promised new brick houses. Heavy rain is expected again by Friday evening.",
}  # fmt: skip


@pytest.fixture(scope="module")
def three(annotated):
    return [annotated(text, name) for name, text in TOLD.items()]


def facts_of_links(tellings, links, near=()):
    """Facts by links such as ("a0", "b1", 0.9); `near` lists what comes near without a link."""
    place = {
        f"{t.article.article_id}{i}": span for t in tellings for i, span in enumerate(t.sentences)
    }
    compared, pairs = {}, []
    for a, b in combinations(sorted(t.article.article_id for t in tellings), 2):
        own = [row for row in links if (row[0][0], row[1][0]) == (a, b)]
        linked = [
            SentencePair(place[x].start, place[x].end, place[y].start, place[y].end, score, "same")
            for x, y, score in own
        ]
        pairs.append((a, b, linked))
        close = [row for row in near if (row[0][0], row[1][0]) == (a, b)]
        sides = ({place[row[side]].start: row[2] for row in close} for side in (0, 1))
        compared[a, b] = SentenceComparison(linked, *sides)
    name = {(key[0], span.start): key for key, span in place.items()}
    return [
        ({name[k, s.start] for k, spans in fact.spans.items() for s in spans}, fact.only_here)
        for fact in coverage(tellings, pairs, compared)
    ]


@pytest.mark.parametrize(
    ("links", "shared"),
    [
        pytest.param(
            [("a0", "b0", 0.9), ("a1", "b1", 0.9), ("a0", "b1", 0.5), ("a1", "b0", 0.5)],
            [{"a0", "a1", "b0", "b1"}],
            id="two sentences of one article need no link between them",
        ),
        pytest.param(
            [("a0", "b0", 0.9), ("b0", "c0", 0.8), ("a0", "c0", 0.5)],
            [{"a0", "b0", "c0"}],
            id="three articles tell one fact",
        ),
        pytest.param(
            [("a0", "b0", 0.9), ("a1", "c0", 0.9), ("b0", "c0", 0.5)],
            [{"a0", "b0"}, {"a1", "c0"}],
            id="one link does not make one fact of two",
        ),
        pytest.param(
            [("a0", "b0", 0.9), ("a1", "c0", 0.9), ("b0", "c0", 0.6), ("a0", "c0", 0.3)],
            [{"a0", "b0"}, {"a1", "c0"}],
            id="links of .3 on average make two facts",
        ),
        pytest.param(
            [("a0", "b0", 0.9), ("a1", "c0", 0.9), ("b0", "c0", 0.7), ("a0", "c0", 0.7)],
            [{"a0", "a1", "b0", "c0"}],
            id="links of .47 on average make one",
        ),
        pytest.param(
            [("a0", "b0", 0.9), ("a1", "b1", 0.9), ("a1", "c0", 0.6), ("a0", "c0", 0.5)],
            [{"a0", "b0"}, {"a1", "b1", "c0"}],
            id="what fits nowhere joins the fact of its best link",
        ),
    ],
)
def test_which_links_of_three_articles_make_one_fact(three, links, shared):
    facts = facts_of_links(three, links)
    assert [told for told, _ in facts if len(told) > 1] == shared
    alone = [told for told, only_here in facts if only_here]
    assert all(len(told) == 1 for told in alone)
    assert len(alone) == 12 - sum(map(len, shared))


@pytest.mark.parametrize("other", ["b", "c"])
@pytest.mark.parametrize(("score", "only_here"), [(0.049, True), (0.05, False), (0.3, False)])
def test_what_comes_near_in_any_other_article_is_not_only_here(three, other, score, only_here):
    facts = facts_of_links(three, [], [("a3", f"{other}3", score)])
    alone = [told for told, only in facts if only]
    assert ({"a3"} in alone, {f"{other}3"} in alone) == (only_here, only_here)
    assert len(alone) == (12 if only_here else 10)


@pytest.mark.parametrize(
    ("covered", "told"), [(0.0, True), (0.4, True), (0.6, False), (1.0, False)]
)
def test_page_furniture_is_no_fact(three, covered, told):
    a, *others = three
    sentence = a.sentences[1]
    end = sentence.start + round(covered * (sentence.end - sentence.start))
    leak = Boilerplate(sentence.start, end, "promotion", "notice", 1.0)
    facts = facts_of_links([dataclasses.replace(a, boilerplate=[leak]), *others], [])
    assert ({"a1"} in [own for own, _ in facts]) == told
    assert len(facts) == 11 + told


def test_facts_stand_in_order_of_their_relative_place(annotated):
    # The second of two sentences stands further down than the fifth of twelve.
    long = " ".join(
        f"The {place} harbour lost nine {boat} boats on Monday."
        for place, boat in zip("ABCDEFGHIJKL", "mnopqrstuvwx", strict=True)
    )
    short = "The ferry of Sorel sank near the cape. Divers found its bell in clear water."
    tellings = [annotated(long, "long"), annotated(short, "short")]
    none = {("long", "short"): SentenceComparison([], {}, {})}
    length = {"long": len(long), "short": len(short)}
    places = [
        (fact.start / length[fact.article_id], fact.article_id)
        for fact in coverage(tellings, [("long", "short", [])], none)
    ]
    assert places == sorted(places)
    assert [article for _, article in places].index("short", 2) > 5


def test_a_thin_sentence_is_no_fact_of_its_own(annotated):
    a = annotated("The harbour office of Sorel closes in May. Nobody knows why it does.", "a")
    b = annotated("Divers raised the bell of the Meridian from the sea bed.", "b")
    told = [(fact.article_id, fact.start) for fact in facts_of([a, b])]
    assert told == [("a", 0), ("b", 0)]


def test_a_passage_of_wire_copy_is_found_and_a_quotation_is_none(annotated):
    a = annotated(f"{WIRE} The museum is glad.", "a")
    b = annotated(f"SOREL - {WIRE} Nobody asked the fishermen.", "b")
    found = [
        (a.article.text[p.start_a : p.end_a], b.article.text[p.start_b : p.end_b])
        for p in passages(a, b)
    ]
    assert found == [(WIRE[:-1], WIRE[:-1])]
    quoted = '"We looked for her for twenty years and we always knew that she was down there," Ilse Brandt said'
    assert passages(annotated(quoted), annotated(f"Yesterday: {quoted}", "b")) == []


REPORT = (
    "The ferry company said on Tuesday that it would take its two oldest ships out of service. "
    "{said} Its last ship of that kind was sold to a yard in Orland nine years ago."
)


def test_a_passage_runs_on_over_the_same_quotation_and_ends_at_another_one(annotated):
    def reused(*said):
        a, b = (
            annotated(REPORT.format(said=words), name)
            for words, name in zip(said, "ab", strict=True)
        )
        return [(a.article.text[p.start_a : p.end_a], p.words) for p in passages(a, b)]

    one = '"They are worn out and cost us more each year," said Ilse Brandt, its director.'
    other = '"The island deserves new ships with room for lorries," said Ilse Brandt, its director.'
    whole = REPORT.format(said=one)
    outside = len(whole.split()) - 10
    assert reused(one, one) == [(whole[:-1], outside)]
    assert reused(one, one.replace("each year,", "each  Year,")) == [(whole[:-1], outside)]
    cut = whole.index(' "They'), whole.index("said Ilse")
    assert reused(one, other) == [(whole[: cut[0] - 1], 17), (whole[cut[1] : -1], outside - 17)]


def test_no_article_no_fact():
    assert coverage([], []) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5), st.floats(0.34, 1)), max_size=25))
def test_any_links_give_facts_that_hold_each_linked_sentence_once(dam, drawn):
    pairs = {(i, j): link(dam, i, j, score, "same") for i, j, score in drawn}
    facts = coverage(dam, [("a", "b", pairs.values())])
    shared = [
        (k, s.start) for f in facts if len(f.spans) == 2 for k, v in f.spans.items() for s in v
    ]
    linked = {("a", p.start_a) for p in pairs.values()} | {("b", p.start_b) for p in pairs.values()}
    assert sorted(shared) == sorted(linked)
