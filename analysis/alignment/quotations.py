"""The same utterance in two outlets: verbatim, truncated, split, reworded, or uncertain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from analysis.alignment.remarks import (
    FEWEST_WORDS,
    is_one,
    is_one_sentence,
    perhaps_one,
    perhaps_rendered,
    perhaps_two,
)
from analysis.alignment.speakers import speakers
from analysis.alignment.stretch import Common, in_common, in_sentences, is_cut
from analysis.alignment.utterances import Utterance, utterances
from analysis.alignment.wording import Step, Word, align, printed, tokenise
from analysis.alignment.words import stem
from analysis.layers import Layers

QuoteLabel = Literal["verbatim", "truncated", "split", "reworded", "uncertain"]
VerdictLabel = QuoteLabel | Literal["different"]
Difference = tuple[tuple[str, str, str], ...]
Mark = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class QuotePair:
    """One utterance as two outlets quote it.

    A side runs from the first to the last piece of its quotation.  `similarity` is the share of
    words that both have, in [0, 1]; `difference` lists word-level steps (op, words of a, words of
    b), op being equal, replace, delete or insert; `why` gives the reasons for the label.
    "uncertain" pairs may be one remark or two: nobody is said to have misquoted.  `changed_start`
    to `changed_end` are the first words that were changed, with those next to them; the whole side
    where none are.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    label: QuoteLabel
    similarity: float
    difference: Difference
    why: str
    changed_start_a: int
    changed_end_a: int
    changed_start_b: int
    changed_end_b: int


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A quotation and its words; `marks` are its content words and its runs of two words."""

    said: Utterance
    words: list[Word]
    marks: set[Mark]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Label of two utterances ("different" where they are not one), and what it rests on."""

    label: VerdictLabel
    similarity: float
    difference: Difference
    why: str
    change: Step | None = None


@dataclass(frozen=True, slots=True)
class _Change:
    """What was changed, in words, and where, if it is one step."""

    why: str
    step: Step | None = None


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
                pairs.append(_pair(one, spoken_b[place], verdict, verdict.label))
    sure_a = {pair.start_a for pair in pairs if pair.label != "uncertain"}
    sure_b = {pair.start_b for pair in pairs if pair.label != "uncertain"}
    return [
        pair
        for pair in pairs
        if pair.label != "uncertain" or (pair.start_a not in sure_a and pair.start_b not in sure_b)
    ]


def _pair(one: _Spoken, other: _Spoken, verdict: Verdict, label: QuoteLabel) -> QuotePair:
    a, b, step = one.said, other.said, verdict.change
    changed = (a.start, a.end), (b.start, b.end)
    if step:
        changed = _place(one, step.start_a, step.end_a), _place(other, step.start_b, step.end_b)
    return QuotePair(
        a.start, a.end, b.start, b.end, label, verdict.similarity, verdict.difference,
        verdict.why, *changed[0], *changed[1],
    )  # fmt: skip


def _place(spoken: _Spoken, start: int, end: int) -> tuple[int, int]:
    """Offsets of some words with one more on either side, as far as they stand in one piece."""
    words, starts = spoken.words, spoken.said.starts
    near = words[max(0, start - 1) : end + 1]
    own = [word for word in near if word.piece == words[min(start, len(words) - 1)].piece]
    offset = starts[own[0].piece]
    return offset + own[0].start, offset + own[-1].end


def compare(a: Utterance, b: Utterance) -> Verdict:
    """Compare two quotations from tellings of one event.

    The decision follows the annotation guideline: different first, then reworded (a word changed,
    added or dropped without an ellipsis or a cut of the marks), split (cut elsewhere than the
    other side), truncated (one is part of the other), verbatim.  Of long quotations of one speaker
    a sentence is enough.  What may be two remarks is uncertain and not reworded: little in common
    around another word, number or time, or said on another day.

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
    words_a, words_b = one.words, other.words
    if not _share_enough(one, other):
        return Verdict("different", 0.0, (), "no words in common")
    steps = align(words_a, words_b)
    equal = sum(s.end_a - s.start_a for s in steps if s.op == "equal")
    similarity = round(2 * equal / (len(words_a) + len(words_b)), 6)
    difference = _difference(words_a, words_b, steps)
    label, why, change = _judge(one, other, steps)
    return Verdict(label, similarity, difference, why, change.step if change else None)


def _judge(
    one: _Spoken, other: _Spoken, steps: Sequence[Step]
) -> tuple[VerdictLabel, str, _Change | None]:
    """Label of two utterances with these steps between them, its reason, and what was changed."""
    a, b = one.words, other.words
    who = speakers(one.said.said_by, other.said.said_by)
    common, sentences = in_common(a, b, steps), in_sentences(a, b, steps)
    changed = _changes(a, b, common)
    if not is_one(common, who, bool(changed)):
        if not is_one_sentence(sentences, who):
            doubt = (perhaps_one(common) or perhaps_rendered(sentences)) if who == "one" else ""
            return ("uncertain" if doubt else "different"), doubt, None
        common, changed = sentences, _changes(a, b, sentences)
    if changed and (doubt := perhaps_two(sentences, one.said, other.said)):
        # Two speakers described apart and another word: nothing says that it is one remark.
        contradicted = who != "one" and one.said.speaker and other.said.speaker
        return ("different" if contradicted else "uncertain"), doubt, changed
    if changed:
        return "reworded", changed.why, changed
    return *_cut(a, b, steps, common), None


def _cut(
    a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step], common: Common
) -> tuple[VerdictLabel, str]:
    """Label of one utterance without a changed word, and its reason."""
    if cut := _cut_apart(a, b, common.stretch):
        return "split", cut
    if len(common.stretch) == len(steps) == 1:
        return "verbatim", "the same words"
    return "truncated", "one gives a part of the other"


def _share_enough(a: _Spoken, b: _Spoken) -> bool:
    """Quick look: two runs of two words or content words in common, of one speaker's lines one."""
    if min(len(a.words), len(b.words)) < FEWEST_WORDS:
        return False
    needed = 1 if speakers(a.said.said_by, b.said.said_by) == "one" else 2
    return len(a.marks & b.marks) >= needed


def _changes(a: Sequence[Word], b: Sequence[Word], common: Common) -> _Change | None:
    """What is changed inside the shared stretch or at its edges."""
    core = common.stretch
    for step in core:
        if step.op != "equal" and not is_cut(a, b, step):
            words = printed(a[step.start_a : step.end_a]), printed(b[step.start_b : step.end_b])
            return _Change(f"changed: {words[0]} / {words[1]}", step)
    return _changes_around(a, b, common) if core else None


def _changes_around(a: Sequence[Word], b: Sequence[Word], common: Common) -> _Change | None:
    """What is changed at the edges of the shared stretch: only the word next to it is named."""
    first, last = common.stretch[0], common.stretch[-1]
    before = a[common.from_a : first.start_a], b[common.from_b : first.start_b]
    if all(before) and not a[first.start_a].cut and not b[first.start_b].cut:
        step = Step("replace", first.start_a - 1, first.start_a, first.start_b - 1, first.start_b)
        words = f"{before[0][-1].printed} / {before[1][-1].printed}"
        return _Change(f"other words before: {words}", step)
    end_a, end_b = common.from_a + len(common.words_a), common.from_b + len(common.words_b)
    after = a[last.end_a : end_a], b[last.end_b : end_b]
    if all(after) and not after[0][0].cut and not after[1][0].cut:
        step = Step("replace", last.end_a, last.end_a + 1, last.end_b, last.end_b + 1)
        return _Change(f"other words after: {after[0][0].printed} / {after[1][0].printed}", step)
    moved = _runs(before[0]) & _runs(after[1]) | _runs(before[1]) & _runs(after[0])
    return _Change(f"moved: {' '.join(min(moved))}") if moved else None


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
            return f"cut before: {printed(a[step.end_a : step.end_a + 2])}"
        width = step.end_a - step.start_a
        for offset in range(0 if position else 1, width):
            if a[step.start_a + offset].cut:
                cuts_a.add(position + offset)
            if step.start_b + offset < step.end_b and b[step.start_b + offset].cut:
                cuts_b.add(position + offset)
        position += width
    apart = sorted(cuts_a ^ cuts_b)
    return (
        f"cut before: {printed(a[core[0].start_a + apart[0] : core[0].start_a + apart[0] + 2])}"
        if apart
        else ""
    )


def _difference(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> Difference:
    return tuple(
        (s.op, printed(a[s.start_a : s.end_a]), printed(b[s.start_b : s.end_b])) for s in steps
    )
