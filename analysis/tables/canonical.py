"""One name and one kind for an actor in all articles of an event: "Duque" is "Iván Duque Márquez" there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis import names
from analysis.layers import Layers, MentionKind
from analysis.names import lexicon

# An article that reads a place has seen a sign of it; one that reads an organisation may have seen none.
_WEIGHTS: Mapping[MentionKind, int] = {"place": 2}


@dataclass(frozen=True, slots=True)
class Canonical:
    """The names that the articles of an event share, and the kinds of those that they read as several."""

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    kinds: Mapping[tuple[str, str], MentionKind] = field(default_factory=dict)

    def name(self, event: str, printed: str) -> str:
        """Return the name that the articles of an event share for one that is printed.

        Examples
        --------
        >>> shared = Canonical({("talks", "Duque"): "Iván Duque"}, {})
        >>> shared.name("talks", "Duque"), shared.name("talks", "Biden")
        ('Iván Duque', 'Biden')
        """
        return self.names.get((event, printed), printed)

    def kind(self, event: str, printed: str, kind: MentionKind) -> MentionKind:
        """Return the kind of a name in an event, given the one that its article reads.

        Examples
        --------
        >>> shared = Canonical({}, {("strike", "Halden"): "place"})
        >>> shared.kind("strike", "Halden", "organisation")
        'place'
        """
        if kind == "person":
            return kind
        return self.kinds.get((event, self.name(event, printed)), kind)


def names_by_event(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> Canonical:
    """Find the names that the articles of each event share, and their kinds.

    Within an article `analysis.names` has merged already.  Across articles persons are merged by
    their names, and countries by their other names ("U.S.", "US").  A name that is no person's and
    that they read as of several kinds is of the one that most of them read, a place counting twice: a
    town of which an article says little ("Halden had no buses") looks like an organisation there.
    """
    persons: dict[str, set[str]] = {}
    places: dict[str, set[str]] = {}
    read: dict[tuple[str, str], Counter[MentionKind]] = {}
    for layers in corpus:
        event = event_of[layers.article.article_id]
        for mention in layers.mentions:
            kind = persons if mention.kind == "person" else places
            kind.setdefault(event, set()).add(mention.name)
        for name, one in {(m.name, m.kind) for m in layers.mentions if m.kind != "person"}:
            read.setdefault((event, name), Counter())[one] += _WEIGHTS.get(one, 1)
        spoken = {q.speaker_name for q in layers.quotes if q.speaker_kind == "person"}
        persons.setdefault(event, set()).update(name for name in spoken if name)
    aliases = lexicon.aliases()
    merged = {
        (event, name): aliases.get(name, name) for event, found in places.items() for name in found
    }
    for event, found in persons.items():
        merged |= {(event, name): one for name, one in names.merge(sorted(found)).items()}
    return Canonical(merged, _kinds(merged, read))


def _kinds(
    merged: Mapping[tuple[str, str], str], read: Mapping[tuple[str, str], Counter[MentionKind]]
) -> dict[tuple[str, str], MentionKind]:
    """Kind of each shared name that is read as of several; of equals a place."""
    counts: dict[tuple[str, str], Counter[MentionKind]] = {}
    for (event, printed), kinds in read.items():
        counts.setdefault((event, merged[event, printed]), Counter()).update(kinds)
    return {
        key: max(sorted(kinds, reverse=True), key=kinds.__getitem__)
        for key, kinds in counts.items()
        if len(kinds) > 1
    }
