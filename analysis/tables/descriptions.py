"""Table of how actors are described beside their names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import framing
from analysis.framing import prominence
from analysis.layers import Layers
from analysis.tables.articles import frame
from analysis.tables.canonical import Canonical
from analysis.tables.framing import WHERE, selection
from analysis.tables.spans import keys

COLUMNS = (
    "article_id", "outlet", "event", "start", "end", "name", "kind", "beside", "loaded", "quoted",
    "text",
)  # fmt: skip


def descriptions(
    corpus: Sequence[Layers], event_of: Mapping[str, str], shared: Canonical
) -> pd.DataFrame:
    """One row a description of a named person, organisation or place: "the embattled mayor".

    `beside` says where it stands: after the name, before it, or as a modifier right before it;
    `loaded` holds the loaded words in it, joined by "; ".
    """
    rows = []
    for layers in corpus:
        event = event_of[layers.article.article_id]
        quoted = selection(layers, WHERE[2])
        coloured = [hit for hit in layers.voice if hit.category == "loaded"]
        for found in framing.describe(layers.article.text, layers.mentions, layers.sentences):
            loaded = (hit.text for hit in prominence.within(found, coloured))
            rows.append(
                keys(layers, event, found)
                | {
                    "name": shared.name(event, found.name),
                    "kind": shared.kind(event, found.name, found.kind),
                }
                | {"beside": found.place, "loaded": "; ".join(loaded), "quoted": quoted(found)}
                | {"text": found.text}
            )
    return frame(rows, COLUMNS)
