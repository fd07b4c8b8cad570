"""Numbers as text: shares, counts with their nouns, signed values."""

from __future__ import annotations

import pandas as pd

from analysis.rounding import formatted


def percent(share: float, digits: int = 0) -> str:
    """Return a share as text.

    Examples
    --------
    >>> percent(5 / 40), percent(0.1234, 1), percent(float("nan"))
    ('13 %', '12.3 %', 'an undefined share')
    """
    return "an undefined share" if pd.isna(share) else f"{formatted(100 * share, f'.{digits}f')} %"


def number(value: float, digits: int = 0) -> str:
    """Return a number as text, thousands set off.

    Examples
    --------
    >>> number(1234.5), number(2.345, 1)
    ('1,235', '2.3')
    """
    return "undefined" if pd.isna(value) else formatted(value, f",.{digits}f")


def signed(value: float, digits: int) -> str:
    """Return a difference as text with its sign, a true minus.

    Examples
    --------
    >>> signed(-0.444, 2), signed(0.1, 2)
    ('−0.44', '+0.10')
    """
    return formatted(value, f"+,.{digits}f")


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun.

    Examples
    --------
    >>> counted(1, "leak"), counted(8, "leak"), counted(0, "quantity", "quantities")
    ('1 leak', '8 leaks', 'no quantities')
    """
    amount = f"{count:,}" if count else "no"
    return f"{amount} {noun if count == 1 else plural or noun + 's'}"
