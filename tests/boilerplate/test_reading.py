"""A line is read once, and reads the same wherever it stands and whatever was read before it."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.boilerplate import builtin, load_patterns, reading, split_lines, suspects

DATA = Path(__file__).parents[1] / "data"
TEXTS = [
    json.loads(line)["text"]
    for line in (DATA / "boilerplate_blind.jsonl").read_text("utf-8").splitlines()
]
LINES = [
    "Advertisement",
    "Photo by Ana Ruiz/Harbour Press",
    "The pier opens at noon, said the clerk. Read more: The pier that fell",
    "NORVALE, May 3 (AP) - The council of Norvale voted on Tuesday to repair the pier that fell.",
    "Sign up for our newsletter and never miss a story. The mayor said that the pier was safe.",
    "Related stories",
    "“We will be back,” said the ferryman, who has crossed the harbour every day for forty years.",
]


@pytest.fixture
def fresh():
    """A memory that has met no line, before and after."""
    reading.readings.cache_clear()
    yield reading.readings
    reading.readings.cache_clear()


def alone(text):
    """What is found in a text by who has read nothing before."""
    reading.readings.cache_clear()
    return suspects(text)


@given(st.lists(st.lists(st.sampled_from(LINES), max_size=16), min_size=2, max_size=4))
def test_what_was_read_before_changes_nothing(pages):
    texts = ["\n\n".join(lines) for lines in pages]
    expected = list(map(alone, texts))
    reading.readings.cache_clear()
    assert [suspects(text) for text in texts * 2] == expected * 2


def test_a_line_is_read_once(fresh):
    first, second = split_lines("The quay is shut\n\nThe quay is shut")
    known = fresh(builtin())
    assert known.of(first) is known.of(second)
    assert known.of(first).glued() is known.of(second).glued()


def test_near_the_edge_a_line_may_read_otherwise(fresh):
    shut = [f"The quay was shut on day {number}, said the clerk." for number in range(20)]
    line = "Norvale Herald"
    texts = ["\n".join([*shut[:n], line, *shut[n:]]) for n in (0, 10, 20)]
    assert [suspects(text) for text in texts] == list(map(alone, texts))


def test_memory_is_bounded_and_forgetting_changes_nothing(fresh, monkeypatch):
    expected = list(map(alone, TEXTS[:12]))
    monkeypatch.setattr(reading, "_MOST", 5)
    assert [suspects(text) for text in TEXTS[:12]] == expected
    lines = [line for text in TEXTS for line in split_lines(text)]
    known = fresh(builtin())
    first = known.of(lines[0])
    for line in lines:
        known.of(line)
    assert known.of(lines[0]) is not first


def test_a_long_line_is_not_kept(fresh):
    (line,) = split_lines("The quay is shut again. " * 100)
    known = fresh(builtin())
    assert known.of(line) is not known.of(line)


def test_own_patterns_read_for_themselves(fresh):
    own = load_patterns(DATA / "own_patterns.toml")
    text = "The ferry sank off the pier, said the clerk of Norvale.\n\nHigh water at 9.40"
    rules = [[span.rule for span in suspects(text, patterns=used)] for used in (None, own, None)]
    assert ["tide-table" in found for found in rules] == [False, True, False]
    assert rules[0] == rules[2]


def test_threads_find_the_same(fresh):
    expected = list(map(alone, TEXTS))
    reading.readings.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(suspects, TEXTS * 4))
    assert found == expected * 4
