"""The same utterance in two outlets: verbatim, truncated, split, reworded, or uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.alignment.utterances import Utterance, speakers, utterances
from analysis.alignment.wording import Step, Word, align, tokenise
from analysis.alignment.words import stem
from analysis.layers import Layers

QuoteLabel = Literal["verbatim", "truncated", "split", "reworded", "uncertain"]
Difference = tuple[tuple[str, str, str], ...]
Mark = str | tuple[str, str]

ALIKE_WHY = "same speaker; much the same words, in short: one remark reworded, or two; the texts cannot tell"
FEWEST_WORDS = 3  # a shorter stretch is no quotation that could be recognised
FUNCTION_WORD = 0.35  # what a function word tells, against 1 for a content word
GAP = 0.5  # cost of each changed word inside a shared stretch
SAME_EXACT = 1.5  # what an unchanged shared stretch must tell to be one utterance
SAME_CHANGED = 3.0  # what a changed one must tell
SAME_SHARE = 0.5  # and how much of the shorter quotation it must be, after the cost of gaps
OTHER_SPEAKER = 8.0  # what a stretch must tell to outweigh two different speakers
NEAR = 0.75  # two lines of one speaker with so much in common are one, changed,
NEAR_TELLS = 2.0  # if what they share tells so much
NEAR_WORDS = 4  # in so many words
ALIKE = 0.5  # with so much in common they may be one, content words among it,
NEARLY_ALL = 0.85  # and with so much without any
DOUBT_SHARE = 0.3  # from here on two lines of one speaker may be one remark
DOUBT_OPENING = 3  # words at the start that such lines have in common


@dataclass(frozen=True, slots=True)
class QuotePair:
    """One utterance as two outlets quote it.

    A side runs from the first to the last piece of its quotation.  `similarity` is the share of
    words that both have, in [0, 1]; `difference` lists word-level steps (op, words of a, words of
    b), op being equal, replace, delete or insert; `why` gives the reasons for the label.
    "uncertain" pairs may be one remark or two: nobody is said to have misquoted.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    label: QuoteLabel
    similarity: float
    difference: Difference
    why: str


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation and its words; `marks` are its content words and its runs of two words."""

    said: Utterance
    words: list[Word]
    marks: set[Mark]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Label of two utterances ("different" where they are not one), and what it rests on."""

    label: QuoteLabel | Literal["different"]
    similarity: float
    difference: Difference
    why: str


def quote_pairs(a: Layers, b: Layers) -> list[QuotePair]:
    """Pair the quotations of two articles that give the same utterance.

    Parameters
    ----------
    a, b : Layers
        Two tellings of one event; only quotations in marks are compared.

    Returns
    -------
    list of QuotePair
        Sorted by place in `a`.  Different utterances are no row.
    """
    spoken_a, spoken_b = ([_read(u) for u in utterances(article)] for article in (a, b))
    places: dict[Mark, list[int]] = {}
    for place, other in enumerate(spoken_b):
        for mark in other.marks:
            places.setdefault(mark, []).append(place)
    pairs = []
    for one in spoken_a:
        for place in sorted({place for mark in one.marks for place in places.get(mark, ())}):
            verdict = _compare(one, spoken_b[place])
            if verdict.label != "different":
                pairs.append((one.said, spoken_b[place].said, verdict))
    sure_a = {x.start for x, _, verdict in pairs if verdict.label != "uncertain"}
    sure_b = {y.start for _, y, verdict in pairs if verdict.label != "uncertain"}
    return [
        QuotePair(x.start, x.end, y.start, y.end, v.label, v.similarity, v.difference, v.why)
        for x, y, v in pairs
        if v.label != "different"
        and (v.label != "uncertain" or (x.start not in sure_a and y.start not in sure_b))
    ]


def compare(a: Utterance, b: Utterance) -> Verdict:
    """Compare two quotations from tellings of one event.

    The decision follows the annotation guideline: different first, then reworded (a word changed,
    added or dropped without an ellipsis or a cut of the marks), split (cut elsewhere than the
    other side), truncated (one is part of the other), verbatim.

    Parameters
    ----------
    a, b : Utterance

    Returns
    -------
    Verdict

    Examples
    --------
    >>> one = Utterance(0, 0, ("We will rebuild the old harbour by spring.",))
    >>> compare(one, Utterance(0, 0, ("rebuild the old harbour",))).label
    'truncated'
    >>> compare(one, Utterance(0, 0, ("We will rebuild the harbour by spring",))).label
    'reworded'
    >>> compare(one, Utterance(0, 0, ("We will rebuild", "the old harbour by spring"))).label
    'split'
    """
    return _compare(_read(a), _read(b))


def _read(said: Utterance) -> _Spoken:
    words = tokenise(said.pieces)
    content = {stem(word.form) for word in words} - {""}
    return _Spoken(said, words, content | {(x.form, y.form) for x, y in pairwise(words)})


def _compare(one: _Spoken, other: _Spoken) -> Verdict:
    a, b, words_a, words_b = one.said, other.said, one.words, other.words
    if not _share_enough(one, other):
        return Verdict("different", 0.0, (), "no words in common")
    steps = align(words_a, words_b)
    core = _core(words_a, words_b, steps)
    told = sum(_tells(words_a[s.start_a : s.end_a]) for s in core if s.op == "equal")
    equal = sum(s.end_a - s.start_a for s in steps if s.op == "equal")
    similarity = round(2 * equal / (len(words_a) + len(words_b)), 6)
    difference = _difference(words_a, words_b, steps)
    changed = _changes(words_a, words_b, core)
    near = similarity >= NEAR and equal >= NEAR_WORDS and told >= NEAR_TELLS
    near = near and (speakers(a, b) == "one")
    if not near and not _one_utterance(a, b, words_a, words_b, core, told, bool(changed)):
        doubt = _doubt(a, b, words_a, words_b, similarity)
        return Verdict("uncertain" if doubt else "different", similarity, difference, doubt)
    if changed:
        return Verdict("reworded", similarity, difference, changed)
    if cut := _cut_apart(words_a, words_b, core):
        return Verdict("split", similarity, difference, cut)
    if len(core) == len(steps) == 1:
        return Verdict("verbatim", similarity, difference, "the same words")
    return Verdict("truncated", similarity, difference, "one gives a part of the other")


def _share_enough(a: _Spoken, b: _Spoken) -> bool:
    """Quick look: two runs of two words or content words in common, of one speaker's lines one."""
    if min(len(a.words), len(b.words)) < FEWEST_WORDS:
        return False
    needed = 1 if speakers(a.said, b.said) == "one" else 2
    return len(a.marks & b.marks) >= needed


def _tells(words: Sequence[Word]) -> float:
    """How much a run of words tells: content words count 1, function words less."""
    return sum(1.0 if stem(w.form) else FUNCTION_WORD for w in words)


def _core(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> list[Step]:
    """The stretch that both sides give: the run of steps that tells most, less its gaps."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, first = 0.0, 0
    for index, step in enumerate(steps):
        if step.op == "equal":
            if score <= 0:
                score, first = 0.0, index
            score += _tells(a[step.start_a : step.end_a])
            if score > best[0]:
                best = (score, first, index + 1)
        else:
            score -= _gap_cost(a, b, step)
    return list(steps[best[1] : best[2]])


def _gap_cost(a: Sequence[Word], b: Sequence[Word], step: Step) -> float:
    if _is_cut(a, b, step):
        return 0.0
    return GAP * max(step.end_a - step.start_a, step.end_b - step.start_b)


def _is_cut(a: Sequence[Word], b: Sequence[Word], step: Step) -> bool:
    """Whether the words that one side lacks fall where that side is cut."""
    lacks_a = step.start_a == step.end_a and step.end_a < len(a) and a[step.end_a].cut
    lacks_b = step.start_b == step.end_b and step.end_b < len(b) and b[step.end_b].cut
    return lacks_a or lacks_b


def _one_utterance(
    a: Utterance, b: Utterance, words_a: Sequence[Word], words_b: Sequence[Word],
    core: Sequence[Step], told: float, changed: bool,
) -> bool:  # fmt: skip
    """Whether the shared stretch tells enough to take both for one utterance."""
    if speakers(a, b) == "other" and told < OTHER_SPEAKER:
        return False
    run = sum(s.end_a - s.start_a for s in core if s.op == "equal")
    if not changed:
        return run >= FEWEST_WORDS and told >= SAME_EXACT
    gaps = sum(_gap_cost(words_a, words_b, s) for s in core if s.op != "equal")
    shorter = min(_tells(words_a), _tells(words_b))
    return told >= SAME_CHANGED and (told - gaps) / shorter >= SAME_SHARE


def _changes(a: Sequence[Word], b: Sequence[Word], core: Sequence[Step]) -> str:
    """What is changed inside the shared stretch or at its edges, "" for nothing."""
    for step in core:
        if step.op != "equal" and not _is_cut(a, b, step):
            return f"changed: {_printed(a, step.start_a, step.end_a)} / {_printed(b, step.start_b, step.end_b)}"
    if not core:
        return ""
    first, last = core[0], core[-1]
    before = first.start_a > 0 and first.start_b > 0
    if before and not a[first.start_a].cut and not b[first.start_b].cut:
        return (
            f"other words before: {a[first.start_a - 1].printed} / {b[first.start_b - 1].printed}"
        )
    after = last.end_a < len(a) and last.end_b < len(b)
    if after and not a[last.end_a].cut and not b[last.end_b].cut:
        return f"other words after: {a[last.end_a].printed} / {b[last.end_b].printed}"
    moved = _runs(a[: first.start_a]) & _runs(b[last.end_b :])
    moved |= _runs(b[: first.start_b]) & _runs(a[last.end_a :])
    return f"moved: {' '.join(min(moved))}" if moved else ""


def _runs(words: Sequence[Word]) -> set[tuple[str, ...]]:
    """Every run of `FEWEST_WORDS` words."""
    forms = [word.form for word in words]
    return {tuple(forms[i : i + FEWEST_WORDS]) for i in range(len(forms) - FEWEST_WORDS + 1)}


def _cut_apart(a: Sequence[Word], b: Sequence[Word], core: Sequence[Step]) -> str:
    """Where one side is cut inside the shared stretch and the other is not, "" for nowhere."""
    cuts_a, cuts_b = set[int](), set[int]()
    position = 0
    for step in core:
        if step.op != "equal":
            return f"cut before: {_printed(a, step.end_a, step.end_a + 2)}"
        width = step.end_a - step.start_a
        for offset in range(0 if position else 1, width):
            if a[step.start_a + offset].cut:
                cuts_a.add(position + offset)
            if step.start_b + offset < step.end_b and b[step.start_b + offset].cut:
                cuts_b.add(position + offset)
        position += width
    apart = sorted(cuts_a ^ cuts_b)
    return (
        f"cut before: {_printed(a, core[0].start_a + apart[0], core[0].start_a + apart[0] + 2)}"
        if apart
        else ""
    )


def _doubt(
    a: Utterance, b: Utterance, words_a: Sequence[Word], words_b: Sequence[Word], similarity: float
) -> str:
    """Reasons to leave open whether two lines of one speaker are one remark, "" for none."""
    if not (speakers(a, b) == "one"):
        return ""
    opening = 0
    for x, y in zip(words_a, words_b, strict=False):
        if x.form != y.form:
            break
        opening += 1
    content_a, content_b = ({stem(w.form) for w in ws} - {""} for ws in (words_a, words_b))
    shared = sum(any(_akin(x, y) for y in content_b) for x in content_a)
    share = shared / max(1, min(len(content_a), len(content_b)))
    if opening < DOUBT_OPENING or shared < 2 or share < DOUBT_SHARE:
        return ALIKE_WHY if _alike(content_a, content_b, shared, similarity) else ""
    return (
        f"same speaker; both begin “{_printed(words_a, 0, opening)}”; {shared} content words akin, "
        "the others differ: one remark rendered or translated twice, or two remarks; the texts cannot tell"
    )


def _alike(a: set[str], b: set[str], shared: int, similarity: float) -> bool:
    """Whether two short lines have so much in common that they may be one, told twice."""
    contained = shared == min(len(a), len(b)) and max(len(a), len(b)) <= shared + 1
    return similarity >= NEARLY_ALL or (shared > 0 and (similarity >= ALIKE or contained))


def _akin(x: str, y: str) -> bool:
    """Whether two stems are equal or one begins the other ("key", "keystone")."""
    return x == y or (min(len(x), len(y)) >= 3 and (x.startswith(y) or y.startswith(x)))


def _difference(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> Difference:
    return tuple(
        (s.op, _printed(a, s.start_a, s.end_a), _printed(b, s.start_b, s.end_b)) for s in steps
    )


def _printed(words: Sequence[Word], start: int, end: int) -> str:
    return " ".join(word.printed for word in words[start:end])
