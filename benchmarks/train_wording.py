"""Fit what each word of invented furniture says: the weights of ``analysis/boilerplate/wording.csv``.

Used by ``train_boilerplate.py``.  The words are those that stand at least twice in lines invented for
this project: ``furniture_lines.jsonl`` (lines of page furniture by kind, and lines of reports that
look like it, by fourteen readers who had not seen any rule) and the blind pages of ``tests/data``.  Their
weights are fitted on these lines and on lines of the tuning half, so that real prose counts as well;
no word of that half is added.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from analysis.boilerplate import split_lines, wording

HERE = Path(__file__).parent
LINES = HERE / "furniture_lines.jsonl"
PAGES = [
    HERE.parent / "tests" / "data" / f"boilerplate_{name}.jsonl" for name in ("blind", "fresh")
]
LEAST = 2
PENALTY = 3.0
MOSTLY = 0.9
NEGLIGIBLE = 0.005
Example = tuple[list[str], float]
"""The words of a line, and 1 for furniture."""


def invented() -> list[Example]:
    """Return the lines that were invented for this project; a page's mixed lines are left out."""
    rows = [json.loads(line) for line in LINES.read_text(encoding="utf-8").splitlines()]
    found = [
        (wording.words(line.key), float(row["kind"] != "article"))
        for row in rows
        for line in split_lines(row["text"])
    ]
    for page in (json.loads(x) for path in PAGES for x in path.read_text("utf-8").splitlines()):
        for line in split_lines(page["text"]):
            leaked = sum(
                max(0, min(line.end, span["end"]) - max(line.start, span["start"]))
                for span in page["spans"]
            )
            if not 0 < leaked <= MOSTLY * len(line.text):
                found.append((wording.words(line.key), float(leaked > 0)))
    return found


def vocabulary(examples: Sequence[Example]) -> list[str]:
    """Return the words of at least `LEAST` lines."""
    counts = Counter(word for words, _ in examples for word in set(words))
    return sorted(word for word, count in counts.items() if count >= LEAST)


def fit(examples: Sequence[Example], known: Sequence[str]) -> dict[str, float]:
    """Return the weight of each known word, and under "" the bias: Newton's method, sparse."""
    column = {word: i for i, word in enumerate(known)}
    n, m = len(examples), len(known)
    hits = [(row, column[w]) for row, (ws, _) in enumerate(examples) for w in ws if w in column]
    rows, columns = np.array(sorted(hits)).T
    y = np.array([label for _, label in examples])

    def scores(beta: np.ndarray) -> np.ndarray:
        return np.bincount(rows, weights=beta[columns], minlength=n) + beta[m]

    def sums(values: np.ndarray) -> np.ndarray:
        return np.append(np.bincount(columns, weights=values[rows], minlength=m), values.sum())

    beta, penalty = np.zeros(m + 1), np.append(np.full(m, PENALTY), 1e-3)
    for _ in range(15):
        p = 1 / (1 + np.exp(-np.clip(scores(beta), -30, 30)))
        spread = np.maximum(p * (1 - p), 1e-5)
        gradient = sums(p - y) + penalty * beta
        step = solve(lambda v, s=spread: sums(s * scores(v)) + penalty * v, gradient)
        beta -= step
        if np.abs(step).max() < 1e-3:
            break
    return dict(zip([*known, ""], beta.tolist(), strict=True))


def solve(product, wanted: np.ndarray) -> np.ndarray:
    """Solve ``product(x) = wanted`` by conjugate gradients."""
    x, rest = np.zeros_like(wanted), wanted.copy()
    direction, size = rest.copy(), rest @ rest
    for _ in range(80):
        image = product(direction)
        length = size / (direction @ image)
        x += length * direction
        rest -= length * image
        left = rest @ rest
        if left < 1e-6 * (wanted @ wanted):
            break
        direction, size = rest + left / size * direction, left
    return x


def write(path: Path, fitted: dict[str, float]) -> None:
    """Write the weights as a table that can be read and edited."""
    kept = {word: w for word, w in sorted(fitted.items()) if abs(w) >= NEGLIGIBLE or not word}
    header = (
        "# What each word says of a line, in log-odds: above 0 for furniture, below 0 for report.\n"
        "# Written by benchmarks/train_boilerplate.py; all words are of lines invented for this\n"
        "# project (MIT).  The empty word is the bias.\n"
        "word,weight\n"
    )
    path.write_text(header + "".join(f"{w},{v:.2f}\n" for w, v in kept.items()), "utf-8")
