"""What a pattern may begin with is never told too narrowly."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.boilerplate import builtin, split_lines
from analysis.boilerplate.beginnings import DEPTH, beginnings

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("read more", {"read m"}),
        ("by", {"by"}),
        ("ads?", {"ad", "ads"}),
        ("(?:the )?end", {"the en", "end"}),
        ("[ab]c", {"ac", "bc"}),
        ("x{2}y", {"x"}),
        ("(?=.*z)(?:go|no)w", {"gow", "now"}),
        ("©+", {"©"}),
        (r"\d+ comments", None),
        ("[^a]b", None),
        (".", None),
        ("(?:a)?", None),
        ("a?[^b]", None),
    ],
)
def test_beginnings(pattern, found):
    assert beginnings(pattern) == frozenset(found or ())


def test_of_too_many_beginnings_shorter_ones_are_told():
    assert beginnings("[0-9][0-9][a-z][a-z] ago") == {f"{number:02}" for number in range(100)}


def test_of_our_patterns_only_those_that_begin_with_names_or_labels_begin_with_anything():
    names = {
        pattern.name
        for pattern in builtin().entries["line"]
        if not pattern.needs and not beginnings(pattern.match)
    }
    assert names == {"name-and-outlet", "byline-with-place-or-post", "glued-labels"}


def begins(pattern, text):
    listed = beginnings(pattern)
    return not listed or any(text[:length] in listed for length in range(1, DEPTH + 1))


@given(
    st.lists(
        st.sampled_from(["ab", "(?:a|bc)?", "[cd]", "(?:ab|a)+", "x?", "(?=a)", "(?!b)", "d{0,2}"]),
        min_size=1,
        max_size=5,
    ).map("".join),
    st.text("abcdx", min_size=1, max_size=8),
)
@settings(max_examples=400)
def test_what_matches_begins_as_told(pattern, text):
    if re.match(pattern, text):
        assert begins(pattern, text)


def test_the_patterns_of_the_package_begin_as_told():
    pages = (DATA / "boilerplate_blind.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(page)["text"] for page in pages]
    lines = [line for text in texts for line in split_lines(text)]
    matched = 0
    for pattern in builtin().entries["line"]:
        regex = re.compile(pattern.match)
        for line in lines:
            form = line.text if pattern.case else line.key
            if regex.match(form):
                matched += 1
                assert begins(pattern.match, form), pattern.name
    assert matched > 100
