"""Capitalised words and the runs they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.names import lexicon
from analysis.names.folding import fold

_UPPER = "".join(chr(c) for c in (*range(0x530), *range(0x1E00, 0x1F00)) if chr(c).isupper())
# An initialism (U.S.), or a word with inner apostrophes, hyphens and ampersands.
_WORD = re.compile(
    rf"[{_UPPER}](?:\.[{_UPPER}])+\b\.?|(?![DRI]-[{_UPPER}])[{_UPPER}]\w*(?:[-'’&]\w+)*"
)
_LOWER = re.compile(r"(?<!\w)[a-z]+(?:[-'’][a-z]+)*")
_FEW = 100
# What makes a word in lower case part of a longer one.
_JOINS_BEFORE = re.compile(r"\w|(?<=[a-z])[-'’]")
_JOINS_AFTER = re.compile(r"[a-z]|[-'’][a-z]")
_PREFIX = re.compile(r"(?<![\w-])(?:al|el|ul|ash|as|an|bin|d|l|e|t|s)[-'’]\Z")
# A senator's party before the state: "D-Ohio".
_PARTY = re.compile(r"(?<!\w)[DRI]-\Z")
_OFFICE_TAILS = frozenset({"elect", "general", "chief", "designate", "founder", "chairman"})
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_APOSTROPHES = frozenset("'’")
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


def _is_adjective(word: str) -> bool:
    """Whether a hyphen makes an adjective of a name ("Kyiv-based")."""
    last = word.rpartition("-")[2]
    return last.islower() and last not in _OFFICE_TAILS and word not in lexicon.gazetteer().tags


# A nickname in marks between a first name and a surname.
_NICKNAME = re.compile(
    r"(?<!\w)([A-ZÀ-Þ][\w.-]{0,18}) ([\"“'‘][A-ZÀ-Þ][\w.'’ -]{0,18}?[\"”'’]) (?=[A-ZÀ-Þ]\w)"
)


def without_nicknames(text: str) -> str:
    """Overwrite nicknames inside names with blanks: same length, same offsets.

    Examples
    --------
    >>> without_nicknames('Luis "Lucho" Vega called the "Rats" Odd.')
    'Luis         Vega called the "Rats" Odd.'
    """

    def blanked(match: re.Match[str]) -> str:
        first = match[1].lower()
        plain = first in lexicon.function_words() or first in lexicon.common_words()
        if plain and fold(first) not in lexicon.first_names():
            return match[0]
        return f"{match[1]} {' ' * len(match[2])} "

    return _NICKNAME.sub(blanked, text)


def _begin(text: str, start: int, previous: Token | None) -> int | None:
    """Where a word that follows no blank begins, with its prefix ("al-"); None for no word."""
    before = text[start - 1] if start else " "
    if before.isalnum() or before in "_@#\\":
        return None
    # A stroke joins two names (NBC/WSJ) or stands in an address.
    if before == "/" and not (previous and previous.end == start - 1):
        return None
    if before in "-'’" and start > 1:
        prefix = _PREFIX.search(text, max(0, start - 5), start)
        if prefix:
            return prefix.start()
        if text[start - 2].isalnum() and not _PARTY.search(text, max(0, start - 4), start):
            return None
    return start


def _token(text: str, start: int, end: int, previous: Token | None) -> Token | None:
    if start and text[start - 1] != " ":
        begin = _begin(text, start, previous)
        if begin is None:
            return None
        start = begin
    word = text[start:end]
    if "-" in word and _is_adjective(word):
        return None
    following = text[end : end + 1]
    if following == "." and (len(word) == 1 or word + "." in lexicon.abbreviations()):
        end += 1
        word += "."
    possessive = False
    if word[-1] in "sS":
        possessive = word.endswith(_POSSESSIVE) and word not in lexicon.gazetteer().tags
        if possessive:
            end -= 2
            word = word[:-2]
        elif word[-1] == "s" and text[end : end + 1] in _APOSTROPHES:
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


# Room for a nickname, or for a particle or two and a possessive s.
_WIDEST_GAP = 22


def _continues(gap: str) -> bool:
    if gap in {" ", " & ", "\xa0"}:
        return True
    if gap.isspace():
        return "  " in gap and "\n" not in gap
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
    page = Page(text)
    headlines = iter(_headlines(text))
    headline = next(headlines, None)
    function = lexicon.function_words() - {"may"}
    previous: Token | None = None
    for match in _WORD.finditer(text):
        token = _token(text, *match.span(), previous)
        if token is None:
            previous = None
            continue
        while headline and headline[1] <= token.start:
            headline = next(headlines, None)
        token.headline = bool(headline and headline[0] <= token.start)
        gap = ""
        if previous and token.start - previous.end < _WIDEST_GAP:
            gap = text[previous.end : token.start]
            if previous.possessive:
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
