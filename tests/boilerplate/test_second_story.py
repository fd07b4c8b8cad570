"""A second story below the article is told by what it does not share with it."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import boilerplate

PAGES = {
    page["id"]: page
    for line in Path("tests/data/boilerplate_stories.jsonl").read_text("utf-8").splitlines()
    for page in [json.loads(line)]
}
WHOLE = {name: page["text"].strip() for name, page in PAGES.items() if not page["spans"]}
NAMES = sorted(WHOLE)
HEAD = ["Harbour to get new crane", "By Ada Lund", "March 4, 2019"]
BARE = [("one05", "one08"), ("one27", "one07"), ("one33", "one28"), ("two28", "one30")]
"""Two stories with nothing between, of which the second has names enough."""


def second(text):
    return [span for span in boilerplate.suspects(text) if "second-story" in span.rule]


def begins(text):
    return min([span.start for span in second(text)], default=len(text))


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_no_second_story_begins_in_an_article_that_turns(text):
    assert second(text) == []


@pytest.mark.parametrize("page", [p for p in PAGES.values() if p["spans"]], ids=lambda p: p["id"])
def test_a_story_of_the_same_outlet_below_its_headline_is_cut(page):
    text, spans = page["text"], page["spans"]
    cut = {i for span in boilerplate.find(text) for i in range(span.start, span.end)}
    leaked = {i for span in spans for i in range(span["start"], span["end"])}
    letters = {i for i, letter in enumerate(text) if not letter.isspace()}
    assert len(cut & leaked & letters) >= 0.95 * len(leaked & letters)
    assert not cut & letters - leaked


def test_of_stories_under_a_headline_most_are_cut_from_there_on():
    exact, early = 0, 0
    for above, below in pairwise([*NAMES, NAMES[0]]):
        text = "\n\n".join([WHOLE[above], *HEAD, WHOLE[below]])
        start = begins(text)
        exact += start == len(WHOLE[above]) + 2
        early += start < len(WHOLE[above])
    assert exact >= 0.6 * len(NAMES)
    assert early <= 1


@pytest.mark.parametrize(("above", "below"), BARE)
def test_a_story_with_nothing_between_begins_with_its_first_paragraph(above, below):
    text = "\n\n".join([WHOLE[above], WHOLE[below]])
    assert begins(text) == len(WHOLE[above]) + 2


def test_a_line_between_two_stories_goes_with_the_second():
    above, below = (WHOLE[name] for name in BARE[0])
    text = "\n\n".join([above, "Harbour to get new crane", below])
    assert text[begins(text) :].startswith("Harbour to get")


def test_the_article_keeps_a_short_last_sentence():
    above, below = (WHOLE[name] for name in BARE[0])
    text = "\n\n".join([above, "No one was hurt.", "Harbour to get new crane", below])
    assert text[begins(text) :].startswith("Harbour to get")


def test_it_is_cut_in_the_balanced_mode_and_listed_in_the_safe_one():
    text = "\n\n".join([WHOLE["one05"], *HEAD, WHOLE["one08"]])
    cut, flagged = boilerplate.split(boilerplate.suspects(text), "safe")
    assert not [span for span in cut if span.rule == "second-story"]
    assert [span for span in flagged if "second-story" in span.rule]
    assert {span.kind for span in second(text) if span.rule == "second-story"} == {"related"}
    assert "other story" in boilerplate.why("second-story")


def test_its_quotations_are_cut_as_well():
    quoted = "“Nobody has asked us about the crane, and nobody will,” the harbour master told them."
    text = "\n\n".join([WHOLE["one05"], *HEAD, WHOLE["one08"], quoted])
    cut = [text[span.start : span.end] for span in boilerplate.find(text)]
    assert quoted in cut


@pytest.mark.parametrize("least", [0, 500])
def test_a_short_opening_is_no_article_of_its_own(least):
    above = WHOLE["one05"][: WHOLE["one05"].find("\n", least)]
    assert len(above) < 1200
    assert second("\n\n".join([above, WHOLE["one08"]])) == []


def test_a_list_of_many_names_may_end_a_report():
    listed = [
        f"{town}: "
        + ", ".join(
            f"Ada {name} and Bo {name}" for name in ("Lund", "Osk", "Reed", "Ruiz", "Ekdal")
        )
        + ", all of whom signed."
        for town in (
            "Arle",
            "Beck",
            "Corm",
            "Dale",
            "Esk",
            "Fenn",
            "Garth",
            "Holm",
            "Inver",
            "Jura",
        )
    ]
    assert second("\n\n".join([WHOLE["one05"], *listed])) == []


@pytest.mark.parametrize("order", [1, -1])
def test_the_times_of_a_live_blog_are_no_second_story(order):
    parts = [part for part in WHOLE["one08"].split("\n") if len(part) > 100][:6]
    hours = list(range(9, 15))[::order]
    posts = [line for hour, part in zip(hours, parts, strict=True) for line in (f"{hour}:15", part)]
    text = "\n\n".join([*posts, *WHOLE["one05"].split("\n")])
    assert begins(text) >= text.index(posts[-1])


@given(st.permutations(range(12)), st.integers(0, 11))
def test_what_is_cut_reaches_to_the_end(order, kept):
    parts = [p for name in ("one05", "one08", "one27") for p in WHOLE[name].split("\n") if p][:24]
    text = "\n\n".join([*(parts[number] for number in order), *parts[12 : 12 + kept]])
    spans = second(text)
    if spans:
        start = min(span.start for span in spans)
        lines = [line for line in boilerplate.split_lines(text) if line.start >= start]
        covered = {i for span in boilerplate.suspects(text) for i in range(span.start, span.end)}
        assert all(line.start in covered for line in lines)
