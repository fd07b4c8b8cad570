"""On which side of each contrast a number stands: killed or injured, bought or sold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.alignment import lists, values
from analysis.alignment.persons import CLAUSE_MARK
from analysis.alignment.words import stem
from analysis.layers import Quantity

Token = tuple[int, int, str]
# Characters of distance that "and" is worth in front of the number, and in front of the word.
_CLAUSE, _NEXT_CLAUSE = 30, 60


def nearest(text: str, tokens: Sequence[Token], quantity: Quantity) -> dict[str, int]:
    """Side of each contrast that is named nearest to the quantity.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> text = "Fire kills four, hurts nine"
    >>> tokens = [(0, 4, "Fire"), (5, 10, "kills"), (11, 15, "four"), (17, 22, "hurts"), (23, 27, "nine")]
    >>> [nearest(text, tokens, quantity) for quantity in find(text)]
    [{'harm': 0}, {'harm': 1}]
    """
    found: dict[str, tuple[int, int]] = {}
    family = values.family(quantity)
    for place, (start, end, _) in enumerate(tokens):
        inside = start < quantity.end and end > quantity.start
        if quantity.unit and inside:
            continue
        gap = max(quantity.start - end, start - quantity.end, 0) + _apart(
            text, start, end, quantity
        )
        for name, side in _named(text, tokens, place, quantity):
            if family not in lists.restricted().get(name, (family,)):
                continue
            if name not in found or gap < found[name][0]:
                found[name] = (gap, side)
    return {name: side for name, (_, side) in found.items()}


def _apart(text: str, start: int, end: int, quantity: Quantity) -> int:
    """Added distance of a verb that "and" parts from its number: "two died and 31 were hurt"."""
    if start >= quantity.end:
        return _NEXT_CLAUSE * text[quantity.end : start].endswith(" and ")
    return _CLAUSE * text[end : quantity.start].endswith(" and ")


def _named(
    text: str, tokens: Sequence[Token], place: int, quantity: Quantity
) -> Iterator[tuple[str, int]]:
    """The contrasts that a word names, alone, with the next one, or right behind the quantity."""
    start, _, token = tokens[place]
    following = _following(text, tokens, place)
    if following.lower() in lists.load()["sources"]["words"]:
        return
    lower, sides = token.lower(), lists.contrasts()
    seconds = lower == "seconds"  # of time, no rank
    in_name = token[0].isupper() and following[:1].isupper()
    for name, side in sides.get(lower if seconds else stem(token) or lower, ()):
        if not (in_name and name in lists.outside_names()):
            yield name, side
    yield from sides.get(f"{lower} {following.lower()}", ())
    if 0 <= start - quantity.end <= 1:
        yield from sides.get(f"# {lower}", ())


def _following(text: str, tokens: Sequence[Token], place: int) -> str:
    """The next word of the clause, "" where it ends."""
    if place + 1 == len(tokens):
        return ""
    start, _, word = tokens[place + 1]
    return "" if CLAUSE_MARK.search(text, tokens[place][1], start) else word
