"""The two real articles: eight leaks, nothing else, not one body character."""

from pathlib import Path

import pytest

from analysis.boilerplate import fields, find
from analysis.spans import View

SEEDS = Path(__file__).parents[2] / "seeds"
LEAKS = {
    "000_2974c836ed38028d.txt": [
        "timestamp",
        "caption",
        "credit",
        "dateline",
        "advertisement",
        "advertisement",
        "advertisement",
    ],
    "001_5d398ca54bc80a14.txt": ["dateline"],
}


def read(name):
    return (SEEDS / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", LEAKS)
@pytest.mark.parametrize("mode", ["safe", "balanced"])
def test_every_leak_of_a_seed_is_found_and_nothing_else(name, mode):
    assert [span.kind for span in find(read(name), mode=mode)] == LEAKS[name]


def test_what_the_view_keeps_of_the_first_seed_is_its_body():
    text = read("000_2974c836ed38028d.txt")
    kept = View(text, find(text)).text.split("\n\n")
    body = [part.strip() for part in kept if part.strip()]
    assert len(body) == 16
    assert body[0].startswith("President Joe Biden announced during a visit")
    assert body[0].endswith('"the unique and close relationship between our countries."')
    assert body[-1].endswith("on Thursday.")


def test_the_second_seed_keeps_its_headline():
    text = read("001_5d398ca54bc80a14.txt")
    (span,) = find(text)
    assert text[span.start : span.end] == "JAKARTA -"


def test_datelines_are_fields():
    first, second = (fields(read(name)) for name in sorted(LEAKS))
    assert (first.dateline_place, first.dateline_agency) == (None, "UPI")
    assert first.timestamp == "2022-03-11"
    assert (second.dateline_place, second.dateline_agency) == ("JAKARTA", None)
