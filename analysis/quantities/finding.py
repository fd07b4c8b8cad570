"""Find typed quantities in the raw text of one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis import layers, spans
from analysis.quantities import labels, nouns
from analysis.quantities.lexicon import alternation, hedges, load, unit_of
from analysis.quantities.numerals import Numeral, is_sequence, next_numeral

_HEDGE_WINDOW = 28  # characters in front of a numeral that can hold its hedge


@dataclass(frozen=True, slots=True)
class _Value:
    """A numeral or a pair of numerals read as one value: 52-48, 10 to 15."""

    start: int
    end: int
    low: float
    high: float
    kind: str
    currency: str
    figures: str  # the first numeral as printed


def find(text: str, boilerplate: Sequence[spans.HasOffsets] = ()) -> list[layers.Quantity]:
    """Find every typed quantity of an article.

    Dates, years, clock times and numbers that name something (routes, streets, cases) are none.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans, optional
        Page furniture, in which nothing is counted.

    Returns
    -------
    list of analysis.layers.Quantity
        Sorted by start, without overlap.  The span takes hedge, number, and unit or head noun.
        `unit` is a currency code, a measuring unit ("percent", "km", "year of age"), "score" for
        votes and results (`low` and `high` are then its two sides), "share" for fractions,
        "ordinal" for ranks in time ("third week"), and "" for counts.

    Notes
    -----
    What is and is not a quantity follows the annotation guideline for numbers across outlets:
    ages, scores, vote counts, ranges and money are, references and dates are not.

    Examples
    --------
    >>> [(q.text, q.low, q.unit, q.of, q.hedge) for q in find("Some 1.8 million people fled on May 4.")]
    [('Some 1.8 million people', 1800000.0, '', 'people', 'some')]
    >>> [q.unit for q in find("She, 38, paid $12 for 2 kilometers.")]
    ['year of age', 'USD', 'km']
    """
    view = spans.blank(text, boilerplate)
    return [replace(q, text=text[q.start : q.end]) for q in _read_all(view)]


def _read_all(view: str) -> Iterator[layers.Quantity]:
    position = 0
    while numeral := next_numeral(view, position):
        value = _join(view, numeral)
        quantity = _quantity(view, value)
        if quantity and quantity.start >= position:
            yield quantity
        position = max(value.end, quantity.end if quantity else 0)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    scores = alternation(load()["scores"]["nouns"])
    hedge = alternation(words for words in hedges() if not words.startswith(("or ", "plus")))
    return {
        "connector": re.compile(r"(?:-? ?to[ -]| to | and | or |-to-|[-–—‑])(?=\S)"),
        "score_noun": re.compile(rf" (?:[a-z]+ )?(?:{scores})\b"),
        "vote_before": re.compile(
            r"\b(?:vot|pass|split|w[io]n|beat|lost|lead|led|rul|approv|reject|tie|defeat)\w* (?:[\w’']+ ){0,3}$"
        ),
        "hedge_before": re.compile(rf"(?<![\w-])({hedge})[ \n](?:an? )?$", re.IGNORECASE),
        "hedge_after": re.compile(r"\+|[- ]plus\b| or (?:so|more|fewer|less)\b"),
        "between": re.compile(r"\bbetween (?:an? )?$", re.IGNORECASE),
        "from": re.compile(r"\bfrom (?:[\w-]+ ){0,2}$", re.IGNORECASE),
        "age_before": re.compile(r"(?:[A-Za-z’.)]{2}, |\b[Aa]ged? (?:of )?|\b[Aa]t age )$"),
        "age_after": re.compile(r"(?=[,.;)]|$| and\b)"),
        "unit": re.compile(
            rf"([ -]?)({alternation(unit_of())})(?!\w)(?:[ -](?:olds?|of age)\b)?", re.IGNORECASE
        ),
    }


def _join(view: str, numeral: Numeral) -> _Value:
    """Read a numeral together with its partner, where two make one value."""
    first = _Value(
        numeral.start,
        numeral.end,
        numeral.low,
        numeral.high,
        numeral.kind,
        numeral.currency,
        view[numeral.start : numeral.end],
    )
    joint = _patterns()["connector"].match(view, numeral.end)
    if numeral.kind not in ("figures", "words") or not joint:
        return first
    second = _partner(view, joint.end())
    if second is None:
        return first
    left = view[max(0, numeral.start - _HEDGE_WINDOW) : numeral.start]
    between = bool(_patterns()["between"].search(left))
    word = joint[0].strip(" -–—‑")
    if (word == "and" and not between) or (word == "to" and _patterns()["from"].search(left)):
        return first
    after = view[second.end : second.end + 30]
    scored = bool(_patterns()["score_noun"].match(after) or _patterns()["vote_before"].search(left))
    if word != "or" and not between and (scored or numeral.low >= second.low):
        low, high, kind = min(numeral.low, second.low), max(numeral.low, second.low), "score"
    else:
        low, high, kind = _scaled(numeral, second), second.high, "range"
    if low > high or (kind == "score" and high >= 1_000):
        return first
    return replace(
        first,
        end=second.end,
        low=low,
        high=high,
        kind=kind,
        currency=numeral.currency or second.currency,
    )


def _partner(view: str, start: int) -> Numeral | None:
    """The numeral that begins right at `start`, a figure behind a hyphen included."""
    window = view[start : start + 60]
    second = next_numeral(window, 0)
    if second is None or second.start != 0 or second.kind not in ("figures", "words"):
        return None
    return replace(second, start=start, end=start + second.end)


def _scaled(first: Numeral, second: Numeral) -> float:
    """Lower end of a range whose magnitude is said once: "2 to 3 million"."""
    for scale in (1e12, 1e9, 1e6, 1e3):
        if (
            second.low >= scale
            and first.low < 1_000 <= second.low
            and first.low * scale <= second.low
        ):
            return first.low * scale
    return first.low


def _quantity(view: str, value: _Value) -> layers.Quantity | None:
    """Type a value: unit, what is counted, hedge; None where it is no quantity."""
    bare = value.kind in ("figures", "range", "score") and not value.currency
    if bare and labels.names_or_dates(view, value.start, value.end):
        return None
    if value.kind == "words" and is_sequence(view[value.start : value.end]):
        return None
    end, unit, of = _unit_and_noun(view, value)
    hedge, start, end = _hedge(view, value, end)
    if not _counts(view, value, unit, of, hedge):
        return None
    return layers.Quantity(start, end, view[start:end], value.low, value.high, unit, of, hedge)


def _unit_and_noun(view: str, value: _Value) -> tuple[int, str, str]:
    """End of the quantity, its unit and what it counts."""
    if value.currency:
        return value.end, load()["currencies"][value.currency], nouns.measured(view, value.end)
    if value.kind == "score":
        return value.end, "score", ""
    if value.kind in ("share", "odds"):
        end, unit = _unit(view, value.end) if value.low == 0.5 else (value.end, "")
        return end, unit or "share", nouns.partitive(view, end)
    return _measure_or_count(view, value)


def _measure_or_count(view: str, value: _Value) -> tuple[int, str, str]:
    """End, unit and counted noun where only the words behind the number tell them."""
    behind_of = value.kind == "vague" and view.startswith(" of ", value.end)
    end, unit = _unit(view, value.end + 3 * behind_of)
    if value.kind == "ordinal":
        timed = unit in ("day", "week", "month", "year", "decade")
        return end, "ordinal", unit if timed else ""
    if unit:
        of = nouns.measured(view, end)
        sterling = unit == "pound" and value.low >= 1_000_000 and not of
        return end, "GBP" if sterling else unit, of
    if _is_age(view, value):
        return value.end, "year of age", ""
    end, of = nouns.head(view, end, singular=value.high <= 1)
    return (end, "", of) if of else (value.end, "", nouns.partitive(view, value.end))


def _unit(view: str, position: int) -> tuple[int, str]:
    """Measuring unit right behind `position`, and where it ends."""
    match = _patterns()["unit"].match(view, position)
    if not match or (not match[1] and match[2].isalpha() and len(match[2]) > 2):
        return position, ""
    unit = unit_of()[match[2].lower().replace("-", " ")]
    age = unit == "year" and match[0].lower().endswith(("old", "olds", "age"))
    return match.end(), "year of age" if age else unit


def _is_age(view: str, value: _Value) -> bool:
    """Whether a bare figure between commas is an age: "The runner, 38, retired"."""
    if value.kind != "figures" or not value.low.is_integer() or not 0 < value.low <= 115:
        return False
    left = view[max(0, value.start - _HEDGE_WINDOW) : value.start]
    return bool(
        _patterns()["age_before"].search(left) and _patterns()["age_after"].match(view, value.end)
    )


def _hedge(view: str, value: _Value, end: int) -> tuple[str, int, int]:
    """Words that loosen the value, with the start and end of the whole quantity."""
    left = view[max(0, value.start - _HEDGE_WINDOW) : value.start]
    if value.kind == "range" and (match := _patterns()["between"].search(left)):
        return "between", value.start - len(match[0]), end
    if match := _patterns()["hedge_before"].search(left):
        return match[1].lower(), value.start - len(left) + match.start(1), end
    if match := _patterns()["hedge_after"].match(view, value.end):
        return match[0].strip(" -").lower().replace("+", "plus"), value.start, max(end, match.end())
    return "", value.start, end


def _counts(view: str, value: _Value, unit: str, of: str, hedge: str) -> bool:
    """Whether a typed value really counts or measures something."""
    named = labels.follows_name(view, value.start)
    if value.kind == "ordinal":
        return bool(of)
    if value.kind in ("share", "odds"):
        return nouns.is_fraction(view, value.start, value.end)
    if value.kind == "words":
        proper = named and view[value.start].isupper()
        return not proper and (value.low != 1 or nouns.one_counts(view, value.start, value.end, of))
    if labels.is_year(value.figures) and not unit:
        return bool(of) and (bool(hedge) or int(value.figures) < 1900) and value.kind != "range"
    return bool(unit or of or hedge) or not (named or labels.is_emergency_number(value.figures))
