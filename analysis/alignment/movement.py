"""What the words in front of a number say: a level or a change, what there is, what was before."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.alignment import lists
from analysis.alignment.words import stem
from analysis.quantities import lexicon

_CHANGE_REACH = 6  # words in front of a number among which a verb of change is looked for
_LASTING_REACH = 3  # words behind a number among which "still" is looked for
_ONE_SIDED_REACH = 4  # words in front of a number among which a rank is looked for


def level(before: Sequence[str]) -> tuple[bool, bool]:
    """Whether the words in front call a number a change ("by", "rose") or a level ("to", "at")."""
    words = lists.load()["level"]
    last = before[-1] if before else ""
    return last in words["change"] or last in words["changing"], last in words["level"]


def moved(before: Sequence[str]) -> int:
    """1 behind "fell by" or "fell", -1 behind "fell to" or "fell from", 0 where nothing moves."""
    verbs, words = lexicon.load()["change"]["verbs"], lists.load()["level"]
    last = before[-1] if before else ""
    if last in verbs or (last == "of" and before[-2:-1] and before[-2] in verbs):
        return 1
    moving = any(word in verbs for word in before[-_CHANGE_REACH:])
    return moving * ((last in words["change"]) - (last in words["reached"]))


def reached(before: Sequence[str]) -> int:
    """1 behind "rose to", -1 behind "fell to", 0 where nothing is said to have moved there.

    Examples
    --------
    >>> reached("the death toll rose to".split()), reached("prices fell to".split())
    (1, -1)
    """
    if not before or before[-1] != "to":
        return 0
    sides = {
        side
        for word in before[-_CHANGE_REACH:]
        for name, side in lists.contrasts().get(stem(word) or word, ())
        if name == "direction"
    }
    return {frozenset({0}): 1, frozenset({1}): -1}.get(frozenset(sides), 0)


def is_one_sided(before: Sequence[str], kind: str) -> bool:
    """Whether one of the last words names somebody else ("rank") or what was before ("earlier").

    Examples
    --------
    >>> is_one_sided("the old record of".split(), "earlier")
    True
    """
    return bool(set(before[-_ONE_SIDED_REACH:]) & set(lists.load()["one_sided"][kind]))


def lasts(after: Sequence[str]) -> bool:
    """Whether the words behind say that so many are left from before: four are still missing."""
    return bool(set(after[:_LASTING_REACH]) & set(lists.load()["one_sided"]["lasting"]))


def stock(before: Sequence[str]) -> int:
    """1 for "has 310 branches", -1 for "will shut 45 branches", 0 where the verb tells nothing."""
    last = before[-1] if before else ""
    return (last in lists.load()["stock"]["has"]) - (last in lists.load()["stock"]["changes"])
