"""What a line looks like and where it stands: the features that a weight is learned for.

No feature is a word of any outlet: shares of closed word classes, marks, lengths, places in the
text, what patterns and repetition say, and the same for the neighbours.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache
from importlib import resources
from itertools import chain
from operator import itemgetter

from analysis.boilerplate import place, wording
from analysis.boilerplate.lines import Line
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.place import PROSE, Features
from analysis.boilerplate.templates import PROSE_LENGTH
from analysis.boilerplate.wording import READ

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net)\b")
_ADDRESS_SIGNS = ("@", "http", "www.", ".com", ".org", ".net")
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
    lines: Sequence[Line],
    hits: Sequence[Pattern | None],
    pages: Sequence[int],
    words: dict[str, float] | None = None,
    weigh_reports: bool = False,
) -> list[Features]:
    """Features of each line by itself and by its place.

    Parameters
    ----------
    lines : sequence of Line
        All lines of one text.
    hits : sequence
        For each line the pattern that matched, or None.
    pages : sequence of int
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
    seen = list(zip(lines, hits, pages, strict=True))
    retold = [not weigh_reports and is_retold(*each) for each in seen]
    known = [is_known(*each) and not again for each, again in zip(seen, retold, strict=True)]
    worded = [[] if k else wording.words(line.key) for line, k in zip(lines, known, strict=True)]
    topical = [[w for w in found if len(w) > 4] for found in worded]
    vocabulary = Counter(chain.from_iterable(map(set, topical)))
    shared = {word for word, count in vocabulary.items() if count > 1}
    repeats = Counter(line.key for line in lines)
    prose = [len(line.text) >= PROSE and h is None for line, h in zip(lines, hits, strict=True)]
    rows = [
        _settled(*each, words, weigh_reports)
        for each in zip(lines, known, prose, pages, worded, strict=True)
    ]
    rows = [dict(_RETOLD) if again else row for again, row in zip(retold, rows, strict=True)]
    weighed = ["wording" in row for row in rows]
    places = zip(
        place.standing(prose, weighed),
        place.endings(lines, hits, pages),
        place.lists(lines, hits),
        place.word_places(lines, topical, weighed),
        strict=True,
    )
    for i, (row, line, parts) in enumerate(zip(rows, lines, places, strict=True)):
        if weighed[i]:
            row.update(_form(line.text, line.key))
            row.update(_word_shares(worded[i], topical[i], shared))
            row.update(_evidence(hits[i], pages[i], repeats[line.key], len(line.text)))
            for part in parts:
                row.update(part)
            _combine(row)
    _continue(lines, rows)
    return rows


def _settled(
    line: Line,
    known: bool,
    prose: bool,
    pages: int,
    found: Sequence[str],
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


def _tells_an_event(found: Sequence[str]) -> bool:
    """Whether words tell what happened, and not the reader what to do."""
    tells, speaks = _word_lists()
    return not tells.isdisjoint(found) and speaks.isdisjoint(found)


def _continue(lines: Sequence[Line], rows: Sequence[Features]) -> None:
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


def _form(text: str, key: str) -> Features:
    """Length, end mark, capitals, digits and signs of a line."""
    n = len(text)
    capitals = list(map(str.isupper, map(_FIRST, text[:READ].split())))
    row: Features = {
        "bias": 1.0,
        "log_length": math.log(n + 1) / 5,
        "capital_share": sum(capitals) / len(capitals),
    }
    row.update(_length_and_end(n, text[-1]))
    if text.isupper():
        row["all_capitals"] = 1.0
    if not text[0].isupper():
        row["starts_otherwise"] = 1.0
    if '"' in key:
        row["has_quotation"] = 1.0
    row.update(_signs(key[:READ]))
    if text[0] in "([*":
        row["starts_bracket"] = 1.0
    if text[-1] in ")]":
        row["ends_bracket"] = 1.0
    return row


def _length_and_end(n: int, last: str) -> Features:
    """Bins of length, and how a line of `n` characters ends."""
    row: Features = {}
    for name, limit in (("under_25", 25), ("under_60", 60), ("under_120", 120)):
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
    return row


def _signs(key: str) -> Features:
    """Digits, years, bars, signs, money, question marks and addresses."""
    found = (
        key.encode().translate(None, _NEITHER).decode()
        if key.isascii()
        else _SIGN_OR_DIGIT.findall(key)
    )
    row: Features = {_SIGNS.get(sign, "has_digit"): 1.0 for sign in found}
    if "has_digit" in row and _YEAR.search(key):
        row["has_year"] = 1.0
    if any(map(key.__contains__, _ADDRESS_SIGNS)) and _ADDRESS.search(key):
        row["has_address"] = 1.0
    return row


def _word_shares(found: Sequence[str], topical: Sequence[str], shared: Set[str]) -> Features:
    """Shares of closed word classes, and how much of the wording the rest of the text shares."""
    if not found:
        return {"no_words": 1.0}
    n = len(found)
    packed = sum([c for c in map(_word_classes().get, found) if c])
    row: Features = {"function_share": (packed & _MOST) / n}
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
        row["shared_wording"] = sum(map(shared.__contains__, topical)) / len(topical)
    else:
        row["no_topical_word"] = 1.0
    return row


def _evidence(hit: Pattern | None, pages: int, repeats: int, length: int) -> Features:
    """What patterns and repetition say."""
    row: Features = {}
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
    return row


def kind_by_shape(text: str, row: Features) -> str:
    """Return the likely kind of a line that no pattern names."""
    if len(text) >= 120 or text[-1] in ".!?…”\"'’)":
        return "caption" if "share_caption_words" in row else "other"
    return "navigation" if len(text) < 25 else "related"
