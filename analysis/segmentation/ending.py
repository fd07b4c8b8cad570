"""Whether a stop ends its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from analysis.segmentation.rules import Rules, load

NO: Final = -1
_NEXT = re.compile(r"([“\"‘'(\[«¿¡]*+)([^\W_][\w’'\-]{0,40})?")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z]")
_TIME = re.compile(r"\s+time\b")
_LIST_MARK = re.compile(r"[\"“‘']?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{2,5})\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_QUOTES = frozenset("\"“‘'”’»«")
_WINDOW: Final = 48


@dataclass(slots=True)
class Context:
    """The stretch that is being cut: `start` is where the current sentence begins."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Next:
    """What follows a stop: opening marks, the first word, and where that word ends."""

    openers: str
    word: str
    end: int


def boundary(context: Context, match: re.Match[str]) -> int:
    """Offset where the sentence ends, or ``NO`` (-1) if the stop does not end it."""
    text, (marks, closers) = context.text, match.group(1, 2)
    if marks is None:
        return match.end()
    if match.end() >= context.end:
        return NO
    gap = match["gap"]
    if gap is None:
        return _glued(context, match)
    following = _following(text, match.end(), context.end)
    if not _can_open(text, following):
        return NO
    cut = match.start("gap") + (gap.rfind("”") + 1 if "”" in gap else 0)
    if closers:
        ends = _ends_after_closer(context, match, following)
    elif len(marks) > 1 or marks == "…":
        ends = _ends_after_run(context, match, following)
    else:
        ends = _ends_after_one(context, match, following)
    return cut if ends and not _in_bracket(context, match) else NO


def _following(text: str, position: int, end: int) -> Next:
    match = _NEXT.match(text, position, end)
    assert match is not None  # noqa: S101  (both parts are optional)
    return Next(match[1], match[2] or "", match.end())


def _can_open(text: str, following: Next) -> bool:
    """Tell whether a sentence can begin with what follows the stop."""
    word = following.word
    if not word:
        after = text[following.end : following.end + 1]
        return bool(following.openers and not after.isspace()) or after in "$£€#@•"
    first = word[0]
    if first.islower():
        return bool(_CAMEL.match(word)) or following.openers[:1] in {'"', "“", "‘"}
    return True


def _last_token(context: Context, stop: int) -> tuple[int, str]:
    """Where the word before the stop begins, and the word without opening marks."""
    low = max(context.start, stop - _WINDOW)
    piece = context.text[low:stop]
    pieces = piece.rsplit(None, 1)
    token = pieces[-1] if pieces else ""
    bare = token.lstrip("\"“‘'([«—–")
    return stop - len(bare), bare


def _in_bracket(context: Context, match: re.Match[str]) -> bool:
    """Tell whether the stop lies inside a bracket that opened in mid-sentence."""
    text, stop = context.text, match.start()
    low = max(context.start + 1, stop - 8 * _WINDOW)
    opened = text.rfind("(", low, stop)
    if opened < 0 or text.find(")", opened, match.end(2)) >= 0:
        return False
    closing = text.find(")", match.end(2), min(context.end, stop + 8 * _WINDOW))
    return closing >= 0 and text[closing + 1 : closing + 2] not in {"", "\n"}


def _glued(context: Context, match: re.Match[str]) -> int:
    """Decide a stop without a blank behind it: "ended.Trains", 'said."We'."""
    text, (marks, closers) = context.text, match.group(1, 2)
    rules, stop = load(), match.start()
    _, token = _last_token(context, stop)
    after = text[match.end() : match.end() + 2]
    if closers:
        if not token[-1:].isalnum() or len(marks) > 1:
            return NO
        if closers == '"' and text.count('"', context.start, stop) % 2 == 0:
            return match.end(1)
        return match.end(2) if after[:1].isalpha() or after[:1] in _QUOTES else NO
    if len(token) < 2 or any(mark in token for mark in "./@:") or rules.kinds.get(token):
        return NO
    if after[:1] in _QUOTES or after[:1] == "(":
        return match.end(2) if after[1:].isalpha() and after[:1] != "(" else NO
    word = _following(text, match.end(), context.end).word
    if not word[1:2].islower() and word not in {"A", "I"}:
        return NO
    if word in rules.domains or not (token[-1].islower() or token[-1].isdigit()):
        return NO
    return NO if marks != "." and token[0].isupper() else match.end(2)


def _ends_after_closer(context: Context, match: re.Match[str], following: Next) -> bool:
    """Decide a stop that a quotation mark or a bracket closes."""
    text, (marks, closers) = context.text, match.group(1, 2)
    quoted = not _QUOTES.isdisjoint(closers)
    if following.word[:1].islower() and not following.openers:
        return bool(_CAMEL.match(following.word)) and not quoted
    if quoted and marks[-1] in "?!…." and marks != "." and _opens_with_quote(context, match):
        return not _is_attribution(text, following, match.end())
    if marks == ".":
        _, token = _last_token(context, match.start())
        kind = load().kinds.get(token) or _shape(token)
        if kind == "initial":
            return following.word in load().starters
        if kind and kind not in {"number", "running", "title"}:
            return quoted or _reads_like_start(context, following, match.start())
    return True


def _opens_with_quote(context: Context, match: re.Match[str]) -> bool:
    """Tell whether the sentence is a quotation from its start, not one inside another's words."""
    text, low = context.text, context.start
    if text[low] in _QUOTES:
        return True
    inside = text[low : min(match.start(), low + 8 * _WINDOW)]
    return not ('"' in inside or "“" in inside or "‘" in inside)


def _is_attribution(text: str, following: Next, position: int) -> bool:
    if following.openers or following.word in load().starters:
        return False
    return load().attribution.match(text, position) is not None


def _ends_after_run(context: Context, match: re.Match[str], following: Next) -> bool:
    """Decide an ellipsis or a run of stops."""
    marks, stop = match[1], match.start()
    if marks.strip("?!") == "" or stop == context.start:
        return stop > context.start
    dots = marks.count(".") + 3 * marks.count("…")
    attached = not context.text[stop - 1].isspace()
    if dots > 3 or (attached and "." in marks[1:] and " " in marks):
        return True
    if attached:
        return True
    return following.word in load().starters and following.word[:2] not in {"I'", "I’"}


def _ends_after_one(context: Context, match: re.Match[str], following: Next) -> bool:
    """Decide a single stop with a blank behind it."""
    begin, token = _last_token(context, match.start())
    if not token:
        return False
    rules = load()
    if match[1] != ".":
        return rules.kinds.get(following.word, "") != "suffix" and match.start() > context.start
    kind = rules.kinds.get(token) or _shape(token)
    if begin - context.start <= 1 and _LIST_MARK.match(token):
        return False
    if not kind:
        return True
    return _ends_after_abbreviation(context, kind, token, begin, following, rules)


def _shape(token: str) -> str:
    """Kind of an abbreviation that is in no list."""
    if len(token) == 1 and token.isalpha() and token.isupper():
        return "initial"
    return "initial" if _DOTTED.match(token) else ""


def _ends_after_abbreviation(
    context: Context, kind: str, token: str, begin: int, following: Next, rules: Rules
) -> bool:
    word, before = following.word, _last_token(context, begin)[1]
    digit = word[:1].isdigit()
    if kind in {"title", "running"}:
        return False
    if kind == "number":
        return not digit and (word[:1].isupper() or bool(following.openers))
    if kind == "month":
        return not digit
    if kind == "unit":
        return True
    if kind == "time":
        timed = _TIME.match(context.text, following.end, context.end)
        return timed is None and word not in rules.zones
    if following.openers[:1] == "(":
        return False
    if kind == "initial" and not (token == "I" and before[:1].isupper()):
        return word in rules.starters and len(word) > 1
    if kind == "street":
        known = before[:1].isupper() or before[:1].isdigit()
        if not known or before in rules.saints:
            return False
    if kind == "place" and word not in rules.starters and not _is_noun(context, before):
        return False
    return _reads_like_start(context, following, begin)


def _is_noun(context: Context, before: str) -> bool:
    """Tell whether a place stands as a noun: "in the U.S.", "Dayton, Ohio"."""
    return before in {"the", "The"} or before.endswith(",")


def _reads_like_start(context: Context, following: Next, stop: int) -> bool:
    """Tell whether what follows an ambiguous abbreviation reads like a new sentence."""
    rules, text = load(), context.text
    if following.word in rules.starters or following.openers:
        return True
    if following.word in rules.heads or following.word in rules.kinds:
        return False
    if text.count(" ", context.start, stop) < 4:
        return False
    after = text[following.end : following.end + 2]
    return following.word[:1].isdigit() or (after[:1] == " " and after[1:].islower())
