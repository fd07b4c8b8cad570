"""What a line looks like and where it stands: the features that a weight is learned for.

No feature is a word of any outlet: shares of closed word classes, marks, lengths, places in the
text, what patterns and repetition say, and the same for the neighbours.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources
from operator import itemgetter
from typing import Final

from analysis.boilerplate import place, wording
from analysis.boilerplate.lines import Line, has_one
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.place import PROSE, Features, Spread
from analysis.boilerplate.templates import PROSE_LENGTH
from analysis.boilerplate.wording import READ

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net)\b")
_ADDRESS_SIGNS = ["@", "http", "www.", ".com", ".org", ".net"]
_SIGNS = (
    dict.fromkeys("|•·»→>", "has_bar")
    | dict.fromkeys("©®™*#", "has_sign")
    | dict.fromkeys("$£€%", "has_money")
    | {"?": "has_question"}
)
_SIGN_OR_DIGIT = re.compile(rf"[{re.escape(''.join(_SIGNS))}\d]")
_NEITHER = bytes(b for b in range(128) if not _SIGN_OR_DIGIT.match(chr(b)))
_FIRST = itemgetter(0)
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
    "timestamp": "pattern_time",
    "gallery": "pattern_picture",
    "caption": "pattern_picture",
    "credit": "pattern_picture",
}


@cache
def _lists() -> dict[str, list[str]]:
    """Return the word lists of ``shape.toml`` by name."""
    source = resources.files(__package__).joinpath("shape.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _word_lists() -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that tell an event and those that speak to the reader."""
    return frozenset(_lists()["event_words"]), frozenset(_lists()["speaking_words"])


@cache
def _word_classes() -> dict[str, int]:
    """Each listed word as one integer that holds a 1 in the field of each of its classes."""
    bits: dict[str, int] = {}
    for number, words in enumerate(_lists()[name] for name in _CLASSES):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << number * _BITS
    return bits


_BINS: Final = (("under_25", 25), ("under_60", 60), ("under_120", 120))
_CLASSES = ("function_words", "past_words", "page_words", "caption_words")
_CLASS_FEATURES = tuple((f"has_{name}", f"share_{name}") for name in _CLASSES[2:])
_QUOTED_PROSE: Features = {"bias": 1.0, "quoted_prose": 1.0}
"""Prose with a quotation is never cut for its shape: nothing more need be known of it."""
_REPORT_PROSE: Features = {"bias": 1.0, "report_prose": 1.0}
"""Prose in the words of a report is never cut for its shape either."""
_OF_A_REPORT = -0.2
"""What words say where they are those of a report."""
_RETOLD: Features = {"bias": 1.0, "report_prose": 1.0, "retold": 1.0}
"""A sentence of the report that its outlet prints again is never cut for that."""
_OF_FURNITURE = 0.22
_KNOWN: Features = {"bias": 1.0, "known_line": 1.0}
_SURE_PATTERN = 0.94
_SENTENCE_ENDS = '.!?"”'
_BITS = 8
_MOST = (1 << _BITS) - 1
"""A field of eight bits counts every word of the `READ` characters that are read."""


def own_features(
    lines: list[Line],
    hits: list[Pattern | None],
    pages: list[int],
    words: dict[str, float] | None = None,
    weigh_reports: bool = False,
) -> list[Features]:
    """Features of each line by itself and by its place.

    Parameters
    ----------
    lines : list of Line
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
    worded: list[list[str]] = []
    rows: list[Features] = []
    prose: list[bool] = []
    for line, hit, recurs in zip(lines, hits, pages, strict=True):
        again = not weigh_reports and is_retold(line, hit, recurs)
        known = not again and is_known(line, hit, recurs)
        worded.append([] if known else wording.words(line.key))
        prose.append(hit is None and len(line.text) >= PROSE)
        settled = _settled(line, known, prose[-1], recurs, worded[-1], words, weigh_reports)
        rows.append(dict(_RETOLD) if again else settled)
    weighed = ["wording" in row for row in rows]
    topical = [_topical(found) if w else [] for found, w in zip(worded, weighed, strict=True)]
    spread = Spread(topical, worded, lines)
    repeats = Counter([line.key for line in lines])
    for i, row in enumerate(rows):
        if weighed[i]:
            line = lines[i]
            _add_form(row, line.text, line.key)
            _add_word_shares(row, worded[i], topical[i], spread)
            _add_evidence(row, hits[i], pages[i], repeats[line.key], len(line.text))
    place.add_standing(rows, weighed, prose)
    place.add_endings(rows, weighed, lines, hits, pages)
    place.add_lists(rows, weighed, lines, hits)
    place.add_word_places(rows, lines, topical, spread)
    for row, weighs in zip(rows, weighed, strict=True):
        if weighs:
            _combine(row)
    _continue(lines, rows)
    return rows


def _topical(found: list[str]) -> list[str]:
    """Return the words that are long enough to be of a topic."""
    return [word for word in found if len(word) > 4]


def _settled(
    line: Line,
    known: bool,
    prose: bool,
    pages: int,
    found: list[str],
    words: dict[str, float] | None,
    weigh_reports: bool,
) -> Features:
    """Return all features of a line that need not be weighed; of others what their words say."""
    if known:
        return dict(_KNOWN)
    may_be_report = prose and pages < 2
    if may_be_report and '"' in line.key:
        return dict(_QUOTED_PROSE)
    said = wording.score(found, words)
    of_a_report = said <= _OF_A_REPORT and line.text[-1] in ".!?"
    if may_be_report and of_a_report and not weigh_reports:
        return dict(_REPORT_PROSE)
    if len(line.text) >= PROSE:
        return {"wording": said, "wording_prose": said}
    return {"wording": said}


def is_known(line: Line, hit: Pattern | None, pages: int) -> bool:
    """Whether a line is furniture whatever it looks like: nothing more need be known of it.

    A short line that its outlet prints on several pages is, and one that a sure pattern takes
    from end to end.
    """
    if pages > 1:
        return len(line.text) < PROSE_LENGTH
    return hit is not None and hit.rest == "none" and hit.confidence >= _SURE_PATTERN


def is_retold(line: Line, hit: Pattern | None, pages: int) -> bool:
    """Whether a line that recurs is a sentence of the report told again, not furniture.

    It ends as a sentence and is in the words of a report, or quotes or tells an event and is not
    in those of furniture: the second story on an event repeats what the first one said.
    """
    if pages < 2 or hit is not None or line.text[-1] not in _SENTENCE_ENDS:
        return False
    found = wording.words(line.key)
    said = wording.score(found)
    if said >= _OF_FURNITURE:
        return False
    return said <= _OF_A_REPORT or '"' in line.key or _tells_an_event(found)


def _tells_an_event(found: list[str]) -> bool:
    """Whether words tell what happened, and not the reader what to do."""
    tells, speaks = _word_lists()
    return not tells.isdisjoint(found) and speaks.isdisjoint(found)


def _continue(lines: list[Line], rows: list[Features]) -> None:
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
        row["bare_capitals"] = row["capital_share"]
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
    if "recurs" in row and "pattern" in row:
        row["pattern_recurs"] = 1.0
    if "recurs" in row and not outside:
        row["recurs_inside"] = 1.0


def _add_form(row: Features, text: str, key: str) -> None:
    """Add length, end mark, capitals, digits and signs of a line."""
    capitals = list(map(str.isupper, map(_FIRST, text[:READ].split())))
    row["bias"] = 1.0
    row["log_length"] = math.log(len(text) + 1) / 5
    row["capital_share"] = capitals.count(True) / len(capitals)
    _add_length_and_end(row, len(text), text[-1])
    if text.isupper():
        row["all_capitals"] = 1.0
    if not text[0].isupper():
        row["starts_otherwise"] = 1.0
    if '"' in key:
        row["has_quotation"] = 1.0
    _add_signs(row, key[:READ])
    if text[0] in "([*":
        row["starts_bracket"] = 1.0
    if text[-1] in ")]":
        row["ends_bracket"] = 1.0


def _add_length_and_end(row: Features, n: int, last: str) -> None:
    """Add bins of length, and how a line of `n` characters ends."""
    for name, limit in _BINS:
        if n < limit:
            row[name] = 1.0
            break
    if n > 250:
        row["over_250"] = 1.0
    if last in ".!?…":
        row["ends_sentence"] = 1.0
        if n < 120:
            row["short_ends_sentence"] = 1.0
    elif last in "”\"'’)":
        row["ends_closed"] = 1.0
    elif last == ":":
        row["ends_colon"] = 1.0
    elif n >= 60:
        row["long_without_end"] = 1.0


def _add_signs(row: Features, key: str) -> None:
    """Add digits, years, bars, signs, money, question marks and addresses."""
    if key.isascii():
        found = key.encode().translate(None, _NEITHER).decode()
    else:
        found = "".join(_SIGN_OR_DIGIT.findall(key))
    for sign in found:
        row[_SIGNS.get(sign, "has_digit")] = 1.0
    if "has_digit" in row and _YEAR.search(key):
        row["has_year"] = 1.0
    if has_one(key, _ADDRESS_SIGNS) and _ADDRESS.search(key):
        row["has_address"] = 1.0


def _add_word_shares(row: Features, found: list[str], topical: list[str], spread: Spread) -> None:
    """Add shares of closed word classes, and how much of the wording the rest of the text shares."""
    if not found:
        row["no_words"] = 1.0
        return
    n = len(found)
    packed = _classes_of(found)
    row["function_share"] = (packed & _MOST) / n
    packed >>= _BITS
    if packed & _MOST:
        row["has_past"] = 1.0
    for has, share in _CLASS_FEATURES:
        packed >>= _BITS
        if not packed:
            break
        count = packed & _MOST
        if count:
            row[has] = 1.0
            row[share] = min(1.0, count * 4 / n)
    if topical:
        row["shared_wording"] = spread.shared(topical) / len(topical)
    else:
        row["no_topical_word"] = 1.0


def _classes_of(found: list[str]) -> int:
    """Return how many words are of each class, in one integer."""
    classes = _word_classes()
    packed = 0
    for word in found:
        if word in classes:
            packed += classes[word]
    return packed


def _add_evidence(
    row: Features, hit: Pattern | None, pages: int, repeats: int, length: int
) -> None:
    """Add what patterns and repetition say."""
    if hit is not None:
        row["pattern"] = 1.0
        row[_GROUPS[hit.kind]] = 1.0
        row["pattern_confidence"] = math.log(hit.confidence / (1.001 - hit.confidence)) / 3
        if length >= PROSE:
            row["pattern_on_long_line"] = 1.0
    if pages > 1:
        row["recurs"] = 1.0
        if pages > 2:
            row["recurs_often"] = 1.0
        if length >= PROSE:
            row["long_line_recurs"] = 1.0
    if repeats > 1:
        row["repeated_here"] = 1.0
        if repeats > 2:
            row["repeated_here_often"] = 1.0


def kind_by_shape(text: str, row: Features) -> str:
    """Return the likely kind of a line that no pattern names."""
    if len(text) >= 120 or text[-1] in ".!?…”\"'’)":
        return "caption" if "share_caption_words" in row else "other"
    return "navigation" if len(text) < 25 else "related"
