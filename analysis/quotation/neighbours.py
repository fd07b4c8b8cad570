"""Candidate speakers from the sentences around: for quotations that float without a cue."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quotation.context import Context, Offer
from analysis.quotation.outline import Outline, chunks_between
from analysis.quotation.ranking import weighed

_MOST = 7  # verbs and phrases of a neighbouring sentence that are looked at
_WORDS = frozenset("NPnvwx")


def nearby(context: Context, sentence: int) -> Iterator[Offer]:
    """Offer the phrases of two sentences before and one after, each with its rule and evidence."""
    for number, place in _places(context.outline, sentence):
        if (number, place) not in context.near:
            context.near[number, place] = _offers(context, number, place)
        yield from context.near[number, place]


def _places(outline: Outline, sentence: int) -> Iterator[tuple[int, str]]:
    """Name two sentences with words before and one after; "/" if a paragraph ends between."""
    classes, bounds = outline.classes, outline.bounds
    crossed, count = "", 0
    for number in range(sentence - 1, max(-1, sentence - 12), -1):
        start, end = bounds[number]
        crossed = "/" if classes[end - 1] == "/" else crossed
        if not _WORDS.isdisjoint(classes[start:end]):
            count += 1
            yield number, f"prev{count}{crossed}"
            if count == 2:
                break
    crossed = "/" if classes[bounds[sentence][1] - 1] == "/" else ""
    for number in range(sentence + 1, min(len(bounds), sentence + 5)):
        start, end = bounds[number]
        if not _WORDS.isdisjoint(classes[start:end]):
            yield number, f"next{crossed}"
            break
        crossed = "/" if classes[end - 1] == "/" else crossed


def _offers(context: Context, number: int, place: str) -> list[Offer]:
    """List the subjects of a sentence and its names."""
    outline = context.outline
    first, last = outline.bounds[number]
    classes = outline.classes
    verbs = context.predicates(number)
    count = len(verbs)
    colon = ":" if ":" in classes[max(first, last - 3) : last] else ""
    quoted = "Q" if "Q" in classes[first:last] or classes[last - 1] == "E" else ""
    found: list[Offer] = []
    for order, verb in enumerate(verbs[:_MOST]):
        frame = verb.cue.frame if verb.cue else "verb"
        from_end = min(count - order, 3)
        evidence = _of_subject(place, frame, colon, quoted, verb.how, min(order, 3), from_end)
        found.append((verb.subject, place, evidence))
    taken = {phrase[0] for phrase, _, _ in found}
    rule = f"{place}np"
    for order, chunk in enumerate(chunks_between(outline, first, last)[:_MOST]):
        phrase = outline.chunks[chunk]
        start, end = phrase
        if start not in taken and "N" in classes[start:end]:
            before = classes[start - 1] if start > first else "^"
            found.append((phrase, rule, _of_name(rule, min(order, 3), before, colon)))
    return found


@weighed
def _of_subject(
    place: str, frame: str, colon: str, quoted: str, how: str, order: int, from_end: int
) -> list[str]:
    """List what speaks for the subject of a verb in a neighbouring sentence."""
    return [
        f"{place}:{frame}{colon}{quoted}", f"{place}:{how}", f"{place}:verb:{order}",
        f"{place}:from-end:{from_end}{colon}",
    ]  # fmt: skip


@weighed
def _of_name(rule: str, order: int, before: str, colon: str) -> list[str]:
    """List what speaks for a name in a neighbouring sentence."""
    return [f"{rule}:{order}", f"{rule}:{before}{colon}"]
