"""The utterances that an article quotes: their pieces, who is said to have spoken, and when."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.alignment import lists
from analysis.alignment.speakers import Speaker
from analysis.layers import Layers, Quote, SpeakerKind
from analysis.spans import Span, merge

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Utterance:
    """The pieces of one quotation, first to last, who is said to have spoken, and on which days.

    `days` are the weekdays that the sentences around the pieces name; `starts` are the offsets of
    the pieces in the article.
    """

    start: int
    end: int
    pieces: tuple[str, ...]
    speaker: str = ""
    speaker_kind: SpeakerKind | None = None
    days: frozenset[str] = frozenset()
    starts: tuple[int, ...] = ()

    @property
    def said_by(self) -> Speaker:
        """Who is said to have spoken."""
        return Speaker(self.speaker, self.speaker_kind)


def utterances(article: Layers) -> list[Utterance]:
    """Quotations in marks of an article, the parts of one `group` together."""
    groups: dict[int, list[Quote]] = {}
    for quote in article.quotes:
        if quote.type != "indirect":
            groups.setdefault(quote.group, []).append(quote)
    found = [_utterance(article, parts) for parts in groups.values()]
    return sorted(found, key=lambda utterance: (utterance.start, utterance.end))


def _utterance(article: Layers, parts: Sequence[Quote]) -> Utterance:
    start, end = min(q.start for q in parts), max(q.end for q in parts)
    named = next((q for q in parts if q.speaker_name), parts[0])
    return Utterance(
        start,
        end,
        tuple(q.text for q in parts),
        named.speaker_name or "",
        named.speaker_kind,
        _days(article, start, end, parts),
        tuple(q.start for q in parts),
    )


def _days(article: Layers, start: int, end: int, parts: Sequence[Quote]) -> frozenset[str]:
    """Weekdays in the sentences from `start` to `end`, outside the pieces."""
    first = bisect_right(article.sentences, start, key=lambda s: s.end)
    around = article.sentences[first : bisect_left(article.sentences, end, key=lambda s: s.start)]
    if not around:
        return frozenset()
    text, at, words = article.article.text, around[0].start, list[str]()
    for piece in [*merge(parts), Span(around[-1].end, around[-1].end)]:
        words += _WORD.findall(text[at : piece.start].lower())
        at = piece.end
    return frozenset(words) & lists.weekdays()
