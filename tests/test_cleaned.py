"""Cleaned articles: nothing lost, nothing added, and all of it can be put back."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import boilerplate, corpus
from analysis.cleaned import clean, clean_all, restore
from analysis.layers import Article

ROOT = Path(__file__).resolve().parents[1]
LINES = st.sampled_from(
    [
        "The bridge was closed on Monday, the mayor said.",
        '"We waited for years," said Ann Bell. Advertisement',
        "Advertisement",
        "Sign up for our newsletter",
        "Read more: Bridge to be rebuilt",
        "\u201cIt pays,\u201d he said.",
        "",
        "\r",
    ]
)


@given(st.lists(LINES).map("\n".join), st.sampled_from(["safe", "balanced", "flag"]))
def test_what_is_kept_and_what_is_removed_are_the_text(text, mode):
    record = clean(Article("a", text), mode=mode)
    assert restore(record["text"], record["removed"]) == text
    assert [text[r["start"] : r["end"]] for r in record["removed"]] == [
        r["text"] for r in record["removed"]
    ]
    if mode == "flag":
        assert record["removed"] == []


def test_every_cut_says_which_and_why():
    [cut] = clean(Article("a", "She left.\n\nAdvertisement"))["removed"]
    assert (cut["kind"], cut["text"]) == ("advertisement", "Advertisement")
    assert cut["why"] == boilerplate.why(cut["rule"])


def test_lines_that_an_outlet_repeats_are_learned_over_the_whole_input():
    told = [
        "The mayor spoke of a bridge that nobody had wanted and that cost twice what was planned.",
        "Heavy rain flooded the lower town, and three hundred people slept in the sports hall.",
        "A jury found the former treasurer guilty of fraud after nine days of deliberation.",
        "The team won its first final in thirty years with a goal in the last minute of the match.",
    ]
    articles = [
        Article(str(i), f"{text}\n\nAll the day in brief", outlet="Gazette")
        for i, text in enumerate(told)
    ]
    for record, text in zip(clean_all(articles), told, strict=True):
        assert record["text"].strip() == text


def test_cleaned_articles_can_be_read_again(tmp_path):
    seeds = corpus.load(ROOT / "seeds").articles
    file = tmp_path / "clean.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in clean_all(seeds)), "utf-8")
    again = corpus.load(file).articles
    known = ("article_id", "outlet", "event", "date", "title")
    for name in known:
        assert [getattr(a, name) for a in again] == [getattr(a, name) for a in seeds]
    assert [record["removed"] for record in clean_all(again)] == [[], []]


@pytest.mark.parametrize(
    ("text", "removed", "raw"),
    [
        ("", [], ""),
        ("", [(0, 2, "ab")], "ab"),
        ("ad", [(1, 3, "bc")], "abcd"),
        ("b", [(0, 1, "a"), (2, 3, "c")], "abc"),
    ],
)
def test_restore_puts_every_piece_back(text, removed, raw):
    spans = [dict(zip(("start", "end", "text"), span, strict=True)) for span in removed]
    assert restore(text, spans) == raw
