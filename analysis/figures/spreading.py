"""Labels along a line, moved apart so that none overlaps another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def spread(centres: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Move labels along a line as little as is needed for none to overlap, in the same order.

    Parameters
    ----------
    centres, sizes : sequence of float
        Where each label wants to stand, and how much room it takes.

    Examples
    --------
    >>> spread([0, 1, 9], [2, 2, 2])
    [-0.5, 1.5, 9.0]
    """
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    groups: list[list[int]] = []
    middles: list[float] = []
    for i in order:
        groups.append([i])
        middles.append(float(centres[i]))
        while len(groups) > 1 and middles[-1] - middles[-2] < room(groups[-2:], sizes):
            last = groups.pop()
            groups[-1] += last
            middles[-2:] = [float(np.mean(wanted(groups[-1], centres, sizes)))]
    moved = [0.0] * len(centres)
    for group, middle in zip(groups, middles, strict=True):
        edge = middle - sum(sizes[i] for i in group) / 2
        for i in group:
            moved[i] = edge + sizes[i] / 2
            edge += sizes[i]
    return moved


def spread_within(
    centres: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> list[float]:
    """Spread labels as `spread` does, and move them inwards, in the same order, where the line ends.

    Examples
    --------
    >>> spread_within([8.0, 9.0], [4.0, 4.0], 0.0, 10.0)
    [4.0, 8.0]
    """
    moved = spread(centres, sizes)
    order = sorted(range(len(centres)), key=lambda i: centres[i])
    for i in reversed(order):
        moved[i] = min(moved[i], high - sizes[i] / 2)
        high = moved[i] - sizes[i] / 2
    for i in order:
        moved[i] = max(moved[i], low + sizes[i] / 2)
        low = moved[i] + sizes[i] / 2
    return moved


def room(groups: Sequence[Sequence[int]], sizes: Sequence[float]) -> float:
    """Return how far apart the middles of two groups of labels must be."""
    return sum(sizes[i] for group in groups for i in group) / 2


def wanted(group: Sequence[int], centres: Sequence[float], sizes: Sequence[float]) -> list[float]:
    """Return where each label of a group would have the group's middle."""
    total, edge, middles = sum(sizes[i] for i in group), 0.0, []
    for i in group:
        middles.append(centres[i] - (edge + sizes[i] / 2) + total / 2)
        edge += sizes[i]
    return middles


def equal_before(places: Sequence[float], within: float) -> list[int]:
    """Count for each place how many before it lie so near that marks would hide one another.

    Examples
    --------
    >>> equal_before([1.0, 2.0, 2.01, 2.02], 0.075)
    [0, 0, 1, 2]
    """
    return [sum(abs(x - other) < within for other in places[:i]) for i, x in enumerate(places)]


def levels(places: Sequence[float], within: float) -> list[int]:
    """Return for each mark the lowest level on which none nearer than `within` stands before it.

    Examples
    --------
    >>> levels([5.0, 0.0, 0.0, 0.3, 0.6], 0.5)
    [0, 0, 1, 2, 0]
    """
    last: list[float] = []
    found = [0] * len(places)
    for i in sorted(range(len(places)), key=lambda i: places[i]):
        level = next((n for n, x in enumerate(last) if places[i] - x >= within), len(last))
        last[level : level + 1] = [places[i]]
        found[i] = level
    return found
