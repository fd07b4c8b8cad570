"""Fit the weights and thresholds of `analysis.alignment.sentence_pairs`.

    python benchmarks/train_alignment.py ALIGNMENT ARTICLES [--write]

ALIGNMENT holds one pair of articles a line with every linked pair of sentences (`event`,
`sentences_a`, `sentences_b`, `pairs`), ARTICLES whole articles with their `event`.  The links in
``sentence_links.csv`` are of 41 more pairs of ARTICLES, labelled for this project by one reading
after the same guideline and before any measure was tried on them; they hold offsets, no text.
Half of the events, by a hash of their id, tunes; the other half only checks.  Pairs of articles
of different events are negatives, and bound the thresholds: at most one false link in a hundred
sentences, of whole articles and of their openings.  `--write` replaces ``analysis/alignment/sentences.toml``.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis import names, quantities, quotation, segmentation
from analysis.alignment.measures import FEATURES, measure
from analysis.evaluation import half_of
from analysis.layers import Article, Layers
from analysis.spans import Span

STRONG = {"same_fact", "quote_drift", "conflicting_number", "conflicting_claim"}
RIDGE = 10.0
# Weight of a sentence pair from different events, against 1, in whole articles and in openings of
# so many sentences: short reports of two events must not link either.
NEGATIVE_WEIGHT = {None: 0.03, 8: 0.15}
SHIFTS = (1, 3, 5, 7)  # each article is paired with these neighbours of the list of events
FALSE_LINKS = 0.01  # allowed per sentence
FOLDS = 7  # events are left out in so many parts where a threshold is chosen
HERE = Path(__file__).parent
LINKS = HERE / "sentence_links.csv"
WEIGHTS = HERE.parent / "analysis" / "alignment" / "sentences.toml"
KINDS = {"link": 1, "same": 2}  # least label that counts


@dataclass
class Pairs:
    """Sentence pairs of one or more pairs of articles: measures, 0/1/2 labels, links to find.

    `given` says that the labels are those of ALIGNMENT, not the project's own; `weight` is what a
    row counts in the fit.
    """

    event: str
    x: np.ndarray
    y: np.ndarray
    links: int
    strong: int
    sentences: int
    given: bool = True
    weight: float = 1.0


@dataclass
class Model:
    """Weights of one score, intercept first, and the least score that counts."""

    w: np.ndarray
    threshold: float


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


def measured(event: str, a: Layers, b: Layers, labels: Mapping[tuple[int, int], str], dropped: set[tuple[int, int]]) -> Pairs:  # fmt: skip
    """Measures and labels of all sentence pairs of two articles."""
    gold = {key: 2 if label in STRONG else 1 for key, label in labels.items()}
    found = measure(a, b)
    pairs = zip(found.left, found.right, strict=True)
    keys = [(found.a[i].place, found.b[j].place) for i, j in pairs]
    kept = [key not in dropped for key in keys]
    y = [gold.get(key, 0) for key, keep in zip(keys, kept, strict=True) if keep]
    strong = sum(label == 2 for label in gold.values())
    size = len(a.sentences) + len(b.sentences)
    return Pairs(event, found.table[np.array(kept, bool)], np.array(y), len(gold), strong, size)


def labelled(path: Path) -> list[Pairs]:
    """The labelled article pairs of ALIGNMENT."""
    found = []
    for record in map(json.loads, path.read_text("utf-8").splitlines()):
        labels = {(p["a"], p["b"]): p["label"] for p in record["pairs"]}
        dropped = {(p["a"], p["b"]) for p in record.get("dropped", [])}
        a, b = (joined(record[f"sentences_{side}"]) for side in "ab")
        found.append(measured(record["event"], a, b, labels, dropped))
    return found


def own(articles: Mapping[str, dict]) -> list[Pairs]:
    """The article pairs of ``sentence_links.csv``."""
    links: dict[tuple[str, str, str], dict[tuple[int, int], str]] = defaultdict(dict)
    with LINKS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (row["event"], row["article_a"], row["article_b"])
            links[key][int(row["start_a"]), int(row["start_b"])] = row["label"]
    found = []
    for (event, name_a, name_b), starts in links.items():
        a, b = (layers_of(articles[name]["text"]) for name in (name_a, name_b))
        place_a, place_b = ({s.start: i for i, s in enumerate(t.sentences)} for t in (a, b))
        labels = {(place_a[i], place_b[j]): label for (i, j), label in starts.items()}
        pairs = measured(event, a, b, labels, set())
        pairs.given = False
        found.append(pairs)
    return found


def strangers(articles: Mapping[str, dict], wanted: int) -> list[Pairs]:
    """Sentence pairs of articles of different events, of one half of the events."""
    first: dict[str, str] = {}
    for record in articles.values():
        if half_of(record["event"]) == wanted:
            first.setdefault(record["event"], record["text"])
    return [
        unlike([layers_of(opening(text, size)) for text in first.values()], weight)
        for size, weight in NEGATIVE_WEIGHT.items()
    ]


def opening(text: str, size: int | None) -> str:
    """The first sentences of an article, all of it where `size` is None."""
    return text[: segmentation.sentences(text)[:size][-1].end]


def unlike(told: Sequence[Layers], weight: float) -> Pairs:
    """Sentence pairs of articles that each tell another event."""
    found = [
        measured("", article, told[(i + shift) % len(told)], {}, set())
        for i, article in enumerate(told)
        for shift in SHIFTS
    ]
    x, y = np.concatenate([p.x for p in found]), np.concatenate([p.y for p in found])
    return Pairs("", x, y, 0, 0, sum(p.sentences for p in found), weight=weight)


def fit(x: np.ndarray, y: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton steps; intercept first, on the scale of the measures."""
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    w, ridge = np.zeros(z.shape[1]), np.eye(z.shape[1]) * RIDGE
    ridge[0, 0] = 1e-6
    for _ in range(12):
        p = 1 / (1 + np.exp(-np.clip(z @ w, -30, 30)))
        gradient = z.T @ (weight * (p - y)) + ridge @ w
        w -= np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + ridge, gradient)
    scaled = w[1:] / spread
    return np.r_[w[0] - scaled @ mean, scaled]


def weights(pairs: Sequence[Pairs], least: int) -> np.ndarray:
    """Weights that tell pairs of sentences of at least this label from the rest."""
    x = np.concatenate([p.x for p in pairs])
    y = np.concatenate([p.y >= least for p in pairs]).astype(float)
    return fit(x, y, np.concatenate([np.full(len(p.y), p.weight) for p in pairs]))


def train(pairs: Sequence[Pairs], negatives: Sequence[Pairs], least: int) -> Model:
    """Weights, and the threshold that serves events left out best within what is allowed."""
    held, events = [], sorted({p.event for p in pairs})
    for k in range(FOLDS):
        out = set(events[k::FOLDS])
        w = weights([*(p for p in pairs if p.event not in out), *negatives], least)
        held += [(scores(w, p), p) for p in pairs if p.event in out]
    w = weights([*pairs, *negatives], least)
    steps = np.arange(0.05, 0.95, 0.01)
    best = max(steps, key=lambda t: f1([(s >= t, p) for s, p in held], least)[2])
    return Model(w, max(float(best), *(calibrated(w, p) for p in negatives)))


def scores(w: np.ndarray, pairs: Pairs) -> np.ndarray:
    """Probability of a link for each sentence pair."""
    return 1 / (1 + np.exp(-(w[0] + pairs.x @ w[1:])))


def calibrated(w: np.ndarray, negatives: Pairs) -> float:
    """Lowest threshold that keeps false links within what is allowed."""
    ordered = np.sort(scores(w, negatives))[::-1]
    return float(ordered[int(negatives.sentences * FALSE_LINKS)])


def chosen(models: Mapping[str, Model], pairs: Pairs, kind: str) -> np.ndarray:
    """Which sentence pairs are linked, or linked as the same; what is the same is linked."""
    same = scores(models["same"].w, pairs) >= models["same"].threshold
    if kind == "same":
        return same
    return same | (scores(models["link"].w, pairs) >= models["link"].threshold)


def f1(found: Sequence[tuple[np.ndarray, Pairs]], least: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of the links found, over all article pairs together."""
    hits = sum(int((p.y[keep] >= least).sum()) for keep, p in found)
    told = sum(int(keep.sum()) for keep, _ in found)
    gold = sum(p.links if least == 1 else p.strong for _, p in found)
    precision, recall = hits / max(1, told), hits / max(1, gold)
    return precision, recall, 2 * hits / max(1, told + gold)


def report(title: str, found: Sequence[tuple[Mapping[str, Model], Pairs]]) -> None:
    """Print how well links are found: all of them, and those of the label "same"."""
    for kind, least in KINDS.items():
        kept = [(chosen(models, p, kind), p) for models, p in found]
        print("{:34} {:5} P {:.3f} R {:.3f} F1 {:.3f}".format(title, kind, *f1(kept, least)))


def left_out(pairs: Sequence[Pairs], negatives: Sequence[Pairs]) -> None:
    """Leave one event out, thresholds included, and score all of them together."""
    found = []
    for event in sorted({p.event for p in pairs}):
        rest = [p for p in pairs if p.event != event]
        models = {k: train(rest, negatives, least) for k, least in KINDS.items()}
        found += [(models, p) for p in pairs if p.event == event]
    for title, given in (("given", True), ("own labels", False)):
        report(f"leave one event out, {title}", [f for f in found if f[1].given == given])


def as_toml(models: Mapping[str, Model]) -> str:
    """Weights as a readable file."""
    lines = [
        "# Weights of the two logistic scores of analysis.alignment.sentence_pairs: `link`, whether two",
        '# sentences share a proposition, and `same`, whether the pair is "same" and not "partial".',
        "# Written by benchmarks/train_alignment.py; what each measure is stands in measures.py.",
        "# Licence: MIT, as the project.",
    ]
    for kind, model in models.items():
        lines += ["", f"[{kind}]", f"threshold = {model.threshold:.4f}", "", f"[{kind}.weights]"]
        lines += [
            f"{name} = {value:.4f}"
            for name, value in zip(("intercept", *FEATURES), model.w, strict=True)
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("alignment", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    records = map(json.loads, given.articles.read_text("utf-8").splitlines())
    articles = {record["id"]: record for record in records}
    pairs = [*labelled(given.alignment), *own(articles)]
    tune = [p for p in pairs if half_of(p.event) == 0]
    negatives, others = strangers(articles, 0), strangers(articles, 1)
    models = {kind: train(tune, negatives, least) for kind, least in KINDS.items()}
    for part in (0, 1):
        for title, source in (("given", True), ("own labels", False)):
            group = [p for p in pairs if half_of(p.event) == part and p.given == source]
            name = f"{('tune', 'check')[part]}, {title} ({len(group)} pairs)"
            report(name, [(models, p) for p in group])
    left_out(pairs, negatives)
    for title, strange in (("tune", negatives), ("check", others)):
        rates = [100 * chosen(models, p, "link").sum() / p.sentences for p in strange]
        print("false links per 100 sentences of different events, {}: {:.2f}, in openings {:.2f}".format(title, *rates))  # fmt: skip
    if given.write:
        WEIGHTS.write_text(as_toml(models), "utf-8")


if __name__ == "__main__":
    main()
