"""How far a value would move with other sentences of the same article."""

from __future__ import annotations

import random
from collections.abc import Sequence

from analysis.readability import vocabulary
from analysis.readability.counting import add_up_facts, body_sentences, first_words
from analysis.readability.formulas import FORMULAS
from analysis.readability.scoring import undefined
from analysis.spans import HasOffsets


def bootstrap(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    without: Sequence[HasOffsets] = (),
    *,
    resamples: int = 1000,
    level: float = 0.95,
    seed: int = 0,
) -> dict[str, tuple[float, float]]:
    """Percentile intervals of the news values by resampling the sentences of the body.

    Such an interval shows variation within this article.  It says nothing about the outlet:
    another article is another draw, of which this text knows nothing (Efron and Tibshirani 1993,
    An Introduction to the Bootstrap, chapter 13).

    Parameters
    ----------
    text : str
        Raw text.
    boilerplate, without : spans
        As for `analysis.readability.score`.
    resamples : int
        Number of draws.
    level : float
        Share of the draws between the bounds.
    seed : int
        The same seed gives the same bounds.

    Returns
    -------
    dict
        Lower and upper bound by metric, for the metrics that are defined (`undefined`).

    Examples
    --------
    >>> article = "It rained. The old dam at the mouth of the river held all night. " * 8
    >>> bootstrap(article)["rix"]
    (0.0, 0.0)
    """
    drawn = draws(text, boilerplate, without, resamples=resamples, seed=seed)
    return {name: _middle(sorted(values), level) for name, values in drawn.items() if values}


def draws(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    without: Sequence[HasOffsets] = (),
    *,
    resamples: int = 1000,
    seed: int = 0,
) -> dict[str, list[float]]:
    """Values of each metric over articles made of sentences drawn from the body with replacement.

    Parameters
    ----------
    text, boilerplate, without, resamples, seed
        As for `bootstrap`.

    Returns
    -------
    dict
        `resamples` values by metric, for the metrics that are defined (`undefined`).

    Examples
    --------
    >>> draws("It rained. We left the house early. " * 20, resamples=2)["rix"]
    [0.0, 0.0]
    """
    spoken = [words for _, words in body_sentences(text, boilerplate, without)]
    missing = undefined(text, boilerplate, without)
    formulas = {name: formula for name, formula in FORMULAS.items() if name not in missing}
    facts = [list(map(vocabulary.NEWS.__getitem__, words)) for words in spoken]
    rows = [(len(row), sum(row)) for row in facts]
    draw, places = random.Random(seed), range(len(rows))
    values: dict[str, list[float]] = {name: [] for name in formulas}
    for _ in range(resamples if formulas else 0):
        drawn = draw.choices(places, k=len(rows))
        sample = first_words([facts[place] for place in drawn])
        counted = add_up_facts([rows[place] for place in drawn], sample)
        for name, formula in formulas.items():
            values[name].append(formula(counted))
    return values


def _middle(ordered: list[float], level: float) -> tuple[float, float]:
    """Bounds of the middle `level` of sorted values."""
    cut = int(len(ordered) * (1 - level) / 2)
    return ordered[cut], ordered[-1 - cut]
