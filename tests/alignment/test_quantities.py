"""Numbers of two outlets: compared only where they count the same thing."""

import json
import tomllib
from pathlib import Path

import pytest

from analysis.alignment import quantity_pairs
from analysis.alignment.quantities import compare
from analysis.quantities import find

DATA = Path(__file__).parents[1] / "data"
INVENTED = tomllib.loads((DATA / "quantity_pairs.toml").read_text("utf-8"))["pair"]
GUIDELINE, BLIND, FRESH = (
    [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for name in ("quantities", "quantities_blind", "quantities_fresh")
)


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
    assert label == pair.get("said", pair["label"])
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


def by_comparing(record, annotated):
    """Label of a pair whose two targets are compared."""
    texts, spans = (record["text_a"], record["text_b"]), (record["span_a"], record["span_b"])
    targets = [
        next((q for q in find(text) if q.start < end and start < q.end), None)
        for text, (start, end) in zip(texts, spans, strict=True)
    ]
    if None in targets:
        return "different_quantity"
    return compare(texts[0], targets[0], texts[1], targets[1]).label


def by_measuring(record, annotated):
    """Label of a pair of which each sentence is an article of its own."""
    rows = quantity_pairs(annotated(record["text_a"]), annotated(record["text_b"], "b"))
    (start_a, end_a), (start_b, end_b) = record["span_a"], record["span_b"]
    hits = [
        p.label
        for p in rows
        if p.start_a < end_a and start_a < p.end_a and p.start_b < end_b and start_b < p.end_b
    ]
    return hits[0] if hits else "different_quantity"


@pytest.mark.parametrize("label", [by_comparing, by_measuring])
@pytest.mark.parametrize(
    ("records", "least"),
    [
        pytest.param(GUIDELINE, 0.95, id="guideline"),
        pytest.param(BLIND, 0.9, id="blind"),  # by somebody who had not seen the rules
        pytest.param(FRESH, 0.9, id="fresh"),  # written before the last rules
    ],
)
def test_macro_f1_on_labelled_pairs(label, records, least, annotated, f1_by_label):
    gold = [record["label"] for record in records]
    scores = f1_by_label(gold, [label(record, annotated) for record in records])
    assert len(scores) == 4
    assert sum(scores.values()) / len(scores) >= least


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
        ("The hoard is worth £3.2bn.", "The hoard is worth £3.2m.", "conflict"),  # a slip
        ("The cull spared 40 deer.", "The cull spared 4,100 deer.", "different_quantity"),
        (
            "Floods ruined 40 hectares of rice.",
            "Floods ruined 30 hectares of forest.",
            "different_quantity",
        ),
        (
            "Exports to Norvale rose 9 percent.",
            "Exports to Dalby rose 4 percent.",
            "different_quantity",
        ),
        (
            "In 2019 the mill ground 40 tonnes.",
            "In 2019 the mill ground 52 tonnes.",
            "conflict",
        ),
        (
            "From 2019 to 2021 the mill ground 40 tonnes.",
            "In 2021 the mill ground 52 tonnes.",
            "different_quantity",
        ),
        (
            "From 2019 to 2021 the mill ground 40 tonnes.",
            "By 2021 the mill had ground 40 tonnes.",
            "agree",
        ),
        (
            "Before the merger it had 90 shops.",
            "After the merger it had 70 shops.",
            "different_quantity",
        ),
        ("Leyburn scored three goals.", "Tull scored two goals.", "different_quantity"),
        ("The blaze killed nine ewes.", "Along with nine other ewes it died.", "agree"),
        ("The blaze killed nine ewes.", "The blaze killed four other ewes.", "different_quantity"),
        (
            "State officials said 40 barns burned.",
            "City officials said 45 barns burned.",
            "conflict",
        ),
        ("State barns burned: 40 barns.", "City barns burned: 45 barns.", "different_quantity"),
    ],
)
def test_what_tells_measures_apart(a, b, label):
    x, y = find(a)[-1], find(b)[-1]
    assert compare(a, x, b, y).label == compare(b, y, a, x).label == label


def test_a_conflict_needs_more_among_whole_articles(annotated):
    a, b = "The dam cost $40 million.", "It was built for $52 million."
    prose = "Rain fell on Dalby. The choir sang in the square. Nobody left early."
    assert quantity_pairs(annotated(a), annotated(a.replace("40", "52"), "b"))
    assert not quantity_pairs(annotated(f"{a} {prose}"), annotated(f"{b} {prose}", "b"))


def verdicts(a, b):
    return [(p.quantity_a, p.quantity_b, p.label) for p in quantity_pairs(a, b)]


def test_a_vague_word_leaves_a_number_to_the_precise_one(annotated):
    a = annotated(
        "The reserve lies in the delta. Wardens saw 41,000 geese on its lake in May. Counting took"
        " them a week."
    )
    b = annotated(
        "In spring tens of thousands of geese rest on the lake. Wardens counted 44,000 geese there"
        " in May. Farmers complained."
    )
    assert ("41,000 geese", "44,000 geese", "conflict") in verdicts(a, b)


def test_a_bound_leaves_a_number_to_the_close_one(annotated):
    a = annotated("The union votes. Up to 31,000 nurses may take part. It will last a week.")
    b = annotated(
        "As many as 34,000 nurses may take part in the vote. It ends on Friday. By noon at least"
        " 210 nurses had taken part."
    )
    assert ("Up to 31,000 nurses", "As many as 34,000 nurses", "conflict") in verdicts(a, b)


def test_a_number_that_the_other_sentence_has_too_is_in_conflict_with_none():
    a = "The harbour gets $7.2 million from the ministry and $1.9 million from ship owners."
    b = "The harbour gets $1.9 million from ship owners."
    (of_ministry, of_owners), (given,) = find(a), find(b)
    assert compare(a, of_owners, b, given).label == "agree"
    assert compare(a, of_ministry, b, given).why == "another number fits as well"
    assert compare(b, given, a, of_ministry).why == "another number fits as well"


def test_a_list_of_results_is_no_evidence_of_a_conflict():
    a = "In the poll the mayor of Norvale, Anna Alder, had 23 percent, and Bo Birk had 27 percent."
    b = (
        "Corre led in the poll with 41 percent, ahead of Dane with 28 percent, Elm with 26"
        " percent and Birk with 24 percent of the students."
    )
    of_alder = find(a)[0]
    assert {compare(a, of_alder, b, y).label for y in find(b)} == {"different_quantity"}


def test_a_figure_that_the_other_article_states_too_is_in_conflict_with_none(annotated):
    a = (
        '"We cannot go on paying $640,000 a year for half-empty ferries," said Councillor Ida Moss, '
        'who chairs the harbour committee. "There is no money left for it."\n\n'
        "Residents packed the gallery and shouted as the result was read out."
    )
    plan = (
        "The ferry to Larkness will end in May after councillors backed a plan to save $460,000 "
        "a year.\n\nThe fare had not changed since the winter."
    )
    cost = " The harbour committee's chair, Ida Moss, said that it costs $640,000 a year."
    labels = [p.label for p in quantity_pairs(annotated(a), annotated(plan))]
    assert labels == ["conflict"]
    labels = [p.label for p in quantity_pairs(annotated(a), annotated(plan + cost))]
    assert "conflict" not in labels


def test_two_here_and_three_there_are_seldom_one_group_in_whole_articles(annotated):
    a = annotated(
        "The festival closed on Sunday. Two singers left the choir too early. It had rained."
    )
    b = annotated(
        "Visitors praised the festival. Three singers of the opera came too late. It was dry."
    )
    assert not [row for row in verdicts(a, b) if row[2] == "conflict"]


def test_vague_words_of_two_magnitudes_are_no_slip_of_the_pen(annotated):
    a = annotated("The fair opened. Tens of thousands saw the crowded tent. Iva Lund spoke.")
    b = annotated("Iva Lund spoke. Guards closed the crowded tent twice. It rained.")
    assert not [row for row in verdicts(a, b) if row[2] == "conflict"]


PROSE = "Rain fell on Dalby. The choir sang in the square. Nobody left early."


@pytest.mark.parametrize(
    ("a", "b", "labels"),
    [
        # many digits: paired though hardly a word is shared, and though one side speaks of the year
        (
            "The weir cost $41.7 million, not $7.",
            "Ratepayers gave $41.7m for it and $2.",
            ["agree"],
        ),
        ("A 225-page report is out.", "It runs to 225 pages.", ["agree"]),
        (
            "Harrow Tin made $412 million in the quarter.",
            "The annual report speaks of $412m.",
            ["agree"],
        ),
        # few digits may be equal by chance
        ("The weir cost $40 million, not $7.", "Ratepayers gave $40m for it and $2.", []),
        ("The weir cost $41.7 million, not $7.", "Ratepayers gave $42.9m for it.", []),
        # a value that stands twice singles out nothing
        (
            "The weir cost $41.7 million. So the ferry did: $41.7 million.",
            "Ratepayers gave $41.7m and $2.",
            [],
        ),
        # a two of nothing said fits every other two
        ("The two argued.", "Reyl has two bridges.", []),
        ("The two bridges of Tarrow shut.", "Tarrow has two bridges.", ["agree"]),
    ],
)
def test_equal_values_pair_by_their_digits_in_whole_articles(a, b, labels, annotated):
    there = quantity_pairs(annotated(f"{a} {PROSE}"), annotated(f"{PROSE} {b}", "b"))
    back = quantity_pairs(annotated(f"{PROSE} {b}", "b"), annotated(f"{a} {PROSE}"))
    assert [p.label for p in there] == [p.label for p in back] == labels


def conflicts(a, b, annotated):
    rows = quantity_pairs(annotated(a), annotated(b, "b"))
    return [(p.quantity_a, p.quantity_b) for p in rows if p.label == "conflict"]


def test_a_figure_of_one_place_is_in_conflict_with_none_of_the_whole(annotated):
    state = (
        "Sarah Odell won the recount.\n\nIn Mercer County ballots were examined by hand.\n\n"
        "Turnout was 64.2 percent."
    )
    county = "They counted for days.\n\nThe pizza came late.\n\nTurnout in Mercer was 71 percent."
    assert conflicts(state, county, annotated) == []
    whole = county.replace(" in Mercer", "")
    assert conflicts(state, whole, annotated) == [("64.2 percent", "71 percent")]


def test_two_digits_in_another_order_are_a_slip_whatever_the_words(annotated):
    a = "Rovers won on penalties.\n\nAranda saved two.\n\nThe crowd of 61,204 was a record."
    b = "City lost again.\n\nProsser wept.\n\nThere were {} people in the ground."
    assert conflicts(a, b.format("61,240"), annotated) == [("61,204", "61,240 people")]
    assert conflicts(a, b.format("61,430"), annotated) == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Officials found 31 cases of measles, all but seven of them in Alden schools.",
         "In Alden schools, officials said, nine children with measles were found."),
        ("A group that calls itself Pale Moth demanded 80 bitcoin.",
         "Call the hotline, which has 60 staff."),
    ],
)  # fmt: skip
def test_a_number_without_a_noun_accuses_nobody_by_being_alone(a, b, annotated):
    a, b = (f"It was a long day.\n\n{text}\n\nShops stay open." for text in (a, b))
    assert conflicts(a, b, annotated) == []


def test_people_alone_are_too_little_in_common(annotated):
    a = "The court ruled on Friday.\n\nThe company was sad.\n\nAt the dam it employs 260 people."
    b = "Shares fell.\n\nThe judges were firm.\n\nSome 410 staff wait for news."
    assert conflicts(a, b, annotated) == []


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        # a synonym is too little where not a word is shared
        ("The fire in the hills burned 44 houses.", "A pump saved 51 homes.", False),
        ("The fire in the hills burned 44 houses.", "Gone are 51 houses.", True),
        ("The fire in the hills burned 44 houses.", "In the hills 51 homes burned.", True),
        # the further apart, the more has to be shared
        ("Ostrey, on the coast, pays $40 million.", "The mill gets $48 million in aid from Ostrey.", True),
        ("Ostrey, on the coast, pays $40 million.", "The mill gets $64 million in aid from Ostrey.", False),
        # but a few are soon many times as few
        ("Four bidders wanted the mill.", "Then seven bidders came.", True),
        ("Forty bidders wanted the mill.", "Then seventy bidders came.", False),
        # the same figures in another order are a slip
        ("Ostrey, on the coast, pays $26 million.", "The mill gets $62 million in aid from Ostrey.", True),
        ("Ostrey, on the coast, pays $26 million.", "The mill gets $61 million in aid from Ostrey.", False),
    ],
)  # fmt: skip
def test_the_less_two_numbers_share_the_closer_are_those_in_conflict(a, b, found, annotated):
    a, b = (f"{FRAME.format(text)} A loaf is $3." for text in (a, b))
    assert bool(conflicts(a, b, annotated)) == found


FRAME = "{} It rained all day in Norvale. The mayor spoke late. Nobody slept that night."


@pytest.mark.parametrize(
    ("a", "b", "labels"),
    [
        # parts of a whole
        ("Trains: 41 percent of the services ran.", "Trains: 59 percent of the services fell out.", []),
        ("The firm offers 3 percent for this year and 2 percent for next.", "The firm offers 5 percent for two years.", []),
        ("Thirty-one homes on Mill Road have burned.", "Of the 44 homes on Mill Road, 13 are left.", []),
        ("The ferry carried 164 passengers and 11 crew.", "The ferry carried 175 passengers and 11 crew.", ["conflict", "agree"]),
        # only names are shared
        ("Dulcea handles a fifth of the beet.", "Dulcea shares lost 11 percent.", []),
        # earlier and now
        ("Eight people were unaccounted for in the mill.", "Four people were still missing in the mill.", []),
        # what a bare number counts
        ("In Norvale a brawl left four hurt; police came.", "In Norvale a brawl left seven wounded.", ["conflict"]),
        ("The number of employees rose to 2,115.", "The works has some 2,100 employees.", ["rounding"]),
        # words of one sense
        ("Net sales rose by 14 per cent.", "Revenue was up 14 per cent.", ["agree"]),
        ("Jurors heard him; Ana Reed was jailed for four years.", "Ana Reed was jailed for six years, jurors heard.", ["conflict"]),
        # whose age
        ("He robbed a dying child; Ana Reed, 58, wept.", "Ana Reed, 59, wept.", ["conflict"]),
    ],
)  # fmt: skip
def test_numbers_of_whole_articles(a, b, labels, annotated):
    one, other = (annotated(FRAME.format(text)) for text in (a, b))
    assert [pair.label for pair in quantity_pairs(one, other)] == labels


def test_fires_in_two_towns_have_no_number_in_conflict(annotated):
    told = (
        "A fire at a plant in {} forced {} people from their homes. {} firefighters were there."
        " A pump had run hot. The smoke could be seen for hours."
    )
    dorn, helm = told.format("Dorn", "1,200", "Eighty"), told.format("Helm", "900", "Sixty")
    assert not quantity_pairs(annotated(dorn), annotated(helm))
    again = told.format("Dorn", "900", "Sixty")
    assert {p.label for p in quantity_pairs(annotated(dorn), annotated(again))} == {"conflict"}
