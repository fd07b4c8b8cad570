"""Every mention of an actor in one article: the rooms of the reading put in a row."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.layers import Mention, MentionKind
from analysis.names import roles
from analysis.names.evidence import settle
from analysis.names.folding import fold
from analysis.names.parse import candidates
from analysis.names.resolve import Actor, others, people
from analysis.names.tokens import read, without_nicknames
from analysis.spans import HasOffsets, Span, blank
from analysis.spans import merge as merge_spans


def _mentions_of(text: str, actor: Actor) -> Iterator[Mention]:
    """Every mention of one actor, under its one name."""
    name, kind = actor.name, actor.kind
    folded = fold(name)
    for form, candidate in actor.mentions:
        if candidate.title:
            called = "title"
        elif kind == "person":
            called = "full" if len(candidate.tokens) > 1 else "bare"
        else:
            called = "full" if " " in form or fold(form) == folded else "bare"
        start, end = candidate.start, candidate.end
        yield Mention(start, end, text[start:end], name, kind, called, candidate.title)


def mentions(
    text: str, boilerplate: Sequence[HasOffsets] = (), language: str = "en"
) -> list[Mention]:
    """Find every naming of an actor in news prose, with the names merged in the article.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans
        Page furniture, which names nobody.
    language : str
        Only English ("en", "en-GB", or "" for unknown) is read; other languages give no mentions.

    Returns
    -------
    list of Mention
        By `start`, without overlap.  A span covers the mention with its title and without a
        possessive s; `name` is the fullest form that the article prints, without titles; `form`
        is title, full, bare or role.  Adjectives ("Colombian") are no mentions; titles of works,
        laws, events, days and languages are none either.

    Examples
    --------
    >>> text = "Mayor Ana Solís met union leaders in Norwick. Solis said the mayor's door was open."
    >>> [(m.text, m.name, m.kind, m.form) for m in mentions(text)]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('Mayor Ana Solís', 'Ana Solís', 'person', 'title'), ('Norwick', 'Norwick', 'place', 'full'),
     ('Solis', 'Ana Solís', 'person', 'bare'), ('the mayor', 'Ana Solís', 'person', 'role')]
    """
    if language.split("-", maxsplit=1)[0].lower() not in {"", "en"}:
        return []
    cut = merge_spans(boilerplate)
    view = without_nicknames(blank(text, cut))
    page = read(view)
    found = settle(page, candidates(page))
    persons = people(text, view, [c for c in found if c.kind == "person"])
    actors = list(persons)
    kinds: tuple[MentionKind, ...] = ("organisation", "place", "people")
    for kind in kinds:
        actors += others(view, kind, [c for c in found if c.kind == kind])
    named = [mention for actor in actors for mention in _mentions_of(text, actor)]
    refer = [
        Mention(start, end, view[start:end], actor.name, "person", "role", role)
        for start, end, actor, role in roles.find(view, persons)
    ]
    return [m for m in _without_nested(named + refer) if not _touches(m, cut)]


def _touches(mention: Mention, cut: Sequence[Span]) -> bool:
    """Whether a mention runs across furniture, so that it is not one in the raw text."""
    before = bisect_left(cut, mention.end, key=lambda span: span.start) - 1
    return before >= 0 and cut[before].end > mention.start


def _without_nested(found: list[Mention]) -> list[Mention]:
    """Sort mentions and drop those inside another: "the U.S. president" is one mention."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
