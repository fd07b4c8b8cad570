"""A possible mention, and the role in lower case that may stand before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.tokens import Page, Token

# How far back, in characters, a role in lower case may start.
_REACH = 40
# "former Florida Gov. Ada Okoro": the place of an office stands between.
_PAST_OFFICE = re.compile(r"(?<![\w-])[Ff]ormer (?:[A-ZÀ-Þ][\w.'’-]* ){1,3}\Z")


@dataclass(slots=True)
class Candidate:
    """A possible mention: the tokens of its name and what it seems to be.

    `key` is the name folded.  `kind` is "" while it is open; `sure` candidates are evidence for the
    others.  `role` holds title words with no name after them, `modifier` the place or people a
    title belongs to.
    """

    tokens: list[Token]
    key: str
    start: int
    end: int
    kind: MentionKind | Literal["", "role"] = ""
    sure: bool = False
    title: str = ""
    modifier: str = ""


def candidate(
    tokens: list[Token], kind: MentionKind | Literal["", "role"], sure: bool
) -> Candidate:
    """Make a candidate of some tokens of a run."""
    first, last = tokens[0], tokens[-1]
    key = first.facts.folded
    if last is not first:
        key = " ".join([token.facts.folded for token in tokens])
    return Candidate(tokens, key, first.start, last.end, kind, sure)


def take_lower_title(page: Page, candidate: Candidate) -> None:
    """Take the words in lower case right before a name into its title ("former actor Ada Okoro")."""
    _take_role(page.text, candidate)
    if candidate.title:
        _take_qualifiers(page.text, candidate)


def _take_role(text: str, candidate: Candidate) -> None:
    """Take a role in lower case into the mention: "actor Ada Okoro" is a person."""
    start = candidate.start
    if start < 2 or text[start - 1] != " " or not text[start - 2].islower():
        return
    reach = max(0, start - _REACH)
    last = text[max(reach, text.rfind(" ", reach, start - 1) + 1) : start - 1]
    if last not in lexicon.lower_role_ends():
        return
    roles = lexicon.lower_roles()
    words = text[reach : start - 1].split(" ")
    for length in (3, 2, 1):
        role = " ".join(words[-length:])
        if role in roles and len(words) > length:
            _prepend(candidate, role)
            candidate.kind, candidate.sure = "person", True
            return


def _take_qualifiers(text: str, candidate: Candidate) -> None:
    """Take in what says more of a title: "former President Ada Okoro", "union president Tom Reyes"."""
    reach = max(0, candidate.start - _REACH)
    before = _qualifying().search(text, reach, candidate.start)
    if before:
        _prepend(candidate, before[0].rstrip(" "))
    elif _PAST_OFFICE.search(text, reach, candidate.start):
        candidate.title = f"former {candidate.title}"
    elif candidate.title[0].islower():
        candidate.title = f"{_opening_body(text, candidate.start)} {candidate.title}".lstrip()


def _opening_body(text: str, start: int) -> str:
    """Return the body that opens a sentence before a role: "Union president Ada Okoro"."""
    *_, word, gap = ["", *text[max(0, start - _REACH) : start].split(" ")]
    lower = word.lower()
    opens = not gap and word != lower
    return lower if opens and lower in lexicon.words("titles.toml", "bodies") else ""


def _prepend(candidate: Candidate, words: str) -> None:
    candidate.start -= len(words) + 1
    candidate.title = f"{words} {candidate.title}".strip()


@cache
def _qualifying() -> re.Pattern[str]:
    words = lexicon.words("titles.toml", "qualifiers", "bodies")
    either = "|".join(sorted(word for word in words if word.islower() and word != "then"))
    return re.compile(rf"(?<![\w-])(?:(?:{either}) )+\Z")
