"""The one way in which a number becomes text: a half is rounded away from zero, as readers expect."""

from __future__ import annotations

import math
from collections.abc import Sequence

HAIR = 1e-12
"""Far above the noise of sums and shares, and far below the ten digits that tables are written with."""


def formatted(value: float, spec: str) -> str:
    """Format a number, with a true minus; half of the last digit printed is rounded away from zero.

    Python alone rounds a half to the even neighbour, and 14.5 per cent of a share that binary
    fractions hold as 0.1449… to 14.

    Parameters
    ----------
    value : float
        A whole number is printed as it is, however large.
    spec : str
        As `format` takes it.

    Examples
    --------
    >>> formatted(100 * 0.125, ".0f"), formatted(100 * 0.145, ".0f"), formatted(-1234.25, "+,.1f")
    ('13', '15', '−1,234.3')
    """
    number = float(value)
    text = format(value if number.is_integer() else number * (1 + HAIR), spec)
    return text.replace("-", "−")


def printed(values: Sequence[float]) -> list[str]:
    """Return values that stand together with the same digits, no more than can mean something.

    Examples
    --------
    >>> printed([0.169, 6.2]), printed([569.0, 590.0]), printed([0.0981, 0.265]), printed([2, 3])
    (['0.2', '6.2'], ['569', '590'], ['0.10', '0.27'], ['2', '3'])
    """
    known = [abs(v) for v in values if not math.isnan(v)]
    top = max(known, default=0.0)
    whole = all(float(v).is_integer() for v in known)
    digits = 0 if whole or top >= 100 else 1 if top >= 1 else 2
    return ["–" if math.isnan(v) else formatted(v, f",.{digits}f") for v in values]
