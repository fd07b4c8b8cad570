"""Compiling lands whole or not at all, is done once, and a machine without a compiler does without.

The real compilation is what `make test` has just gone through; here the script runs on a small copy of the project
with two short modules to compile.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUN = (
    "import runpy, sys; sys.prefix = sys.argv[1]; sys.path.insert(0, '.'); "
    "runpy.run_path('tools/compile_rooms.py', run_name='__main__')"
)

PREPARES = """
from pathlib import Path


def prepare(folder: Path) -> None:
    (folder / "prepared").touch()
"""


@pytest.fixture
def project(tmp_path):
    """A project of which `known.py` and two short modules are compiled."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "env").mkdir()
    shutil.copy(ROOT / "tools" / "compile_rooms.py", tmp_path / "tools")
    (tmp_path / "analysis").mkdir()
    for name in ("__init__.py", "compiled.py", "known.py", "layers.py", "spans.py"):
        shutil.copy(ROOT / "analysis" / name, tmp_path / "analysis")
    (tmp_path / "analysis" / "names").mkdir()
    (tmp_path / "analysis" / "names" / "__init__.py").touch()
    shutil.copy(ROOT / "analysis" / "names" / "folding.py", tmp_path / "analysis" / "names")
    (tmp_path / "analysis" / "boilerplate").mkdir()
    (tmp_path / "analysis" / "boilerplate" / "__init__.py").touch()
    (tmp_path / "analysis" / "boilerplate" / "patterns.py").write_text(PREPARES)
    return tmp_path


def run(project, **environment):
    command = [sys.executable, "-c", RUN, str(project / "env")]
    env = {**os.environ, **environment}
    return subprocess.run(
        command, capture_output=True, text=True, cwd=project, env=env, check=False
    )


def made(project):
    place = project / "env" / "compiled"
    return sorted(path.name for path in place.iterdir()) if place.is_dir() else []


def test_it_compiles_once_and_a_change_compiles_anew(project):
    first = run(project)
    assert (first.returncode, first.stdout.count("\n")) == (0, 1)
    assert "Compiling" in first.stdout
    before = made(project)
    assert [name for name in before if name != "lock"] and "making" not in "".join(before)
    assert list((project / "env" / "compiled").glob("*/prepared"))
    again = run(project)
    assert (again.returncode, again.stdout, made(project)) == (0, "", before)
    with (project / "analysis" / "known.py").open("a") as source:
        source.write("\nEDITED = 1\n")
    assert "Compiling" in run(project).stdout
    assert len(made(project)) == len(before) + 1


def test_without_a_compiler_one_line_says_so_and_nothing_is_left(project):
    done = run(project, CC="/no/such/compiler")
    assert done.returncode == 0
    assert "plain Python" in done.stdout and done.stderr == ""
    assert made(project) == []


def test_an_environment_that_cannot_be_written_is_left_alone(project):
    (project / "env" / "compiled").write_text("in the way")
    done = run(project)
    assert (done.returncode, done.stderr) == (0, "")
    assert "left out" in done.stdout and "plain Python" in done.stdout


def test_a_compiler_that_fails_is_asked_once(project):
    done = run(project, CC="false")
    assert done.returncode == 0 and "plain Python" in done.stdout
    log = [name for name in made(project) if name.endswith(".failed")]
    assert len(log) == 1
    assert "false" in (project / "env" / "compiled" / log[0]).read_text("utf-8")
    assert run(project, CC="false").stdout == ""
    assert [name for name in made(project) if name not in (*log, "lock")] == []
