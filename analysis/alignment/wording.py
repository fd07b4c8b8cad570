"""Word-level comparison of two quotations: what was changed, dropped, cut.

Case, punctuation, mark style, hyphenation, "&", figures for number words, masked letters, short
titles and transliterated names are no change of wording (the project's annotation guideline).
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib import resources
from typing import Any, Literal

from analysis.alignment.spelling import american
from analysis.segmentation import sentences

Op = Literal["equal", "replace", "delete", "insert"]
_TOKEN = re.compile(r"\.\s?\.\s?\.|…|(?:[^\W_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*(?:\*+[^\W_]*)*|&")
_STOP = re.compile(r"[.!?][\"'”’)\]\s]*\Z")
_CLOSE_NAMES = 0.6  # letters two spellings of one name share


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation: its comparable form, as printed, and its piece and sentence.

    `cut` says that an ellipsis stands right in front of it or that it begins a later piece.
    Sentences are numbered through the pieces; `start` and `end` are offsets in the piece.
    """

    form: str
    printed: str
    piece: int
    cut: bool
    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step from wording `a` to wording `b`: word ranges that are equal, or differ."""

    op: Op
    start_a: int
    end_a: int
    start_b: int
    end_b: int


def tokenise(pieces: Sequence[str]) -> list[Word]:
    """Words of the pieces of one quotation in comparable form.

    Examples
    --------
    >>> [(w.form, w.cut) for w in tokenise(["It's O.K. ... to stay", "& wait 2 days"])]
    [("it's", False), ('okay', False), ('to', True), ('stay', False), ('and', True), ('wait', False), ('two', False), ('days', False)]
    """
    words: list[Word] = []
    before = 0
    for number, piece in enumerate(pieces):
        cut = number > 0
        ends = [sentence.end for sentence in sentences(piece)]
        for match in _TOKEN.finditer(piece):
            if match[0][0] in ".…":
                cut = True
                continue
            plain = american(_plain(match[0]))
            form = _same_words().get(plain, plain)
            sentence = before + bisect_right(ends, match.start())
            words.append(Word(form, match[0], number, cut, sentence, *match.span()))
            cut = False
        before += len(ends)
        if number + 1 < len(pieces) and _goes_on(piece, pieces[number + 1]):
            before -= 1
    return words


def align(a: Sequence[Word], b: Sequence[Word]) -> list[Step]:
    """Steps that turn `a` into `b`; spellings that are no change count as equal.

    Examples
    --------
    >>> [s.op for s in align(tokenise(["a tax-filing goodwill"]), tokenise(["the tax filing good will"]))]
    ['replace', 'equal']
    """
    matcher = SequenceMatcher(None, [w.form for w in a], [w.form for w in b], autojunk=False)
    steps: list[Step] = []
    for found, start_a, end_a, start_b, end_b in matcher.get_opcodes():
        respelled = found == "replace" and _spelled_apart(a[start_a:end_a], b[start_b:end_b])
        op: Op = "equal" if respelled else found
        step = Step(op, start_a, end_a, start_b, end_b)
        if steps and steps[-1].op == op == "equal":
            step = Step(op, steps[-1].start_a, end_a, steps.pop().start_b, end_b)
        steps.append(step)
    return steps


def printed(words: Sequence[Word]) -> str:
    """Words as they are printed, without the marks between them.

    Examples
    --------
    >>> printed(tokenise(["It's a dam, Ms. Ruiz."])[2:])
    'dam Ms Ruiz'
    """
    return " ".join(word.printed for word in words)


def _goes_on(piece: str, later: str) -> bool:
    """Whether a later piece goes on with the sentence: a comma may stand for the period."""
    return not _STOP.search(piece) and later.lstrip(" \"'“‘[(").lstrip()[:1].islower()


def _plain(token: str) -> str:
    return token.lower().replace("’", "'").replace(".", "")


def _spelled_apart(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two runs differ in spelling alone: solid or apart, masked, transliterated."""
    joined_a, joined_b = "".join(w.form for w in a), "".join(w.form for w in b)
    if joined_a == joined_b:
        return True
    for masked, other in ((joined_a, joined_b), (joined_b, joined_a)):
        if "*" in masked and re.fullmatch(re.sub(r"\*+", r"\\w*", masked), other):
            return True
    names = all(w.printed[0].isupper() or w.form in spellings()["particles"] for w in (*a, *b))
    if not names or len(a) > 3 or len(b) > 3:
        return False
    core_a, core_b = (
        "".join(w.form for w in run if w.form not in spellings()["particles"]) for run in (a, b)
    )
    ratio = SequenceMatcher(None, core_a, core_b, autojunk=False).ratio()
    return min(len(core_a), len(core_b)) >= 5 and ratio >= _CLOSE_NAMES


@cache
def _same_words() -> dict[str, str]:
    return {form: word for word, forms in spellings()["same"].items() for form in forms}


@cache
def spellings() -> dict[str, Any]:
    """Read ``wording.toml`` once."""
    source = resources.files(__package__).joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)
