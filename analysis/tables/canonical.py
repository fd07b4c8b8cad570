"""One name for an actor in all articles of an event: "Duque" here is "Iván Duque Márquez" there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis import names
from analysis.layers import Layers
from analysis.names import lexicon

Canonical = Mapping[tuple[str, str], str]


def names_by_event(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> Canonical:
    """Map event and printed name to the name that the event's articles share.

    Within an article `analysis.names` has merged already.  Across articles persons are merged by
    their names, and countries by their other names ("U.S.", "US").
    """
    persons: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    for layers in corpus:
        event = event_of[layers.article.article_id]
        for mention in layers.mentions:
            kind = persons if mention.kind == "person" else places
            kind.setdefault(event, set()).add(mention.name)
        spoken = {q.speaker_name for q in layers.quotes if q.speaker_kind == "person"}
        persons.setdefault(event, set()).update(name for name in spoken if name)
    aliases = lexicon.aliases()
    merged = {
        (event, name): aliases.get(name, name) for event, found in places.items() for name in found
    }
    for event, found in persons.items():
        merged |= {(event, name): one for name, one in names.merge(sorted(found)).items()}
    return merged
