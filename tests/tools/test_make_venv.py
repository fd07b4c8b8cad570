"""Set-up is decided by hashes, and a set-up that fails harms nothing.

The real installation is what `make test` itself has just gone through; here a copy of the
script runs against a folder of its own, with an installation step that is made to fail.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path):
    """A project folder whose lock cannot be installed, with a working .venv of an older lock."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "make_venv.py", tmp_path / "tools")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "requirements.lock").write_text("no-such-package-anywhere==1 --hash=sha256:00\n")
    (tmp_path / "requirements-lab.lock").write_text("")
    return tmp_path


def module_of(project):
    spec = importlib.util.spec_from_file_location("make_venv", project / "tools" / "make_venv.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pretend_complete(project):
    """Stand in for a finished set-up of the lock as it is now."""
    made = module_of(project)
    stamp = made.stamp_for(["requirements.lock"])
    folder = project / ".venvs" / stamp
    folder.mkdir(parents=True)
    (folder / "complete").write_text("")
    made.point_link(stamp)
    return stamp


def run(project, *arguments):
    env = {**os.environ, "PIP_NO_INDEX": "1"}
    command = [sys.executable, str(project / "tools" / "make_venv.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_a_complete_environment_is_left_alone(project):
    pretend_complete(project)
    done = run(project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_file_times_do_not_matter(project):
    pretend_complete(project)
    os.utime(project / "requirements.lock", (1, 1))
    os.utime(project / "pyproject.toml")
    assert run(project).stdout == ""


def test_a_set_up_that_fails_leaves_the_working_one(project):
    stamp = pretend_complete(project)
    with (project / "requirements.lock").open("a") as lock:
        lock.write("another-missing-package==2 --hash=sha256:11\n")
    done = run(project)
    assert done.returncode == 2
    assert "unchanged" in done.stderr and "Traceback" not in done.stderr
    assert (project / ".venv").readlink() == Path(".venvs") / stamp
    assert sorted(p.name for p in (project / ".venvs").iterdir()) == sorted([stamp, "lock"])


def test_what_is_installed_changes_the_stamp_and_what_is_not_does_not(project):
    made, path = module_of(project), project / "pyproject.toml"
    before, text = made.stamp_for(["requirements.lock"]), path.read_text("utf-8")
    path.write_text(text.replace("line-length = 100", "line-length = 99"), encoding="utf-8")
    assert made.stamp_for(["requirements.lock"]) == before
    path.write_text(text.replace('"pandas>=2.2"', '"pandas>=2.3"'), encoding="utf-8")
    assert made.stamp_for(["requirements.lock"]) != before


def test_an_older_python_gets_one_clear_line(project, monkeypatch, capsys):
    made = module_of(project)
    monkeypatch.setattr(made.sys, "version_info", (3, 10, 1))
    with pytest.raises(SystemExit) as stop:
        made.main([])
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert said.count("\n") == 1 and "3.11 or newer" in said
