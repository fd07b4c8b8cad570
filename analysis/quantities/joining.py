"""Two numerals read as one value: ranges, scores and votes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from analysis.quantities.lexicon import alternation, hedges, load
from analysis.quantities.numerals import Numeral, next_numeral

WINDOW = 28  # characters in front of a numeral that tell how it is meant
_WICKETS = 10  # a cricket innings ends with the tenth
_LAST_DAY = 31  # 12/7 may be a date, 212/7 is none
_CLAUSE = 80  # characters in front of a numeral that can hold the verb it belongs to
# "rose 2 to 5 percent" is a range; more times as much is what it came to: "rose 2 to 31".
_LEVEL = 5


@dataclass(frozen=True, slots=True)
class Value:
    """A numeral or a pair of numerals read as one value: 52-48, 10 to 15.

    `kind` is that of the numeral, or range or score of a pair.
    """

    start: int
    end: int
    low: float
    high: float
    kind: str
    currency: str
    figures: str  # the first numeral as printed


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scores = alternation(load()["scores"]["nouns"])
    sides = alternation(load()["scores"]["counted"])
    nothing = alternation(load()["scores"]["nothing"])
    verbs, hedge = alternation(load()["change"]["verbs"]), alternation(hedges())
    return {
        "connector": re.compile(r"(?:-? ?to[ -]| to | and | or |-to-|[-–—‑])(?=\S)"),
        "votes_to": re.compile(rf" (?:{sides})(?: to | against |[-–])(?=\S)"),
        "innings": re.compile(
            r"(?: for (?=\w+(?:[.,;)\n]|$| (?:at|after|in|on|when|off|declared|by|overnight|with|and|before)\b))"
            r"|[/-](?=\d\d?(?![\d/-]|\.\d)))"
        ),
        "all": re.compile(r"-all\b"),
        "set_before": re.compile(r"\d[-–]\d,? (?:and )?$"),
        "set_after": re.compile(r",? (?:and )?\d[-–]\d\b"),
        "percent": re.compile(r"(?: percent| per cent|%)(?: to |[-–]| against | and )(?=\d)"),
        "percent_end": re.compile(r"(?: percent| per cent|%)"),
        "nothing": re.compile(rf"(?:{nothing})\b", re.IGNORECASE),
        "score_noun": re.compile(rf" (?:[a-z]+ )?(?:{scores})\b"),
        "vote_before": re.compile(
            r"\b(?:vot|pass|split|w[io]n|beat|lost|lead|led|rul|approv|reject|tie|defeat|dr[ae]w|finish|ended)\w* (?:[\w’']+ ){0,3}$"
        ),
        "between": re.compile(r"\bbetween (?:an? )?$", re.IGNORECASE),
        "from": re.compile(r"\bfrom (?:[\w-]+ ){0,2}$", re.IGNORECASE),
        "change_by": re.compile(
            rf"\b(?:{verbs}) (?:of|(?:(?!vot|pass|approv|reject)[\w’'-]+ ){{0,3}}?by) (?:an? |(?:{hedge}) )?$",
            re.IGNORECASE,
        ),
        "change": re.compile(rf"\b(?:{verbs}) (?:an? |(?:{hedge}) )?$", re.IGNORECASE),
    }


def between(left: str) -> re.Match[str] | None:
    """Match "between" right in front of a range."""
    return _patterns()["between"].search(left)


def join(view: str, numeral: Numeral) -> Value:
    """Read a numeral together with its partner, where two make one value.

    Examples
    --------
    >>> value = join("10 to 15 boats", next_numeral("10 to 15 boats", 0))
    >>> value.low, value.high, value.kind
    (10.0, 15.0, 'range')
    """
    first = _alone(view, numeral)
    if numeral.kind not in ("figures", "words") or numeral.low < 0:
        return first
    return (
        _innings(view, first)
        or _tally(view, first)
        or _percentages(view, first)
        or _range_or_score(view, numeral, first)
    )


def _alone(view: str, numeral: Numeral) -> Value:
    """A numeral that makes a value without a partner."""
    printed = view[numeral.start : numeral.end]
    return Value(
        numeral.start, numeral.end, numeral.low, numeral.high, numeral.kind, numeral.currency, printed
    )  # fmt: skip


def level(view: str, value: Value) -> Value | None:
    """What "from 20 to 15 percent" and "down by 20 to 15 percent" lead to; None for all else.

    Examples
    --------
    >>> level("from 20 to 15 percent", join("from 20", next_numeral("from 20", 0))).low
    15.0
    """
    if value.kind not in ("figures", "words") or not view.startswith(" to ", value.end):
        return None
    second = _partner(view, value.end + len(" to "))
    left = view[max(0, value.start - WINDOW) : value.start]
    if second is None or not (
        _patterns()["from"].search(left) or _is_change(view, value, value.low, second.low)
    ):
        return None
    return _alone(view, second)


def _percentages(view: str, first: Value) -> Value | None:
    """Two percentages: the sides of a vote (54 percent to 46 percent), a range (3% to 5%)."""
    joint = _patterns()["percent"].match(view, first.end)
    second = _partner(view, joint.end()) if joint else None
    unit = _patterns()["percent_end"].match(view, second.end) if second else None
    if joint is None or second is None or unit is None:
        return None
    if joint[0].endswith(" to ") and _is_change(view, first, first.low, second.low):
        return None
    left = view[max(0, first.start - WINDOW) : first.start]
    ranged, joined = bool(between(left)), "and" not in joint[0]
    if joined and not ranged and 90 < first.low + second.high <= 101:
        low, high = sorted((first.low, second.low))
        return replace(first, end=unit.end(), low=low, high=high, kind="score")
    told = (ranged or joined) and "against" not in joint[0]
    if not told or first.low >= second.high or _patterns()["from"].search(left):
        return None
    return replace(first, end=second.end, high=second.high, kind="range")


def _innings(view: str, first: Value) -> Value | None:
    """Runs and wickets: 212 for 7, 212/7."""
    joint = _patterns()["innings"].match(view, first.end)
    if not joint or first.currency or not _WICKETS < first.low < 1_000:
        return None
    if joint[0] == "-" and not (first.low > 100 and first.figures.isdigit()):
        return None
    if joint[0] == "/" and first.low <= _LAST_DAY:
        return None
    second = _partner(view, joint.end())
    if second is None or second.high > _WICKETS or not second.low.is_integer():
        return None
    if joint[0] == "-" and _patterns()["score_noun"].match(view, second.end):
        return None
    return replace(first, end=second.end, low=second.low, high=first.high, kind="score")


def _tally(view: str, first: Value) -> Value | None:
    """A vote or result whose noun stands between the sides: nine votes to none."""
    if first.high < 1_000 and (drawn := _patterns()["all"].match(view, first.end)):
        return replace(first, end=drawn.end(), kind="score")
    joint = _patterns()["votes_to"].match(view, first.end)
    if not joint:
        return None
    second = _partner(view, joint.end())
    if second is None or second.high >= 1_000 or first.high >= 1_000:
        return None
    if joint[0].endswith(" to ") and _is_change(view, first, first.low, second.low):
        return None
    low, high = sorted((first.low, second.low))
    return replace(first, end=second.end, low=low, high=high, kind="score")


def _range_or_score(view: str, numeral: Numeral, first: Value) -> Value:
    """What a hyphen, "to", "or" or "and" joins."""
    joint = _patterns()["connector"].match(view, first.end)
    second = _partner(view, joint.end()) if joint else None
    if joint is None or second is None:
        return first
    left = view[max(0, first.start - WINDOW) : first.start]
    ranged = bool(between(left))
    word = joint[0].strip(" -–—‑")
    if word == "and" and not ranged:
        return first
    scaled, currency = _scaled(view, numeral, second), first.currency or second.currency
    if word == "to" and (
        _patterns()["from"].search(left) or _is_change(view, first, scaled, second.low)
    ):
        return replace(first, low=scaled, high=scaled, currency=currency)
    after = view[second.end : second.end + 30]
    scored = any(
        (_patterns()["score_noun"].match(after), _patterns()["vote_before"].search(left),
         _patterns()["set_before"].search(left), _patterns()["set_after"].match(after))
    )  # fmt: skip
    if word != "or" and not ranged and (scored or numeral.low >= second.low):
        low, high, kind = min(numeral.low, second.low), max(numeral.low, second.low), "score"
    else:
        low, high, kind = scaled, second.high, "range"
    if low > high or (kind == "score" and high >= 1_000):
        return first
    return replace(first, end=second.end, low=low, high=high, kind=kind, currency=currency)


def _is_change(view: str, first: Value, low: float, level: float) -> bool:
    """Whether the number in front of "to" says by how much, and the one behind what it came to.

    Examples
    --------
    >>> first = join("It rose by 3", next_numeral("It rose by 3", 0))
    >>> _is_change("It rose by 3 to 20", first, 3, 20), _is_change("It rose by 3 to 5", first, 3, 5)
    (True, False)
    """
    clause = view[max(0, first.start - _CLAUSE) : first.start]
    by = bool(_patterns()["change_by"].search(clause))
    if not by and not _patterns()["change"].search(clause):
        return False
    return level > _LEVEL * low or (by and level <= low)


def _partner(view: str, start: int) -> Numeral | None:
    """The numeral that begins right at `start`, a figure behind a hyphen or "none" included."""
    window = view[start : start + 60].partition(" in ")[0]  # won 3-1 in four days: no odds
    if nothing := _patterns()["nothing"].match(window):
        return Numeral(start, start + nothing.end(), 0.0, 0.0, "words")
    second = next_numeral(window, 0)
    if second is None or second.start != 0 or second.kind not in ("figures", "words"):
        return None
    if re.match(r"0\d", window):  # a telephone number
        return None
    return replace(second, start=start, end=start + second.end)


def _scaled(view: str, first: Numeral, second: Numeral) -> float:
    """Lower end of a range whose magnitude is said once: "2 to 3 million"."""
    lexicon, scale = load(), 1.0
    for word in reversed(re.findall(r"[a-z]+\.?", view[second.start : second.end].lower())):
        magnitude = lexicon["magnitudes"].get(word) or lexicon["short_magnitudes"].get(word)
        if not magnitude:
            break
        scale *= magnitude
    fits = first.low < 1_000 and first.low * scale < second.low
    return first.low * scale if fits else first.low
