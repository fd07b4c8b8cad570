"""Readability between outlets: how often each is the hardest, and differences within events."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import comparison
from analysis import readability as formulas
from analysis.layers import Layers
from analysis.readability import HIGHER_IS_EASIER
from analysis.tables import readability
from analysis.tables.articles import frame

Floats = NDArray[np.float64]
RESAMPLES = 1000
OTHERS = "others"
DIFFERENCES = (
    "outlet", "against", "metric", "events", "estimate", "low", "high", "p", "p_family",
    "p_all", "note",
)  # fmt: skip


def ranks(
    corpus: Sequence[Layers], event_of: Mapping[str, str], values: pd.DataFrame
) -> pd.DataFrame:
    """One row a metric and outlet: in what share of resamples it is the hardest.

    With one article an outlet or one event, sentences are drawn anew within each article: what
    another draw of sentences would do, and nothing about the outlet.  Otherwise whole events are
    drawn, and outlets are compared within them (`from_others`), so that an outlet is not harder
    for its events.  `resampled` says which.  A draw in which several are equally hard counts for
    each in part; `draws` are those in which every outlet compared has a value.  `hardest` is empty
    for an outlet without a value, or with one that can be compared in fewer than two events.

    Parameters
    ----------
    corpus, event_of
        The articles and their events.
    values : DataFrame
        The table of `readability.values`.
    """
    outlets = sorted({layers.article.outlet for layers in corpus})
    columns = ("metric", "outlet", "hardest", "draws", "resampled")
    if len(outlets) < 2:
        return frame([], columns)
    few = len(corpus) <= len(outlets) or len({*event_of.values()}) < 2
    drawn = draw_sentences(corpus, outlets) if few else draw_events(values, outlets)
    rows = []
    for metric, table in drawn.items():
        shares, draws = hardest_shares(table, metric)
        rows += [
            (metric, outlet, value, draws, "sentences" if few else "events")
            for outlet, value in zip(outlets, shares, strict=True)
        ]
    return pd.DataFrame(rows, columns=list(columns))


def draw_sentences(corpus: Sequence[Layers], outlets: Sequence[str]) -> dict[str, Floats]:
    """Outlets' means (columns) by draw of each article's sentences, by metric."""
    by_outlet: dict[str, list[dict[str, list[float]]]] = {outlet: [] for outlet in outlets}
    for seed, layers in enumerate(corpus):
        text, cut = layers.article.text, layers.boilerplate
        found = formulas.draws(text, cut, resamples=RESAMPLES, seed=seed)
        by_outlet[layers.article.outlet].append(found)
    return {
        metric: np.column_stack(
            [
                mean_of([found[metric] for found in by_outlet[outlet] if metric in found])
                for outlet in outlets
            ]
        )
        for metric in formulas.FORMULAS
    }


def mean_of(drawn: Sequence[Sequence[float]]) -> Floats:
    """Mean by draw over an outlet's articles, nan where none has a value."""
    if not drawn:
        return np.full(RESAMPLES, np.nan)
    means: Floats = np.asarray(drawn, dtype=float).mean(axis=0)
    return means


def draw_events(values: pd.DataFrame, outlets: Sequence[str]) -> dict[str, Floats]:
    """Outlets' means over drawn events of the difference from the others, by draw and metric."""
    news = values[values["mode"] == "news"]
    events = sorted(news["event"].unique())
    places = np.random.default_rng(0).integers(len(events), size=(RESAMPLES, len(events)))
    times = np.stack([(places == place).sum(axis=1) for place in range(len(events))], axis=1)
    drawn = {}
    for metric, rows in news.groupby("metric", sort=False):
        means = rows.pivot_table("value", "event", "outlet").reindex(index=events, columns=outlets)
        apart = from_others(means)
        apart.loc[:, apart.notna().sum() < 2] = math.nan
        with np.errstate(invalid="ignore"):
            drawn[str(metric)] = times @ apart.fillna(0).to_numpy() / (times @ apart.notna().to_numpy())  # fmt: skip
    return drawn


def from_others(means: pd.DataFrame) -> pd.DataFrame:
    """Each value less the mean of the other outlets' on the same event.

    Parameters
    ----------
    means : DataFrame
        Events in rows, outlets in columns, nan where there is no value.

    Examples
    --------
    >>> from_others(pd.DataFrame({"A": [5.0, 9.0], "B": [3.0, math.nan]}))["A"].tolist()
    [2.0, nan]
    """
    others = means.notna().sum(axis=1) - 1
    rest = means.rsub(means.sum(axis=1), axis=0).div(others.where(others > 0), axis=0)
    return means - rest


def hardest_shares(table: Floats, metric: str) -> tuple[list[float], int]:
    """Share of the draws in which each outlet is the hardest, nan for one without a value.

    With it comes how many draws have a value of every other; there are none without two outlets.
    """
    shares = np.full(table.shape[1], math.nan)
    compared = ~np.isnan(table).all(axis=0)
    whole = table[:, compared]
    whole = whole[~np.isnan(whole).any(axis=1)]
    if compared.sum() < 2 or not len(whole):
        return [*shares], 0
    # Rounded, so that what is equal stays equal whatever was added up before.
    score = np.round(-whole if metric in HIGHER_IS_EASIER else whole, 9)
    first = score == score.max(axis=1, keepdims=True)
    shares[compared] = (first / first.sum(axis=1, keepdims=True)).mean(axis=0)
    return [*shares], len(whole)


def differences(values: pd.DataFrame) -> pd.DataFrame:
    """One row an outlet and metric: its difference from the others within the same events.

    The mean of the other outlets' articles on the event is taken off; with two outlets only the
    first is listed.  `low` and `high` are the interval by resampling events; `p` comes from
    swapping labels within events, `p_family` corrects it for the number of metrics by the largest
    statistic, and `p_all` also for the number of outlets (Bonferroni).  They are empty under six
    events, and for a metric that is not defined in every one; `note` says why.
    """
    return within_events(values[values["mode"] == "news"])


def within_events(table: pd.DataFrame) -> pd.DataFrame:
    """Differences as `differences` lists them, of any measures.

    `table` has the columns outlet, event, metric, value, one row an article and measure.
    """
    outlets = sorted(table["outlet"].unique())
    compared = outlets[:1] if len(outlets) == 2 else outlets if len(outlets) > 2 else []
    rows = [row for outlet in compared for row in one_outlet(table, outlet, outlets, len(compared))]
    return frame(rows, DIFFERENCES).astype({"estimate": float, "low": float, "high": float})


def one_outlet(
    news: pd.DataFrame, outlet: str, outlets: Sequence[str], compared: int
) -> list[dict[str, object]]:
    """Differences of one outlet from the others, tested together."""
    against = outlets[1] if len(outlets) == 2 else OTHERS
    own = news.assign(outlet=np.where(news["outlet"] == outlet, "own", OTHERS))
    within = {
        str(metric): comparison.differences(rows, "value", "own", OTHERS)["difference"].dropna()
        for metric, rows in own.groupby("metric", sort=False)
    }
    shared = max((len(found) for found in within.values()), default=0)
    whole = [metric for metric, found in within.items() if len(found) == shared > 0]
    tests = comparison.permutation_tests(pd.DataFrame({m: within[m] for m in whole}))
    rows: list[dict[str, object]] = []
    for metric, found in within.items():
        interval = comparison.bootstrap_events(found.to_numpy())
        row: dict[str, object] = {"outlet": outlet, "against": against, "metric": metric}
        row |= {"events": len(found), "estimate": interval.estimate}
        untested = f"not tested: defined in {len(found)} of {shared} events"
        note = comparison.permutation_test(found.to_numpy()).note
        row |= {"low": interval.low, "high": interval.high}
        row["note"] = untested if len(found) < shared else note
        if metric in whole:
            test = tests.loc[metric]
            row |= {"p": test["p"], "p_family": test["p_family"]}
            row["p_all"] = min(1.0, compared * test["p_family"]) if pd.notna(test["p_family"]) else None  # fmt: skip
        rows.append(row)
    return rows


def readability_tables(
    corpus: Sequence[Layers], event_of: Mapping[str, str]
) -> dict[str, pd.DataFrame]:
    """Return every table on readability by name."""
    values = readability.values(corpus, event_of)
    return {
        "readability": values,
        "readability_counts": readability.counts(corpus, event_of),
        "readability_routes": readability.routes(corpus, event_of),
        "readability_parts": readability.parts(corpus, event_of),
        "readability_ranks": ranks(corpus, event_of, values),
        "readability_differences": differences(values),
        "style": readability.style(corpus, event_of),
    }
