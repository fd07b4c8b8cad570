"""Compiled rooms find what plain Python finds, and are used only for the sources they were made of."""

import importlib.machinery
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from analysis import compiled

ROOT = Path(__file__).resolve().parent.parent
READ_ALL = """
import json, pathlib, sys
from analysis import boilerplate, names, quotation
from analysis.quotation import marks
root = pathlib.Path(sys.argv[1])
texts = [path.read_bytes().decode() for path in sorted(root.glob("seeds/*.txt"))]
texts += [path.read_text("utf-8") for path in sorted(root.glob("tests/data/corpus/*.txt"))]
for name in ("quotes_hardcases", "boilerplate_blind", "quotation/names_blind"):
    lines = (root / "tests" / "data" / f"{name}.jsonl").read_text("utf-8").splitlines()
    texts += [json.loads(line)["text"] for line in lines]
texts += json.loads((root / "tests" / "data" / "hostile.json").read_text("utf-8"))
found = [[boilerplate.suspects(t), names.mentions(t), quotation.annotate(t)] for t in map(str, texts)]
print(json.dumps({"file": marks.__file__, "found": [repr(one) for one in found]}))
"""


def read_all(**environment):
    """What the three rooms find in all texts of the tests, read by a Python of its own."""
    command = [sys.executable, "-c", READ_ALL, str(ROOT)]
    env = {**os.environ, **environment}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=True)
    return json.loads(done.stdout)


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the sources that the hash is made of, and an environment that has nothing compiled."""
    shutil.copytree(ROOT / "analysis", tmp_path / "analysis")
    monkeypatch.setattr(compiled, "HERE", tmp_path / "analysis")
    monkeypatch.setattr(compiled.sys, "prefix", str(tmp_path / "env"))
    return tmp_path


@pytest.fixture(scope="module")
def suffix():
    """How the name of a module ends that is read now: compiled wherever a C compiler is found."""
    script = ROOT / "tools" / "compile_rooms.py"
    subprocess.run([sys.executable, script], cwd=ROOT, check=True)
    has_compiler = runpy.run_path(str(script))["compiler"]() is not None
    return importlib.machinery.EXTENSION_SUFFIXES[0] if has_compiler else ".py"


def test_compiled_rooms_find_what_plain_python_finds(suffix):
    fast, plain = read_all(SAME_STORY_PLAIN="0"), read_all(SAME_STORY_PLAIN="1")
    assert fast["file"].endswith(suffix)
    assert plain["file"].endswith("marks.py")
    assert len(fast["found"]) > 100
    assert fast["found"] == plain["found"]


@pytest.mark.parametrize("edited", ["quotation/marks.py", "names/facts.py", "known.py", "spans.py"])
def test_an_edited_source_is_never_read_from_its_old_copy(copied, edited):
    before = compiled.folder()
    with (copied / "analysis" / edited).open("a") as source:
        source.write("\n# edited\n")
    assert compiled.folder() != before


@pytest.mark.parametrize(
    "edited", ["quotation/__init__.py", "site/__init__.py", "names/titles.toml"]
)
def test_what_is_not_compiled_may_change(copied, edited):
    before = compiled.folder()
    with (copied / "analysis" / edited).open("a") as source:
        source.write("\n# edited\n")
    assert compiled.folder() == before


def test_where_nothing_is_compiled_python_looks_on(copied):
    compiled.made.cache_clear()
    try:
        assert compiled.Finder().find_spec("analysis.quotation.marks", None) is None
    finally:
        compiled.made.cache_clear()


def test_the_finder_leaves_all_other_modules_alone():
    names = ("json", "analysis.spans", "analysis.quotation", "analysis.namesake.tokens")
    assert [compiled.Finder().find_spec(name, None) for name in names] == [None] * 4


def test_preferring_twice_asks_once_and_plain_python_never(monkeypatch):
    monkeypatch.setenv("SAME_STORY_PLAIN", "1")
    monkeypatch.setattr(sys, "meta_path", [])
    compiled.prefer()
    assert sys.meta_path == []
    monkeypatch.setenv("SAME_STORY_PLAIN", "0")
    compiled.prefer()
    compiled.prefer()
    assert [type(finder) for finder in sys.meta_path] == [compiled.Finder]
