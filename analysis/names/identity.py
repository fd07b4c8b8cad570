"""Whether two names are one person's, and the merging of names across articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from analysis.names import lexicon
from analysis.names.folding import fold, surname

_WORD = re.compile(r"[\w'’-]+")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name in folded words: given (first and middle) names, the rest, and Jr. or III."""

    words: tuple[str, ...]
    suffix: str


@lru_cache(maxsize=1 << 12)
def _parts(name: str) -> _Parts:
    titles = lexicon.title_words()
    found = [surname(word).strip("'-") for word in _WORD.findall(name)]
    given = lexicon.words("titles.toml", "given_as_well")
    while len(found) > 1 and found[0] in titles and found[0].capitalize() not in given:
        found.pop(0)
    suffix = found.pop() if len(found) > 1 and found[-1] in _SUFFIXES else ""
    return _Parts(tuple(word for word in found if word), suffix)


def _is_family_first(words: tuple[str, ...]) -> bool:
    if words[0] in lexicon.words("people.toml", "family_first"):
        return True
    given_last = len(words) == 2 and lexicon.is_two_syllables(words[1])
    return given_last and words[0] not in lexicon.first_names()


def same_first_name(a: str, b: str) -> bool:
    """Whether two first names may be one person's: equal, an initial, or a short form.

    Examples
    --------
    >>> same_first_name("Joe", "Joseph"), same_first_name("J.", "Joseph")
    (True, True)
    >>> same_first_name("Jill", "Joe")
    False
    """
    a, b = fold(a).rstrip("."), fold(b).rstrip(".")
    if a == b or not a or not b:
        return a == b
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    full_a, full_b = lexicon.full_forms(a), lexicon.full_forms(b)
    return b in full_a or a in full_b or bool(full_a & full_b)


def _middle_clash(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two middle names that cannot be one: George W. and George H. W."""
    return bool(a and b) and a[0][0] != b[0][0]


def _same_single(single: str, words: tuple[str, ...]) -> bool:
    if _is_family_first(words):
        return single == words[0]
    return single in words[1:]


def _same_full(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether two full names fit: given names that may be one, and a surname in both."""
    if not same_first_name(short[0], long[0]) or short[-1] not in long[1:]:
        return False
    at = long.index(short[-1], 1)
    return short[-1] != long[at - 1] and not _middle_clash(short[1:-1], long[1:at])


def _bare(name: str) -> str:
    """Fold a name and take the article off, which may be printed with a capital or not at all."""
    return fold(name).removeprefix("the ")


def same_person(a: str, b: str) -> bool:
    """Whether two names printed of persons can be one person's.

    Accents, case, titles and Jr. are set aside; first names may be short forms or initials; a
    bare surname fits every full name that carries it, the second of two Spanish surnames may
    be missing, and the family name comes first where it is a common Chinese, Korean or
    Vietnamese one.  Names of organisations and places are only the same when they are equal, "the"
    in front of them left out.

    Parameters
    ----------
    a, b : str
        Names, with or without titles.

    Returns
    -------
    bool
        Symmetric, but not transitive: "Biden" fits both "Joe Biden" and "Jill Biden".

    Examples
    --------
    >>> same_person("Ivan Duque", "Iván Duque Márquez")
    True
    >>> same_person("President Biden", "Joe Biden"), same_person("Joe Biden", "Jill Biden")
    (True, False)
    """
    if _bare(a) == _bare(b):
        return True
    if lexicon.names_no_person(a) or lexicon.names_no_person(b):
        return False
    left, right = _parts(a), _parts(b)
    short, long = sorted((left.words, right.words), key=len)
    if not short or len({left.suffix, right.suffix} - {""}) > 1:
        return False
    if len(short) == 1:
        return short == long or _same_single(short[0], long)
    if len(short) == len(long):
        return short == long or _same_full(short, long) or _same_full(long, short)
    return long[-len(short) :] == short or _same_full(short, long)


class _Blocks:
    """Names by their words, so that few have to be compared (blocking, in record linkage).

    Two names that are not spelled alike are one person's only if the last word of one stands in
    the other.
    """

    def __init__(self) -> None:
        self._holding: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}

    def add(self, name: str) -> None:
        """Add a name."""
        words = _parts(name).words
        for key in {fold(name), *words}:
            self._holding.setdefault(key, []).append(name)
        for last in words[-1:]:
            self._ending.setdefault(last, []).append(name)

    def near(self, name: str) -> list[str]:
        """Names added before that may be the same person's, each once."""
        words = _parts(name).words
        found: list[str] = []
        for key in (fold(name), *words[-1:]):
            found += self._holding.get(key, ())
        for word in words:
            found += self._ending.get(word, ())
        return list(dict.fromkeys(found))


def _rank(name: str, count: int) -> tuple[int, int, int, str]:
    """Order of names: the fullest first, then the most accented, the most frequent."""
    return (-len(name.split()), -sum(not c.isascii() for c in name), -count, name)


def merge(names: Iterable[str]) -> dict[str, str]:
    """Merge the names of persons that several articles of one event print.

    Parameters
    ----------
    names : iterable of str
        Names as printed; repeats count as votes for a spelling.

    Returns
    -------
    dict of str to str
        Every name and the fullest form it belongs to.  A bare surname that fits two different
        people stays by itself.  The order of `names` does not matter.

    Examples
    --------
    >>> merge(["Duque", "Ivan Duque", "Iván Duque Márquez", "Biden"])["Duque"]
    'Iván Duque Márquez'
    >>> merge(["Biden", "Joe Biden", "Jill Biden"])["Biden"]
    'Biden'
    """
    counts = Counter(names)
    groups: dict[str, list[str]] = {}
    blocks = _Blocks()
    merged: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: _rank(name, counts[name])):
        fits = [
            head for head in blocks.near(name) if all(same_person(name, n) for n in groups[head])
        ]
        if len(fits) == 1:
            groups[fits[0]].append(name)
            merged[name] = fits[0]
        else:
            groups[name] = [name]
            blocks.add(name)
            merged[name] = name
    return merged
