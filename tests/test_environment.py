"""The lists of what is installed agree with each other, and none names a host."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
LOCKS = ("requirements.lock", "requirements-lab.lock", "benchmarks/requirements.lock")


def pyproject():
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(name):
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", (ROOT / name).read_text("utf-8"), re.M)
    return {canonicalize_name(package): version for package, version in pins}


def direct(*extras):
    project = pyproject()["project"]
    lists = [project["dependencies"], *(project["optional-dependencies"][e] for e in extras)]
    return [Requirement(line) for lines in lists for line in lines]


def conda():
    content = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    return content["channels"], content["dependencies"]


def conda_specs():
    plain = [line for line in conda()[1] if isinstance(line, str)]
    parsed = [re.fullmatch(r"([a-z0-9-]+)((?:[<>=!~].*)?)", line) for line in plain]
    assert all(parsed), plain
    return {CONDA_NAMES.get(m[1], m[1]): m[2] for m in parsed}


def test_every_direct_dependency_is_locked_to_a_version_it_allows():
    pins = locked("requirements.lock")
    for requirement in direct("test"):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), (requirement, version)


def test_the_lab_lock_agrees_with_the_lock():
    pins, lab = locked("requirements.lock"), locked("requirements-lab.lock")
    assert "jupyterlab" in lab and "jupyterlab" not in pins
    assert {n: v for n, v in lab.items() if n in pins} == {n: pins[n] for n in lab if n in pins}


def test_environment_yml_asks_for_what_pyproject_asks_for():
    specs = conda_specs()
    for requirement in direct("lab"):
        if requirement.name in {"setuptools"}:
            continue
        assert SpecifierSet(specs[requirement.name]) == requirement.specifier, requirement.name
    assert {"jupyterlab", "pandas", "matplotlib", "textstat", "nltk"} <= specs.keys()


def test_environment_yml_is_conda_forge_and_installs_the_project_itself_last():
    channels, dependencies = conda()
    assert channels == ["conda-forge"]
    assert dependencies[-1] == {"pip": ["-e ."]}


def test_one_python_everywhere():
    minor = conda_specs()["python"].lstrip("=")
    assert pyproject()["project"]["requires-python"] == f">={minor}"
    assert pyproject()["tool"]["mypy"]["python_version"] == minor
    workflow = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    assert f'python-version: "{minor}"' in workflow


@pytest.mark.parametrize("name", LOCKS)
def test_locks_carry_hashes_and_no_host(name):
    text = (ROOT / name).read_text("utf-8")
    pins = re.findall(r"^[A-Za-z0-9._-]+==", text, re.M)
    hashed = re.findall(r"^[A-Za-z0-9._-]+==.*\n    --hash=sha256:[0-9a-f]{64}", text, re.M)
    assert len(hashed) == len(pins) > 10
    assert "://" not in text and "index-url" not in text


def test_pre_commit_hooks_are_local():
    content = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in content["repos"]] == ["local"]


def test_citation_has_the_version_of_the_package():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == pyproject()["project"]["version"]


def test_make_hands_on_paths_with_quotation_marks_and_blanks():
    path = '/tmp/it\'s "one" corpus'
    done = subprocess.run(
        ["make", "-s", "-o", "venv", "report", r"VENV=printf '%s\n'", f"CORPUS={path}", "EVENT=a 'b'"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    given = done.stdout.splitlines()
    assert given[given.index("--corpus") + 1] == path
    assert given[given.index("--event") + 1] == "a 'b'"
    assert "--out" not in given
