"""Fit the weights of `analysis.quotation.ranking` on quotations labelled with their speakers.

    python benchmarks/train_speakers.py MARKED.jsonl ALL.jsonl   # writes analysis/quotation/weights.csv

MARKED labels what stands in marks, ALL indirect speech too, one article a line: {"id", "text", "quotes": [{"start", "end", "speaker",
"speaker_start", "speaker_end"}]}.  Only the half whose article id hashes to 0 is read, so that the
other half stays a fair check.  Nothing of the texts is written: features are names of rules,
word classes, distances, and words of this project's own lexicons and closed classes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from analysis.evaluation import half_of
from analysis.evaluation.measures import overlap
from analysis.quotation import attribution, indirect, kinds, nouns, ranking
from analysis.quotation.attribution import Choice, Reading
from analysis.quotation.context import Context
from analysis.quotation.marks import Stretch, flowing, stretches, untagged
from analysis.quotation.outline import Outline, outline

TARGET = Path(__file__).parent.parent / "analysis" / "quotation" / "weights.csv"
SMALLEST = 0.03
HEADER = """# Learned weights of features: of candidate speakers, of stretches in marks (q:), of clauses (i:).
# Written by benchmarks/train_speakers.py; licence: MIT. Words in feature names come from the
# project's own lexicons and closed word classes.
"""


@dataclass
class Example:
    """One labelled choice: rows of features, and which rows are right."""

    rows: Sequence[Sequence[str]]
    right: list[bool]


def gold_of(text: str, start: int, end: int, quotes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Labelled quotation that `start`, `end` matches, or lies in (a label may run over paragraphs)."""
    for quote in quotes:
        if quote["start"] < end and start < quote["end"]:
            part = (max(quote["start"], start), min(quote["end"], end))
            inside = quote["start"] - 2 <= start and end <= quote["end"] + 2
            if inside or overlap((start, end), part) >= 0.5:
                return quote
    return None


def is_right(quote: dict[str, Any], spoken: tuple[int, int], words: str) -> bool:
    """Whether a mention overlaps the labelled one or is the same string."""
    if not quote.get("speaker"):
        return False
    if quote["speaker_start"] < spoken[1] and spoken[0] < quote["speaker_end"]:
        return True
    return head(words) == head(quote["speaker"]) != ""


def head(phrase: str) -> str:
    """Last word before the first comma or preposition, in lower case."""
    words = phrase.replace(",", " , ").replace("’s", "").replace("'s", "").split()
    return nouns.head(words).lower().strip(".,")


def collect(article: dict[str, Any], teach: bool) -> tuple[list[Example], list[Example]]:
    """Examples for the speakers and for the kinds of one article."""
    text, quotes = article["text"], article["quotes"]
    quoted, read = outlined(text)
    speakers: list[Example] = []
    looks: list[Example] = []

    def choose(reading: Reading) -> Choice:
        quote = gold_of(text, reading.stretch.start, reading.stretch.end, quotes)
        best, share = attribution.most_likely(reading.candidates)
        if reading.stretch.weak:
            return Choice(best, share, "")
        words = kinds.words_of(text, reading.stretch)
        if not kinds.ruled_out(words, read, reading.at):
            found = kinds.looks(text, reading.stretch, words, read, reading.at, best, share)
            row = [name for evidence in found for name in evidence.names]
            looks.append(Example([row], [quote is not None]))
        if quote is None:
            return Choice(None, 0.0, "other")
        right = [mention_right(text, read, quote, c.range) for c in reading.candidates]
        if any(right):
            speakers.append(Example([c.features for c in reading.candidates], right))
            if teach:
                best = reading.candidates[right.index(True)]
        return Choice(best, share, "")

    attribution.walk(text, quoted, Context(read), choose)
    return speakers, looks


def outlined(text: str) -> tuple[list[Stretch], Outline]:
    """Stretches and outline of a text; single marks are left out, as the labels leave them out."""
    found = [s for s in stretches(text) if not (s.markup or s.single)]
    quoted = [s for s in found if not kinds.nickname(text, s)]
    return quoted, outline(untagged(text), quoted)


def collect_reports(article: dict[str, Any]) -> list[Example]:
    """Examples for reported clauses: the options of a cue, and before them none of these."""
    text, found = article["text"], []
    quotes = [q for q in article["quotes"] if q["type"] != "direct"]
    read = outlined(text)[1]
    for options in indirect.offers(Context(read)):
        right = [report_right(text, read, quotes, option) for option in options]
        rows: list[Sequence[str]] = [[], *(option.features for option in options)]
        found.append(Example(rows, [not any(right), *right]))
    return found


def report_right(
    text: str, read: Outline, quotes: list[dict[str, Any]], option: indirect.Report
) -> bool:
    """Whether a labelled span overlaps by four fifths and has this speaker."""
    span = read.starts[option.span[0]], read.ends[option.span[1] - 1]
    return any(
        overlap(span, (q["start"], q["end"])) >= 0.8
        and mention_right(text, read, q, option.speaker)
        for q in quotes
    )


def mention_right(text: str, read: Outline, quote: dict[str, Any], phrase: tuple[int, int]) -> bool:
    """Whether the mention at a token range is the labelled speaker."""
    spoken = read.starts[phrase[0]], read.ends[phrase[1] - 1]
    return is_right(quote, spoken, text[spoken[0] : spoken[1]])


def fit(examples: list[Example], l2: float, steps: int, binary: bool) -> dict[str, float]:
    """Maximum a posteriori weights of a soft-max (or, `binary`, a logistic) model, by Adam."""
    counts = Counter(f for e in examples for row in e.rows for f in set(row))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= 4))}
    row_of: list[int] = []
    column: list[int] = []
    group: list[int] = []
    right: list[float] = []
    for number, example in enumerate(examples):
        for features, label in zip(example.rows, example.right, strict=True):
            known = [index[f] for f in features if f in index]
            column += known
            row_of += [len(group)] * len(known)
            group.append(number)
            right.append(float(label))
    rows, columns, groups, labels = map(np.asarray, (row_of, column, group, right))
    w = np.zeros(len(index))
    first, second = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        scores = np.bincount(rows, w[columns], minlength=len(group))
        if binary:
            pull = labels - 1 / (1 + np.exp(-scores))
        else:
            pull = posterior(scores, groups, labels) - posterior(scores, groups, None)
        gradient = np.bincount(columns, pull[rows], minlength=len(w)) - l2 * w
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        w += 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return dict(zip(index, w.tolist(), strict=True))


def posterior(scores: Any, groups: Any, labels: Any) -> Any:
    """Share of each row within its group, over the right rows alone if `labels` are given."""
    count = int(groups[-1]) + 1
    top = np.full(count, -1e9)
    np.maximum.at(top, groups, scores)
    power = np.exp(scores - top[groups])
    if labels is not None:
        power = power * labels
    return power / np.maximum(np.bincount(groups, power, minlength=count)[groups], 1e-12)


def write(weights: dict[str, float]) -> None:
    """Write the weights that matter, sorted by name, and forget those read before."""
    kept = sorted((f, w) for f, w in weights.items() if abs(w) >= SMALLEST)
    body = "".join(f"{quoted(f)},{w:.3f}\n" for f, w in kept)
    TARGET.write_text(HEADER + body, encoding="utf-8")
    ranking.reload()


def quoted(name: str) -> str:
    """CSV field of a feature name."""
    return '"' + name.replace('"', '""') + '"' if "," in name or '"' in name else name


def main() -> None:
    """Train in three rounds: with the true speakers in view, then with the model's own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("marked", type=Path)
    parser.add_argument("all", type=Path)
    parser.add_argument("--l2", type=float, default=3.0)
    arguments = parser.parse_args()
    articles = tuning_half(arguments.marked)
    write({})
    learned: dict[str, float] = {}
    for turn in range(3):
        pairs = [collect(article, teach=turn == 0) for article in articles]
        learned = fit([e for speakers, _ in pairs for e in speakers], arguments.l2, 300, False)
        write(learned)
    looks = [e for article in articles for e in collect(article, teach=False)[1]]
    learned |= fit(looks, arguments.l2, 300, True)
    clauses = [e for article in tuning_half(arguments.all) for e in collect_reports(article)]
    write(learned | fit(clauses, arguments.l2, 300, False))


def tuning_half(path: Path) -> list[dict[str, Any]]:
    """Articles of a gold file that weights may be fitted on."""
    with path.open(encoding="utf-8") as lines:
        articles = [a for a in map(json.loads, lines) if half_of(a["id"]) == 0]
    return [a | {"text": flowing(a["text"])} for a in articles]


if __name__ == "__main__":
    main()
