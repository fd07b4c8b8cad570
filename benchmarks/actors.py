"""Score the naming of actors: how many namings of persons and organisations are found and merged.

    python benchmarks/actors.py GOLD [--half 0|1] [--faults]

GOLD is a JSON Lines file of articles with ``id``, ``event`` and ``text``.  ``actor_mentions.csv`` beside
this file holds the labels by article id and offset, without text; its header says how they were made.
A naming is found if a mention of the same kind overlaps it, one to one, the most alike first; roles
("the president") are not scored, nor what overlaps a label ``either``.  Merging is scored by B-cubed
(Bagga and Baldwin 1998) within articles, over the namings found.  Prints the figures with their 95 %
bootstrap intervals over articles; with ``--faults`` what was missed and what was found in excess.
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis import boilerplate, names
from analysis.evaluation import events, half_of
from analysis.evaluation.measures import (
    Counts,
    Reading,
    Summary,
    add,
    agreement,
    counts,
    match,
    measure,
    overlap,
    ratio,
)

LABELS = Path(__file__).with_name("actor_mentions.csv")
KINDS = ("person", "organisation")
EITHER = "either"


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch of text that names somebody: of what kind, and who."""

    start: int
    end: int
    kind: str
    entity: str


def rows_of(path: Path) -> list[dict[str, str]]:
    """Rows of a label file, its header comments left out."""
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_labels() -> dict[str, list[Naming]]:
    """Labelled namings by article id."""
    found: dict[str, list[Naming]] = defaultdict(list)
    for row in rows_of(LABELS):
        span = int(row["start"]), int(row["end"])
        found[row["id"]].append(Naming(*span, row["kind"], row["entity"]))
    return found


def predicted(text: str) -> list[Naming]:
    """Persons and organisations that the project finds by name, roles left out."""
    return [
        Naming(m.start, m.end, m.kind, f"{m.kind} {m.name}")
        for m in names.mentions(text, boilerplate.find(text))
        if m.kind in KINDS and m.form != "role"
    ]


def alike(a: Naming, b: Naming) -> float:
    """How much two namings overlap, 0 if they are of two kinds."""
    return overlap((a.start, a.end), (b.start, b.end)) if a.kind == b.kind else 0.0


def scored(found: Sequence[Naming], labels: Sequence[Naming]) -> list[Naming]:
    """Predictions that touch no label ``either``, unless they touch a scored one as well."""

    def touches(naming: Naming, either: bool) -> bool:
        return any(
            n.start < naming.end and naming.start < n.end
            for n in labels
            if (n.kind == EITHER) == either
        )

    return [n for n in found if touches(n, False) or not touches(n, True)]


def count(labels: Sequence[Naming], found: Sequence[Naming]) -> Counts:
    """Count what one article's namings give."""
    gold = [n for n in labels if n.kind != EITHER]
    found = scored(found, labels)
    pairs = match(gold, found, 1e-9, alike)
    c = counts()
    for kind in KINDS:
        c[f"{kind} gold"] += sum(n.kind == kind for n in gold)
        c[f"{kind} found"] += sum(n.kind == kind for n in found)
        c[f"{kind} hits"] += sum(gold[i].kind == kind for i in pairs)
    c["any kind"] += len(match(gold, found, 1e-9, lambda a, b: overlap((a.start, a.end), (b.start, b.end))))  # fmt: skip
    merged = [{"id": str(i), "event": gold[i].entity} for i in pairs]
    for cluster in events.count(merged, {str(i): found[j].entity for i, j in pairs.items()}).values():  # fmt: skip
        add(c, cluster)
    return c


def summarise(c: Counts) -> Summary:
    """Compute the measures from counts."""
    figures: Summary = {}
    total = {part: sum(c[f"{kind} {part}"] for kind in KINDS) for part in ("hits", "found", "gold")}
    figures |= agreement("both", total["hits"], total["found"], total["gold"])
    for kind in KINDS:
        figures |= agreement(kind, *(c[f"{kind} {part}"] for part in ("hits", "found", "gold")))
    figures["both", "recall, whatever kind"] = ratio(c["any kind"], total["gold"])
    merging = events.summarise(c)
    for metric in ("precision", "recall", "f1"):
        figures["merging", f"b-cubed {metric}"] = merging["articles", f"b-cubed {metric}"]
    return figures


def faults(text: str, labels: Sequence[Naming], found: Sequence[Naming]) -> None:
    """Print what was missed (-) and what was found in excess (+), in its place."""
    gold = [n for n in labels if n.kind != EITHER]
    found = scored(found, labels)
    pairs = match(gold, found, 1e-9, alike)
    rows = [("-", n) for i, n in enumerate(gold) if i not in pairs]
    rows += [("+", n) for j, n in enumerate(found) if j not in pairs.values()]
    for sign, n in sorted(rows, key=lambda row: row[1].start):
        around = text[max(0, n.start - 30) : n.start], text[n.end : n.end + 30]
        here = f"{around[0]}[{text[n.start : n.end]}]{around[1]}".replace("\n", "/")
        print(f"  {sign} {n.kind[:6]:6} {here}" + (f"  = {n.entity}" if sign == "+" else ""))


def texts(path: Path, half: int | None) -> dict[str, str]:
    """Labelled articles of a gold file, or those of one half of its events."""
    labelled = read_labels().keys()
    articles: list[Mapping[str, str]] = [json.loads(x) for x in path.read_text("utf-8").splitlines()]  # fmt: skip
    return {
        a["id"]: a["text"]
        for a in articles
        if a["id"] in labelled and half in (None, half_of(a["event"]))
    }


def score(description, labels, predicted, count, summarise, faults) -> None:
    """Read the command line, print faults if asked for, and each measure with its interval."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--faults", action="store_true")
    options = parser.parse_args()
    clusters = {}
    for name, text in sorted(texts(options.gold, options.half).items()):
        found = predicted(text)
        clusters[name] = count(labels[name], found)
        if options.faults:
            print(name)
            faults(text, labels[name], found)
    for m in measure(Reading("articles", clusters, summarise), 1000):
        if m.value is not None:
            low, high = m.low or 0.0, m.high or 0.0
            print(f"{m.part:13} {m.metric:22} {m.value:.3f} ({low:.3f}-{high:.3f}) of {m.n}")


if __name__ == "__main__":
    score(__doc__, read_labels(), predicted, count, summarise, faults)
