"""How far long work is: a bar where somebody watches, a line a minute in the log of a batch run."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TypeVar

Item = TypeVar("Item")
QUIET_VARIABLE = "SAME_STORY_QUIET"
"""Set for the kernels of `make report`, so that no committed output holds a bar."""
SECONDS_A_LINE = 60.0
"""Between two lines of a log: work that takes less leaves none."""


def is_watched() -> bool:
    """Tell whether somebody sees standard error: at a terminal, or in a notebook that is in use."""
    if os.environ.get(QUIET_VARIABLE):
        return False
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return sys.stderr.isatty() or hasattr(shell, "kernel")


def bar(items: Iterable[Item], what: str) -> Iterable[Item]:
    """Return the items, with a bar or lines on standard error while they are gone through.

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
        return items if os.environ.get(QUIET_VARIABLE) else _logged(items, what)
    from tqdm import tqdm

    return tqdm(items, desc=what, leave=False, file=sys.stderr)


def _logged(items: Iterable[Item], what: str) -> Iterator[Item]:
    """Go through the items and say now and then how many are done."""
    of_all = f" of {len(items):,}" if isinstance(items, Sized) else ""
    said = time.monotonic()
    for done, item in enumerate(items):
        if time.monotonic() - said >= SECONDS_A_LINE:
            print(f"{what}: {done:,}{of_all}", file=sys.stderr, flush=True)
            said = time.monotonic()
        yield item
