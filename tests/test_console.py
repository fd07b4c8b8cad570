"""Commands end in one line and leave nothing half done, whatever the terminal, the disk and the batch system do."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import console

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
PIER = "The café by the pier closed on Monday, Ana Ruiz said. “It is over,” she said. "
ASCII = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}


def run(*arguments, shell="", cwd=ROOT, **settings):
    """Run a command, with a redirection such as ``>&-`` behind it."""
    command = ["sh", "-c", f'exec "$0" -m analysis "$@" {shell}', sys.executable]
    return subprocess.run(
        [*command, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=False,
    )


@pytest.fixture
def odd_names(tmp_path):
    """Two articles, one with letters outside ASCII in its name, one with what steers a terminal."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name in ("café “one”.txt", "red\x1b[31m\nline.txt"):
        (folder / name).write_text(PIER * 5, encoding="utf-8")
    return folder


def test_a_terminal_without_the_letters_shows_stand_ins(odd_names):
    done = run("load", odd_names, **ASCII)
    assert (done.returncode, done.stderr) == (0, "")
    assert r"caf\xe9 \u201cone\u201d.txt" in done.stdout
    done = run("compare", *sorted(odd_names.iterdir()), **ASCII)
    assert (done.returncode, done.stderr) == (0, "")


def test_names_of_files_do_not_steer_the_terminal(odd_names):
    done = run("load", odd_names)
    assert "\x1b" not in done.stdout
    assert all(line.split()[0] in ("loaded", "notice") for line in done.stdout.splitlines())
    assert "\x1b" not in run("clean", odd_names).stderr


def test_what_machines_read_is_utf_8_on_every_terminal(tmp_path):
    lines = [f'{{"id": "{n}", "text": "Word {n}.\\n\\nCafé notes", "outlet": "É"}}' for n in "ab"]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    said = [run("templates", tmp_path / "a.jsonl", **how).stdout for how in ({}, ASCII)]
    assert said[0] == said[1]
    assert 'name = "É"' in said[0]


@pytest.mark.parametrize("command", ["load", "annotate", "clean", "templates"])
@pytest.mark.parametrize("shell", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_error(command, shell):
    done = run(command, SEEDS, shell=shell)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line():
    done = run("clean", SEEDS, shell="> /dev/full")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "clean: no space left on device"


def test_a_dash_is_the_screen(tmp_path):
    done = run("clean", SEEDS, "-o", "-", cwd=tmp_path)
    assert len(done.stdout.splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", ""],
        ["clean", SEEDS, "-o", ""],
        ["measure", SEEDS, "--out", ""],
        ["measure", SEEDS, "--out", "t", "--patterns", ""],
        ["report", "--corpus", ""],
        ["report", "--out", ""],
    ],
)
def test_an_empty_value_does_not_stand_for_the_default(arguments, tmp_path):
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "given and empty" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_reviewing_templates_says_what_was_left_out():
    assert "DATASHEET.md" in run("templates", SEEDS).stderr


def test_measure_says_how_much_was_loaded_and_replaces_no_file_of_others(tmp_path):
    (tmp_path / "events.csv").write_text("mine")
    done = run("measure", SEEDS, "--out", tmp_path)
    assert done.returncode == 2
    assert "events.csv" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]
    for _ in range(2):
        done = run("measure", SEEDS, "--out", tmp_path / "tables")
        assert done.returncode == 0
        assert done.stderr == "2 articles loaded, 2 items left out, 0 notices (load_report.csv)\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_run_that_is_told_to_stop_leaves_nothing(number, tmp_path, many_articles):
    many_articles(tmp_path / "corpus", 300)
    command = [sys.executable, "-m", "analysis", "annotate", "corpus", "-o", "layers.jsonl"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True
    ) as process:
        while not list(tmp_path.glob(".layers.jsonl.*")) and process.poll() is None:
            time.sleep(0.01)
        process.send_signal(number)
        said = process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_what_the_user_ignores_stays_ignored():
    code = (
        "import signal; from analysis import console; signal.signal(signal.SIGHUP, signal.SIG_IGN);"
        "console.prepare(); print(signal.getsignal(signal.SIGHUP) is signal.SIG_IGN)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout == "True\n"


def test_an_error_names_the_file_or_the_target():
    assert console.described(PermissionError(13, "Permission denied", "a.csv"), "t") == (
        "permission denied (a.csv)"
    )
    assert console.described(OSError("odd"), "") == "odd"
