"""Syllables of English words: the CMU Pronouncing Dictionary, then hyphenation."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyphen import Pyphen

_CAP = 100_000


@cache
def _read() -> tuple[str, dict[str, int]]:
    packed = Path(__file__).with_name("syllables.txt.gz").read_bytes()
    header, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
    table: dict[str, int] = {}
    for line in lines:
        number, *words = line.split(" ")
        table.update(dict.fromkeys(words, int(number)))
    return header.removeprefix("# "), table


def table() -> dict[str, int]:
    """Syllables by lower-case word: vowels of the first pronunciation in the CMU dictionary.

    The table is read once and shared: do not change it.

    Examples
    --------
    >>> table()["hemisphere"]
    3
    """
    return _read()[1]


def edition() -> str:
    """Name of the edition of the dictionary, to be printed beside every value that rests on it.

    Examples
    --------
    >>> edition().startswith("CMU Pronouncing Dictionary")
    True
    """
    return _read()[0]


@cache
def _hyphenator() -> Pyphen:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


def count(word: str) -> int:
    """Syllables of one lower-case word; of a word not in the dictionary, its hyphenation parts.

    This is the rule of textstat 0.7.13, nonsense on numbers and foreign scripts included.

    Examples
    --------
    >>> count("designate"), count("twitterverse")
    (3, 3)
    """
    found = table().get(word)
    if found is not None:
        return found
    hyphenator = _hyphenator()
    if len(hyphenator.hd.cache) > _CAP:
        hyphenator.hd.cache.clear()
    return len(hyphenator.positions(word)) + 1
