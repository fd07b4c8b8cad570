"""The one way in which a number becomes text: a half is rounded away from zero, as readers expect."""

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
