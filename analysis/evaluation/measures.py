"""Counts over independent units, the measures they give, and intervals by resampling the units."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Counts = defaultdict[str, float]
"""How often each thing was counted; 0 where it never was."""
Summary = dict[tuple[str, str], tuple[float | None, float]]
"""(part, metric) to (value, number of items it was computed from)."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: what of (`part`), which `metric`, its `value` in [0, 1], and what carries it.

    `n` is the number of items in the denominator, for F1 those of gold; `low` to `high` is the 95 % interval.  None
    stands where a figure is not defined (nothing predicted, nothing in gold).
    """

    part: str
    metric: str
    value: float | None
    n: int
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of one layer on one gold file, and how many `units` were resampled.

    Examples
    --------
    >>> e = Evaluation("events", "g.jsonl", "events", 2, (Measure("all", "f1", 0.5, 4, None, None),))
    >>> e.value("all", "f1")
    0.5
    """

    layer: str
    gold: str
    unit: str
    units: int
    measures: tuple[Measure, ...]

    def find(self, part: str, metric: str) -> Measure:
        """Return one measure; KeyError if the layer has none of that name."""
        for measure in self.measures:
            if (measure.part, measure.metric) == (part, metric):
                return measure
        raise KeyError(f"{self.layer} has no {metric} of {part}")

    def value(self, part: str, metric: str) -> float | None:
        """Return the value of one measure."""
        return self.find(part, metric).value


@dataclass(frozen=True, slots=True)
class Reading:
    """What a layer's module hands over: counts of each unit, and what is computed from counts."""

    unit: str
    clusters: Mapping[str, Counts]
    summarise: Callable[[Counts], Summary]


def counts() -> Counts:
    """Nothing counted yet."""
    return defaultdict(float)


def add(total: Counts, more: Mapping[str, float], times: int = 1) -> None:
    """Add `more` to `total`, `times` over."""
    for key, count in more.items():
        total[key] += times * count


def by_unit(counted: Iterable[tuple[Any, Mapping[str, float]]]) -> dict[str, Counts]:
    """Add up the counts of records unit by unit: gold may have several records of one.

    Examples
    --------
    >>> {unit: dict(c) for unit, c in by_unit([("e1", {"hit": 1}), ("e1", {"hit": 2})]).items()}
    {'e1': {'hit': 3.0}}
    """
    units: dict[str, Counts] = defaultdict(counts)
    for unit, found in counted:
        add(units[str(unit)], found)
    return units


def ratio(part: float, whole: float) -> tuple[float | None, float]:
    """Divide, or None where there is nothing to divide by; and the denominator.

    Examples
    --------
    >>> ratio(1, 2), ratio(0, 0)
    ((0.5, 2), (None, 0))
    """
    return (part / whole if whole else None), whole


def agreement(part: str, hits: float, predicted: float, gold: float) -> Summary:
    """Precision, recall and F1 of one part.

    F1 is 2 hits / (predicted + gold), the harmonic mean of the two: defined also where one of
    them is not.

    Examples
    --------
    >>> agreement("all", 1, 2, 1)[("all", "f1")]
    (0.6666666666666666, 1)
    """
    return {
        (part, "precision"): ratio(hits, predicted),
        (part, "recall"): ratio(hits, gold),
        (part, "f1"): (ratio(2 * hits, predicted + gold)[0], gold),
    }


def measure(reading: Reading, boot: int) -> tuple[Measure, ...]:
    """Compute every measure with its interval.

    The interval is the percentile bootstrap (Efron 1979) over whole units, which are taken as
    independent draws: articles of one site or one event are not.  `boot` = 0 gives none, and so
    does a single unit.
    """
    total = counts()
    for cluster in reading.clusters.values():
        add(total, cluster)
    samples = _resample(reading, boot) if len(reading.clusters) > 1 else []
    measures = []
    for (part, metric), (value, n) in reading.summarise(total).items():
        low, high = _interval([s.get((part, metric), (None, 0))[0] for s in samples])
        measures.append(Measure(part, metric, value, round(n), low, high))
    return tuple(measures)


def _resample(reading: Reading, boot: int) -> list[Summary]:
    """Draw units with replacement, always from the same seed, and summarise each draw."""
    generator = random.Random(0)
    names = sorted(reading.clusters)
    samples = []
    for _ in range(boot):
        drawn = Counter(generator.choice(names) for _ in names)
        total = counts()
        for name, times in drawn.items():
            add(total, reading.clusters[name], times)
        samples.append(reading.summarise(total))
    return samples


def _interval(values: list[float | None]) -> tuple[float | None, float | None]:
    """Return the 2.5th and 97.5th percentile of the draws where the measure is defined."""
    known = sorted(v for v in values if v is not None)
    if not known:
        return None, None
    return known[int(0.025 * len(known))], known[min(len(known) - 1, int(0.975 * len(known)))]


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Intersection over the stretch that both spans cover together; 0 where they do not meet.

    Examples
    --------
    >>> overlap((0, 10), (5, 15)), overlap((0, 1), (1, 2))
    (0.3333333333333333, 0.0)
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (max(a[1], b[1]) - min(a[0], b[0])) if shared > 0 else 0.0


def match(gold: Sequence[T], predicted: Sequence[T], least: float, alike: Callable[[T, T], float]) -> dict[int, int]:  # fmt: skip
    """Pair items one to one, the most alike first: gold index to predicted index.

    Items that are less than `least` alike stay alone.

    Examples
    --------
    >>> match([(0, 10), (20, 30)], [(0, 9), (21, 40)], 0.8, overlap)
    {0: 0}
    """
    candidates = sorted(
        (-likeness, i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(predicted)
        if (likeness := alike(a, b)) >= least
    )
    pairs: dict[int, int] = {}
    taken = set()
    for _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
