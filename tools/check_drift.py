"""Fail when `make report` changed what is committed, and name the findings that moved.

    .venv/bin/python tools/check_drift.py

Looks at notebooks/, results/ and README.md, new files too.  Differences in figures alone are
reported apart from findings: another processor or font may draw a line elsewhere, but no number
may move.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ("notebooks", "results", "README.md")
IMAGE_TYPES = ("image/png", "image/svg+xml")


def git(*arguments: str) -> str:
    """Return what a git command prints."""
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout


def changed_paths() -> list[str]:
    """Return the paths that `git status --porcelain` lists, new files too."""
    status = git("status", "--porcelain", "--untracked-files=all", "--", *COMMITTED)
    return [line[3:].strip('"') for line in status.splitlines()]


def moved_findings(before: str, after: str) -> list[str]:
    """Describe each finding that is new, gone or says something else."""
    old = {f["key"]: f for f in json.loads(before)["findings"]}
    new = {f["key"]: f for f in json.loads(after)["findings"]}
    lines = []
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) != new.get(key):
            was = old[key]["text"] if key in old else "(not there)"
            now = new[key]["text"] if key in new else "(gone)"
            lines.append(f"  {key}\n    committed: {was}\n    now:       {now}")
    return lines


def without_images(notebook: str) -> str:
    """Return a notebook's JSON with the bytes of its figures taken out."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        for output in cell.get("outputs", []):
            for kind in IMAGE_TYPES:
                output.get("data", {}).pop(kind, None)
    return json.dumps(content, sort_keys=True)


def figures_alone(path: str) -> bool:
    """Tell whether a notebook differs from the committed one in its figures only."""
    if not path.endswith(".ipynb") or not (ROOT / path).exists():
        return False
    try:
        committed = git("show", f"HEAD:{path}")
    except subprocess.CalledProcessError:
        return False
    return without_images(committed) == without_images((ROOT / path).read_text("utf-8"))


def main() -> int:
    """Report what moved; 0 when nothing did."""
    paths = changed_paths()
    if not paths:
        return 0
    figures = [path for path in paths if figures_alone(path)]
    others = [path for path in paths if path not in figures]
    findings = "results/findings.json"
    if findings in others:
        try:
            before = git("show", f"HEAD:{findings}")
        except subprocess.CalledProcessError:
            before = '{"findings": []}'
        after = (ROOT / findings).read_text("utf-8")
        print("Findings that no longer come out as committed:")
        print("\n".join(moved_findings(before, after)) or "  none; only their provenance moved")
    if others:
        print("Changed by make report:\n" + "\n".join(f"  {path}" for path in others))
    if figures:
        print("Figures alone differ, no number does:\n" + "\n".join(f"  {p}" for p in figures))
    print("If the change is meant, review it and commit it: git add notebooks results README.md")
    return 1


if __name__ == "__main__":
    sys.exit(main())
