"""What cleaning does to every figure of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis import readability as formulas
from analysis.layers import Layers
from analysis.tables.articles import article_row, frame
from analysis.tables.english import is_english
from analysis.tables.pairs import Compared, Comparison

Linked = Mapping[str, dict[str, float]]
"""By reading and article, the sentences that another article of the event tells too."""

ARTICLE_MEASURES = {
    "words": "body_words",
    "sentences": "sentences",
    "quotations": "quotes",
    "share of words quoted": "quoted_share",
    "share of words in indirect speech": "indirect_share",
    "speakers": "speakers",
    "actors named": "actors",
}


def measures(layers: Layers, linked: Mapping[str, float]) -> dict[str, float | None]:
    """Every figure of one article that cleaning could move, by name.

    `linked` has by article the sentences that another article tells too, as `add_linked` counts them.
    """
    row = article_row(layers, "")
    figures: dict[str, float | None] = {
        name: float(str(row[column])) for name, column in ARTICLE_MEASURES.items()
    }
    known = is_english(layers)
    figures["quantities"] = float(len(layers.quantities)) if known else None
    figures["frame cues"] = float(len(layers.frames)) if known else None
    figures |= {
        formulas.PRINTED_NAMES[metric]: value
        for metric, value in layers.readability["news"].items()
    }
    told = linked.get(layers.article.article_id, 0.0) if known else None
    return figures | {"sentences told elsewhere too": told}


def linked_sentences(corpus: Sequence[Layers], compared: Compared) -> dict[str, float]:
    """Sentences of each article that another article of its event tells too."""
    linked: dict[str, set[int]] = {layers.article.article_id: set() for layers in corpus}
    for (a, b), comparison in compared.items():
        linked[a] |= {pair.start_a for pair in comparison.pairs}
        linked[b] |= {pair.start_b for pair in comparison.pairs}
    return {article_id: float(len(starts)) for article_id, starts in linked.items()}


def none_linked() -> Linked:
    """Return what is counted before any event is compared."""
    return {"raw": {}, "safe": {}, "balanced": {}}


def add_linked(linked: Linked, events: Iterable[Comparison]) -> None:
    """Count the sentences told elsewhere in some events, compared in the readings that `linked` names."""
    for event in events:
        for counted, compared in zip(linked.values(), event.compared, strict=True):
            counted.update(linked_sentences(event.tellings, compared))


def sensitivity(
    raw: Sequence[Layers],
    safe: Sequence[Layers],
    balanced: Sequence[Layers],
    event_of: Mapping[str, str],
    linked: Linked,
) -> pd.DataFrame:
    """One row an article and figure: its value on the raw, the safe and the balanced text.

    `linked` has for each of the three what `add_linked` counted.
    """
    readings = {"raw": raw, "safe": safe, "balanced": balanced}
    values = {
        mode: {layers.article.article_id: measures(layers, linked[mode]) for layers in reading}
        for mode, reading in readings.items()
    }
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
