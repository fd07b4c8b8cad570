"""Fit the weights of words and of the boilerplate line model and write them as readable files.

    python benchmarks/train_boilerplate.py GOLD.jsonl [--out analysis/boilerplate]

GOLD holds one article a line: {"id", "site", "scraper", "lang", "text",
"spans": [{"start", "end"}], "ignore": [{"start", "end"}]}.  Only sites of the tuning half are read
(SHA-256 of the site, even); the other half stays unseen for the check.  Features are shapes,
places, shares of closed word classes and what the words of invented lines say (train_wording.py):
no word of the data ends up in the weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import train_wording

from analysis.boilerplate import evidence, learn, place, shape, split_lines, wording
from analysis.boilerplate.lines import Line
from analysis.boilerplate.patterns import Patterns, builtin
from analysis.boilerplate.reading import readings
from analysis.evaluation import half_of

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
    return [r for r in records if r["lang"] == "en" and half_of(r["site"]) == 0]


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
    what no pattern names come out too low for sites that nobody looked at.  Those that hang on the
    wording are left out as well: here its weights are known from these very lines.
    """
    known = builtin()
    entries = dict(known.entries)
    entries["line"] = [p for p in entries["line"] if p.weighed]
    entries["worded"] = []
    return Patterns(entries, known.words)


class Table(NamedTuple):
    """All lines of the records, by article and in one array each.

    `reports` marks prose in the words of a report, which is weighed here but not where the weights
    are used.  `said` are the weights of words.
    """

    articles: list[list[dict]]
    labels: np.ndarray
    weights: np.ndarray
    folds: np.ndarray
    reports: np.ndarray
    said: dict[str, float]


def table(records: list[dict]) -> Table:
    """Look at all lines.

    What words say is fitted without the fold of the line, so that it is no surer there than on
    sites that nobody has seen.
    """
    learned = learn((r["site"], r["text"]) for r in records)
    patterns = weighed()
    texts = [split_lines(r["text"]) for r in records]
    folds = [number("fold" + r["site"]) % FOLDS for r in records]
    outlets = [learned.outlet(r["site"]) for r in records]
    known = readings(patterns)
    judged = [[known.of(line) for line in x] for x in texts]
    hits = [evidence.match(x)[0] for x in judged]
    pages = [
        [outlet.count(line) if outlet else 0 for line in x]
        for x, outlet in zip(texts, outlets, strict=True)
    ]
    seen = list(zip(judged, hits, pages, strict=True))
    settled = [shape.own_features(*each) for each in seen]
    sizes = [
        [counted(near(r, x.start, x.end), x.start, x.end) for x in lines]
        for r, lines in zip(records, texts, strict=True)
    ]
    said = words_by_fold(records, texts, settled, sizes)
    rows = [
        shape.own_features(*each, said[fold], weigh_reports=True)
        for each, fold in zip(seen, folds, strict=True)
    ]
    reports = [row for each in seen for row in shape.own_features(*each, said[None])]
    flat = np.array([size for found in sizes for size in found], dtype=float)
    weights = flat.sum(axis=1) ** LENGTH_POWER
    return Table(
        rows,
        (flat[:, 0] > flat[:, 1]).astype(float),
        weights / weights[weights > 0].mean(),
        np.repeat(folds, [len(lines) for lines in texts]),
        np.array(["report_prose" in row for row in reports]),
        said[None],
    )


def words_by_fold(
    records: list[dict], texts: list[list[Line]], rows: list[list[dict]], sizes: list[list]
) -> dict[int | None, dict[str, float]]:
    """Return the weights of words without each fold, and under None those of all folds."""
    lines: dict[tuple, tuple[int, train_wording.Example]] = {}
    for record, found, features, counts in zip(records, texts, rows, sizes, strict=True):
        fold = number("fold" + record["site"]) % FOLDS
        for line, row, (leaked, body) in zip(found, features, counts, strict=True):
            if not row.keys() & {"known_line", "quoted_prose"} and leaked + body:
                example = (wording.words(line.key), float(leaked > body))
                lines.setdefault((record["site"], line.key), (fold, example))
    invented = train_wording.invented()
    known = train_wording.vocabulary(invented)
    return {
        left_out: train_wording.fit(
            invented + [example for fold, example in lines.values() if fold != left_out], known
        )
        for left_out in (*range(FOLDS), None)
    }


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


def train(path: Path) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Return the weights of both steps, the second learnt from out-of-fold first looks, and of words."""
    articles, y, weight, folds, reports, said = table(read(path))
    own = [row for article in articles for row in article]
    names = sorted({name for row in own for name in row})
    x = matrix(own, names)
    first_look = np.zeros(len(y))
    for fold in range(FOLDS):
        kept = folds != fold
        first_look[~kept] = predict(x[~kept], fit(x[kept], y[kept], weight[kept]))
    around, position = [], 0
    for article in articles:
        around += place.neighbours(first_look[position : position + len(article)].tolist())
        position += len(article)
    beside = np.array(around)
    first, second = fit(x, y, weight), fit(np.hstack([x, beside]), y, weight)
    return {
        "first": named(names, first, x[reports]),
        "second": named([*names, *place.NEIGHBOURS], second, x[reports]),
    }, said


def named(names: list[str], weights: np.ndarray, reports: np.ndarray) -> dict[str, float]:
    """Return weights by name, prose in the words of a report with what its own features say on average.

    Parameters
    ----------
    names : list of str
        The names of the features, those of the line itself first.
    weights : array
        Their weights.
    reports : array
        The own features of all lines of such prose.
    """
    found = dict(zip(names, weights.tolist(), strict=True))
    said = reports @ weights[: reports.shape[1]]
    return dict(sorted({**found, "report_prose": float(said.mean()) - found["bias"]}.items()))


def main() -> None:
    """Read the arguments, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    default = Path(__file__).parents[1] / "analysis" / "boilerplate"
    parser.add_argument("--out", type=Path, default=default)
    arguments = parser.parse_args()
    steps, said = train(arguments.gold)
    train_wording.write(arguments.out / "wording.csv", said)
    parts = [HEADER]
    for step, weights in steps.items():
        parts.append(f"\n[{step}]\n")
        parts += [f"{name} = {value:.4f}\n" for name, value in weights.items()]
    (arguments.out / "weights.toml").write_text("".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
