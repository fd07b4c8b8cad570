"""The labels of who is named in 30 articles and how described: without text; and their scorer."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("benchmarks_actors", ROOT / "benchmarks" / "actors.py")  # fmt: skip
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_namings_are_labelled_in_thirty_articles_without_their_text(bench):
    rows = bench.rows_of(ROOT / "benchmarks" / "actor_mentions.csv")
    assert len({row["id"] for row in rows}) == 30
    assert Counter(row["kind"] for row in rows).keys() == {"person", "organisation", "either"}
    for row in rows:
        assert int(row["start"]) < int(row["end"])
        assert row["entity"].isdigit() == (row["kind"] != "either")


def test_descriptions_are_labelled_in_the_same_articles_without_their_text(bench):
    rows = bench.rows_of(ROOT / "benchmarks" / "actor_descriptions.csv")
    assert {row["id"] for row in rows} <= bench.read_labels().keys()
    for row in rows:
        assert int(row["start"]) < int(row["end"])
        assert row["place"] in {"after", "before", "modifier"}


def figures(bench, gold, found):
    made = bench.summarise(bench.count(gold, found))
    return {name: made[name][0] for name in (("both", "recall"), ("both", "precision"), ("merging", "b-cubed f1"))}  # fmt: skip


def naming(bench, start, kind, entity):
    return bench.Naming(start, start + 5, kind, entity)


def test_the_scorer_asks_for_the_kind_and_leaves_doubtful_labels_out(bench):
    gold = [naming(bench, 0, "person", "1"), naming(bench, 10, "organisation", "2")]
    doubtful = naming(bench, 20, "either", "")
    extra = naming(bench, 20, "person", "x")
    assert set(figures(bench, gold, gold).values()) == {1.0}
    assert figures(bench, [*gold, doubtful], [*gold, extra])["both", "precision"] == 1.0
    assert figures(bench, gold, [*gold, extra])["both", "precision"] == pytest.approx(2 / 3)
    wrong = [gold[0], naming(bench, 10, "person", "2")]
    assert figures(bench, gold, wrong)["both", "recall"] == 0.5


def test_one_actor_under_two_names_costs_recall_of_merging(bench):
    gold = [naming(bench, start, "person", "1") for start in (0, 10)]
    split = [naming(bench, start, "person", str(start)) for start in (0, 10)]
    # precision 1, recall 1/2
    assert figures(bench, gold, split)["merging", "b-cubed f1"] == pytest.approx(2 / 3)
