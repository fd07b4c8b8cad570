"""Findings come from the tables, say no more than n allows, and are what the report prints."""

import json
import re
from pathlib import Path

import pytest

from analysis import findings, results, tables
from analysis.findings import readability_routes, scopes

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def seeds():
    folder = ROOT / "results" / "tables"
    return {path.stem: tables.read(path) for path in folder.glob("*.csv")}


@pytest.fixture(scope="module")
def computed(seeds):
    return {f.key: f for f in findings.compute(seeds)}


def test_committed_findings_come_out_of_committed_tables(computed):
    committed = findings.from_json((ROOT / "results" / "findings.json").read_text("utf-8"))
    assert {k: f.text for k, f in computed.items()} == {k: f.text for k, f in committed.items()}


def test_every_notebook_has_its_headline(computed):
    assert {f"{name.partition('-')[2]}.headline" for name in findings.MODULES} <= computed.keys()


def test_at_one_article_each_nothing_is_tested_or_starred(computed):
    for finding in computed.values():
        assert not re.search(r"significan|p\s*[<=]|\*", finding.text), finding.text
        if finding.key.split(".")[0] not in ("readability", "validation"):
            assert not finding.low and not finding.high, finding.key


def test_every_number_of_a_finding_is_in_its_values_or_table(computed):
    shown = computed["quotation.headline"]
    assert {*shown.values} == {"Jakarta", "UPI"}
    for outlet, value in shown.values.items():
        assert f"{100 * value:.1f} % in the {outlet} article" in shown.text


def test_every_finding_names_its_table(computed, seeds):
    for finding in computed.values():
        for name in filter(None, finding.table.split(", ")):
            assert name in seeds, finding.key


def test_the_jakarta_outlet_is_not_guessed(seeds):
    assert set(seeds["articles"]["outlet"]) == {"Jakarta", "UPI"}


def test_nobody_is_said_to_have_misquoted(computed):
    quotations = computed["alignment.quotations"]
    assert quotations.values["uncertain"] == 1
    assert quotations.values["reworded"] == 0


def test_the_conflict_of_the_seeds_is_the_migrants_and_nothing_else(seeds):
    conflicts = seeds["quantity_pairs"].query("label == 'conflict'")
    assert len(conflicts) == 1
    pair = " ".join(conflicts.iloc[0][["quantity_a", "quantity_b"]])
    assert "1.8 million" in pair and "1.9 million" in pair


def test_flesch_kincaid_turns_on_the_seeds_and_flesch_ease_does_not(seeds):
    routes = readability_routes.hardest_by_way(seeds["readability_routes"])
    assert routes.loc["flesch_kincaid_grade"].nunique() > 1
    assert routes.loc["flesch_reading_ease"].nunique() == 1


def test_json_and_back(computed):
    text = findings.as_json(computed.values(), {"articles": 2})
    assert json.loads(text)["provenance"] == {"articles": 2}
    back = findings.from_json(text)
    assert {k: f.text for k, f in back.items()} == {k: f.text for k, f in computed.items()}


@pytest.mark.parametrize(
    ("outlets", "articles", "events", "said"),
    [
        (("A", "B"), 2, 1, "One article per outlet"),
        (("A", "B"), 8, 4, "too few for a test"),
        (("A", "B"), 40, 20, "20 events"),
    ],
)
def test_certainty_is_no_wider_than_n(outlets, articles, events, said):
    assert said in scopes.Scope(outlets, articles, events).certainty


def test_the_invented_corpus_speaks_of_outlets_with_intervals(corpus_report, invented_corpus):
    found = results.Results(corpus_report / "results", invented_corpus).findings
    shown = found["quotation.headline"]
    assert "article" not in shown.text
    assert shown.low.keys() == shown.high.keys() == shown.values.keys()
