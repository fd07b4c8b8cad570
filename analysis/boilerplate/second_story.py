"""A second story below the article: what goes on in other words and of other people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from analysis.boilerplate.cohesion import Counts, alike_at, halves_alike, stems
from analysis.boilerplate.lines import is_headline, is_paragraph
from analysis.boilerplate.thresholds import SURE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_LEAST_ABOVE: Final = 1200
"""Characters in paragraphs: of a shorter part the rest of its report may share little."""
_FEWEST_PARAGRAPHS: Final = 4
_MOST_NAMES: Final = 0.25
"""Names below for each word: a report may end with a list of many, each named once."""
_MOST_ALIKE_BELOW: Final = 0.5
"""How alike both sides may be, for 1 that the halves of what comes first below are alike: those of
a column of many matters are not."""
_FIRST_BELOW: Final = 1500
"""Characters of what comes first below."""
_SHORT: Final = 180
"""Paragraphs that are shorter on average are summaries of stories, which need not be alike."""
_MOST_TRIED: Final = 24
"""Of a text that turns more often no story is told."""
_NEAR: Final = 6
"""So many paragraphs further on both sides may be less alike: there the story begins."""
_FOR_A_LINE: Final = 0.02
"""What a line between two paragraphs, as of a headline, counts there."""
_NAME = re.compile(r"[A-Z](?<=[a-z,;] .)[a-z]{2,}")
_CAPITAL = re.compile(r"[A-Z][a-z]{2,}")
_FEWEST_WORDS: Final = 3
_SIGNATURES: Final = ("byline", "timestamp")
_LONGEST_SUMMARY: Final = 220
"""Of such paragraphs, each below a headline, a list of other stories is made up to the end."""


class Limits(NamedTuple):
    """How long what is below must be, and how like the article it may be, for another story.

    `least` are its characters in paragraphs; `names` how many names it has, each counted as often
    as it stands, so that it is no chance that the article lacks them; `shared` is the share of them
    that the article has too; `alike` how alike both sides are, for 1 that the article's halves are.
    """

    least: int
    names: int
    shared: float
    alike: float


_BARE: Final = Limits(1000, 20, 0.2, 0.4)
_HEADED: Final = Limits(500, 6, 0.35, 1.0)
"""Where a headline stands between, with a writer or a time or over a list of summaries."""


def second_story(
    lines: list[Reading], sure: list[float], kinds: list[str], own: Collection[int]
) -> list[int]:
    """Return the lines from the first other story below the article on.

    Above what is the report's own, as the times of a live blog, no other story begins.

    `lines`, `sure` and `kinds` are those of `boxes.boxes`, `own` the numbers of lines that are
    the report's own.
    """
    prose = [n for n, line in enumerate(lines) if sure[n] < SURE and is_paragraph(line.text)]
    sizes = [len(lines[number].text) for number in prose]
    if len(prose) <= _FEWEST_PARAGRAPHS or sum(sizes) < _LEAST_ABOVE + _HEADED.least:
        return []
    limits = _limits(lines, kinds, prose)
    above = accumulate([0, *sizes[:-1]])
    with_above = zip(limits, above, strict=True)
    if any(limit is _HEADED and size < _LEAST_ABOVE for limit, size in with_above):
        limits = [_BARE] * len(prose)  # under one title, parts each with a head of their own
    texts = [lines[number].text for number in prose]
    last = max(own, default=-1)
    turns = [turn for turn in _of_other_people(texts, sizes, limits) if prose[turn] > last]
    if not turns:
        return []
    words = [stems(lines[number].key) for number in prose]
    likeness = alike_at(words)
    found = _first_turn(turns, words, sizes, likeness, limits)
    if found is None:
        return []
    if limits[found] is not _HEADED:
        found = _where_least_alike(found, turns, likeness, prose)
    first = prose[found - 1] + 1
    while first < prose[found] and not is_headline(lines[first].text):
        first += 1  # the article may end with a short sentence
    return list(range(first, len(lines)))


def _limits(lines: list[Reading], kinds: list[str], prose: list[int]) -> list[Limits]:
    """Return the limits for each paragraph, by what stands between it and the one above."""
    found = [_BARE]
    listed = True
    for turn in range(len(prose) - 1, 0, -1):
        gap = range(prose[turn - 1] + 1, prose[turn])
        signed = any(kinds[number] in _SIGNATURES for number in gap)
        listed = listed and len(lines[prose[turn]].text) <= _LONGEST_SUMMARY
        headed = (signed or listed) and any(_may_head(lines[n], kinds[n]) for n in gap)
        listed = listed and headed
        found.append(_HEADED if headed else _BARE)
    return [found[0], *found[:0:-1]]


def _may_head(line: Reading, kind: str) -> bool:
    """Whether a line may be the headline of a story."""
    long = line.text.count(" ") + 1 >= _FEWEST_WORDS
    return long and kind in ("", "related") and is_headline(line.text)


def _where_least_alike(
    found: int, turns: list[int], likeness: list[float], prose: list[int]
) -> int:
    """Return the paragraph near `found` that is least like all above, rather below other lines."""
    near = [turn for turn in turns if found <= turn <= found + _NEAR]
    apart = {turn: prose[turn] > prose[turn - 1] + 1 for turn in near}
    return min(near, key=lambda turn: likeness[turn] - _FOR_A_LINE * apart[turn])


def _of_other_people(texts: list[str], sizes: list[int], limits: list[Limits]) -> list[int]:
    """Return the paragraphs from which on hardly any name stands above, both parts being long."""
    names = [_NAME.findall(text) for text in texts]
    # Most articles are done with here: what begins a sentence is looked at for the others only.
    if not _where_names_change(names, names, texts, sizes, limits):
        return []
    known = [_CAPITAL.findall(text) for text in texts]
    return _where_names_change(names, known, texts, sizes, limits)


def _where_names_change(
    names: list[list[str]],
    known: list[list[str]],
    texts: list[str],
    sizes: list[int],
    limits: list[Limits],
) -> list[int]:
    """Return where of the `names` below few are `known` from above."""
    found: list[int] = []
    below: Counts = Counter([name for each in names for name in each])
    left, size = below.total(), sum(sizes)
    words = sum([text.count(" ") for text in texts])
    shared, above = 0, 0
    seen: set[str] = set()
    for turn in range(1, len(texts)):
        for name in names[turn - 1]:
            below[name] -= 1
            shared -= name in seen
        new = set(known[turn - 1]) - seen
        shared += sum([below[name] for name in new])
        seen |= new
        left -= len(names[turn - 1])
        words -= texts[turn - 1].count(" ")
        above += sizes[turn - 1]
        limit = limits[turn]
        if size - above < _HEADED.least or left < _HEADED.names:
            break
        long = above >= _LEAST_ABOVE and size - above >= limit.least and turn >= _FEWEST_PARAGRAPHS
        other = limit.names <= left <= _MOST_NAMES * words and shared <= limit.shared * left
        if long and other:
            found.append(turn)
    return found


def _first_turn(
    turns: list[int],
    words: list[Counts],
    sizes: list[int],
    likeness: list[float],
    limits: list[Limits],
) -> int | None:
    """Return the first paragraph that is less like all above than each side is like itself."""
    tried = 0
    for turn in turns:
        most = limits[turn].alike
        if likeness[turn] > most:
            continue
        tried += 1
        if tried > _MOST_TRIED:
            break
        if likeness[turn] > most * halves_alike(words[:turn], sizes[:turn]):
            continue
        short = sum(sizes[turn:]) <= _SHORT * len(sizes[turn:])
        if short or limits[turn] is _HEADED:
            return turn
        end = _end_of_first(sizes, turn)
        if likeness[turn] <= _MOST_ALIKE_BELOW * halves_alike(words[turn:end], sizes[turn:end]):
            return turn
    return None


def _end_of_first(sizes: list[int], turn: int) -> int:
    """Return where the first paragraphs from `turn` on end that are long enough to be compared."""
    end, size = turn, 0
    while end < len(sizes) and (size < _FIRST_BELOW or end < turn + _FEWEST_PARAGRAPHS):
        size += sizes[end]
        end += 1
    return end
