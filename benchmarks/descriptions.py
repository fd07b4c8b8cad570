"""Score how descriptions of actors are found: "Ada Okoro, the embattled mayor", "his wife, Eva Lund".

    python benchmarks/descriptions.py GOLD [--half 0|1] [--faults]

GOLD is a JSON Lines file of articles with ``id``, ``event`` and ``text``.  ``actor_descriptions.csv``
beside this file holds the labels by article id and offset, without text; its header says how they were
made.  A description is found if at least half of what it and the label cover is shared.  Prints
precision, recall and F1 with 95 % bootstrap intervals over articles; with ``--faults`` what was missed
and what was found in excess.
"""

from collections import defaultdict
from pathlib import Path

from actors import KINDS, rows_of, score

from analysis import boilerplate, names, segmentation
from analysis.evaluation.measures import Counts, Summary, agreement, counts, match, overlap
from analysis.framing import describe

LABELS = Path(__file__).with_name("actor_descriptions.csv")
PLACES = ("after", "before", "modifier")
LEAST_OVERLAP = 0.5
Span = tuple[int, int]
Described = dict[Span, str]


def read_labels() -> dict[str, Described]:
    """Labelled descriptions by article id: where each stands beside the name."""
    found: dict[str, Described] = defaultdict(dict)
    for row in rows_of(LABELS):
        found[row["id"]][int(row["start"]), int(row["end"])] = row["place"]
    return found


def predicted(text: str) -> Described:
    """Descriptions of persons and organisations that the project finds."""
    cut = boilerplate.find(text)
    found = describe(text, names.mentions(text, cut), segmentation.sentences(text, cut))
    return {(d.start, d.end): d.place for d in found if d.kind in KINDS}


def count(gold: Described, found: Described) -> Counts:
    """Count what one article gives, by place."""
    labels, given = list(gold), list(found)
    pairs = match(labels, given, LEAST_OVERLAP, overlap)
    c = counts()
    for place in PLACES:
        c[f"{place} gold"] += sum(p == place for p in gold.values())
        c[f"{place} found"] += sum(p == place for p in found.values())
        c[f"{place} hits"] += sum(gold[labels[i]] == found[given[j]] == place for i, j in pairs.items())  # fmt: skip
    for part in ("gold", "found"):
        c[f"all {part}"] += sum(c[f"{place} {part}"] for place in PLACES)
    c["all hits"] += len(pairs)
    return c


def summarise(c: Counts) -> Summary:
    """Compute the measures from counts."""
    figures: Summary = {}
    for place in ("all", *PLACES):
        figures |= agreement(place, *(c[f"{place} {part}"] for part in ("hits", "found", "gold")))
    return figures


def faults(text: str, gold: Described, found: Described) -> None:
    """Print what was missed (-) and what was found in excess (+), in its place."""
    labels, given = list(gold), list(found)
    pairs = match(labels, given, LEAST_OVERLAP, overlap)
    rows = [("-", span) for i, span in enumerate(labels) if i not in pairs]
    rows += [("+", span) for j, span in enumerate(given) if j not in pairs.values()]
    for sign, (start, end) in sorted(rows, key=lambda row: row[1]):
        here = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 40]}"
        print(f"  {sign} {here}".replace("\n", "/"))


if __name__ == "__main__":
    score(__doc__, read_labels(), predicted, count, summarise, faults)
