"""What open candidates are: evidence from the rest of the article and from the words around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.candidate import Candidate
from analysis.names.folding import fold, surname
from analysis.names.tokens import Page

_NEXT_WORD = re.compile(r"['’]?s? ([a-z]+)")
_AGE = re.compile(r", (?:who|a|an|the|whose|\d{1,3},)\b")
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
# A capital inside a word: a brand ("YouTube"), but for the prefixes of surnames.
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Du|Van|O['’]|St)[A-Z][a-z]+[A-Z]")
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
    text, start = page.text, candidate.start
    if text[start - 2 : start] != ", " or text[candidate.end : candidate.end + 1] not in {",", "."}:
        return False
    words = _PLAIN_WORDS.search(text, max(0, start - 60), start - 2)
    roles = lexicon.lower_roles() | lexicon.words("people.toml", "kin")
    return words is not None and not roles.isdisjoint(words[0].split())


def _is_acronym(word: str) -> bool:
    plain = word.replace(".", "")
    return (
        (len(plain) > 2 or "." in word)
        and 2 <= len(plain) <= 6
        and (plain.lower() not in lexicon.common_words() or "." in word)
        and plain.isupper()
        and plain.isalpha()
        and not ({word, plain} & lexicon.words("organisations.toml", "not_acronyms"))
    )


def _of_state(page: Page, candidate: Candidate) -> bool:
    """Whether a comma and a listed place follow: "Norwick, Ohio"."""
    match = _COMMA_PLACE.match(page.text, candidate.end)
    return match is not None and lexicon.gazetteer().tags.get(match[1]) == "place"


def _is_capitals_plural(word: str) -> bool:
    return word[:-1].isupper() and word[-1] == "s" and len(word) > 2


def _is_compound(word: str) -> bool:
    """Whether a hyphen makes an adjective of a name ("Kyiv-based", "US-Colombia")."""
    first, hyphen, last = word.rpartition("-")
    return bool(hyphen) and (last.islower() or first in lexicon.gazetteer().tags)


def _is_no_name(word: str) -> bool:
    """Whether an unlisted word cannot name an actor by its look ("R", "CEOs", "F-16", "LGBT")."""
    return (
        len(word) < 3
        or any(c.isdigit() for c in word)
        or word in lexicon.words("organisations.toml", "not_acronyms")
        or _is_capitals_plural(word)
        or _is_compound(word)
    )


class Evidence:
    """Names that the sure candidates of an article establish."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        found = list(found)
        people = [c.words for c in found if c.kind == "person" and c.sure]
        self.people = {tuple(fold(w) for w in words) for words in people}
        self.surnames = {surname(words[-1]) for words in people}
        self.surnames.update(surname(w) for words in people if len(words) > 2 for w in words[1:])
        self.given = {fold(words[0]) for words in people if len(words) > 1}
        self.ends = Counter(fold(c.words[-1]) for c in found if c.kind == "" and len(c.tokens) == 1)
        self.others = {_key(c): kind for kind in _NAMED for c in found if c.sure and c.kind == kind}
        self.companies = {
            fold(c.words[0]) for c in found if c.kind == "organisation" and len(c.tokens) > 1
        }

    def settle(self, page: Page, candidate: Candidate) -> MentionKind | Literal[""]:
        """Kind of an open candidate; "" for one that names nobody we can tell."""
        key = _key(candidate)
        if kind := self.others.get(key):
            return kind
        if len(candidate.tokens) == 1:
            return self._known_word(candidate, surname(key)) or self._likely_word(
                page, candidate, key
            )
        last = surname(candidate.words[-1])
        if last in self.surnames and last not in self.others:
            return "person"
        return self._likely_phrase(page, candidate, last)

    def _known_word(self, candidate: Candidate, key: str) -> MentionKind | Literal[""]:
        """Kind of a word that the article or a list explains."""
        word = candidate.words[0]
        if key in self.surnames or key in self.given:
            return "person"
        if _is_acronym(word) and not candidate.tokens[0].headline:
            return "organisation"
        if word in lexicon.words("people.toml", "famous"):
            return "person"
        return ""

    def _likely_word(self, page: Page, candidate: Candidate, key: str) -> MentionKind | Literal[""]:
        """Kind of an unknown word by its look, else by the words around."""
        word = candidate.words[0]
        if _is_no_name(word):
            return ""
        if word[0].islower():
            return "person"
        if _CAMEL.search(word):
            return "organisation"
        return self._word_in_context(page, candidate, key)

    def _word_in_context(
        self, page: Page, candidate: Candidate, key: str
    ) -> MentionKind | Literal[""]:
        word, token = candidate.words[0], candidate.tokens[0]
        before, speaks = _before(page, candidate), _after(page, candidate) in _verbs()
        plain = token.initial and page.is_plain(word.lower())
        kin = before in lexicon.words("people.toml", "kin")
        if (speaks or kin) and key in lexicon.first_names() and not plain:
            return "person"
        if _of_state(page, candidate) and not token.headline:
            return "place"
        known = before in {"the", "The"} and word in _short_names()
        if not known and (word.lower() in lexicon.common_words() or token.headline):
            return ""
        if before in lexicon.words("words.toml", "place_cues") and key not in self.companies:
            return "place"
        plural = word.endswith("s") and key[:-1] in self.surnames
        known |= key in self.companies or ((self.ends[key] > 1 or speaks) and not plural)
        return "organisation" if known else ""

    def _likely_phrase(
        self, page: Page, candidate: Candidate, last: str
    ) -> MentionKind | Literal[""]:
        """Kind of several unknown words by their look and by the words around."""
        words = candidate.words
        common = sum(word.lower() in lexicon.common_words() for word in words)
        if any(token.headline for token in candidate.tokens) or not words[0][0].isupper():
            return ""
        before = _before(page, candidate).lower()
        cue = _after(page, candidate) in _verbs() or bool(_AGE.match(page.text, candidate.end))
        cue = cue or _in_apposition(page, candidate)
        if before == "the":
            return "organisation" if cue else ""
        if self.ends[last] or (cue and common < len(words)):
            return "person"
        place = before in lexicon.words("words.toml", "place_cues")
        return "place" if place else "" if common else "person"

    def means_person(self, page: Page, candidate: Candidate) -> bool:
        """Whether a title or a month on its own is the surname of a person ("King", "May")."""
        word = candidate.words[0]
        return (
            len(candidate.tokens) == 1
            and fold(word) in self.surnames
            and word in lexicon.words("people.toml", "listed_surnames")
            and _before(page, candidate).lower() not in _DATE_CUES
            and not page.text[candidate.end : candidate.end + 2].strip(" ")[:1].isdigit()
        )


def _short_names() -> frozenset[str]:
    return lexicon.words("organisations.toml", "short")


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
                    settled.setdefault(_key(candidate), Counter())[kind] += 1
            elif candidate.kind == "role" and evidence.means_person(page, candidate):
                candidate.kind = "person"
        _agree(found, settled)
    return [candidate for candidate in found if candidate.kind not in {"", "role"}]


def _key(candidate: Candidate) -> str:
    return fold(" ".join(candidate.words))


def _agree(found: list[Candidate], settled: dict[str, Counter[MentionKind]]) -> None:
    """Give all open candidates of one name the kind that most of them were settled as."""
    for candidate in found:
        kinds = settled.get(_key(candidate)) if candidate.kind == "" else None
        if kinds:
            most: MentionKind = max(kinds, key=kinds.__getitem__)
            candidate.kind = most
            candidate.sure = True


def _office_place(
    page: Page, before: Candidate | None, candidate: Candidate
) -> Literal["place", ""]:
    """The place of an office: "President Ada Okoro of Valdoria"."""
    if before and before.title and page.text[before.end : candidate.start] == " of ":
        before.modifier = before.modifier or candidate.words[0]
        return "place"
    return ""
