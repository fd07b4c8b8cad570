"""What cleaning does to every figure of an article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import readability as formulas
from analysis.layers import Layers
from analysis.tables.articles import article_row, frame
from analysis.tables.english import is_english
from analysis.tables.pairs import Compared

ARTICLE_MEASURES = {
    "words": "body_words",
    "sentences": "sentences",
    "quotations": "quotes",
    "share of words quoted": "quoted_share",
    "share of words in indirect speech": "indirect_share",
    "speakers": "speakers",
    "actors named": "actors",
}


def measures(layers: Layers) -> dict[str, float | None]:
    """Every figure of one article that cleaning could move, by name."""
    row = article_row(layers, "")
    figures: dict[str, float | None] = {
        name: float(str(row[column])) for name, column in ARTICLE_MEASURES.items()
    }
    known = is_english(layers)
    figures["quantities"] = float(len(layers.quantities)) if known else None
    figures["frame cues"] = float(len(layers.frames)) if known else None
    return figures | {
        formulas.PRINTED_NAMES[metric]: value
        for metric, value in layers.readability["news"].items()
    }


def linked_sentences(corpus: Sequence[Layers], compared: Compared) -> dict[str, float]:
    """Sentences of each article that another article of its event tells too."""
    linked: dict[str, set[int]] = {layers.article.article_id: set() for layers in corpus}
    for (a, b), comparison in compared.items():
        linked[a] |= {pair.start_a for pair in comparison.pairs}
        linked[b] |= {pair.start_b for pair in comparison.pairs}
    return {article_id: float(len(starts)) for article_id, starts in linked.items()}


def sensitivity(
    raw: Sequence[Layers],
    safe: Sequence[Layers],
    balanced: Sequence[Layers],
    event_of: Mapping[str, str],
    compared: Sequence[Compared],
) -> pd.DataFrame:
    """One row an article and figure: its value on the raw, the safe and the balanced text.

    `compared` has the sentences of each of the three compared (`pairs.compare_readings`).
    """
    readings = {"raw": raw, "safe": safe, "balanced": balanced}
    values = {
        mode: {layers.article.article_id: measures(layers) for layers in reading}
        for mode, reading in readings.items()
    }
    for (mode, reading), linked in zip(readings.items(), compared, strict=True):
        for article_id, count in linked_sentences(reading, linked).items():
            values[mode][article_id]["sentences told elsewhere too"] = count
    rows = [
        {
            "article_id": layers.article.article_id,
            "outlet": layers.article.teller,
            "event": event_of[layers.article.article_id],
            "measure": name,
            **{mode: values[mode][layers.article.article_id][name] for mode in readings},
        }
        for layers in balanced
        for name in values["balanced"][layers.article.article_id]
    ]
    table = frame(rows, ("article_id", "outlet", "event", "measure", *readings))
    return table.astype(dict.fromkeys(readings, float))
