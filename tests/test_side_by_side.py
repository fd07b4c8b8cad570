"""Two articles in a terminal: what both tell, where they differ, and nothing that a terminal obeys."""

from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus, pipeline
from analysis.__main__ import main
from analysis.layers import Article
from analysis.side_by_side import NARROWEST, side_by_side

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def seeds():
    loaded = corpus.load(SEEDS)
    return list(pipeline.annotate_all(loaded.articles))


def test_numbers_and_quotations_of_the_seeds_stand_beside_each_other(seeds):
    lines = side_by_side(*seeds, width=120).splitlines()
    (numbers,) = [i for i, line in enumerate(lines) if line.startswith("some 1.8 million")]
    assert "│ about 1.9 million migrants" in lines[numbers]
    assert lines[numbers + 1].startswith("(conflict")
    assert any(line.startswith("(uncertain") for line in lines)


def test_every_sentence_is_told_by_both_or_not_found(seeds):
    printed = "".join(side_by_side(*seeds, width=40).split())
    for article in seeds:
        text = article.article.text
        told = [s for s in article.sentences if text[s.start : s.end] not in {"Advertisement"}]
        inner = ["".join(text[s.start : s.end].split()) for s in told[4:]]
        assert [words for words in inner if words not in printed] == []


@pytest.mark.parametrize("width", [45, 59, NARROWEST, 100, 200])
def test_no_line_is_wider_than_the_terminal(seeds, width):
    assert max(map(len, side_by_side(*seeds, width=width).splitlines())) <= width


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.integers(1, 130))
def test_nothing_reaches_the_terminal_that_it_would_obey(one, other, width):
    a, b = (pipeline.annotate(Article(x, x, outlet=x)) for x in (one, other))
    printed = side_by_side(a, b, width)
    assert not [c for c in printed if c != "\n" and category(c) in {"Cc", "Cs"}]


def test_the_command_names_what_is_not_one_article(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("The dam held, the mayor said.")
    assert main(["compare", str(tmp_path / "a.txt"), str(tmp_path / "a.txt")]) == 0
    assert "the same fact" in capsys.readouterr().out.lower()
    with pytest.raises(SystemExit):
        main(["compare", str(tmp_path / "a.txt"), str(SEEDS)])
    assert "holds 2 articles" in capsys.readouterr().err
