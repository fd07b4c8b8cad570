"""Measures of two sentences: what a link is weighed by."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.alignment.measures import FEATURES, measure


def first(a, b):
    """The measures, by name, of the first pair of sentences that shares anything."""
    return dict(zip(FEATURES, measure(a, b).table[0], strict=True))


def test_two_quotations_count_by_the_share_of_their_sentences_in_marks(annotated):
    a = annotated('"The dam held all night," Iva Lund said.')
    b = annotated('The dam "held" all night, said Iva Lund.')
    c = annotated("The dam held all night, said Iva Lund.")
    both, one = first(a, b), first(a, c)
    whole, word = len("The dam held all night,") / 40, len("held") / 40
    assert both["both_quoted"] == pytest.approx(whole * word)
    assert one["both_quoted"] == 0


@pytest.mark.parametrize(
    ("said", "least", "most"),
    [
        ("The dam at Norvale broke on Monday.", 1.0, 1.0),
        ("The dam at Norvale broke on Monday, and nine villages lost their houses.", 0.4, 0.9),
        ("Monday was quiet elsewhere in the country of the seven lakes.", 0.0, 0.4),
    ],
)
def test_two_sentences_cover_each_other_wholly_where_they_are_one(annotated, said, least, most):
    one = annotated("The dam at Norvale broke on Monday.")
    there, back = first(one, annotated(said)), first(annotated(said), one)
    assert there["coverage"] == pytest.approx(back["coverage"])
    assert least - 1e-9 <= there["coverage"] <= most + 1e-9


def test_measures_are_the_same_to_the_last_bit_under_any_hash_seed():
    code = (
        "from analysis import corpus, pipeline\n"
        "from analysis.alignment.measures import measure\n"
        "from analysis.alignment import quantity_pairs\n"
        "a, b = pipeline.annotate_all(corpus.load('seeds').articles)\n"
        "print(measure(a, b).table.tolist(), quantity_pairs(a, b))"
    )
    root = Path(__file__).resolve().parents[2]
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=root,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert len(said[0]) > 10_000
    assert said[0] == said[1] == said[2]
