"""What cleaning does to word use: which words set an outlet apart before and after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import framing
from analysis.layers import Layers
from analysis.tables.articles import frame
from analysis.tables.packed import articles_of
from analysis.tables.words import outlet_names

TOP = 20
COLUMNS = ("outlet", "cleaning", "words_compared", "kept", "text")


def distinctive_words(readings: Mapping[str, Sequence[Layers]]) -> pd.DataFrame:
    """One row an outlet and mode of cleaning: its most distinctive words, and how many stay.

    Parameters
    ----------
    readings : mapping of mode to layers
        The corpus read ``raw``, ``safe`` and ``balanced``; ``kept`` counts the words that are
        also among those of ``balanced``.

    Returns
    -------
    DataFrame
        Words are ranked by the z score of log-odds against all other outlets (pooled prior).
    """
    outlets = sorted({article.teller for article in articles_of(readings["balanced"])})
    if len(outlets) < 2:
        return frame([], COLUMNS)
    top = {mode: top_words(reading, outlets) for mode, reading in readings.items()}
    rows = [
        {
            "outlet": outlet,
            "cleaning": mode,
            "words_compared": len(words[outlet]),
            "kept": len(set(words[outlet]) & set(top["balanced"][outlet])),
            "text": ", ".join(words[outlet]),
        }
        for outlet in outlets
        for mode, words in top.items()
    ]
    return frame(rows, COLUMNS)


def top_words(corpus: Sequence[Layers], outlets: Sequence[str]) -> dict[str, list[str]]:
    """Return the words furthest towards each outlet, outlets' own names masked."""
    mask, stop = outlet_names(corpus), framing.stop_words()
    counts: dict[str, Counter[str]] = {outlet: Counter() for outlet in outlets}
    for layers in corpus:
        found = framing.term_counts(layers.article.text, layers.boilerplate, mask, stop=stop)
        counts[layers.article.teller].update(found)
    total: Counter[str] = Counter()
    for own in counts.values():
        total.update(own)
    top = {}
    for outlet in outlets:
        scores = framing.log_odds(counts[outlet], total - counts[outlet], "pooled")
        ranked = scores[scores["z"] > 0].reset_index().sort_values(["z", "term"], ascending=[False, True])  # fmt: skip
        top[outlet] = [str(term) for term in ranked["term"].head(TOP)]
    return top
