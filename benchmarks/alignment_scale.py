"""What grouping leads into events, and everything on whole articles, costs as the corpus grows.

    python benchmarks/alignment_scale.py                        # 1,000 to 100,000 synthetic leads
    python benchmarks/alignment_scale.py --articles FILE.jsonl  # layers, events and pair tables

Each size runs in a process of its own: CPU seconds of the step alone, and the peak of the whole
process in memory.  Leads come from ``synthetic.py``; `dense` puts all sizes into thirty days, the
other rows let the corpus grow in time, a hundred articles a day.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import synthetic

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
DENSE_DAYS = 30


def timed(step: Callable[[], object]) -> tuple[float, object]:
    """CPU seconds of one step, and what it returns."""
    start = time.process_time()
    made = step()
    return time.process_time() - start, made


def group(size: int, per_day: int) -> None:
    """Group leads into events and print one row."""
    from analysis.alignment import events
    from analysis.evaluation.events import count, summarise
    from analysis.evaluation.measures import add, counts
    from analysis.layers import Article

    records = list(synthetic.articles(size, leads=True, per_day=per_day))
    leads = [
        Article(r["id"], r["text"], outlet=r["outlet"], date=r["date"], title=r["title"])
        for r in records
    ]
    seconds, groups = timed(lambda: events.group(leads))
    total = counts()
    for counted in count(records, groups).values():  # type: ignore[arg-type]
        add(total, counted)
    f1 = summarise(total)["articles", "b-cubed f1"][0]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:>7,} {per_day:>6,} {seconds:8.1f} {1e6 * seconds / size:8.0f} {peak:8.0f} {f1:6.3f}"
    )


def everything(path: Path) -> None:
    """Annotate every article, group, pair within events, and print what each step costs."""
    from analysis import corpus, pipeline
    from analysis.alignment import events
    from analysis.tables.pairs import compare_events, pair_tables

    articles = corpus.load(path).articles
    annotating, layers = timed(lambda: list(pipeline.annotate_all(articles)))
    grouping, groups = timed(lambda: events.group(articles))
    pairing, tables = timed(
        lambda: pair_tables(compare_events([layers], groups))  # type: ignore[arg-type]
    )
    print(f"{len(articles)} articles of {len(set(groups.values()))} events")  # type: ignore[attr-defined]
    for name, seconds in (("layers", annotating), ("events", grouping), ("pairs, facts", pairing)):
        print(f"{name:13} {seconds:6.2f} CPU s")
    print({name: len(table) for name, table in tables.items()})  # type: ignore[attr-defined]


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--one", type=json.loads, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.articles:
        everything(given.articles)
    elif given.one:
        group(*given.one)
    else:
        print("  leads  a day    CPU s us/lead  peak MB b-cubed F1", flush=True)
        for size in SIZES:
            for per_day in dict.fromkeys((synthetic.PER_DAY, max(1, size // DENSE_DAYS))):
                command = [sys.executable, __file__, "--one", json.dumps([size, per_day])]
                subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
