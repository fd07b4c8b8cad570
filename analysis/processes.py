"""Work on many articles in several processes, with the results in the order of the articles."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from typing import Any, Final, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK: Final = 16
_CHUNKS_WAITING: Final = 3
"""Chunks a process that are out at a time: what is done early must not pile up in memory."""


class ProcessLostError(RuntimeError):
    """A process ended before its work was done; the message says what to do."""


def each(
    function: Callable[[Item], Result], items: Iterable[Item], jobs: int = 1
) -> Iterator[Result]:
    """Apply a function to items, in this process or in several.

    Parameters
    ----------
    function : callable
        Of a module, or a `functools.partial` of one, so that it can be sent to a process.
    items : iterable
        Read as they are needed; each is sent to a process.
    jobs : int
        How many processes work; with 1 none is started.

    Yields
    ------
    Result
        In the order of `items`, whatever process was first.

    Raises
    ------
    ProcessLostError
        If a process was ended from outside, as where memory runs out.

    Examples
    --------
    >>> list(each(len, ["a", "bb"]))
    [1, 2]
    """
    if jobs == 1:
        yield from map(function, items)
        return
    # Spawned, not forked: the same on every system, and no lock of a library is copied while held.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (function,))
    try:
        yield from _in_order(pool, iter(items), jobs * _CHUNKS_WAITING)
    except BrokenProcessPool:
        raise ProcessLostError(
            f"one of {jobs} processes was ended from outside, perhaps for want of memory:"
            " try fewer jobs, or parts of the corpus"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, items: Iterator[Any], most: int) -> Iterator[Any]:
    """Yield the results of chunks in the order in which they were handed out."""
    waiting: deque[Future[list[Any]]] = deque()
    while chunk := list(islice(items, _CHUNK)):
        with _deaf_to_interrupts():  # the first starts the processes
            waiting.append(pool.submit(_work, chunk))
        if len(waiting) > most:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let no process that is started meanwhile hear Ctrl-C, not even before `_begin`."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_given: list[Callable[[Any], Any]] = []
"""What a process was started for."""


def _begin(function: Callable[[Any], Any]) -> None:
    """Make a process ready: it gets the function once, and leaves Ctrl-C to the one that waits."""
    _given.append(function)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(chunk: list[Any]) -> list[Any]:
    return list(map(_given[-1], chunk))
