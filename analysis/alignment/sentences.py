"""Sentences of two outlets that tell the same, linked many to many and in any order."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, Literal

from analysis.alignment.measures import are_two_remarks, candidates
from analysis.alignment.strangers import are_strangers
from analysis.layers import Layers

SentenceLabel = Literal["same", "partial"]


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


def sentence_pairs(
    a: Layers, b: Layers, idf: Mapping[str, float] | None = None
) -> list[SentencePair]:
    """Link the sentences of two articles that tell the same.

    Parameters
    ----------
    a, b : Layers
        Two tellings of one event.
    idf : mapping of stem to float, optional
        What a shared word says; by default its inverse sentence frequency in the two articles.

    Returns
    -------
    list of SentencePair
        Sorted by place in `a`, then in `b`.

    Notes
    -----
    Two logistic scores of words, letters, names, quantities, quotations, speakers, days and place:
    is there a link, and is it the same fact; a remark without a word in common with the other
    sentence is never the same fact, nor are any sentences of two articles that open with names which
    the other never has.  Weights and thresholds stand in ``sentences.toml``
    and are fitted by ``benchmarks/train_alignment.py``; the thresholds keep false links between
    articles of different events under 1 in 100 sentences.
    """
    return compare_sentences(a, b, idf).pairs


def compare_sentences(
    a: Layers, b: Layers, idf: Mapping[str, float] | None = None
) -> SentenceComparison:
    """Link the sentences of two articles as `sentence_pairs` does, and keep what came near."""
    model, strangers = _model(), are_strangers(a, b)
    pairs: list[SentencePair] = []
    near_a: dict[int, float] = {}
    near_b: dict[int, float] = {}
    for x, y, measures in candidates(a, b, idf):
        score = _logistic(model["link"]["weights"], measures)
        near_a[x.span.start] = max(near_a.get(x.span.start, 0.0), score)
        near_b[y.span.start] = max(near_b.get(y.span.start, 0.0), score)
        one_remark = measures["quantities"] or not are_two_remarks(x, y)
        alike = _logistic(model["same"]["weights"], measures) >= model["same"]["threshold"]
        same = bool(one_remark and alike and not strangers)
        if same or score >= model["link"]["threshold"]:
            pairs.append(
                SentencePair(
                    x.span.start, x.span.end, y.span.start, y.span.end,
                    round(score, 6), "same" if same else "partial",
                )
            )  # fmt: skip
    pairs.sort(key=lambda pair: (pair.start_a, pair.start_b))
    return SentenceComparison(pairs, near_a, near_b)


def _logistic(weights: Mapping[str, float], measures: Mapping[str, float]) -> float:
    total = weights["intercept"] + sum([weights[name] * value for name, value in measures.items()])
    return 1 / (1 + exp(-total))


@cache
def _model() -> Any:
    return tomllib.loads((files("analysis.alignment") / "sentences.toml").read_text("utf-8"))
