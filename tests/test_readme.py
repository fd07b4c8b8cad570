"""The README says what make report found, and names things that are there."""

import re
from pathlib import Path

import pytest

from analysis import readme, results

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def test_the_findings_table_is_the_committed_findings():
    found = results.Results(ROOT / "results", results.SEEDS)
    assert readme.findings_table(found) in README.read_text("utf-8")


def test_only_what_stands_between_the_markers_changes(tmp_path):
    copy = tmp_path / "README.md"
    copy.write_text(f"before\n{readme.BEGIN}\nstale row\n{readme.END}\nafter\n", encoding="utf-8")
    readme.update(copy, results.Results(ROOT / "results", results.SEEDS))
    text = copy.read_text("utf-8")
    assert text.startswith("before\n") and text.endswith("\nafter\n") and "stale row" not in text


def test_a_readme_without_markers_is_an_error_that_says_what_to_do(tmp_path):
    copy = tmp_path / "README.md"
    copy.write_text("no markers\n", encoding="utf-8")
    with pytest.raises(readme.MarkersMissingError, match="put back the lines"):
        readme.update(copy, results.Results(ROOT / "results", results.SEEDS))


def test_links_of_the_readme_lead_somewhere():
    targets = re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8"))
    assert targets
    assert [t for t in targets if not (ROOT / t).exists()] == []


def test_what_contributors_are_sent_to_is_there():
    named = re.findall(r"`([\w./-]+/[\w./-]*)`", (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []
