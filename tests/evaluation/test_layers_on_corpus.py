"""The project's own layers on the invented corpus: no layer may fall behind where it stands.

The floors lie a little under what was measured; they are no claim about other news (the corpus
was written by the makers of the rules).
"""

from pathlib import Path

import pytest

from analysis import evaluation

LABELS = Path(__file__).parents[1] / "data" / "corpus_labels"
FLOORS = [
    ("boilerplate", "characters", "f1", 0.85),
    ("boilerplate", "lines", "precision", 0.9),
    ("quotes", "marked only", "f1", 0.9),
    ("quotes", "marked only, end to end", "f1", 0.8),
    ("quotes", "quotations: indirect", "recall", 0.6),
    ("sentences", "boundaries", "f1", 0.98),
    ("quantities", "quantities", "f1", 0.88),
    ("quantities", "quantities", "value", 0.93),
    ("events", "articles", "b-cubed f1", 0.95),
    ("quote_pairs", "pairs", "precision", 0.9),
    ("quote_pairs", "pairs", "recall", 0.4),
    ("quantity_pairs", "pairs", "precision", 0.65),
    ("quantity_pairs", "labels", "accuracy", 0.9),
    ("sentence_pairs", "pairs", "f1", 0.6),
]


@pytest.fixture(scope="module")
def scores():
    names = {layer for layer, *_ in FLOORS}
    return {n: evaluation.evaluate(n, LABELS / f"{n}.jsonl", boot=0) for n in names}


@pytest.mark.parametrize(("layer", "part", "metric", "floor"), FLOORS)
def test_no_layer_falls_behind(scores, layer, part, metric, floor):
    assert scores[layer].value(part, metric) >= floor


def test_little_of_the_articles_is_cut(scores):
    assert scores["boilerplate"].value("article", "loss") < 0.03
