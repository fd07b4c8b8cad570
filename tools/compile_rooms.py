"""Compile the rooms that read every article with mypyc, or do nothing when it is already done.

    .venv/bin/python tools/compile_rooms.py

The copies land in the environment's own folder, complete or not at all, and `analysis.compiled`
says when they are used.  Without a C compiler the rooms stay plain Python: a line says so, and
nothing else changes.
"""

import fcntl
import functools
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(
    0, str(ROOT)
)  # in another working copy than the installed one its own sources count

from analysis import compiled  # noqa: E402

UNFINISHED = "making-"
KEPT = 3  # states of the sources that stay compiled, as one goes back and forth between branches


def compiler() -> str | None:
    """Path of the C compiler that this Python would call, if there is one and Python's headers."""
    command = os.environ.get("CC") or str(sysconfig.get_config_var("CC") or "cc")
    headers = Path(sysconfig.get_paths()["include"]) / "Python.h"
    return shutil.which(command.split()[0]) if headers.is_file() else None


def build(target: str, scratch: str) -> None:
    """Compile all sources into `target`, beside what the patterns of furniture are made into."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    from analysis.boilerplate.patterns import prepare

    paths = [str(path.relative_to(ROOT)) for path in compiled.sources()]
    # -O3 takes half as long again to compile and measured no faster: most lines call into Python.
    options = {"opt_level": "1", "debug_level": "0", "multi_file": True}
    modules = mypycify(
        ["--config-file=", f"--cache-dir={scratch}/mypy", *paths],
        target_dir=f"{scratch}/c",
        **options,
    )
    for module in modules:  # another compiler may warn of what mypyc writes
        flags = module.extra_compile_args
        module.extra_compile_args = [flag for flag in flags if flag != "-Werror"]
    step = Distribution({"name": "rooms", "ext_modules": modules}).get_command_obj("build_ext")
    step.build_lib, step.build_temp = target, f"{scratch}/o"
    step.parallel = os.cpu_count()
    step.ensure_finalized()
    step.build_extensions = functools.partial(build_side_by_side, step)
    step.run()
    prepare(Path(target))


def build_side_by_side(step: Any) -> None:
    """Build the modules with as many files of C compiled at a time as there are cores.

    Of what the step itself does in parallel there is one module that holds nearly everything.
    """
    one = step.compiler.compile
    with ThreadPoolExecutor(os.cpu_count()) as pool:

        def each(sources: list[str], **settings: Any) -> list[str]:
            done = pool.map(lambda source: one([source], **settings), sources)
            return [file for files in done for file in files]

        step.compiler.compile = each
        type(step).build_extensions(step)


def attempt(target: Path) -> str | None:
    """Compile into `target` in a process of its own; return None, or what the compilers said."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, __file__, "--into", str(target), scratch]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}  # of two checkouts, the one of this script
        pipe = subprocess.PIPE
        done = subprocess.run(command, env=env, stdout=pipe, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode(errors="replace") if done.returncode else None


def main() -> None:
    """Compile if the copies of the sources as they are now are not there."""
    place = compiled.folder()
    failed = place.with_suffix(".failed")
    if place.is_dir() or failed.exists():
        return
    if compiler() is None:
        print("No C compiler: plain Python reads the articles, slower and with the same results.")
        return
    try:
        compile_once(place, failed)
    except OSError as error:  # a full disk, an environment of somebody else's
        print(f"Compiling was left out ({error}); plain Python is used.")


def compile_once(place: Path, failed: Path) -> None:
    """Compile into `place`, or write to `failed` why not; a second one at the same time waits."""
    place.parent.mkdir(exist_ok=True)
    with (place.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if place.is_dir():
            return
        print("Compiling names, quotation and boilerplate (once for each state of their sources)")
        sys.stdout.flush()
        fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=UNFINISHED))
        wrong = attempt(fresh)
        if wrong is None:
            fresh.chmod(0o755)  # others may share the environment
            fresh.replace(place)
        else:
            failed.write_text(wrong, encoding="utf-8")
            print(f"Compiling failed; plain Python is used. Why: {failed} (remove it to try again)")
        forget(place.parent)


def forget(parent: Path) -> None:
    """Remove what was never finished, and what was made for all but the latest states."""
    folders = [path for path in parent.iterdir() if path.is_dir()]
    unfinished = {path for path in folders if path.name.startswith(UNFINISHED)}
    finished = sorted(set(folders) - unfinished, key=lambda path: -path.stat().st_mtime)
    for path in [*unfinished, *finished[KEPT:]]:
        shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    os.chdir(ROOT)
    build(*sys.argv[2:]) if sys.argv[1:2] == ["--into"] else main()
