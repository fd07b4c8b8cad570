"""Which labels articles could have had: exchanges of an outlet's label within events."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

import numpy as np
from numpy.typing import NDArray

from analysis.comparison.blocks import blocks

Labels = NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Design:
    """Articles of one outlet and those it is compared with, in the events that both cover.

    `rows` are the articles' places in what was given; `labels` holds 1 for the outlet and 0 for the
    others; `events` holds, for each event, the places in `rows` of each outlet's articles, those
    of the outlet compared first.
    """

    rows: list[int]
    labels: Labels
    events: list[list[NDArray[np.intp]]]

    @property
    def labellings(self) -> int:
        """How many ways there are to exchange outlets within events."""
        return prod(map(len, self.events))

    @property
    def smallest_p(self) -> float:
        """Smallest p of a two-sided test: 2/2^k with two outlets in each of k events.

        With two outlets in every event, exchanging all labels gives the same size again.
        """
        sides = 2 if all(len(outlets) == 2 for outlets in self.events) else 1
        return min(1.0, sides / self.labellings)


def design(
    outlets: Sequence[str], events: Sequence[str], outlet: str, against: str | None = None
) -> Design:
    """Pick the articles of events that an outlet and the one it is compared with both cover.

    Parameters
    ----------
    outlets, events : sequences of str
        Outlet and event of each article.
    outlet : str
        The outlet labelled 1.
    against : str, optional
        The outlet labelled 0; by default all others.

    Examples
    --------
    >>> design(["A", "B", "A"], ["x", "x", "y"], "A").rows
    [0, 1]
    """
    members: dict[str, dict[str, list[int]]] = {}
    for row, (name, event) in enumerate(zip(outlets, events, strict=True)):
        if name == outlet or against in (None, name):
            members.setdefault(event, {}).setdefault(name, []).append(row)
    rows: list[int] = []
    places: list[list[NDArray[np.intp]]] = []
    for _, told in sorted(members.items()):
        if outlet not in told or len(told) < 2:
            continue
        inside = sorted(row for own in told.values() for row in own)
        at = {row: len(rows) + place for place, row in enumerate(inside)}
        names = sorted(told, key=lambda name: (name != outlet, name))
        places.append([np.array([at[row] for row in told[name]]) for name in names])
        rows += inside
    labels = np.array([outlets[row] == outlet for row in rows], dtype=np.int8)
    return Design(rows, labels, places)


def relabel(given: Design, relabellings: int, seed: int) -> tuple[Labels, bool]:
    """Labels exchanged within events, the observed ones in the first row.

    An outlet's articles on an event keep one label: they are no independent draws, and one may be
    an update of another, so that exchanging them one by one would find words that only they share.

    Parameters
    ----------
    given : Design
        The observed labels.
    relabellings : int
        How many random exchanges; if all there are is no more, each is given once.
    seed : int
        Seed of the exchanges.

    Returns
    -------
    tuple
        Array of shape (labellings, articles), and whether these are all there are.

    Examples
    --------
    >>> relabel(design(["A", "B", "A", "B"], ["x", "x", "y", "y"], "A"), 99, 0)[0].astype(int).tolist()
    [[1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1]]
    """
    drawn = draw_places([{len(told)} for told in given.events], relabellings, seed)
    labels = np.concatenate([_labels(given, shares) for shares in drawn])
    return labels, given.labellings <= relabellings + 1


def _labels(given: Design, drawn: NDArray[np.float64]) -> Labels:
    """Labels of all articles, where each event's label goes to the place drawn."""
    labels = np.zeros((len(drawn), len(given.rows)), dtype=np.int8)
    for told, shares in zip(given.events, drawn.T, strict=True):
        chosen = (shares * len(told)).astype(np.intp)
        for place, own in enumerate(told):
            labels[np.ix_(chosen == place, own)] = 1
    return labels


def draw_places(
    sizes: Sequence[Collection[int]], relabellings: int, seed: int
) -> Iterator[NDArray[np.float64]]:
    """Places on each event's list, as shares of its length, the first of each in the first row.

    Parameters
    ----------
    sizes : sequence of collections of int
        How long each event's list is; more than one length where some measures have fewer outlets.
        A share gives each its place.
    relabellings : int
        How many random rows; if there are no more, and one length an event, each is given once.
    seed : int
        Seed of the rows.

    Yields
    ------
    array of shape (rows, events)
        Some rows at a time.

    Examples
    --------
    >>> next(draw_places([{2}, {2}], 99, 0)).tolist()
    [[0.25, 0.25], [0.25, 0.75], [0.75, 0.25], [0.75, 0.75]]
    """
    lengths = [max(own) for own in sizes]
    if all(len(own) == 1 for own in sizes) and prod(lengths) <= relabellings + 1:
        # The middle of a place's share, lest rounding give the place before.
        shares = [(np.arange(length) + 0.5) / length for length in lengths]
        yield np.array(list(product(*shares)))
        return
    random = np.random.default_rng(seed)
    for rows in blocks(relabellings + 1, len(lengths)):
        drawn = random.random((rows.stop - rows.start, len(lengths)))
        if rows.start == 0:
            drawn[0] = 0.0
        yield drawn
