"""What the words around an unknown name say that it names: a place, an organisation, a person.

A name that returns is taken for an organisation where nothing else is known of it, so what is said
here weighs more than that a name returns, and some of it more than the rest: one "in Halden" says
more than five times "Halden has".
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.candidate import Candidate
from analysis.names.tokens import Page

_NEXT_WORD = re.compile(r"['’]?s? ([a-z]+)")
_SECOND = re.compile(r"['’]s [a-z]+ ([a-z]+)")
_AGE = re.compile(r", (?:who|a|an|the|whose|\d{1,3},)\b")
_YEARS = re.compile(r", \d{1,2}[,.]")
_COMMA_PLACE = re.compile(r", ([A-Z][\w.]+(?: [A-Z]\w+)?)")
# "a spokesman for the port", "the mayor of Sorvik".
_PLAIN_WORDS = re.compile(
    r"(?:[a-z]+ )*[a-z]+(?: (?:of|for|in|at) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?\Z"
)
_LAST_WORD = re.compile(r"([A-Za-z'’-]+)[ \xa0]\Z")
_LAST_TWO = re.compile(r"([A-Za-z'’-]+) (in|of|to|from)[ \xa0]\Z")
# "Halden, a small port in the north", "Halden is the third town to ask": the noun.
_CALLED = re.compile(
    r"(?:,| is| was| remains) (?:an?|the|one of the)(?: [\w’'-]+)*? ([a-z-]+)"
    r"(?=[,.;:\n]| (?:of|in|on|at|by|with|near|for|to|from|that|which|where|and|about|some|whose|who)\b)"
)
_PLACED = re.compile(r",? (?:is |was )?home to\b|, where\b| lies (?:in|on|at|near|between|some|\d)")
_ITS = re.compile(r"[^.!?\nA-Z]{1,80}?\bits ([a-z]+)")
_DATELINE = re.compile(
    r"(?:, [A-Z][\w.]+)?(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^()\n]{2,20}\))? ?[—–-]+ "
)


class Vote(NamedTuple):
    """Kind of a name as one mention shows it, and how sure that is: 2, 1, or 0 where it only returns."""

    kind: MentionKind
    weight: int


def after(page: Page, candidate: Candidate) -> str:
    """Return the word in lower case right after a name, which may own it, or ``""``."""
    match = _NEXT_WORD.match(page.text, candidate.end)
    return match[1] if match else ""


def before(page: Page, candidate: Candidate) -> str:
    """Return the word right before a name, or ``""``."""
    match = _LAST_WORD.search(page.text, max(0, candidate.start - 20), candidate.start)
    return match[1] if match else ""


def gives_age(page: Page, candidate: Candidate) -> bool:
    """Whether an age follows: "Okoro, 52, left"."""
    return _YEARS.match(page.text, candidate.end) is not None


def is_described(page: Page, candidate: Candidate) -> bool:
    """Whether an age or a clause about somebody follows: "Ada Okoro, who left"."""
    return _AGE.match(page.text, candidate.end) is not None


def apposed_to(page: Page, candidate: Candidate, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns and a comma stand before, and a comma or a stop behind."""
    text, start = page.text, candidate.start
    if text[start - 2 : start] != ", " or text[candidate.end : candidate.end + 1] not in {",", "."}:
        return False
    words = _PLAIN_WORDS.search(text, max(0, start - 60), start - 2)
    return words is not None and not nouns.isdisjoint(words[0].split())


def in_apposition(page: Page, candidate: Candidate) -> bool:
    """Whether a role and a comma stand before: "a spokesman for the port, Tilda Moss"."""
    return apposed_to(page, candidate, lexicon.lower_roles() | lexicon.words("people.toml", "kin"))


def of_state(page: Page, candidate: Candidate) -> bool:
    """Whether a comma and a listed place follow: "Norwick, Ohio"."""
    match = _COMMA_PLACE.match(page.text, candidate.end)
    return match is not None and lexicon.gazetteer().tags.get(match[1]) == "place"


def opens_report(page: Page, candidate: Candidate) -> bool:
    """Whether a name in capitals opens a report with its place: "TAMSIN, Feb. 3 — Rain fell"."""
    text, start = page.text, candidate.start
    return (
        (start == 0 or text[start - 1] == "\n")
        and text[start : candidate.end].isupper()
        and _DATELINE.match(text, candidate.end) is not None
    )


def vote(page: Page, candidate: Candidate) -> Vote | None:
    """What the words around say of an unknown name of one word, None where they say nothing."""
    if gives_age(page, candidate):
        return Vote("person", 2)
    owned = after(page, candidate)
    shown = _called(page, candidate) or _owning(page, candidate, owned)
    if shown:
        return Vote(shown, 2)
    if owned in lexicon.words("words.toml", "saying_verbs"):
        return Vote("organisation", 1)
    return _placed(page, candidate, owned)


def _owning(page: Page, candidate: Candidate, owned: str) -> MentionKind | None:
    """Kind of a name by what it has: "a stake in Zelmar", "the mayor of Halden", "Halden's streets"."""
    two = _LAST_TWO.search(page.text, max(0, candidate.start - 30), candidate.start)
    had = f"{two[1].lower()} {two[2]}" if two else ""
    if had in _of_companies() or owned in _belonging("organisations.toml"):
        return "organisation"
    its = _ITS.match(page.text, candidate.end)
    has = {had, owned, _owned_later(page, candidate), its[1] if its else ""}
    return None if _of_places().isdisjoint(has) else "place"


def _placed(page: Page, candidate: Candidate, owned: str) -> Vote | None:
    """The vote of a preposition before a name: sure in "in Halden", not in "in Halden's view"."""
    word, possessive = before(page, candidate).lower(), candidate.tokens[0].possessive
    strong = word in lexicon.words("words.toml", "strong_place_cues")
    if word not in lexicon.words("words.toml", "place_cues") or (possessive and not strong):
        return None
    modifies = possessive or (owned.endswith("s") and owned not in _no_plurals())
    return Vote("place", 2 if strong and not modifies else 0)


def _owned_later(page: Page, candidate: Candidate) -> str:
    """Return the second word of what a name owns: the minister of "Thule's foreign minister"."""
    match = _SECOND.match(page.text, candidate.end)
    return match[1] if match else ""


def _called(page: Page, candidate: Candidate) -> MentionKind | None:
    """Kind of a name that is called so: "Halden, a port", "the charity, Openhand,"."""
    bodies = lexicon.words("organisations.toml", "described", "described_too")
    if apposed_to(page, candidate, bodies):
        return "organisation"
    if _PLACED.match(page.text, candidate.end) and not _ends_name(page, candidate):
        return "place"
    match = _CALLED.match(page.text, candidate.end)
    noun = match[1] if match else ""
    if noun in lexicon.words("organisations.toml", "described"):
        return "organisation"
    return "place" if noun in _places_called() else None


def _ends_name(page: Page, candidate: Candidate) -> bool:
    """Whether a capitalised word stands before, so that the name is the end of another."""
    word = before(page, candidate)
    return word[:1].isupper() and word.lower() not in lexicon.function_words()


@cache
def _no_plurals() -> frozenset[str]:
    """Words in -s that are no plural: not in "outside Zelmar restaurants"."""
    verbs = lexicon.words("words.toml", "saying_verbs", "subject_verbs")
    return lexicon.function_words() | verbs


@cache
def _places_called() -> frozenset[str]:
    return lexicon.words("places.toml", "called")


@cache
def _belonging(file: str) -> frozenset[str]:
    return lexicon.words(file, "belonging")


@cache
def _of_companies() -> frozenset[str]:
    """What stands before a company: "shares in", "founder of"."""
    lists = {"held_in": "in", "held_of": "of"}
    return frozenset(
        f"{word} {of}"
        for name, of in lists.items()
        for word in lexicon.words("organisations.toml", name)
    )


@cache
def _of_places() -> frozenset[str]:
    """What stands before a place ("port of", "road to"), and what belongs to it."""
    belonging, ways = _belonging("places.toml"), lexicon.words("places.toml", "ways")
    of = {f"{word} of" for word in belonging | _places_called() | {"people"}}
    return belonging | of | {f"{word} {to}" for word in ways for to in ("to", "from")}
