"""What open candidates are: evidence from the rest of the article and from the words around."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.names import lexicon
from analysis.names.folding import fold
from analysis.names.parse import Candidate
from analysis.names.tokens import Page

_NEXT_WORD = re.compile(r"['’]?s? ([a-z]+)")
_AGE = re.compile(r", (?:who|a|an|the|whose|\d{1,3},)\b")
# A capital inside a word: a brand ("YouTube"), but for the prefixes of surnames.
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Du|Van|O['’]|St)[A-Z][a-z]+[A-Z]")
_LAST_WORD = re.compile(r"([A-Za-z'’-]+)[ \xa0]\Z")


def _after(page: Page, candidate: Candidate) -> str:
    match = _NEXT_WORD.match(page.text, candidate.end)
    return match[1] if match else ""


def _before(page: Page, candidate: Candidate) -> str:
    match = _LAST_WORD.search(page.text, max(0, candidate.start - 20), candidate.start)
    return match[1] if match else ""


def _is_acronym(word: str) -> bool:
    plain = word.replace(".", "")
    return (
        2 <= len(plain) <= 6
        and (plain.lower() not in lexicon.common_words() or "." in word)
        and plain.isupper()
        and plain.isalpha()
        and not ({word, plain} & lexicon.words("organisations.toml", "not_acronyms"))
    )


def _is_capitals_plural(word: str) -> bool:
    return word[:-1].isupper() and word[-1] == "s" and len(word) > 2


class Evidence:
    """Names that the sure candidates of an article establish."""

    def __init__(self, found: Iterable[Candidate]) -> None:
        found = list(found)
        people = [c.words for c in found if c.kind == "person" and c.sure]
        self.people = {tuple(fold(w) for w in words) for words in people}
        self.surnames = {fold(words[-1]) for words in people}
        self.surnames.update(fold(w) for words in people if len(words) > 2 for w in words[1:])
        self.given = {fold(words[0]) for words in people if len(words) > 1}
        self.ends = Counter(fold(c.words[-1]) for c in found if c.kind == "" and len(c.tokens) == 1)
        self.others = {
            fold(" ".join(c.words)): c.kind
            for c in found
            if c.sure and c.kind not in {"person", "people"}
        }

    def settle(self, page: Page, candidate: Candidate) -> None:
        """Decide an open candidate; one that stays open names nobody we can tell."""
        key = fold(" ".join(candidate.words))
        last = fold(candidate.words[-1])
        if key in self.others:
            candidate.kind = self.others[key]
        elif len(candidate.tokens) == 1:
            self._settle_word(page, candidate, last)
        elif last in self.surnames and last not in self.others:
            candidate.kind = "person"
        else:
            self._settle_phrase(page, candidate, last)

    def _settle_word(self, page: Page, candidate: Candidate, key: str) -> None:
        token = candidate.tokens[0]
        word = token.word
        common = word.lower() in lexicon.common_words()
        if key in self.surnames or key in self.given:
            candidate.kind = "person"
        elif _is_acronym(word) and not token.headline:
            candidate.kind = "organisation"
        elif word in lexicon.words("people.toml", "famous"):
            candidate.kind = "person"
        elif (
            len(word) < 3
            or _is_capitals_plural(word)
            or (word.rpartition("-")[2].islower() and "-" in word)
        ):
            return
        elif _CAMEL.search(word):
            candidate.kind = "organisation"
        elif common or token.headline:
            return
        elif _before(page, candidate) in lexicon.words("words.toml", "place_cues"):
            candidate.kind = "place"
        elif key in lexicon.first_names() and _after(page, candidate) in _verbs():
            candidate.kind = "person"
        elif word.endswith("s") and key[:-1] in self.surnames:
            return
        elif self.ends[key] > 1 or _after(page, candidate) in _verbs():
            candidate.kind = "organisation"

    def _settle_phrase(self, page: Page, candidate: Candidate, last: str) -> None:
        words = candidate.words
        common = sum(word.lower() in lexicon.common_words() for word in words)
        before = _before(page, candidate).lower()
        if any(token.headline for token in candidate.tokens) or any(
            not w[0].isupper() for w in words[:1]
        ):
            return
        cue = _after(page, candidate) in _verbs() or bool(_AGE.match(page.text, candidate.end))
        if before == "the":
            candidate.kind = "organisation" if cue else ""
        elif self.ends[last] or (cue and common < len(words)):
            candidate.kind = "person"
        elif before in lexicon.words("words.toml", "place_cues"):
            candidate.kind = "place"
        elif not common:
            candidate.kind = "person"


def _verbs() -> frozenset[str]:
    return lexicon.words("words.toml", "subject_verbs")


def settle(page: Page, found: list[Candidate]) -> list[Candidate]:
    """Settle the open candidates of an article; those that name nobody are left out.

    Two rounds, since a full name that the first one settles explains the bare surnames.
    """
    for size in (2, 1):
        evidence = Evidence(found)
        for candidate in found:
            if candidate.kind == "" and (len(candidate.tokens) > 1) == (size > 1):
                evidence.settle(page, candidate)
                candidate.sure = candidate.kind != ""
    return [candidate for candidate in found if candidate.kind != ""]
