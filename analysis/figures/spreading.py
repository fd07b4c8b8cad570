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
