"""The seeds are immutable, and their table and sheet say what the files are."""

import csv
import hashlib
from pathlib import Path

import pytest

from analysis import corpus

SEEDS = Path(__file__).parents[2] / "seeds"


def digests():
    lines = (SEEDS / "SHA256SUMS").read_text("ascii").splitlines()
    return {name: digest for digest, name in (line.split("  ") for line in lines)}


def test_digests_agree_with_the_files():
    assert {path.name for path in SEEDS.glob("*.txt")} == set(digests())
    for name, digest in digests().items():
        assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == digest


def test_the_table_has_one_row_a_file():
    with (SEEDS / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["file"] for row in rows] == sorted(digests())
    assert {row["event"] for row in rows} == {"colombia-mnna-2022-03"}


def test_the_seeds_load_without_a_flaw():
    loaded = corpus.load(SEEDS)
    assert [a.outlet for a in loaded.articles] == ["UPI", "Jakarta"]
    assert {a.language for a in loaded.articles} == {"en"}
    assert not loaded.fatal
    about_articles = [n for n in loaded.report if n.file.endswith(".txt")]
    assert about_articles == []
    assert [n.file for n in loaded.report if n.level == "error"] == []


def test_what_the_table_claims_stands_in_the_texts():
    upi, jakarta = corpus.load(SEEDS).articles
    assert upi.date in upi.text
    assert upi.title == ""
    assert jakarta.title == jakarta.text.splitlines()[0]
    assert jakarta.date == ""
    assert jakarta.outlet.upper() in jakarta.text


@pytest.mark.parametrize("article", corpus.load(SEEDS).articles, ids=lambda a: a.outlet)
def test_the_sheet_counts_right(article):
    sheet = (SEEDS / "DATASHEET.md").read_text("utf-8")
    row = next(line for line in sheet.splitlines() if line.startswith(f"| `{article.path}`"))
    cells = [cell.strip().replace(",", "") for cell in row.strip("|").split("|")]
    paragraphs = sum(bool(line.strip()) for line in article.text.split("\n"))
    assert cells[3:] == [str(len(article.text.split())), str(len(article.text)), str(paragraphs)]
