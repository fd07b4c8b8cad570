"""Which words set an outlet apart by more than chance: relabelling within events, many words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparison.blocks import blocks
from analysis.comparison.corrections import benjamini_hochberg
from analysis.comparison.paired import LEAST_EVENTS, LEVEL, reason_for_no_test
from analysis.comparison.relabelling import Design, Labels, design, relabel
from analysis.framing.keyness import Variance, log_odds, prior_weights, score

Floats = NDArray[np.float64]

_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class KeynessTest:
    """Scores of all terms, those spread over enough events tested by relabelling within events.

    `table` is that of `analysis.framing.log_odds` (positive: more in `outlet`) with ``n_events``, the
    events in which the term occurs; ``z_paired``, z less its mean under relabelling, in its standard
    deviations there (at least 1); ``p``; ``p_family``, the chance that *any* term is as far out; and
    ``q`` (false discovery rate).  The last four are NaN for a term that is not tested.
    `threshold` is the |z_paired| that some term exceeds in no more than a share `level` of the
    relabellings, None without a test; `smallest_p` is the smallest p that the `n_events` events and
    the number of `relabellings` allow; `note` gives the reason for no test.
    """

    outlet: str
    table: pd.DataFrame
    threshold: float | None
    n_events: int
    n_articles: int
    smallest_p: float
    relabellings: int
    exact: bool
    note: str = ""


def permute_keyness(
    counts: Sequence[Mapping[str, int]],
    outlets: Sequence[str],
    events: Sequence[str],
    outlet: str,
    against: str | None = None,
    *,
    prior: Literal["flat", "pooled"] = "pooled",
    variance: Variance = "two_terms",
    scale: float | None = None,
    level: float = LEVEL,
    relabellings: int = 1000,
    seed: int = 0,
) -> KeynessTest:
    """Compare an outlet's words with another's, or with the rest, and test by relabelling.

    Only events that both sides cover are used.  Labels are exchanged among the outlets of an
    event, all articles of one together and each outlet with as many words, so that what the event
    is about cancels out; the largest |z_paired| of each relabelling corrects for the number of
    words.  A word is tested if it occurs in 6 events or more: the words of one event are not an
    outlet's.

    Parameters
    ----------
    counts : sequence of mappings
        Term counts of each article, as of `analysis.framing.term_counts`.
    outlets, events : sequences of str
        Outlet and event of each article.
    outlet : str
        The outlet that positive scores favour.
    against : str, optional
        The outlet to compare with; by default all others together.
    prior, variance, scale
        As for `analysis.framing.log_odds`.
    level : float
        Chance that any term is beyond the threshold if labels say nothing.
    relabellings : int
        Random relabellings, the observed one apart; all of them are looked at if they are no more.
    seed : int
        Seed of the relabellings.

    Returns
    -------
    KeynessTest
        Without p under 6 events.

    Raises
    ------
    ValueError
        If the three sequences differ in length.

    References
    ----------
    Monroe, Colaresi and Quinn (2008); Westfall and Young (1993), max-T.

    Examples
    --------
    >>> counts = [{"storm": 9, "the": 20}, {"flood": 9, "the": 20}] * 6
    >>> test = permute_keyness(counts, ["Gazette", "Courier"] * 6, list("aabbccddeeff"), "Gazette")
    >>> test.n_events, test.smallest_p, test.table["p_family"].round(5).to_dict()
    (6, 0.03125, {'flood': 0.03125, 'storm': 0.03125, 'the': 1.0})
    """
    used, given = _in_common(counts, outlets, events, outlet, against)
    table = _scores(used, given, prior=prior, variance=variance, scale=scale)
    n, n_articles = len(given.events), len(given.rows)
    tested = table.index[table["n_events"] >= LEAST_EVENTS]
    if n < LEAST_EVENTS or tested.empty:
        note = reason_for_no_test(n) or f"no term occurs in {LEAST_EVENTS} events"
        return KeynessTest(outlet, table, None, n, n_articles, given.smallest_p, 0, False, note)
    labels, exact = relabel(given, relabellings, seed)
    alpha = prior_weights((table["count_a"] + table["count_b"]).to_numpy(), prior, scale)
    lengths = np.array([float(sum(article.values())) for article in used])
    results, largest = _results(
        used,
        list(tested),
        _even(given, lengths),
        labels,
        alpha=alpha[table.index.get_indexer(tested)],
        alpha_0=float(alpha.sum()),
        variance=variance,
    )
    table.loc[tested, ["z_paired", "p", "p_family"]] = results
    table["q"] = benjamini_hochberg(table["p"].to_numpy())
    # Random relabellings may miss the one that exchanges all labels.
    smallest = given.smallest_p if exact else 1 / len(labels)
    threshold = float(largest[len(labels) - 1 - int(level * len(labels) + _TOLERANCE)])
    return KeynessTest(outlet, table, threshold, n, n_articles, smallest, len(labels), exact)


def paired_scores(
    counts: Sequence[Mapping[str, int]],
    outlets: Sequence[str],
    events: Sequence[str],
    outlet: str,
    against: str | None = None,
    *,
    prior: Literal["flat", "pooled"] = "pooled",
    variance: Variance = "two_terms",
    scale: float | None = None,
) -> pd.DataFrame:
    """Scores of all terms as in `permute_keyness`, over the events that both sides cover, untested.

    Parameters
    ----------
    counts, outlets, events, outlet, against, prior, variance, scale
        As for `permute_keyness`.

    Returns
    -------
    pandas.DataFrame
        The table of `KeynessTest` with nothing tested.

    Examples
    --------
    >>> counts = [{"storm": 9, "the": 20}, {"flood": 9, "the": 20}, {"fire": 5}]
    >>> table = paired_scores(counts, ["Gazette", "Courier", "Gazette"], ["a", "a", "b"], "Gazette")
    >>> list(table.index)
    ['flood', 'storm', 'the']
    """
    used, given = _in_common(counts, outlets, events, outlet, against)
    return _scores(used, given, prior=prior, variance=variance, scale=scale)


def _in_common(
    counts: Sequence[Mapping[str, int]],
    outlets: Sequence[str],
    events: Sequence[str],
    outlet: str,
    against: str | None,
) -> tuple[list[Mapping[str, int]], Design]:
    if not len(counts) == len(outlets) == len(events):
        raise ValueError(
            f"{len(counts)} counts, {len(outlets)} outlets and {len(events)} events: "
            "give one of each for every article"
        )
    given = design(outlets, events, outlet, against)
    return [counts[row] for row in given.rows], given


def _scores(
    used: list[Mapping[str, int]],
    given: Design,
    *,
    prior: Literal["flat", "pooled"],
    variance: Variance,
    scale: float | None,
) -> pd.DataFrame:
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    spread: Counter[str] = Counter()
    for told in given.events:
        places = np.concatenate(told)
        for place in places:
            sides[0 if given.labels[place] else 1].update(used[place])
        spread.update({term for place in places for term, count in used[place].items() if count})
    side_a, side_b = (pd.Series(side, dtype=float).sort_index() for side in sides)
    table = log_odds(side_a, side_b, prior, variance, scale=scale).sort_index()
    table["n_events"] = [spread[term] for term in table.index]
    return table.assign(z_paired=np.nan, p=np.nan, p_family=np.nan, q=np.nan)


def _even(given: Design, lengths: Floats) -> Floats:
    """Weights of the articles that give every outlet of an event as many words.

    As many as the harmonic mean of what they have.  Else the labels that are observed stand out by
    the outlets' lengths alone, and what an event is about no longer cancels out.
    """
    weights = np.ones(len(lengths))
    for told in given.events:
        totals = np.array([lengths[own].sum() for own in told])
        if totals.all():
            even = len(totals) / (1 / totals).sum()
            for own, total in zip(told, totals, strict=True):
                weights[own] = even / total
    return weights


def _results(
    used: list[Mapping[str, int]],
    terms: list[str],
    weights: Floats,
    labels: Labels,
    *,
    alpha: Floats,
    alpha_0: float,
    variance: Variance,
) -> tuple[Floats, Floats]:
    """Return z_paired, p and family-wise p of each term (one a row), and the furthest z, sorted.

    Each term's z is measured in its own standard deviation under relabelling: otherwise a word that
    some articles use very often ("Mr.") sets the bar for all.  That deviation is taken as 1 at least,
    what it would be for independent words, lest a word that hardly varies look extreme because
    articles differ in length.
    """
    lengths = np.array([float(sum(article.values())) for article in used]) * weights
    n_a = _of_outlet(labels, lengths[:, None])
    n_b = lengths.sum() - n_a
    largest = np.zeros(len(labels))
    observed, reached = np.zeros((2, len(terms)))
    for block in blocks(len(terms), len(labels)):
        matrix = _matrix(used, terms[block]) * weights[:, None]
        y_a = _of_outlet(labels, matrix)
        y_b = matrix.sum(axis=0) - y_a
        delta, spread = score(
            y_a, n_a, y_b, n_b, alpha=alpha[block], variance=variance, alpha_0=alpha_0
        )
        z = np.nan_to_num(delta / np.sqrt(spread))
        z = (z - z.mean(axis=0)) / np.maximum(z.std(axis=0), 1.0)
        observed[block] = z[0]
        reached[block] = (np.abs(z) >= np.abs(z[0]) - _TOLERANCE).mean(axis=0)
        largest = np.maximum(largest, np.abs(z).max(axis=1))
    largest.sort()
    below = np.searchsorted(largest, np.abs(observed) - _TOLERANCE)
    return np.column_stack([observed, reached, 1 - below / len(largest)]), largest


def _of_outlet(labels: Labels, values: Floats) -> Floats:
    """Sum up the values of the articles that each relabelling gives the outlet."""
    rows = blocks(*labels.shape)
    return np.concatenate([labels[some].astype(float) @ values for some in rows])


def _matrix(used: list[Mapping[str, int]], terms: list[str]) -> Floats:
    """Counts, articles x terms."""
    column = {term: i for i, term in enumerate(terms)}
    matrix = np.zeros((len(used), len(terms)))
    for row, article in enumerate(used):
        known = [(column[term], count) for term, count in article.items() if term in column]
        if known:
            places, values = zip(*known, strict=True)
            matrix[row, list(places)] = values
    return matrix
