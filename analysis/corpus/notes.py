"""What the load report says, and the two ways in which an input cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["notice", "skipped", "error"]
SHOWN = 60  # characters of a foreign value that a reason quotes


@dataclass(frozen=True, slots=True)
class LoadNote:
    """One line of the load report.

    Attributes
    ----------
    file : str
        The file, relative to the folder that was loaded; always encodable as UTF-8.
    level : {"notice", "skipped", "error"}
        notice: the file or line is in the corpus and something about it is odd.
        skipped: it is left out because of what it is.
        error: it could not be read or used as it stands.
    reason : str
        What is odd or wrong and, where something can be done, what to do.
    """

    file: str
    level: Level
    reason: str


class UnusableCorpusError(ValueError):
    """Nothing at all can be used; the message is one line that names the path and the reason."""


class Refused(Exception):  # noqa: N818  (a verdict on one file or line, turned into a LoadNote)
    """One file or line cannot be loaded."""

    def __init__(self, level: Level, reason: str) -> None:
        super().__init__(reason)
        self.level: Level = level
        self.reason = reason


def printable(name: str) -> str:
    r"""Return a file name that can be encoded: bytes that are not UTF-8 become ``\xNN``.

    Examples
    --------
    >>> print(printable("caf\udce9.txt"))
    caf\xe9.txt
    """
    try:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        return name.encode("utf-8", "backslashreplace").decode("utf-8")


def shown(value: str) -> str:
    r"""Quote a value of the input in a reason: one line, shortened, always encodable.

    Examples
    --------
    >>> print(shown("two" + chr(10) + "lines"))
    'two\nlines'
    """
    short = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
    return printable(repr(short))


def counted(number: int, noun: str) -> str:
    """Return ``1 file``, ``2 files``.

    Examples
    --------
    >>> counted(1, "row"), counted(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
