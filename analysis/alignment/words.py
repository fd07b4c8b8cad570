"""Words reduced to what two outlets' sentences can share: content words, stemmed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.alignment.spelling import american
from analysis.framing.terms import stop_words

TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
"""A word as it is printed, function words included."""
_CONTENT = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")  # U.S. and AT&T are one word
_SHORT = 4  # a stem keeps at least this many letters where a long ending is taken off


@dataclass(frozen=True, slots=True)
class Word:
    """A content word at ``[start, end)``: its stem, and whether it is printed with a capital."""

    start: int
    end: int
    stem: str
    capital: bool


@lru_cache(maxsize=1 << 10)
def content_words(text: str) -> tuple[Word, ...]:
    """Stemmed words of `text` that are not function words, in order.

    The texts of an event are asked for as often as they are compared.

    Examples
    --------
    >>> [w.stem for w in content_words("The mayors' plans were announced in Norvale.")]
    ['mayor', 'plan', 'announc', 'norval']
    """
    words = []
    for match in _CONTENT.finditer(text):
        reduced = stem(match[0])
        if reduced:
            words.append(Word(match.start(), match.end(), reduced, match[0][0].isupper()))
    return tuple(words)


@lru_cache(maxsize=1 << 12)
def stems(sentence: str) -> tuple[str, ...]:
    """Stems of the content words of one sentence.

    Examples
    --------
    >>> stems("The dam broke.")
    ('dam', 'brok')
    """
    return tuple(word.stem for word in content_words(sentence))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Stem of a word in lower case, "" for a function word.

    A light suffix stripper in the line of Porter (1980): plurals, -ed, -ing, -ly, -ment, final
    -e, and the possessive; enough to match two reports, and quick.

    Examples
    --------
    >>> [stem(w) for w in ("Migrants", "agreed", "agreeing", "the", "U.S.", "countries")]
    ['migrant', 'agre', 'agree', '', 'us', 'country']
    >>> stem("centres") == stem("center")
    True
    """
    lower = word.lower().replace("’", "'")
    acronym = word.isupper() and len(word) > 1  # "US" is not "us"
    if lower in _stops() and not acronym:
        return ""
    lower = lower.removesuffix("'s").replace(".", "").replace("'", "").replace("-", "")
    if len(lower) < _SHORT or not lower.isalpha():
        return lower
    return _strip(american(lower))


@cache
def _stops() -> frozenset[str]:
    return frozenset(stop_words())


def _strip(word: str) -> str:
    if word.endswith("ies") and len(word) > _SHORT:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ingly", "edly", "ing", "ed", "ment", "ly"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORT - 1:
            word = word[: -len(suffix)]
            if len(word) > _SHORT - 1 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
                word = word[:-1]
            return word
    return word[:-1] if word.endswith("e") and len(word) > _SHORT - 1 else word
