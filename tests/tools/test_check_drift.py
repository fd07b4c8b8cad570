"""The drift check names the finding that moved, and tells figures from numbers."""

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def notebook(number, image):
    outputs = [{"data": {"image/png": image, "text/plain": f"{number} words"}}]
    return json.dumps({"cells": [{"outputs": outputs}]})


def findings(text):
    return json.dumps({"findings": [{"key": "quotation.share", "text": text}]})


@pytest.fixture
def checkout(tmp_path):
    """A committed report, and the drift check of that checkout."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "check_drift.py", tmp_path / "tools")
    for folder in ("notebooks", "results"):
        (tmp_path / folder).mkdir()
    (tmp_path / "notebooks" / "03-quotation.ipynb").write_text(notebook(120, "AAAA"))
    (tmp_path / "results" / "findings.json").write_text(findings("UPI quotes 120 words."))
    (tmp_path / "README.md").write_text("# A\n")
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*identity, "commit", "-qm", "Report"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    spec = importlib.util.spec_from_file_location("drift", tmp_path / "tools" / "check_drift.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return tmp_path, module


def test_nothing_moved(checkout, capsys):
    assert checkout[1].main() == 0
    assert capsys.readouterr().out == ""


def test_a_finding_that_moved_is_named_with_both_texts(checkout, capsys):
    folder, check = checkout
    (folder / "results" / "findings.json").write_text(findings("UPI quotes 121 words."))
    assert check.main() == 1
    said = capsys.readouterr().out
    assert "quotation.share" in said and "120 words" in said and "121 words" in said


def test_a_new_file_counts(checkout, capsys):
    folder, check = checkout
    (folder / "results" / "new.csv").write_text("a\n1\n")
    assert check.main() == 1
    assert "results/new.csv" in capsys.readouterr().out


def test_figures_alone_are_said_apart(checkout, capsys):
    folder, check = checkout
    (folder / "notebooks" / "03-quotation.ipynb").write_text(notebook(120, "BBBB"))
    assert check.main() == 1
    said = capsys.readouterr().out
    assert "Figures alone differ" in said and "Changed by make report" not in said


def test_a_number_in_a_notebook_is_no_figure(checkout, capsys):
    folder, check = checkout
    (folder / "notebooks" / "03-quotation.ipynb").write_text(notebook(121, "AAAA"))
    assert check.main() == 1
    said = capsys.readouterr().out
    assert "Figures alone differ" not in said and "03-quotation" in said
