"""What two sentences have in common, and how that stands out among all pairs of two articles.

Every measure is symmetric: swapping the articles changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from analysis.alignment import evidence
from analysis.alignment.evidence import ROOT, Reading, Vector
from analysis.alignment.quantities import quantity_pairs
from analysis.alignment.shared import KIN, Others, Shared
from analysis.alignment.sparse import Floats, Places
from analysis.alignment.speakers import are_others, share_one
from analysis.layers import Layers

FEATURES = (
    "story", "letters", "coverage", "rarest", "names_and_words", "quantities", "quoted",
    "diagonal", "relative", "lead", "apart", "other_speaker", "both_quoted", "other_day", "crowd",
)  # fmt: skip
ONE_STORY = 0.35  # likeness of two articles from which more says no more about a link
CROWD = 1000  # pairs of sentences of two long articles
REPORT = 0.3  # share of a sentence's words, said by somebody, from which it reports a remark
RUNS = 2  # runs of three words, so four in a row, that two persons do not say by chance
FAINT = 0.05  # coverage below which a best match is no yardstick


@dataclass(frozen=True)
class Measured:
    """The pairs of sentences of two articles that share anything.

    Pair k is of ``a[left[k]]`` and ``b[right[k]]``; row k of `table` holds its measures, in the
    order of `FEATURES`.
    """

    a: Sequence[Reading]
    b: Sequence[Reading]
    left: Places
    right: Places
    table: Floats


def measure(a: Layers, b: Layers) -> Measured:
    """Measure every pair of sentences that shares anything."""
    words, grams = evidence.word_frequency((a, b)), evidence.gram_frequency((a, b))
    here, there = evidence.read(a, words, grams), evidence.read(b, words, grams)
    if not here or not there:
        none = np.zeros(0, dtype=np.int64)
        return Measured(here, there, none, none, np.zeros((0, len(FEATURES))))
    places = np.array([x.place for x in here], int), np.array([y.place for y in there], int)
    counted = _counted(a, b)[np.ix_(*places)]
    covered, told = _in_common(here, there, counted, evidence.capitals((a, b)))
    left, right = np.nonzero((covered > 0) | (counted > 0))
    story = min(ONE_STORY, evidence.story(a, b))
    told["story"] = np.full(len(left), story)
    # the more pairs, the rarer a link, where there are any
    told["crowd"] = np.full(len(left), story / ONE_STORY * log(counted.size / CROWD))
    told["quantities"] = counted[left, right]
    told["coverage"] = covered[left, right]
    told["relative"] = _relative(covered)[left, right]
    i, j = places[0][left], places[1][right]
    told["diagonal"] = _diagonal(covered, places)[i, j]
    told["lead"] = 1 / (1 + i + j)
    told["apart"] = abs(i / len(a.sentences) - j / len(b.sentences))
    table = np.column_stack([told[name] for name in FEATURES])
    return Measured(here, there, left, right, table)


def are_two_remarks(a: Reading, b: Reading) -> bool:
    """Whether what is said has no word in common: with the other sentence, or with what is said there.

    Who speaks is introduced in the same words whatever is said.  Of a whole remark in quotation
    marks the other sentence must tell something; of two reports of one speaker, the other report.
    Whole remarks of two persons are one only where both give so many words in a row that one of
    the outlets may have named the wrong one.
    """
    if (a.is_remark and _tells_nothing(a, b)) or (b.is_remark and _tells_nothing(b, a)):
        return True
    if a.is_remark and b.is_remark and are_others(a.speakers, b.speakers):
        return len(a.quoted & b.quoted) < RUNS
    if not share_one(a.speakers, b.speakers) or min(_said_share(a), _said_share(b)) < REPORT:
        return False
    return not _covered(a.said, b.said, evidence.roots(b.said))


def _tells_nothing(remark: Reading, other: Reading) -> bool:
    """Whether another sentence has no word of a remark that says anything."""
    return bool(remark.said) and not _covered(remark.said, other.words, other.roots)


def _said_share(reading: Reading) -> float:
    """Share of the words of a sentence that somebody is reported to have said."""
    return sum(reading.said.values()) / reading.weight


def _covered(words: Vector, others: Vector, roots: frozenset[str]) -> float:
    """Weight of the words that the other side has, in another form in part."""
    total = 0.0
    for word, weight in words.items():
        if word in others:
            total += weight
        elif len(word) >= ROOT and word[:ROOT] in roots:
            total += KIN * weight
    return total


def _counted(a: Layers, b: Layers) -> Floats:
    """Return 1 for each two sentences, by their places, that have a quantity in common, else 0."""
    numbers = np.zeros((len(a.sentences), len(b.sentences)))
    for key, count in evidence.count_quantities(quantity_pairs(a, b), a, b).items():
        numbers[key] = min(1, count)
    return numbers


def _in_common(
    here: Sequence[Reading], there: Sequence[Reading], counted: Floats, capitals: frozenset[str]
) -> tuple[Floats, dict[str, Floats]]:
    """Return the coverage of every two sentences, and what those that share anything share."""
    others = Others(there, capitals)
    covered = np.zeros(counted.shape)
    rows: list[dict[str, Floats]] = []
    for i, sentence in enumerate(here):
        shared = others.shared(sentence)
        covered[i] = shared.coverage
        share = (covered[i] > 0) | (counted[i] > 0)
        both = _of_words(shared) | _of_quotations(sentence, there)
        rows.append({name: values[share] for name, values in both.items()})
    return covered, {name: np.concatenate([row[name] for row in rows]) for name in rows[0]}


def _of_words(shared: Shared) -> dict[str, Floats]:
    return {
        "letters": shared.letters,
        "rarest": shared.rarest,
        "names_and_words": np.log1p(shared.names) * np.log1p(shared.plain),
    }


def _of_quotations(sentence: Reading, there: Sequence[Reading]) -> dict[str, Floats]:
    """Return what the quotations and days of a sentence have in common with those of others."""
    return {
        "quoted": np.log1p([len(sentence.quoted & other.quoted) for other in there]),
        "other_speaker": _other_speaker(sentence, there),
        "both_quoted": sentence.quoted_share * np.array([other.quoted_share for other in there]),
        "other_day": np.array([_differ(sentence.days, other.days) for other in there], float),
    }


def _relative(covered: Floats) -> Floats:
    """Return coverage beside the best one of either sentence."""
    best = np.maximum(covered.max(1, initial=0.0)[:, None], covered.max(0, initial=0.0))
    relative: Floats = covered / np.maximum(best, FAINT)
    return relative


def _diagonal(covered: Floats, places: tuple[Places, Places]) -> Floats:
    """Return the better coverage, by place, of the two sentences before and the two behind."""
    ends = [int(place.max(initial=-1)) + 3 for place in places]
    around = np.zeros(ends)
    around[np.ix_(places[0] + 1, places[1] + 1)] = covered
    return np.maximum(around[:-2, :-2], around[2:, 2:])


def _other_speaker(sentence: Reading, there: Sequence[Reading]) -> Floats:
    """Return 1 for each sentence that quotes somebody, and nobody whom the first one quotes, else 0."""
    own = sentence.speakers
    if not own:
        return np.zeros(len(there))
    return np.array([bool(x.speakers) and not share_one(own, x.speakers) for x in there], float)


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both sides name some, and none in common."""
    return bool(a and b and not a & b)
