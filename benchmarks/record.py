"""Measure the layers on external gold; keep the figures in analysis/evaluation and README.md.

    python benchmarks/record.py GOLD_FOLDER [LAYER …]

Runs every run of runs.toml (of the named layers) whose gold file is in GOLD_FOLDER, on both
halves; a new figure replaces the old one of the same run.  A commit with a `+` had changes in
analysis/ that were not committed.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis import evaluation

HERE = Path(__file__).parent
RESULTS = Path(evaluation.__file__).with_name("external_gold.csv")
README = HERE / "README.md"
COLUMNS = (
    "layer", "gold", "what", "half", "part", "metric", "value", "low", "high", "n",
    "units", "unit", "commit", "date", "command",
)  # fmt: skip
RUN = ("layer", "gold", "what", "half")
HALVES = ("tune", "check")
START, END = "<!-- results: start -->", "<!-- results: end -->"
Row = dict[str, str]


def runs() -> list[dict[str, Any]]:
    """Return what is to be measured."""
    with (HERE / "runs.toml").open("rb") as file:
        return tomllib.load(file)["run"]


def chosen(run: Mapping[str, Any], half: str) -> evaluation.Keep:
    """Return which gold records a run takes on one half."""
    in_half = evaluation.half(run["layer"], HALVES.index(half))
    only, without = run.get("only", {}), run.get("without", {})

    def keep(record: Mapping[str, Any]) -> bool:
        return (
            in_half(record)
            and all(record.get(name) in values for name, values in only.items())
            and not any(record.get(name) in values for name, values in without.items())
        )

    return keep


def rows(run: Mapping[str, Any], half: str, folder: Path, made: Mapping[str, str]) -> list[Row]:
    """Evaluate one run on one half; `made` says of which code."""
    found = evaluation.evaluate(run["layer"], folder / run["gold"], keep=chosen(run, half))
    told = {name: run[name] for name in ("layer", "gold", "what")} | {"half": half}
    counted = {"units": str(found.units), "unit": found.unit}
    command = {"command": f"python benchmarks/record.py GOLD_FOLDER {run['layer']}"}
    return [
        told | figure(found.find(part, metric)) | counted | dict(made) | command
        for part, metric in run["figures"]
    ]


def figure(measure: evaluation.Measure) -> Row:
    """Return the cells of one measure, to four decimals; empty where not defined."""
    numbers = {"value": measure.value, "low": measure.low, "high": measure.high}
    shown = {name: "" if x is None else f"{x:.4f}" for name, x in numbers.items()}
    return {"part": measure.part, "metric": measure.metric, "n": str(measure.n)} | shown


def made_of(root: Path = HERE.parent) -> Row:
    """Return the commit, with a + if analysis/ has changed since, and its date."""

    def git(*arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    changed = "+" if git("status", "--porcelain", "--", "analysis") else ""
    commit, date = git("show", "-s", "--format=%h %cs", "HEAD").split()
    return {"commit": commit + changed, "date": date}


def read(path: Path = RESULTS) -> list[Row]:
    """Return the figures kept so far."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def merge(old: Iterable[Row], new: Sequence[Row]) -> list[Row]:
    """Return old and new figures in the order of runs.toml, a run measured anew replacing its old ones."""
    fresh = {run_of(row) for row in new}
    order = [tuple(r[name] for name in RUN[:3]) for r in runs()]
    kept = [r for r in old if run_of(r) not in fresh and run_of(r)[:3] in order]
    return sorted([*kept, *new], key=lambda r: (order.index(run_of(r)[:3]), HALVES.index(r["half"])))  # fmt: skip


def run_of(row: Row) -> tuple[str, ...]:
    """Return what names the run of a row."""
    return tuple(row[name] for name in RUN)


def table(kept: Sequence[Row]) -> str:
    """Return the figures as a Markdown table, one line a run and half."""
    lines = [
        "| layer | gold | half | n | figure | interval | commit | command |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in kept:
        interval = f"{row['low']}-{row['high']}" if row["low"] else "-"
        n = f"{row['n']} in {row['units']} {row['unit']}"
        lines.append(
            f"| {row['layer']} | {row['gold']}: {row['what']} | {row['half']} | {n} "
            f"| {row['part']}, {row['metric']}: {row['value'] or 'not defined'} | {interval} "
            f"| {row['commit']} | `{row['command']}` |"
        )
    return "\n".join(lines)


def with_table(readme: str, kept: Sequence[Row]) -> str:
    """Return the README with its table written anew between the markers."""
    before, _, rest = readme.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n{table(kept)}\n{END}{after}"


def write(kept: Sequence[Row]) -> None:
    """Write external_gold.csv and the table of README.md."""
    with RESULTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
    README.write_text(with_table(README.read_text(encoding="utf-8"), kept), encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for; a layer that cannot be measured is named and passed over."""
    if not arguments:
        sys.stderr.write("python benchmarks/record.py GOLD_FOLDER [LAYER …]\n")
        return 2
    folder, layers = Path(arguments[0]), set(arguments[1:]) or set(evaluation.LAYERS)
    made, failed = made_of(), 0
    for run in runs():
        if run["layer"] not in layers or not (folder / run["gold"]).is_file():
            continue
        for half in HALVES:
            try:
                new = rows(run, half, folder, made)
            except evaluation.EvaluationError as error:
                sys.stderr.write(f"{error}\n")
                failed += 1
                continue
            write(merge(read(), new))
            print(run["layer"], run["gold"], half, *(r["value"] for r in new), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
