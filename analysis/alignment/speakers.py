"""Whether what two outlets quote has one speaker, by what each calls who spoke."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Literal, NamedTuple

from analysis.alignment.wording import spellings
from analysis.layers import SpeakerKind
from analysis.names import same_person

Speakers = Literal["one", "other", "open"]


class Speaker(NamedTuple):
    """Who is said to have spoken: a name or a description, "" where nobody is named."""

    name: str
    kind: SpeakerKind | None = None


@lru_cache(maxsize=1 << 12)
def speakers(a: Speaker, b: Speaker) -> Speakers:
    """Whether two outlets name one speaker, another each, or whether that is left open.

    Only two persons with names can be others; "a spokesman", "she" or a group may be anybody.

    Examples
    --------
    >>> speakers(Speaker("Ana Ruiz"), Speaker("Mayor Ruiz"))
    'one'
    >>> speakers(Speaker("Ana Ruiz"), Speaker("Ben Ruiz"))
    'other'
    >>> speakers(Speaker("Ana Ruiz"), Speaker("a spokesman"))
    'open'
    """
    if not a.name or not b.name:
        return "open"
    if _share_a_name(a, b):
        return "one"
    return "other" if _is_person(a) and _is_person(b) else "open"


@lru_cache(maxsize=1 << 12)
def share_one(a: frozenset[Speaker], b: frozenset[Speaker]) -> bool:
    """Whether some speaker of one side is one of the other.

    The few who speak on an event are asked for in every two of its sentences.
    """
    return any(speakers(x, y) == "one" for x in a for y in b)


def are_others(a: Collection[Speaker], b: Collection[Speaker]) -> bool:
    """Whether both sides name persons, each another one than all of the other side."""
    return bool(a and b) and all(speakers(x, y) == "other" for x in a for y in b)


def _share_a_name(a: Speaker, b: Speaker) -> bool:
    if same_person(a.name, b.name):
        return True
    if _is_person(a) and _is_person(b):
        return False
    words_a, words_b = a.name.lower().split(), b.name.lower().split()
    return words_a[-1] in words_b or words_b[-1] in words_a


def _is_person(speaker: Speaker) -> bool:
    """Whether the speaker is a person called by name, and not by a description."""
    words = speaker.name.split()
    described = words[0].lower() in spellings()["described"]
    names = words[0][0].isupper() and words[-1][0].isupper()
    return speaker.kind in ("person", None) and names and not described
