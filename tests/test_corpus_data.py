"""The invented corpus and its labels: complete, well formed, and exactly what the source makes."""

import csv
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
ARTICLES = DATA / "corpus"
LABELS = DATA / "corpus_labels"
PAIRS = {
    "quote_pairs": {"verbatim", "truncated", "split", "reworded", "uncertain"},
    "quantity_pairs": {"agree", "rounding", "conflict"},
    "sentence_pairs": {"same", "partial"},
}


def records(name):
    lines = (LABELS / f"{name}.jsonl").read_bytes().decode().split("\n")
    return [json.loads(line) for line in lines if line]


@pytest.fixture(scope="module")
def texts():
    return {p.stem: p.read_bytes().decode() for p in ARTICLES.glob("*.txt")}


@pytest.fixture(scope="module")
def metadata():
    with (ARTICLES / "metadata.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_committed_files_are_what_the_source_makes():
    spec = importlib.util.spec_from_file_location("corpus_build", LABELS / "build.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus_build"] = module
    spec.loader.exec_module(module)
    made = module.build()
    assert {p: p.read_bytes() for p in made} == made
    assert set(ARTICLES.iterdir()) == {p for p in made if p.parent == ARTICLES}


def test_eight_events_told_by_three_outlets(texts, metadata):
    assert {row["file"] for row in metadata} == {f"{name}.txt" for name in texts}
    assert set(Counter(row["event"] for row in metadata).values()) == {3}
    assert set(Counter(row["outlet"] for row in metadata).values()) == {8}
    assert all(150 <= len(text.split()) <= 400 for text in texts.values())


@pytest.mark.parametrize("name", ["boilerplate", "quotes", "sentences", "quantities", "events"])
def test_labels_carry_the_article_unchanged(name, texts):
    assert {r["id"]: r["text"] for r in records(name)} == texts


def test_named_spans_are_slices_of_the_text(texts):
    for layer in ("quotes", "quantities"):
        for record in records(layer):
            spans = [*record[layer], *record.get("marked", [])]
            assert all(texts[record["id"]][s["start"] : s["end"]] == s["text"] for s in spans)


def test_speakers_are_slices_of_the_text(texts):
    quotes = [(texts[r["id"]], q) for r in records("quotes") for q in r["quotes"]]
    assert all(t[q["speaker_start"] : q["speaker_end"]] == q["speaker"] for t, q in quotes)
    assert {q["type"] for _, q in quotes} == {"direct", "mixed", "indirect"}


def test_sentences_cover_all_that_is_not_blank(texts):
    for record in records("sentences"):
        left = list(texts[record["id"]])
        for start, end in record["sentences"]:
            left[start:end] = " " * (end - start)
        assert not "".join(left).strip()


def test_furniture_lies_inside_the_text_and_does_not_overlap(texts):
    for record in records("boilerplate"):
        edges = [k for s in record["spans"] for k in (s["start"], s["end"])]
        assert edges == sorted(edges)
        assert not edges or edges[-1] <= len(texts[record["id"]])


def test_some_articles_are_clean_and_most_leak():
    leaks = Counter(bool(r["spans"]) for r in records("boilerplate"))
    assert leaks == {True: 21, False: 3}


@pytest.mark.parametrize("name", PAIRS)
def test_pairs_point_at_what_they_print(name, texts):
    pairs = records(name)
    assert {p["label"] for p in pairs} == PAIRS[name]
    for pair in pairs:
        assert pair["article_a"] < pair["article_b"]
        for x in "ab":
            text = texts[pair[f"article_{x}"]]
            assert text[pair[f"start_{x}"] : pair[f"end_{x}"]] == pair[f"text_{x}"]


@pytest.mark.parametrize(
    ("name", "layer"), [("quote_pairs", "quotes"), ("quantity_pairs", "quantities")]
)
def test_pairs_join_labelled_spans(name, layer):
    starts = {(r["id"], s["start"]) for r in records(layer) for s in r[layer]}
    pairs = records(name)
    assert {(p[f"article_{x}"], p[f"start_{x}"]) for p in pairs for x in "ab"} <= starts


def test_the_hard_characters_are_there(texts):
    assert "\r\n" in texts["e3-northmoor_dispatch"]
    assert "\u00a0" in texts["e4-tidewater_post"]
    assert "«" in texts["e4-northmoor_dispatch"]
