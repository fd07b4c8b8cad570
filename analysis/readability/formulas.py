"""The twelve formulas, in textstat's names and with its arithmetic, step for step.

Each takes `Counts` and divides in the order textstat 0.7.13 does, so that equal counts give
values equal to the last bit; like textstat each gives 0.0 where it would divide by zero.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from analysis.readability.counting import Counts


def _ratio(number: float, by: int) -> float:
    return number / by if by else 0.0


def _words_per_sentence(counts: Counts) -> float:
    return _ratio(counts.words, counts.sentences)


def flesch_reading_ease(counts: Counts) -> float:
    """Flesch (1948), A new readability yardstick: higher is easier."""
    length = _words_per_sentence(counts)
    sounded = _ratio(counts.syllables, counts.words)
    return 206.835 - 1.015 * length - 84.6 * sounded if length and sounded else 0.0


def flesch_kincaid_grade(counts: Counts) -> float:
    """Kincaid et al. (1975): school grade."""
    length = _words_per_sentence(counts)
    sounded = _ratio(counts.syllables, counts.words)
    return (0.39 * length) + (11.8 * sounded) - 15.59 if length and sounded else 0.0


def gunning_fog(counts: Counts) -> float:
    """Gunning (1952): school grade; hard words have three syllables and are not easy ones."""
    if not counts.words:
        return 0.0
    hard = 100 * counts.unfamiliar_3 / counts.words
    return 0.4 * (_words_per_sentence(counts) + hard)


def smog_index(counts: Counts) -> float:
    """McLaughlin (1969): school grade, made for 30 sentences or more."""
    if not counts.sentences:
        return 0.0
    root: float = (30 * (counts.polysyllables / counts.sentences)) ** 0.5
    return (1.043 * root) + 3.1291


def automated_readability_index(counts: Counts) -> float:
    """Smith and Senter (1967): school grade from characters and words."""
    size, length = _ratio(counts.characters, counts.tokens), _words_per_sentence(counts)
    return (4.71 * size) + (0.5 * length) - 21.43 if size and length else 0.0


def coleman_liau_index(counts: Counts) -> float:
    """Coleman and Liau (1975): school grade from letters and sentences per 100 words.

    textstat, and so this, weighs letters by .058 where the paper has .0588: some 0.4 grades less.
    """
    letters = _ratio(counts.letters, counts.words) * 100
    stops = _ratio(counts.sentences, counts.words) * 100
    return (0.058 * letters) - (0.296 * stops) - 15.8 if letters and stops else 0.0


def linsear_write_formula(counts: Counts) -> float:
    """Linsear Write (O'Hayre 1966): school grade from the first 100 words."""
    if not counts.linsear_sentences:
        return 0.0
    number = float(counts.linsear_points / counts.linsear_sentences)
    return (number - 2) / 2 if number <= 20 else number / 2


def dale_chall_readability_score(counts: Counts) -> float:
    """Dale and Chall (1948): score from words not on a list of easy ones.

    The paper adds the constant to every text; textstat, and so this, only over 5 % of hard words.
    """
    if not counts.words:
        return 0.0
    hard = 100 * counts.unfamiliar / counts.words
    score = (0.1579 * hard) + (0.0496 * _words_per_sentence(counts))
    return score + 3.6365 if hard > 5 else score


def spache_readability(counts: Counts) -> float:
    """Spache (1953): grade of texts for children.

    textstat, and so this, takes Dale and Chall's list, and of it words of two syllables or more.
    """
    if not counts.words:
        return 0.0
    hard = 100 * counts.unfamiliar_2 / counts.words
    return (0.141 * _words_per_sentence(counts)) + (0.086 * hard) + 0.839


def lix(counts: Counts) -> float:
    """Läsbarhetsindex, Björnsson (1968): words per sentence plus per cent of long words."""
    if not counts.words:
        return 0.0
    return _words_per_sentence(counts) + 100 * counts.long_words / counts.words


def rix(counts: Counts) -> float:
    """Anderson (1983): long words per sentence."""
    return _ratio(counts.long_words, counts.sentences)


def text_standard(counts: Counts) -> float:
    """Textstat's own consensus: the grade, 1 to 18, that eight formulas name most often."""
    grades = [*_around(flesch_kincaid_grade(counts)), *_school(flesch_reading_ease(counts))]
    for formula in _CONSENSUS:
        grades += _around(formula(counts))
    return float(max(1, min(Counter(grades).most_common(1)[0][0], 18)))


_CONSENSUS: Final = (
    smog_index,
    coleman_liau_index,
    automated_readability_index,
    dale_chall_readability_score,
    linsear_write_formula,
    gunning_fog,
)


def _around(grade: float) -> list[int]:
    return [math.floor(grade), math.ceil(grade), round(grade)]


def _school(ease: float) -> list[int]:
    """Grades that textstat reads off the reading ease."""
    if not 30 <= ease < 100:
        return [13]
    return {9: [5], 8: [6], 7: [7], 6: [8, 9], 5: [10], 4: [11], 3: [12]}[int(ease // 10)]


#: The twelve formulas by textstat's names.
FORMULAS: Final[Mapping[str, Callable[[Counts], float]]] = MappingProxyType(
    {
        formula.__name__: formula
        for formula in (
            flesch_reading_ease,
            flesch_kincaid_grade,
            gunning_fog,
            smog_index,
            automated_readability_index,
            coleman_liau_index,
            linsear_write_formula,
            dale_chall_readability_score,
            spache_readability,
            lix,
            rix,
            text_standard,
        )
    }
)

#: Metrics of which a lower value means harder; of all others a higher one does.
HIGHER_IS_EASIER: Final = frozenset({"flesch_reading_ease"})

#: How the metrics are called in print.
PRINTED_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "flesch_reading_ease": "Flesch reading ease",
        "flesch_kincaid_grade": "Flesch–Kincaid grade",
        "gunning_fog": "Gunning fog",
        "smog_index": "SMOG",
        "automated_readability_index": "ARI",
        "coleman_liau_index": "Coleman–Liau",
        "linsear_write_formula": "Linsear Write",
        "dale_chall_readability_score": "Dale–Chall",
        "spache_readability": "Spache",
        "lix": "LIX",
        "rix": "RIX",
        "text_standard": "text standard",
    }
)
