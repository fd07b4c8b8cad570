"""How far the words of a line are those of page furniture: a sum of weights, word by word.

A pattern knows a wording; this knows words, so that it has something to say of an invitation that
nobody has phrased like that before.  The words stand in ``wording.csv`` with their weights in
log-odds, fitted by ``benchmarks/train_boilerplate.py`` (a penalised logistic regression, as Genkin,
Lewis and Madigan, 2007, use it for text).  All of them come from lines that were invented for this
project.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources
from typing import Final

READ: Final = 200
"""How many characters of a line its wording is judged by: enough for a share, and quick."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LETTERS_ONLY = bytes(b if chr(b).isalpha() or b == ord("'") else ord(" ") for b in range(128)) * 2
"""For ASCII: every character but letters and apostrophes becomes a blank."""
_MARKS: Final = "–—…•"
"""All that is not ASCII in most lines that are not."""
_BIAS: Final = ""
_MOST: Final = 6.0
"""Beyond it one more word says no more."""


def words(key: str) -> list[str]:
    """Words of the start of a line in plain lower case, apostrophes inside them kept.

    Examples
    --------
    >>> words("don't miss our 3 best-read stories")
    ["don't", 'miss', 'our', 'best', 'read', 'stories']
    """
    return _split(key[:READ])


def every_word(key: str, first: list[str] | None = None) -> list[str]:
    """Words of a whole line; of a long one that which `words` cuts off stands among them too.

    `first` are its `words`, where they are known.
    """
    if first is None:
        return _split(key)
    if len(key) <= READ:
        return first
    return first + _split(key[max(0, key.rfind(" ", 0, READ)) :])


def _split(key: str) -> list[str]:
    if not key.isascii():
        for mark in _MARKS:
            key = key.replace(mark, " ")
    if not key.isascii():
        return _WORD.findall(key)
    pieces = key.encode().translate(_LETTERS_ONLY).decode().split()
    if "'" not in key:
        return pieces
    found: list[str] = []
    for piece in pieces:
        if "'" not in piece or (piece.count("'") == 1 and piece[0] != "'" != piece[-1]):
            found.append(piece)
        else:
            found += _WORD.findall(piece)
    return found


@cache
def weights() -> dict[str, float]:
    """Return the weight of each word; that of the empty word is the bias."""
    source = resources.files(__package__).joinpath("wording.csv").read_text(encoding="utf-8")
    rows = csv.reader(line for line in source.splitlines() if not line.startswith("#"))
    next(rows)
    return {word: float(weight) for word, weight in rows}


def score(words: list[str], known: dict[str, float] | None = None) -> float:
    """How far the wording of a line speaks for furniture.

    Parameters
    ----------
    words : list of str
        The words of the line in lower case.
    known : dict, optional
        The weight of each word and, under "", the bias; `weights()` by default.

    Returns
    -------
    float
        In [-1, 1]: above 0 the words are rather those of furniture.

    Examples
    --------
    >>> score("subscribe to our newsletter".split()) > 0 > score("the minister said".split())
    True
    """
    used = weights() if known is None else known
    said = 0.0
    for word in words:
        said += used.get(word, 0.0)
    return max(-_MOST, min(_MOST, used[_BIAS] + said)) / _MOST
