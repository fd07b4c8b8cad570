"""Figures in which there is nothing to draw: pages say why in words in place of an empty box."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_reasons: WeakKeyDictionary[Figure, str] = WeakKeyDictionary()


def note(figure: Figure, why: str) -> None:
    """Remember why there is nothing to draw in a figure."""
    _reasons[figure] = why


def why_undrawn(figure: Figure) -> str:
    """Return why there is nothing to draw in a figure; empty where there is something."""
    return _reasons.get(figure, "")
