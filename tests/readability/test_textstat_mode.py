"""textstat is the oracle: given our syllable table, it must say what we say, to the last bit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.readability import FORMULAS, score, textstat_with_table

SEEDS = Path(__file__).parents[2] / "seeds"
PIECES = [
    "the", "committee", "Biden's", "don't", "don’t", "o'clock", "oil-rich", "state—home", "U.S.", "1.9", "$174.30",
    "NATO", "naïve", "İstanbul", "ΑΣ", "straße", "東京都", "ニュース", "مرحبا", "🙂", "twitterverse", "_", "'s", "'", '"', "“", "”", ".",
    "!", "?", "...", "…", ",", ";", "(", ")", "<b>", "x1", "'twas", "rock'n'roll", "\x00", "\ud800", "\u0301", "ﬁne", "hm",
]  # fmt: skip
GLUE = [" ", " ", " ", "", "\n", "\t", "\xa0", "\u2028", "\x1c"]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(GLUE)), max_size=60).map(
    lambda pairs: "".join(piece + glue for piece, glue in pairs)
)


@pytest.fixture(scope="module")
def oracle():
    """Twelve functions of textstat itself."""
    with textstat_with_table() as textstat:
        functions = {name: getattr(textstat, name) for name in FORMULAS}
        functions["text_standard"] = lambda text: textstat.text_standard(text, float_output=True)
        yield functions


def differences(oracle, text):
    ours = score(text)["textstat"]
    return {
        name: (ours[name], function(text))
        for name, function in oracle.items()
        if ours[name] != function(text)
    }


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_seeds(oracle, path):
    assert differences(oracle, path.read_text("utf-8")) == {}


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", "Yes", "1 2 3", "12", "...", "'", "東京は晴れ。", "🙂 🙂", "A. B. C.", "a " * 100, "a " * 101,
     "a. " * 150, ". " * 150 + "a", "word " * 99 + "'", "“Don’t,” he said. “Don't.”", "İ", "x" * 500],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_odd_texts(oracle, text):
    assert differences(oracle, text) == {}


@given(st.one_of(TEXTS, st.text(max_size=100)))
@settings(max_examples=150, deadline=None)
def test_generated_texts(oracle, text):
    assert differences(oracle, text) == {}


def test_long_generated_texts(oracle):
    draw = random.Random(5)
    for _ in range(40):
        pairs = [draw.choice(PIECES) + draw.choice(GLUE) for _ in range(draw.randint(80, 250))]
        assert differences(oracle, "".join(pairs)) == {}


def test_lending_the_table_leaves_textstat_as_it_was():
    import importlib

    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    before = counting.get_cmudict
    with textstat_with_table() as textstat:
        assert textstat.syllable_count("hemisphere") == 3
        assert counting.get_cmudict is not before
    assert counting.get_cmudict is before
