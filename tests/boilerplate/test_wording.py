"""What the words of a line say, and the patterns that hang on it."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate import (
    THRESHOLDS,
    PatternError,
    builtin,
    find,
    load_patterns,
    split_lines,
    suspects,
    wording,
)

ROOT = Path(__file__).parents[2]
INVENTED = [
    ROOT / "benchmarks" / "furniture_lines.jsonl",
    *(ROOT / "tests" / "data" / f"boilerplate_{name}.jsonl" for name in ("blind", "fresh")),
]
BEFORE = (
    "The council of Norvale voted on Tuesday to repair the pier that the winter storm had broken.\n\n"
    "Fishermen who had gathered outside the hall cheered when the result was read to them.\n\n"
)
AFTER = (
    "\n\nThe storm broke the pier in January, drowned two boats and cut the island off for a week.\n\n"
    "A second vote on the budget was planned for May, said the clerk of the council."
)
OWN = """[[worded]]
name = "ferry-words"
kind = "other"
needs = ["ferry"]
wording = 0.2
confidence = 0.9
reason = "The Courier invites its readers to its ferry service."
"""


@given(st.text("abé'–—…•-.,1_ \n", max_size=wording.READ))
def test_words_are_letters_with_apostrophes_inside_whatever_stands_around_them(key):
    assert wording.words(key) == re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", key)


@given(st.lists(st.text(max_size=12) | st.sampled_from(sorted(wording.weights())), max_size=60))
def test_a_score_is_bounded_and_asks_for_no_order(words):
    score = wording.score(words)
    assert -1 <= score <= 1
    assert wording.score(words[::-1]) == pytest.approx(score)


def test_every_weighed_word_stands_in_an_invented_line():
    known = set()
    for path in INVENTED:
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            for line in split_lines(row["text"]):
                known.update(wording.words(line.key))
    assert set(wording.weights()) - {""} <= known


def test_a_word_says_what_the_given_weights_say():
    known = {"": 1.0, "pier": -4.0, "inbox": 2.0}
    assert wording.score(["inbox"], known) == pytest.approx(3 / 6)
    assert wording.score(["pier", "storm"], known) == pytest.approx(-3 / 6)
    assert wording.score(["inbox", "inbox"], known) == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Our fishing newsletter lands in your inbox every other Friday, tides included", "newsletter"),
        ("Unsubscribe from our alerts whenever you like", "newsletter"),
        ("Nothing on this page may be reproduced unless our editors give permission", "copyright"),
        ("Advertise here and reach our readers all year", "advertisement"),
        ("Our journalism is free because members donate. Please join them today", "paywall"),
        ("Comments are moderated by our moderators before you can read them here", "comments"),
    ],
)  # fmt: skip
def test_an_invitation_in_words_of_its_own_is_cut(line, kind):
    text = BEFORE + line + AFTER
    assert [(s.kind, text[s.start : s.end]) for s in find(text)] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter had 40,000 subscribers when the company sold it last year, the court was told.",
        "Advertisements for the ferry were taken down after the council complained in March.",
        "The judge said that the copyright of the song had expired and dismissed the suit on Monday.",
        "The charity said that donations had fallen by a third since the storm.",
        "Moderators at the platform went on strike over their pay last week, the union said.",
        '"Sign up for our newsletter and get a free alert," read the message that he was sent.',
        "“Our newsletter lands in your inbox every Friday,” the page promised to new readers.",
    ],
)
def test_a_report_on_such_things_keeps_its_words(line):
    assert find(BEFORE + line + AFTER) == []


@pytest.mark.parametrize(
    ("report", "leak"),
    [
        (
            "The ferry returned to the harbour on Monday.",
            " Our newsletter lands in your inbox daily",
        ),
        ("The ferry sank.", " Thank you to our readers! Please tell your friends"),
        ("The ferry was late.", "Our journalism is free because members donate. Please join them"),
        ("She stayed.", "Got more? Browse our free guide to stories"),
    ],
)
def test_only_the_words_behind_a_report_are_cut(report, leak):
    text = BEFORE + report + leak + AFTER
    assert [text[span.start : span.end] for span in find(text)] == [leak.strip()]


PAGES = {
    page["id"]: page["text"]
    for path in INVENTED[1:]
    for page in map(json.loads, path.read_text(encoding="utf-8").splitlines())
}


@pytest.mark.parametrize(
    ("page", "report", "leak"),
    [
        ("bp2/sierrafoothilldispatch", "of an animal.", "Imogen Castellano/Courtesy photo"),
        ("bp4/silverscreenindia", "of Rs 3 crore.", "Filmy gossip, no filter! Type your email"),
        ("bp4/adlandbulletin", "declined to comment.", "Partner Insight: 5 ways"),
    ],
)
def test_a_report_that_a_leak_is_glued_to_stays(page, report, leak):
    text = PAGES[page]
    seam = text.index(report + leak) + len(report)
    assert seam in [span.start for span in find(text)]


@pytest.mark.parametrize(
    ("page", "report"),
    [
        ("bp2/visayantribune", "The storm is expected to make landfall late on Sunday"),
        ("bp4/harrowdale-courier", "Work is expected to begin in March and last about 20 months"),
        ("bp4/straitsmonitor-sg", "One victim, a 58-year-old retiree who wanted to be known only"),
    ],
)
def test_prose_in_the_words_of_a_report_is_not_suspected_for_its_place(page, report):
    start = PAGES[page].index(report)
    assert not [s for s in suspects(PAGES[page]) if s.start <= start < s.end]


def test_prose_in_the_words_of_a_report_is_only_listed_among_furniture():
    report = "The council voted to repair the pier that the winter storm had damaged, said the mayor of the town."
    text = "Advertisement\n" * 8 + report + "\nAdvertisement" * 8
    confidence = {text[s.start : s.end]: s.confidence for s in suspects(text)}
    assert confidence["Advertisement"] > THRESHOLDS["safe"]
    assert confidence[report] == 0.3


def test_prose_in_the_words_of_a_report_that_does_not_end_as_a_sentence_is_weighed():
    page = PAGES["bp4/meridianherald-us"]  # a pointer to another story is glued behind it,
    page = page.replace("[Most read: Two hurt", "Two hurt").replace("Route 9]", "Route 9")  # bare
    start = page.index("Read the room before you hit send")
    assert [s for s in suspects(page) if s.start <= start < s.end]


@pytest.mark.parametrize(
    ("page", "kind", "line"),
    [
        ("bp/capepilot-4", "newsletter", "Get the biggest local stories every morning. Sign up to the"),
        ("bp/ledgerandlink-1", "copyright", "Copyright Ledger & Link Limited 2024. All rights reserved."),
        ("bp4/lagostidings", "related", "Nigerians can now earn US dollars from home with premium"),
    ],
)  # fmt: skip
def test_a_line_around_a_leak_is_cut_whole_and_of_its_kind(page, kind, line):
    text = PAGES[page]
    start = text.index(line)
    (span,) = [s for s in find(text) if s.start <= start < s.end]
    end = text.find("\n", start)
    assert (span.start, span.end, span.kind) == (start, len(text) if end < 0 else end, kind)


def test_a_telling_word_at_once_ends_the_report():
    (page,) = (text for name, text in PAGES.items() if name == "bp4/adlandbulletin")
    told = "Sponsored content will make up a tenth of the spend"
    (span,) = [s for s in find(page) if s.start == page.index(told)]
    assert span.kind == "advertisement"


def test_a_telling_word_inside_another_word_does_not_tell():
    report = "The history was hers."  # "story" stands in it
    leak = " Got more? Browse our free guide to stories"
    text = BEFORE + report + leak + AFTER
    assert [text[span.start : span.end] for span in find(text)] == [leak.strip()]


def test_of_a_long_line_too_little_is_known():
    told = "join our free newsletter, in your inbox daily. " * 12
    assert builtin().worded(told) is not None
    assert builtin().worded(told + told) is None


def test_an_own_worded_pattern_takes_its_line(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(OWN)
    known = load_patterns(path)
    told = "join our ferry club to get your free calendar"
    assert known.worded(told).name == "ferry-words"
    assert known.worded(f'"{told}"') is None
    assert known.worded("the ferry sank in the storm, the captain said") is None
    assert builtin().worded(told) is None


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (OWN.replace('needs = ["ferry"]\n', ""), "has no `needs`"),
        (OWN.replace("wording = 0.2\n", ""), "has no `wording`"),
        (OWN.replace("0.2", "2.0"), "not between 0 and 1"),
        (OWN.replace('["ferry"]', '["Ferry"]'), "no list of words in lower case"),
    ],
)
def test_a_wrong_worded_pattern_is_named_with_the_reason(tmp_path, text, why):
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(PatternError, match=why):
        load_patterns(path)
