"""Who a speaker mention is: names, pronouns, "the official", "who"; and what kind of speaker.

Names come from `analysis.names`; here a mention is linked to one of them, or to an earlier phrase
with the same head ("a senior official" … "the official").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis import names
from analysis.layers import Mention, SpeakerKind
from analysis.quotation import nouns
from analysis.quotation.apposition import Appositions
from analysis.quotation.context import Context
from analysis.quotation.outline import Outline, chunks_between
from analysis.quotation.predicates import Range, noun_phrase
from analysis.quotation.roles import ANYBODY, Roles, sex_of

_MASCULINE = frozenset({"he", "him", "himself", "his"})
_FEMININE = frozenset({"she", "her", "herself"})
_PLURAL = frozenset({"they", "them", "we", "us", "themselves", "their", "our"})
_SINGULAR_THEY = frozenset({"they", "them", "themselves"})
_PRONOUNS = _MASCULINE | _FEMININE | _PLURAL | {"it", "its", "i", "my", "you", "your"}
_ASIDE = re.compile(r"[gr,(]|(?<=[nN])[iw]")
_BEFORE_RELATIVE = re.compile(r"(?:,#)?,?\Z")  # "Ana Ruiz, 41, who"
_FARTHEST = 14  # sentences back that a pronoun may reach
_MOST_ALIKE = 12  # earlier phrases with the same head that are looked at
_KIND_OF: dict[str, SpeakerKind] = {
    "person": "person", "organisation": "organisation", "place": "organisation", "people": "group",
}  # fmt: skip

Speaker = tuple[str, SpeakerKind]


class Resolver:
    """Links speaker mentions of one article to names; tell it each speaker in reading order."""

    def __init__(self, text: str, context: Context, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._context = context
        self._outline: Outline = context.outline
        self._named = Appositions(context.outline, mentions)
        self._genders: dict[str, str] = {}
        self._titles: dict[str, set[str]] = {}
        for mention in mentions:
            if mention.title:
                self._titles.setdefault(mention.name, set()).add(mention.title)
        self._roles = Roles(self._outline, mentions)
        self._settled: dict[Range, Speaker] = {}
        self._phrases: dict[int, list[Range]] = {}
        self._alike: dict[str, list[Range]] = {}
        self._spoken: dict[tuple[int, str], list[Range]] = {}
        self._unread: list[int] | None = None

    def resolve(self, phrase: Range) -> Speaker:
        """Name and kind of the speaker that stands at the token range `phrase`.

        Examples
        --------
        >>> from analysis.quotation.outline import outline
        >>> text = "A senior official spoke first. The official said nothing new."
        >>> read = outline(text, [])
        >>> Resolver(text, Context(read), []).resolve((6, 8))
        ('A senior official', 'unnamed')
        """
        if phrase not in self._settled:
            self._settled[phrase] = self._resolve(phrase)
        return self._settled[phrase]

    def _resolve(self, phrase: Range) -> Speaker:
        outline = self._outline
        start, end = phrase
        classes = outline.classes[start:end]
        word = outline.lower[start]
        if end - start == 1 and classes in "rt":
            return self._antecedent(start)
        if end - start == 1 and (classes == "P" or word in _PRONOUNS):
            return self._pronoun(start, word)
        return self._phrase(phrase)

    def _printed(self, phrase: Range) -> str:
        return self._text[self._outline.starts[phrase[0]] : self._outline.ends[phrase[1] - 1]]

    def _phrase(self, phrase: Range) -> Speaker:
        head = self._named.head(phrase)
        inside = self._named.within(head)
        classes = self._outline.classes[head[0] : head[1]]
        if len(inside) > 1 and "c" in classes:
            return " and ".join(dict.fromkeys(m.name for m in inside)), "group"
        last = self._outline.ends[head[1] - 1]
        kind = nouns.kind(self._outline.words[head[0] : head[1]])
        if inside and "c" in classes and inside[-1].end < last - 2 and kind != "other":
            return self._printed(phrase), "group"
        # Not in "the Biden administration", nor in "a Ryan spokesman".
        bare = kind == "other"
        closing = [m for m in inside if m.end >= last - 2 or (m.kind == "person" and bare)]
        if closing and (closing[-1].kind in ("person", kind) or kind == "other"):
            taken_up = self._hidden_person(closing[-1], head)
            return taken_up or (closing[-1].name, _KIND_OF[closing[-1].kind])
        beside = self._named.beside(phrase)
        if beside is not None:
            return beside.name, _KIND_OF[beside.kind]
        modified = any(m.kind == "person" for m in inside)
        both = "" if modified else self._pair(head)
        if both:
            return both, "group"
        earlier = None if modified else self._same_head(head, kind)
        if earlier is None and head == phrase and not modified:
            earlier = self._taken_up(head, kind)
        return earlier or (self._called(phrase), self._common_kind(phrase, kind, classes))

    def _called(self, phrase: Range) -> str:
        """Return a phrase without what only tells of the moment: "an official speaking to aides"."""
        aside = _ASIDE.search(self._outline.classes, phrase[0] + 1, phrase[1])
        return self._printed((phrase[0], aside.start()) if aside else phrase)

    def _hidden_person(self, mention: Mention, head: Range) -> Speaker | None:
        """Find the person behind a surname that is a place, or behind "the Brazilian"."""
        start, size = self._outline.starts[head[0]], head[1] - head[0]
        if mention.kind == "place" and size == 1:
            name = self._roles.surname(mention.text, start)
            return (name, "person") if name else None
        if mention.kind == "people" and size == 2 and not _plural(mention.text):
            return self._roles.taken_up(ANYBODY, start) or self._printed(head), "person"
        return None

    def _pair(self, head: Range) -> str:
        """Name the two persons whom "the two leaders" takes up, if it is clear who they are."""
        words = self._outline.lower[head[0] : head[1]]
        if words[:2] not in (["the", "two"], ["both"]) or not _plural(words[-1]):
            return ""
        of_persons = nouns.kind([words[-1]]) == "group" or nouns.kind([words[-1][:-1]]) == "person"
        return self._roles.pair(words[-1], self._outline.starts[head[0]]) if of_persons else ""

    def _taken_up(self, head: Range, kind: str) -> Speaker | None:
        """Find whom or what was just named and is now "the winger" or "the airline"."""
        outline = self._outline
        word = outline.lower[head[1] - 1]
        if outline.lower[head[0]] != "the" or _plural(word):
            return None
        if kind == "organisation":
            body = self._roles.body(word, outline.starts[head[0]])
            return (body, "organisation") if body else None
        start = outline.starts[head[0]]
        person = self._roles.bearer(word, start)
        if not person and word not in nouns.lists()["body_too"]:
            person = self._roles.taken_up(word, start)
        return (person, "person") if person else None

    def widened(self, phrase: Range) -> Range:
        """Take the name in apposition into a role: the mention as it is printed in full."""
        return self._named.widened(phrase)

    def _common_kind(self, phrase: Range, kind: str, classes: str) -> SpeakerKind:
        word = nouns.head(self._outline.words[phrase[0] : phrase[1]]).lower()
        if kind == "document":
            return "document"
        if kind == "organisation":
            return "organisation"
        if word in nouns.lists()["anonymous"]:
            return "unnamed"
        if kind == "group":
            return "group"
        if "N" in classes and not self._outline.words[phrase[1] - 1].isdigit():
            return "person" if kind == "person" else "organisation"
        return "unnamed" if kind == "person" or not _plural(word) else "group"

    def _same_head(self, head: Range, kind: str) -> Speaker | None:
        """Find an earlier phrase that "the official" takes up."""
        outline = self._outline
        article = outline.words[head[0]].lower()
        if article not in {"the", "this", "that", "these", "those"}:
            return None
        word = outline.words[head[1] - 1].lower()
        holder = self._roles.holder(outline.lower[head[0] : head[1]], outline.starts[head[0]])
        if holder:
            return holder, "person"
        alike = self._chunks_by_head().get(word, [])
        number = bisect_left(alike, head)
        for start, end in reversed(alike[max(0, number - _MOST_ALIKE) : number]):
            if end - start < 2:
                continue
            last = outline.ends[end - 1] - 2
            inside = self._named.within((start, end))
            named = [m for m in inside if m.kind == "person" and m.end >= last]
            beside = named[-1] if named else self._named.beside((start, end))
            if beside is not None:
                return beside.name, _KIND_OF[beside.kind]
            if outline.lower[start] in {"the", "this", "that"} and end - start <= head[1] - head[0]:
                continue
            return self._printed((start, end)), self._common_kind((start, end), kind, "")
        return None

    def _chunks_by_head(self) -> dict[str, list[Range]]:
        if not self._alike:
            for chunk in self._outline.chunks:
                self._alike.setdefault(self._outline.lower[chunk[1] - 1], []).append(chunk)
        return self._alike

    def _antecedent(self, at: int) -> Speaker:
        """Whom "who" or "which" stands for: the phrase before, else that of an earlier "who"."""
        outline = self._outline
        first = outline.bounds[outline.sentence[at]][0]
        aside = _BEFORE_RELATIVE.search(outline.classes, first, at)
        phrase = noun_phrase(outline, (aside.start() if aside else at) - 1, first)
        earlier = outline.classes.rfind("r", first, at)
        if phrase is None and earlier >= 0 and outline.lower[earlier] in ("who", "which"):
            return self.resolve((earlier, earlier + 1))
        found = self.resolve(phrase) if phrase else (self._printed((at, at + 1)), "unnamed")
        if found[1] not in ("organisation", "document") or outline.lower[at] != "who":
            return found
        persons = [m for m in self._named.within((first, at)) if m.kind == "person"]
        return (persons[-1].name, "person") if persons else found

    def _pronoun(self, at: int, word: str) -> Speaker:
        self._read_on(self._outline.sentence[at])
        found = self._settled.get((at, at + 1)) or self._stands_for(at, word)
        self._learn_gender(found, word)
        return found

    def _stands_for(self, at: int, word: str) -> Speaker:
        """Whom a pronoun stands for: the likeliest phrase that fits, of the nearest sentence."""
        outline = self._outline
        sentence = outline.sentence[at]
        for number in range(sentence, max(-1, sentence - _FARTHEST), -1):
            limit = at if number == sentence else outline.bounds[number][1]
            before = self._same_pronoun(number, limit, word)
            for phrase in before + self._antecedents(number, limit):
                found = self.resolve(phrase)
                if self._fits(found, word) and (
                    found[1] != "unnamed" or self._acts(phrase, number)
                ):
                    return found
            if before:
                break  # what the pronoun before did not find stands no farther back
        name = self._roles.taken_up(ANYBODY, outline.starts[at]) if word in _SINGULAR_THEY else ""
        if name:
            return name, "person"
        kind: SpeakerKind = (
            "group" if word in _PLURAL else "unnamed" if word != "it" else "organisation"
        )
        return self._printed((at, at + 1)), kind

    def _same_pronoun(self, sentence: int, limit: int, word: str) -> list[Range]:
        """The same "he" or "she" as the subject of an earlier cue, who goes on speaking."""
        spoken = self._spoken.get((sentence, word), [])
        return next(([phrase] for phrase in reversed(spoken) if phrase[1] < limit), [])

    def _read_on(self, sentence: int) -> None:
        """Resolve every "he" and "she" that speaks up to a sentence, in reading order.

        So each finds the one before it resolved, and a chain of them takes no recursion.
        """
        if self._unread is None:
            at_pronouns = [k for k, word in enumerate(self._outline.lower) if word in ("he", "she")]
            self._unread = list(dict.fromkeys(self._outline.sentence[k] for k in at_pronouns))[::-1]
        while self._unread and self._unread[-1] <= sentence:
            number = self._unread.pop()
            for predicate in self._context.predicates(number):
                start, end = predicate.subject
                word = self._outline.lower[start]
                alone = end - start == 1 and (start, end) not in self._settled
                if predicate.cue is not None and alone and word in ("he", "she"):
                    self._spoken.setdefault((number, word), []).append((start, end))
                    self._settled[start, end] = self._stands_for(start, word)

    def _learn_gender(self, speaker: Speaker, word: str) -> None:
        """Remember who was called "he" or "she" if the name does not tell."""
        if speaker[1] == "person" and word in _MASCULINE | _FEMININE:
            self._genders[speaker[0]] = "m" if word in _MASCULINE else "f"

    def _acts(self, phrase: Range, sentence: int) -> bool:
        """Whether an unnamed phrase is the subject of a verb: of any, or of "said" if no known noun."""
        person = nouns.kind(self._outline.words[phrase[0] : phrase[1]]) == "person"
        verbs = [p for p in self._context.predicates(sentence) if p.subject == phrase]
        return any(person or (p.cue is not None and p.cue.stance == "neutral") for p in verbs)

    def _antecedents(self, sentence: int, limit: int) -> list[Range]:
        """Phrases of a sentence that a later pronoun may stand for, the likeliest first."""
        if sentence not in self._phrases:
            self._phrases[sentence] = self._likeliest(sentence)
        return [p for p in self._phrases[sentence] if p[1] <= limit]

    def _likeliest(self, sentence: int) -> list[Range]:
        """Speakers first, then other subjects, then the other phrases."""
        outline = self._outline
        verbs = [
            p
            for p in self._context.predicates(sentence)
            if p.how != "relative" and self._nameable(p.subject)
        ]
        spoken = [p.subject for p in verbs if p.cue is not None]
        chunks = (outline.chunks[n] for n in chunks_between(outline, *outline.bounds[sentence]))
        others = [c for c in chunks if self._nameable(c)]
        return list(dict.fromkeys([*spoken[:1], *(p.subject for p in verbs), *others]))

    def _nameable(self, phrase: Range) -> bool:
        return self._outline.classes[phrase[0] : phrase[1]] not in "PrtDS"

    def _fits(self, speaker: Speaker, word: str) -> bool:
        name, kind = speaker
        if word in _MASCULINE or word in _FEMININE:
            if kind == "unnamed":
                sex = sex_of(nouns.head(name.split()).lower())
                fits = not sex or (sex == "m") == (word in _MASCULINE)
                return fits and not _plural(name) and nouns.kind(name.split()) == "person"
            if kind != "person":
                return False
            gender = self._gender(name)
            return not gender or (gender == "m") == (word in _MASCULINE)
        if word in _PLURAL:
            return kind == "group" or (kind in ("organisation", "unnamed") and _plural(name))
        return kind in ("organisation", "document") if word in {"it", "its"} else False

    def _gender(self, name: str) -> str:
        if name not in self._genders:
            self._genders[name] = names.gender(name.split(maxsplit=1)[0]) or self._by_title(name)
        return self._genders[name]

    def _by_title(self, name: str) -> str:
        said = {names.title_gender(title) for title in self._titles.get(name, ())} - {""}
        return said.pop() if len(said) == 1 else ""


def _plural(name: str) -> bool:
    word = nouns.head(name.split()).lower()
    return word in nouns.lists()["group"] or (word.endswith("s") and not word.endswith("ss"))
