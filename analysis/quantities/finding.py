"""Find typed quantities in the raw text of one article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from analysis import layers, spans
from analysis.quantities import joining, labels, notation, nouns, units
from analysis.quantities.joining import WINDOW, Value
from analysis.quantities.lexicon import alternation, dimension, hedges, load, plain, unit_of
from analysis.quantities.numerals import counted_within, next_numeral
from analysis.quantities.units import Measure

_DEGREES = ("degree", "degree C", "degree F")
_MINUS = re.compile("[-–]")


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
        "ordinal" for ranks in time ("third week"), and "" for counts.  A measure told in two units
        ("6ft 2in") is given in the smaller one.

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
    >>> [(q.low, q.unit) for q in find("It took an hour and 45 minutes at minus 14C and cost Rs 1.2 lakh.")]
    [(105.0, 'minute'), (-14.0, 'degree C'), (120000.0, 'INR')]
    """
    view = notation.english(plain(spans.blank(text, boilerplate)))
    return [replace(q, text=text[q.start : q.end]) for q in _read_all(view)]


def _read_all(view: str) -> Iterator[layers.Quantity]:
    position = 0
    while numeral := next_numeral(view, position):
        value = joining.join(view, numeral)
        quantity = _quantity(view, value)
        if quantity and quantity.start >= position:
            yield quantity
        position = max(value.end, quantity.end if quantity else 0)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    hedge = alternation(words for words in hedges() if not words.startswith(("or ", "plus", "odd")))
    before, cardinal = alternation(load()["lone"]["before"]), alternation(load()["cardinals"])
    return {
        "hedge_before": re.compile(rf"(?:(?<![\w-])({hedge})[ \n](?:an? )?|(~) ?)$", re.IGNORECASE),
        "hedge_after": re.compile(r"\+|[- ]plus\b(?! (?:an?|the|another|any|its|their|his|her|[^\w\s]?\d))|[- ]odd\b| or (?:so|more|fewer|less|thereabouts)\b"
            r"| at (?:least|most|the most|a minimum|a maximum)\b(?=[.,;:)]|$| (?:in|on|and)\b)"),
        "aged": re.compile(rf"\b[Aa]ge[ds]? (?:of )?(?:just |only )?(?:(?:\d{{1,3}}|{cardinal})(?:, and |, | and ))*$"),
        "verb": re.compile(r"zero(?:ed|es)? in\b", re.IGNORECASE),
        "parent": re.compile(r"\b(?:father|mother|parents?|dad|mum|mom)[ -]of[ -]$"),
        "person": re.compile(r"\b(?:man|woman|boy|girl) of $|\b(?:[Hh]e|[Ss]he|who) (?:was|is) (?:only |just )?$"),
        "comma": re.compile(r"[A-Za-z’.)]{2}, (?:\d{1,3} and )?$"),
        "bracket": re.compile(r"[A-Z][\w’'-]* \($"),
        "turned": re.compile(r"\bturn(?:s|ed|ing)? $"),
        "age_after": re.compile(r"(?=[,.;)]|:(?!\d)|$| (?:and|in|when|at)\b)"),
        "turned_after": re.compile(r"(?=[,.;)]|$| (?:in|on|this|next|last|and|today|earlier)\b)"),
        "member": re.compile(r"(?:, |\b(?:is|was|are|were|as|just|only|became|becoming|being) )$"),
        "neighbour": re.compile(
            rf"[ -](?:{cardinal})\b(?!-(?!(?:{cardinal})\b)[a-z])", re.IGNORECASE
        ),  # not "two four-year terms"
        "modifier": re.compile(r"-[a-z]"),
        "lone_before": re.compile(rf"\b(?:{before}) $", re.IGNORECASE),
        "lone_after": re.compile(r"-| (?:ago|when|that|where|later|earlier|before)\b"),
        "of_number": re.compile(r" of (?:(?:the|its|their|his|her|all|these|those) )?(?:[\w-]+['’]s? )?(?=[\dtfsenTFSEN])"),
    }  # fmt: skip


def _quantity(view: str, value: Value) -> layers.Quantity | None:
    """Type a value: unit, what is counted, hedge; None where it is no quantity."""
    measure, of = _unit_and_noun(view, value)
    bare = value.kind in ("figures", "range", "score") and not value.currency
    if bare and labels.names_or_dates(
        view, value.start, value.end, unit=bool(measure.unit), counted=bool(of)
    ):
        return None
    if _MINUS.match(value.figures) and not _can_be_negative(measure.unit, value):
        return None
    hedge, start, end = _hedge(view, value, measure.end)
    if not _counts(view, value, measure, of, hedge):
        return None
    if not measure.unit and not of:
        measure, of = _handed_over(view, value, measure)
    if measure.unit == "magnitude":
        start = min(start, units.in_front(view, value.start)[0])
    return layers.Quantity(
        start, end, view[start:end], measure.low, measure.high, measure.unit, of, hedge
    )


def _can_be_negative(unit: str, value: Value) -> bool:
    """Whether a hyphen in front of a figure reads as a minus."""
    return unit in (*_DEGREES, "percent", "percentage point") or bool(value.currency)


def _unit_and_noun(view: str, value: Value) -> tuple[Measure, str]:
    """The value in its unit, where it ends, and what it counts."""
    as_read = Measure(value.end, value.low, value.high, "")
    if value.currency:
        money = replace(as_read, unit=value.currency)
        return money, nouns.measured(view, value.end)
    if value.kind == "score":
        return replace(as_read, unit="score"), ""
    if value.kind in ("decade", "clocked"):
        return replace(as_read, unit="second" if value.kind == "clocked" else "year of age"), ""
    if value.kind in ("feat", "times"):
        return as_read, "goals" if value.kind == "feat" else "times"
    if value.kind in ("share", "odds"):
        return _part(view, as_read, value)
    return _measure_or_count(view, value, as_read)


def _part(view: str, as_read: Measure, value: Value) -> tuple[Measure, str]:
    """A fraction of a unit (a quarter of a point), of a number, or a share of something."""
    end, unit = units.of_a_unit(view, value.end)
    if not unit and (value.low in (0.25, 0.5) or value.low > 1):
        end, unit = units.behind(view, value.end, value.low)
    if unit:
        return replace(as_read, end=end, unit=unit), nouns.measured(view, end)
    if value.low > 1:
        end, of = nouns.head(view, value.end)
        return replace(as_read, end=end), of
    of = counted_within(view[value.start : value.end]) or nouns.whole(view, value.end)
    if value.kind == "odds":
        of = of or nouns.among(view, value.start, value.end)
    return replace(as_read, unit="share"), of


def _measure_or_count(view: str, value: Value, as_read: Measure) -> tuple[Measure, str]:
    """The value and counted noun where only the words around the number tell them."""
    behind_of = value.kind in ("vague", "group") and view.startswith(" of ", value.end)
    end, unit = units.behind(view, value.end + 3 * behind_of, value.low)
    if value.kind == "ordinal":
        timed = unit in ("day", "week", "month", "year", "decade")
        return replace(as_read, end=end, unit="ordinal"), unit if timed else ""
    if not unit and value.high < 1:
        end, unit = units.of_a_unit(view, end)
    if not unit and view.startswith(" below zero", end):
        unit = "degree"
    unit = unit or units.in_front(view, value.start)[1]
    if unit:
        measure = units.compound(view, replace(as_read, end=end, unit=unit))
        if (below := units.below_zero(view, end, unit)) > end:
            measure = Measure(below, -value.high, -value.low, unit)
        of = nouns.measured(view, measure.end)
        sterling = unit == "pound" and value.low >= 1_000_000 and not of
        return (replace(measure, unit="GBP") if sterling else measure), of
    return _count(view, value, replace(as_read, end=end))


def _count(view: str, value: Value, as_read: Measure) -> tuple[Measure, str]:
    """The value and what it counts, where no unit says what it measures."""
    bare = replace(as_read, end=value.end)
    if _is_age(view, value):
        return replace(bare, unit="year of age"), ""
    if _patterns()["parent"].search(view[max(0, value.start - WINDOW) : value.start]):
        return bare, "children"
    whole, of = _of_how_many(view, value)
    if of:
        return replace(bare, end=whole), of
    hedged = _patterns()["hedge_after"].match(view, as_read.end)  # 300-plus people
    singular = value.high <= 1
    end, of = nouns.head(view, hedged.end() if hedged else as_read.end, singular=singular)
    if not of:
        return bare, nouns.partitive(view, value.end)
    unit = unit_of().get(of.lower(), "")
    timed = unit and dimension(unit)[0] == "time"  # 6,300 flying hours
    return (replace(bare, end=end, unit=unit), "") if timed else (replace(bare, end=end), of)


def _of_how_many(view: str, value: Value) -> tuple[int, str]:
    """End and noun of "three of the four engines"; no noun where no second number stands there."""
    match = _patterns()["of_number"].match(view, value.end)
    left = view[max(0, value.start - WINDOW) : value.start]
    membership = value.low == 1 and _patterns()["member"].search(left)
    if not match or membership or value.kind not in ("figures", "words"):
        return value.end, ""
    window = view[match.end() : match.end() + 60]
    whole = next_numeral(window, 0)
    if whole is None or whole.start or whole.kind not in ("figures", "words") or whole.currency:
        return value.end, ""
    end, of = nouns.head(window, whole.end)
    return (match.end() + end, of) if of and whole.low > value.high else (value.end, "")


def _handed_over(view: str, value: Value, measure: Measure) -> tuple[Measure, str]:
    """The measure with the unit of the level that follows, and its noun: "from 20 to 15 percent"."""
    second = joining.level(view, value)
    if second is None:
        return measure, ""
    level, of = _unit_and_noun(view, second)
    told_alike = level.low == second.low  # not in feet and inches
    return (replace(measure, unit=level.unit), of) if told_alike else (measure, "")


def _is_age(view: str, value: Value) -> bool:
    """Whether a bare number is an age: "The runner, 38, retired", "aged 38", "aged eight"."""
    if value.kind not in ("figures", "words", "range") or not value.low.is_integer():
        return False
    if not 0 < value.low <= 115:
        return False
    left = view[max(0, value.start - WINDOW) : value.start]
    patterns = _patterns()
    if value.kind == "words":
        told = patterns["aged"].search(left) and not nouns.head(view, value.end)[1]
        turned = patterns["turned"].search(left) and patterns["turned_after"].match(view, value.end)
        return bool(told or turned)
    return bool(
        patterns["aged"].search(left)
        or (patterns["comma"].search(left) and patterns["age_after"].match(view, value.end))
        or (patterns["person"].search(left) and patterns["age_after"].match(view, value.end))
        or (patterns["bracket"].search(left) and view.startswith(")", value.end))
        or (patterns["turned"].search(left) and patterns["turned_after"].match(view, value.end))
    )


def _hedge(view: str, value: Value, end: int) -> tuple[str, int, int]:
    """Words that loosen the value, with the start and end of the whole quantity."""
    left = view[max(0, value.start - WINDOW) : value.start]
    if value.kind == "range" and (match := joining.between(left)):
        return "between", value.start - len(match[0]), end
    if match := _patterns()["hedge_before"].search(left):
        words = match[1] or "about"
        return words.lower(), value.start - len(left) + match.start(), end
    if match := _patterns()["hedge_after"].match(view, value.end):
        return match[0].strip(" -").lower().replace("+", "plus"), value.start, max(end, match.end())
    if match := _patterns()["hedge_after"].match(view, end):
        return match[0].strip(" -").lower().replace("+", "plus"), value.start, match.end()
    return "", value.start, end


def _counts(view: str, value: Value, measure: Measure, of: str, hedge: str) -> bool:
    """Whether a typed value really counts or measures something."""
    named = labels.follows_name(view, value.start)
    if value.kind == "ordinal":
        return bool(of)
    if value.kind == "lone":
        return _lone_counts(view, value, measure)
    if value.kind in ("share", "odds"):
        return measure.unit != "share" or _is_share(view, value)
    if value.kind == "words":
        return _words_count(view, value, measure, of, hedge, named)
    if labels.is_year(value.figures) and not measure.unit:
        return bool(of) and (bool(hedge) or int(value.figures) < 1900) and value.kind != "range"
    verb = of.lower() in load()["nouns"]["verbs_in_s"] and not view.startswith(" of ", value.end)
    reference = named and verb  # Clause 4 says
    typed = bool(measure.unit or (of and not reference) or hedge)
    return typed or not (named or labels.is_emergency_number(value.figures))


def _is_share(view: str, value: Value) -> bool:
    """Whether a fraction or odds are part of a whole: not "a third party", "No 1 in three sets"."""
    if value.kind == "odds":
        return not labels.follows_label(view, value.start)
    return nouns.is_fraction(view, value.start, value.end)


def _words_count(
    view: str, value: Value, measure: Measure, of: str, hedge: str, named: bool
) -> bool:
    """Whether number words count something: no part of a name, no pronoun "one", no bare "nil"."""
    if (named and view[value.start].isupper()) or value.figures.lower() == "nil":
        return False
    if value.high == 0 and not of and hedges().get(hedge) == "under":  # five below zero
        return False
    if _in_sequence(view, value) or _patterns()["verb"].match(view, value.start):
        return False
    if view.startswith("-fold", value.end) or labels.tells_hour(view, value.start, value.end):
        return False
    whole = view[value.end : value.end + 3] == " of" and measure.end > value.end
    return value.low != 1 or whole or nouns.one_counts(view, value.start, value.end, of)


def _in_sequence(view: str, value: Value) -> bool:
    """Whether number words only stand side by side: "one two three", "nineteen eighty-four"."""
    neighbour = _patterns()["neighbour"]
    if neighbour.match(view, value.end):
        return True
    before = re.search(r"[ -]?[A-Za-z]+ $", view[max(0, value.start - WINDOW) : value.start])
    if before and labels.tells_hour(view, value.start - len(before[0].lstrip(" -")), value.start):
        return False  # at half past nine two boats sank
    modifier = _patterns()["modifier"].match(view, value.end)
    return bool(before and not modifier and neighbour.fullmatch(" " + before[0].strip(" -")))


def _lone_counts(view: str, value: Value, measure: Measure) -> bool:
    """Whether "an hour" is a length of time told, and no rate or point in time."""
    _, unit = units.behind(view, value.end)
    if not unit:
        return False
    if measure.unit != unit or measure.low != 1 or unit in load()["lone"]["always"]:
        return True
    left = view[max(0, value.start - WINDOW) : value.start]
    after = _patterns()["lone_after"].match(view, measure.end)
    return bool(_patterns()["lone_before"].search(left)) and not after
