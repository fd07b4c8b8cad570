"""What stands between marks: a quotation, or a title, a nickname, a motto, a scare quote.

Plain rules decide the clear cases; for the others `looks` lists what a reader would look at and
`ranking.py` weighs it.
"""

from __future__ import annotations

import re

from analysis.quotation import nouns
from analysis.quotation.candidates import Candidate
from analysis.quotation.marks import Stretch
from analysis.quotation.outline import Outline
from analysis.quotation.ranking import Evidence, weighed

_NICKNAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]* $")
_SURNAME = re.compile(r" [A-ZÀ-Þ][\w'’-]*")
_COPULA = frozenset({"is", "was", ":", ","})
_ENOUGH = 300  # characters
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def nickname(text: str, stretch: Stretch) -> bool:
    """Tell whether the stretch stands inside a name, as in Luis "Lucho" Vega.

    Examples
    --------
    >>> nickname('Luis "Lucho" Vega won.', Stretch(6, 11, 5, 12))
    True
    """
    if stretch.end - stretch.start > 25 or not text[stretch.start].isupper():
        return False
    before = _NICKNAME.search(text, max(0, stretch.outer_start - 20), stretch.outer_start)
    if (
        not before
        or before.group().strip().lower() in nouns.lists()["small"] | nouns.lists()["work"]
    ):
        return False
    if before.group().strip()[-1] == ".":
        return False
    after = _SURNAME.match(text, stretch.outer_end)
    words = text[stretch.start : stretch.end].split()
    return after is not None and len(words) < 3 and all(w[0].isupper() for w in words)


def titled(words: list[str]) -> bool:
    """Tell whether words are capitalised as in a title, all but the small ones.

    Examples
    --------
    >>> titled(["Night", "Crossing"]), titled(["We", "will", "not"])
    (True, False)
    """
    small = nouns.lists()["small"]
    content = [w for w in words if w.lower() not in small]
    return bool(content) and all(w[0].isupper() for w in content) and words[0][0].isupper()


def words_of(text: str, stretch: Stretch) -> list[str]:
    """Words between the marks, of a long stretch the first: they tell its kind."""
    return _WORD.findall(text, stretch.start, min(stretch.end, stretch.start + _ENOUGH))


def ruled_out(words: list[str], outline: Outline, at: int) -> str:
    """Kind of a stretch of `words` that a plain rule knows for no quotation, else empty."""
    if not words:
        return "other"
    before = outline.lower[max(0, at - 4) : at]
    lists = nouns.lists()
    short = len(words) < 9
    if (before and before[-1] == "so-called") or before[-2:] == ["so", "called"]:
        return "scare"
    if short and titled(words) and _follows_work(before):
        return "title"
    if short and set(before) & lists["motto"] and before[-1] in _COPULA | lists["motto"]:
        return "motto"
    if short and _names_something(words, outline, at, before):
        return "title" if titled(words) and len(words) > 1 else "other"
    unsaid = len(before) > 1 and before[-1] in {"say", "says", "ever"}
    return "other" if unsaid and set(before) & {"nobody", "ever"} else ""


_LISTED = re.compile(r"(?:,?[ck,][SD]?[na]?)?")


def listed(words: list[str], outline: Outline, at: int, before: tuple[int, str]) -> str:
    """Kind of a stretch that a list goes on with, after one of a kind: “Low Tide” and “Peat”.

    `before` is the token of the stretch before and its kind.
    """
    token, kind = before
    if not kind or token < 0 or not _LISTED.fullmatch(outline.classes, token + 1, at):
        return ""
    if kind == "title":
        return kind if titled(words) else ""
    return kind if kind == "other" and len(words) < 4 else ""


def _follows_work(before: list[str]) -> bool:
    """Whether a work, or a list of works, is announced: "the film", "whose plays include"."""
    lists = nouns.lists()
    several = before[-1:] and before[-1] in lists["listing"]
    return bool(set(before[-2:]) & lists["work"] or (several and set(before[-3:]) & lists["works"]))


def _names_something(words: list[str], outline: Outline, at: int, before: list[str]) -> bool:
    """Tell what a word means, a button, a search, a prize, an operation, a work explained."""
    lists = nouns.lists()
    near = set(before[-2:])
    is_title = titled(words)
    opens = at == 1 or (at > 1 and outline.classes[at - 2] in "./E")
    printed = set(outline.lower[at + 1 : at + 2]) & lists["printed_on"]
    return bool(
        (len(words) < 5 and near & lists["meaning"])
        or (len(words) < 4 and (printed or before[-3:] == ["words", "such", "as"]))
        or near & lists["typed"]
        or (before[-1:] == ["for"] and near & {"searches", "searched"})
        or (opens and set(before[-1:]) & lists["pressed"])
        or (is_title and (near & lists["prize"] or words[0] == "Operation"))
        or (is_title and len(words) > 1 and _is_work_behind(outline, at))
    )


def _is_work_behind(outline: Outline, at: int) -> bool:
    """Tell whether an apposition says that it is a work: "Small Hours," her third album."""
    number = outline.chunk_starting.get(at + 1)
    if number is None or outline.classes[at + 1] != "S":
        return False
    start, end = outline.chunks[number]
    return end - start > 1 and outline.lower[end - 1] in nouns.lists()["work"]


def name(text: str, stretch: Stretch) -> str:
    """Kind of a stretch that is no quotation by its words: title if capitalised so, else scare."""
    words = words_of(text, stretch)
    if not words:
        return "other"
    return "title" if titled(words) and (len(words) > 1 or len(words[0]) > 3) else "scare"


def looks(
    text: str, stretch: Stretch, words: list[str], outline: Outline, at: int,
    chosen: Candidate | None, share: float,
) -> list[Evidence]:  # fmt: skip
    """List what tells a quotation from a title or a scare quote; the names are in weights.csv."""
    count = len(words)
    size = str(count) if count < 4 else "4-6" if count < 7 else "7-12" if count < 13 else "long"
    first, last = text[stretch.start], text[stretch.end - 1]
    capital = "titled" if count < 13 and titled(words) else "upper" if first.isupper() else "lower"
    classes = outline.classes
    before = classes[at - 1] if at else "^"
    after = classes[at + 1 : at + 2] or "$"
    end = last if last in ",.?!" else "-"
    speaking = not nouns.lists()["speaking"].isdisjoint(map(str.lower, words))
    rule = chosen.rule if chosen else "none"
    sure = "sure" if share > 0.8 else "fair" if share > 0.5 else "unsure"
    word = ""
    if before not in "^./E":
        word = outline.lower[at - 1] if before in "pfDSbokctrsx" else "other"
    found = [
        _of_size(size, before, end, speaking), _of_capital(capital, before, after, end),
        _of_speaker(rule, sure, size, capital), _of_marks(stretch.closed, stretch.single, rule),
        _of_word(word),
    ]  # fmt: skip
    if chosen is not None and rule.startswith(("said", "labe", "thou", "verb")):
        found += [_of_gap(f) for f in chosen.features if ":gap:" in f]
    return found


@weighed
def _of_size(size: str, before: str, end: str, speaking: bool) -> list[str]:
    """List how long the stretch is, and whether its words are those of sentences."""
    return [f"q:{size}:{before}", f"q:end:{end}:{size}", f"q:speaking:{speaking}:{size}"]


@weighed
def _of_capital(capital: str, before: str, after: str, end: str) -> list[str]:
    """List how the stretch begins and ends, and between what it stands."""
    return [
        f"q:{capital}:{end}", f"q:before:{before}", f"q:after:{after}", f"q:end:{end}:{after}",
        f"q:{capital}:before:{before}", f"q:{capital}:after:{after}",
    ]  # fmt: skip


@weighed
def _of_speaker(rule: str, sure: str, size: str, capital: str) -> list[str]:
    """List how a speaker was found, if it were a quotation, and how well that fits its look."""
    return [
        f"q:{size}:{rule}", f"q:rule:{rule}:{sure}", f"q:{rule}:{capital}", f"q:{size}:{capital}",
    ]  # fmt: skip


@weighed
def _of_marks(closed: bool, single: bool, rule: str) -> list[str]:
    """List what marks stand around it."""
    found = ["q:bias", f"q:closed:{closed}"]
    return found + ["q:single", f"q:single:{rule}"] * single


@weighed
def _of_word(word: str) -> list[str]:
    """Name the word before it: the word itself if it is of a closed class."""
    return [] if not word else ["q:word"] if word == "other" else [f"q:word:{word}"]


@weighed
def _of_gap(gap: str) -> list[str]:
    """Name what stands between it and the verb of its speaker."""
    return [f"q:{gap}"]
