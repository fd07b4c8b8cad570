"""What two sentences have in common, and how that stands out among all pairs of two articles.

Every measure is symmetric: swapping the articles changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from analysis.alignment import evidence
from analysis.alignment.evidence import ROOT, Reading, Vector
from analysis.alignment.quantities import quantity_pairs
from analysis.layers import Layers

FEATURES = (
    "story", "letters", "coverage", "rarest", "names_and_words", "quantities", "quoted",
    "diagonal", "relative", "lead", "apart", "other_speaker", "both_quoted", "other_day", "crowd",
)  # fmt: skip
KIN = 0.8  # what kin counts against the same word
ONE_STORY = 0.35  # likeness of two articles from which more says no more about a link
CROWD = 1000  # pairs of sentences of two long articles
REPORT = 0.3  # share of a sentence's words, said by somebody, from which it reports a remark
FAINT = 0.05  # coverage below which a best match is no yardstick

Key = tuple[int, int]


def candidates(
    a: Layers, b: Layers, idf: Mapping[str, float] | None = None
) -> Iterator[tuple[Reading, Reading, dict[str, float]]]:
    """Every pair of sentences that shares anything, with its measures (`FEATURES`)."""
    words = evidence.word_frequency((a, b)) if idf is None else idf
    grams = evidence.gram_frequency((a, b))
    readings_a, readings_b = evidence.read(a, words, grams), evidence.read(b, words, grams)
    covered = _coverages(readings_a, readings_b)
    best_a, best_b = _best(covered, 0), _best(covered, 1)
    counted = evidence.count_quantities(quantity_pairs(a, b), a, b)
    capitals = evidence.capitals((a, b))
    story = min(ONE_STORY, evidence.story(a, b))
    rivals = len(readings_a) * len(readings_b)  # the more pairs, the rarer a link
    crowd = story / ONE_STORY * log(max(1, rivals) / CROWD)  # but only where there are any
    length_a, length_b = max(1, len(a.sentences)), max(1, len(b.sentences))
    for x in readings_a:
        for y in readings_b:
            i, j = key = (x.place, y.place)
            if key not in covered and key not in counted:
                continue
            share = covered.get(key, 0.0)
            measures = _in_common(x, y, capitals)
            measures |= {
                "story": story,
                "coverage": share,
                "quantities": float(min(1, counted[key])),
                "diagonal": max(covered.get((i + k, j + k), 0.0) for k in (-1, 1)),
                "relative": share / max(FAINT, best_a.get(i, 0.0), best_b.get(j, 0.0)),
                "lead": 1 / (1 + i + j),
                "apart": abs(i / length_a - j / length_b),
                "crowd": crowd,
            }
            yield x, y, measures


def coverage(a: Reading, b: Reading) -> float:
    """How far two sentences tell each other's words, each word weighed by how rare it is.

    The harmonic mean of two shares: of the words of `a` that `b` has, and the other way round.
    A word that only shares its first letters with one of the other side counts in part.
    """
    if a.roots.isdisjoint(b.roots) and a.words.keys().isdisjoint(b.words):
        return 0.0
    return _both_ways(
        _covered(a.words, b.words, b.roots) / a.weight,
        _covered(b.words, a.words, a.roots) / b.weight,
    )


def are_two_remarks(a: Reading, b: Reading) -> bool:
    """Whether what is said has no word in common: with the other sentence, or with what is said there.

    Who speaks is introduced in the same words whatever is said.  Of a whole remark in quotation
    marks the other sentence must tell something; of two reports of one speaker, the other report.
    """
    if (a.is_remark and _tells_nothing(a, b)) or (b.is_remark and _tells_nothing(b, a)):
        return True
    if not a.speakers & b.speakers or min(_said_share(a), _said_share(b)) < REPORT:
        return False
    return not _covered(a.said, b.said, evidence.roots(b.said))


def _tells_nothing(remark: Reading, other: Reading) -> bool:
    """Whether another sentence has no word of a remark that says anything."""
    return bool(remark.said) and not _covered(remark.said, other.words, other.roots)


def _said_share(reading: Reading) -> float:
    """Share of the words of a sentence that somebody is reported to have said."""
    return sum(reading.said.values()) / reading.weight


def _both_ways(share_a: float, share_b: float) -> float:
    return 2 * share_a * share_b / (share_a + share_b) if share_a + share_b else 0.0


def _covered(words: Vector, others: Vector, roots: frozenset[str]) -> float:
    """Weight of the words that the other side has, in another form in part."""
    total = 0.0
    for word, weight in words.items():
        if word in others:
            total += weight
        elif len(word) >= ROOT and word[:ROOT] in roots:
            total += KIN * weight
    return total


def _coverages(readings_a: list[Reading], readings_b: list[Reading]) -> dict[Key, float]:
    """Coverage of every pair of sentences that shares a word, by their places."""
    return {
        (x.place, y.place): share
        for x in readings_a
        for y in readings_b
        if (share := coverage(x, y))
    }


def _best(covered: Mapping[Key, float], side: int) -> dict[int, float]:
    """Highest coverage of each sentence of one side."""
    best: dict[int, float] = {}
    for key, share in covered.items():
        best[key[side]] = max(best.get(key[side], 0.0), share)
    return best


def _in_common(a: Reading, b: Reading, capitals: frozenset[str]) -> dict[str, float]:
    """Measures that need the two sentences alone."""
    shared = {word: min(a.words[word], b.words[word]) for word in a.words if word in b.words}
    names = sum(weight for word, weight in shared.items() if word in capitals)
    plain = sum(weight for word, weight in shared.items() if word not in capitals)
    return {
        "letters": evidence.cosine(a.letters, b.letters),
        "rarest": sum(sorted(shared.values())[-3:]) / 3,
        "names_and_words": log(1 + names) * log(1 + plain),
        "quoted": log(1 + len(a.quoted & b.quoted)),
        "other_speaker": float(_differ(a.speakers, b.speakers)),
        "both_quoted": a.quoted_share * b.quoted_share,
        "other_day": float(_differ(a.days, b.days)),
    }


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both sides name some, and none in common."""
    return bool(a and b and not a & b)
