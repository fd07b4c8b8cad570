"""The generator of synthetic articles: the same bytes anywhere, streaming, with events to find."""

import hashlib
import importlib.util
import json
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from analysis.alignment import events
from analysis.evaluation import events as b_cubed
from analysis.layers import Article

ROOT = Path(__file__).parents[1]
FILE = ROOT / "benchmarks" / "synthetic.py"


@pytest.fixture(scope="module")
def synthetic():
    spec = importlib.util.spec_from_file_location("synthetic", FILE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(*arguments):
    command = [sys.executable, str(FILE), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_the_same_call_writes_the_same_bytes():
    assert hashlib.sha256(written(300)).digest() == hashlib.sha256(written(300)).digest()
    assert written(50, "--seed", 1) != written(50)


def test_a_longer_run_begins_with_a_shorter_one():
    assert written(300).startswith(written(120))


def test_it_streams(synthetic):
    assert len(list(islice(synthetic.articles(10**9), 5))) == 5


def test_every_event_is_told_by_several_outlets_once_each():
    records = [json.loads(line) for line in written(400).splitlines()]
    assert len({r["id"] for r in records}) == 400
    told = Counter(r["event"] for r in records)
    assert set(list(told.values())[:-1]) <= {2, 3, 4}
    assert max(Counter((r["event"], r["outlet"]) for r in records).values()) == 1


def test_a_lead_is_the_start_of_the_telling(synthetic):
    for lead, whole in zip(synthetic.articles(40, leads=True), synthetic.articles(40), strict=True):
        assert lead["title"] == whole["title"]
        assert lead["text"].split(". ")[0] in " ".join(whole["text"].split())


def test_no_two_words_of_the_stock_are_spelled_alike(synthetic):
    words = [synthetic._built(rank) for rank in range(1, synthetic.WORDS + synthetic.NAMES)]
    assert len(set(words)) == len(words)


def test_grouping_finds_most_events(synthetic):
    records = list(synthetic.articles(800, leads=True))
    leads = [Article(r["id"], r["text"], date=r["date"], title=r["title"]) for r in records]
    found = b_cubed.count(records, events.group(leads))
    assert sum(c["exact"] for c in found.values()) >= 0.85 * len(records)
