"""Quotation marks: which stretches of an article stand between marks, in any style, never raising.

A paragraph is read left to right once.  Double marks of every family may close one another
(an outlet that opens with a curly mark often closes with a straight one); a mark that can only
open ends what was left open before it, so one odd mark costs one stretch and never the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.quotation import cues

# Double marks, one sign or a pair; a class first, so that text without any is passed over fast.
_MARK = re.compile(r"[\"“”„‟«»`'](?:(?<![`'])|(?<=`)`|(?<=')')")
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]*>")
_BREAK = re.compile(r"[\n\r]\s*")
_SINGLE = re.compile(r"[‘’‚‹›]|(?<!')'(?!')")
# What may open: most paragraphs have apostrophes and no such mark.
_SINGLE_OPENER = re.compile(r"[‘'‚‹](?<![^\s(\[—–\-:].)(?=[\w\[(…$£€.])")
_ELISION = re.compile(
    r"[’'‘](?:\d\ds?\b|(?:em|tis|twas|til|till|cause|n|bout|cuz|round|neath)\b)", re.I
)
_LONGEST_UNCLOSED = 4000
# Where a verb of saying may stand: "… the nurse Ruth Amadi said", "said on Sunday: …".
_WORDS_AFTER = re.compile(r"(?: [\w.'’-]+){1,4}(?:, [^,.\n]{1,80}, [a-z]+)?")
_WORDS_BEFORE = re.compile(r"(?:[\w.'’-]+ ){0,2}\w+[,:] \Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks: ``[start, end)`` without the marks.

    `outer_start` and `outer_end` take the marks in.  `closed` is false where the paragraph ended
    first; `single` says single marks, `inner` that the article quotes with double ones; `weak` says
    two apostrophes on either side; `markup` an attribute's value or an inch mark.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    closed: bool = True
    single: bool = False
    markup: bool = False
    inner: bool = False
    weak: bool = False


def flowing(text: str) -> str:
    r"""Turn line breaks before a lower-case letter into blanks: same length, the line goes on.

    So a hard-wrapped line, or a quotation that furniture cut in two, reads as one paragraph.

    Examples
    --------
    >>> flowing("One.\n\nTwo goes\non.")
    'One.\n\nTwo goes on.'
    """

    def blanks(match: re.Match[str]) -> str:
        follows = text[match.end() : match.end() + 1]
        return " " * len(match.group()) if follows.islower() else match.group()

    return _BREAK.sub(blanks, text)


def _paragraphs(text: str, mark: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that hold a mark."""
    end = -1
    for match in mark.finditer(text):
        if match.start() >= end:
            at = match.start()
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield text.rfind("\n", 0, at) + 1, end


def stretches(text: str) -> list[Stretch]:
    """Every outermost stretch in quotation marks, sorted by start.

    Examples
    --------
    >>> text = '“It is done," Ruiz said.'
    >>> [text[s.start : s.end] for s in stretches(text)]
    ['It is done,']
    >>> stretches('The 42" screen failed.')[0].markup
    True
    """
    masked = untagged(text).replace("\r", "\n")
    found: list[Stretch] = list(_attributes(text)) if "<" in text else []
    double, single = list(_doubles(masked)), list(_singles(masked))
    if len(single) > len(double):
        outer, inner = single, double
    else:
        spoken = [s for s in _clear_of(single, double) if _is_spoken(masked, s)]
        outer = sorted([*spoken, *_outside(double, spoken)], key=lambda s: s.start)
        inner = [replace(s, inner=True) for s in single]
    found += outer
    found += _outside(inner, outer)
    found.sort(key=lambda s: s.start)
    return found


def _doubles(text: str) -> Iterator[Stretch]:
    unclosed = -1  # where a paragraph ended inside a quotation
    for start, end in _paragraphs(text, _MARK):
        open_before = unclosed >= 0 and not text[unclosed:start].strip("\n")
        inside = _double(text, start, end, open_before)
        yield from inside
        dangles = bool(inside) and not inside[-1].closed and inside[-1].outer_end == end
        unclosed = end if dangles else -1


def _outside(some: Sequence[Stretch], others: Sequence[Stretch]) -> Iterator[Stretch]:
    """Those of `some` that touch none of `others`; both are sorted."""
    position = 0
    for stretch in some:
        while position < len(others) and others[position].outer_end <= stretch.outer_start:
            position += 1
        if position == len(others) or others[position].outer_start >= stretch.outer_end:
            yield stretch


def _clear_of(singles: Sequence[Stretch], doubles: Sequence[Stretch]) -> Iterator[Stretch]:
    """Those single-marked that neither lie in a double-marked one nor cross it; both are sorted."""
    position = 0
    for single in singles:
        start, end = single.outer_start, single.outer_end
        while position < len(doubles) and doubles[position].outer_end <= start:
            position += 1
        at = position
        while at < len(doubles) and start < doubles[at].outer_start and doubles[at].outer_end < end:
            at += 1
        if at == len(doubles) or doubles[at].outer_start >= end:
            yield single


def _is_spoken(text: str, single: Stretch) -> bool:
    """Whether a verb of saying stands beside a stretch that closes as speech does: "…,' said Ruiz"."""
    if text[single.end - 1] not in ".,?!…":
        return False
    after = _WORDS_AFTER.match(text, single.outer_end)
    before = _WORDS_BEFORE.search(text, max(0, single.outer_start - 40), single.outer_start)
    return any(
        _says(word.strip(".,:")) for near in (after, before) if near for word in near[0].split()
    )


def _says(word: str) -> bool:
    cue = cues.forms().get(word)
    return cue is not None and cue.frame == "speech" and cue.form in ("past", "third")


def _attributes(text: str) -> Iterator[Stretch]:
    for tag in _TAG.finditer(text):
        for value in re.finditer(r'="([^"]*)"', tag.group()):
            start, end = tag.start() + value.start(1), tag.start() + value.end(1)
            if start < end:
                yield Stretch(start, end, start - 1, end + 1, markup=True)


def untagged(text: str) -> str:
    """Overwrite markup tags with blanks: same length, same offsets.

    Examples
    --------
    >>> untagged('<b>No.</b>')
    '   No.    '
    """
    return _TAG.sub(lambda tag: " " * len(tag.group()), text) if "<" in text else text


def _direction(text: str, mark: re.Match[str], start: int, end: int) -> str:
    """Tell what a mark may do.

    It opens ("(", "“" where it may nest, "w" two apostrophes), closes (")", "»" either way),
    does both ("?"), begins an attribute's value ("=") or follows a number ('"').
    """
    symbol = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if symbol == '"':
        return _straight(before, after)
    if symbol == "''":
        return "w" if before in " \n\t([—–-" and not after.isspace() else ")"
    if symbol == "“":
        return "“" if before.isspace() or after.isalnum() else ")"
    if symbol == "”":
        return "?" if before.isspace() and not after.isspace() else ")"
    return "»" if symbol == "»" else "("


def _straight(before: str, after: str) -> str:
    """Tell what a straight mark may do from the characters beside it."""
    if before == "=":
        return "="
    opens = (before.isspace() or before in "([{—–-/…‘'“>") and not after.isspace()
    closes = not before.isspace() and (not after.isalnum() or before in ".,!?")
    if opens == closes:
        return "?"
    if opens:
        return "("
    return '"' if before.isdigit() else ")"


def _double(text: str, start: int, end: int, open_before: bool) -> list[Stretch]:
    """Pair the double marks of one paragraph."""
    found: list[Stretch] = []
    opened: tuple[int, int, str] | None = None  # outer start, inner start, mark
    marks = list(_MARK.finditer(text, start, end))
    for position, mark in enumerate(marks):
        way = _direction(text, mark, start, end)
        if opened is None:
            if way in '")»' and not found and open_before and _resumes(text, start, mark):
                found.append(Stretch(start, mark.start(), start, mark.end()))
            elif way == '"':
                found.append(_inches(text, start, mark))
            elif way in "(“?=»w" or (way == ")" and mark.group() == "»"):
                opened = (mark.start(), mark.end(), mark.group())
        elif _closes(way, mark, opened, marks, position):
            found.append(_pair(text, opened, mark))
            opened = None
        elif way in "(“=" and not _nests(marks, position, way):
            found.extend(_dangling(text, opened, mark.start()))
            opened = (mark.start(), mark.end(), mark.group())
    if opened is not None and end - opened[1] < _LONGEST_UNCLOSED:
        last = len(text[opened[1] : end].rstrip()) + opened[1]
        if last > opened[1]:
            weak = opened[2] == "''"
            found.append(Stretch(opened[1], last, opened[0], end, closed=False, weak=weak))
    return [s for s in found if s.end > s.start]


def _resumes(text: str, start: int, mark: re.Match[str]) -> bool:
    return mark.start() > start and text[mark.start() - 1] in ".,!?…—-"


def _inches(text: str, start: int, mark: re.Match[str]) -> Stretch:
    number = mark.start()
    while number > start and (text[number - 1].isdigit() or text[number - 1] in ".,/'"):
        number -= 1
    return Stretch(number, mark.start(), number, mark.end(), markup=True)


def _closes(
    way: str,
    mark: re.Match[str],
    opened: tuple[int, int, str],
    marks: list[re.Match[str]],
    position: int,
) -> bool:
    if opened[2] == "''":
        return mark.group() == "''" and way == ")"
    if way in ')"»?':
        return True
    if opened[2] in "„»" and mark.group() in "“«":
        return True
    # A curly opening mark typed where a closing one belongs: the paragraph has no other to close.
    return way == "=" and position + 1 == len(marks)


def _nests(marks: list[re.Match[str]], position: int, way: str) -> bool:
    """Tell whether a curly opener inside an open quotation has two closers after it."""
    if way != "“":
        return False
    following = [m.group() for m in marks[position + 1 : position + 3]]
    return following == ["”", "”"]


def _pair(text: str, opened: tuple[int, int, str], mark: re.Match[str]) -> Stretch:
    markup = opened[0] > 0 and text[opened[0] - 1] == "="
    weak = opened[2] == "''"
    start, end = _trimmed(text, opened[1], mark.start())
    return Stretch(start, end, opened[0], mark.end(), markup=markup, weak=weak)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks inside the marks of a French text: « No. »."""
    inner = text[start:end]
    if inner == inner.strip() or inner.isspace():
        return start, end
    begin = start + len(inner) - len(inner.lstrip())
    return begin, begin + len(inner.strip())


def _dangling(text: str, opened: tuple[int, int, str], limit: int) -> Iterator[Stretch]:
    """Give an opening mark that never closed the rest of its sentence, if that looks like speech."""
    inner = text[opened[1] : limit]
    stop = max(inner.rfind(". "), inner.rfind("? "), inner.rfind("! "))
    if stop > 0 and inner[0].isupper():
        end = opened[1] + stop + 1
        yield Stretch(opened[1], end, opened[0], end, closed=False)


def _singles(text: str) -> Iterator[Stretch]:
    """Pair the single marks of every paragraph.

    One that is open at the end of a paragraph goes on if the next opens with a mark as well.
    """
    for start, end in _paragraphs(text, _SINGLE_OPENER):
        marks = list(_SINGLE.finditer(text, start, end))
        better = _better_closers(text, marks)
        opened: re.Match[str] | None = None
        for position, mark in enumerate(marks):
            before = text[mark.start() - 1] if mark.start() > start else " "
            after = text[mark.end()] if mark.end() < end else " "
            if opened is None:
                opened = mark if _opens_single(text, mark, before, after) else None
            elif _closes_single(mark, before, after, better[position]):
                yield Stretch(opened.end(), mark.start(), opened.start(), mark.end(), single=True)
                opened = None
        if opened is not None and _goes_on(text, opened, end):
            last = opened.end() + len(text[opened.end() : end].rstrip())
            yield Stretch(opened.end(), last, opened.start(), end, closed=False, single=True)


_NEXT = re.compile(r"\n+[ \t]*(?=[‘'‚‹])")


def _goes_on(text: str, opened: re.Match[str], end: int) -> bool:
    """Whether the paragraph after an open single mark opens with the same mark."""
    following = _NEXT.match(text, end)
    at = following.end() if following else end
    return text.startswith(opened.group(), at) and _SINGLE_OPENER.match(text, at) is not None


def _opens_single(text: str, mark: re.Match[str], before: str, after: str) -> bool:
    if mark.group() in "’›" or not (before.isspace() or before in "([—–-:"):
        return False
    if not (after.isalnum() or after in "[(…$£€."):
        return False
    return not _ELISION.match(text, mark.start())


def _closes_single(mark: re.Match[str], before: str, after: str, better: bool) -> bool:
    """Tell a closing single mark from an apostrophe.

    "The workers' pay": a plural possessive, if a `better` mark comes before the next opener.
    """
    if before.isspace() or after.isalnum() or mark.group() in "‚‹":
        return False
    return before not in "sS" or not after.isspace() or not better


def _better_closers(text: str, marks: Sequence[re.Match[str]]) -> list[bool]:
    """Whether after each mark a mark behind punctuation comes before one behind a blank."""
    found, better = [], False
    for mark in reversed(marks):
        found.append(better)
        before = text[mark.start() - 1 : mark.start()]
        if not before or before.isspace():
            better = False
        elif before in ".,!?…" and not text[mark.end() : mark.end() + 1].isalnum():
            better = True
    return found[::-1]
