"""Syllables of English words: the CMU Pronouncing Dictionary, then hyphenation."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources


@cache
def _read() -> tuple[str, dict[str, int]]:
    packed = resources.files(__package__).joinpath("syllables.txt.gz").read_bytes()
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
def _patterns() -> tuple[dict[str, tuple[int, tuple[int, ...]]], frozenset[str]]:
    """Hyphenation patterns of pyphen for American English, and every beginning of one."""
    from pyphen import Pyphen

    patterns = Pyphen(lang="en_US").hd.patterns
    beginnings = (key[:end] for key in patterns for end in range(1, len(key) + 1))
    return patterns, frozenset(beginnings)


def _hyphenated_parts(word: str) -> int:
    """How many parts pyphen hyphenates a lower-case word into.

    Liang (1983), Word hy-phen-a-tion by com-put-er: each pattern that fits raises the levels
    between letters, and an odd level admits a hyphen.  pyphen tries every stretch of the word;
    to stop where no pattern begins like it gives the same parts in a third of the time.
    """
    patterns, beginnings = _patterns()
    pointed = f".{word}."
    levels = [0] * (len(pointed) + 1)
    for start in range(len(pointed) - 1):
        end = start + 1
        while (piece := pointed[start:end]) in beginnings and end <= len(pointed):
            if piece in patterns:
                offset, values = patterns[piece]
                place = slice(start + offset, start + offset + len(values))
                levels[place] = map(max, values, levels[place])
            end += 1
    return 1 + sum(level % 2 for level in levels[3 : len(word)])


def count(word: str) -> int:
    """Syllables of one lower-case word; of a word not in the dictionary, its hyphenation parts.

    This is the rule of textstat 0.7.13, nonsense on numbers and foreign scripts included.

    Examples
    --------
    >>> count("designate"), count("twitterverse")
    (3, 3)
    """
    found = table().get(word)
    return _hyphenated_parts(word) if found is None else found
