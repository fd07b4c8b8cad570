"""Numerals in figures and words: where they stand in a text, and what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.quantities import nouns
from analysis.quantities.lexicon import (
    alternation,
    currency_of,
    first_letters,
    hedges,
    load,
    unit_of,
)

_WORD_LISTS = (
    "cardinals",
    "magnitudes",
    "vague",
    "ordinals",
    "fractions",
    "age_decades",
)  # what a numeral in words can begin with
_FIGURES = (
    r"(?:(?:\d{1,3}(?:,\d{3})+(?!\d)"  # 1,500
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)"  # 1,20,000
    r"|[1-9]\d{0,2}(?: \d{3}){1,4}(?![\d.,]\d|\d)"  # 1 500
    r"|\d+)(?:\.\d+)?(?!\.?\d)|(?<![\w.])\.\d+)"  # but no 1.200.000
)

_CLOCKED = (
    r"(?P<clocked>(?<![\w.:/-])(?<!\bat )(?:\d{1,2}:\d\d:\d\d(?:\.\d+)?|\d{1,2}:\d\d\.\d+)"
    r"(?![:\w]| ?(?:[ap]\.?m\b|GMT|UTC|local)))"
)
_BEFORE_SCALE = {"half": 0.5, "quarter": 0.25, "couple": 2.0}  # half a million
_MODEL = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|[A-Z][\w-]*) $")
_WITHIN = re.compile(
    r"(?P<first>\S+) (?!out )(?P<noun>[a-z’'-]+)(?= (?:in|out of|of every) )", re.IGNORECASE
)
_BESIDE = re.compile(r" ?[^\W\d_]+| ?%|[-–]")
_RACE = re.compile(r"(?:\bthe |[’']s |[’'] |\ba |\b(?:ran|runs?|swam|swims?) )$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word or figure at ``[start, end)``, worth `low` to `high`.

    `kind` is one of figures, words, vague (dozens), share (two-thirds), odds (one in three, 2/3 of),
    ordinal, group (a pair of), feat (a hat-trick), times (twice), lone (an hour), decade (50s, of
    age), clocked (2:14:05); `currency` is the code of the sign in front.
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
    words = [w for name in _WORD_LISTS for w in lexicon[name]]
    words += [*lexicon["times"], "a ", "an ", "several", "minus", "early", "mid", "late"]
    return re.compile(
        rf"\b(?=\d|{first_letters(words)})"
        rf"(?:{_CLOCKED}|{_worded()})|(?P<figures>{_figured()})",
        re.IGNORECASE,
    )


def _worded() -> str:
    """Pattern of the numerals that begin with a word, and of odds."""
    lexicon = load()
    cardinal, magnitude = alternation(lexicon["cardinals"]), alternation(lexicon["magnitudes"])
    fraction = alternation(lexicon["fractions"])
    tens, ones = (
        alternation(w for w, value in lexicon["cardinals"].items() if first <= value < first * 10)
        for first in (10, 1)
    )
    below_hundred = rf"(?:(?:{tens})(?:[ -](?:{ones}))?|{cardinal})\b"
    scales = rf"(?:[ -](?:{magnitude})\b)"
    small = rf"(?:(?:{cardinal})\b(?:[ -](?:{magnitude})\b)?|\d{{1,3}}\b)"
    large = rf"(?:\d{{1,3}}(?:\.\d)? (?:{magnitude})\b|{small}|an?[ -](?:{magnitude})\b|\d{{1,3}}(?:,\d{{3}})+\b|10+\b)"
    scaled = rf"an?[ -](?:half|quarter)[ -](?:{magnitude})\b"  # a quarter million
    adjective = alternation(lexicon["fraction_adjectives"]["words"])
    of_scale = rf" of (?:an?|one) (?:{magnitude})\b"
    share = (
        rf"(?:(?!{scaled})(?:an?|{cardinal})[ -](?:{fraction})\b(?!-(?:{magnitude})\b)"
        rf"|an? (?:{adjective}) (?:{fraction})\b(?= of\b)"
        rf"|(?=(?:{fraction})\b)(?:{_hedged()})(?:{fraction})\b(?= of\b))"  # some quarter of
    )
    extra = rf"[ -]and[ -](?:an?|{cardinal})[ -](?:{fraction})\b(?:[ -](?:{magnitude})\b)?"
    return (
        rf"(?P<decade>(?:(?<=\bhis )|(?<=\bher )|(?<=\btheir ))(?:(?:early|mid|late)[ -])?"
        rf"(?:[1-9]0['’]?s|{alternation(lexicon['age_decades'])})\b)"
        rf"|(?P<odds>(?<![\d.,$–-]){small}(?: (?!out )[a-z’'-]{{3,}}(?= (?:in|out of|of every) ))?"
        rf"(?: in | out of | of every |-in-)(?:(?:every )?{large}|(?:every |(?<=every ))(?:{magnitude})\b)"
        rf"|(?<![\w/.,$£€–-])[1-9]/[2-9](?= of\b))(?![%,.]\d)"
        rf"|(?P<share>(?:{share}|half|{_not_ranked()}quarter)(?={of_scale}(?!-)){of_scale}|{share}"
        rf"|half(?= of\b| the\b| its\b| their\b| his\b| her\b))"
        rf"|(?P<group>(?:an?|{cardinal}) (?:{alternation(lexicon['collectives'])})(?= of (?!(?:{magnitude})\b)))"
        rf"|(?P<feat>(?:an?|{cardinal}) (?:{alternation(lexicon['feats'])})\b(?! of\b))"
        rf"|(?P<times>(?:{alternation(lexicon['times'])})\b(?! (?:as|the|an?|that|what|its|their|his|her)\b))"
        rf"|(?P<vague>(?:(?:tens|hundreds|thousands) of )?(?:{alternation(lexicon['vague'])})\b"
        rf"|(?:several|a few) (?:{magnitude})\b)"
        rf"|(?P<words>(?:(?<!\bor )minus )?(?:(?:(?:an? )?half[ -](?:an?[ -])?|(?:an? |(?=quarter)(?:{_hedged()}))quarter[ -]|an? couple(?: of)? |an? )(?={magnitude}))?"
        rf"(?:(?:{below_hundred}{scales}+|(?<!\d[ -])(?:{magnitude})\b{scales}*)"
        rf"(?:[ -](?:and )?{below_hundred}{scales}*)*|{below_hundred})(?:{extra})?"
        rf"|half an? (?=\w))"
        rf"|(?P<lone>an? (?=(?:{alternation(lexicon['lone']['units'])})\b))"
        rf"|(?P<ordinal>(?:{alternation(lexicon['ordinals'])})\b)"
    )


def _hedged() -> str:
    """Pattern of a place right behind a hedge, where a fraction needs no article: some quarter of."""
    words = (words for words in hedges() if not words.startswith("or "))
    return "|".join(rf"(?<=\b{re.escape(words)} )" for words in words)


def _not_ranked() -> str:
    """Pattern of a place where "quarter" is no part of a year: the third quarter of a million-dollar season."""
    words = [*load()["ordinals"], "last", "final", "this", "each", "every"]
    return "".join(rf"(?<!\b{word} )" for word in words)


def _figured() -> str:
    """Pattern of the numerals in figures, with a minus, a currency and a magnitude."""
    lexicon = load()
    magnitude, short = (alternation(lexicon[name]) for name in ("magnitudes", "short_magnitudes"))
    length = alternation(lexicon["spelling"]["length_words"])
    letters = alternation(lexicon["letter_currencies"])
    signs = sorted(currency_of(), key=lambda sign: (-len(sign), sign))
    names = "|".join(re.escape(sign) for sign in signs)
    fraction = "".join(lexicon["fraction_signs"])
    scaled = rf"\d+(?:\.\d+)?(?:[ -]?(?:{short})\b|[ -](?:{magnitude})\b)"
    first = "".join(
        sorted({re.escape(sign[0]) for sign in [*signs, *lexicon["letter_currencies"]]})
    )
    bare = r"(?<![\w.,/:#&@\\$£€¥₹^=_-])(?<!\w–)(?<!\w−)"
    return (
        rf"(?=[.\d{fraction}−–-]|minus |(?-i:[{first}]))"
        rf"(?:(?<![\w)])[-–]|−|(?<!\bor )\bminus )?"
        rf"(?:(?<!\w)(?P<currency>(?-i:{names})) ?"
        rf"|(?<!\w)(?<!\bthe )(?P<letter>(?-i:{letters}))(?: (?=\d[\d.]* ?[a-z]|\d{{1,3}},))?(?=\d{{1,3}}(?:[, ]\d{{3}})+|{scaled}|\d\d+\b)"
        rf"|(?:(?<=[\s(\[“\"'‘—][-–])|(?<=^[-–])|(?<=−)|(?<=\bmagnitude-)|{bare}))"
        rf"(?P<digits>{_FIGURES}(?:[{fraction}]| [13][/⁄][248]\b)?|[{fraction}])"
        rf"(?:(?(currency)[ -]?(?:{short})|(?:(?!m[ -](?:(?:{length})\b|in \d(?!\d\d\d\b)))(?:{short})| (?!m\b|b\b|k\b)(?:{short})))(?!\w)"
        rf"|(?:[ -]?(?:{magnitude})\b)+)?"
    )


def next_numeral(text: str, position: int) -> Numeral | None:
    """First numeral of `text` at or after `position`, read; unreadable ones are passed over.

    Examples
    --------
    >>> next_numeral("It cost $1.5 billion.", 0)
    Numeral(start=8, end=20, low=1500000000.0, high=1500000000.0, kind='figures', currency='USD')
    >>> next_numeral("Dozens came.", 0).low
    24.0
    """
    while match := _pattern().search(text, position):
        if match.lastgroup == "odds" and _counts_twice(text, match):
            position = match.start() + match[0].index(" ")
            match = _pattern().match(text, match.start(), position)
            if match is None:  # #4 trains in ten days
                continue
        kind = str(match.lastgroup)
        printed = match[0]
        if kind == "figures" and _counts_metres(text, match):
            printed = printed[:-1]
        value = _READERS[kind](printed)
        if match["letter"] and _MODEL.search(text, max(0, match.start() - 20), match.start()):
            value = None  # a Robinson R44
        if value is not None and value[1] < float("inf"):
            sign = match["currency"] or match["letter"]
            code = (currency_of().get(sign) or load()["letter_currencies"][sign]) if sign else ""
            end = match.start() + len(printed.rstrip())
            return Numeral(match.start(), end, *value, kind, code)
        position = match.end()
    return None


def counted_within(odds: str) -> str:
    """What a share counts where its noun stands inside.

    Examples
    --------
    >>> counted_within("four trains in ten"), counted_within("four in ten")
    ('trains', '')
    """
    match = _WITHIN.match(odds)
    return match["noun"] if match and match["noun"].lower() not in load()["magnitudes"] else ""


def _counts_twice(text: str, match: re.Match[str]) -> bool:
    """Whether two numbers count two things: four trains in ten days, five in four rooms."""
    noun, part = counted_within(match[0]), _odds(match[0])
    if not noun or part is None:
        return part is None and " " in match[0]
    one = match[0].lower().startswith(("one ", "1 "))
    is_noun = nouns.is_plural(noun) != one and not nouns.is_stop(noun)
    if not is_noun:
        return True
    verb = nouns.is_verb(text, match.start(), match.end(), counted=True)
    return _is_counted(text, match.end()) and not verb


def _is_counted(text: str, end: int) -> bool:
    """Whether a unit or a noun follows a number: ten km, ten cars, 20-seat boats."""
    beside = _BESIDE.match(text, end)
    word = beside[0].strip() if beside else ""
    unit = word.lower() in unit_of() and not nouns.is_stop(word)
    return unit or word in ("-", "–") or bool(nouns.head(text, end)[1])


def _counts_metres(text: str, match: re.Match[str]) -> bool:
    """Whether the m of figures is no million: 1200m, the 200m in a race."""
    if not match[0].endswith("m") or match["currency"] or match["letter"]:
        return False
    long = len(match[0]) > 4 and match[0][:-1].isdigit()
    return long or (_RACE.search(text, max(0, match.start() - 12), match.start()) is not None
        and not nouns.head(text, match.end())[1])  # fmt: skip


def _clocked(printed: str) -> tuple[float, float]:
    """Seconds of a race time: 2:14:05, 3:52.07."""
    seconds = 0.0
    for part in printed.split(":"):
        seconds = seconds * 60 + float(part)
    return seconds, seconds


def _figures(printed: str) -> tuple[float, float]:
    """Value of figures with their magnitude: ``$4.8bn``, ``1,500 million``, ``2½``, ``−14``."""
    lexicon = load()
    signs = lexicon["fraction_signs"]
    match = re.search(rf"(?P<whole>{_FIGURES})?(?P<part>[{''.join(signs)}]| [13][/⁄][248]\b)?", printed[(at := _first_figure(printed)) :])  # fmt: skip
    assert match is not None
    value = float(re.sub(r"[^\d.]", "", match["whole"])) if match["whole"] else 0.0
    if match["part"]:
        value += signs.get(match["part"]) or int(match["part"][1]) / int(match["part"][3])
    for word in re.findall(r"[a-z]+\.?", printed[at + match.end() :].lower()):
        value *= lexicon["magnitudes"].get(word) or lexicon["short_magnitudes"][word]
    if re.match(r"[-–−]|minus ", printed, re.IGNORECASE):
        value = -value
    return round(value, 6), round(value, 6)


def _first_figure(printed: str) -> int:
    if printed.lstrip("-–− ").startswith("."):
        return printed.index(".")
    return next(
        place
        for place, sign in enumerate(printed)
        if sign.isdigit() or sign in load()["fraction_signs"]
    )


def _words(printed: str) -> tuple[float, float]:
    """Value of number words: ``two million``, ``half a dozen``, ``three and a quarter``."""
    lexicon = load()
    body, extra, scale = printed.lower(), 0.0, 1.0
    if mixed := _mixed().search(body):
        body = body[: mixed.start()]
        last = lexicon["magnitudes"].get(re.split("[ -]", body)[-1], 1)
        scale = lexicon["magnitudes"].get(mixed[2] or "", 1)
        extra = _share(mixed[1])[0] * (last if scale == 1 else 1)  # a million and a half
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", body):
        if word in _BEFORE_SCALE:
            current += _BEFORE_SCALE[word]
        elif word in lexicon["cardinals"]:
            current += lexicon["cardinals"][word]
        elif word in lexicon["magnitudes"]:
            magnitude = lexicon["magnitudes"][word]
            if total and magnitude > total and not current:  # one lakh crore
                total *= magnitude
                continue
            current = (current or 1) * magnitude
            if magnitude >= 1_000:
                total, current = total + current, 0.0
    value = (total + current + extra) * scale * (-1 if body.startswith("minus") else 1)
    return value, value


@cache
def _mixed() -> re.Pattern[str]:
    """A number behind which a fraction is added: "two", "a half", "million"."""
    lexicon = load()
    part = (
        rf"(?:an?|{alternation(lexicon['cardinals'])})[ -](?:{alternation(lexicon['fractions'])})"
    )
    return re.compile(
        rf"[ -]and[ -]({part})\b(?:[ -]({alternation(lexicon['magnitudes'])}))?$", re.IGNORECASE
    )


def _share(printed: str) -> tuple[float, float]:
    """Value of a fraction in words: ``two-thirds``, ``half``, ``a quarter of a million``."""
    lexicon = load()
    fraction, _, scale = printed.lower().partition(" of ")
    *count, part = re.split(r"[ -]", fraction)
    value = lexicon["cardinals"].get(" ".join(count), 1) * lexicon["fractions"][part]
    value *= lexicon["magnitudes"].get(scale.split()[-1], 1) if scale else 1
    return value, value


def _odds(printed: str) -> tuple[float, float] | None:
    """Value of ``two in three``, ``two men in three`` or ``2/3``; None where it is no share."""
    printed = _WITHIN.sub(r"\g<first>", printed) if counted_within(printed) else printed
    first, last = re.split(r"(?: in | out of | of every |-in-|/)(?:every )?", printed.lower())
    above, below = (
        _figures(side)[0] if side[0].isdigit() else _words(side)[0] for side in (first, last)
    )
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
    step = load()["magnitudes"].get(words[-1].removesuffix("s"), 1)
    return 2.0 * scale * step, 10.0 * scale * step - 1


def _decade(printed: str) -> tuple[float, float]:
    """Ages of ``50s``, ``mid-30s``, ``late twenties``."""
    part, _, word = printed.lower().replace("-", " ").rpartition(" ")
    first, last = (
        (float(word[:2]), float(word[:2]) + 9) if word[0].isdigit() else load()["age_decades"][word]
    )
    low, high = load()["decade_parts"].get(part, (0, 9))
    decade = first // 10 * 10
    return float(max(first, decade + low)), float(min(last, decade + high))


def _ordinal(printed: str) -> tuple[float, float]:
    """Rank of ``third``."""
    rank = float(load()["ordinals"][printed.lower()])
    return rank, rank


def _group(printed: str) -> tuple[float, float]:
    """Value of a collective: ``a score``, ``two pairs``."""
    lexicon = load()
    count, word = printed.lower().split(" ", 1)
    each = {**lexicon["collectives"], **lexicon["feats"]}[word.replace(" ", "-")]
    value = float(lexicon["cardinals"].get(count, 1) * each)
    return value, value


def _times(printed: str) -> tuple[float, float]:
    """Number of times: ``twice``."""
    number = float(load()["times"][printed.lower()])
    return number, number


def _lone(printed: str) -> tuple[float, float]:
    """One, for the article of ``an hour``."""
    return 1.0, 1.0


_READERS = {
    "figures": _figures,
    "odds": _odds,
    "share": _share,
    "group": _group,
    "feat": _group,
    "vague": _vague,
    "words": _words,
    "lone": _lone,
    "clocked": _clocked,
    "ordinal": _ordinal,
    "times": _times,
    "decade": _decade,
}
