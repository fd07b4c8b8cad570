"""The same utterance in two outlets, and the lines that may or may not be one."""

import tomllib
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.alignment import quote_pairs
from analysis.alignment.quotations import compare
from analysis.alignment.utterances import Utterance
from analysis.layers import Article, Layers, Quote

CASES = tomllib.loads((Path(__file__).parents[1] / "data" / "quote_pairs.toml").read_text("utf-8"))[
    "pair"
]


def utterance(pieces, speaker="", kind=None, days=()):
    return Utterance(0, 0, tuple(pieces), speaker, kind, frozenset(days))


def side(case, name):
    told = [
        case.get(f"{field}_{name}", default)
        for field, default in (("speaker", ""), ("kind", None), ("days", ()))
    ]
    return utterance(case[name], *told)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['label']}: {c['a'][0][:40]}")
def test_label_both_ways(case):
    a, b = side(case, "a"), side(case, "b")
    assert (compare(a, b).label, compare(b, a).label) == (case["label"], case["label"])


def test_seeds_leave_the_colombia_lines_uncertain_and_nothing_else(seeds):
    rows = quote_pairs(*seeds)
    assert [p.label for p in rows] == ["uncertain"]
    a, b = (s.article.text for s in seeds)
    assert a[rows[0].start_a : rows[0].end_a].startswith("Colombia is the keystone")
    assert b[rows[0].start_b : rows[0].end_b].startswith("Colombia is the key in")
    assert "same speaker" in rows[0].why and "cannot tell" in rows[0].why


def test_difference_lists_the_words_of_both_sides():
    verdict = compare(
        utterance(["We will open the old harbour by spring and sail to every island"]),
        utterance(["We will close the old harbour by spring and sail to every island"]),
    )
    assert verdict.label == "reworded"
    assert ("replace", "open", "close") in verdict.difference
    assert 0 < verdict.similarity < 1


def test_a_side_runs_from_the_first_to_the_last_piece(annotated):
    a = annotated(
        '"We will rebuild the harbour," Mayor Ana Ruiz said. "The old wall must go first."'
    )
    b = annotated(
        'Mayor Ana Ruiz said: "We will rebuild the harbour. The old wall must go first."', "b"
    )
    (row,) = quote_pairs(a, b)
    assert row.label == "split"
    assert a.article.text[row.start_a : row.end_a].startswith("We will")
    assert a.article.text[row.start_a : row.end_a].endswith("go first.")


def test_lines_said_on_other_days_are_uncertain(annotated):
    said = 'Mayor Ana Ruiz came. "{}," Ana Ruiz said on {}. Nobody asked on Sunday.'
    told = "Our divers have searched the harbour", "Our divers searched all the harbour"
    for day, label in (("Monday", "reworded"), ("Friday", "uncertain")):
        a, b = annotated(said.format(told[0], "Monday")), annotated(said.format(told[1], day), "b")
        (row,) = quote_pairs(a, b)
        assert row.label == label
    assert "said on Friday / Monday" in row.why or "said on Monday / Friday" in row.why


def test_an_outlet_may_leave_the_speaker_unnamed(annotated):
    line = '"The keys were lost for a month," {} said.'
    a, b, c = (
        annotated(line.format(who), who)
        for who in ("a nurse of the clinic", "Ann Lowe, a nurse,", "Ben Okoro, a porter,")
    )
    assert [p.label for p in (*quote_pairs(a, b), *quote_pairs(a, c))] == ["verbatim", "verbatim"]
    assert quote_pairs(b, c) == []


SURE = "We will rebuild the old harbour before winter with our own hands"
LIKE = "Nobody should have to live like this", "No one should have to live this way"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("own", "labels"),
    [
        ([LIKE[0], SURE], {"uncertain"}),  # nothing else is like it
        ([LIKE[0], LIKE[1]], {"verbatim"}),  # the other side's line is known to be another
    ],
)
def test_what_may_be_a_remark_is_not_it_where_another_surely_is(own, labels, turned):
    a = quoting([(text, "Ann Lowe") for text in own])
    b = quoting([(LIKE[1], "Ann Lowe")])
    pairs = quote_pairs(b, a) if turned else quote_pairs(a, b)
    assert {pair.label for pair in pairs} == labels


pieces = st.lists(
    st.lists(st.sampled_from("the dam broke at dawn we saw water ... over Norvale’s old-town & left".split()), max_size=9).map(" ".join),
    min_size=1, max_size=3,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(pieces, pieces)
def test_any_two_quotations_compare_alike_both_ways(a, b):
    there, back = compare(utterance(a), utterance(b)), compare(utterance(b), utterance(a))
    assert (there.label == "verbatim") == (back.label == "verbatim")
    assert 0 <= there.similarity <= 1


@settings(max_examples=60, deadline=None)
@given(pieces)
def test_a_quotation_is_verbatim_itself_or_too_short(a):
    assert compare(utterance(a), utterance(a)).label in ("verbatim", "different")


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_nothing_raises(a, b):
    compare(utterance([a]), utterance([b]))


def quoting(said):
    """An article that consists of quotations: what is said, and by whom."""
    quotes = [
        Quote(place, place + 1, text, "direct", None, None, None, speaker, None, "", "", 1.0, place)
        for place, (text, speaker) in enumerate(said)
    ]
    return Layers(Article("a", ""), quotes=quotes)


said = st.lists(
    st.tuples(pieces.map(" ".join), st.sampled_from(["", "Ana Ruiz", "Ben Okoro"])), max_size=5
)


@settings(max_examples=100, deadline=None)
@given(said, said)
def test_every_two_quotations_that_are_one_utterance_are_found(a, b):
    found = {(p.start_a, p.start_b): p.label for p in quote_pairs(quoting(a), quoting(b))}
    sure = {}
    for (x, (text, speaker)), (y, (other, by)) in product(enumerate(a), enumerate(b)):
        label = compare(utterance([text], speaker), utterance([other], by)).label
        if label not in ("different", "uncertain"):
            sure[x, y] = label
    assert {pair: label for pair, label in found.items() if label != "uncertain"} == sure


def test_time_grows_with_the_number_of_quotations(linear):
    def pair_many(text):
        lines = [
            (f"No{n} dam{n} held{n} last{n} night{n}", "Ana Ruiz") for n in range(len(text) // 40)
        ]
        quote_pairs(quoting(lines), quoting(lines))

    linear(pair_many, "x" * 40, size=2_000)
