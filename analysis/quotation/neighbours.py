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
    verbs = context.predicates(number)
    colon = ":" if ":" in outline.classes[max(first, last - 3) : last] else ""
    quoted = "Q" if "Q" in outline.classes[first:last] or outline.classes[last - 1] == "E" else ""
    found: list[Offer] = []
    for order, predicate in enumerate(verbs[:_MOST]):
        frame = predicate.cue.frame if predicate.cue else "verb"
        from_end = min(len(verbs) - order, 3)
        evidence = _of_subject(place, frame, colon, quoted, predicate.how, min(order, 3), from_end)
        found.append((predicate.subject, place, evidence))
    taken = {phrase[0] for phrase, _, _ in found}
    for order, chunk in enumerate(chunks_between(outline, first, last)[:_MOST]):
        start, end = outline.chunks[chunk]
        if start not in taken and "N" in outline.classes[start:end]:
            before = outline.classes[start - 1] if start > first else "^"
            evidence = _of_name(place, min(order, 3), before, colon)
            found.append(((start, end), f"{place}np", evidence))
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
def _of_name(place: str, order: int, before: str, colon: str) -> list[str]:
    """List what speaks for a name in a neighbouring sentence."""
    return [f"{place}np:{order}", f"{place}np:{before}{colon}"]
