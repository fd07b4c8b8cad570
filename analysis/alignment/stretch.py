"""The stretch of words that two quotations share, and the sentences it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.alignment.wording import Step, Word
from analysis.alignment.words import stem

FUNCTION_WORD = 0.35  # what a function word tells, against 1 for a content word
GAP = 0.5  # cost of each changed word inside a shared stretch
Instead = tuple[tuple[Word, ...], tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Common:
    """What two quotations, or a sentence or more of each, have in common.

    `stretch` are the steps of the stretch that both give; `told` is what its equal words tell,
    `gaps` what its changed words cost.  `words_a` and `words_b` are the words compared, the first
    at `from_a` and `from_b`, and `equal` counts those that both have.  `instead` lists the words
    that one side has for others of the other side, in the stretch and around it.
    """

    stretch: tuple[Step, ...]
    told: float
    gaps: float
    from_a: int
    words_a: tuple[Word, ...]
    from_b: int
    words_b: tuple[Word, ...]
    equal: int
    instead: tuple[Instead, ...]

    @property
    def similarity(self) -> float:
        """Share of the words compared that both have."""
        return 2 * self.equal / max(1, len(self.words_a) + len(self.words_b))

    @property
    def runs_on(self) -> bool:
        """Whether the stretch runs over the end of a sentence on both sides."""
        ends = [words[:1] + words[-1:] for words in (self.words_a, self.words_b)]
        return all(len(side) > 1 and side[0].sentence < side[1].sentence for side in ends)

    @property
    def share(self) -> float:
        """How much of the shorter side the stretch tells, less its changed words."""
        return (self.told - self.gaps) / max(FUNCTION_WORD, min(tells(self.words_a), tells(self.words_b)))  # fmt: skip


def tells(words: Sequence[Word]) -> float:
    """How much a run of words tells: content words count 1, function words less.

    Examples
    --------
    >>> from analysis.alignment.wording import tokenise
    >>> round(tells(tokenise(["the old harbour"])), 2)
    2.35
    """
    return sum(1.0 if stem(w.form) else FUNCTION_WORD for w in words)


def in_common(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> Common:
    """Find the stretch that both sides give."""
    return _read(a, b, steps, _stretch(a, b, steps), (0, len(a)), (0, len(b)))


def in_sentences(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> Common:
    """Find the stretch that both sides give, and leave out all sentences that it does not touch."""
    stretch = _stretch(a, b, steps)
    if not stretch:
        return in_common(a, b, steps)
    own = _sentences(a, stretch[0].start_a, stretch[-1].end_a)
    other = _sentences(b, stretch[0].start_b, stretch[-1].end_b)
    return _read(a, b, steps, stretch, own, other)


def _read(
    a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step], stretch: tuple[Step, ...],
    own: tuple[int, int], other: tuple[int, int],
) -> Common:  # fmt: skip
    """Read what is common to the words of a range on either side."""
    held = [s for s in steps if s.op == "equal" and _holds(own, other, s)]
    return Common(
        stretch=stretch,
        told=sum(tells(a[s.start_a : s.end_a]) for s in stretch if s.op == "equal"),
        gaps=sum(_cost(a, b, s) for s in stretch if s.op != "equal"),
        from_a=own[0],
        words_a=tuple(a[own[0] : own[1]]),
        from_b=other[0],
        words_b=tuple(b[other[0] : other[1]]),
        equal=sum(s.end_a - s.start_a for s in held),
        instead=_instead(a, b, [s for s in stretch if s.op != "equal"])
        + _instead(a, b, _around(a, b, stretch, own, other)),
    )


def _holds(own: tuple[int, int], other: tuple[int, int], step: Step) -> bool:
    inside_a = own[0] <= step.start_a and step.end_a <= own[1]
    return inside_a and other[0] <= step.start_b and step.end_b <= other[1]


def _around(
    a: Sequence[Word], b: Sequence[Word], stretch: Sequence[Step], own: tuple[int, int],
    other: tuple[int, int],
) -> Iterator[Step]:  # fmt: skip
    """The words before and behind the stretch, as steps, where no cut parts them from it."""
    if not stretch:
        return
    first, last = stretch[0], stretch[-1]
    if not a[first.start_a].cut and not b[first.start_b].cut:
        yield Step("replace", own[0], first.start_a, other[0], first.start_b)
    behind = a[last.end_a : own[1]], b[last.end_b : other[1]]
    if not any(words[0].cut for words in behind if words):
        yield Step("replace", last.end_a, own[1], last.end_b, other[1])


def _instead(a: Sequence[Word], b: Sequence[Word], steps: Iterable[Step]) -> tuple[Instead, ...]:
    """Words of both sides where neither side is cut or lacks them."""
    return tuple(
        (tuple(a[s.start_a : s.end_a]), tuple(b[s.start_b : s.end_b]))
        for s in steps
        if s.start_a < s.end_a and s.start_b < s.end_b and not is_cut(a, b, s)
    )


def _sentences(words: Sequence[Word], start: int, end: int) -> tuple[int, int]:
    """The words of the sentences that a stretch touches."""
    first, last = words[start].sentence, words[end - 1].sentence
    while start and words[start - 1].sentence == first:
        start -= 1
    while end < len(words) and words[end].sentence == last:
        end += 1
    return start, end


def _stretch(a: Sequence[Word], b: Sequence[Word], steps: Sequence[Step]) -> tuple[Step, ...]:
    """The run of steps that tells most, less its gaps."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    score, first = 0.0, 0
    for index, step in enumerate(steps):
        if step.op == "equal":
            if score <= 0:
                score, first = 0.0, index
            score += tells(a[step.start_a : step.end_a])
            if score > best[0]:
                best = (score, first, index + 1)
        else:
            score -= _cost(a, b, step)
    return tuple(steps[best[1] : best[2]])


def _cost(a: Sequence[Word], b: Sequence[Word], step: Step) -> float:
    if is_cut(a, b, step):
        return 0.0
    return GAP * max(step.end_a - step.start_a, step.end_b - step.start_b)


def is_cut(a: Sequence[Word], b: Sequence[Word], step: Step) -> bool:
    """Whether the words that one side lacks fall where that side is cut."""
    lacks_a = step.start_a == step.end_a and step.end_a < len(a) and a[step.end_a].cut
    lacks_b = step.start_b == step.end_b and step.end_b < len(b) and b[step.end_b].cut
    return lacks_a or lacks_b
