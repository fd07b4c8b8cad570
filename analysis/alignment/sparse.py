"""Vectors of words or letters as one table in which only what is there takes place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.int64]


class Rows:
    """Sparse vectors as the rows of a table (compressed sparse rows).

    Row i has the cells from ``starts[i]`` to ``starts[i + 1]``; `columns` and `values` are theirs,
    and `places` is the column of each name.

    Examples
    --------
    >>> rows = Rows([{"dam": 0.6, "norvale": 0.8}, {}, {"dam": 1.0}])
    >>> len(rows), rows.starts.tolist(), rows.columns.tolist()
    (3, [0, 2, 2, 3], [0, 1, 0])
    """

    def __init__(self, vectors: Sequence[Mapping[str, float]]) -> None:
        names = list(chain.from_iterable(vectors))
        self.places = {name: n for n, name in enumerate(dict.fromkeys(names))}
        self.starts = np.cumsum([0, *map(len, vectors)])
        self.columns = np.array([self.places[name] for name in names], dtype=np.int64)
        values = chain.from_iterable(vector.values() for vector in vectors)
        self.values = np.fromiter(values, dtype=np.float64, count=len(names))

    def __len__(self) -> int:
        return len(self.starts) - 1
