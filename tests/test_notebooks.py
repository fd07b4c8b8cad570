"""Notebooks are written so that the same numbers give the same bytes, and bad output stops the build."""

import json

import pytest

from analysis import notebooks


def cell(source, outputs=None, **extra):
    kind = {"cell_type": "code", "outputs": outputs or [], "execution_count": 7}
    return {
        "metadata": {"execution": {"iopub": "2026"}},
        "id": "x",
        "source": source,
        **kind,
        **extra,
    }


def notebook(*cells):
    return {
        "cells": list(cells),
        "metadata": {"language_info": {"version": "3.11.7"}},
        "nbformat": 4,
    }


def stream(text, name="stdout"):
    return {"output_type": "stream", "name": name, "text": text}


def test_what_depends_on_the_run_is_gone():
    text = notebooks.to_text(notebooks.normalised(notebook(cell("print(1)"))))
    assert "2026" not in text and "3.11.7" not in text and '"execution_count": 1' in text


def test_normalising_twice_is_normalising_once():
    once = notebooks.normalised(
        notebook(cell("a"), cell("a"), cell("b\nc", [stream("1"), stream("2")]))
    )
    assert notebooks.normalised(json.loads(notebooks.to_text(once))) == once


def test_ids_depend_on_the_source_and_repeats_are_told_apart():
    cells = notebooks.normalised(notebook(cell("a"), cell("b"), cell("a")))["cells"]
    ids = [c["id"] for c in cells]
    assert len(set(ids)) == 3
    moved = notebooks.normalised(notebook(cell("b"), cell("a")))["cells"]
    assert [c["id"] for c in moved] == [ids[1], ids[0]]


def test_prints_that_arrive_in_pieces_are_one():
    cells = notebooks.normalised(notebook(cell("x", [stream("a"), stream("b")])))["cells"]
    assert cells[0]["outputs"] == [stream("ab")]


@pytest.mark.parametrize(
    "output",
    [
        stream("UserWarning", "stderr"),
        {"output_type": "error", "ename": "ValueError", "evalue": "no", "traceback": []},
        {"output_type": "display_data", "data": {"text/plain": "<Styler at 0x7f2a9c0d1e50>"}},
        {
            "output_type": "execute_result",
            "data": {"text/plain": ["[<a.Line object at 0x7F2A9C0D1E50>]"]},
        },
        stream("made\n<function draw at 0x7f2a9c0d1e50>\n"),
    ],
)
def test_what_must_not_be_committed_is_named_with_its_cell(output):
    found = notebooks.problems(notebook(cell("ok"), cell("bad", [output])), "05-framing.ipynb")
    assert len(found) == 1
    assert found[0].startswith("05-framing.ipynb, cell 1")


@pytest.mark.parametrize(
    "said",
    [
        "The module crashed at 0x7ffe12345678, the agency said.",
        'The screen read "<Pump object at 0x7ffe12345678>" for an hour.',
        "Valve < 3 bar at 0x7ffe12345678",
    ],
)
def test_an_article_may_tell_of_addresses(said):
    shown = {"output_type": "display_data", "data": {"text/plain": said, "text/html": said}}
    assert notebooks.problems(notebook(cell("x", [shown, stream(said)])), "01-corpus.ipynb") == []


def test_what_must_not_be_committed_is_told_in_one_line_with_its_place(tmp_path):
    (tmp_path / "in").mkdir()
    warn = "import warnings\nfor n in 'ab':\n    warnings.warn(f'{n} is\\nold')"
    told = notebooks.normalised(notebook(cell("1"), cell(warn)))
    (tmp_path / "in" / "05.ipynb").write_text(notebooks.to_text(told), encoding="utf-8")
    with pytest.raises(notebooks.NotebookError, match=r"^05\.ipynb, cell 1: .*a is old") as error:
        notebooks.run(tmp_path / "in", tmp_path / "work", {})
    assert "\n" not in str(error.value)


def test_a_failing_notebook_stops_the_run_with_its_error(tmp_path):
    (tmp_path / "in").mkdir()
    bad = notebooks.normalised(notebook(cell("raise ValueError('no such outlet')")))
    (tmp_path / "in" / "bad.ipynb").write_text(notebooks.to_text(bad), encoding="utf-8")
    with pytest.raises(notebooks.NotebookError, match="no such outlet"):
        notebooks.run(tmp_path / "in", tmp_path / "work", {})
