"""What a bare number counts, where its noun stands apart: the number of sheep rose to 40."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.alignment import lists
from analysis.alignment.persons import WINDOW
from analysis.alignment.words import stem
from analysis.layers import Quantity
from analysis.quantities import lexicon

_NUMBER_OF = re.compile(
    r"(?<!\ba )\bnumber of (?:[a-z-]+ ){0,3}?(?P<noun>[a-z-]+s|people|police|sheep|cattle)\b[^.;:!?]*\Z"
)
_BEHIND = re.compile(r" (?:(?:are|were|is|was|lay) )?(?P<word>[a-z]+)\b")


def named(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the noun that "the number of" in front of it names, if it has none.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> text = "The number of employees rose from 1,840 to 2,115."
    >>> [named(text, quantity).of for quantity in find(text)]
    ['employees', 'employees']
    """
    if quantity.of or quantity.unit:
        return quantity
    found = _NUMBER_OF.search(text, max(0, quantity.start - WINDOW), quantity.start)
    moving = found and found["noun"] in lexicon.load()["change"]["verbs"]  # of ill rises to 29
    return replace(quantity, of=found["noun"]) if found and not moving else quantity


def is_harm(text: str, quantity: Quantity) -> bool:
    """Whether the word right behind a number says what befell so many: seven wounded.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> text = "The crash left seven wounded and four homes dark."
    >>> [is_harm(text, quantity) for quantity in find(text)]
    [True, False]
    """
    behind = _BEHIND.match(text, quantity.end)
    sides = lists.contrasts().get(stem(behind["word"]), ()) if behind else ()
    return any(name == "harm" for name, _ in sides)
