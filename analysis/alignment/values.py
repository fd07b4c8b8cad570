"""Whether two values of one quantity agree, round to each other, or cannot both hold.

The rules are those of the project's annotation guideline for numbers: equal after exact unit
conversion is agreement, whatever the hedges; otherwise rounding, bounds and ranges decide.
"""

from __future__ import annotations

import re
from dataclasses import replace
from math import floor, inf, isclose, isfinite, log10

from analysis.layers import Quantity
from analysis.quantities.lexicon import dimension, hedges, load, money_units, plain, zero

APPROXIMATE = 0.05  # "about X" reaches 5 % to either side
BELOW = 0.9  # "nearly X" reaches down to 0.9 X
ABOVE = 1.25  # "more than X" reaches up to 1.25 X
AT_LEAST = 1.5  # "at least X" reaches up to 1.5 X
SHARE = 0.02  # a fraction in words is no finer than this against a percentage,
SMALL_SHARE = 0.1  # and no finer than this part of a small one
TENTH = 0.1  # but nine in ten is as fine as its last digit
EXACT = 100  # up to here a count is taken for the very number, 20 no less than 19
ROUND = 1 / 8  # part of the finer value by which a count or a figure that ends in 0 may miss it;
LOOSE = 0.3  # a last digit that is printed (2 million) hides more, and time is told in rounder ones
NOISE = 1e-12  # what binary fractions leave behind: 0.9 times 0.2 is a little more than 0.18
HALF = 5  # a last digit that hedged figures are rounded to as they are to the next place
TRANSPOSABLE = 4  # figures of which two in another order are more likely a slip than chance
DIGITS = 3  # so many significant ones make a value distinctive, one less behind a decimal point
_LONG = 1_000  # from here on a number is seldom equal to another by chance
_DECIMAL = re.compile(r"\d(?:\.\d|,\d{1,2}(?!\d))")  # 2.4, and 2,4 where it is no 2,400
_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)")  # 1.250.000
_TENTHS = re.compile(r"\b(?:ten|10|tenths)$", re.IGNORECASE)
_UPPER, _LOWER = ("at_most", "under"), ("above", "at_least")


def relation(a: Quantity, b: Quantity) -> tuple[str, str]:
    """Relation of two values that measure the same, and the rule that decides.

    Parameters
    ----------
    a, b : Quantity
        Of one dimension (`comparable`).

    Returns
    -------
    label : {"agree", "rounding", "conflict"}
    why : str

    Examples
    --------
    >>> from analysis.quantities import find
    >>> def of(x, y): return relation(find(x)[0], find(y)[0])
    >>> of("2 kilometers", "2,000 meters")
    ('agree', 'equal values')
    >>> of("4,112 acres", "about 4,100 acres")
    ('rounding', 'the finer value rounds to the coarser')
    >>> of("some 1.8 million people", "about 1.9 million people")[0]
    'conflict'
    """
    a, b = like(a, b)
    (low_a, high_a), (low_b, high_b) = base(a), base(b)
    if isclose(low_a, low_b) and isclose(high_a, high_b):
        return "agree", "equal values"
    if a.unit == "score":
        return "conflict", "scores differ"
    if _excluded(a, b):
        return "conflict", "a bound excludes the other value"
    finer = _step(a, b) != _step(b, a)
    (from_a, to_a), (from_b, to_b) = _reach(a, finer), _reach(b, finer)
    rules = (
        ({a.unit, b.unit} == {"share", "percent"} and _is_near_share(a, b),
         "a fraction in words against a percentage"),
        (_rounds(a, b), "the finer value rounds to the coarser"),
        ((low_a < high_a or low_b < high_b) and not _exceeds(max(low_a, low_b), min(high_a, high_b)),
         "one value lies in the range of the other"),
        (not _exceeds(max(from_a, from_b), min(to_a, to_b)) and not _two_tops(a, b),
         "the hedges leave room for both"),
    )  # fmt: skip
    for holds, why in rules:
        if holds:
            return "rounding", why
    return "conflict", "they differ by more than rounding or a hedge explains"


def _is_near_share(a: Quantity, b: Quantity) -> bool:
    """Whether a fraction in words is as near to a percentage as it is told: a third, nine in ten."""
    x, y = base(a)[0], base(b)[0]
    in_tenths = any(q.unit == "share" and _TENTHS.search(q.text) for q in (a, b))
    slack = (TENTH / 2, LOOSE * min(x, y)) if in_tenths else (SHARE, SMALL_SHARE * max(x, y))
    return not _exceeds(abs(x - y), min(slack))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one kind: both money of a currency, both lengths, both counts.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> comparable(find("120 miles")[0], find("120 kilometers")[0])
    True
    >>> comparable(find("4.25 percent")[0], find("0.25 percentage points")[0])
    False
    """
    kind_a, kind_b = (_kind(q) for q in like(a, b))
    return kind_a == kind_b


def like(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity]:
    """The two with a unit that leaves something open read as the other has it.

    "Pounds" beside a sum in sterling are money, "degrees" beside Celsius are Celsius; a bare dollar
    sign is that of the other outlet's country, a ton a tonne, and a long number without a noun ("he
    must pay 650,000") money or percent, only where the figures are equal.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> x, y = find("half a dozen pounds")[0], find("£6")[0]
    >>> [q.unit for q in like(x, y)]
    ['GBP', 'GBP']
    """
    return _adopt(a, b), _adopt(b, a)


def _adopt(open_one: Quantity, other: Quantity) -> Quantity:
    open_units = load()["open_units"]
    if not open_one.unit:
        fits = other.unit in open_units.get(open_one.of or "number", ())
        fits = fits or _is_left_out(open_one, other)
        return replace(open_one, unit=other.unit) if fits else open_one
    if other.unit not in open_units.get(open_one.unit, ()):
        return open_one
    told = load()["open_if_equal"].get(open_one.unit)
    if told and (open_one.low != other.low or any(word in open_one.text for word in told)):
        return open_one
    return replace(open_one, unit="GBP" if open_one.unit == "pound" else other.unit)


def _is_left_out(bare: Quantity, other: Quantity) -> bool:
    """Whether a number of several figures is that of the other side, told without its unit."""
    equal = (bare.low, bare.high) == (other.low, other.high)
    long = bare.low >= _LONG or bool(_DECIMAL.search(bare.text))
    return equal and long and not bare.of and family(other) in ("money", "percent")


def is_same(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of one kind and equal, in whatever unit: 40 percent, four in ten.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> is_same(find("four in ten voted")[0], find("40 percent of voters")[0])
    True
    """
    return comparable(a, b) and all(isclose(x, y) for x, y in zip(base(a), base(b), strict=True))


def as_change(quantity: Quantity) -> Quantity:
    """The quantity as a rise or fall, which no zero of its unit is added to.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> relation(*(as_change(find(t)[0]) for t in ("9 degrees Fahrenheit", "5 degrees Celsius")))[0]
    'agree'
    """
    return replace(quantity, unit=load()["change_units"].get(quantity.unit, quantity.unit))


def family(quantity: Quantity) -> str:
    """Family of a quantity: "money", else its dimension; "" for a count.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> [family(find(text)[0]) for text in ("$3", "50 cents", "two hours", "6 boats")]
    ['money', 'money', 'time', '']
    """
    name = dimension(quantity.unit)[0]
    money = quantity.unit in money_units() or name in ("dollar", "sterling")
    return "money" if money else name


def _kind(quantity: Quantity) -> str:
    name = dimension(quantity.unit)[0]
    if name == "ordinal":
        return f"ordinal {quantity.of}"
    return "percent" if name == "share" else name


def base(quantity: Quantity) -> tuple[float, float]:
    """Lower and upper value in the first unit of the dimension; a share as a fraction of 1."""
    factor, start = _factor(quantity), zero(quantity.unit)
    return quantity.low * factor + start, quantity.high * factor + start


def _factor(quantity: Quantity) -> float:
    """Worth of one of its units in the first unit of the dimension."""
    return 0.01 if quantity.unit == "percent" else dimension(quantity.unit)[1]


def place(quantity: Quantity) -> float:
    """Worth of the last significant digit, in the unit of the quantity.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> [place(find(t)[0]) for t in ("5,200 troops", "1.8 million people", "2,46 percent", "1.250.000 euros")]
    [100.0, 100000.0, 0.01, 10000.0]
    """
    if (groups := _GROUPS.search(quantity.text)) and float(
        groups[0].replace(".", "")
    ) == quantity.low:
        return _last_place(quantity.low)
    figures = re.search(r"\d(?:[\d,]| (?=\d{3}))*(?:\.(\d+))?", plain(quantity.text))
    whole = abs(quantity.low)
    if figures and whole:
        printed = float(re.sub(r"[^\d.]", "", figures[0]))
        scale = whole / printed if printed else 1.0
        if _is_magnitude(scale):
            digits = 10.0 ** -len(figures[1]) if figures[1] else _last_place(printed)
            return float(f"{scale * digits:.6g}")
        return 1.0 if whole.is_integer() else _fraction(whole)  # 6ft 2in, 2½
    return _last_place(whole) if whole >= 1 and whole.is_integer() else _fraction(whole)


def is_distinctive(quantity: Quantity) -> bool:
    """Whether a value has so many digits that hardly another quantity of a story shares it.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> [is_distinctive(find(t)[0]) for t in ("$412 million", "2.4 percent", "2,400 boats")]
    [True, True, False]
    """
    decimal = bool(quantity.unit and _DECIMAL.search(quantity.text))
    return figures(quantity) >= DIGITS - decimal and quantity.unit != "share"


def is_transposed(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of four figures or more differ in the order of two neighbouring digits.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> def of(x, y): return is_transposed(find(x)[0], find(y)[0])
    >>> of("61,204 fans", "61,240 people"), of("2,116 votes", "2,161 votes"), of("12 boats", "21 boats")
    (True, True, False)
    """
    if a.unit != b.unit or a.low < a.high or b.low < b.high:
        return False
    x, y = (f"{quantity.low:.10g}" for quantity in (a, b))
    apart = [place for place, (p, q) in enumerate(zip(x, y, strict=False)) if p != q]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1 and sorted(x) == sorted(y)
    return swapped and min(figures(a), figures(b)) >= TRANSPOSABLE


def figures(quantity: Quantity) -> int:
    """Number of significant figures, zeros at the end left out.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> [figures(find(t)[0]) for t in ("$640,000", "2.4 percent", "200 boats")]
    [2, 2, 1]
    """
    step = place(quantity)
    return len(f"{abs(quantity.high) / step:.0f}".rstrip("0")) if step else 0


def _is_magnitude(scale: float) -> bool:
    """Whether `scale` is a word like million or dozen: a power of ten, or twelve times one."""
    powers = [log10(scale), log10(scale / 12)]
    return any(isclose(power, round(power), abs_tol=1e-6) for power in powers)


def _fraction(value: float) -> float:
    """Worth of the part behind a whole number: a half of 2½, a quarter of ¾."""
    parts = (step for step in (1.0, 0.5, 0.25, 0.1) if isclose(value, round(value / step) * step))
    return next(parts, abs(value) or 1.0)


def _last_place(value: float) -> float:
    step = 1.0
    while isfinite(value) and value and value % (step * 10) == 0:
        step *= 10
    return step


def _step(quantity: Quantity, other: Quantity) -> float:
    """Worth of the last digit that counts, beside `other`: 1 in an exact count, whatever its noughts."""
    counted = quantity.unit == other.unit and quantity.unit in load()["exact"]["units"]
    small = quantity.low == quantity.high <= EXACT and quantity.low.is_integer()
    hedged = hedges().get(quantity.hedge) == "approximate"
    step = place(quantity)
    if hedged and isclose(quantity.low / step % 10, HALF):  # about 250 may be told in fifties
        return HALF * step
    return 1.0 if counted and small and not hedged else step


def _rounds(a: Quantity, b: Quantity) -> bool:
    """Rule 3a: the finer value, rounded to the last digit of the coarser, gives the coarser."""
    if a.low < a.high or b.low < b.high or "share" in (a.unit, b.unit):
        return False
    step_a, step_b = _step(a, b) * _factor(a), _step(b, a) * _factor(b)
    if isclose(step_a, step_b):
        return False
    fine, coarse = (a, b) if step_a < step_b else (b, a)
    value = (base(fine)[0] - zero(coarse.unit)) / _factor(coarse)
    step = _step(coarse, fine)
    rounded = floor(value / step + 0.5 + 1e-9) * step
    return isclose(rounded, coarse.low, rel_tol=1e-6) and _is_near(value, coarse, step)


def _is_near(value: float, coarse: Quantity, step: float) -> bool:
    """Whether a coarse value is near enough to what it may stand for: 95 to 100, but not 5 to 10.

    Half way between two round values, 85 is told as neither 80 nor 90; 6.25 is told as 6.3.
    """
    name = dimension(coarse.unit)[0]
    if name == "temperature":  # has no zero to measure a part from
        return True
    gap = abs(value - coarse.low)
    head = abs(coarse.low)
    while head and head % 1_000 == 0:
        head /= 1_000
    if name != "time" and (not coarse.unit or head % 10 == 0):
        return gap <= ROUND * abs(value) and not isclose(gap, step / 2)
    return gap <= LOOSE * abs(value)


def _bound(quantity: Quantity) -> str:
    """Kind of bound that the hedge sets (above, below, at_least, at_most, under); "" for none."""
    kind = hedges().get(quantity.hedge, "approximate")
    return "" if kind == "approximate" else kind


def _excluded(a: Quantity, b: Quantity) -> bool:
    """Whether one side sets a bound that the other, however it was rounded, is beyond."""
    if not (_bound(a) or _bound(b)):
        return False
    (from_a, to_a), (from_b, to_b) = _limits(a, b), _limits(b, a)
    return _exceeds(max(from_a, from_b), min(to_a, to_b))


def _exceeds(a: float, b: float) -> bool:
    """Whether one value is above the other by more than reckoning in binary fractions leaves."""
    return a > b and not isclose(a, b, rel_tol=NOISE, abs_tol=NOISE)


def _limits(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    """Least and greatest value that do not contradict a quantity."""
    low, high = _reach(quantity, finer=True)
    if kind := _bound(quantity):
        return (low, inf) if kind in _LOWER else (-inf, high)
    part = 0.5 if quantity.unit == other.unit else 1.0  # a converted value was rounded twice
    slack = part * _step(quantity, other) * _factor(quantity) if low == high else 0.0
    return low - slack, high + slack


def _two_tops(a: Quantity, b: Quantity) -> bool:
    """Whether two outlets name another most: "up to 1.6", "as many as 1.5".

    Two lower bounds both hold: who counts at least 75 dead counts at least 72.
    """
    return _bound(a) in _UPPER and _bound(b) in _UPPER


def _reach(quantity: Quantity, finer: bool) -> tuple[float, float]:
    """Values that the quantity admits, given its hedge; `finer` if the two differ in digits.

    Its own unit says how far a hedge reaches: nearly 90 degrees Fahrenheit is down to 81 of them.
    """
    low, high = quantity.low, quantity.high
    tiny = 1e-9 * max(1.0, abs(high))
    about = APPROXIMATE * max(abs(low), abs(high)) * finer
    from_, to = {
        "approximate": (low - about, high + about),
        "below": (min(low, low * BELOW), max(high, high * BELOW)),
        "above": (low + tiny, max(high, high * ABOVE)),
        "at_least": (low, max(high, high * AT_LEAST)),
        "at_most": (min(0.0, low), high),
        "under": (min(0.0, low), high - tiny),
    }.get(hedges().get(quantity.hedge, ""), (low, high))
    return base(replace(quantity, low=from_, high=to))
