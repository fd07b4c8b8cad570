"""The command line: its JSON, its help, and one clear line with exit code 2 for what is asked wrongly."""

import dataclasses
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import corpus, tables
from analysis.evaluation import LAYERS

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
SPAN_FIELDS = {
    "boilerplate": {"start", "end", "kind", "rule", "confidence"},
    "flagged": {"start", "end", "kind", "rule", "confidence"},
    "sentences": {"start", "end"},
    "marked": {"start", "end", "kind"},
    "quotes": {
        "start", "end", "text", "type", "speaker", "speaker_start", "speaker_end", "speaker_name",
        "speaker_kind", "cue", "rule", "confidence", "group",
    },
    "quantities": {"start", "end", "text", "low", "high", "unit", "of", "hedge"},
}  # fmt: skip
ARTICLE_FIELDS = {"article_id", "path", "outlet", "event", "date", "title", "language", "text"}


def run(*arguments, cwd=ROOT, given=""):
    command = [sys.executable, "-m", "analysis", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, cwd=cwd, check=False, input=given
    )


@pytest.fixture(scope="module")
def annotated():
    done = run("annotate", SEEDS)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_annotate_gives_every_field_of_the_contract(annotated):
    assert len(annotated) == 2
    for record in annotated:
        assert ARTICLE_FIELDS | SPAN_FIELDS.keys() | {"readability"} <= record.keys()
        assert {"textstat", "news"} <= record["readability"].keys()
        for layer, fields in SPAN_FIELDS.items():
            for span in record[layer]:
                assert fields <= span.keys()


def test_offsets_point_into_the_text(annotated):
    for record in annotated:
        text = record["text"]
        for layer in SPAN_FIELDS:
            for span in record[layer]:
                assert 0 <= span["start"] < span["end"] <= len(text)
                assert (
                    span.get("text", text[span["start"] : span["end"]])
                    == text[span["start"] : span["end"]]
                )
        for quote in record["quotes"]:
            if quote["speaker"] is not None:
                assert text[quote["speaker_start"] : quote["speaker_end"]] == quote["speaker"]


def test_the_seeds_have_eight_leaks_and_fifteen_quotations(annotated):
    assert sum(len(record["boilerplate"]) for record in annotated) == 8
    marked = [q for r in annotated for q in r["quotes"] if q["type"] in ("direct", "mixed")]
    assert [sum(q in r["quotes"] for q in marked) for r in annotated] == [10, 5]


def test_jsonl_texts_and_ids_come_back_exactly(tmp_path):
    given = {"id": " odd id/1", "text": "\ufeffTwo lines.\r\nEnd\u2028 \u00a0", "outlet": "NA"}
    (tmp_path / "a.jsonl").write_text(json.dumps(given) + "\n", encoding="utf-8")
    record = json.loads(run("annotate", tmp_path / "a.jsonl").stdout)
    assert (record["article_id"], record["text"], record["outlet"]) == (
        given["id"],
        given["text"],
        "NA",
    )


def test_json_lines_are_read_from_standard_input():
    lines = [
        json.dumps({"id": name, "text": f"Rain fell on {name}."}) for name in ("Aldmoor", "Ost")
    ]
    done = run("annotate", "-", given="\n".join(lines))
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(r["article_id"], r["path"]) for r in records] == [
        ("Aldmoor", "standard input:1"),
        ("Ost", "standard input:2"),
    ]
    assert "standard input: line 2: very short" in run("load", "-", given="\n".join(lines)).stdout
    nothing = run("load", "-")
    said = "standard input: no article can be used; it is empty: one JSON object a line, with id and text, is read\n"
    assert (nothing.returncode, nothing.stderr) == (2, said)


def test_clean_prints_an_article_a_line_that_the_loader_reads(tmp_path):
    target = tmp_path / "clean.jsonl"
    assert run("clean", SEEDS, "-o", target).returncode == 0
    records = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert sum(len(record["removed"]) for record in records) == 8
    assert not any("Advertisement" in record["text"] for record in records)
    safe = run("clean", SEEDS, "--mode", "safe").stdout.splitlines()
    assert all(
        len(json.loads(s)["text"]) >= len(r["text"]) for s, r in zip(safe, records, strict=True)
    )
    assert len(json.loads(run("load", target, "--json").stdout)["loaded"]) == 2


def test_load_prints_one_json_object():
    content = json.loads(run("load", SEEDS, "--json").stdout)
    assert {item["file"] for item in content["loaded"]} == {p.name for p in SEEDS.glob("*.txt")}
    assert content["fatal"] == ""


def test_annotate_into_a_file_is_whole_or_not_there(tmp_path):
    target = tmp_path / "layers.jsonl"
    assert run("annotate", SEEDS, "-o", target).returncode == 0
    assert len(target.read_text("utf-8").splitlines()) == 2
    assert [p.name for p in tmp_path.iterdir()] == ["layers.jsonl"]


def test_annotate_into_a_link_writes_what_it_points_to(tmp_path):
    (tmp_path / "elsewhere.jsonl").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere.jsonl")
    assert run("templates", SEEDS, "-o", tmp_path / "link").returncode == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "elsewhere.jsonl").read_text("utf-8") != "old"


def test_an_interrupt_is_one_line_and_leaves_nothing(tmp_path, many_articles):
    many_articles(tmp_path / "corpus", 300)
    command = [sys.executable, "-m", "analysis", "annotate", "corpus", "-o", "layers.jsonl"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        while not list(tmp_path.glob(".layers.jsonl.*")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert said.splitlines()[-1] == "annotate: interrupted; nothing unfinished was left behind"
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_measure_writes_every_table_of_the_contract(tmp_path):
    assert run("measure", SEEDS, "--out", tmp_path / "t").returncode == 0
    names = {p.stem for p in (tmp_path / "t").glob("*.csv")}
    assert names >= set(
        "articles load_report boilerplate sentences quotes quantities readability terms actors "
        "frames events sentence_pairs quote_pairs quantity_pairs coverage codebook".split()
    )
    book = tables.read(tmp_path / "t" / "codebook.csv")
    assert set(book["table"]) == names
    assert (book["meaning"] != "").all()


PIER = "The council of Norvale voted on Tuesday to repair the pier that the storm had broken."
HILL = "The hill line reopened on Monday after a week of repairs that cut off four villages."
OWN_PATTERNS = ROOT / "tests" / "data" / "own_patterns.toml"


def test_own_patterns_and_reviewed_templates_decide_what_is_cut(tmp_path):
    texts = [
        f"{PIER}\n\nHigh water at 6.14\n\nMorning desk, pier 2",
        f"{HILL}\n\nMorning desk, pier 2",
    ]
    lines = [
        json.dumps({"id": str(i), "text": t, "outlet": "Courier"}) for i, t in enumerate(texts)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    learned = tmp_path / "learned.toml"
    assert run("templates", tmp_path / "a.jsonl", "-o", learned).returncode == 0
    line = '"morning desk, pier {n}" = 2\n'
    assert line in learned.read_text()
    learned.write_text(learned.read_text().replace(line, ""))
    own = ("--patterns", OWN_PATTERNS, "--templates", learned)
    done = run("annotate", tmp_path / "a.jsonl", *own)
    record = json.loads(done.stdout.splitlines()[0])
    rules = [span["rule"] for span in record["boilerplate"]]
    assert any("tide-table" in rule for rule in rules)
    assert not any("recurs" in span["rule"] for span in record["boilerplate"] + record["flagged"])


def test_own_frames_are_sought_beside_the_bundled_ones(tmp_path):
    record = {"id": "a", "text": "Engineers sued over the pier.", "outlet": "Courier"}
    (tmp_path / "a.jsonl").write_text(json.dumps(record))
    (tmp_path / "own.toml").write_text('[harbours]\ndefinition = "Ports"\ncues = ["pier*"]\n')
    done = run("annotate", tmp_path / "a.jsonl", "--frames", tmp_path / "own.toml")
    found = [(hit["category"], hit["text"]) for hit in json.loads(done.stdout)["frames"]]
    assert found == [("legality_constitutionality_jurisdiction", "sued"), ("harbours", "pier")]


@pytest.mark.parametrize(
    "content", ["[political]\ndefinition = 'x'\ncues = ['x']", "[own]\ncues = 1", "no TOML", None]
)
def test_frames_that_cannot_be_used_are_told_in_a_line(tmp_path, content):
    path = tmp_path / "own.toml"
    if content is not None:
        path.write_text(content)
    done = run("measure", ROOT / "seeds", "--out", tmp_path / "out", "--frames", path)
    assert done.returncode == 2
    assert "own.toml" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_help_names_every_command():
    said = run("--help").stdout
    for command in "load annotate clean templates measure compare evaluate report".split():
        assert command in said


def test_help_of_evaluate_names_every_layer():
    said = run("evaluate", "--help").stdout
    assert [layer for layer in LAYERS if layer not in said] == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["unknown"],
        ["annotate"],
        ["annotate", "no/such/folder"],
        ["annotate", "seeds", "--mode", "rough"],
        ["annotate", "seeds", "-o", "no/such/folder/out.jsonl"],
        ["annotate", "seeds", "-o", "seeds"],
        ["annotate", "seeds", "-o", "/dev/null"],
        ["templates", "seeds", "-o", "tests"],
        ["annotate", "seeds", "--patterns", "no/such.toml"],
        ["clean", "no/such/folder"],
        ["clean", "seeds", "--frames", "README.md"],
        ["measure", "seeds", "--out", "build/t", "--templates", "README.md"],
        ["report", "--patterns", "README.md"],
        ["annotate", "seeds", "--templates", "/dev/zero"],
        ["annotate", "seeds", "--patterns", "/dev/zero"],
        ["annotate", "seeds", "--frames", "/dev/zero"],
        ["evaluate", "quotes", "/dev/zero"],
        ["report", "--corpus", "-"],
        ["load", "no/such/file.txt"],
        ["measure", "seeds"],
        ["measure", "seeds", "--out", "README.md"],
        ["measure", "seeds", "--out", "README.md/sub"],
        ["measure", "seeds", "--out", "x" * 300],
        ["report", "--corpus", "seeds", "--out", "README.md/sub"],
        ["evaluate", "nonsense", "README.md"],
        ["evaluate", "quotes", "no/such/gold.jsonl"],
        ["report", "--corpus", "no/such/folder"],
    ],
)
def test_bad_arguments_get_one_line_and_exit_code_2(arguments):
    done = run(*arguments)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_a_python_without_the_packages_is_told_which_one_has_them(tmp_path):
    (tmp_path / "pandas.py").write_text("raise ModuleNotFoundError('none', name='pandas')")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "measure", SEEDS, "--out", tmp_path / "out"],
        capture_output=True, text=True, cwd=ROOT, check=False,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("measure: pandas is not installed for ")
    assert len(done.stderr.splitlines()) == 1


def test_a_report_on_standard_input_says_why_not():
    assert "more than once" in run("report", "--corpus", "-").stderr


def test_parts_of_a_corpus_with_templates_learned_once_have_the_lines_of_the_whole(
    tmp_path, many_articles
):
    many_articles(tmp_path / "corpus", 12)
    whole, learned = tmp_path / "whole.jsonl", tmp_path / "learned.toml"
    assert run("clean", tmp_path / "corpus", "-o", whole).returncode == 0
    assert run("templates", tmp_path / "corpus", "-o", learned).returncode == 0
    lines = []
    for number, articles in enumerate((slice(0, 5), slice(5, None))):
        part = tmp_path / f"part{number}.jsonl"
        loaded = corpus.load(tmp_path / "corpus").articles[articles]
        records = ({**dataclasses.asdict(a), "id": a.article_id} for a in loaded)
        part.write_text("\n".join(map(json.dumps, records)))
        lines += run("clean", part, "--templates", learned).stdout.splitlines()
    assert lines == whole.read_text("utf-8").splitlines()
