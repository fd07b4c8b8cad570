"""What stands in every match of a pattern is told, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.boilerplate import builtin, split_lines
from analysis.boilerplate.essentials import essentials
from analysis.boilerplate.steps import Trial

DATA = Path(__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("tide table", {"tide table"}),
        ("(?:ebb|flood) at [0-9]+", {"ebb", "flood"}),
        ("[A-Z]+: harbour", {": harbour"}),
        ("(?:harbour )?news", {"news"}),
        ("(?:quay ?)+", {"quay"}),
        ("(?=[^,]*,)[A-Z].*", {","}),
        ("(?:High|Highest) tides?", {"High"}),
        ("(?:High|Highest) [0-9]", {"High"}),
        ("[A-Z][a-z]+, — ", {", — "}),
        ("(?:harbour)?", set()),
        ("(?:ebb|[a-z]+)", set()),
        ("(?!tide)[a-z]+", set()),
        ("(?<=tide )[a-z]+", set()),
        ("[^/]+ [a-z]+", set()),
        ("(?i)tide table", set()),
        ("(?i:tide) [a-z]+", set()),
    ],
)
def test_essentials(pattern, strings):
    assert set(essentials(pattern)) == strings


def stands(pattern, text):
    strings = essentials(pattern)
    return not strings or any(string in text for string in strings)


@given(
    st.lists(
        st.sampled_from(
            ["ab", "(?:a|bc)?", "[cd]", "(?:ab|ca)+", "x?", "(?=a)", "(?!b)", "d{0,2}"]
        ),
        min_size=1,
        max_size=5,
    ).map("".join),
    st.text("abcdx", min_size=1, max_size=8),
)
@settings(max_examples=400)
def test_where_a_pattern_is_found_its_essentials_stand(pattern, text):
    if re.search(pattern, text):
        assert stands(pattern, text)


def test_where_a_pattern_of_the_package_is_found_its_essentials_stand():
    pages = (DATA / "boilerplate_blind.jsonl").read_text(encoding="utf-8").splitlines()
    lines = [line for page in pages for line in split_lines(json.loads(page)["text"])]
    found = 0
    for pattern in [p for table in builtin().entries.values() for p in table if p.match]:
        regex = re.compile(pattern.match)
        for form in [form for line in lines for form in (line.text, line.key)]:
            if regex.match(form):
                found += 1
                assert stands(pattern.match, form), pattern.name
    assert found > 100


def test_a_pattern_is_not_compiled_for_a_text_without_its_essentials():
    pattern = next(p for p in builtin().entries["dateline"] if p.name == "dateline-of-a-release")
    trial = Trial(pattern)
    assert trial.regex("The quay was shut on Monday.") is None
    assert trial.regex("PORT VELL, May 3 /PRNewswire/ -- The quay was shut.") is not None
