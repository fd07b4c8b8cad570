"""Score the grouping of articles into events by B-cubed (Bagga and Baldwin 1998).

For each article: the share of its predicted group that is of its event (precision), and the
share of its event that is in its group (recall); both averaged over articles, F1 from the two
means.  Intervals resample events, with groups as they were predicted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from analysis.evaluation.gold import Record, article
from analysis.evaluation.measures import Counts, Reading, Summary, counts, ratio
from analysis.layers import Article

REQUIRED = ("id", "text", "event")
Predict = Callable[[Sequence[Article]], Mapping[str, str]]


def predictor(_: Sequence[Record]) -> Predict:
    """Return the project's own grouping."""
    from analysis.alignment import events

    return events.group


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Group all articles, their given events hidden, and count by event."""
    group_of = (predict or predictor(records))([article(r) for r in records])
    return Reading("events", count(records, group_of), summarise)


def count(records: Sequence[Record], group_of: Mapping[str, str]) -> dict[str, Counts]:
    """Sum each event's precision and recall over its articles."""
    placed = [(str(r["event"]), group_of[str(r["id"])]) for r in records]
    both, events = Counter(placed), Counter(e for e, _ in placed)
    groups = Counter(g for _, g in placed)
    clusters: dict[str, Counts] = {event: counts() for event in events}
    for event, group in placed:
        c = clusters[event]
        c["n"] += 1
        c["precision"] += both[event, group] / groups[group]
        c["recall"] += both[event, group] / events[event]
        c["exact"] += both[event, group] == groups[group] == events[event]
    return clusters


def summarise(c: Counts) -> Summary:
    """Compute the measures of a layer from its counts."""
    precision, recall = c["precision"], c["recall"]
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        ("articles", "b-cubed precision"): ratio(precision, c["n"]),
        ("articles", "b-cubed recall"): ratio(recall, c["n"]),
        ("articles", "b-cubed f1"): ratio(f1, c["n"]),
        ("articles", "in an event found whole and pure"): ratio(c["exact"], c["n"]),
    }
