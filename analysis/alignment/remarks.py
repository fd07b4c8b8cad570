"""Whether two quotations are one remark, or may be one, or may be two."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from analysis.alignment import lists
from analysis.alignment.speakers import Speakers
from analysis.alignment.stretch import Common
from analysis.alignment.utterances import Utterance
from analysis.alignment.wording import Word, printed, spellings
from analysis.alignment.words import stem

OPEN = "one remark reworded, or two; the texts cannot tell"
FEWEST_WORDS = 3  # a shorter stretch is no quotation that could be recognised
SAME_EXACT = 1.5  # what an unchanged shared stretch must tell to be one utterance
SAME_CHANGED = 3.0  # what a changed one must tell
SAME_SHARE = 0.5  # and how much of the shorter side it must be, after the cost of gaps
OUTWEIGHS = 8.0  # what a stretch must tell to outweigh two different speakers, days or numbers
NEAR = 0.75  # two lines of one speaker with so much in common are one, changed,
NEAR_TELLS = 2.0  # if what they share tells so much
NEAR_WORDS = 4  # in so many words
ALIKE = 0.5  # with so much in common they may be one, content words among it,
NEARLY_ALL = 0.85  # and with so much without any
DOUBT_SHARE = 0.3  # from here on two lines of one speaker may be one remark
DOUBT_OPENING = 3  # words at the start that such lines have in common
RENDERED = 3  # content words, half of the longer side's, that two renderings have in common
FIRM = 5.0  # what is shared around another content word, to be one remark all the same
FIRM_SHARE = 0.6  # and how much of the shorter side is shared where both go on otherwise


def is_one(common: Common, who: Speakers, changed: bool) -> bool:
    """Whether the shared stretch tells enough to take both for one utterance."""
    near = common.similarity >= NEAR and common.equal >= NEAR_WORDS and common.told >= NEAR_TELLS
    if near and who == "one":
        return True
    if who == "other" and common.told < OUTWEIGHS:
        return False
    if not changed:
        run = sum(s.end_a - s.start_a for s in common.stretch if s.op == "equal")
        return run >= FEWEST_WORDS and common.told >= SAME_EXACT
    return is_firm(common)


def is_firm(common: Common) -> bool:
    """Whether the shared stretch tells enough to be one utterance in spite of changes."""
    return common.told >= SAME_CHANGED and common.share >= SAME_SHARE


def is_one_sentence(sentences: Common, who: Speakers) -> bool:
    """Whether lines of one speaker that differ otherwise have a sentence in common, changed or not."""
    return who == "one" and sentences.similarity >= NEAR and is_firm(sentences)


def perhaps_one(common: Common) -> str:
    """Reasons to leave open whether two lines of one speaker are one remark, "" for none."""
    opening = 0
    for x, y in zip(common.words_a, common.words_b, strict=False):
        if x.form != y.form:
            break
        opening += 1
    content_a, content_b = _content(common.words_a), _content(common.words_b)
    shared = sum(any(_akin(x, y) for y in content_b) for x in content_a)
    share = shared / max(1, min(len(content_a), len(content_b)))
    if opening < DOUBT_OPENING or shared < 2 or share < DOUBT_SHARE:
        alike = _alike(content_a, content_b, shared, common)
        return f"same speaker; much the same words, in short: {OPEN}" if alike else ""
    return (
        f"same speaker; both begin “{printed(common.words_a[:opening])}”; {shared} content words akin, "
        "the others differ: one remark rendered or translated twice, or two remarks; the texts cannot tell"
    )


def perhaps_rendered(sentences: Common) -> str:
    """Reasons to leave open whether sentences of one speaker are one, rendered twice, "" for none."""
    a, b = _content(sentences.words_a), _content(sentences.words_b)
    shared = sum(any(_akin(x, y) for y in b) for x in a)
    alike = _is_rendered(a, b, shared) and sentences.similarity >= ALIKE
    return f"same speaker; a sentence in much the same words: {OPEN}" if alike else ""


def _is_rendered(a: set[str], b: set[str], shared: int) -> bool:
    """Whether half of the content words of the longer side are akin to some of the other."""
    return shared >= RENDERED and 2 * shared >= max(len(a), len(b))


def perhaps_two(common: Common, a: Utterance, b: Utterance) -> str:
    """Reasons to leave open whether lines with much in common are two remarks, "" for none."""
    if common.told >= OUTWEIGHS:
        return ""
    if a.days and b.days and not a.days & b.days:
        return f"said on {_either(a.days, b.days).title()}: {OPEN}"
    for left, right in common.instead:
        for kind in ("numbers", "times"):
            own, other = _listed(kind, left), _listed(kind, right)
            if own and other and own != other:
                return f"other {kind}, {_either(own, other)}: {OPEN}"
    for left, right in common.instead:
        if _is_weak(common, _content(left), _content(right)):
            return f"little in common around {printed(left)} / {printed(right)}: {OPEN}"
    return ""


def _is_weak(common: Common, a: set[str], b: set[str]) -> bool:
    """Whether a stretch is too short, or too small a part, to be one remark with these words in it."""
    if any(_akin(x, y) for x in a for y in b):
        return False
    short = common.told < FIRM and not common.runs_on
    return bool(a and b and short) or bool((a or b) and common.share < FIRM_SHARE)


def _alike(a: set[str], b: set[str], shared: int, common: Common) -> bool:
    """Whether two lines have so much in common that they may be one, told or translated twice."""
    contained = shared == min(len(a), len(b))
    short = contained and max(len(a), len(b)) <= shared + 1
    run = max((s.end_a - s.start_a for s in common.stretch if s.op == "equal"), default=0)
    if common.similarity >= NEARLY_ALL or _is_rendered(a, b, shared):
        return True
    if contained and shared > 1 and run >= FEWEST_WORDS:
        return True
    return shared > 0 and (common.similarity >= ALIKE or short)


def _akin(x: str, y: str) -> bool:
    """Whether two stems are equal or one begins the other ("key", "keystone")."""
    return x == y or (min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x)))


def _content(words: Sequence[Word]) -> set[str]:
    return {stem(word.form) for word in words} - {""}


def _listed(kind: str, words: Sequence[Word]) -> set[str]:
    """The numbers, or the words for times, among some words."""
    numbers = kind == "numbers"
    return {w.form for w in words if w.form in _forms(kind) or (numbers and w.form.isdigit())}


@cache
def _forms(kind: str) -> frozenset[str]:
    if kind == "times":
        return frozenset((*spellings()["times"], *lists.weekdays()))
    same = spellings()["same"]
    return frozenset(word for word, forms in same.items() if any(f.isdigit() for f in forms))


def _either(a: Collection[str], b: Collection[str]) -> str:
    return f"{' '.join(sorted(a))} / {' '.join(sorted(b))}"
