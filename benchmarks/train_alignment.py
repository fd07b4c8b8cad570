"""Fit the weights and thresholds of `analysis.alignment.sentence_pairs`.

    python benchmarks/train_alignment.py ALIGNMENT ARTICLES [--write]

ALIGNMENT holds one pair of articles a line with every linked pair of sentences (`event`,
`sentences_a`, `sentences_b`, `pairs`), ARTICLES whole articles with their `event`.  Half of the
events, by a hash of their id, tunes; the other half only checks.  Pairs of articles of different
events are negatives, and set the threshold: at most one false link in a hundred sentences.
`--write` replaces ``analysis/alignment/sentences.toml``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis import names, quantities, quotation, segmentation
from analysis.alignment.evidence import FEATURES
from analysis.alignment.sentences import candidates
from analysis.layers import Article, Layers
from analysis.spans import Span

STRONG = {"same_fact", "quote_drift", "conflicting_number", "conflicting_claim"}
RIDGE = 10.0
NEGATIVE_WEIGHT = 0.03  # of a sentence pair from different events, against 1
SHIFTS = (1, 3, 5, 7)  # each article is paired with these neighbours of the list of events
FALSE_LINKS = 0.01  # allowed per sentence
WEIGHTS = Path(__file__).parents[1] / "analysis" / "alignment" / "sentences.toml"


@dataclass
class Pairs:
    """Sentence pairs of one or more pairs of articles: measures, 0/1/2 labels, links to find."""

    event: str
    x: np.ndarray
    y: np.ndarray
    links: int
    strong: int
    sentences: int


def half(event: str) -> int:
    """0 tunes, 1 checks."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % 2


def layers_of(text: str, sentences: list[Span] | None = None) -> Layers:
    """Every layer that alignment reads."""
    return Layers(
        Article("", text),
        sentences=sentences or segmentation.sentences(text),
        quotes=quotation.extract(text),
        quantities=quantities.find(text),
        mentions=names.mentions(text),
    )


def joined(sentences: list[str]) -> Layers:
    """One article of sentences that are already cut."""
    spans, text = [], ""
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence.strip())))
        text += sentence.strip() + "\n\n"
    return layers_of(text, spans)


def measured(event: str, a: Layers, b: Layers, record: dict) -> Pairs:
    """Measures and labels of all sentence pairs of two articles."""
    gold = {(p["a"], p["b"]): 2 if p["label"] in STRONG else 1 for p in record.get("pairs", [])}
    dropped = {(p["a"], p["b"]) for p in record.get("dropped", [])}
    x, y = [], []
    for s, t, measures in candidates(a, b):
        key = (s.place, t.place)
        if key not in dropped:
            x.append([measures[name] for name in FEATURES])
            y.append(gold.get(key, 0))
    strong = sum(label == 2 for label in gold.values())
    size = len(a.sentences) + len(b.sentences)
    return Pairs(
        event, np.array(x).reshape(-1, len(FEATURES)), np.array(y), len(gold), strong, size
    )


def labelled(path: Path) -> list[Pairs]:
    """The labelled article pairs."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [
        measured(r["event"], joined(r["sentences_a"]), joined(r["sentences_b"]), r) for r in records
    ]


def strangers(path: Path, wanted: int) -> Pairs:
    """Sentence pairs of articles of different events, of one half of the events."""
    first: dict[str, Layers] = {}
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        if half(record["event"]) == wanted and record["event"] not in first:
            first[record["event"]] = layers_of(record["text"])
    articles = list(first.values())
    found = [
        measured("", article, articles[(i + shift) % len(articles)], {})
        for i, article in enumerate(articles)
        for shift in SHIFTS
    ]
    x, y = np.concatenate([p.x for p in found]), np.concatenate([p.y for p in found])
    return Pairs("", x, y, 0, 0, sum(p.sentences for p in found))


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton steps; intercept first, on the scale of the measures."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    w, ridge = np.zeros(z.shape[1]), np.eye(z.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    for _ in range(40):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (weight * (p - y)) + ridge @ w
        w -= np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + ridge, gradient)
    scaled = w[1:] / spread
    return np.r_[w[0] - scaled @ mean, scaled]


def train(pairs: list[Pairs], negatives: Pairs) -> np.ndarray:
    """Weights that tell linked pairs of sentences from the rest."""
    x = np.concatenate([*(p.x for p in pairs), negatives.x])
    y = np.concatenate([*(p.y > 0 for p in pairs), negatives.y > 0]).astype(float)
    weight = np.concatenate(
        [*(np.ones(len(p.y)) for p in pairs), np.full(len(negatives.y), NEGATIVE_WEIGHT)]
    )
    return fit(x, y, weight)


def scores(w: np.ndarray, pairs: Pairs) -> np.ndarray:
    """Probability of a link for each sentence pair."""
    return 1 / (1 + np.exp(-(w[0] + pairs.x @ w[1:])))


def calibrated(w: np.ndarray, negatives: Pairs) -> float:
    """Lowest threshold that keeps false links within what is allowed."""
    ordered = np.sort(scores(w, negatives))[::-1]
    return float(ordered[int(negatives.sentences * FALSE_LINKS)])


def f1(found: list[tuple[np.ndarray, Pairs]], least: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links found, over all article pairs together."""
    hits = sum(int((p.y[keep] >= least).sum()) for keep, p in found)
    told = sum(int(keep.sum()) for keep, _ in found)
    gold = sum(p.links if least == 1 else p.strong for _, p in found)
    precision, recall = hits / max(1, told), hits / max(1, gold)
    return precision, recall, 2 * hits / max(1, told + gold)


def same_threshold(w: np.ndarray, link: float, pairs: list[Pairs]) -> float:
    """Threshold that finds same-fact, drift and conflict links best."""
    steps = np.arange(link, 0.95, 0.01)
    return float(max(steps, key=lambda t: f1([(scores(w, p) >= t, p) for p in pairs], 2)[2]))


def report(title: str, found: list[tuple[np.ndarray, Pairs]], least: int) -> None:
    """Print how well links are found: all of them, or those of the label "same"."""
    kind = "all links" if least == 1 else "same"
    print("{:22} {:10} P {:.3f} R {:.3f} F1 {:.3f}".format(title, kind, *f1(found, least)))


def left_out(pairs: list[Pairs], negatives: Pairs) -> None:
    """Leave one event out, thresholds included, and score all of them together."""
    links, same = [], []
    for out in pairs:
        rest = [p for p in pairs if p.event != out.event]
        w = train(rest, negatives)
        cut = calibrated(w, negatives)
        links.append((scores(w, out) >= cut, out))
        same.append((scores(w, out) >= same_threshold(w, cut, rest), out))
    report("leave one event out", links, 1)
    report("leave one event out", same, 2)


def as_toml(w: np.ndarray, link: float, same: float) -> str:
    """Weights as a readable file."""
    lines = [
        "# Weights of the logistic score of analysis.alignment.sentence_pairs, and its thresholds:",
        '# from `link` on two sentences are paired, from `same` on the pair is "same", not "partial".',
        "# Written by benchmarks/train_alignment.py; what each measure is stands in evidence.py.",
        "# Licence: MIT, as the project.",
        "",
        "[threshold]",
        f"link = {link:.4f}",
        f"same = {same:.4f}",
        "",
        "[weights]",
        f"intercept = {w[0]:.4f}",
    ]
    lines += [f"{feature} = {value:.4f}" for feature, value in zip(FEATURES, w[1:], strict=True)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("alignment", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    pairs = labelled(given.alignment)
    tune, check = ([p for p in pairs if half(p.event) == h] for h in (0, 1))
    negatives, others = strangers(given.articles, 0), strangers(given.articles, 1)
    w = train(tune, negatives)
    link = calibrated(w, negatives)
    same = same_threshold(w, link, tune)
    for title, group in (("tune", tune), ("check", check)):
        report(f"{title} ({len(group)} events)", [(scores(w, p) >= link, p) for p in group], 1)
        report(f"{title} ({len(group)} events)", [(scores(w, p) >= same, p) for p in group], 2)
    left_out(pairs, negatives)
    for title, strange in (("tune", negatives), ("check", others)):
        false = (scores(w, strange) >= link).sum() / strange.sentences
        print(f"false links per 100 sentences of different events, {title}: {100 * false:.2f}")
    if given.write:
        WEIGHTS.write_text(as_toml(w, link, same), "utf-8")


if __name__ == "__main__":
    main()
