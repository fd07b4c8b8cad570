"""From runs of capitalised words to candidate mentions."""

from __future__ import annotations

import re
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.candidate import Candidate, candidate, take_lower_title
from analysis.names.joining import OF, join, opens_thing
from analysis.names.tokens import PARTICLES, Page, Token

_LONGEST_NAME = 5


def _phrase(text: str, tokens: list[Token]) -> str:
    """Words as printed, without the possessive of the last."""
    return text[tokens[0].start : tokens[-1].end]


def _match(text: str, run: list[Token], at: int) -> tuple[int, str]:
    """Longest listed phrase at a token: where it ends and its tag."""
    word, tag = run[at].word, run[at].facts.tag
    if tag is not None:
        return at + 1, tag
    gazetteer = lexicon.gazetteer()
    for length in gazetteer.lengths.get(word, ()):
        if at + length <= len(run):
            phrase = _phrase(text, run[at : at + length])
            listed = gazetteer.tags.get(phrase) or gazetteer.tags.get(phrase + "'s")
            if listed:
                return at + length, listed
    if word.startswith(("Then-", "Ex-")) and word.partition("-")[2] in lexicon.words(
        "titles.toml", "roles"
    ):
        return at + 1, "title"
    if len(word) > 3 and word.isupper():
        for length in (3, 2, 1):
            phrase = _phrase(text, run[at : at + length]).title()
            if gazetteer.tags.get(phrase) == "place":
                return min(at + length, len(run)), "place"
    return at + 1, ""


def _is_plain(page: Page, token: Token) -> bool:
    """Whether a sentence-initial word is a plain word there, by the evidence of the article."""
    facts = token.facts
    if facts.function:
        return True
    if not (token.initial or token.headline) or token.word in page.inner:
        return False
    return facts.common or page.is_plain(facts.lower)


def _starts_thing(token: Token) -> bool:
    return token.facts.thing_first and not token.headline


class Parser:
    """Reads one run from left to right into candidates."""

    def __init__(self, page: Page, run: list[Token]) -> None:
        self.page, self.run = page, run
        self.found: list[Candidate] = []
        self._headed = any(token.facts.head for token in run)
        # Where a listed phrase or a word begins: where it ends, and its tag.
        self._ends: dict[int, int] = {}
        self._tags: dict[int, str] = {}
        at = 0
        while at < len(run):
            self._ends[at], self._tags[at] = _match(page.text, run, at)
            at = self._ends[at]

    def _tag(self, at: int) -> str:
        return self._tags.get(at, "")

    def _add(
        self, at: int, end: int, kind: MentionKind | Literal["", "role"], sure: bool
    ) -> Candidate:
        found = candidate(self.run[at:end], kind, sure)
        self.found.append(found)
        return found

    def _extent(self, at: int) -> tuple[int, MentionKind | Literal["thing"]] | None:
        """Where a name headed by a word such as Ministry, Act or River ends, and its kind."""
        for end in range(len(self.run), at + 1, -1):
            last = self.run[end - 1].word
            parts = [k for k in range(at, end) if k in self._ends]
            if any(self._tag(k) in {"title", "honorific"} for k in parts[1:-1]):
                continue
            if any(self._parts_owner(k) for k in range(at, end - 1)):
                continue
            if self._is_thing(at, end):
                return end, "thing"
            if last in lexicon.words("organisations.toml", "tails"):
                return end, "organisation"
            if last in lexicon.words("places.toml", "heads") and not self._is_person(at, end):
                return end, "place"
            if self._opens_organisation(at, end):
                return end, "organisation"
        return None

    def _is_thing(self, at: int, end: int) -> bool:
        """Whether a name is that of an event, a law or a work."""
        run = self.run
        if self._opens_organisation(at, end):
            return False
        if _starts_thing(run[at]):
            return True
        if run[end - 1].word in lexicon.words("words.toml", "thing_tails"):
            return not run[at].headline or end - at < 4
        return any(
            opens_thing(run[k]) and self.page.text[run[k].end : run[k + 1].start] in OF
            for k in range(at, end - 1)
        )

    def _parts_owner(self, at: int) -> bool:
        """Whether a possessive parts an owner from what follows (not in "Children's Hospital")."""
        token = self.run[at]
        if not token.possessive:
            return False
        return not token.facts.common or at not in self._ends

    def _opens_organisation(self, at: int, end: int) -> bool:
        openers = lexicon.words("organisations.toml", "openers")
        return any(
            self.run[k].word in openers
            and self.page.text[self.run[k].end : self.run[k + 1].start] in OF
            for k in range(at, end - 1)
        )

    def _is_person(self, at: int, end: int) -> bool:
        """First name and a surname that is a head as well ("Anita Hill")."""
        return (
            (end - at == 2 or (end - at == 3 and self.run[at + 1].word.endswith(".")))
            and self._tag(at) != "place"
            and self.run[at].facts.begins_name
            and self.run[end - 1].word in _surnames_too()
        )

    def _name_end(self, at: int) -> int:
        """Where a person's name that starts here ends."""
        end = at
        while end < len(self.run) and end - at < _LONGEST_NAME:
            tag, token = self._tag(end), self.run[end]
            single = self._ends.get(end, end + 1) == end + 1
            if end > at and token.word in _AFTER_NAMES:
                break
            if end > at and tag in _NO_SURNAME and not self._may_be_surname(at, end):
                break
            if tag in {"place", "organisation"} and end > at and not single:
                break
            if end > at and token.facts.capitals != self.run[at].facts.capitals:
                break
            if end > at and token.headline and _is_plain(self.page, token):
                break
            end += 1
            if token.possessive:
                break
        return end

    def _may_be_surname(self, at: int, end: int) -> bool:
        """Whether a word with another meaning ends a name ("Theresa May", "Eric Holder")."""
        return (
            self.run[end].word in lexicon.words("people.toml", "listed_surnames")
            and self.run[at].facts.begins_name
        )

    def _title(self, at: int) -> int:
        """Handle a title: the person after it, or the bare role; returns where to go on."""
        end = at
        while end < len(self.run) and self._tag(end) in {"title", "honorific", "qualifier"}:
            if self.run[end].possessive or (end > at and self._is_given_name(end)):
                break
            end = self._ends[end]
        title = _phrase(self.page.text, self.run[at : max(end, at + 1)])
        modifier = self.run[at - 1].word if at else ""
        if end == at or not self._names_holder(end):
            end = max(end, at + 1)
            self._add(at, end, "role", False).modifier = modifier
            return end
        stop = self._name_end(end)
        person = self._add(end, stop, "person", True)
        person.start, person.title, person.modifier = self.run[at].start, title, modifier
        return self._suffix(stop, person)

    def _suffix(self, at: int, person: Candidate) -> int:
        """Take Jr. or III into a person's mention."""
        if at < len(self.run) and self.run[at].word in _SUFFIXES:
            person.end = self.run[at].end
            return at + 1
        person.end = _with_suffix(self.page.text, person.end)
        return at

    def _names_holder(self, at: int) -> bool:
        """Whether what follows a title is the name of who holds it."""
        if at == len(self.run) or self.run[at].word.startswith(("Non-", "Anti-", "Pro-")):
            return False
        tag, end = self._tag(at), self._ends[at]
        if tag == "organisation":
            return self._tag(at - 1) == "honorific" and end == at + 1
        if tag == "place" and self._tag(end) in {"title", "honorific"}:
            return False  # the place of an office: "Former Florida Gov. Ada Okoro"
        return tag not in {"never", "people"} or self._is_given_name(at)

    def _listed(self, at: int) -> int:
        """Handle a listed place, organisation, people or adjective."""
        end, tag = self._ends[at], self._tags[at]
        single = end == at + 1
        also_given = tag in {"place", "never"} or self.run[at].word in lexicon.words(
            "organisations.toml", "given_too"
        )
        if also_given and single and self._is_given_name(at):
            return self._name(at)
        if tag in _NAMED:
            listed = self._add(at, end, tag, True)  # type: ignore[arg-type]
            listed.end = _with_district(self.page.text, self.run[end - 1])
        elif tag == "never" and single:
            self._add(at, end, "role", False)
        elif tag == "adjective" and end == len(self.run) and self._is_noun(at):
            self._add(at, end, "people", False)
        return end

    def _is_noun(self, at: int) -> bool:
        """Whether an adjective at the end of a run stands as a noun ("the French", "a Democrat")."""
        text = self.page.text
        if self.run[at].gap or not text[: self.run[at].start].endswith(
            _DETERMINERS, max(0, self.run[at].start - 8)
        ):
            return False
        following = _FOLLOWING.match(text, self.run[-1].end)
        return (
            not following
            or following[1] in lexicon.function_words()
            or following[1] in lexicon.words("words.toml", "saying_verbs", "subject_verbs")
        )

    def _is_given_name(self, at: int) -> bool:
        """Whether a word with another meaning is a first name ("Paris Hilton", "Bill Gates")."""
        if at + 1 >= len(self.run) or self._tag(at + 1) or self.run[at].possessive:
            return False
        return self.run[at].facts.begins_name and (
            self._tag(at) == "never" or not self.run[at + 1].facts.common
        )

    def _name(self, at: int) -> int:
        """Handle words that no list has: a person's name, or an open case."""
        end = self._name_end(at)
        if self._is_firm(at, end):
            self._add(at, end, "organisation", True)
            return end
        begins = self.run[at].facts.begins_name or self.run[end - 1].facts.two_syllables
        known = begins and end - at > 1
        person = self._add(at, end, "person" if known else "", known)
        return self._suffix(end, person)

    def _is_firm(self, at: int, end: int) -> bool:
        """Whether "&" joins surnames ("Doyle & Pratt"), not the first names of a couple."""
        joined = [k for k in range(at + 1, end) if self.run[k].gap == " & "]
        return any(
            "" in map(lexicon.gender, (self.run[k - 1].word, self.run[k].word)) for k in joined
        )

    def parse(self) -> list[Candidate]:
        """Candidates of the run, in order."""
        at = 0
        while at < len(self.run):
            tag = self._tag(at)
            if self._skips(at):
                at = self._titled_the(at)
                continue
            extent = self._extent(at) if self._headed else None
            if (
                extent
                and tag in {"honorific", "title"}
                and self.run[extent[0] - 1].word in _surnames_too()
            ):
                extent = None
            if extent and extent[0] > self._listed_end(at):
                if extent[1] != "thing":
                    self._add(at, extent[0], extent[1], True)
                at = extent[0]
            elif tag in {"title", "honorific", "qualifier"}:
                at = self._title(at)
            elif tag:
                at = self._listed(at)
            else:
                at = self._name(at)
        return self.found

    def _titled_the(self, at: int) -> int:
        """Go past a plain word; The inside a sentence opens a name ("reports in The Beacon")."""
        run = self.run
        opens = run[at].word == "The" and not (run[at].initial or run[at].headline)
        if not opens or at + 1 == len(run) or self._tag(at + 1):
            return at + 1
        end = self._name_end(at + 1)
        self._add(at, end, "organisation", True)
        return end

    def _listed_end(self, at: int) -> int:
        end, tag = self._ends.get(at, at), self._tag(at)
        return end if tag else at

    def _skips(self, at: int) -> bool:
        token = self.run[at]
        if self._tag(at) or _starts_thing(token) or not _is_plain(self.page, token):
            return False
        if token.facts.first_name and _SAID.match(self.page.text, token.end):
            return token.facts.function
        if token.facts.lower in PARTICLES and len(self.run) > at + 1:
            return False
        following = self.run[at + 1] if at + 1 < len(self.run) else None
        starts = following and not self._tag(at + 1) and token.facts.begins_name
        if not starts or token.facts.function:
            return True
        return bool(following and following.headline and _is_plain(self.page, following))


def _surnames_too() -> frozenset[str]:
    return lexicon.words("people.toml", "surnames_too")


_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
# What closes a name: Jr., and letters that are no part of it.
_AFTER_NAMES = _SUFFIXES | lexicon.words("titles.toml", "postnominals")
_COMMA_SUFFIX = re.compile(r", [JS]r\b\.?")
_SAID = re.compile(r" (?:said|says|told|asked|added|replied|recalled)\b")
_CAPITAL = re.compile(r", D\.?C\b\.?")
_NAMED = frozenset({"place", "organisation", "people"})
_NO_SURNAME = frozenset({"title", "honorific", "qualifier", "never", "people", "adjective"})
_DETERMINERS = tuple(
    f"{word} "
    for word in (
        "another latest first this This that young no the The a A an An every fellow one many most"
    ).split()
)
_FOLLOWING = re.compile(r"[-'’]?s? ?([a-z]+)")


def _with_district(text: str, last: Token) -> int:
    """Where a listed name that ends in the token `last` ends: Washington takes in ", D.C."."""
    match = _CAPITAL.match(text, last.end) if last.word == "Washington" else None
    return match.end() if match else last.end


def _with_suffix(text: str, end: int) -> int:
    """Where a name that ends at `end` ends with ", Jr."."""
    match = _COMMA_SUFFIX.match(text, end) if text.startswith(",", end) else None
    return match.end() if match else end


def of_one(page: Page, token: Token) -> list[Candidate]:
    """Read a run of one word, as most are, as `Parser` would: there is no phrase to find its end."""
    tag = _match(page.text, [token], 0)[1]
    if not tag and not _starts_thing(token) and _is_plain(page, token):
        said = token.facts.first_name and not token.facts.function
        if not (said and _SAID.match(page.text, token.end)):
            return []
    if tag in _NAMED:
        found = candidate([token], tag, True)  # type: ignore[arg-type]
        found.end = _with_district(page.text, token)
    elif tag:
        return Parser(page, [token]).parse()
    else:
        found = candidate([token], "", False)
        found.end = _with_suffix(page.text, token.end)
    return [found]


def _is_case(text: str, run: list[Token]) -> bool:
    """Whether a run is a party in the name of a lawsuit: "Okoro v. Valdoria"."""
    return text.startswith(" v. ", run[-1].end) or text.endswith(" v. ", 0, run[0].start)


def candidates(page: Page) -> list[Candidate]:
    """Find the candidates of an article, in order, without overlap."""
    found: list[Candidate] = []
    for run in join(page):
        if _is_case(page.text, run):
            continue
        if len(run) > 1:
            parsed = Parser(page, run).parse()
        elif run[0].facts.stands_alone:
            continue
        else:
            parsed = of_one(page, run[0])
        for one in parsed:
            if one.kind in {"", "person"}:
                take_lower_title(page, one)
            if not found or found[-1].end <= one.start:
                found.append(one)
    return found
