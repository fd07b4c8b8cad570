"""Bars show where somebody watches, lines in a log of long work, and nothing in what is committed."""

import io
import sys
from types import SimpleNamespace

import pytest

from analysis import notebooks, progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def seen(monkeypatch):
    """Go through three items with a bar; return them and what was shown."""
    monkeypatch.delenv(progress.QUIET_VARIABLE, raising=False)

    def of(stream):
        monkeypatch.setattr(sys, "stderr", stream)
        return list(progress.bar("abc", "Reading")), stream.getvalue()

    return of


def test_a_terminal_shows_a_bar_and_takes_it_away(seen):
    items, shown = seen(Terminal())
    assert items == ["a", "b", "c"]
    assert "Reading" in shown
    assert shown.split("\r")[-1].strip() == ""


def test_a_file_or_a_pipe_gets_none(seen):
    assert seen(io.StringIO()) == (["a", "b", "c"], "")


def test_a_log_of_long_work_gets_a_line_now_and_then(seen, monkeypatch):
    clock = iter([0.0, 10.0, 61.0, 61.0, 100.0])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    assert seen(io.StringIO()) == (["a", "b", "c"], "Reading: 1 of 3\n")


def test_a_notebook_in_use_shows_one(seen, monkeypatch):
    shell = SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))
    assert "Reading" in seen(io.StringIO())[1]


def test_the_notebooks_of_a_report_get_none(seen, tmp_path, monkeypatch):
    quiet = notebooks.environment(tmp_path / "scratch", {})[progress.QUIET_VARIABLE]
    monkeypatch.setenv(progress.QUIET_VARIABLE, quiet)
    monkeypatch.setattr(progress, "SECONDS_A_LINE", 0.0)
    assert not progress.is_watched()
    assert seen(Terminal()) == seen(io.StringIO()) == (["a", "b", "c"], "")
