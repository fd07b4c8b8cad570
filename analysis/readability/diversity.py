"""The words of a text: diversity that does not fall with its length, and the share of rare ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import comb
from typing import Final

from analysis.readability import vocabulary

_THRESHOLD: Final = 0.72
_DRAW: Final = 42


def mtld(words: Sequence[str]) -> float | None:
    """Measure of textual lexical diversity: mean length of stretches above a type-token ratio.

    McCarthy and Jarvis (2010), MTLD, vocd-D, and HD-D, Behavior Research Methods 42: the mean
    number of words that keep the type-token ratio above .72, read forwards and backwards, the
    last stretch counted in part.

    Parameters
    ----------
    words : sequence of str
        Words in order; upper and lower case are the same word.

    Returns
    -------
    float or None
        ``None`` below 50 words, where the authors do not vouch for it, and where no stretch falls
        below the ratio at all (no word comes twice).

    Examples
    --------
    >>> round(mtld("the cat saw the dog and the dog saw the cat".split() * 8), 2)
    5.7
    """
    if len(words) < 50:
        return None
    low = [word.lower() for word in words]
    factors = [_factors(low), _factors(low[::-1])]
    return None if 0 in factors else sum(len(low) / factor for factor in factors) / 2


def _factors(words: Sequence[str]) -> float:
    """How often the ratio falls to the threshold, the rest counted in part."""
    factors, seen, length = 0.0, set[str](), 0
    for word in words:
        seen.add(word)
        length += 1
        if len(seen) / length < _THRESHOLD:
            factors += 1
            seen, length = set(), 0
    if length:
        factors += (1 - len(seen) / length) / (1 - _THRESHOLD)
    return factors


def hdd(words: Sequence[str]) -> float | None:
    """HD-D: expected type-token ratio of 42 words drawn from the text without replacement.

    McCarthy and Jarvis (2007), vocd: a theoretical and empirical evaluation, Language Testing 24:
    the sum over types of the hypergeometric chance to be drawn at least once, divided by 42.

    Parameters
    ----------
    words : sequence of str
        Words in any order; upper and lower case are the same word.

    Returns
    -------
    float or None
        Between 0 and 1; ``None`` below 42 words.

    Examples
    --------
    >>> hdd([str(number) for number in range(60)])
    1.0
    """
    size = len(words)
    if size < _DRAW:
        return None
    draws = comb(size, _DRAW)
    occurrences = Counter(Counter(word.lower() for word in words).values())
    expected = sum(
        types * (draws - comb(size - often, _DRAW)) for often, types in occurrences.items()
    )
    return expected / (draws * _DRAW)


def rare_share(words: Sequence[str]) -> float | None:
    """Share of the words that are not on the list of easy ones.

    Rare means here: not among the 2,940 words in textstat 0.7.13's English list of easy words (MIT
    licence), after Dale and Chall (1948), A formula for predicting readability, Educational
    Research Bulletin 27: words that American fourth-graders knew.  Numbers and possessives count
    as easy.  Names are not on the list, so give words without a capital for a share without them.

    Parameters
    ----------
    words : sequence of str
        Words in any order.

    Returns
    -------
    float or None
        Between 0 and 1; ``None`` without a word.

    Examples
    --------
    >>> rare_share(["the", "ombudsman", "went", "home"])
    0.25
    """
    if not words:
        return None
    return vocabulary.unpack(sum(map(vocabulary.NEWS.__getitem__, words)))["unfamiliar"] / len(
        words
    )
