"""The labels of the frame dictionary: kept without text, complete, and what the figures come from."""

import csv
import importlib.util
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.framing import frame_cues
from analysis.framing.frame_cues import definitions
from analysis.tables.files import read
from analysis.tables.framing import validation

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("benchmarks_frames", ROOT / "benchmarks" / "frames.py")  # fmt: skip
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def readings(bench):
    anything = defaultdict(str)
    ids = {row["id"] for row in bench.read_labels("frame_hits.csv")}
    texts = dict.fromkeys(ids, anything)
    return [bench.read_hits(f"frame_hits{name}.csv", texts) for name in ("", "_second")]


def test_both_readings_are_of_the_same_hits(readings):
    assert readings[0].keys() == readings[1].keys()
    assert {hit[3] for hit in readings[0]} <= definitions().keys()


def test_at_least_three_hundred_sentences_are_labelled(bench, readings):
    sentences = bench.read_labels("frame_sentences.csv")
    assert len(readings[0]) + len(sentences) >= 300
    frames = {frame for row in sentences for frame in row["frames"].split()}
    assert frames <= definitions().keys()


def test_labels_hold_no_text():
    for name in ("hits", "hits_second", "sentences", "sentences_second"):
        lines = (ROOT / "benchmarks" / f"frame_{name}.csv").read_text("utf-8").splitlines()
        head, *rows = csv.reader(line for line in lines if not line.startswith("#"))
        assert head[:3] == ["id", "start", "end"]
        known = {*definitions(), "0", "1"}
        for row in rows:
            assert row[1].isdigit()
            assert row[2].isdigit()
            assert {word for cell in row[3:] for word in cell.split()} <= known


def test_the_kept_figures_come_out_of_the_labels(bench, readings):
    kept = read(ROOT / "analysis" / "framing" / "frame_validation.csv").set_index("frame")
    for frame in kept.index:
        found = bench.precision(*readings, frame)
        for name in ("hits", "right_first", "right_second", "agree", "precision", "precision_low"):
            assert kept.loc[frame, name] == pytest.approx(found[name]), (frame, name)
        if frame != "all":
            assert kept.loc[frame, "validated"] == (found["precision_low"] >= 0.6)


def test_kappa_is_one_for_equal_readings_and_none_for_opposite_ones(bench):
    hits = {("a", i, i + 1, "economic"): i % 2 for i in range(10)}
    assert bench.kappa(hits, hits) == 1.0
    assert bench.kappa(hits, {hit: 1 - label for hit, label in hits.items()}) == -1.0


def test_two_readers_find_the_same_frames_in_the_random_sentences(bench):
    anything = defaultdict(str)
    ids = {row["id"] for row in bench.read_labels("frame_sentences.csv")}
    texts = dict.fromkeys(ids, anything)
    first, second = (bench.read_sentences(f"frame_sentences{name}.csv", texts) for name in ("", "_second"))  # fmt: skip
    assert first.keys() == second.keys()
    kept = read(ROOT / "analysis" / "framing" / "frame_validation.csv").set_index("frame")
    for frame in kept.index:
        found = bench.recall(first, second, first, frame)
        for name in ("carried_first", "carried_second", "sentences", "sentence_kappa"):
            assert kept.loc[frame, name] == pytest.approx(found[name]), (frame, name)


@pytest.fixture
def read_anew():
    """Forget what was read, now and at the end."""
    validation.cache_clear()
    yield validation.cache_clear
    validation.cache_clear()


def test_a_frame_with_other_cues_than_those_measured_counts_as_unvalidated(monkeypatch, read_anew):
    as_measured = validation().set_index("frame")["validated"]
    assert as_measured["morality"]
    changed = {**frame_cues.fingerprints(), "morality": "other cues", "an own frame": "new"}
    monkeypatch.setattr(frame_cues, "fingerprints", lambda: changed)
    read_anew()
    now = validation().set_index("frame")["validated"]
    assert not now["morality"]
    assert now.drop("morality").equals(as_measured.drop("morality"))
