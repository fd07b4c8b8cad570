"""Runs of capitals that a small word parts: "Bank of America", "Ministry of Trade and Industry"."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.names import lexicon
from analysis.names.tokens import LONGEST_RUN, Page, Token

OF = frozenset({" of ", " of the ", " for ", " for the ", " on ", " to "})
_SMALL_WORDS = OF | {" and ", " and the ", " the ", " in "}
_WIDEST = max(map(len, _SMALL_WORDS))


def _joins(text: str, left: list[Token], right: list[Token]) -> bool:
    """Whether two runs with a small word in between are one name ("Bank of America")."""
    gap = text[left[-1].end : right[0].start]
    if gap == ", ":
        return _joins_list(left, right)
    if gap not in _SMALL_WORDS or left[-1].possessive:
        return False
    tags = lexicon.gazetteer().tags
    if tags.get(right[0].word) == "never":
        return False
    listed = any(text[a.start : b.end] in tags for a in left[-3:] for b in right[:2])
    return listed or _opens(gap, left) or (gap == " and " and _joins_pair(left, right))


def _opens(gap: str, left: list[Token]) -> bool:
    """Whether a name goes on after "of" or "for" ("University of X", "Summit of the X")."""
    if gap in {" of ", " of the "} and opens_thing(left[-1]):
        return True
    opener = left[-1].word in lexicon.words("organisations.toml", "openers")
    return opener and gap in OF and not (left[0].headline and gap == " to ")


def _joins_list(left: list[Token], right: list[Token]) -> bool:
    """Whether a comma stands inside the name of an office ("Ministry of Trade, Fish and Water")."""
    joined = lexicon.words("organisations.toml", "joined")
    opens = left[0].word in lexicon.words("organisations.toml", "openers")
    return opens and len(left) > 1 and left[-1].word in joined and right[0].word in joined


def _joins_pair(left: list[Token], right: list[Token]) -> bool:
    """Whether "and" stands inside the name of an office ("Ministry of Trade and Industry")."""
    joined = lexicon.words("organisations.toml", "joined")
    heads = lexicon.words("organisations.toml", "openers", "tails")
    pair = left[-1].word in joined and right[0].word in joined
    return pair and not heads.isdisjoint(token.word for token in (*left, *right))


def opens_thing(token: Token) -> bool:
    """Whether "of" after this word goes on with the name of an event or a thing."""
    return token.word in lexicon.words("words.toml", "thing_openers") and not token.headline


def join(page: Page) -> Iterator[list[Token]]:
    """Runs of the page, those joined that a small word inside a name had parted."""
    current: list[Token] = []
    for run in page.runs:
        near = bool(current) and run[0].start - current[-1].end <= _WIDEST
        if near and len(current) < LONGEST_RUN and _joins(page.text, current, run):
            current = [*current, *run]
            continue
        if current:
            yield current
        current = list(run)
    if current:
        yield current
