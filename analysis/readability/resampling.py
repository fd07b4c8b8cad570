"""How far a value would move with other sentences of the same article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from analysis.readability import vocabulary
from analysis.readability.counting import SAMPLE, Counts, body_sentences, counts_of
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
    drawn = _resampled(spoken, resamples, seed) if formulas else []
    return {name: [formula(counted) for counted in drawn] for name, formula in formulas.items()}


def _resampled(spoken: Sequence[Sequence[str]], resamples: int, seed: int) -> list[Counts]:
    """Counts of as many articles, each of as many sentences, drawn from those of one article."""
    import numpy as np  # only here: what annotates an article does without

    facts = [list(map(vocabulary.NEWS.__getitem__, words)) for words in spoken]
    table = np.array([[len(row), *vocabulary.unpack(sum(row)).values()] for row in facts])
    n = len(table)
    places = np.random.default_rng(seed).integers(n, size=(resamples, n))
    cells = places + n * np.arange(resamples)[:, np.newaxis]
    times = np.bincount(cells.ravel(), minlength=resamples * n).reshape(resamples, n)
    starts = places[:, :SAMPLE]
    before = table[starts, 0].cumsum(axis=1) - table[starts, 0]
    left = np.clip(SAMPLE - before, 0, SAMPLE)
    points = np.array([_points_of_starts(row) for row in facts])[starts, left].sum(axis=1)
    samples = zip(points.tolist(), (left > 0).sum(axis=1).tolist(), strict=True)
    return [
        counts_of(words, n, dict(zip(vocabulary.FACTS, totals, strict=True)), sample)
        for (words, *totals), sample in zip((times @ table).tolist(), samples, strict=True)
    ]


def _points_of_starts(facts: Sequence[int]) -> list[int]:
    """Linsear points of the first 0, 1, 2 … `SAMPLE` words of a sentence."""
    points = list(accumulate(map(vocabulary.points, facts[:SAMPLE]), initial=0))
    return points + points[-1:] * (SAMPLE + 1 - len(points))


def _middle(ordered: list[float], level: float) -> tuple[float, float]:
    """Bounds of the middle `level` of sorted values."""
    cut = int(len(ordered) * (1 - level) / 2)
    return ordered[cut], ordered[-1 - cut]
