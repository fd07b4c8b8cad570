"""A possible mention, and the role in lower case that may stand before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.tokens import Page, Token

# How far back, in characters, a role in lower case may start.
_REACH = 40


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
    """Take the role in lower case right before a name into the mention ("actor Ada Okoro")."""
    text, start = page.text, candidate.start
    if start < 2 or text[start - 1] != " " or not text[start - 2].islower():
        return
    reach = max(0, start - _REACH)
    last = text[max(reach, text.rfind(" ", reach, start - 1) + 1) : start - 1]
    if last not in lexicon.lower_role_ends():
        return
    before = text[reach:start]
    roles = lexicon.lower_roles()
    words = before[:-1].split(" ")
    for length in (3, 2, 1):
        phrase = " ".join(words[-length:])
        if phrase in roles and len(words) > length:
            size = length
            while len(words) > size + 1 and words[-size - 1] in lexicon.words(
                "titles.toml", "qualifiers"
            ):
                size += 1
            title = " ".join(words[-size:])
            candidate.start -= len(title) + 1
            candidate.title = f"{title} {candidate.title}".strip()
            candidate.kind, candidate.sure = "person", True
            return
