"""Two articles side by side in the terminal."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.layers import Article
from analysis.pipeline import annotate
from analysis.side_by_side import side_by_side

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def seeds():
    return [annotate(Article(f.stem, f.read_text("utf-8"), outlet=f.stem[:3])) for f in SEEDS]


def compare(*arguments):
    command = [sys.executable, "-m", "analysis", "compare", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize("width", [60, 81, 140])
def test_no_line_is_wider_than_asked(seeds, width):
    assert all(len(line) <= width for line in side_by_side(*seeds, width).splitlines())


def test_every_sentence_of_both_is_printed(seeds):
    printed = side_by_side(*seeds, 4000)
    for article in seeds:
        furniture = {(cut.start, cut.end) for cut in article.boilerplate}
        for s in article.sentences:
            text = " ".join(article.article.text[s.start : s.end].split())
            if not any(start < s.end and end > s.start for start, end in furniture):
                assert text in printed


def test_the_conflict_comes_first_and_the_doubtful_quotation_says_why(seeds):
    lines = side_by_side(*seeds, 400).splitlines()
    numbers = lines[lines.index("Numbers that count the same") + 1 :]
    assert numbers[0].startswith("CONFLICT: some 1.8 million Venezuelans")
    assert any(line.startswith("uncertain: Colombia is the keystone") for line in lines)
    assert any("changed: [-keystone" in line and "the texts cannot tell" in line for line in lines)


def test_an_article_beside_itself_has_every_sentence_on_both_sides():
    text = "The Norvale dam broke on Monday.\n\nEngineers had found cracks in its wall."
    a, b = (annotate(Article(name, text)) for name in "ab")
    assert "not matched" not in side_by_side(a, b, 100)


def test_what_has_no_match_is_not_said_to_stand_in_one_article_alone():
    a = annotate(Article("a", "The Norvale dam broke on Monday, but no one was hurt."))
    b = annotate(Article("b", "Cows drowned.", outlet="Globe"))
    printed = side_by_side(a, b, 100)
    assert "In Globe (b), not matched with a sentence of a" in printed
    assert "only" not in printed.lower()


def test_text_cannot_steer_the_terminal():
    a = annotate(Article("a\x1b[2J", "The dam broke\x1b]0;title\x07 on Monday.\u202eabc"))
    assert not set("\x1b\x07\u202e") & set(side_by_side(a, a, 80))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=150), st.text(max_size=150))
def test_any_text_can_be_set(a, b):
    assert isinstance(side_by_side(annotate(Article("a", a)), annotate(Article("b", b)), 72), str)


def test_the_command_prints_two_articles():
    done = compare(*SEEDS, "--width", 90)
    assert done.returncode == 0, done.stderr
    assert "CONFLICT" in done.stdout


def test_a_folder_or_a_missing_file_is_one_clear_line(tmp_path):
    for wrong in (ROOT / "seeds", tmp_path / "none.txt"):
        done = compare(SEEDS[0], wrong)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1


def test_no_width_is_too_wide():
    a = annotate(Article("a", "The Norvale dam broke on Monday."))
    assert side_by_side(a, a, 10**12) == side_by_side(a, a, 1_000)


def test_a_text_that_cannot_be_compared_well_is_named(tmp_path):
    foreign = tmp_path / "es.txt"
    foreign.write_text(
        "El gobierno confirmó el martes que la presa fue cerrada y que los vecinos de la región "
        "esperan desde hace años una respuesta de las autoridades sobre lo que ocurrió entonces.",
        encoding="utf-8",
    )
    done = compare(foreign, SEEDS[0])
    assert done.returncode == 0
    assert "es.txt: language seems to be Spanish" in done.stderr
    assert SEEDS[0].name not in done.stderr
