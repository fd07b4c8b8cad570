"""What a line looks like and where it stands: the features that a weight is learned for.

No feature is a word of any outlet: shares of closed word classes, marks, lengths, places in the
text, what patterns and repetition say, and the same for the neighbours.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from typing import Final

from analysis.boilerplate import place
from analysis.boilerplate.form import Features, word_lists
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.place import Spread
from analysis.boilerplate.reading import Reading
from analysis.boilerplate.thresholds import (
    OF_A_REPORT,
    OF_FURNITURE,
    PROSE,
    SHARED_PROSE,
    THRESHOLDS,
)

_GROUPS = {
    "advertisement": "pattern_call",
    "share": "pattern_call",
    "newsletter": "pattern_call",
    "paywall": "pattern_call",
    "comments": "pattern_call",
    "related": "pattern_link",
    "navigation": "pattern_link",
    "other": "pattern_note",
    "correction": "pattern_note",
    "copyright": "pattern_legal",
    "author_bio": "pattern_author",
    "byline": "pattern_author",
    "wire_credit": "pattern_author",
    "gallery": "pattern_picture",
    "caption": "pattern_picture",
    "credit": "pattern_picture",
}


@cache
def _word_lists() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell an event and those that speak to the reader."""
    return frozenset(word_lists()["event_words"]), frozenset(word_lists()["speaking_words"])


_QUOTED_PROSE: Features = {"bias": 1.0, "quoted_prose": 1.0}
"""Prose with a quotation is never cut for its shape: nothing more need be known of it."""
_REPORT_PROSE: Features = {"bias": 1.0, "report_prose": 1.0}
"""Prose in the words of a report is never cut for its shape either."""
_RETOLD: Features = {"bias": 1.0, "report_prose": 1.0, "retold": 1.0}
"""A sentence of the report that its outlet prints again is never cut for that."""
_KNOWN: Features = {"bias": 1.0, "known_line": 1.0}
_SENTENCE_ENDS: Final = '.!?"”'


def own_features(
    lines: list[Reading],
    hits: list[Pattern | None],
    pages: list[int],
    words: dict[str, float] | None = None,
    weigh_reports: bool = False,
) -> list[Features]:
    """Features of each line by itself and by its place.

    Parameters
    ----------
    lines : list of Reading
        All lines of one text.
    hits : list
        For each line the pattern that matched, or None.
    pages : list of int
        For each line on how many pages of the outlet it recurs.
    words : dict, optional
        The weight of each word; `wording.weights` by default.
    weigh_reports : bool, optional
        Whether prose in the words of a report is weighed as well, as it is where weights are
        fitted.

    Returns
    -------
    list of dict
        One for each line; a feature that is 0 is left out.
    """
    rows: list[Features] = []
    worded: list[list[str]] = []
    for line, hit, recurs in zip(lines, hits, pages, strict=True):
        settled = _settled(line, hit, recurs, words, weigh_reports)
        rows.append(_by_itself(line, words) if settled is None else dict(settled))
        worded.append([] if settled is _KNOWN else line.words())
    weighed = ["wording" in row for row in rows]
    topical = [line.topical() if w else [] for line, w in zip(lines, weighed, strict=True)]
    repeats = Counter([line.key for line in lines])
    for i, row in enumerate(rows):
        if weighed[i]:
            _add_evidence(row, hits[i], pages[i], repeats[lines[i].key], len(lines[i].text))
    prose = [hits[i] is None and len(line.text) >= PROSE for i, line in enumerate(lines)]
    place.add_standing(rows, weighed, prose)
    place.add_endings(rows, weighed, lines, hits, pages)
    place.add_lists(rows, weighed, lines, hits)
    place.add_word_places(rows, lines, topical, Spread(topical, worded, lines))
    for row, weighs in zip(rows, weighed, strict=True):
        if weighs:
            _combine(row)
    _continue(lines, rows)
    return rows


def _settled(
    line: Reading,
    hit: Pattern | None,
    pages: int,
    words: dict[str, float] | None,
    weigh_reports: bool,
) -> Features | None:
    """Return all features of a line that need not be weighed, None if it must be."""
    if not weigh_reports and is_retold(line, hit, pages):
        return _RETOLD
    if is_known(line, hit, pages):
        return _KNOWN
    if hit is not None or len(line.text) < PROSE or pages > 1:
        return None
    if '"' in line.key:
        return _QUOTED_PROSE
    if weigh_reports or line.text[-1] not in ".!?" or line.said(words) > OF_A_REPORT:
        return None
    return _REPORT_PROSE


def _by_itself(line: Reading, words: dict[str, float] | None) -> Features:
    """Return what a line that is weighed looks like, and what its words say."""
    row = dict(line.form())
    row["wording"] = said = line.said(words)
    if len(line.text) >= PROSE:
        row["wording_prose"] = said
    return row


def is_known(line: Reading, hit: Pattern | None, pages: int) -> bool:
    """Whether a line is furniture whatever it looks like: nothing more need be known of it.

    A short line that its outlet prints on several pages is, and one that a sure pattern takes
    from end to end.
    """
    if pages > 1:
        return len(line.text) < SHARED_PROSE
    return hit is not None and hit.rest == "none" and hit.confidence >= THRESHOLDS["safe"]


def is_retold(line: Reading, hit: Pattern | None, pages: int) -> bool:
    """Whether a line that recurs is a sentence of the report told again, not furniture.

    It ends as a sentence and is in the words of a report, or quotes or tells an event and is not
    in those of furniture: the second story on an event repeats what the first one said.
    """
    if pages < 2 or hit is not None or line.text[-1] not in _SENTENCE_ENDS:
        return False
    said = line.said()
    if said >= OF_FURNITURE:
        return False
    return said <= OF_A_REPORT or '"' in line.key or _tells_an_event(line.words())


def _tells_an_event(found: list[str]) -> bool:
    """Whether words tell what happened, and not the reader what to do."""
    tells, speaks = _word_lists()
    return not tells.isdisjoint(found) and speaks.isdisjoint(found)


def _continue(lines: list[Reading], rows: list[Features]) -> None:
    """Mark lines that go on in the middle of a sentence: a text wrapped at a width."""
    for i in range(1, len(lines)):
        if lines[i].text[0].islower() and lines[i - 1].text[-1] not in '.!?:”"':
            for row, name in ((rows[i], "continues"), (rows[i - 1], "continued")):
                if "known_line" not in row:
                    row[name] = 1.0


def _combine(row: Features) -> None:
    """Add the pairs of features that mean more together than apart."""
    short = "under_60" in row or "under_25" in row or "under_120" in row
    bare = short and "ends_sentence" not in row and "ends_closed" not in row
    outside = "before_prose" in row or "after_prose" in row
    if bare:
        row["bare"] = 1.0
        row["bare_foreign"] = 1.0 - row.get("shared_wording", 0.0)
        if outside:
            row["bare_outside"] = 1.0
    elif "pattern" not in row:
        row["sentence_foreign"] = 1.0 - row.get("shared_wording", 0.0)
        row["sentence_functions"] = row.get("function_share", 0.0)
        if "has_past" not in row and "has_quotation" not in row:
            row["sentence_without_past"] = 1.0
        if outside:
            row["sentence_outside"] = 1.0
    if "after_prose" in row and "pattern" in row:
        row["pattern_after_prose"] = 1.0
    if "before_prose" in row and "pattern" in row:
        row["pattern_before_prose"] = 1.0
    if "recurs" in row and not outside:
        row["recurs_inside"] = 1.0


def _add_evidence(
    row: Features, hit: Pattern | None, pages: int, repeats: int, length: int
) -> None:
    """Add what patterns and repetition say."""
    if hit is not None:
        row["pattern"] = 1.0
        if hit.kind in _GROUPS:
            row[_GROUPS[hit.kind]] = 1.0
        row["pattern_confidence"] = math.log(hit.confidence / (1.001 - hit.confidence)) / 3
        if length >= PROSE:
            row["pattern_on_long_line"] = 1.0
    if pages > 1:
        row["recurs"] = 1.0
    if repeats > 1:
        row["repeated_here"] = 1.0


def kind_by_shape(text: str, row: Features) -> str:
    """Return the likely kind of a line that no pattern names."""
    if len(text) >= 120 or text[-1] in ".!?…”\"'’)":
        return "caption" if "share_caption_words" in row else "other"
    return "navigation" if len(text) < 25 else "related"
