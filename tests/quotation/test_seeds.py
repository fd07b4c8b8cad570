"""The two real articles: fifteen quotations, their speakers and the names behind pronouns."""

import json
from pathlib import Path

import pytest

from analysis.quotation import annotate
from analysis.spans import Span

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "tests" / "data" / "seed_quotes.jsonl").read_text(encoding="utf-8").splitlines()
LABELS = [json.loads(line) for line in LINES]
FIELDS = ("type", "start", "end", "speaker", "speaker_start", "speaker_name", "speaker_kind", "cue")


def furniture(text: str) -> list[Span]:
    """The three places where a sentence or a quotation runs into an advertisement mark."""
    spans, start = [], text.find("Advertisement")
    while start >= 0:
        spans.append(Span(start, start + len("Advertisement")))
        start = text.find("Advertisement", start + 1)
    return spans


@pytest.mark.parametrize("file", sorted({label["file"] for label in LABELS}))
def test_every_quotation_of_a_seed_and_nothing_else(file):
    text = (ROOT / "seeds" / file).read_bytes().decode("utf-8")
    found = [q for q in annotate(text, furniture(text)).quotes if q.type != "indirect"]
    wanted = [label for label in LABELS if label["file"] == file]
    assert [tuple(getattr(q, field) for field in FIELDS) for q in found] == [
        tuple(label[field] for field in FIELDS) for label in wanted
    ]


def test_the_seeds_have_seven_direct_and_eight_mixed_quotations():
    types = [label["type"] for label in LABELS]
    assert (types.count("direct"), types.count("mixed")) == (7, 8)
