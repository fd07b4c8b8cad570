"""Capitalised words and the runs they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.names import lexicon

_UPPER = "".join(chr(c) for c in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# An initialism (U.S.), or a word with inner apostrophes, hyphens and ampersands.
_WORD = re.compile(
    rf"[{_UPPER}](?:\.[{_UPPER}])+\b\.?|(?![DRI]-[{_UPPER}])[{_UPPER}]\w*(?:[-'’&]\w+)*"
)
_LOWER = re.compile(r"(?<!\w)[a-z]+(?:[-'’][a-z]+)*")
_PREFIX = re.compile(r"(?<![\w-])(?:al|el|ul|ash|as|an|bin|d|l|e|t|s)[-'’]\Z")
# A senator's party before the state: "D-Ohio".
_PARTY = re.compile(r"(?<!\w)[DRI]-\Z")
_OFFICE_TAILS = frozenset({"elect", "general", "chief", "designate", "founder", "chairman"})
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_OPENING = "\"'“”‘’«»„(["
_PARTICLES = lexicon.words("words.toml", "particles")
# A line of more words is no headline.
_LONGEST_HEADLINE = 30
# More capitalised words in a row are a list or a table, cut so that reading stays linear.
LONGEST_RUN = 12


@dataclass(slots=True)
class Token:
    """A capitalised word: offsets without a possessive s, and how it stands."""

    start: int
    end: int
    word: str
    initial: bool = False
    possessive: bool = False
    headline: bool = False
    # The text between the token before and this one, where both belong to one run.
    gap: str = ""


@dataclass(slots=True)
class Page:
    """An article as this room reads it: its view, its runs of capitals, its plain words."""

    text: str
    runs: list[list[Token]] = field(default_factory=list)
    lower: set[str] = field(default_factory=set)
    # Words seen capitalised inside a sentence, outside headlines.
    inner: set[str] = field(default_factory=set)


def _is_initial(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line starts here."""
    at = start - 1
    while at >= 0 and start - at < 8 and (text[at] in _OPENING or text[at] in " \t\xa0"):
        at -= 1
    if at < 0 or text[at] in ".!?:\n\r—–•*|…":
        return True
    return text[start - 1] in '"“«„'


def _is_adjective(word: str) -> bool:
    """Whether a hyphen makes an adjective of a name ("Kyiv-based")."""
    last = word.rpartition("-")[2]
    return last.islower() and last not in _OFFICE_TAILS and word not in lexicon.gazetteer().tags


def _token(text: str, match: re.Match[str], previous: Token | None) -> Token | None:
    start, end = match.span()
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_@#\\":
        return None
    # A stroke joins two names (NBC/WSJ) or stands in an address.
    if before == "/" and not (previous and previous.end == start - 1):
        return None
    if before in "-'’" and start > 1:
        prefix = _PREFIX.search(text, max(0, start - 5), start)
        if prefix:
            start = prefix.start()
        elif text[start - 2].isalnum() and not _PARTY.search(text, max(0, start - 4), start):
            return None
    word = text[start:end]
    tags = lexicon.gazetteer().tags
    if "-" in word and _is_adjective(word):
        return None
    if text[end : end + 1] == "." and (len(word) == 1 or word + "." in lexicon.abbreviations()):
        end += 1
        word += "."
    possessive = word.endswith(_POSSESSIVE) and word not in tags
    if possessive:
        end -= 2
        word = word[:-2]
    elif word.endswith("s") and text[end : end + 1] in {"'", "’"}:
        possessive = True
    return Token(start, end, word, _is_initial(text, start), possessive)


def _headlines(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines in Title Case or in capitals, where a capital tells nothing."""
    found, position = [], 0
    for line in text.splitlines(keepends=True):
        words = line.split()
        if 2 < len(words) <= _LONGEST_HEADLINE and words[-1][-1] not in ".,;":
            long = [word for word in words if len(word) > 3 and word[:1].isalpha()]
            capitals = sum(word[0].isupper() for word in long)
            if len(long) > 1 and capitals >= 0.75 * len(long):
                found.append((position, position + len(line)))
        position += len(line)
    return found


def _continues(gap: str) -> bool:
    if gap in {" ", " & ", "\xa0"}:
        return True
    return (
        len(gap) < 16
        and gap[:1] == " "
        and gap[-1] == " "
        and (all(part in _PARTICLES for part in gap.split()))
    )


def read(text: str) -> Page:
    """Find the runs of capitalised words of a text.

    A run is broken by punctuation, by a word in lower case other than a particle of names, and
    before a function word.
    """
    page = Page(text, lower=set(_LOWER.findall(text)))
    headlines = iter(_headlines(text))
    headline = next(headlines, None)
    function = lexicon.function_words() - {"may"}
    previous: Token | None = None
    for match in _WORD.finditer(text):
        token = _token(text, match, previous)
        if token is None:
            previous = None
            continue
        while headline and headline[1] <= token.start:
            headline = next(headlines, None)
        token.headline = bool(headline and headline[0] <= token.start)
        gap = text[previous.end : token.start] if previous else ""
        if previous and previous.possessive:
            gap = gap.removeprefix("'s").removeprefix("’s").removeprefix("'").removeprefix("’")
        if (
            gap
            and _continues(gap)
            and token.word.lower() not in function
            and len(page.runs[-1]) < LONGEST_RUN
        ):
            token.gap = gap
            page.runs[-1].append(token)
        else:
            page.runs.append([token])
        previous = token
        if not (token.headline or token.initial):
            page.inner.add(token.word)
    return page
