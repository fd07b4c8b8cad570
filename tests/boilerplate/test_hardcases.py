"""Snippets that look like furniture and are not, or do not look like it and are."""

import tomllib
from pathlib import Path

import pytest

from analysis.boilerplate import find

DATA = Path(__file__).parents[1] / "data" / "boilerplate_hardcases.toml"
CASES = tomllib.loads(DATA.read_text(encoding="utf-8"))["case"]
BEFORE = (
    "The council of Norvale voted on Tuesday to repair the pier that the winter storm had broken,"
    " after a debate that lasted four hours.\n\n"
    "Engineers told the members that the work would cost about 4 million crowns and would take"
    " until the spring, when the ferries return to the harbour.\n\n"
)
AFTER = (
    "\n\nThe mayor said that the town had waited long enough, and that the harbour was the reason"
    " why most of its people lived there.\n\n"
    "A second vote on the budget was planned for May, said the clerk, who declined to say how the"
    " members would decide."
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_hard_case(case):
    alone = case.get("alone", False)
    after = "" if case.get("last", False) else AFTER
    text = case["text"] if alone else BEFORE + case["text"] + after
    assert [text[span.start : span.end] for span in find(text)] == case["cut"]


def test_the_paragraphs_around_a_case_are_clean():
    assert find(BEFORE + AFTER) == []
