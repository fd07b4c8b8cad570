"""Numerals in figures and words: where they stand in a text, and what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from analysis.quantities.lexicon import alternation, first_letters, load

_WORD_LISTS = (
    "cardinals",
    "magnitudes",
    "vague",
    "ordinals",
    "fractions",
)  # what a numeral in words can begin with
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word or figure at ``[start, end)``, worth `low` to `high`.

    `kind` is one of figures, words, vague (dozens), share (two-thirds), ordinal;
    `currency` the sign in front.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    currency: str = ""


@cache
def _pattern() -> re.Pattern[str]:
    """Every numeral, by kind; linear, since no two repetitions can match the same text."""
    lexicon = load()
    cardinal, magnitude = alternation(lexicon["cardinals"]), alternation(lexicon["magnitudes"])
    number_word = rf"(?:{cardinal}|{magnitude})\b"
    small = rf"(?:(?:{cardinal})\b|\d{{1,3}}\b)"
    sign = "|".join(re.escape(sign) for sign in sorted(lexicon["currencies"], key=len)[::-1])
    words = [w for name in _WORD_LISTS for w in lexicon[name]]
    return re.compile(
        rf"\b(?=\d|{first_letters([*words, 'a ', 'an ', 'several'])})(?:"
        rf"(?P<odds>(?<![\d.,$]){small} (?:in|out of) (?:every )?{small})(?![%,.]\d)"
        rf"|(?P<share>(?:an?|one|two|three|four|five)[ -](?:{alternation(lexicon['fractions'])})\b"
        rf"|half(?= of\b| the\b| its\b| their\b| his\b| her\b))"
        rf"|(?P<vague>(?:(?:tens|hundreds|thousands) of )?(?:{alternation(lexicon['vague'])})\b"
        rf"|(?:several|a few) (?:{magnitude})\b)"
        rf"|(?P<words>(?:(?:half an?|an?) (?={magnitude}))?{number_word}(?:[ -](?:and )?{number_word})*"
        rf"(?:[ -]and[ -]a[ -]half\b(?:[ -](?:{magnitude})\b)?)?"
        rf"|half an? (?=\w))"
        rf"|(?P<ordinal>(?:{alternation(lexicon['ordinals'])})\b))"
        rf"|(?P<figures>(?:(?<!\w)(?P<currency>{sign}) ?|(?<![\w.,/:#&@\\$£€¥₹^~=_-])(?<![\w]–))"
        rf"(?P<digits>{_FIGURES})"
        rf"(?:[ -]?(?:{alternation(lexicon['short_magnitudes'])})(?!\w)|(?:[ -](?:{magnitude})\b)+)?)",
        re.IGNORECASE,
    )


def next_numeral(text: str, position: int) -> Numeral | None:
    """First numeral of `text` at or after `position`, read; unreadable ones are passed over.

    Examples
    --------
    >>> next_numeral("It cost $1.5 billion.", 0)
    Numeral(start=8, end=20, low=1500000000.0, high=1500000000.0, kind='figures', currency='$')
    >>> next_numeral("Dozens came.", 0).low
    24.0
    """
    while match := _pattern().search(text, position):
        kind = str(match.lastgroup)
        value = _READERS[kind](match[0])
        if value is not None and value[1] < float("inf"):
            sign = (match["currency"] or "").upper()
            return Numeral(
                match.start(), match.start() + len(match[0].rstrip()), *value, kind, sign
            )
        position = match.end()
    return None


def _figures(printed: str) -> tuple[float, float]:
    """Value of figures with their magnitude: ``$4.8bn``, ``1,500 million``."""
    lexicon = load()
    digits = re.search(_FIGURES, printed)
    assert digits is not None
    value = float(digits[0].replace(",", ""))
    for word in re.findall(r"[a-z]+", printed[digits.end() :].lower()):
        value *= lexicon["magnitudes"].get(word) or lexicon["short_magnitudes"][word]
    return round(value, 6), round(value, 6)


def _words(printed: str) -> tuple[float, float]:
    """Value of number words: ``two million``, ``half a dozen``, ``one hundred and five``."""
    lexicon = load()
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", printed.lower()):
        if word == "half":
            current += 0.5
        elif word in lexicon["cardinals"]:
            current += lexicon["cardinals"][word]
        elif word in lexicon["magnitudes"]:
            scale = lexicon["magnitudes"][word]
            current = (current or 1) * scale
            if scale >= 1_000:
                total, current = total + current, 0.0
    return total + current, total + current


def _share(printed: str) -> tuple[float, float]:
    """Value of a fraction in words: ``two-thirds``, ``a quarter``, ``half``."""
    lexicon = load()
    *count, part = re.split(r"[ -]", printed.lower())
    value = lexicon["cardinals"].get(count[0], 1) if count else 1
    return value * lexicon["fractions"][part], value * lexicon["fractions"][part]


def _odds(printed: str) -> tuple[float, float] | None:
    """Value of ``two in three`` or ``9 out of 10``; None where it is no share."""
    cardinals = load()["cardinals"]
    first, *_, last = re.findall(r"[a-z]+|\d+", printed.lower())
    above, below = (float(cardinals.get(word, word)) for word in (first, last))
    return (above / below, above / below) if 0 < above < below else None


def _vague(printed: str) -> tuple[float, float]:
    """Range of a vague plural: ``dozens``, ``tens of thousands``."""
    words = printed.lower().split()
    if words[0] in ("several", "a"):
        scale = load()["magnitudes"][words[-1]]
        return 2.0 * scale, 10.0 * scale - 1
    low, high = load()["vague"][words[-1]]
    if len(words) == 1:
        return float(low), float(high)
    scale = {"tens": 10, "hundreds": 100, "thousands": 1_000}[words[0]]
    step = {"thousands": 1e3, "millions": 1e6, "billions": 1e9}.get(words[-1], 1)
    return 2 * scale * step, 10 * scale * step - 1


def _ordinal(printed: str) -> tuple[float, float]:
    """Rank of ``third``."""
    rank = float(load()["ordinals"][printed.lower()])
    return rank, rank


_READERS = {
    "figures": _figures,
    "odds": _odds,
    "share": _share,
    "vague": _vague,
    "words": _words,
    "ordinal": _ordinal,
}


def is_sequence(words: str) -> bool:
    """Whether number words only stand side by side ("one two three") and are no numeral.

    Examples
    --------
    >>> is_sequence("one two"), is_sequence("twenty-one")
    (True, False)
    """
    cardinals = load()["cardinals"]
    values = [cardinals.get(word) for word in re.findall(r"[a-z]+", words.lower())]
    return any(
        a is not None and b is not None and not (a >= 20 and 0 < b < 10)
        for a, b in pairwise(values)
    )
