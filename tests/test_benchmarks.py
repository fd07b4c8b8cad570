"""The table of figures on external gold: well formed, reproducible in form, and printed as kept."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

from analysis import evaluation

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "data" / "corpus_labels"


@pytest.fixture(scope="module")
def record():
    spec = importlib.util.spec_from_file_location("benchmarks_record", ROOT / "benchmarks" / "record.py")  # fmt: skip
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_readme_prints_the_kept_figures(record):
    readme = record.README.read_text(encoding="utf-8")
    assert record.with_table(readme, record.read()) == readme


def test_kept_figures_are_numbers_of_known_runs(record):
    kept = record.read()
    known = {(r["layer"], r["gold"], r["what"]) for r in record.runs()}
    assert {record.run_of(row)[:3] for row in kept} <= known
    for row in kept:
        assert tuple(row) == record.COLUMNS
        assert 0 <= float(row["low"] or row["value"]) <= float(row["value"]) <= 1


def test_every_run_asks_for_figures_of_its_layer(record):
    assert {run["layer"] for run in record.runs()} <= set(evaluation.LAYERS)
    assert all(run["figures"] for run in record.runs())


@pytest.fixture
def run():
    return {
        "layer": "sentences",
        "gold": "sentences.jsonl",
        "what": "the invented corpus",
        "figures": [["boundaries", "f1"], ["spans", "recall"]],
    }


def test_a_run_gives_one_row_a_figure_and_half(record, run):
    made = {"commit": "abc", "date": "2024-01-02"}
    halves = [record.rows(run, half, LABELS, made) for half in record.HALVES]
    assert [len(rows) for rows in halves] == [2, 2]
    assert sum(int(rows[0]["units"]) for rows in halves) == 24
    assert set(halves[0][0]) == set(record.COLUMNS)
    assert str(LABELS) not in json.dumps(halves)


def test_records_are_chosen_by_their_fields(record):
    lines = [{"id": str(k), "site": str(k), "lang": lang} for k, lang in enumerate("ab" * 20)]
    run = {"layer": "boilerplate", "only": {"lang": ["a"]}, "without": {"site": ["2"]}}
    kept = [r for half in record.HALVES for r in filter(record.chosen(run, half), lines)]
    assert len(kept) == 19
    assert {r["lang"] for r in kept} == {"a"}


def test_new_figures_replace_those_of_the_same_run(record):
    first = record.runs()[0]
    old = dict.fromkeys(record.COLUMNS, "") | {k: first[k] for k in ("layer", "gold", "what")}
    tune, check = old | {"half": "tune", "value": "1"}, old | {"half": "check"}
    stale = old | {"what": "no longer run", "half": "tune"}
    merged = record.merge([check, tune, stale], [tune | {"value": "2"}])
    assert [(row["half"], row["value"]) for row in merged] == [("tune", "2"), ("check", "")]
