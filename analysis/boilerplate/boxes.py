"""Boxes of a page, told by how their lines stand together and not by what one of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analysis.boilerplate.chronology import course_of_events, latest_first
from analysis.boilerplate.ending import below_the_end
from analysis.boilerplate.gallery import between_counters
from analysis.boilerplate.lists import announced, links
from analysis.boilerplate.own_headline import own_headline
from analysis.boilerplate.second_story import second_story
from analysis.boilerplate.stamps import stamp
from analysis.boilerplate.teasers import cut_off
from analysis.boilerplate.threads import comments

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading


class Box(NamedTuple):
    """What a box holds: the name of its rule, the kind of its lines, how sure they are furniture.

    `others` marks boxes in which others than the article speak, also in quotation marks.
    """

    rule: str
    kind: str
    confidence: float
    others: bool = False


_GALLERY = Box("between-counters", "caption", 0.9)
_THREAD = Box("in-a-thread", "comments", 0.9, others=True)
_LATEST = Box("latest-first", "related", 0.9)
_TEASERS = Box("cut-off-teasers", "related", 0.85)
_BELOW = Box("below-the-end", "related", 0.8, others=True)
_SECOND = Box("second-story", "related", 0.8, others=True)
_LIST = Box("in-a-list", "related", 0.8)


def boxes(
    lines: list[Reading], sure: list[float], kinds: list[str]
) -> tuple[list[Box | None], list[int]]:
    """Tell for each line of a text in which box of the page it stands, if in one.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.
    sure : list of float
        How sure each is furniture by itself, its place and its neighbours.
    kinds : list of str
        The kind of what names each furniture, empty where only its shape does.

    Returns
    -------
    list of Box or None
        One for each line.
    list of int
        The numbers of lines that are the report's own: its headline, its lists and chronicles.
    """
    stamps = [stamp(line.key) for line in lines]
    own = course_of_events(lines, stamps, kinds) + announced(lines, sure, kinds)
    found: list[Box | None] = [_GALLERY if inside else None for inside in between_counters(lines)]
    for box, numbers in (
        (_THREAD, comments(lines, kinds)),
        (_TEASERS, cut_off(lines, sure)),
        (_LATEST, latest_first(lines, stamps, sure)),
        (_LIST, links(lines, sure, kinds)),
        (_BELOW, below_the_end(lines, sure, kinds, own)),
        (_SECOND, second_story(lines, sure, kinds, own)),
    ):
        for number in numbers:
            found[number] = found[number] or box
    return found, own + own_headline(lines, sure, kinds)
