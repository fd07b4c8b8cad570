"""Leaks inside a line that is otherwise article: glued labels, credits at the end, datelines.

Offsets count from the start of the line.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.boilerplate import wording
from analysis.boilerplate.lines import plain, split_lines
from analysis.boilerplate.pattern import Pattern
from analysis.boilerplate.patterns import Patterns
from analysis.boilerplate.quotation_guard import overlaps_quoted, quoted
from analysis.boilerplate.thresholds import OF_FURNITURE, WEAK
from analysis.layers import Boilerplate
from analysis.spans import Span

_CLOSERS: Final = "\"”’')]»"
_END_MARKS: Final = ".!?…:"
_BEFORE_A_LEAK: Final = f"{_END_MARKS}{_CLOSERS},;—–"
# A sentence ends here: an end mark, closing marks, then a blank and a capital, or nothing more; or a
# word that one of the words that open sentences is glued to ("ailmentShe").
_OPENS_SENTENCE = (
    "(?:The|He|She|It|They|We|In|On|At|But|And|This|That|There|When|After|His|Her|As|If|For|An?) "
)
_SENTENCE_END = re.compile(
    r"[.!?…][\"”’')\]]{0,3}(?=\s*\Z|\s+[\"“‘'(]?[A-Z0-9]|[A-Z][a-z])"
    rf"|[a-z)](?={_OPENS_SENTENCE})"
)
_LOST_BREAK = re.compile(rf"(?<=\w) (?={_OPENS_SENTENCE})")
# A quotation that opens behind a few words: a link without an end mark goes no further.
_QUOTATION = re.compile(r"(?<=\w )(?:“|\"(?=[A-Z]))")
# Behind a lost line break: no blank behind the end mark, or no end mark at the end of the line.
_NO_BLANK = re.compile(r"[.!?…](?<=[a-z0-9%]{2}.)[\"”’')]{0,2}(?=[A-Z\[(•*–—-])")
_NO_END = re.compile(r"[.!?…](?<=[a-z0-9%]{2}.)[\"”’')]{0,2} (?=[A-Z\[(•*–—-][^.!?…]{3,120}\Z)")
_LONGEST_UNENDED: Final = 130
_WORD = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…][\"”’')\]»“]{0,3}\Z")
_MARKS: Final = ".,!?:;\"'()[]"
_LOWER_CASE = re.compile(r"(?<![\w@/.'’&-])[a-z][a-z'’-]*(?![\w@/]|\.\w)")
_LONGEST_CAPTION: Final = 400
_LONGEST_OF_TWO: Final = 220
"""A caption of two sentences is seldom longer."""
_REPORT_WORDS: Final = 10
_CREDIT_TAIL: Final = 170
_COUNTER = re.compile(r"(\d{1,3} ?(?:/|of) ?\d{1,3}(?: \|)?)\s+")
_LONGEST_INLINE: Final = 400
_SHORT_SENTENCE: Final = 60


def seams(text: str) -> list[int]:
    """Return all places where a leak may begin: the start of a line and those behind marks.

    Few lines have what a leak begins with at one of them, so that most need no other look.

    Examples
    --------
    >>> seams("He left. Advertisement")
    [0, 8]
    """
    found = [0]
    for mark in _BEFORE_A_LEAK:
        at = text.find(mark)
        while at >= 0:
            found.append(at + 1)
            at = text.find(mark, at + 1)
    return found


def glued(text: str, places: list[int], patterns: Patterns) -> list[Boilerplate]:
    """Labels and invitations that lost the line break around them.

    A leak must begin where a sentence or a quotation ends (or the line begins) and end where the
    next begins.  Inside quotation marks a hit is kept as a weak suspicion.  `places` are the
    `seams` of the line.
    """
    leaks: list[Boilerplate] = []
    if not patterns.opens(text, places):
        return leaks
    marks: list[Span] | None = None
    position = 0
    for opener in patterns.openers(text):
        start = opener.start()
        if start < position or not _may_begin(text, start):
            continue
        found = _extent(text, start, patterns)
        if found is None or (start == 0 and found[0] == len(text)):
            continue
        end, kind, rule, confidence = found
        marks = quoted(text) if marks is None else marks
        if overlaps_quoted(marks, start, end):
            rule, confidence = f"{rule}:inside-quotation", WEAK
        position = end
        leaks.append(Boilerplate(start, end, kind, rule, confidence))
    return leaks


def behind_lost_break(text: str, places: list[int], patterns: Patterns) -> Boilerplate | None:
    """Return the end of a line that a pattern takes as a line of its own, behind a lost break.

    The break is lost where a sentence ends and the next begins without a blank, or where the line
    goes on behind its last full sentence without an end mark.  `places` are the `seams` of the line.
    """
    breaks = [seam for at in _glued_on(text, places) if (seam := _NO_BLANK.match(text, at - 1))]
    if text[-1] not in _END_MARKS:
        breaks += _NO_END.finditer(text, max(0, len(text) - _LONGEST_UNENDED))
    for seam in breaks:
        rest = text[seam.end() :]
        if len(rest) > _LONGEST_INLINE:
            continue
        own = split_lines(rest)[0]
        pattern = patterns.line(own.text, own.key, at_edge=True) or patterns.worded(own.key)
        if (
            pattern is None
            or names_a_speaker(rest, patterns)
            or opening(own.text, pattern, patterns)
        ):
            continue
        if not overlaps_quoted(quoted(text), seam.end(), seam.end() + 1):
            rule, confidence = f"{pattern.name}:inline", round(pattern.confidence * 0.97, 4)
            return Boilerplate(seam.end() + own.start, len(text), pattern.kind, rule, confidence)
    return None


def _glued_on(text: str, places: list[int]) -> list[int]:
    """Return the `seams` of a line behind which neither a blank nor a lower-case word stands."""
    found: list[int] = []
    for place in places:
        if place < len(text) and not text[place].isspace() and not text[place].islower():
            found.append(place)
    found.sort()
    return found


def reads_as_report(text: str, most: float = OF_FURNITURE) -> bool:
    """Whether the words of `text` speak for furniture by no more than `most`."""
    return wording.score(wording.words(plain(text))) <= most


def names_a_speaker(text: str, patterns: Patterns) -> bool:
    """Whether a sentence says who said something, as a report does and furniture does not.

    A page that speaks to its reader says "you" or "this"; in a quotation anybody does, and behind a
    comma the speaker may stand alone ("share this, the mayor urged").  A headline has no end mark.
    """
    if not _ENDED.search(text):
        return False
    saying, speaking = patterns.words["saying"], patterns.words["speaking"]
    start, quotes = 0, bool(quoted(text))
    while start < len(text):
        stop = _sentence_end(text, start)
        sentence = plain(text[start:stop])
        parts = sentence.split(",")
        parts[0] = sentence
        for part in parts:
            words = {word.strip(_MARKS) for word in part.split()}
            if not saying.isdisjoint(words) and (quotes or speaking.isdisjoint(words)):
                return True
        start = stop
    return False


def behind_report(text: str, pattern: Pattern, patterns: Patterns) -> int:
    """Return where in a line the sentences end that read as report, before its telling word.

    Parameters
    ----------
    text : str
        A line, as printed, that `pattern` takes for its words.
    pattern : Pattern
        The pattern, from `Patterns.worded`.
    patterns : Patterns
        The patterns in use.

    Returns
    -------
    int
        Offset into the line, 0 where it begins as furniture.
    """
    start = 0
    while (stop := _sentence_end(text, start)) < len(text):
        sentence = plain(text[start:stop])
        tells = not set(patterns.needed(sentence)).isdisjoint(pattern.needs)
        if tells or not reads_as_report(sentence):
            break
        start = stop
    return start + len(text[start:]) - len(text[start:].lstrip())


def _may_begin(text: str, start: int) -> bool:
    before = text[:start].rstrip()
    return not before or before[-1] in _BEFORE_A_LEAK


def _extent(text: str, start: int, patterns: Patterns) -> tuple[int, str, str, float] | None:
    """End, kind, rule and confidence of the leak that begins at `start`, if one does."""
    label = patterns.inline(text, start)
    if label is not None:
        pattern, match = label
        confidence = _label_confidence(text, start, match.end(), patterns)
        return (match.end(), pattern.kind, pattern.name, confidence) if confidence else None
    stop = _sentence_end(text, start)
    quotation = _QUOTATION.search(text, start, stop)
    if quotation is not None:
        stop = start + len(text[start : quotation.start()].rstrip())
    if stop - start > _LONGEST_INLINE:
        return None
    stop = _before_speaker(text, start, stop, patterns)
    segment = text[start:stop]
    found = patterns.inside(segment, plain(segment))
    if found is None:
        return None
    if _with_more(text, stop, patterns, longest=_SHORT_SENTENCE) == len(text):
        stop = len(text)
    return stop, found.kind, f"{found.name}:inline", round(found.confidence * 0.97, 4)


def _before_speaker(text: str, start: int, end: int, patterns: Patterns) -> int:
    """Return where a leak ends that lost the mark behind it, short of a sentence of the report.

    That is `end` where nobody is said to have said something, and `start` where the leak is lost.
    """
    if not names_a_speaker(text[start:end], patterns):
        return end
    for lost in _LOST_BREAK.finditer(text, start, min(end, start + _LONGEST_INLINE)):
        leak = text[start : lost.start()]
        if patterns.inside(leak, plain(leak)) is not None:
            return lost.start()
    return start


def _sentence_end(text: str, start: int) -> int:
    found = _SENTENCE_END.search(text, start)
    return found.end() if found else len(text)


def _label_confidence(text: str, start: int, end: int, patterns: Patterns) -> float:
    """How sure a glued label is a leak: 0 where the sentence goes on with it as its own word."""
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if (start and text[start - 1].isalnum()) or (after and not _stands_alone(text[end])):
        return 0.0
    if not after:
        return 0.97
    glued_on = not text[end].isspace()
    word = _WORD.match(after)
    if word and word.group().lower() in patterns.words["compounds"] and not glued_on:
        return 0.0
    if after[0].islower():
        return 0.95 if before and before[-1] in '"”,;—–' else 0.0
    title_like = not before and not glued_on and after[-1] not in _END_MARKS + _CLOSERS
    return WEAK if title_like else 0.95


def _stands_alone(following: str) -> bool:
    """Whether a label may end before this character ("Advertisements" goes on)."""
    return not (following.islower() or following.isdigit() or following in "'’-")


def credit_and_caption(text: str, patterns: Patterns) -> list[Boilerplate]:
    """A picture's credit at the end of a line, after the caption that stands before it."""
    tail = max(0, len(text) - _CREDIT_TAIL)
    for pattern, match in patterns.credits(text, tail):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        rest = text[match.end() :].strip(" |.)]-–—")
        if (rest and not patterns.is_credit(rest)) or (start and text[start - 1].isalnum()):
            continue
        if _tells(text[start:], patterns):
            continue
        credit = Boilerplate(start, len(text), "credit", pattern.name, pattern.confidence)
        return [*_before_credit(text, start, pattern, patterns), credit]
    return []


def _tells(credit: str, patterns: Patterns) -> bool:
    """Whether a credit has words that make it a sentence: "Images from Gaza were shown"."""
    return not patterns.words["credit_words"].issuperset(_LOWER_CASE.findall(credit))


def _before_credit(text: str, end: int, credit: Pattern, patterns: Patterns) -> list[Boilerplate]:
    """Return the caption that ends at `end` of the line, after the counter of its gallery."""
    caption = text[:end].rstrip()
    if not caption or len(caption) > _LONGEST_CAPTION:
        return []
    found, start = [], 0
    confidence = round(credit.confidence * 0.97, 4) if _is_caption(caption, patterns) else WEAK
    counter = _COUNTER.match(caption)
    if counter:
        found.append(
            Boilerplate(
                0,
                len(counter[1]),
                "gallery",
                f"counter-before-caption:{credit.name}",
                confidence,
            )
        )
        start = counter.end()
    if start < len(caption):
        rule = f"before-credit:{credit.name}"
        found.append(Boilerplate(start, len(caption), "caption", rule, confidence))
    return found


def _is_caption(text: str, patterns: Patterns) -> bool:
    """Whether what stands before a credit reads as a caption: short, present tense, no quotation.

    A credit may also be glued to a paragraph of the report, which then stays.
    """
    words = plain(text).split()
    told = not patterns.words["told"].isdisjoint(words)
    shown = not patterns.words["shown"].isdisjoint(words)
    several = len(text) > _LONGEST_OF_TWO and len(_SENTENCE_END.findall(text)) > 1
    return (shown or not told) and not several and '"' not in plain(text)


def opening(text: str, pattern: Pattern, patterns: Patterns) -> Boilerplate | None:
    """Return only the first sentences of a line that a pattern begins, if report follows them.

    Sentences that a pattern matches or that address the reader go with the first, quotations
    never.  Behind a notice of ownership the owner goes on, unless the words are a report's.
    """
    if text[0] in '"“':
        return None
    end = _sentence_end(text, 0)
    quotation = _QUOTATION.search(text, 0, end)
    confidence = pattern.confidence
    if quotation is not None:
        end = len(text[: quotation.start()].rstrip())
        if patterns.inside(text[:end], plain(text[:end])) is None:
            confidence = WEAK
    end = _before_speaker(text, 0, end, patterns)
    if not end:
        return None
    end = _with_more(text, end, patterns)
    rest = text[end:]
    notice = pattern.kind == "copyright" and not reads_as_report(rest)
    if (notice or len(rest.split()) < _REPORT_WORDS) and '"' not in plain(rest):
        return None
    rule = f"{pattern.name}:opening"
    return Boilerplate(0, end, pattern.kind, rule, confidence)


def _with_more(text: str, end: int, patterns: Patterns, longest: int = _LONGEST_INLINE) -> int:
    """Take in the sentences that go on a leak which ends at `end`.

    Those that a pattern matches, and those up to `longest` that address the reader.
    """
    while end < len(text):
        stop = _sentence_end(text, end)
        sentence = text[end:stop].strip()
        key = plain(sentence)
        words = {w.strip(_MARKS) for w in key.split()}
        addresses = len(sentence) <= longest and not words.isdisjoint(patterns.words["addressing"])
        if '"' in key or not (addresses or patterns.inside(sentence, key)):
            break
        end = stop
    return end


def dateline(text: str, patterns: Patterns) -> Boilerplate | None:
    """Return the place, date and agency a report opens with, dash included."""
    found = patterns.dateline(text)
    if found is None:
        return None
    pattern, match = found
    after = text[match.end() :].lstrip()
    if not after or not (after[0].isupper() or after[0].isdigit() or after[0] in "\"“‘'("):
        return None
    if (match["place"] or "").split(",")[0] in patterns.words["not_places"]:
        return None
    return Boilerplate(0, match.end(), "dateline", pattern.name, pattern.confidence)
