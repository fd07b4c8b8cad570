"""Numbers of two outlets: compared only where they count the same thing."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import quantity_pairs
from analysis.alignment.quantities import compare
from analysis.alignment.values import relation
from analysis.quantities import find

DATA = Path(__file__).parents[1] / "data"
INVENTED = tomllib.loads((DATA / "quantity_pairs.toml").read_text("utf-8"))["pair"]
GUIDELINE = [
    json.loads(line) for line in (DATA / "quantities.jsonl").read_text("utf-8").splitlines()
]


def target(marked):
    start, end = marked.index("["), marked.index("]") - 1
    return marked.replace("[", "").replace("]", ""), start, end


def quantity_at(text, start, end):
    return next(q for q in find(text) if q.start < end and start < q.end)


@pytest.mark.parametrize("pair", INVENTED, ids=lambda p: f"{p['a'][:30]} / {p['b'][:30]}")
def test_both_ways_and_as_articles_the_verdict_is_one(pair, annotated):
    (text_a, *span_a), (text_b, *span_b) = target(pair["a"]), target(pair["b"])
    a, b = quantity_at(text_a, *span_a), quantity_at(text_b, *span_b)
    label = compare(text_a, a, text_b, b).label
    assert compare(text_b, b, text_a, a).label == label
    rows = quantity_pairs(annotated(text_a), annotated(text_b, "b"))
    labels = [p.label for p in rows if (p.start_a, p.start_b) == (a.start, b.start)]
    assert labels == ([] if label == "different_quantity" else [label])


def test_macro_f1_on_the_invented_pairs(f1_by_label):
    assert len(INVENTED) >= 100
    gold, found = [], []
    for pair in INVENTED:
        (text_a, *span_a), (text_b, *span_b) = target(pair["a"]), target(pair["b"])
        gold.append(pair["label"])
        a, b = quantity_at(text_a, *span_a), quantity_at(text_b, *span_b)
        found.append(compare(text_a, a, text_b, b).label)
    scores = f1_by_label(gold, found)
    assert sum(scores.values()) / len(scores) >= 0.97


def test_macro_f1_on_the_guideline_set(f1_by_label):
    gold, found = [], []
    for record in GUIDELINE:
        a, b = (quantity_at(record[f"text_{s}"], *record[f"span_{s}"]) for s in "ab")
        gold.append(record["label"])
        found.append(compare(record["text_a"], a, record["text_b"], b).label)
    scores = f1_by_label(gold, found)
    assert sum(scores.values()) / len(scores) >= 0.95


def test_seeds_hold_one_conflict_and_no_trap(seeds):
    rows = quantity_pairs(*seeds)
    assert [(p.quantity_a, p.quantity_b) for p in rows if p.label == "conflict"] == [
        ("some 1.8 million Venezuelans", "about 1.9 million migrants")
    ]
    assert not any("doses" in p.quantity_b for p in rows)


def test_a_pair_stands_once_and_offsets_are_those_of_the_quantities(seeds):
    a, b = seeds
    rows = quantity_pairs(a, b)
    assert len({(p.start_a, p.start_b) for p in rows}) == len(rows)
    for p in rows:
        assert a.article.text[p.start_a : p.end_a] == p.quantity_a
        assert b.article.text[p.start_b : p.end_b] == p.quantity_b


def test_swapping_the_articles_swaps_the_sides(seeds):
    a, b = seeds
    there = {(p.start_a, p.start_b, p.label) for p in quantity_pairs(a, b)}
    back = {(p.start_b, p.start_a, p.label) for p in quantity_pairs(b, a)}
    assert there == back


@pytest.mark.parametrize(
    ("a", "b", "label"),
    [
        ("50,000 pages", "55,000 pages", "conflict"),  # half a step up rounds up, not down
        ("6.25 percent", "6.3 percent", "rounding"),
        ("about 1,000 boats", "1,040 boats", "rounding"),
        ("about 1,000 boats", "at least 1,900 boats", "conflict"),
        ("at least 40 boats", "59 boats", "rounding"),
        ("at least 40 boats", "61 boats", "conflict"),
        ("more than 200 boats", "200 boats", "agree"),  # hedges are ignored on equal values
        ("up to 50 boats", "64 boats", "conflict"),
    ],
)
def test_relation_of_values(a, b, label):
    x, y = find(a)[0], find(b)[0]
    assert relation(x, y)[0] == relation(y, x)[0] == label


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sampled_from(["", "about", "nearly", "more than", "at least", "up to"]),
)
def test_relation_is_symmetric_and_never_raises(x, y, hedge):
    base = find("12 boats")[0]
    a = replace(base, text=str(x), low=float(x), high=float(x), hedge=hedge)
    b = replace(base, text=str(y), low=float(y), high=float(y))
    assert relation(a, b)[0] == relation(b, a)[0]
    assert (relation(a, b)[0] == "agree") == (x == y)
