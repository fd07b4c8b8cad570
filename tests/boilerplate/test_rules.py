"""Every rule can say in words what it says."""

import json
import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import tables
from analysis.boilerplate import builtin, load_patterns, model, place, suspects, why
from analysis.boilerplate.rules import shape_words
from analysis.corpus import Corpus
from analysis.layers import Article
from analysis.own import Own

DATA = Path(__file__).parents[1] / "data"
LOOKS = "Looks and stands like page furniture"
GLUED = "The label of an advertising slot that lost the line break around it."
LINK = "Points from the text to another page."


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ("advertisement-glued", GLUED),
        ("advertisement-glued:inside-quotation", f"{GLUED} Inside quotation marks, so"),
        ("related-link:inline", f"{LINK} Found inside a line."),
        ("related-link:inline:inside-quotation", f"{LINK} Found inside a line. Inside quotation"),
        ("before-credit:photo-by", "The caption before a credit. Photo by"),
        ("retold-on-2-pages", "Its outlet tells this sentence of the report on 2 of the pages"),
        ("recurs-on-12-pages", "Its outlet prints this line on 12 of the pages read."),
        ("recurs-on-2-pages+shape:place", f"the pages read. {LOOKS}: its place among"),
        ("related-link+shape:all_capitals,has_year", f"{LINK} {LOOKS}: all in capitals; a year."),
        ("shared-prose", "syndicated text"),
        ("ferry-times", "A pattern of the researcher's own file."),
    ],
)
def test_a_rule_in_words(rule, says):
    assert says in why(rule)


def test_the_patterns_speak_with_their_reasons():
    for patterns in builtin().entries.values():
        for pattern in patterns:
            assert why(pattern.name) == pattern.reason


def test_a_researchers_own_pattern_speaks_with_its_reason(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(
        '[[line]]\nname = "ferry-times"\nkind = "other"\nmatch = "ferry times today"\n'
        'confidence = 0.9\nreason = "The harbour paper prints its timetable."\n',
        encoding="utf-8",
    )
    own = load_patterns(path)
    assert why("ferry-times:inline", own).startswith(
        "The harbour paper prints its timetable. Found"
    )
    assert why("advertisement-glued", own) == GLUED
    told = [Article("a", f"{'The dam broke on Monday, she said. ' * 9}\n\nFerry times today")]
    found = tables.measure(Corpus(articles=told), Own(patterns=own))["boilerplate"]
    assert "The harbour paper prints its timetable." in found["why"].iloc[-1]


def test_every_feature_that_may_be_a_reason_has_words():
    features = set(model.builtin_weights()) - set(place.NEIGHBOURS) - model.NO_REASONS
    assert set(shape_words()) == features | {"place"}


def test_what_all_lines_have_in_common_is_no_reason():
    weights = dict.fromkeys(("bias", "share_prose", "has_year"), (1.0, 1.0))
    assert model.reasons(dict.fromkeys(weights, 1.0), weights) == "has_year"


def test_what_speaks_for_report_is_no_reason():
    weights = {"bias": (0.0, 0.0), "has_year": (1.0, 1.0), "has_digit": (-2.0, -2.0)}
    assert model.reasons(dict.fromkeys(weights, 1.0), weights) == "has_year"
    assert model.reasons({"has_digit": 1.0}, weights) == "place"


def test_whatever_is_suspected_can_be_said():
    pages = (DATA / "boilerplate_fresh.jsonl").read_text(encoding="utf-8").splitlines()
    rules = {span.rule for page in pages for span in suspects(json.loads(page)["text"])}
    assert len(rules) > 100
    for said in map(why, rules):
        assert said.endswith(".")
        assert "{" not in said


@given(st.text(st.sampled_from(string.ascii_letters + " .\n|©“”"), max_size=200))
def test_whatever_text_is_suspected_can_be_said(text):
    assert all(why(span.rule) for span in suspects(text))
