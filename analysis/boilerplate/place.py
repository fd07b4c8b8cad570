"""Where a line stands: in the text, past which signs of the article's end, beside which neighbours.

Furniture gathers after the report: once invitations, legal lines and lists of links have begun,
even well-formed prose (other reports, comments, consent notices) is likely to be furniture too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analysis.boilerplate.form import Features
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.thresholds import PROSE

if TYPE_CHECKING:
    from analysis.boilerplate.reading import Reading

_FULL_PARAGRAPH: Final = 150
_SURE: Final = 0.85
_ANNOUNCEMENT: Final = 25
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
    "whole_text",
)
"""The features of the second step that no line has by itself."""
_MOST_SIGNS: Final = 5
_MOST_SINCE: Final = 4
_WINDOW: Final = 3


def add_endings(
    rows: list[Features],
    weighed: list[bool],
    lines: list[Reading],
    hits: list[Pattern | None],
    pages: list[int],
) -> None:
    """Add how many signs that the article is over stand above each line that is weighed.

    A sign is a line that recurs within the outlet or that a sure pattern of the kinds that follow
    an article takes; only those after the second line of prose count, so that the menu above an
    article is none, and a line that is printed again counts once.  A full paragraph takes one sign
    back in `ends_since_prose`.

    Parameters
    ----------
    rows, weighed : list
        The features of each line, and whether the model weighs it.
    lines : list of Reading
        All lines of one text.
    hits : list
        For each line the pattern that matched, or None.
    pages : list of int
        For each line on how many pages of the outlet it recurs.
    """
    seen: set[str] = set()
    prose = signs = since = 0
    for i, (line, hit) in enumerate(zip(lines, hits, strict=True)):
        if signs and weighed[i]:
            rows[i]["end_above"] = 1.0
            rows[i]["ends_above"] = min(1.0, signs / _MOST_SIGNS)
            rows[i]["ends_since_prose"] = min(1.0, since / _MOST_SINCE)
        prose += hit is None and len(line.text) >= PROSE
        if prose < 2:
            continue
        sure = hit is not None and hit.confidence >= _SURE and hit.kind in _END_KINDS
        if sure or pages[i] > 1:
            signs, since = signs + (line.key not in seen), since + (line.key not in seen)
            seen.add(line.key)
        elif hit is None and len(line.text) >= _FULL_PARAGRAPH:
            since = max(0, since - 1)


def add_lists(
    rows: list[Features], weighed: list[bool], lines: list[Reading], hits: list[Pattern | None]
) -> None:
    """Mark short lines under a heading of links, and those that a sentence announces.

    Items under "Related stories" lead away from the article; items under a sentence that ends in
    a colon ("The winners are:") belong to it.

    Parameters
    ----------
    rows, weighed, lines, hits
        As for `add_endings`.
    """
    under = ""
    for i, (line, hit) in enumerate(zip(lines, hits, strict=True)):
        short = len(line.text) < PROSE and line.text[-1] not in '.”"'
        if under and short and hit is None and weighed[i]:
            rows[i][under] = 1.0
        if hit is not None and hit.kind == "related" and hit.rest == "none":
            under = "under_link_heading"
        elif hit is None and line.text[-1] == ":" and len(line.text) >= _ANNOUNCEMENT:
            under = "under_announcement"
        elif not short:
            under = ""


class Spread:
    """Where topical words of some lines stand among the words of all lines of a text.

    `first` and `last` are the first and the last long line that has a word, `several` the words
    that more than one line has.
    """

    def __init__(
        self, topical: list[list[str]], worded: list[list[str]], lines: list[Reading]
    ) -> None:
        self.first: dict[str, int] = {}
        self.last: dict[str, int] = {}
        self.several: set[str] = set()
        wanted = {word for words in topical for word in words}
        seen: set[str] = set()
        for i, words in enumerate(worded):
            common = wanted.intersection(words)
            if not common:
                continue
            self.several |= common & seen
            seen |= common
            if len(lines[i].text) >= PROSE:
                for word in common:
                    self.first.setdefault(word, i)
                    self.last[word] = i

    def shared(self, topical: list[str]) -> int:
        """Return how many of the topical words of a line another line has too."""
        count = 0
        for word in topical:
            count += word in self.several
        return count


def add_word_places(
    rows: list[Features], lines: list[Reading], topical: list[list[str]], spread: Spread
) -> None:
    """Add the share of each line's wording in the rest of the text and the prose around it.

    Parameters
    ----------
    rows, lines
        As for `add_endings`.
    topical : list of list of str
        The topical words of each line that is weighed.
    spread : Spread
        Where they stand.
    """
    for i, found in enumerate(topical):
        if not found:
            continue
        above = far = below = 0
        for word in found:
            since = spread.first.get(word, i)
            above += since < i
            far += since < i - 2
            below += spread.last.get(word, i) > i
        row, n = rows[i], len(found)
        row["shared_wording"] = spread.shared(found) / n
        row["word_above"] = above / n
        row["word_below"] = below / n
        row["word_far"] = far / n
        if len(lines[i].text) >= PROSE:
            row["prose_word_above"] = above / n
            row["prose_word_below"] = below / n


def add_standing(rows: list[Features], weighed: list[bool], prose: list[bool]) -> None:
    """Add each line's distance to the edges and to the prose of the text, if it is weighed."""
    n, total = len(prose), prose.count(True)
    first = prose.index(True) if total else n
    last = n - 1 - prose[::-1].index(True) if total else -1
    before = 0
    since = _since(prose)
    until = _since(prose[::-1])[::-1]
    for i, row in enumerate(rows):
        if weighed[i]:
            row["prose_above"] = 1 / since[i]
            row["prose_below"] = 1 / until[i]
            row["near_start"] = 1 / (1 + i)
            row["near_end"] = 1 / (n - i)
            row["share_prose"] = total / n
            if i < first:
                row["before_prose"] = 1.0
            elif i > last:
                row["after_prose"] = 1.0
                row["after_prose_distance"] = min(1.0, (i - last) / 10)
            if total:
                row["prose_passed"] = before / total
            if n <= 3:
                row["few_lines"] = 1.0
        before += prose[i]


def _since(prose: list[bool]) -> list[int]:
    """How many lines back the last prose line was (at least 1; 50 where there is none)."""
    distances, last = [], -50
    for i, is_prose in enumerate(prose):
        distances.append(min(50, i - last))
        if is_prose:
            last = i
    return distances


def neighbours(scores: list[float]) -> list[list[float]]:
    """Return what a first look said of each line and of the lines around it.

    Parameters
    ----------
    scores : list of float
        The probability that each line is furniture by its own features.

    Returns
    -------
    list of list of float
        The values of `NEIGHBOURS` for each line; beyond the edges of the text the probability
        counts as one half.
    """
    n = len(scores)
    padded = [0.5] * _WINDOW + scores + [0.5] * _WINDOW
    mean = sum(scores) / n if n else 0.0
    result: list[list[float]] = []
    for i in range(n):
        before, after = padded[i + _WINDOW - 1], padded[i + _WINDOW + 1]
        above, below = _mean(padded, i), _mean(padded, i + _WINDOW + 1)
        result.append([before, after, above, below, min(before, after), mean])
    return result


def _mean(values: list[float], start: int) -> float:
    """Return the mean of the values in the window that begins at `start`."""
    total = 0.0
    for i in range(start, start + _WINDOW):
        total += values[i]
    return total / _WINDOW
