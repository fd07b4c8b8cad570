"""Each figure of an article by outlet: the mean over the outlet's events, with an interval."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis import comparison
from analysis.tables import framing
from analysis.tables.articles import frame
from analysis.tables.framing import VOICE_NAMES, frame_names
from analysis.tables.specifications import as_reported

FIGURES = ("outlet", "event", "measure", "value")
COLUMNS = ("outlet", "measure", "articles", "events", "mean", "low", "high", "note")


def figures(sensitivity: pd.DataFrame, rates: pd.DataFrame) -> pd.DataFrame:
    """Return one row an article and measure, of the tables of these names.

    The value of a measure that cleaning could move is that of the balanced mode; to these come the
    rates of frames and of how persons are called, and of voice outside quotations.
    """
    cleaned = sensitivity.assign(value=sensitivity["balanced"])[list(FIGURES)]
    told = as_reported(rates)
    named = told.assign(measure=measures_of_rates(told), value=told["rate"])[list(FIGURES)]
    return pd.concat(
        [part for part in (cleaned, named) if len(part)] or [cleaned], ignore_index=True
    )


def measures_of_rates(rates: pd.DataFrame) -> pd.Series:
    """Name what each rate is of and in which unit.

    Examples
    --------
    >>> rows = [("frame", "political"), ("voice", "hedge"), ("form", "title")]
    >>> measures_of_rates(pd.DataFrame(rows, columns=["kind", "category"])).tolist()
    ['cues of political, per 1,000 words', 'hedges outside quotations, per 1,000 words', 'persons named by title, share of namings']
    """
    frames = rates.loc[rates["kind"] == "frame", "category"].unique()
    names = {
        ("frame", category): f"cues of {name}, per 1,000 words"
        for category, name in frame_names(frames, framing.validation()).items()
    }
    for category, name in VOICE_NAMES.items():
        names["voice", category] = f"{name} outside quotations, per 1,000 words"
    pairs = zip(rates["kind"], rates["category"], strict=True)
    measures = [names.get(pair, f"persons named by {pair[1]}, share of namings") for pair in pairs]
    return pd.Series(measures, index=rates.index, dtype=object)


def outlets(values: pd.DataFrame, named: Collection[str]) -> pd.DataFrame:
    """One row an outlet and measure: the mean over its events, and its interval by resampling them.

    The outlet's articles on one event are averaged first, and events without a value are left out.
    Means describe the events that the outlet tells, which need not be those of another: outlets
    are compared within events elsewhere.

    Parameters
    ----------
    values : DataFrame
        As of `figures`.
    named : collection of str
        The outlets; an article without one stands for itself and is none.

    Examples
    --------
    >>> rows = [("A", "x", "words", 4.0), ("A", "x", "words", 6.0), ("A", "y", "words", 8.0)]
    >>> found = outlets(pd.DataFrame(rows, columns=["outlet", "event", "measure", "value"]), ["A"])
    >>> found[["articles", "events", "mean", "note"]].values.tolist()
    [[3, 2, 6.5, 'n = 2 events: no interval under 6']]
    """
    own = values[values["outlet"].isin(named)]
    groups = own.groupby(["outlet", "measure"])
    rows = [row_of(outlet, measure, table) for (outlet, measure), table in groups]
    return frame(rows, COLUMNS).astype(dict.fromkeys(("mean", "low", "high"), float))


def row_of(outlet: str, measure: str, values: pd.DataFrame) -> dict[str, object]:
    """Return the row of one outlet and measure."""
    known = values.dropna(subset=["value"])
    mean = comparison.bootstrap_events(known.groupby("event")["value"].mean().to_numpy())
    return {
        "outlet": outlet, "measure": measure, "articles": len(known), "events": mean.n,
        "mean": mean.estimate, "low": np.nan if mean.low is None else mean.low,
        "high": np.nan if mean.high is None else mean.high, "note": mean.note,
    }  # fmt: skip
