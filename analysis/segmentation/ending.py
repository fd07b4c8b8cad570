"""Whether a stop ends its sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from analysis.segmentation.rules import CAMEL, Rules, load

NO: Final = -1
_NEXT = re.compile(r"((?:[“”„\"‘’‚'`(\[¿¡]|«[ \xa0\u202f]?)*+)([^\W_][\w’'\-]{0,40})?")
_SURNAME = re.compile(r"(?:\s+[a-z]{2,4}){0,2}\s+[A-Z]")
_DOMAIN = re.compile(r"\.[a-z]{2,12}(?:\.[a-z]{2,4})?(?=\s)")
_ZIP = re.compile(r"\d{5}(?!\d)")
_ROMAN = re.compile(r"[IVXLC]{1,6}\Z")
# An emoji or another sign, and what it opens.
_SIGNS = re.compile(r"[^\w\s.,;:!?\"“”„‘’'`()\[\]–—-]++\s*+[\"“‘']?+(\w)")
# What makes a zone of the word behind "9 p.m.": "Pacific time", "E.T.", "E.S.T.".
_ZONE = re.compile(r"\s+time\b|\.(?:[SD]\.)?T\b")
_LIST_MARK = re.compile(r"[\"“‘']?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{2,5})\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z")
_QUOTES: Final = frozenset("\"“„‘'”’»«`")
_OPEN_QUOTES: Final = frozenset('"“‘«')
_INSIDE_NAMES: Final = frozenset(
    {"the", "of", "and", "for", "de", "la", "von", "van", "a", "former"}
)
_POINTS: Final = frozenset("NESW")
_WINDOW: Final = 48


@dataclass(slots=True)
class Stretch:
    """The text from `start`, where the current sentence begins, to `end`, which none crosses.

    Up to `counted` it holds `marks` straight quotation marks.  `is_lower` if it has letters and no
    capital among them, so that no capital can show where a sentence begins.
    """

    text: str
    start: int
    end: int
    counted: int
    is_lower: bool
    marks: int = 0

    def is_quoted(self, position: int) -> bool:
        """Tell whether an odd number of straight marks stands before `position`."""
        self.marks += self.text.count('"', self.counted, position)
        self.counted = position
        return self.marks % 2 == 1


@dataclass(slots=True)
class Stop:
    """A stop with what stands around it.

    `token` is the word before it, from `begin`; `openers` and `word` are the marks and the word
    behind the blank, which ends at `word_end`.
    """

    stretch: Stretch
    at: int
    marks: str
    closers: str
    begin: int
    token: str
    openers: str
    word: str
    word_end: int
    rules: Rules


def boundary(stretch: Stretch, match: re.Match[str]) -> int:
    """Offset where the sentence ends, or ``NO`` (-1) if the stop does not end it."""
    if match["wide"] is not None:
        return _closed(match)
    if match.end() >= stretch.end:
        return NO
    stop = _read(stretch, match)
    gap = match["gap"]
    if gap is None:
        return _glued(stop, match.end())
    ends = _ends_lower(stop) if _goes_on_lower(stop) else _can_open(stop) and _ends(stop)
    if not ends or _in_bracket(stop, match.end("closers")):
        return NO
    return _closed(match)


def _closed(match: re.Match[str]) -> int:
    """Offset behind the marks that close a sentence, one behind a blank too."""
    gap = match["gap"] or ""
    return match.start("gap") + gap.rindex("”") + 1 if "”" in gap else match.end("closers")


def _read(stretch: Stretch, match: re.Match[str]) -> Stop:
    """Gather what stands around a stop."""
    begin, token = _token_before(stretch, match.start())
    following = _NEXT.match(stretch.text, match.end(), stretch.end)
    assert following is not None
    marks, closers = match.group("marks", "closers")
    openers, word, end = following[1], (following[2] or "").replace("’", "'"), following.end()
    return Stop(stretch, match.start(), marks, closers, begin, token, openers, word, end, load())


def _token_before(stretch: Stretch, position: int) -> tuple[int, str]:
    """Where the word before `position` begins, and the word without opening marks."""
    pieces = stretch.text[max(stretch.start, position - _WINDOW) : position].rsplit(None, 1)
    token = pieces[-1].lstrip("\"“„‘'`([«—–-") if pieces else ""
    return position - len(token), token


def _can_open(stop: Stop) -> bool:
    """Tell whether a sentence can begin with what follows."""
    if not stop.word:
        after = stop.stretch.text[stop.word_end : stop.word_end + 1]
        is_set_off = bool(stop.openers and not after.isspace())
        return is_set_off or after in "$£€#@•" or _is_opening_sign(stop, after)
    if stop.word[0].islower():
        return stop.openers[:1] in _OPEN_QUOTES or _is_small_name(stop)
    return True


def _is_small_name(stop: Stop) -> bool:
    """Tell a name that begins small: "iPhone", "van der Linde", "shop.example"."""
    if CAMEL.match(stop.word):
        return True
    behind = _SURNAME if stop.word in stop.rules.particles else _DOMAIN
    found = behind.match(stop.stretch.text, stop.word_end, stop.stretch.end)
    return found is not None and not _kind(stop)


def _is_opening_sign(stop: Stop, after: str) -> bool:
    """Tell an emoji that opens a sentence from one that stands alone at the end."""
    if unicodedata.category(after) != "So":
        return False
    opened = _SIGNS.match(stop.stretch.text, stop.word_end, stop.stretch.end)
    return opened is not None and (stop.stretch.is_lower or not opened[1].islower())


def _goes_on_lower(stop: Stop) -> bool:
    """Tell whether a small letter or a figure follows in a text that has no capitals."""
    return stop.stretch.is_lower and stop.openers in {"", "("} and stop.word != ""


def _ends_lower(stop: Stop) -> bool:
    """Decide a stop in a text without capitals: abbreviations go on, save before a pronoun."""
    if not stop.token or stop.marks[0] not in ".?!" or (stop.closers and stop.marks != "."):
        return False
    if stop.marks != ".":
        return not stop.marks.startswith("..")
    token, rules = stop.token, stop.rules
    kind = rules.kinds.get(token) or rules.kinds.get(token.capitalize(), "")
    if kind in {"title", "running"} or _is_list_mark(stop):
        return False
    if kind in {"number", "month"}:
        return not stop.word[0].isdigit()
    if len(token) > 1 and not kind and not _DOTTED.match(token):
        return True
    return stop.word.capitalize() in rules.starters and stop.word not in rules.open_endings


def _ends(stop: Stop) -> bool:
    """Decide a stop with a blank behind it."""
    if not stop.token:
        return False
    if stop.marks[0] in "-–—":
        return stop.word in stop.rules.starters
    if stop.closers:
        return _ends_after_closer(stop)
    if stop.marks == ".":
        return _ends_after_period(stop)
    if stop.marks.strip("?!"):
        return _ends_after_ellipsis(stop)
    is_name = len(stop.token) == 1 and stop.token.isalpha()
    return not is_name and stop.rules.kinds.get(stop.word) != "suffix"


def _ends_after_closer(stop: Stop) -> bool:
    """Decide a stop that a quotation mark or a bracket closes."""
    quoted = not _QUOTES.isdisjoint(stop.closers)
    if ")" in stop.closers and stop.stretch.text.rfind("(", *_recent(stop)) >= 0:
        sentence = stop.marks == "." and not _kind(stop) and _reads_like_start(stop)
        return sentence or stop.word in stop.rules.starters
    if quoted and stop.marks != "." and _opens_with_quote(stop):
        return not _is_attributed(stop)
    kind = _kind(stop) if stop.marks == "." else ""
    if kind == "initial":
        return stop.word in stop.rules.starters
    return not kind or quoted or _reads_like_start(stop)


def _recent(stop: Stop) -> tuple[int, int]:
    """Bounds of what stands before the stop in its sentence, cut off at some length."""
    return max(stop.stretch.start + 1, stop.at - 8 * _WINDOW), stop.at


def _opens_with_quote(stop: Stop) -> bool:
    """Tell whether the sentence is a quotation from its start, not one inside another's words."""
    text, low = stop.stretch.text, stop.stretch.start
    inside = text[low : min(stop.at, low + 8 * _WINDOW)]
    return text[low] in _QUOTES or _OPEN_QUOTES.isdisjoint(inside)


def _is_attributed(stop: Stop) -> bool:
    """Tell whether a name and a saying verb follow."""
    if stop.openers or stop.word in stop.rules.starters:
        return False
    position = stop.word_end - len(stop.word)
    return stop.rules.attribution.match(stop.stretch.text, position) is not None


def _ends_after_ellipsis(stop: Stop) -> bool:
    """Decide dots: set off by a blank they go on, set close to a word or a stop they end it."""
    if stop.token == stop.word:
        return False
    before = stop.stretch.text[max(stop.stretch.start, stop.at - 2) : stop.at]
    if stop.marks.count(".") > 3 or not before[-1].isspace() or before[0] in ".!?":
        return True
    return stop.word in stop.rules.starters and not stop.word.startswith("I'")


def _ends_after_period(stop: Stop) -> bool:
    """Decide a single period: what decides is the word before it."""
    kind = _kind(stop)
    return not _is_list_mark(stop) and (not kind or _DECIDE[kind](stop))


def _is_list_mark(stop: Stop) -> bool:
    """Tell whether a number or a letter opens the sentence: "1. Wash it"."""
    return stop.begin - stop.stretch.start <= 1 and _LIST_MARK.match(stop.token) is not None


def _kind(stop: Stop) -> str:
    """Kind of abbreviation before the stop, empty for a plain word."""
    token = stop.token
    kind = stop.rules.kinds.get(token, "")
    if not kind and (token.isalpha() and token.isupper() and len(token) == 1):
        return "initial"
    return "initial" if not kind and "." in token and _DOTTED.match(token) else kind


def _never(stop: Stop) -> bool:
    """Let the clause go on, as after "i.e."."""
    return False


def _after_title(stop: Stop) -> bool:
    """Titles: a name follows, save after a street that is named so ("Harbor Dr. By noon")."""
    if stop.token not in stop.rules.drives or stop.word not in stop.rules.starters:
        return False
    return _token_before(stop.stretch, stop.begin)[1][:1].isupper()


def _unless_number(stop: Stop) -> bool:
    """Months, units, "No.": a figure goes on with them."""
    is_figure = stop.word[:1].isdigit() or (stop.word != "I" and _ROMAN.match(stop.word))
    return not is_figure and stop.rules.kinds.get(stop.word) != "month"


def _after_time(stop: Stop) -> bool:
    """Times of day: a zone, a day or "<Place> time" may follow, or all after "At 9 p.m."."""
    if stop.stretch.text.count(" ", stop.stretch.start, stop.begin) < 3:
        return False
    timed = _ZONE.match(stop.stretch.text, stop.word_end, stop.stretch.end)
    is_day = stop.word in stop.rules.zones or stop.rules.kinds.get(stop.word) == "month"
    return timed is None and not is_day


def _after_initial(stop: Stop) -> bool:
    """Initials: a name follows, save after "World War I"."""
    if stop.token in _POINTS and stop.word[:1].isdigit():
        return False
    before = _token_before(stop.stretch, stop.begin)[1]
    if before in stop.rules.numbered and _ROMAN.match(stop.token):
        return True
    if before[:1].isdigit() or before in stop.rules.lettered or _is_ordinal(stop.token, before):
        return _reads_like_start(stop)
    return stop.word in stop.rules.starters and len(stop.word) > 1


def _is_ordinal(token: str, before: str) -> bool:
    """Tell the Roman one of "World War I" from the pronoun."""
    return token == "I" and before[:1].isupper()


def _after_suffix(stop: Stop) -> bool:
    """Companies and degrees stand before a number in mid-sentence only."""
    return not stop.word[:1].isdigit() and _reads_like_start(stop)


def _after_street(stop: Stop) -> bool:
    """Behind a name or a number "St." is a street, else a saint."""
    before = _token_before(stop.stretch, stop.begin)[1]
    if before in stop.rules.saints or not (before[:1].isupper() or before[:1].isdigit()):
        return False
    return _reads_like_start(stop)


def _after_place(stop: Stop) -> bool:
    """Places: as a noun ("in the U.S.", "Salem, Ore.") they may end a sentence."""
    before = _token_before(stop.stretch, stop.begin)[1]
    if stop.openers.startswith("("):
        return False
    if stop.word in stop.rules.starters:
        return True
    is_bare = before in stop.rules.bare and stop.token not in stop.rules.articled
    is_noun = is_bare or before in {"the", "The"} or before.endswith(",")
    return is_noun and not _ZIP.match(stop.word) and _reads_like_start(stop)


def _reads_like_start(stop: Stop) -> bool:
    """Tell whether what follows an abbreviation that may go either way begins a sentence."""
    if stop.openers.startswith("("):
        return False
    if stop.word in stop.rules.starters or stop.openers:
        return True
    if stop.word in stop.rules.heads or stop.word in stop.rules.kinds:
        return False
    if not _has_clause(stop):
        return False
    after = stop.stretch.text[stop.word_end : stop.word_end + 5]
    if after.startswith((" and ", " & ")):
        return False
    return stop.word[:1].isdigit() or (after[:1] == " " and after[1:2].islower())


def _has_clause(stop: Stop) -> bool:
    """Tell whether more than a name stands before the stop: a word without a capital."""
    low = min(stop.begin, _recent(stop)[0] - 1)
    before = stop.stretch.text[low : stop.begin].split()
    return any(word.islower() and word not in _INSIDE_NAMES for word in before)


_DECIDE: Final[Mapping[str, Callable[[Stop], bool]]] = MappingProxyType(
    {
        "title": _after_title,
        "running": _never,
        "number": _unless_number,
        "month": _unless_number,
        "time": _after_time,
        "unit": _unless_number,
        "suffix": _after_suffix,
        "initial": _after_initial,
        "street": _after_street,
        "place": _after_place,
    }
)


def _in_bracket(stop: Stop, end: int) -> bool:
    """Tell whether the stop lies inside a bracket that opened in mid-sentence."""
    text = stop.stretch.text
    opened = text.rfind("(", *_recent(stop))
    if opened < 0 or text.find(")", opened, end) >= 0:
        return False
    closing = text.find(")", end, min(stop.stretch.end, stop.at + 8 * _WINDOW))
    return closing >= 0 and closing + 1 < stop.stretch.end


def _glued(stop: Stop, end: int) -> int:
    """Decide a stop without a blank behind it: "ended.Trains", 'said."We'."""
    after = stop.stretch.text[end : end + 2]
    if stop.closers:
        return _glued_quote(stop, end)
    kind = stop.rules.kinds.get(stop.token, "")
    if kind == "time":
        return end
    if len(stop.token) < 2 or kind or any(mark in stop.token for mark in "./@:"):
        return NO
    if _is_list_mark(stop):
        return NO
    if after[0] == "(" or after[0] in _QUOTES:
        return end if after[1:].isupper() else NO
    return end if _is_glued_word(stop) else NO


def _glued_quote(stop: Stop, end: int) -> int:
    """Decide which sentence a mark between two letters belongs to: 'said."We'."""
    text, marks_end = stop.stretch.text, stop.at + len(stop.marks)
    if not stop.token[-1:].isalnum() or len(stop.marks) > 1:
        return NO
    if stop.closers == '"' and not stop.stretch.is_quoted(stop.at):
        return marks_end
    return end if text[end].isalpha() or text[end] in _QUOTES else NO


def _is_glued_word(stop: Stop) -> bool:
    """Tell a sentence that lost its blank from an address, a product name or a file name."""
    last, first = stop.token.rstrip(")]")[-1:], stop.word[:2]
    beyond = stop.stretch.text[stop.word_end : stop.word_end + 2]
    is_address = beyond[:1] in {".", "/"} and beyond[1:].isalnum()
    if is_address or stop.word in stop.rules.domains:
        return False
    if not (last.islower() or last.isdigit()) or not (first[1:].islower() or stop.word in "AI"):
        return False
    return stop.marks == "." or not stop.token[0].isupper()
