"""Candidate speakers from the sentences around: for quotations that float without a cue."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.quotation.context import Context, Offer
from analysis.quotation.outline import Outline, chunks_between

_MOST = 7  # verbs and phrases of a neighbouring sentence that are looked at
_WORDS = frozenset("NPnvwx")


def nearby(context: Context, sentence: int) -> Iterator[Offer]:
    """Offer the phrases of two sentences before and one after, each with rule and features."""
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
        features = [
            f"{place}:{frame}{colon}{quoted}", f"{place}:{predicate.how}",
            f"{place}:verb:{min(order, 3)}",
            f"{place}:from-end:{min(len(verbs) - order, 3)}{colon}",
        ]  # fmt: skip
        found.append((predicate.subject, place, features))
    taken = {phrase[0] for phrase, _, _ in found}
    for order, chunk in enumerate(chunks_between(outline, first, last)[:_MOST]):
        start, end = outline.chunks[chunk]
        if start not in taken and "N" in outline.classes[start:end]:
            before = outline.classes[start - 1] if start > first else "^"
            features = [f"{place}np:{min(order, 3)}", f"{place}np:{before}{colon}"]
            found.append(((start, end), f"{place}np", features))
    return found
