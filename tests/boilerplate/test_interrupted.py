"""Articles that go on below what also stands below articles: no box of a page begins there."""

import json
from pathlib import Path

import pytest

from analysis import boilerplate

DATA = Path(__file__).parents[1] / "data" / "boilerplate_interrupted.jsonl"
ARTICLES = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
BOXES = ("below-the-end", "in-a-thread", "cut-off-teasers")
FOOTER = [
    "Most read",
    "Village pub for sale with a horse included",
    "Police appeal after duck race money goes missing",
    "Sign up to our newsletter",
    "Leave a comment",
    "Privacy policy",
    "© 2024 Lindness Herald. All rights reserved.",
]


@pytest.mark.parametrize("footer", [[], FOOTER], ids=["alone", "above a footer"])
@pytest.mark.parametrize("article", ARTICLES, ids=[each["id"] for each in ARTICLES])
def test_an_article_goes_on_below_what_interrupts_it(article, footer):
    text = "\n".join([article["text"], *footer])
    within = [s for s in boilerplate.find(text) if s.start < len(article["text"])]
    boxed = [text[s.start : s.end] for s in within if any(box in s.rule for box in BOXES)]
    assert boxed == []
