"""Readability between outlets: how often each is the hardest, and differences within events."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import comparison
from analysis import readability as formulas
from analysis.headline import no_prose
from analysis.layers import Layers
from analysis.readability import HIGHER_IS_EASIER
from analysis.tables.articles import frame
from analysis.tables.packed import articles_of

Floats = NDArray[np.float64]
RESAMPLES = 1000
OTHERS = "others"
COMPARED = ("event", "outlet", "mode", "metric", "value")
DIFFERENCES = (
    "outlet", "against", "metric", "events", "estimate", "low", "high", "p", "p_family",
    "p_all", "note",
)  # fmt: skip


def as_compared(values: pd.DataFrame) -> pd.DataFrame:
    """Return of the table of `readability.values` what outlets are compared by."""
    return values.loc[values["mode"] == "news", list(COMPARED)]


def ranks(
    corpus: Sequence[Layers], event_of: Mapping[str, str], values: pd.DataFrame
) -> pd.DataFrame:
    """One row a metric and outlet: in what share of resamples it is the hardest.

    With one article an outlet or one event, sentences are drawn anew within each article: what
    another draw of sentences would do, and nothing about the outlet.  Otherwise whole events are
    drawn, and outlets are compared within them (`comparison.from_others`), so that an outlet is not harder
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
    outlets = sorted({article.teller for article in articles_of(corpus)})
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
    column = {outlet: place for place, outlet in enumerate(outlets)}
    sums = {metric: np.zeros((RESAMPLES, len(outlets))) for metric in formulas.FORMULAS}
    articles = {metric: np.zeros(len(outlets)) for metric in formulas.FORMULAS}
    for seed, layers in enumerate(corpus):
        text, left_out = layers.article.text, no_prose(layers)
        own = column[layers.article.teller]
        found = formulas.draws(text, left_out, resamples=RESAMPLES, seed=seed)
        for metric, values in found.items():
            sums[metric][:, own] += values
            articles[metric][own] += 1
    with np.errstate(invalid="ignore"):  # 0 / 0 is nan: no article has a value
        return {metric: total / articles[metric] for metric, total in sums.items()}


def draw_events(values: pd.DataFrame, outlets: Sequence[str]) -> dict[str, Floats]:
    """Outlets' means over drawn events of the difference from the others, by draw and metric."""
    news = values[values["mode"] == "news"]
    events = sorted(news["event"].unique())
    apart = {}
    for metric, rows in news.groupby("metric", sort=False):
        means = rows.pivot_table("value", "event", "outlet").reindex(index=events, columns=outlets)
        apart[str(metric)] = own = comparison.from_others(means)
        own.loc[:, own.notna().sum() < 2] = math.nan
    drawn: dict[str, list[Floats]] = {metric: [] for metric in apart}
    for times in times_drawn(len(events)):
        for metric, own in apart.items():
            with np.errstate(invalid="ignore"):
                drawn[metric].append(times @ own.fillna(0).to_numpy() / (times @ own.notna().to_numpy()))  # fmt: skip
    return {metric: np.concatenate(means) for metric, means in drawn.items()}


def times_drawn(n: int) -> Iterator[NDArray[np.intp]]:
    """How often each of `n` events (columns) is drawn in each resample, some of them at a time."""
    random = np.random.default_rng(0)
    for height in comparison.heights(RESAMPLES, n):
        cells = random.integers(n, size=(height, n)) + n * np.arange(height)[:, np.newaxis]
        yield np.bincount(cells.ravel(), minlength=height * n).reshape(height, n)


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

    The mean of the other outlets on the event is taken off; with two outlets only the first is
    listed.  `low` and `high` are the interval by resampling events; `p` comes from exchanging
    outlets' labels within events, `p_family` corrects it for the number of metrics by the largest
    statistic, and `p_all` also for the number of outlets (Bonferroni).  They are empty under six
    events; `note` says why, or what p the correction allows at best where that is not small.
    """
    return within_events(values[values["mode"] == "news"])


def within_events(table: pd.DataFrame) -> pd.DataFrame:
    """Differences as `differences` lists them, of any measures.

    `table` has the columns outlet, event, metric, value, one row an article and measure.
    """
    outlets = sorted(table["outlet"].unique())
    compared = outlets[:1] if len(outlets) == 2 else outlets if len(outlets) > 2 else []
    known = table.astype({"value": float})
    apart = {
        str(metric): comparison.from_others(rows.pivot_table("value", "event", "outlet"))
        for metric, rows in known.groupby("metric", sort=False)
    }
    against = outlets[-1] if len(outlets) == 2 else OTHERS
    rows = [row for o in compared for row in one_outlet(apart, o, against, len(compared))]
    numbers = ("estimate", "low", "high", "p", "p_family", "p_all")
    return frame(rows, DIFFERENCES).astype(dict.fromkeys(numbers, float))


def one_outlet(
    apart: Mapping[str, pd.DataFrame], outlet: str, against: str, compared: int
) -> list[dict[str, object]]:
    """Differences of one outlet from the others, tested together."""
    own = {m: t[outlet].dropna() if outlet in t else pd.Series(dtype=float) for m, t in apart.items()}  # fmt: skip
    told = len({event for found in own.values() for event in found.index})
    rows: list[dict[str, object]] = []
    for metric, test in comparison.permutation_tests(apart, outlet).iterrows():
        interval = comparison.bootstrap_events(own[str(metric)].to_numpy())
        rows.append(
            {
                "outlet": outlet, "against": against, "metric": metric, "events": interval.n,
                "estimate": interval.estimate, "low": interval.low, "high": interval.high,
                "p": test["p"], "p_family": test["p_family"],
                # Not min(), which would take a missing p for 1.
                "p_all": np.minimum(1.0, compared * test["p_family"]),
                "note": note_of(interval.n, told, test["smallest_p"], compared),
            }
        )  # fmt: skip
    return rows


def note_of(events: int, told: int, smallest_p: float, compared: int) -> str:
    """Say why a difference is not tested, or what its test cannot show."""
    if events >= comparison.LEAST_EVENTS:
        return comparison.limit_of_test(smallest_p, compared)
    if not told:
        return "no event has values of two outlets"
    if events < told:
        return f"not tested: defined in {events} of {told} events"
    return comparison.reason_for_no_test(events)


def compared_tables(
    corpus: Sequence[Layers], event_of: Mapping[str, str], values: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Return the tables that compare outlets by name; `values` as for `ranks`."""
    return {
        "readability_ranks": ranks(corpus, event_of, values),
        "readability_differences": differences(values),
    }
