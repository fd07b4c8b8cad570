"""Two unequal numbers that are no contradiction because they are parts of one whole."""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose

from analysis.alignment import lists, values
from analysis.alignment.contexts import Context
from analysis.alignment.counted import same_noun

WHOLE = 0.015  # by so much, of 1, two rounded shares may miss the whole they make up
RELATIVE = ("percent", "share")  # units that say nothing of what they are a part of
LEAST = 4  # a smaller count makes up many a difference by chance


def are_parts(a: Context, b: Context, all_a: Sequence[Context], all_b: Sequence[Context]) -> bool:
    """Whether two shares make up a whole, or one number is the sum of the other and one beside it.

    "41 percent of the trains ran", "59 percent were cancelled"; "3 percent this year and 2 percent
    next", "5 percent over two years"; "31 homes burned", "of the 44 homes 13 are left".
    """
    beside = [x for x in all_a if x.sentence == a.sentence and x is not a]
    beside += [x for x in all_b if x.sentence == b.sentence and x is not b]
    return _complete(a, b) or _is_sum(a, b, beside) or _is_sum(b, a, beside)


def _complete(a: Context, b: Context) -> bool:
    shares = {a.quantity.unit, b.quantity.unit} <= set(RELATIVE)
    return shares and isclose(_value(a) + _value(b), 1.0, abs_tol=WHOLE)


def _is_sum(part: Context, whole: Context, beside: Sequence[Context]) -> bool:
    """Whether `whole` is what `part` and another number in one of the sentences add up to."""
    return any(
        values.comparable(other.quantity, part.quantity)
        and (other.quantity.unit or other.quantity.low >= LEAST)
        and same_noun(other, whole)
        and isclose(_value(part) + _value(other), _value(whole))
        for other in beside
    )


def _value(context: Context) -> float:
    low, high = values.base(context.quantity)
    return low if low == high else float("nan")


def has_own(placed: Context, one: Context, others: Sequence[Context]) -> bool:
    """Whether the article of `one` tells another share of the place that a share is told of.

    "In Norvale 62 percent" is in conflict with no share of the country beside "in Norvale 58".
    """
    if placed.quantity.unit not in RELATIVE:
        return False
    narrowing = lists.load()["frames"]["narrowing"]
    places = {x.noun for x in placed.frames if x.name and x.preposition in narrowing}
    places -= one.near.keys() | lists.dates()
    return any(places & other.capitals and other.quantity.unit in RELATIVE for other in others)
