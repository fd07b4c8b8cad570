"""How often "only here" is right, by hand: 60 such facts, read against the event's other articles.

    python benchmarks/only_here.py [ARTICLES.jsonl]

``only_here.csv`` holds the sentences by article and offset, without text: five of each of twelve
events of whole articles, drawn at random from all that the tables called `only_here`, and whether
neither other article tells any of it (one reading).  With ARTICLES the labels are scored again on
those of the sentences that the tables still call so.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from analysis import corpus, pipeline
from analysis.comparison.intervals import wilson
from analysis.tables.pairs import compare_events, pair_tables

CHECKED = Path(__file__).with_suffix(".csv")


def still_called(path: Path, events: set[str]) -> set[tuple[str, int]]:
    """Article and start of every fact of these events that the tables call `only_here`."""
    articles = [a for a in corpus.load(path).articles if a.event in events]
    layers = list(pipeline.annotate_all(articles))
    event_of = {a.article_id: a.event for a in articles}
    facts = pair_tables(compare_events([layers], event_of))["coverage"]
    rows = facts[facts["told"] & facts["only_here"]]
    return set(zip(rows["article_id"], rows["start"], strict=True))


def report(title: str, rows: Sequence[dict[str, str]]) -> None:
    """Print precision and its interval."""
    right = sum(row["right"] == "yes" for row in rows)
    interval = wilson(right, len(rows))
    print(f"{title}: {right} of {len(rows)} right, {interval.estimate:.3f} ({interval.low:.3f}-{interval.high:.3f})")  # fmt: skip


def main() -> None:
    """Print the precision of the sample, and of what is left of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=Path, nargs="?")
    given = parser.parse_args()
    with CHECKED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    report("as drawn", rows)
    if given.articles:
        called = still_called(given.articles, {row["event"] for row in rows})
        kept = [row for row in rows if (row["article_id"], int(row["start"])) in called]
        report("still called only here", kept)


if __name__ == "__main__":
    main()
