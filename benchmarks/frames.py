"""Validate the frame dictionary: precision and recall of each frame, and how far two readers agree.

    python benchmarks/frames.py GOLD [--write]

GOLD is a JSON Lines file of articles with ``id`` and ``text``.  Beside this file stand the labels by
article id and offset, without text (their headers say how they were made): ``frame_hits.csv`` and
``frame_hits_second.csv`` hold two readings of the same hits, for precision; ``frame_sentences.csv`` and
``frame_sentences_second.csv`` two readings of sentences drawn at random with all frames they carry, for
recall.  A hit is right, and a sentence carries a frame, if both readings say so.  A labelled hit that
the dictionary no longer finds is left out and counted.  With ``--write`` the figures go to
``analysis/framing/frame_validation.csv``, which the report reads.
"""

import argparse
import csv
import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from nltk.metrics.agreement import AnnotationTask

from analysis.comparison import Interval, wilson
from analysis.framing import frames
from analysis.framing.frame_cues import LEAST_PRECISION, definitions, fingerprints
from analysis.tables.framing import VALIDATION

HERE = Path(__file__).parent
ALL = "all"
Hit = tuple[str, int, int, str]
Sentence = tuple[str, int, int]
Carried = dict[Sentence, set[str]]


def read_labels(name: str) -> list[dict[str, str]]:
    """Rows of a label file, its header comments left out."""
    lines = (HERE / name).read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_hits(name: str, texts: Mapping[str, str]) -> dict[Hit, int]:
    """Labelled hits of the articles at hand: 1 for right."""
    rows = [row for row in read_labels(name) if row["id"] in texts]
    return {
        (row["id"], int(row["start"]), int(row["end"]), row["frame"]): int(row["right"])
        for row in rows
    }


def cued(texts: Mapping[str, str], ids: Iterable[str]) -> set[Hit]:
    """All hits of the dictionary in some articles."""
    return {(i, h.start, h.end, h.category) for i in sorted(set(ids)) for h in frames(texts[i])}


def read_sentences(name: str, texts: Mapping[str, str]) -> Carried:
    """Labelled sentences of the articles at hand, with the frames that each carries."""
    rows = [row for row in read_labels(name) if row["id"] in texts]
    return {(r["id"], int(r["start"]), int(r["end"])): set(r["frames"].split()) for r in rows}


def kappa(first: Mapping[Hit, int], second: Mapping[Hit, int]) -> float:
    """Cohen's kappa of two readings (NLTK); NaN where chance alone explains all."""
    items = [("first", hit, label) for hit, label in first.items()]
    items += [("second", hit, second[hit]) for hit in first]
    try:
        return float(AnnotationTask(items).kappa())
    except ZeroDivisionError:
        return float("nan")


def judged(sentences: Carried, kinds: Iterable[str]) -> dict[Hit, int]:
    """Each sentence and frame: 1 if the reading finds the one to carry the other."""
    return {(*s, kind): int(kind in carried) for s, carried in sentences.items() for kind in kinds}


def precision(first: Mapping[Hit, int], second: Mapping[Hit, int], frame: str) -> dict[str, object]:
    """Hits of a frame (or of all) that both readings call right, and their agreement."""
    own = [hit for hit in first if frame in (ALL, hit[3])]
    both = wilson(sum(first[hit] and second[hit] for hit in own), len(own))
    return {
        "hits": len(own),
        "right_first": sum(first[hit] for hit in own),
        "right_second": sum(second[hit] for hit in own),
        "agree": sum(first[hit] == second[hit] for hit in own),
        "kappa": kappa({hit: first[hit] for hit in own}, second),
        **bounds("precision", both),
    }


def cued_sentences(texts: Mapping[str, str], sentences: Iterable[Sentence]) -> Carried:
    """Frames that the dictionary cues in each sentence."""
    given = list(sentences)
    hits: dict[str, list[Hit]] = {}
    for hit in cued(texts, [sentence[0] for sentence in given]):
        hits.setdefault(hit[0], []).append(hit)
    return {s: {h[3] for h in hits.get(s[0], []) if s[1] <= h[1] < s[2]} for s in given}


def recall(first: Carried, second: Carried, cues: Carried, frame: str) -> dict[str, object]:
    """Random sentences that carry a frame (or frames in all of them), and those cued for it."""
    kinds = list(definitions()) if frame == ALL else [frame]
    one, two, found = (judged(sentences, kinds) for sentences in (first, second, cues))
    both = [item for item in one if one[item] and two[item]]
    return {
        "carried_first": sum(one.values()),
        "carried_second": sum(two.values()),
        "sentences": len(both),
        "sentence_kappa": kappa(one, two),
        **bounds("recall", wilson(sum(found[item] for item in both), len(both))),
    }


def bounds(name: str, share: Interval) -> dict[str, object]:
    """A share and its interval as three columns."""
    return {name: share.estimate, f"{name}_low": share.low, f"{name}_high": share.high}


def validation(texts: Mapping[str, str]) -> tuple[list[dict[str, object]], int, int]:
    """One row a frame and one for all; how many hits are no longer found; how many sentences."""
    first, second = (read_hits(f"frame_hits{s}.csv", texts) for s in ("", "_second"))
    still = cued(texts, [hit[0] for hit in first]) & second.keys()
    lost = len(first.keys() - still)
    first = {hit: label for hit, label in first.items() if hit in still}
    sentences = [read_sentences(f"frame_sentences{s}.csv", texts) for s in ("", "_second")]
    cues = cued_sentences(texts, sentences[0])
    rows = [
        {"frame": frame, **precision(first, second, frame), **recall(*sentences, cues, frame)}
        for frame in (*definitions(), ALL)
    ]
    for row in rows:
        row["validated"] = float(str(row["precision_low"] or 0)) >= LEAST_PRECISION
        row["cues"] = fingerprints().get(str(row["frame"]), "")
    return rows, lost, len(cues)


def show(rows: list[dict[str, object]]) -> None:
    """Print the figures."""
    for row in rows:
        print(
            f"{row['frame']!s:42} precision {shown(row, 'precision')} of {row['hits']!s:>3}"
            f"  kappa {row['kappa']:5.2f}  recall {shown(row, 'recall')} of {row['sentences']!s:>3}"
            f"  kappa {row['sentence_kappa']:5.2f}"
            f"{'' if row['validated'] else '  UNVALIDATED'}"
        )


def shown(row: Mapping[str, object], name: str) -> str:
    """A share with its interval as text."""
    if row[f"{name}_low"] is None:
        return "   -             "
    return f"{row[name]:.2f} ({row[f'{name}_low']:.2f}-{row[f'{name}_high']:.2f})"


def write(rows: list[dict[str, object]], path: Path) -> None:
    """Write the figures that the report reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows({k: rounded(v) for k, v in row.items()} for row in rows)


def rounded(value: object) -> object:
    """A number as the file has it."""
    if isinstance(value, float):
        return "" if math.isnan(value) else float(f"{value:.9e}")
    return value


def main() -> None:
    """Print precision, recall and agreement by frame."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    gold = options.gold.read_text("utf-8").splitlines()
    rows, lost, sentences = validation({a["id"]: a["text"] for a in map(json.loads, gold)})
    show(rows)
    kinds = Counter("validated" if row["validated"] else "unvalidated" for row in rows[:-1])
    print(f"{dict(kinds)}; {sentences} random sentences; {lost} labelled hits are no longer found")
    if options.write:
        write(rows, VALIDATION)


if __name__ == "__main__":
    main()
