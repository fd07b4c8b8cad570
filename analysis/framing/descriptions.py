"""How actors are described beside their names: "Ada Okoro, the disgraced mayor", "his wife, Eva".

A description is a noun phrase in apposition after a name or before it, or words in lower case
right before it.  Its head must be a noun for such an actor (``descriptions.toml``
and the roles of `analysis.names`), so that a clause that follows a name is not taken for one.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from analysis.layers import Mention, MentionKind
from analysis.names import lexicon
from analysis.spans import HasOffsets, Span

Place = Literal["after", "before", "modifier"]

_DESCRIBED, _BODIES = ("person", "organisation", "place"), ("organisation", "place")
# Party, state and age may stand between a name and what describes it.
_AFTER_NAME = re.compile(
    r"(?: \([^()\n]{1,20}\))?(?: of [A-Z][\w.]*(?: [A-Z][\w.]*){0,2})?"
    r"(?:, [RDI]-[A-Z][\w.]+)?(?:, \d{1,3})?, "
)
_PIECE = re.compile(r"(?:(?! [-–—―]+ )[^,;:()\[\]\"“”\n])+")
_BOUND = re.compile(r"[,;:()\[\]\"“”\n]| [-–—―]+ ")
_OWNER = re.compile(r"(?:M(?:r|s|rs)\. )?[A-Z][\w.-]*(?:[’']s|s[’'])")
_WORD = re.compile(r"[^\s]+")
_OPENER = re.compile(r"(?:M(?:r|s|rs)\. )?[^\s]+")
_LONGEST, _REACH, _MODIFIERS = 20, 160, 4


@dataclass(frozen=True, slots=True)
class Description(Span):
    """A description of an actor where it stands, and the `name` of whom it describes."""

    text: str
    name: str
    kind: MentionKind
    place: Place


def describe(
    text: str, mentions: Sequence[Mention], sentences: Sequence[HasOffsets]
) -> list[Description]:
    """Find the descriptions of named persons, organisations and places.

    Parameters
    ----------
    text : str
        The raw text.
    mentions : sequence of Mention
        The actors named, as of `analysis.names.mentions`.
    sentences : sequence of spans
        Sentences of the text, by start; no description leaves the sentence of its name.

    Returns
    -------
    list of Description
        By start; relative clauses are left out.

    Examples
    --------
    >>> from analysis import names, segmentation
    >>> text = "Ada Okoro, the embattled mayor of Norwick, and his wife, Eva Lund, met rapper Bo Tate."
    >>> found = describe(text, names.mentions(text), segmentation.sentences(text))
    >>> [(d.name, d.text, d.place) for d in found]  # doctest: +NORMALIZE_WHITESPACE
    [('Ada Okoro', 'the embattled mayor of Norwick', 'after'),
     ('Eva Lund', 'his wife', 'before'), ('Bo Tate', 'rapper', 'modifier')]
    """
    starts = [sentence.start for sentence in sentences]
    bodies = {m.end: m.start for m in mentions if m.kind in _BODIES}
    found: list[Description] = []
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if mention.kind not in _DESCRIBED or mention.form == "role" or at < 0:
            continue
        home = sentences[at]
        for place, span in _beside(text, mention, home, bodies):
            printed = text[span.start : span.end]
            found.append(
                Description(span.start, span.end, printed, mention.name, mention.kind, place)
            )
    return sorted(found, key=lambda d: (d.start, d.end))


def _beside(
    text: str, mention: Mention, home: HasOffsets, bodies: Mapping[int, int]
) -> Iterator[tuple[Place, Span]]:
    after = _after(text, mention, home.end)
    if after:
        yield "after", after
    before = _before(text, mention, home.start)
    if before:
        yield "before", before
    modifier = _modifier(text, mention, home.start, bodies)
    if modifier:
        yield "modifier", modifier


@cache
def _words(name: str) -> frozenset[str]:
    source = resources.files(__package__).joinpath("descriptions.toml").read_text(encoding="utf-8")
    data = tomllib.loads(source)
    return frozenset(word.strip() for word in re.split(r"[;\s]+", data[name]) if word.strip())


@cache
def _heads(kind: str) -> frozenset[str]:
    if kind != "person":
        return _words(kind)
    roles = {role.partition(" of ")[0].split()[-1] for role in lexicon.lower_roles()}
    return _words("person") | roles | lexicon.words("people.toml", "kin")


def _after(text: str, mention: Mention, limit: int) -> Span | None:
    """The phrase between the commas after a name."""
    gap = _AFTER_NAME.match(text, mention.end, limit)
    if not gap:
        return None
    for end in _ends(text, gap.end(), limit):
        span = _phrase(text, gap.end(), end)
        if _describes(text[span.start : span.end], mention.kind):
            return span
    return None


def _ends(text: str, start: int, limit: int) -> Iterator[int]:
    """Ends of the first piece, and of the first two where the first may be an adjective."""
    first = _PIECE.match(text, start, limit)
    if first:
        yield first.end()
        if first[0].count(" ") == 1 and text.startswith(", ", first.end()):
            second = _PIECE.match(text, first.end() + 2, limit)
            if second:
                yield second.end()


def _phrase(text: str, start: int, end: int) -> Span:
    """A stretch without the clause and the stop that end it."""
    for word in _WORD.finditer(text, start, end):
        if word.start() > start and word[0] in _words("clause"):
            end = word.start()
            break
    return Span(start, start + len(text[start:end].rstrip(" .?!")))


def _describes(phrase: str, kind: str) -> bool:
    """Whether a phrase is headed by a noun for such an actor."""
    words = phrase.split(" ")
    if not phrase or len(words) > _LONGEST or not _opens(words):
        return False
    if words[0].lower() == "one" and words[1:2] == ["of"]:
        return any(word.removesuffix("s") in _heads(kind) for word in words[3:])
    acts = any(w in _verbs() and by != "by" for w, by in zip(words, [*words[1:], ""], strict=True))
    return not acts and _headed(words, kind)


@cache
def _verbs() -> frozenset[str]:
    return lexicon.words("words.toml", "saying_verbs", "subject_verbs") - _words("after_head")


def _opens(words: list[str]) -> bool:
    first = words[0]
    if first in _words("determiners") or first in _heads("person"):
        return True
    acts = first.endswith("ing") and first not in lexicon.words("titles.toml", "qualifiers")
    plain = first[:1].islower() and first not in lexicon.function_words() and not acts
    return plain or bool(_OWNER.match(" ".join(words[:2])))


def _headed(words: list[str], kind: str) -> bool:
    """Whether the first noun that something follows, names aside, is one for such an actor."""
    for word, following in zip(words, [*words[1:], "of"], strict=True):
        if following in _words("after_head"):
            if word in _heads(kind):
                return True
            if word[:1].islower() and word not in _words("after_head"):
                return False
    return False


def _before(text: str, mention: Mention, limit: int) -> Span | None:
    """The phrase between a determiner and the comma before a name."""
    end = mention.start - 2
    if end <= limit or text[end : mention.start] != ", ":
        return None
    start = max(limit, end - _REACH)
    bounds = [match.end() for match in _BOUND.finditer(text, start, end)]
    start = bounds[-1] if bounds else start
    closed = text[mention.end : mention.end + 1] in set(",.;:)?!")
    for opener in _OPENER.finditer(text, start, end):
        if not closed and opener.start() > limit:
            return None  # the name opens a clause of its own
        opens = opener[0] in _words("determiners") or _OWNER.fullmatch(opener[0])
        if opens and _describes(text[opener.start() : end], mention.kind):
            return Span(opener.start(), end)
    return None


def _modifier(text: str, mention: Mention, limit: int, bodies: Mapping[int, int]) -> Span | None:
    """The words in lower case right before a name, with their determiner.

    The name of a body before them belongs to them: the harbour board member, Orvale rapper.
    """
    end = mention.start + len(mention.title)
    if mention.title:
        last = mention.title.split()[-1]
        if not text.startswith(mention.title, mention.start) or not last[:1].islower():
            return None
        start = mention.start
    else:
        words = list(_WORD.finditer(text, max(limit, mention.start - _REACH), mention.start))
        if not words or words[-1].end() != mention.start - 1 or words[-1][0] not in _heads(mention.kind):  # fmt: skip
            return None
        start, end = words[-1].start(), mention.start - 1
        if not text[start:end].islower():
            return None
    start = _leftmost(text, start, limit)
    body = bodies.get(start - 1, -1)
    return Span(_leftmost(text, body, limit) if body >= limit else start, end)


def _leftmost(text: str, start: int, limit: int) -> int:
    """Where the adjectives before a noun begin; participles count only after a determiner."""
    sure, participle = start, False
    words = list(_WORD.finditer(text, max(limit, start - _REACH), start))[::-1]
    for word in words[:_MODIFIERS]:
        if word[0] in _words("determiners"):
            return word.start()
        if not _may_modify(word[0]):
            break
        participle |= word[0].endswith(("ed", "ing"))
        if not participle:
            sure = word.start()
    return sure


def _may_modify(word: str) -> bool:
    if word in lexicon.adjectives():
        return True
    plain = word.replace("-", "").isalpha() and word.islower()
    return plain and word not in lexicon.function_words() and word not in _verbs()
