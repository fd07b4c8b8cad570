"""Go through the quotations of an article in order and give each its speaker.

The order matters: the speaker of one quotation is a candidate for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.quotation import kinds, ranking
from analysis.quotation.candidates import Candidate, candidates
from analysis.quotation.context import Context
from analysis.quotation.marks import Stretch
from analysis.quotation.outline import Outline


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch in marks with what could be made of it, before anything is chosen."""

    stretch: Stretch
    at: int
    candidates: list[Candidate]


@dataclass(frozen=True, slots=True)
class Choice:
    """What was made of a reading: the speaker, the share it won, and what kind of stretch it is.

    `kind` is empty for a quotation.
    """

    speaker: Candidate | None
    share: float
    kind: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch, its token, and the choice made for it."""

    stretch: Stretch
    at: int
    choice: Choice


Choose = Callable[[Reading], Choice]


def shape(text: str, stretch: Stretch, continued: bool) -> str:
    """Shape of a quotation by how it begins and ends; `continued` after an unclosed paragraph.

    Examples
    --------
    >>> shape('"No deal," he said.', Stretch(1, 9, 0, 10), False)
    'comma'
    """
    if continued:
        return "cont"
    inner = text[stretch.start : stretch.end]
    if inner[0].islower():
        return "frag"
    if inner[-1] == ",":
        return "comma"
    if inner[-1] in ".?!…":
        return "full"
    return "bare" if inner.count(" ") > 2 else "short"


def walk(
    text: str, quoted: Sequence[Stretch], context: Context, choose: Choose
) -> list[Attribution]:
    """Let `choose` decide on each quotation in turn, what it chose before in view."""
    found: list[Attribution] = []
    previous: tuple[tuple[int, int], int] | None = None
    continued = False
    for at, number in sorted(context.outline.quote_at.items()):
        stretch = quoted[number]
        offered = candidates(context, at, previous, shape(text, stretch, continued))
        reading = Reading(stretch, at, offered)
        choice = choose(reading)
        continued = not stretch.closed
        if not choice.kind and choice.speaker is not None:
            previous = (choice.speaker.range, at)
        found.append(Attribution(stretch, at, choice))
    return found


def goes_on(outline: Outline, before: Attribution, now: Attribution) -> bool:
    """Whether an unclosed quotation goes on in the next paragraph, which opens with a mark again."""
    between = outline.classes[before.at + 1 : now.at]
    return not before.stretch.closed and "/" in between and not between.strip("/")


def _handed_back(outline: Outline, found: Sequence[Attribution]) -> list[Attribution]:
    """Give a quotation that no verb introduces the speaker of the paragraph in which it goes on."""
    result: list[Attribution] = []
    for attribution in reversed(found):
        choice, later = attribution.choice, result[-1] if result else None
        guessed = choice.speaker is not None and not choice.speaker.cue and not choice.kind
        if later is not None and guessed and goes_on(outline, attribution, later):
            speaker = later.choice.speaker
            if speaker is not None and not later.choice.kind and speaker.inherited < 0:
                back = Candidate(speaker.range, "next/", "", speaker.evidence)
                choice = Choice(back, later.choice.share, "")
        result.append(Attribution(attribution.stretch, attribution.at, choice))
    return result[::-1]


def attribute(text: str, quoted: Sequence[Stretch], context: Context) -> list[Attribution]:
    """Choose speaker and kind for every stretch by the learned weights.

    Examples
    --------
    >>> from analysis.quotation.marks import stretches
    >>> from analysis.quotation.outline import outline
    >>> text = 'Ruiz was blunt: "No."'
    >>> found = attribute(text, stretches(text), Context(outline(text, stretches(text))))
    >>> found[0].choice.speaker.rule
    'verb-before'
    """
    outline = context.outline
    before = (-1, "")

    def choose(reading: Reading) -> Choice:
        nonlocal before
        words = kinds.words_of(text, reading.stretch)
        kind = kinds.ruled_out(words, outline, reading.at)
        kind = kind or kinds.listed(words, outline, reading.at, before)
        best, share = most_likely(reading.candidates)
        if not kind:
            looks = kinds.looks(text, reading.stretch, words, outline, reading.at, best, share)
            if ranking.total(looks) < 0:
                kind = kinds.name(text, reading.stretch)
        before = reading.at, kind
        return Choice(best, share, kind)

    return _handed_back(outline, walk(text, quoted, context, choose))


def most_likely(offered: Sequence[Candidate]) -> tuple[Candidate | None, float]:
    """Return the candidate with the highest score and its share of the probability."""
    if not offered:
        return None, 0.0
    scores = [ranking.total(candidate.evidence) for candidate in offered]
    best = scores.index(max(scores))
    return offered[best], ranking.shares(scores)[best]
