"""A report is put in place whole or not at all."""

import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from analysis import report

ROOT = Path(__file__).resolve().parent.parent


def folder(path, **files):
    path.mkdir(parents=True)
    for name, text in files.items():
        (path / name).write_text(text)
    return path


def contents(path):
    return {p.name: p.read_text() for p in path.iterdir()}


def test_a_new_site_takes_the_place_of_the_old_one(tmp_path):
    made = folder(tmp_path / "made", index="new")
    target = folder(tmp_path / "site", index="old", stale="old")
    report.replace_folder(made, target)
    assert contents(target) == {"index": "new"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_without_an_exchange_of_names_the_result_is_the_same(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "exchange", lambda *_: False)
    made = folder(tmp_path / "made", index="new")
    target = folder(tmp_path / "site", index="old")
    report.replace_folder(made, target)
    assert contents(target) == {"index": "new"}
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_files_that_say_the_same_are_not_touched(tmp_path):
    made = folder(tmp_path / "made", same="1", changed="2")
    target = folder(tmp_path / "notebooks", same="1", changed="1", kept="0")
    before = (target / "same").stat().st_mtime_ns
    report.replace_files(made, target)
    assert contents(target) == {"same": "1", "changed": "2", "kept": "0"}
    assert (target / "same").stat().st_mtime_ns == before


SWAP_FOR_EVER = """
import sys
from pathlib import Path
from analysis import report
root = Path(sys.argv[1])
for number in range(100_000):
    made = root / f"made-{number}"
    made.mkdir()
    for name in ("index", "style"):
        (made / name).write_text(str(number))
    report.replace_folder(made, root / "site")
"""
HOLD = """
import sys
from pathlib import Path
from analysis import report
with report.exclusive(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def start(code, path):
    command = [sys.executable, "-c", code, str(path)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)


def test_a_kill_at_any_moment_leaves_a_whole_site(tmp_path):
    site = folder(tmp_path / "site", index="x", style="x")
    with start(SWAP_FOR_EVER, tmp_path) as process:
        deadline = time.monotonic() + 30
        while (site / "index").read_text() == "x" and time.monotonic() < deadline:
            time.sleep(0.01)
        for _ in range(200):  # a reader never meets a missing page
            assert (site / "index").exists()
        process.kill()
    assert contents(site)["index"] == contents(site)["style"] != "x"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"corpus_path": "no/such"}, "no/such: there is no such file or folder"),
        ({"corpus_path": "seeds", "out": "seeds/out"}, "lies in the folder of the articles"),
        ({"corpus_path": "seeds", "out": "/proc/none"}, "cannot be written into"),
        ({"events": ["dam"]}, "No article tells the event 'dam'; there are 'colombia"),
    ],
)
def test_what_cannot_be_made_is_said_before_anything_is_waited_for(settings, said, monkeypatch):
    monkeypatch.setattr(report, "exclusive", lambda _: pytest.fail("it began"))
    with pytest.raises(report.ReportError, match=re.escape(said)):
        report.make(**settings)


def test_two_reports_at_once_wait_for_each_other(tmp_path, capsys):
    with start(HOLD, tmp_path) as other:
        assert other.stdout.readline() == "held\n"
        threading.Timer(0.5, lambda: (other.stdin.write("\n"), other.stdin.flush())).start()
        started = time.monotonic()
        with report.exclusive(tmp_path):
            waited = time.monotonic() - started
    assert waited > 0.4
    assert "waiting" in capsys.readouterr().out


def test_what_a_killed_run_left_is_swept(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "BUILD", tmp_path)
    folder(tmp_path / "work-1", index="torn")
    with report.scratch_folder() as scratch:
        assert [p.name for p in tmp_path.iterdir()] == [scratch.name]
    assert list(tmp_path.iterdir()) == []


def publish(root, name, **files):
    """Publish a small report, `files` being its notebooks, into root/thesis."""
    scratch = folder(root / name)
    for part in ("results", "site"):
        folder(scratch / part, made=name)
    report.publish(scratch, folder(scratch / "notebooks", **files), root / "thesis", True)


def published(root):
    return {p.name for p in (root / "thesis" / "notebooks").iterdir()} - {report.MARKER}


def test_a_report_takes_the_place_of_an_earlier_one_whatever_each_held(tmp_path):
    publish(tmp_path, "first", old="1", same="1")
    (tmp_path / "thesis" / "notebooks" / ".ipynb_checkpoints").mkdir()
    (tmp_path / "thesis" / "mine.txt").write_text("kept")
    publish(tmp_path, "second", new="2", same="2")
    assert published(tmp_path) == {"new", "same"}
    assert (tmp_path / "thesis" / "mine.txt").exists()


@pytest.mark.parametrize("name", ["results", "notebooks", "site"])
@pytest.mark.parametrize("published_before", [False, True])
def test_what_no_report_made_is_never_replaced(tmp_path, name, published_before):
    if published_before:
        publish(tmp_path, "first", old="1")
    own = tmp_path / "thesis" / name / "deep" / "mine.ipynb"
    own.parent.mkdir(parents=True)
    own.write_text("a year of work")
    with pytest.raises(report.ReportError, match=f"{name} holds deep/mine.ipynb") as error:
        publish(tmp_path, "second", new="2")
    assert "\n" not in str(error.value)
    assert own.read_text() == "a year of work"
    assert published_before == (tmp_path / "thesis" / "notebooks" / "old").exists()


@pytest.mark.parametrize("out", [".", "README.md", "README.md/sub"])
def test_a_place_that_cannot_be_used_is_told_before_any_work(monkeypatch, out):
    monkeypatch.setattr(report.results, "make", lambda *_: pytest.fail("worked"))
    monkeypatch.chdir(ROOT)
    with pytest.raises(report.ReportError):
        report.make("seeds", out)


def test_a_link_or_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path):
    thesis = folder(tmp_path / "thesis", site="a file")
    with pytest.raises(report.ReportError, match="a file or a link"):
        report.check(thesis, apart=True)
    (thesis / "site").unlink()
    (thesis / "site").symlink_to(folder(tmp_path / "elsewhere"))
    with pytest.raises(report.ReportError, match="a file or a link"):
        report.check(thesis, apart=True)


def test_what_lies_under_build_was_made(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "BUILD", tmp_path)
    folder(tmp_path / "thesis" / "notebooks", old="of an earlier version")
    publish(tmp_path, "first", new="1")
    assert published(tmp_path) == {"new"}


def test_an_unusable_corpus_is_one_clear_error(tmp_path, monkeypatch):
    monkeypatch.setattr(report, "BUILD", tmp_path / "build")
    (tmp_path / "empty").mkdir()
    with pytest.raises(report.ReportError) as error:
        report.make(str(tmp_path / "empty"))
    assert "\n" not in str(error.value)
    assert not (tmp_path / "build" / "reports").exists()
