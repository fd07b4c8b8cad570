"""Several processes give what one gives, in its order, and end with it."""

import functools
import json
import operator
import os
import signal
import subprocess
import sys
import time
from itertools import count, islice
from pathlib import Path

import pytest

from analysis.processes import ProcessLostError, each

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_are_in_the_order_of_the_items(jobs):
    assert list(each(operator.neg, range(100), jobs)) == [-n for n in range(100)]
    assert list(each(operator.neg, [], jobs)) == []


def test_items_are_read_as_they_are_needed():
    assert list(islice(each(operator.neg, count(), 2), 40)) == [-n for n in range(40)]


def test_an_error_in_a_process_is_the_error():
    with pytest.raises(ValueError, match="invalid literal"):
        list(each(int, ["1", "x"], 2))


def test_a_lost_process_is_said_with_what_to_do():
    with pytest.raises(ProcessLostError, match="try fewer jobs"):
        list(each(os._exit, [1], 2))


def test_processes_are_deaf_to_ctrl_c_from_their_first_line_on():
    blocked = functools.partial(signal.pthread_sigmask, signal.SIG_BLOCK)
    assert [signal.SIGINT in found for found in each(blocked, [[], []], 2)] == [True, True]
    assert signal.SIGINT not in blocked([])


def run(*arguments):
    command = [sys.executable, "-m", "analysis", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_measure_writes_the_same_bytes(tmp_path):
    for jobs in (1, 2):
        run("measure", "seeds", "--out", tmp_path / str(jobs), "--jobs", jobs)
    written = [
        {file.name: file.read_bytes() for file in (tmp_path / jobs).iterdir()}
        for jobs in ("1", "2")
    ]
    assert written[0] == written[1]


@pytest.mark.parametrize("command", ["annotate", "clean"])
def test_own_files_reach_every_process(command, tmp_path):
    corpus, own, lines = (tmp_path / name for name in ("a.jsonl", "own.toml", "lines.toml"))
    text = "Boat {} came in at noon with its nets full.\n\nTides by Ann Ohm\n\nOur isle, our paper"
    records = [{"id": str(n), "outlet": "Post", "text": text.format(n)} for n in range(40)]
    corpus.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    own.write_text(
        '[[line]]\nname = "ours"\nkind = "other"\nmatch = "our isle, our paper"\n'
        'confidence = 0.9\nreason = "A test."\n',
        "utf-8",
    )
    lines.write_text(
        '[[outlet]]\nname = "Post"\n[outlet.pages]\n"Tides by Ann Ohm" = 40\n', "utf-8"
    )
    options = ("--patterns", own, "--templates", lines)
    found = run(command, corpus, *options, "--jobs", 2)
    assert found.count('"ours') == found.count('"recurs-on-40-pages') == len(records)
    assert found == run(command, corpus, *options)


def test_an_interrupt_ends_all_processes(tmp_path, many_articles):
    many_articles(tmp_path / "corpus", 300)
    command = [sys.executable, "-m", "analysis", "annotate", "corpus", "-o", "layers.jsonl"]
    with subprocess.Popen(
        [*command, "--jobs", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        while not is_written(tmp_path) and process.poll() is None:
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        said = process.stderr.read()
    assert process.returncode == 130
    assert said.splitlines()[-1] == "annotate: interrupted; nothing unfinished was left behind"
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
    assert all_end(process.pid)


def all_end(group):
    """Whether no process of a group is left; what tidies up behind the others ends last."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def is_written(folder):
    """Whether the first articles are through."""
    return any(file.stat().st_size for file in folder.glob(".layers.jsonl.*"))
