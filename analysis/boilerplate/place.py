"""Where a line stands: in the text, past which signs of the article's end, beside which neighbours.

Furniture gathers after the report: once invitations, legal lines and lists of links have begun,
even well-formed prose (other reports, comments, consent notices) is likely to be furniture too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern

Features = dict[str, float]
"""A feature's value by its name; a feature that is 0 is left out."""

PROSE = 90
"""From this many characters on a line without a pattern counts as prose."""
_FULL_PARAGRAPH = 150
_SURE = 0.85
_ANNOUNCEMENT = 25
_END_KINDS = frozenset(
    (
        "copyright",
        "newsletter",
        "comments",
        "related",
        "author_bio",
        "share",
        "navigation",
        "paywall",
    )
)
NEIGHBOURS = (
    "line_before",
    "line_after",
    "lines_before",
    "lines_after",
    "least_of_neighbours",
    "most_of_neighbours",
    "whole_text",
)
"""The features of the second step that no line has by itself."""
_MOST_SIGNS, _MOST_SINCE = 5, 4
_WINDOW = 3


def endings(
    lines: Sequence[Line], hits: Sequence[Pattern | None], pages: Sequence[int]
) -> list[Features]:
    """Count the signs that the article is over, above each line.

    A sign is a line that recurs within the outlet or that a sure pattern of the kinds that follow
    an article takes; only those after the second line of prose count, so that the menu above an
    article is none, and a line that is printed again counts once.  A full paragraph takes one sign
    back in `ends_since_prose`.

    Parameters
    ----------
    lines : sequence of Line
        All lines of one text.
    hits : sequence
        For each line the pattern that matched, or None.
    pages : sequence of int
        For each line on how many pages of the outlet it recurs.

    Returns
    -------
    list of dict
        One for each line.
    """
    rows: list[Features] = []
    seen: set[str] = set()
    prose = signs = since = 0
    for line, hit, recurs in zip(lines, hits, pages, strict=True):
        row: Features = {}
        if signs:
            row["end_above"] = 1.0
            row["ends_above"] = min(1.0, signs / _MOST_SIGNS)
            row["ends_since_prose"] = min(1.0, since / _MOST_SINCE)
        rows.append(row)
        prose += hit is None and len(line.text) >= PROSE
        if prose < 2:
            continue
        sure = hit is not None and hit.confidence >= _SURE and hit.kind in _END_KINDS
        if sure or recurs > 1:
            signs, since = signs + (line.key not in seen), since + (line.key not in seen)
            seen.add(line.key)
        elif hit is None and len(line.text) >= _FULL_PARAGRAPH:
            since = max(0, since - 1)
    return rows


def lists(lines: Sequence[Line], hits: Sequence[Pattern | None]) -> list[Features]:
    """Mark short lines under a heading of links, and those that a sentence announces.

    Items under "Related stories" lead away from the article; items under a sentence that ends in
    a colon ("The winners are:") belong to it.

    Parameters
    ----------
    lines, hits
        As for `endings`.

    Returns
    -------
    list of dict
        One for each line.
    """
    rows: list[Features] = []
    under = ""
    for line, hit in zip(lines, hits, strict=True):
        short = len(line.text) < PROSE and line.text[-1] not in '.”"'
        rows.append({under: 1.0} if under and short and hit is None else {})
        if hit is not None and hit.kind == "related" and hit.rest == "none":
            under = "under_link_heading"
        elif hit is None and line.text[-1] == ":" and len(line.text) >= _ANNOUNCEMENT:
            under = "under_announcement"
        elif not short:
            under = ""
    return rows


def word_places(
    lines: Sequence[Line], words: Sequence[Sequence[str]], weighed: Sequence[bool]
) -> list[Features]:
    """Share of each line's wording in the prose above and below it.

    Parameters
    ----------
    lines : sequence of Line
        All lines of one text.
    words : sequence of sequence of str
        The topical words of each line.
    weighed : sequence of bool
        Whether the model weighs the line; others get no features.

    Returns
    -------
    list of dict
        One for each line.
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    prose = [i for i, line in enumerate(lines) if len(line.text) >= PROSE]
    for i in prose:
        last.update(dict.fromkeys(words[i], i))
    for i in reversed(prose):
        first.update(dict.fromkeys(words[i], i))
    rows: list[Features] = []
    for i, (line, found) in enumerate(zip(lines, words, strict=True)):
        if not found or not weighed[i]:
            rows.append({})
            continue
        n = len(found)
        since = list(map(first.get, found, repeat(i)))
        above = sum(map(i.__gt__, since)) / n
        far = sum(map((i - 2).__gt__, since)) / n if above else 0.0
        below = sum(map(i.__lt__, map(last.get, found, repeat(i)))) / n
        row = {"word_above": above, "word_below": below, "word_far": far}
        if len(line.text) >= PROSE:
            row["prose_word_above"] = above
            row["prose_word_below"] = below
            row["prose_foreign"] = 1 - max(above, below)
        rows.append(row)
    return rows


def standing(prose: Sequence[bool], weighed: Sequence[bool]) -> list[Features]:
    """Return each line's distance to the edges and to the prose of the text, if it is weighed."""
    n = len(prose)
    prose_at = [i for i, is_prose in enumerate(prose) if is_prose]
    first, last = (prose_at[0], prose_at[-1]) if prose_at else (n, -1)
    total = len(prose_at)
    rows: list[Features] = []
    before = 0
    since = _since(prose)
    until = _since(prose[::-1])[::-1]
    for i in range(n):
        if weighed[i]:
            row: Features = {
                "prose_above": 1 / since[i],
                "prose_below": 1 / until[i],
                "prose_either_side": 1.0 if since[i] == 1 and until[i] == 1 else 0.0,
                "near_start": 1 / (1 + i),
                "near_end": 1 / (n - i),
                "share_prose": total / n,
            }
            if i < first:
                row["before_prose"] = 1.0
            elif i > last:
                row["after_prose"] = 1.0
                row["after_prose_distance"] = min(1.0, (i - last) / 10)
            if total:
                row["prose_passed"] = before / total
            if n <= 3:
                row["few_lines"] = 1.0
        rows.append(row if weighed[i] else {})
        before += prose[i]
    return rows


def _since(prose: Sequence[bool]) -> list[int]:
    """How many lines back the last prose line was (at least 1; 50 where there is none)."""
    distances, last = [], -50
    for i, is_prose in enumerate(prose):
        distances.append(min(50, i - last))
        if is_prose:
            last = i
    return distances


def neighbours(scores: Sequence[float]) -> list[tuple[float, ...]]:
    """Return what a first look said of each line and of the lines around it.

    Parameters
    ----------
    scores : sequence of float
        The probability that each line is furniture by its own features.

    Returns
    -------
    list of tuple
        The values of `NEIGHBOURS` for each line; beyond the edges of the text the probability
        counts as one half.
    """
    n = len(scores)
    padded = [0.5] * _WINDOW + list(scores) + [0.5] * _WINDOW
    mean = sum(scores) / n if n else 0.0
    result: list[tuple[float, ...]] = []
    for i in range(n):
        left, right = padded[i : i + _WINDOW], padded[i + _WINDOW + 1 : i + 2 * _WINDOW + 1]
        before, after = left[-1], right[0]
        near, far = (before, after) if before < after else (after, before)
        averages = (sum(left) / _WINDOW, sum(right) / _WINDOW)
        result.append((before, after, *averages, near, far, mean))
    return result
