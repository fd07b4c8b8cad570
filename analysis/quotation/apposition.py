"""Names in apposition to a description: "the owner, Crate Co", "Ada Okoro, a surgeon"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.layers import Mention
from analysis.quotation import nouns
from analysis.quotation.outline import Outline
from analysis.quotation.predicates import Range

_HEAD_ENDS = re.compile(r"[fpbrgiwo,(d]")
_PERSON_OR_BODY = ("person", "organisation")


class Appositions:
    """The named actors of one article, found in a phrase or beside it."""

    def __init__(self, outline: Outline, mentions: Sequence[Mention]) -> None:
        self._outline = outline
        self._mentions = mentions
        self._starts = [m.start for m in mentions]

    def within(self, phrase: Range) -> Sequence[Mention]:
        """Mentions inside the phrase."""
        start, end = self._outline.starts[phrase[0]], self._outline.ends[phrase[1] - 1]
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first and self._mentions[first - 1].end > start:
            first -= 1
        return self._mentions[first:last]

    def head(self, phrase: Range) -> Range:
        """Part of the phrase that holds its head: after a possessive, before a preposition."""
        start, end = phrase
        classes = self._outline.classes
        stop = _HEAD_ENDS.search(classes, start + 1, end)
        if stop:
            end = stop.start()
        owner = classes.rfind("'", start + 1, end - 1)
        return (start if owner < 0 else owner + 1), end

    def beside(self, phrase: Range) -> Mention | None:
        """Return the name in apposition to a role: "the fire chief, June Ashby", or before it.

        A role without a name of its own takes the name after the next comma, if only that stands
        between commas, or the name that the comma before it closes.
        """
        outline = self._outline
        classes = outline.classes
        start, end = phrase
        head = self.head(phrase)
        if classes[head[1] - 1] == "N" and "'" not in classes[start:end] and not self._post(head):
            return None
        end = self._past_place(phrase) if head == phrase else end
        following, preceding = (
            outline.chunk_starting.get(end + 1),
            outline.chunk_ending.get(start - 2),
        )
        for number, comma in ((following, end), (preceding, start - 1)):
            if number is None or classes[comma : comma + 1] != ",":
                continue
            named = outline.chunks[number]
            kinds = self._beside_kinds(head)
            found = [m for m in self.within(named) if m.kind in kinds]
            if found and (set(classes[named[0] : named[1]]) <= {"N", "("} or self._all(named)):
                return found[0]
            if found and comma < start and found[-1].end >= outline.ends[named[1] - 1]:
                return found[-1]
        return None

    def _past_place(self, phrase: Range) -> int:
        """Where a description of a person ends, its place taken in: "a farmer from Mere"."""
        end, words = phrase[1], self._outline.words[phrase[0] : phrase[1]]
        number = self._outline.chunk_starting.get(end + 1)
        tied = number is not None and self._outline.classes[end] == "p"
        if number is None or not tied or nouns.kind(words) != "person":
            return end
        return self._outline.chunks[number][1]

    def _beside_kinds(self, head: Range) -> tuple[str, ...]:
        """Kinds of names that may stand in apposition to a description: persons, or bodies too."""
        words = self._outline.words[head[0] : head[1]]
        body = nouns.kind(words) == "organisation"
        return _PERSON_OR_BODY if body or words[-1] in nouns.lists()["body_too"] else ("person",)

    def _post(self, head: Range) -> bool:
        """Whether capitals make a post and no name: "the Leader" of the Opposition, "Counsel" for it."""
        words = self._outline.words[head[0] : head[1]]
        opens = self._outline.bounds[self._outline.sentence[head[0]]][0] == head[0]
        posted = (opens or words[0] in ("The", "the")) and nouns.kind(words) == "person"
        last = self._outline.ends[head[1] - 1]
        named = any(m.kind == "person" or m.end >= last for m in self.within(head))
        return posted and not named

    def _all(self, phrase: Range) -> bool:
        """Whether one mention is the whole phrase: "Anton de Wael", or all but its "the"."""
        first = phrase[0] + (self._outline.lower[phrase[0]] == "the")
        start, end = self._outline.starts[first], self._outline.ends[phrase[1] - 1]
        return any(m.start <= start and end <= m.end for m in self.within(phrase))

    def widened(self, phrase: Range) -> Range:
        """Take the name in apposition into a role: the mention as it is printed in full."""
        number = self._outline.chunk_starting.get(phrase[1] + 1)
        if number is None:
            return phrase
        beside = self.beside(phrase)
        if beside is None or beside.start < self._outline.ends[phrase[1] - 1]:
            return phrase
        behind = bisect_left(self._outline.starts, beside.end)
        return phrase[0], max(self._outline.chunks[number][1], behind)
