"""Execute the notebooks with nbconvert, and write them so that the same numbers give the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from analysis import progress

Cell = dict[str, Any]
Notebook = dict[str, Any]

PROCESSES = 2
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
CONVERTING = re.compile(r"Converting notebook (.+) to notebook")
# Python's picture of an object, where an output or a line of it begins; a quoted one is news.
ADDRESS = re.compile(r"^[\[({]*<[^<>\n]+ at 0x[0-9a-fA-F]{6,}>", re.MULTILINE)
KERNEL = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class NotebookError(Exception):
    """A notebook failed or printed what must not be committed; the message names it and the cell."""


def environment(scratch: Path, settings: Mapping[str, str]) -> dict[str, str]:
    """Pin what the bytes depend on, and keep every tool out of the user's home."""
    cache = scratch.parent / "cache"
    folders = {
        "MPLCONFIGDIR": cache / "matplotlib",
        "IPYTHONDIR": scratch / "ipython",
        "JUPYTER_CONFIG_DIR": scratch / "jupyter-config",
        "JUPYTER_DATA_DIR": scratch / "jupyter-data",
        "JUPYTER_RUNTIME_DIR": scratch / "jupyter-runtime",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        **{name: str(folder) for name, folder in folders.items()},
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "0",
        "MPLBACKEND": "agg",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "default",
        progress.QUIET_VARIABLE: "1",
        **settings,
    }


def execute(notebooks: Sequence[Path], into: Path, env: Mapping[str, str]) -> None:
    """Execute notebooks by nbconvert, several processes side by side.

    Raises
    ------
    NotebookError
        With the end of nbconvert's own message when a cell fails.
    """
    into.mkdir(parents=True, exist_ok=True)
    shares = [share for i in range(PROCESSES) if (share := list(notebooks[i::PROCESSES]))]
    with ThreadPoolExecutor(PROCESSES) as pool:
        for done in pool.map(lambda share: run_nbconvert(share, into, env), shares):
            if done.returncode != 0:
                log = into.parent.parent / "notebooks.log"
                log.write_text(COLOUR.sub("", done.stderr), encoding="utf-8")
                raise NotebookError(f"{failure(done.stderr)} (all of it: {log})")


def run_nbconvert(
    notebooks: Sequence[Path], into: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run one nbconvert over some notebooks."""
    command = [
        sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute",
        "--log-level=INFO", f"--output-dir={into}",
        "--ExecutePreprocessor.record_timing=False",
        "--ExecutePreprocessor.timeout=1200",
        "--KernelManager.transport_encryption=auto",
    ]  # fmt: skip
    paths = [str(path) for path in notebooks]
    return subprocess.run([*command, *paths], env=dict(env), capture_output=True, text=True, check=False)  # fmt: skip


def failure(log: str) -> str:
    r"""Say which notebook failed and with which error, from what nbconvert printed.

    Examples
    --------
    >>> failure("[NbConvertApp] Converting notebook n/05.ipynb to notebook\nx\nValueError: no\n")
    '05.ipynb failed: ValueError: no'
    """
    lines = [line for line in COLOUR.sub("", log).splitlines() if line.strip()]
    begun = [match[1] for line in lines if (match := CONVERTING.search(line))]
    name = Path(begun[-1]).name if begun else "A notebook"
    return f"{name} failed: {lines[-1].strip() if lines else 'no message'}"


def cell_ids(cells: Sequence[Cell]) -> list[str]:
    """Return an id for each cell that depends on its source alone; repeats get a number."""
    seen: Counter[str] = Counter()
    ids = []
    for cell in cells:
        source = cell["cell_type"] + "".join(cell["source"])
        digest = hashlib.sha256(source.encode("utf-8")).hexdigest()[:8]
        seen[digest] += 1
        ids.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return ids


def merged_streams(outputs: Sequence[Cell]) -> list[Cell]:
    """Join neighbouring prints, which arrive in as many pieces as the machine's mood has it."""
    merged: list[Cell] = []
    for output in outputs:
        same = (
            merged
            and output["output_type"] == merged[-1]["output_type"] == "stream"
            and output["name"] == merged[-1]["name"]
        )
        if same:
            merged[-1]["text"] = "".join(merged[-1]["text"]) + "".join(output["text"])
        else:
            merged.append(dict(output))
    return merged


def normalised(notebook: Notebook) -> Notebook:
    """Return the notebook with nothing in it that depends on when or where it ran."""
    cells = []
    count = 0
    for cell, cell_id in zip(notebook["cells"], cell_ids(notebook["cells"]), strict=True):
        clean: Cell = {
            "cell_type": cell["cell_type"],
            "id": cell_id,
            "metadata": {"tags": cell["metadata"]["tags"]} if cell["metadata"].get("tags") else {},
            "source": lines(cell["source"]),
        }
        if cell["cell_type"] == "code":
            count += 1
            clean["execution_count"] = count
            clean["outputs"] = merged_streams(cell.get("outputs", []))
        cells.append(clean)
    return {"cells": cells, "metadata": KERNEL, "nbformat": 4, "nbformat_minor": 5}


def lines(source: str | Sequence[str]) -> list[str]:
    """Return a cell's source as nbformat's list of lines."""
    return "".join(source).splitlines(keepends=True)


def problems(notebook: Notebook, name: str) -> list[str]:
    """Name what must not be committed: errors, warnings, addresses in memory."""
    found = []
    for number, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", []):
            shown = output.get("data", {}).get("text/plain", "")
            text = "".join(output.get("text", output.get("evalue", shown)))
            if output["output_type"] == "error" or output.get("name") == "stderr":
                found.append(f"{name}, cell {number}: {' '.join(text.split())[:400]}")
            elif ADDRESS.search(text):
                found.append(f"{name}, cell {number}: an address in memory, different at each run")
    return found


def to_text(notebook: Notebook) -> str:
    """Return a notebook as the text of its file."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def run(sources: Path, scratch: Path, settings: Mapping[str, str]) -> Path:
    """Execute every notebook of a folder and write it normalised.

    Parameters
    ----------
    sources : Path
        The folder of the notebooks; it is not written to.
    scratch : Path
        A folder for everything that is made.
    settings : mapping
        Environment variables for the kernels.

    Returns
    -------
    Path
        The folder of the executed notebooks.

    Raises
    ------
    NotebookError
        When a cell fails, warns, or shows what would differ at the next run.
    """
    env = environment(scratch, settings)
    executed, finished = scratch / "executed", scratch / "notebooks"
    execute(sorted(sources.glob("*.ipynb")), executed, env)
    finished.mkdir(parents=True, exist_ok=True)
    wrong: list[str] = []
    for path in sorted(executed.glob("*.ipynb")):
        notebook = normalised(json.loads(path.read_text("utf-8")))
        wrong += problems(notebook, path.name)
        (finished / path.name).write_text(to_text(notebook), encoding="utf-8")
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        raise NotebookError(f"{wrong[0]}{more}; the notebook must not show this")
    return finished
