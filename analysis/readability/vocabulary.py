"""What one word adds to each count, packed into one integer so that a text is one sum.

A word's facts are looked up once and kept: each takes 32 bits of an integer, so adding up the
integers of a text's words adds up all facts at once.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

from analysis.readability import syllables

#: The facts of a word, in the order in which they are packed.
FACTS: Final = (
    "letters",
    "syllables",
    "polysyllables",
    "long_words",
    "unfamiliar",
    "unfamiliar_2",
    "unfamiliar_3",
    "linsear_points",
)
_BITS: Final = 32
_MASK: Final = (1 << _BITS) - 1
_CAP: Final = 200_000
_ONE: Final = {name: 1 << (_BITS * place) for place, name in enumerate(FACTS)}
_JOINTS: Final = re.compile(r"[-‐‑&]+")
_CLEAN: Final = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")


@cache
def familiar_words() -> frozenset[str]:
    """Words that textstat counts as easy, from the data of the installed textstat (MIT licence).

    The file is found by path, so that textstat itself, which loads nltk, is not imported.

    Raises
    ------
    FileNotFoundError
        If textstat is not installed with its ``resources/en/easy_words.txt``.
    """
    spec = importlib.util.find_spec("textstat")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        path = Path(folder) / "resources" / "en" / "easy_words.txt"
        if path.is_file():
            return frozenset(line.strip() for line in path.read_text("ascii").splitlines())
    raise FileNotFoundError(
        "textstat's resources/en/easy_words.txt was not found: install textstat 0.7.13"
    )


def unpack(packed: int) -> dict[str, int]:
    """Facts by name of a packed integer, or of a sum of them.

    Examples
    --------
    >>> unpack(NEWS["hemisphere"] + NEWS["the"])["syllables"]
    4
    """
    return {name: packed // one & _MASK for name, one in _ONE.items()}


def points(packed: int) -> int:
    """Linsear points of one packed word or of a sum."""
    return packed // _ONE["linsear_points"] & _MASK


class Facts(dict[str, int]):
    """Packed facts by word, worked out by `rule` at the first sight of a word and then kept.

    The memory is capped: a full one is emptied, which costs time and changes nothing.
    """

    def __init__(self, rule: Callable[[str], int]) -> None:
        self.rule = rule

    def __missing__(self, word: str) -> int:
        if len(self) >= _CAP:
            self.clear()
        self[word] = value = self.rule(word)
        return value


def _facts(letters: int, sounded: int, again: int, familiar: bool) -> int:
    """Pack the facts of a word of `sounded` syllables (`again` where familiarity is asked)."""
    packed = letters * _ONE["letters"] + sounded * _ONE["syllables"]
    if sounded >= 3:
        packed += _ONE["polysyllables"] + 3 * _ONE["linsear_points"]
    elif sounded:
        packed += _ONE["linsear_points"]
    if letters > 6:
        packed += _ONE["long_words"]
    if not familiar:
        packed += _ONE["unfamiliar"]
        packed += _ONE["unfamiliar_2"] if again >= 2 else 0
        packed += _ONE["unfamiliar_3"] if again >= 3 else 0
    return packed


def _as_textstat(word: str) -> int:
    """Facts of a word as textstat 0.7.13 sees it."""
    low = word.lower()
    sounded = again = syllables.count(low)
    if not low.isascii():
        # textstat cleans the lower-cased word once more, which costs "İ" its dot.
        again = sum(map(syllables.count, _CLEAN.sub("", low).split()))
    return _facts(len(word) - word.count("'"), sounded, again, low in familiar_words())


def _as_read(word: str) -> int:
    """Facts of a word as a reader sees it: compounds by part, initials by letter."""
    low = word.lower().replace("’", "'")
    letters = sum(map(str.isalnum, low))
    parts = [part for part in _JOINTS.split(low) if part]
    sounded = sum(map(_sounded, parts))
    familiar = all(_is_familiar(part) for part in parts)
    return _facts(letters, sounded, sounded, familiar)


def _sounded(part: str) -> int:
    """Syllables: a number counts one, as in textstat; initials are spelt."""
    if not any(map(str.isalpha, part)):
        return 1
    if part in syllables.table():
        return syllables.count(part)
    if "." in part:
        return sum(map(_sounded, filter(None, part.split("."))))
    return syllables.count(part)


def _is_familiar(part: str) -> bool:
    """Tell whether a word, its possessive aside, is on the list; numbers are."""
    base = part.removesuffix("'s").removesuffix("'")
    return base in familiar_words() or part in familiar_words() or not any(map(str.isalpha, part))


#: Facts of words as textstat splits them, and as `analysis.segmentation.words` does.
TEXTSTAT: Final = Facts(_as_textstat)
NEWS: Final = Facts(_as_read)
