"""How wide figures are drawn: as wide as a page, and those that can a second time for a phone."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PAGE, PHONE = 7.2, 4.0
"""Inches."""
_width: ContextVar[float] = ContextVar("width", default=PAGE)
_again: WeakKeyDictionary[Figure, Callable[[], Figure]] = WeakKeyDictionary()


def page_width() -> float:
    """Return how many inches wide figures are drawn at present.

    Examples
    --------
    >>> page_width()
    7.2
    >>> with on_phones():
    ...     page_width()
    4.0
    """
    return _width.get()


@contextmanager
def on_phones() -> Iterator[None]:
    """Draw what is drawn in here as wide as a phone."""
    before = _width.set(PHONE)
    try:
        yield
    finally:
        _width.reset(before)


def fits_phones(draw: Callable[..., Figure]) -> Callable[..., Figure]:
    """Let the figures that a function draws be drawn again for a phone."""

    @functools.wraps(draw)
    def drawn(*args: Any, **kwargs: Any) -> Figure:
        figure = draw(*args, **kwargs)
        _again[figure] = functools.partial(draw, *args, **kwargs)
        return figure

    return drawn


def for_phone(figure: Figure) -> Figure | None:
    """Return a figure as drawn for a phone, or None where it is drawn for pages only."""
    again = _again.get(figure)
    if again is None:
        return None
    with on_phones():
        return again()
