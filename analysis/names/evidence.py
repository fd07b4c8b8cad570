"""What open candidates are: evidence from the rest of the article and from the words around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.candidate import Candidate
from analysis.names.tokens import Page, Token

_NEXT_WORD = re.compile(r"['’]?s? ([a-z]+)")
_AGE = re.compile(r", (?:who|a|an|the|whose|\d{1,3},)\b")
_YEARS = re.compile(r", \d{1,2}[,.]")
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
_COMMA_PLACE = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
_PLAIN_WORDS = re.compile(r"(?:[a-z]+ )*[a-z]+\Z")
_LAST_WORD = re.compile(r"([A-Za-z'’-]+)[ \xa0]\Z")


def _after(page: Page, candidate: Candidate) -> str:
    match = _NEXT_WORD.match(page.text, candidate.end)
    return match[1] if match else ""


def _before(page: Page, candidate: Candidate) -> str:
    match = _LAST_WORD.search(page.text, max(0, candidate.start - 20), candidate.start)
    return match[1] if match else ""


def _in_apposition(page: Page, candidate: Candidate) -> bool:
    """Whether a role and a comma stand before: "a spokesman for the port, Tilda Moss"."""
    return _apposed_to(page, candidate, lexicon.lower_roles() | lexicon.words("people.toml", "kin"))


def _apposed_to(page: Page, candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns and a comma stand before, and a comma or a stop behind."""
    text, start = page.text, candidate.start
    if text[start - 2 : start] != ", " or text[candidate.end : candidate.end + 1] not in {",", "."}:
        return False
    words = _PLAIN_WORDS.search(text, max(0, start - 60), start - 2)
    return words is not None and not nouns.isdisjoint(words[0].split())


def _of_state(page: Page, candidate: Candidate) -> bool:
    """Whether a comma and a listed place follow: "Norwick, Ohio"."""
    match = _COMMA_PLACE.match(page.text, candidate.end)
    return match is not None and lexicon.gazetteer().tags.get(match[1]) == "place"


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
        self.companies = {
            c.tokens[0].facts.folded
            for c in found
            if c.kind == "organisation" and len(c.tokens) > 1
        }

        long = [c for c in found if c.kind == "organisation" and len(c.tokens) > 2]
        self.openings = {key for c in long for key in _openings(c)}

    def settle(self, page: Page, candidate: Candidate) -> MentionKind | Literal[""]:
        """Kind of an open candidate; "" for one that names nobody we can tell."""
        if kind := self.others.get(candidate.key):
            return kind
        if len(candidate.tokens) == 1:
            token = candidate.tokens[0]
            return self._known_word(token) or self._likely_word(page, candidate, token)
        if candidate.key in self.openings:
            return "organisation"
        last = candidate.tokens[-1].facts.surname
        if last in self.surnames and last not in self.others:
            return "person"
        return self._likely_phrase(page, candidate, last)

    def _known_word(self, token: Token) -> MentionKind | Literal[""]:
        """Kind of a word that the article or a list explains."""
        facts = token.facts
        if facts.surname in self.surnames or facts.surname in self.given:
            return "person"
        if facts.acronym and not token.headline:
            return "organisation"
        return "person" if facts.famous else ""

    def _likely_word(
        self, page: Page, candidate: Candidate, token: Token
    ) -> MentionKind | Literal[""]:
        """Kind of an unknown word by its look, else by the words around."""
        if token.facts.no_name:
            return ""
        if token.word[0].islower():
            return "person"
        if token.facts.brand:
            return "organisation"
        return self._word_in_context(page, candidate, token)

    def _word_in_context(
        self, page: Page, candidate: Candidate, token: Token
    ) -> MentionKind | Literal[""]:
        word, facts, key = token.word, token.facts, candidate.key
        before, speaks = _before(page, candidate), _after(page, candidate) in _verbs()
        kin = before in lexicon.words("people.toml", "kin")
        relative = not facts.common and _apposed_to(
            page, candidate, lexicon.words("people.toml", "kin")
        )
        given = facts.first_name and (speaks or kin or _in_apposition(page, candidate))
        if relative or given:
            plain = token.initial and page.is_plain(facts.lower)
            if not plain:
                return "person"
        if _of_state(page, candidate) and not token.headline:
            return "place"
        known = before in {"the", "The"} and word in _short_names()
        if not known and (facts.common or token.headline):
            return ""
        if before in lexicon.words("words.toml", "place_cues") and key not in self.companies:
            return "place"
        if _apposed_to(page, candidate, lexicon.words("organisations.toml", "described")):
            return "organisation"
        plural = word.endswith("s") and key[:-1] in self.surnames
        known |= key in self.companies or ((self.ends[key] > 1 or speaks) and not plural)
        return "organisation" if known else ""

    def _likely_phrase(
        self, page: Page, candidate: Candidate, last: str
    ) -> MentionKind | Literal[""]:
        """Kind of several unknown words by their look and by the words around."""
        tokens = candidate.tokens
        common = sum([token.facts.common for token in tokens])
        if any(token.headline for token in tokens) or not tokens[0].word[0].isupper():
            return ""
        before = _before(page, candidate).lower()
        cue = _after(page, candidate) in _verbs() or bool(_AGE.match(page.text, candidate.end))
        cue = cue or _in_apposition(page, candidate)
        if before == "the":
            return "organisation" if cue else ""
        if self.ends[last] or (cue and common < len(tokens)):
            return "person"
        place = before in lexicon.words("words.toml", "place_cues")
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
        before = _before(page, candidate)
        speaks = _after(page, candidate) in _verbs() or before in _verbs()
        speaks = speaks or _YEARS.match(page.text, candidate.end) is not None
        return speaks and before not in lexicon.words("words.toml", "place_cues")

    def means_person(self, page: Page, candidate: Candidate) -> bool:
        """Whether a title or a month on its own is the surname of a person ("King", "May")."""
        return (
            len(candidate.tokens) == 1
            and candidate.key in self.surnames
            and candidate.tokens[0].word in lexicon.words("people.toml", "listed_surnames")
            and _before(page, candidate).lower() not in _DATE_CUES
            and not page.text[candidate.end : candidate.end + 2].strip(" ")[:1].isdigit()
        )


def _openings(candidate: Candidate) -> list[str]:
    """Keys of the first words of a long name, two or more: "St. Odo" of "St. Odo Medical Center"."""
    words = [token.facts.folded for token in candidate.tokens]
    return [" ".join(words[:cut]) for cut in range(2, len(words))]


def _short_names() -> frozenset[str]:
    return lexicon.words("organisations.toml", "short", "press")


def _verbs() -> frozenset[str]:
    return lexicon.words("words.toml", "subject_verbs")


def settle(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Settle the open candidates of an article; those that name nobody are left out.

    Two rounds, since a full name that the first one settles explains the bare surnames.
    """
    for size in (2, 1):
        evidence = Evidence(found)
        settled: dict[str, Counter[MentionKind]] = {}
        for before, candidate in zip([None, *found], found, strict=False):
            if candidate.kind == "" and (len(candidate.tokens) > 1) == (size > 1):
                kind = _office_place(page, before, candidate) or evidence.settle(page, candidate)
                if kind:
                    settled.setdefault(candidate.key, Counter())[kind] += 1
            elif evidence.overrules(page, candidate):
                candidate.kind = "person"
        _agree(found, settled)
    return [candidate for candidate in found if candidate.kind not in {"", "role"}]


def _agree(found: list[Candidate], settled: dict[str, Counter[MentionKind]]) -> None:
    """Give all open candidates of one name the kind that most of them were settled as."""
    for candidate in found:
        kinds = settled.get(candidate.key) if candidate.kind == "" else None
        if kinds:
            most: MentionKind = max(kinds, key=kinds.__getitem__)
            candidate.kind = most
            candidate.sure = True


def _office_place(
    page: Page, before: Candidate | None, candidate: Candidate
) -> Literal["place", ""]:
    """The place of an office: "President Ada Okoro of Valdoria"."""
    if before and before.title and page.text[before.end : candidate.start] == " of ":
        before.modifier = before.modifier or candidate.tokens[0].word
        return "place"
    return ""
