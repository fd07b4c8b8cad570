"""Capitalised words and the runs they stand in."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.names import lexicon
from analysis.names.facts import FACTS, PRINTS, Facts, Print

_UPPER = "".join(chr(c) for c in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# Most words by far are read by the first case; then an initialism (U.S.); then a word with inner
# apostrophes, hyphens and ampersands, but not the party of "D-Ohio".
_WORD = re.compile(
    rf"[{_UPPER}](?:[a-z]++(?=[ ,\n])|(?:\.[{_UPPER}])+\b\.?"
    rf"|(?<![DRI](?=-[{_UPPER}]))\w*(?:[-'’&]\w+)*)"
)
_LOWER = re.compile(r"(?<!\w)[a-z]+(?:[-'’][a-z]+)*")
_FEW = 100
# What makes a word in lower case part of a longer one.
_JOINS_BEFORE = re.compile(r"\w|(?<=[a-z])[-'’]")
_JOINS_AFTER = re.compile(r"[a-z]|[-'’][a-z]")
_PREFIX = re.compile(r"(?<![\w-])(?:al|el|ul|ash|as|an|bin|d|l|e|t|s)[-'’]\Z")
# A senator's party before the state: "D-Ohio".
_PARTY = re.compile(r"(?<!\w)[DRI]-\Z")
_APOSTROPHES = ("'", "’")
_NO_HEADLINE_END = frozenset({"", ".", ",", ";"})
_NOWHERE = (sys.maxsize, sys.maxsize)
_OPENING = "\"'“”‘’«»„(["
PARTICLES = lexicon.words("words.toml", "particles")
# What follows a function word that no name goes on with.
_ALONE = re.compile(rf" (?!(?:{'|'.join(sorted(PARTICLES))})\b)[a-z]")
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
    facts: Facts
    initial: bool
    possessive: bool
    headline: bool = False
    # The text between the token before and this one, where both belong to one run.
    gap: str = ""


@dataclass(slots=True)
class Page:
    """An article as this room reads it: its view and its runs of capitals."""

    text: str
    runs: list[list[Token]] = field(default_factory=list)
    # Words seen capitalised inside a sentence, outside headlines.
    inner: set[str] = field(default_factory=set)
    _lower: frozenset[str] = frozenset()
    _asked: int = 0

    def is_plain(self, word: str) -> bool:
        """Whether a word stands in lower case somewhere in the article, by itself.

        The first words asked for are searched; for more, all words are read once.
        """
        self._asked += 1
        if self._asked < _FEW:
            return _LOWER.fullmatch(word) is not None and self._finds(word)
        self._lower = self._lower or frozenset(_LOWER.findall(self.text))
        return word in self._lower

    def _finds(self, word: str) -> bool:
        text = self.text
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            joined = at > 0 and _JOINS_BEFORE.match(text, at - 1)
            if not joined and not _JOINS_AFTER.match(text, end):
                return True
            at = text.find(word, end)
        return False


def _is_initial(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a line starts here."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalnum():
        return False
    at = start - 1
    while at >= 0 and start - at < 8 and (text[at] in _OPENING or text[at] in " \t\xa0"):
        at -= 1
    if at < 0 or text[at] in ".!?:\n\r—–•*|…":
        return True
    return text[start - 1] in '"“«„'


# A nickname in marks between a first name and a surname, and the first name before it.
_NICKNAME = re.compile(r"[\"“'‘](?<= [\"“'‘])[A-ZÀ-Þ][\w.'’ -]{0,18}?[\"”'’](?= [A-ZÀ-Þ]\w)")
_BEFORE_NICKNAME = re.compile(r"(?<!\w)[A-ZÀ-Þ][\w.-]{0,18} \Z")


def without_nicknames(text: str) -> str:
    """Overwrite nicknames inside names with blanks: same length, same offsets.

    Examples
    --------
    >>> without_nicknames('Luis "Lucho" Vega called the "Rats" Odd.')
    'Luis         Vega called the "Rats" Odd.'
    """

    def blanked(match: re.Match[str]) -> str:
        before = _BEFORE_NICKNAME.search(text, max(0, match.start() - 21), match.start())
        if before is None:
            return match[0]
        facts = FACTS[before[0][:-1]]
        plain = (facts.function or facts.common) and not facts.first_name
        return match[0] if plain else " " * len(match[0])

    return _NICKNAME.sub(blanked, text)


def _begin(text: str, start: int, last: int) -> int | None:
    """Where a word that follows no blank begins, with its prefix ("al-"); None for no word.

    `last` is where the token before ended.
    """
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_@#\\":
        return None
    # A stroke joins two names (NBC/WSJ) or stands in an address.
    if before == "/" and last != start - 1:
        return None
    if before in "-'’" and start > 1:
        prefix = _PREFIX.search(text, max(0, start - 5), start)
        if prefix:
            return prefix.start()
        if text[start - 2].isalnum() and not _PARTY.search(text, max(0, start - 4), start):
            return None
    return start


def _token(text: str, start: int, end: int, seen: Print) -> Token:
    """Token of a word as printed at ``[start, end)``."""
    word, facts, possessive = seen.word, seen.facts, False
    if seen.stop and text.startswith(".", end):
        end += 1
        word += "."
        facts = FACTS[word]
    elif seen.cut:
        end -= seen.cut
        possessive = True
    elif seen.plural and text.startswith(_APOSTROPHES, end):
        possessive = True
    initial = start < 2 or text[start - 1] != " " or not text[start - 2].isalnum()
    return Token(start, end, word, facts, initial and _is_initial(text, start), possessive)


def _headlines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines in Title Case or in capitals, where a capital tells nothing."""
    position = 0
    for line in text.splitlines(keepends=True):
        if line.rstrip()[-1:] not in _NO_HEADLINE_END and _is_headline(line.split()):
            yield position, position + len(line)
        position += len(line)


def _is_headline(words: list[str]) -> bool:
    if not 2 < len(words) <= _LONGEST_HEADLINE:
        return False
    long = [word for word in words if len(word) > 3 and word[:1].isalpha()]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


# Room for a nickname, or for a particle or two and a possessive s.
_WIDEST_GAP = 22


def _gap(text: str, previous: Token, start: int) -> str:
    """Return the text up to the next word if both may belong to one run, else nothing."""
    if start - previous.end >= _WIDEST_GAP:
        return ""
    gap = text[previous.end : start]
    if previous.possessive:
        gap = gap.removeprefix("'s").removeprefix("’s").removeprefix("'").removeprefix("’")
    return gap if _continues(gap) else ""


def _continues(gap: str) -> bool:
    if gap in {" ", " & ", "\xa0"}:
        return True
    if gap.isspace():
        return "  " in gap and "\n" not in gap
    return (
        len(gap) < 16
        and gap[:1] == " "
        and gap[-1] == " "
        and (all(part in PARTICLES for part in gap.split()))
    )


def _tokens(text: str) -> Iterator[Token]:
    """Capitalised words, without the function words that stand alone, as most sentences begin."""
    last = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        seen = PRINTS[match.group()]
        if start and text[start - 1] != " ":
            begin = _begin(text, start, last)
            if begin is None:
                continue
            if begin < start:
                start, seen = begin, PRINTS[text[begin:end]]
        if seen.adjective or (seen.alone and _ALONE.match(text, end)):
            continue
        token = _token(text, start, end, seen)
        last = token.end
        yield token


def read(text: str) -> Page:
    """Find the runs of capitalised words of a text.

    A run is broken by punctuation, by a word in lower case other than a particle of names, and
    before a function word.
    """
    page = Page(text)
    headlines = _headlines(text)
    low, high = next(headlines, _NOWHERE)
    previous: Token | None = None
    for token in _tokens(text):
        start, facts = token.start, token.facts
        while high <= start:
            low, high = next(headlines, _NOWHERE)
        token.headline = low <= start
        gap = _gap(text, previous, start) if previous and not facts.opens else ""
        if gap and len(page.runs[-1]) < LONGEST_RUN:
            token.gap = gap
            page.runs[-1].append(token)
        else:
            page.runs.append([token])
        previous = token
        if not (token.headline or token.initial):
            page.inner.add(token.word)
    return page
