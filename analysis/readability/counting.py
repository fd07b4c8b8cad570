"""The counts behind every formula, from one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from analysis.readability import vocabulary
from analysis.segmentation import sentences, words
from analysis.spans import HasOffsets, Span, blank, merge

SAMPLE: Final = 100
"""Words that Linsear Write looks at."""
_ARTICLES_KEPT: Final = 32
"""Every value of an article begins with its sentences, so those last read are kept."""
_STOPS: Final = re.compile(r"[.!?]+")
# All that textstat takes out of a text, but for the stops: an apostrophe stays before t, s, d,
# ve, ll and re.
_REMOVED: Final = re.compile(r"[^\w\s'.!?]+|'(?![tsd]|ve|ll|re)")
_WORDED: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made of.

    Attributes
    ----------
    words, sentences : int
        Words and sentences.
    tokens, characters : int
        Pieces between blanks and their characters (in the news mode: words and their letters).
    letters, syllables : int
        Letters and digits of the words; their syllables.
    polysyllables : int
        Words of three syllables or more.
    long_words : int
        Words of more than six letters.
    unfamiliar, unfamiliar_2, unfamiliar_3 : int
        Words not on the list of easy words; those of two, of three or more syllables.
    linsear_points, linsear_sentences : int
        Over the first 100 words: one point a word, three from three syllables on; the sentences
        they lie in.
    """

    words: int
    sentences: int
    tokens: int
    characters: int
    letters: int
    syllables: int
    polysyllables: int
    long_words: int
    unfamiliar: int
    unfamiliar_2: int
    unfamiliar_3: int
    linsear_points: int
    linsear_sentences: int


def textstat_counts(text: str) -> Counts:
    """Count as textstat 0.7.13 does, nonsense included.

    Its sentences are stretches between full stops, question and exclamation marks that hold more
    than two words ("1.9" has a full stop), at least one; its words lose every mark but some
    apostrophes, so that "oil-rich" is "oilrich".

    Examples
    --------
    >>> textstat_counts("It cost $1.9 million. They paid.").sentences
    1
    """
    pieces = _STOPS.split(_REMOVED.sub("", text))
    tokens, cleaned = text.split(), "".join(pieces).split()
    facts = list(map(vocabulary.TEXTSTAT.__getitem__, cleaned))
    number = _textstat_sentences(text, pieces)
    sample, sample_sentences = facts, number
    if len(tokens) > SAMPLE:
        start = " ".join(tokens[: _sample_tokens(tokens)])
        sample = facts[:SAMPLE]
        sample_sentences = _textstat_sentences(start, _STOPS.split(_REMOVED.sub("", start)))
    elif not tokens:
        sample_sentences = 0
    totals = vocabulary.unpack(sum(facts))
    totals["linsear_points"] = vocabulary.points(sum(sample))
    return Counts(
        words=len(cleaned),
        sentences=number,
        tokens=len(tokens),
        characters=sum(map(len, tokens)),
        linsear_sentences=sample_sentences,
        **totals,
    )


def _textstat_sentences(text: str, pieces: list[str]) -> int:
    """Pieces of more than two words, at least one."""
    return max(1, sum(len(piece.split(None, 2)) > 2 for piece in pieces)) if text else 0


def _sample_tokens(tokens: list[str]) -> int:
    """How many tokens hold the first 100 words."""
    found = 0
    for position, token in enumerate(tokens, 1):
        found += _WORDED.search(token) is not None
        if found == SAMPLE:
            return position
    return len(tokens)


def body_sentences(
    text: str, boilerplate: Sequence[HasOffsets] = (), without: Iterable[HasOffsets] = ()
) -> list[tuple[Span, list[str]]]:
    """Sentences of the body with their words.

    Parameters
    ----------
    text : str
        Raw text.
    boilerplate : sequence of spans
        Page furniture; its words are not counted.
    without : iterable of spans
        Sentences that share a character with one of these are left out (quotations, say).

    Returns
    -------
    list of (Span, list of str)
        Sentences that hold a word outside the furniture, and these words.

    Examples
    --------
    >>> body_sentences("It rained. Advertisement", [Span(11, 24)])
    [(Span(start=0, end=10), ['It', 'rained'])]
    """
    hidden, position = merge(without), 0
    found = []
    for span, spoken in _spoken(text, tuple(merge(boilerplate))):
        while position < len(hidden) and hidden[position].end <= span.start:
            position += 1
        if position == len(hidden) or hidden[position].start >= span.end:
            found.append((span, spoken))
    return found


@lru_cache(maxsize=_ARTICLES_KEPT)
def _spoken(text: str, boilerplate: tuple[Span, ...]) -> list[tuple[Span, list[str]]]:
    """Sentences that hold a word outside the furniture, and these words."""
    body = blank(text, boilerplate)
    found = []
    for span in sentences(text, boilerplate):
        piece = body[span.start : span.end]
        spoken = [piece[word.start : word.end] for word in words(piece)]
        if spoken:
            found.append((span, spoken))
    return found


def add_up(spoken: Sequence[Sequence[str]]) -> Counts:
    """Counts over sentences given as lists of words."""
    facts = [list(map(vocabulary.NEWS.__getitem__, sentence)) for sentence in spoken]
    totals = vocabulary.unpack(sum(map(sum, facts)))
    return counts_of(sum(map(len, facts)), len(facts), totals, _first_words(facts))


def _first_words(facts: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Linsear points and sentences of the first 100 words."""
    left, points = SAMPLE, 0
    for number, row in enumerate(facts, 1):
        points += vocabulary.points(sum(row[:left]))
        left -= len(row)
        if left <= 0:
            return points, number
    return points, len(facts)


def counts_of(
    words: int, sentences: int, facts: Mapping[str, int], sample: tuple[int, int]
) -> Counts:
    """Counts from the facts of all words, and Linsear points and sentences of the first 100."""
    return Counts(
        words=words,
        sentences=sentences,
        tokens=words,
        characters=facts["letters"],
        linsear_sentences=sample[1],
        **{**facts, "linsear_points": sample[0]},
    )
