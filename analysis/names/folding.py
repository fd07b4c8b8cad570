"""What two spellings of one name have in common."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ARTICLES = ("al-", "el-", "ul-", "ash-", "as-", "an-")
# Longer strings are no names; the cap keeps normalisation away from runs of combining marks.
_LONGEST = 200


@lru_cache(maxsize=1 << 14)
def _fold_unicode(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def fold(text: str) -> str:
    """Fold accents, case and apostrophes.

    Examples
    --------
    >>> fold("Iván DUQUE")
    'ivan duque'
    """
    return text.lower() if text.isascii() else _fold_unicode(text[:_LONGEST])


@lru_cache(maxsize=1 << 14)
def surname(word: str) -> str:
    """Fold a surname and leave out an Arabic article: "al-Assad" and "Assad" are one.

    Examples
    --------
    >>> surname("al-Assad")
    'assad'
    """
    folded = fold(word)
    for article in _ARTICLES:
        if folded.startswith(article):
            return folded[len(article) :]
    return folded
