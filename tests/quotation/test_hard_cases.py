"""Invented snippets, one difficulty each: spans, types and speakers, all of them."""

import json
from pathlib import Path

import pytest

from analysis.quotation import annotate
from analysis.spans import Span

DATA = Path(__file__).parents[1] / "data" / "quotes_hardcases.jsonl"
CASES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_hard_case(case):
    found = [q for q in annotate(case["text"]).quotes if q.type != "indirect"]
    assert [(q.start, q.end, q.type) for q in found] == [
        (q["start"], q["end"], q["type"]) for q in case["quotes"]
    ]
    for ours, theirs in zip(found, case["quotes"], strict=True):
        assert ours.speaker_start < theirs["speaker_end"]
        assert theirs["speaker_start"] < ours.speaker_end


def test_what_is_no_quotation_is_kept_apart_with_its_kind():
    kinds = {
        case["id"].removeprefix("hard/"): [m.kind for m in annotate(case["text"]).marked]
        for case in CASES
        if not case["quotes"]
    }
    assert kinds == {
        "scare": ["scare"],
        "title_of_work": ["title"],
        "nickname": ["nickname"],
        "inches": ["other"],
        "hypothetical": ["other"],
        "motto": ["motto"],
    }


def test_furniture_inside_a_quotation_cuts_the_span_and_not_the_utterance():
    text = 'Ruiz said: "It sounded like a train,\n\nAdvertisement\n\nand then the barn was gone."'
    start = text.index("Advertisement")
    quotes = [q for q in annotate(text, [Span(start, start + 13)]).quotes if q.type == "direct"]
    assert [q.text for q in quotes] == ["It sounded like a train,", "and then the barn was gone."]
    assert quotes[0].group == quotes[1].group
    assert {q.speaker for q in quotes} == {"Ruiz"}


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ('"We tried," Ruiz said. "Nobody answered."', True),
        ('Ruiz said: "We tried.\n\n"Nobody answered."', True),
        ('"It is safe," Ruiz said. "It is not," replied Vega.', False),
        ("Mayor Ana Ruiz came.\n\n“We tried.\n\n“Nobody answered,” she told the hall.", True),
        ("Mayor Ana Ruiz met Vega.\n\n“We tried.\n\n“Nobody answered,” Vega said.", True),
        ("Ruiz said: “We tried.\n\n“You did not,” replied Vega.", False),
        ("Ana Ruiz came. ‘We tried,’ Ruiz said. ‘We didn’t sleep.\n\n‘Nobody answered.’", True),
        ("Ana Ruiz came. 'We tried,' Ruiz said. 'We didn't sleep.\n\n'Nobody answered.'", True),
    ],
)
def test_group_links_the_parts_of_one_utterance(text, together):
    quotes = annotate(text).quotes
    assert len(quotes) > 1
    assert (len({q.group for q in quotes}) == 1) is together
    assert not together or "".join(q.text for q in quotes).count("We didn") == text.count("We didn")
    assert not together or len({q.speaker_name for q in quotes}) == 1


def test_a_reservation_between_single_marks_is_no_quotation():
    text = "“It is safe,” Ruiz said. “It stands.” The 'safe' pier fell. 'We ran,' Vega said."
    found = annotate(text)
    assert [q.text for q in found.quotes] == ["It is safe,", "It stands.", "We ran,"]
    assert [text[m.start : m.end] for m in found.marked] == ["safe"]


def test_pieces_of_speech_that_one_verb_introduces_share_its_place():
    text = "“We tried,” Ruiz said. “Nobody answered.”\n\nShe added that it would “go on” and “win”."
    found = [(q.text, q.cue, q.cue_start) for q in annotate(text).quotes if q.type != "indirect"]
    said, added = text.index("said"), text.index("added")
    assert found == [
        ("We tried,", "said", said),
        ("Nobody answered.", "said", said),
        ("go on", "added", added),
        ("win", "added", added),
    ]


def test_the_verb_beside_a_quotation_is_its_cue_and_not_that_of_a_relative_clause():
    (quote,) = annotate("“We tried,” said Ada Okoro, who asked for more time.").quotes
    assert quote.cue == "said"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Ruiz, the author of the novel “The Salt Road” and “Nine Winters.”", "title"),
        ("Ana Ruiz, whose plays include “Peat” and the later “Low Tide,” has a gift.", "title"),
        ("Words such as “expects,” “plans” and “believes” identify such statements.", "other"),
        ("Ana Ruiz, an analyst, has a “sell” rating on the stock.", "other"),
    ],
)
def test_lists_and_labels_in_marks_are_no_quotations(text, kind):
    found = annotate(text)
    assert [q.text for q in found.quotes if q.type != "indirect"] == []
    assert {m.kind for m in found.marked} == {kind}


def test_blanks_inside_french_marks_are_not_part_of_the_quotation():
    (quote,) = annotate("« We came at seven, » a driver who gave his name as Moussa said.").quotes
    assert (quote.text, quote.type) == ("We came at seven,", "direct")
