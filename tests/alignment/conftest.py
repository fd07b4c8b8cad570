"""Annotated articles for the tests of alignment."""

from pathlib import Path

import pytest

from analysis import names, quantities, quotation, segmentation
from analysis.layers import Article, Layers

SEEDS = Path(__file__).parents[2] / "seeds"


def _annotated(text, article_id="a", **known):
    return Layers(
        Article(article_id, text, **known),
        sentences=segmentation.sentences(text),
        quotes=quotation.extract(text),
        quantities=quantities.find(text),
        mentions=names.mentions(text),
    )


@pytest.fixture(scope="session")
def annotated():
    """Annotate a text with every layer that alignment reads."""
    return _annotated


@pytest.fixture(scope="session")
def seeds():
    """The two real articles, UPI first."""
    files = sorted(SEEDS.glob("*.txt"))
    return [_annotated(f.read_text("utf-8"), f.stem) for f in files]


@pytest.fixture(scope="session")
def f1_by_label():
    """F1 of each label of a list of gold labels and a list of found ones."""

    def scores(gold, found):
        pairs = list(zip(gold, found, strict=True))
        return {
            label: 2 * pairs.count((label, label)) / (gold.count(label) + found.count(label))
            for label in sorted(set(gold))
        }

    return scores
