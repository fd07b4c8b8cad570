"""Sentences of two outlets that tell the same, linked many to many and in any order."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

import numpy as np

from analysis.alignment.evidence import Reading
from analysis.alignment.measures import FEATURES, are_two_remarks, measure
from analysis.alignment.sparse import Floats, Places
from analysis.alignment.strangers import are_strangers
from analysis.layers import Layers

SentenceLabel = Literal["same", "partial"]
_QUANTITIES = FEATURES.index("quantities")


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences that share a proposition; `score` in [0, 1] is how sure the link is.

    `label` is "same" (the same fact, a drifting quotation or a conflict) or "partial".
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    score: float
    label: SentenceLabel


@dataclass(frozen=True, slots=True)
class SentenceComparison:
    """The linked sentences of two articles, and how near the other sentences come to a link.

    `near_a` and `near_b` hold the score of the likeliest link of each sentence, by its start.
    """

    pairs: list[SentencePair]
    near_a: dict[int, float]
    near_b: dict[int, float]


def sentence_pairs(a: Layers, b: Layers) -> list[SentencePair]:
    """Link the sentences of two articles that tell the same.

    Parameters
    ----------
    a, b : Layers
        Two tellings of one event.

    Returns
    -------
    list of SentencePair
        Sorted by place in `a`, then in `b`.

    Notes
    -----
    Two logistic scores of words, letters, names, quantities, quotations, speakers, days and place:
    is there a link, and is it the same fact; a remark without a word in common with the other
    sentence is never the same fact, nor are two remarks of two persons, nor any sentences of two
    articles that open with names which the other never has.  Weights and thresholds stand in
    ``sentences.toml`` and are fitted by ``benchmarks/train_alignment.py``; the thresholds keep
    false links between articles of different events under 1 in 100 sentences.
    """
    return compare_sentences(a, b).pairs


def compare_sentences(a: Layers, b: Layers) -> SentenceComparison:
    """Link the sentences of two articles as `sentence_pairs` does, and keep what came near."""
    model = _model()
    found = measure(a, b)
    link, same = (_logistic(model[name]["weights"], found.table) for name in ("link", "same"))
    is_link = link >= model["link"]["threshold"]
    is_same = (same >= model["same"]["threshold"]) & (not are_strangers(a, b))
    pairs: list[SentencePair] = []
    for k in np.flatnonzero(is_link | is_same):
        x, y = found.a[found.left[k]], found.b[found.right[k]]
        one_fact = is_same[k] and (found.table[k, _QUANTITIES] or not are_two_remarks(x, y))
        if one_fact or is_link[k]:
            pairs.append(
                SentencePair(
                    x.span.start, x.span.end, y.span.start, y.span.end,
                    round(float(link[k]), 6), "same" if one_fact else "partial",
                )
            )  # fmt: skip
    pairs.sort(key=lambda pair: (pair.start_a, pair.start_b))
    near_a, near_b = _nearest(found.a, found.left, link), _nearest(found.b, found.right, link)
    return SentenceComparison(pairs, near_a, near_b)


def _nearest(sentences: Sequence[Reading], places: Places, scores: Floats) -> dict[int, float]:
    """Return the highest score of each sentence that was compared, by where it starts."""
    best = np.zeros(len(sentences))
    np.maximum.at(best, places, scores)
    return {sentences[i].span.start: float(best[i]) for i in np.unique(places)}


def _logistic(weights: Mapping[str, float], table: Floats) -> Floats:
    each = np.array([weights[name] for name in FEATURES])
    made: Floats = 1 / (1 + np.exp(-(weights["intercept"] + (table * each).sum(axis=1))))
    return made


@cache
def _model() -> Any:
    source = resources.files(__package__).joinpath("sentences.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
