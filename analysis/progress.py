"""A bar that shows how far long work is, where somebody watches, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TypeVar

Item = TypeVar("Item")
QUIET_VARIABLE = "SAME_STORY_QUIET"
"""Set for the kernels of `make report`, so that no committed output holds a bar."""


def is_watched() -> bool:
    """Tell whether somebody sees standard error: at a terminal, or in a notebook that is in use."""
    if os.environ.get(QUIET_VARIABLE):
        return False
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return sys.stderr.isatty() or hasattr(shell, "kernel")


def bar(items: Iterable[Item], what: str) -> Iterable[Item]:
    """Return the items, with a bar on standard error while they are gone through.

    Parameters
    ----------
    items : iterable
    what : str
        What is being done, in a word or two.

    Examples
    --------
    >>> list(bar([1, 2], "counting"))
    [1, 2]
    """
    if not is_watched():
        return items
    from tqdm import tqdm

    return tqdm(items, desc=what, leave=False, file=sys.stderr)
