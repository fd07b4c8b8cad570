"""Fit the weights of the boilerplate line model and write them as a readable TOML file.

    python benchmarks/train_boilerplate.py GOLD.jsonl [--out analysis/boilerplate/weights.toml]

GOLD holds one article a line: {"id", "site", "scraper", "lang", "text",
"spans": [{"start", "end"}], "ignore": [{"start", "end"}]}.  Only sites of the tuning half are read
(SHA-256 of the site, even); the other half stays unseen for the check.  Features are shapes,
places and shares of closed word classes: no word of the data ends up in the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from pathlib import Path

import numpy as np

from analysis.boilerplate import evidence, learn, place, split_lines
from analysis.boilerplate.patterns import Patterns, builtin

LENGTH_POWER = 0.5
"""A line counts by the square root of its characters: losses are counted in characters."""
PENALTY = 1.5
FOLDS = 5
HEADER = """\
# Weights of the boilerplate line model, in log-odds; written by benchmarks/train_boilerplate.py.
# A line's score is the sum of weight x feature; analysis/boilerplate/shape.py says what each
# feature is.  [first] looks at a line alone, [second] also at what [first] said of its neighbours.
"""


def number(key: str) -> int:
    """Return a stable number for a key."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16)


def read(path: Path) -> list[dict]:
    """Return the English records of the tuning half."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [r for r in records if r["lang"] == "en" and number(r["site"]) % 2 == 0]


def counted(record: dict, start: int, end: int) -> tuple[int, int]:
    """Return how many leaked and how many body characters ``[start, end)`` holds."""
    text = record["text"]
    scored = [
        k
        for k in range(start, end)
        if not text[k].isspace() and not any(s["start"] <= k < s["end"] for s in record["ignore"])
    ]
    leaked = sum(any(s["start"] <= k < s["end"] for s in record["spans"]) for k in scored)
    return leaked, len(scored) - leaked


def near(record: dict, start: int, end: int) -> dict:
    """Return the record with only the spans that touch ``[start, end)``."""
    touching = {
        name: [s for s in record.get(name, ()) if s["start"] < end and start < s["end"]]
        for name in ("spans", "ignore")
    }
    return {**record, **touching}


def weighed() -> Patterns:
    """Return the built-in patterns without those that say ``weighed = false``.

    They were written after a look at the misses of the tuning half: beside them the weights of
    what no pattern names come out too low for sites that nobody looked at.
    """
    known = builtin()
    file = Path(__file__).parents[1] / "analysis" / "boilerplate" / "patterns.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    later = {entry["name"] for entry in data["line"] if not entry.get("weighed", True)}
    entries = dict(known.entries)
    entries["line"] = [p for p in entries["line"] if p.name not in later]
    return Patterns(
        entries, known.not_places, known.compounds, known.credit_tails, known.first_words
    )


def table(records: list[dict]) -> tuple[list[list[dict]], np.ndarray, np.ndarray, np.ndarray]:
    """Return features by article and line, and for all lines label, weight and fold."""
    learned = learn((r["site"], r["text"]) for r in records)
    patterns = weighed()
    rows, labels, weights, folds = [], [], [], []
    for record in records:
        lines = split_lines(record["text"])
        rows.append(evidence.look(lines, patterns, learned.outlet(record["site"]))[-1])
        for line in lines:
            leaked, body = counted(near(record, line.start, line.end), line.start, line.end)
            labels.append(float(leaked > body))
            weights.append((leaked + body) ** LENGTH_POWER)
            folds.append(number("fold" + record["site"]) % FOLDS)
    scale = np.array(weights) / np.mean([w for w in weights if w > 0])
    return rows, np.array(labels), scale, np.array(folds)


def matrix(rows: list[dict], names: list[str]) -> np.ndarray:
    """Return features as an array, one row a line."""
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Return penalised logistic weights, by Newton's method."""
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = predict(x, beta)
        gradient = x.T @ (weight * (p - y)) + PENALTY * beta
        curvature = (x * (weight * np.maximum(p * (1 - p), 1e-6))[:, None]).T @ x
        step = np.linalg.solve(curvature + PENALTY * np.eye(len(beta)), gradient)
        beta -= step
        if np.abs(step).max() < 1e-6:
            break
    return beta


def predict(x: np.ndarray, beta: np.ndarray) -> np.ndarray:
    """Return probabilities."""
    return 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))


def train(path: Path) -> dict[str, dict[str, float]]:
    """Return the weights of both steps; the second learns from out-of-fold first looks."""
    articles, y, weight, folds = table(read(path))
    flat = [row for article in articles for row in article]
    first_names = sorted({name for row in flat for name in row})
    x = matrix(flat, first_names)
    first_look = np.zeros(len(y))
    for fold in range(FOLDS):
        kept = folds != fold
        first_look[~kept] = predict(x[~kept], fit(x[kept], y[kept], weight[kept]))
    rows, position = [], 0
    for article in articles:
        scores = first_look[position : position + len(article)].tolist()
        around = place.neighbours(scores)
        named = [dict(zip(place.NEIGHBOURS, values, strict=True)) for values in around]
        rows += [{**own, **near} for own, near in zip(article, named, strict=True)]
        position += len(article)
    second_names = sorted({name for row in rows for name in row})
    first, second = fit(x, y, weight), fit(matrix(rows, second_names), y, weight)
    return {
        "first": dict(zip(first_names, first.tolist(), strict=True)),
        "second": dict(zip(second_names, second.tolist(), strict=True)),
    }


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    default = Path(__file__).parents[1] / "analysis" / "boilerplate" / "weights.toml"
    parser.add_argument("--out", type=Path, default=default)
    arguments = parser.parse_args()
    parts = [HEADER]
    for step, weights in train(arguments.gold).items():
        parts.append(f"\n[{step}]\n")
        parts += [f"{name} = {value:.4f}\n" for name, value in weights.items()]
    arguments.out.write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
