"""The README says what make report found, and names things that are there."""

import re
import textwrap
from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus, readme, results

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


def test_a_table_of_texts_becomes_a_corpus_as_the_readme_says(tmp_path, monkeypatch):
    text = (ROOT / "README.md").read_text("utf-8")
    recipe = textwrap.dedent(text.partition("```python\n")[2].partition("```")[0])
    rows = [
        ["https://a.example/1", "2024-05-12", "Rain", "Bell", "Rain fell on the town, and the sea rose."],
        ["https://a.example/2", "", "", "Post", "The sea rose and the town was under water."],
    ]  # fmt: skip
    columns = ["url", "date", "headline", "publisher", "body"]
    pd.DataFrame(rows, columns=columns).to_csv(tmp_path / "articles.csv", index=False)
    monkeypatch.chdir(tmp_path)
    exec(recipe, {})
    loaded = corpus.load("articles.jsonl")
    assert [note for note in loaded.report if "very short" not in note.reason] == []
    assert [(a.article_id, a.outlet, a.date, a.title) for a in loaded.articles] == [
        ("https://a.example/1", "Bell", "2024-05-12", "Rain"),
        ("https://a.example/2", "Post", "", ""),
    ]
    assert "README" in corpus.load("articles.csv").report[0].reason
