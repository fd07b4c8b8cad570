"""What open candidates are: evidence from the rest of the article and from the words around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon, surroundings
from analysis.names.candidate import Candidate
from analysis.names.surroundings import Vote, after, before
from analysis.names.tokens import Page, Token

_NAMED: tuple[MentionKind, ...] = ("organisation", "place")
_DATE_CUES = frozenset(
    {
        "the",
        "in",
        "on",
        "of",
        "last",
        "next",
        "since",
        "by",
        "until",
        "early",
        "late",
        "mid",
        "from",
        "this",
    }
)


class Evidence:
    """Names that the sure candidates of an article establish."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        people = [
            [token.facts for token in c.tokens] for c in found if c.sure and c.kind == "person"
        ]
        self.surnames = {words[-1].surname for words in people}
        self.surnames.update(w.surname for words in people if len(words) > 2 for w in words[1:])
        self.given = {words[0].folded for words in people if len(words) > 1}
        self.ends = Counter([c.key for c in found if c.kind == "" and len(c.tokens) == 1])
        self.others = {c.key: kind for kind in _NAMED for c in found if c.kind == kind and c.sure}
        long = [c for c in found if c.kind == "organisation" and len(c.tokens) > 1]
        local = lexicon.words("organisations.toml", "local")
        # First words of longer names, and those that are called after no place.
        self.longer = {_first(c) for c in long}
        self.companies = {_first(c) for c in long if c.tokens[-1].word not in local}
        self.openings = {key for c in long if len(c.tokens) > 2 for key in _openings(c)}

    def settle(self, page: Page, candidate: Candidate) -> Vote | None:
        """What an open candidate seems to be here; None for one that names nobody we can tell."""
        if known := self.others.get(candidate.key):
            return Vote(known, 1)
        if len(candidate.tokens) == 1:
            return self._word(page, candidate, candidate.tokens[0])
        if candidate.key in self.openings:
            return Vote("organisation", 1)
        last = candidate.tokens[-1].facts.surname
        if last in self.surnames and last not in self.others:
            return Vote("person", 1)
        kind = self._likely_phrase(page, candidate, last)
        return Vote(kind, 1) if kind else None

    def _word(self, page: Page, candidate: Candidate, token: Token) -> Vote | None:
        """Kind of a word that the article or a list explains, else by its look and surroundings."""
        facts = token.facts
        if facts.surname in self.surnames or facts.surname in self.given:
            return Vote("person", 1)
        if surroundings.opens_report(page, candidate):
            return Vote("place", 2)
        look = _by_look(token)
        if look or facts.no_name:
            return look
        return self._word_in_context(page, candidate, token)

    def _word_in_context(self, page: Page, candidate: Candidate, token: Token) -> Vote | None:
        word, facts, key = token.word, token.facts, candidate.key
        plural = word.endswith("s") and key[:-1] in self.surnames
        beside, speaks = before(page, candidate), after(page, candidate) in _verbs()
        if self._is_relative(page, candidate, token, speaks):
            return Vote("person", 1)
        if surroundings.of_state(page, candidate) and not token.headline:
            return Vote("place", 2)
        known = beside in {"the", "The"} and word in _short_names()
        if not known and (facts.common or token.headline):
            return None
        told = surroundings.vote(page, candidate)
        if key in self.longer and (key in self.companies or not (told and told.weight > 1)):
            return Vote("organisation", 3 if key in self.companies else 1)
        if told and not (told.kind == "organisation" and plural):
            return told
        known |= (self.ends[key] > 1 or speaks) and not plural
        return Vote("organisation", 0) if known else None

    def _is_relative(self, page: Page, candidate: Candidate, token: Token, speaks: bool) -> bool:
        """Whether a word alone is somebody's first name: "his sister, Tove", "Elena said"."""
        facts, kin = token.facts, lexicon.words("people.toml", "kin")
        named = not facts.common and surroundings.apposed_to(page, candidate, kin)
        if not named and facts.first_name:
            named = speaks or before(page, candidate) in kin
            named |= surroundings.in_apposition(page, candidate)
        return named and not (token.initial and page.is_plain(facts.lower))

    def _likely_phrase(
        self, page: Page, candidate: Candidate, last: str
    ) -> MentionKind | Literal[""]:
        """Kind of several unknown words by their look and by the words around."""
        tokens = candidate.tokens
        common = sum([token.facts.common for token in tokens])
        if any(token.headline for token in tokens) or not tokens[0].word[0].isupper():
            return ""
        if surroundings.apposed_to(page, candidate, _described(common > 0)):
            return "organisation"
        beside = before(page, candidate).lower()
        cue = after(page, candidate) in _verbs() or surroundings.is_described(page, candidate)
        cue = cue or surroundings.in_apposition(page, candidate)
        if beside == "the":
            return "organisation" if cue else ""
        if self.ends[last] or (cue and common < len(tokens)):
            return "person"
        place = beside in lexicon.words("words.toml", "place_cues")
        return "place" if place else "" if common else "person"

    def overrules(self, page: Page, candidate: Candidate) -> bool:
        """Whether what a list calls a role, a place or a body is a person in this article."""
        if candidate.kind == "role":
            return self.means_person(page, candidate)
        return candidate.key in self.given and self.means_given(page, candidate)

    def means_given(self, page: Page, candidate: Candidate) -> bool:
        """Whether a listed place or club is the first name of somebody in the article here."""
        if candidate.kind not in _NAMED or not candidate.tokens[0].facts.first_name:
            return False
        beside = before(page, candidate)
        speaks = after(page, candidate) in _verbs() or beside in _verbs()
        speaks = speaks or surroundings.gives_age(page, candidate)
        return speaks and beside not in lexicon.words("words.toml", "place_cues")

    def means_person(self, page: Page, candidate: Candidate) -> bool:
        """Whether a title or a month on its own is the surname of a person ("King", "May")."""
        return (
            len(candidate.tokens) == 1
            and candidate.key in self.surnames
            and candidate.tokens[0].word in lexicon.words("people.toml", "listed_surnames")
            and before(page, candidate).lower() not in _DATE_CUES
            and not page.text[candidate.end : candidate.end + 2].strip(" ")[:1].isdigit()
        )


def _by_look(token: Token) -> Vote | None:
    """What the spelling or a list says of a word: an acronym, a brand, a famous name, "al-Fayed"."""
    facts = token.facts
    if facts.acronym and not token.headline:
        return Vote("organisation", 1)
    if facts.famous or (token.word[0].islower() and not facts.no_name):
        return Vote("person", 1)
    return Vote("organisation", 1) if facts.brand and not facts.no_name else None


def _first(candidate: Candidate) -> str:
    return candidate.tokens[0].facts.folded


def _openings(candidate: Candidate) -> list[str]:
    """Keys of the first words of a long name, two or more: "St. Odo" of "St. Odo Medical Center"."""
    words = [token.facts.folded for token in candidate.tokens]
    return [" ".join(words[:cut]) for cut in range(2, len(words))]


def _short_names() -> frozenset[str]:
    return lexicon.words("organisations.toml", "short", "press")


def _verbs() -> frozenset[str]:
    return lexicon.words("words.toml", "saying_verbs", "subject_verbs")


@cache
def _described(common: bool) -> frozenset[str]:
    """Nouns whose names are those of bodies; where a common word is in the name, of persons too."""
    lists = ("described", "described_too") if common else ("described",)
    return lexicon.words("organisations.toml", *lists)


def settle(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Settle the open candidates of an article; those that name nobody are left out.

    Two rounds, since a full name that the first one settles explains the bare surnames.
    """
    for size in (2, 1):
        evidence = Evidence(found)
        votes: dict[str, list[Vote]] = {}
        for previous, candidate in zip([None, *found], found, strict=False):
            if candidate.kind == "" and (len(candidate.tokens) > 1) == (size > 1):
                vote = _office_place(page, previous, candidate) or evidence.settle(page, candidate)
                if vote:
                    votes.setdefault(candidate.key, []).append(vote)
            elif evidence.overrules(page, candidate):
                candidate.kind = "person"
        _agree(found, {key: _decided(cast) for key, cast in votes.items()})
    return [candidate for candidate in found if candidate.kind not in {"", "role"}]


def _decided(votes: list[Vote]) -> MentionKind:
    """Kind with the most votes of the surest sort."""
    surest = max(vote.weight for vote in votes)
    return Counter(vote.kind for vote in votes if vote.weight == surest).most_common(1)[0][0]


def _agree(found: list[Candidate], settled: dict[str, MentionKind]) -> None:
    """Give all open candidates of one name the kind that was settled for it."""
    for candidate in found:
        if candidate.kind == "" and candidate.key in settled:
            candidate.kind = settled[candidate.key]
            candidate.sure = True


def _office_place(page: Page, previous: Candidate | None, candidate: Candidate) -> Vote | None:
    """The place of an office: "President Ada Okoro of Valdoria"."""
    if previous and previous.title and page.text[previous.end : candidate.start] == " of ":
        previous.modifier = previous.modifier or candidate.tokens[0].word
        return Vote("place", 2)
    return None
