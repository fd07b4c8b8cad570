"""Measures of two sentences: what a link is weighed by."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.alignment.measures import candidates


def test_two_quotations_count_by_the_share_of_their_sentences_in_marks(annotated):
    a = annotated('"The dam held all night," Iva Lund said.')
    b = annotated('The dam "held" all night, said Iva Lund.')
    c = annotated("The dam held all night, said Iva Lund.")
    (_, _, both), (_, _, one) = (next(candidates(a, x)) for x in (b, c))
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
    (_, _, there), (_, _, back) = (
        next(candidates(a, b)) for a, b in ((one, annotated(said)), (annotated(said), one))
    )
    assert there["coverage"] == pytest.approx(back["coverage"])
    assert least - 1e-9 <= there["coverage"] <= most + 1e-9


def test_measures_are_the_same_to_the_last_bit_under_any_hash_seed():
    code = (
        "from analysis import corpus, pipeline\n"
        "from analysis.alignment.measures import candidates\n"
        "from analysis.alignment import quantity_pairs\n"
        "a, b = pipeline.annotate_all(corpus.load('seeds').articles)\n"
        "print([m for _, _, m in candidates(a, b)], quantity_pairs(a, b))"
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
