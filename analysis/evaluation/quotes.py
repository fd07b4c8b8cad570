"""Score quotations: their spans, their speakers, both together, by type and by confidence.

Spans of both sides are normalised first: cut at line breaks, so that a quotation over several
paragraphs is scored paragraph by paragraph, and freed of outer marks, blanks and punctuation.
They match one to one when they share at least 0.8 of what they cover together.  A speaker is
right when the mention overlaps the labelled one or has the same head word; where gold has no
speaker, none must be given.  End to end is F1 with span and speaker both right.  Intervals
resample articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from analysis.evaluation.gold import Range, Record, ranges, value
from analysis.evaluation.measures import (
    Counts,
    Reading,
    Summary,
    agreement,
    by_unit,
    counts,
    match,
    overlap,
    ratio,
)

REQUIRED = ("id", "text", "quotes")
Predict = Callable[[Record], Sequence[Any]]
OVERLAP = 0.8
SHORT = 3
"""A quotation of at most this many words counts as short."""
THRESHOLDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_EDGE = "\"“”„«»‘’'` \t\u00a0,.;:!?…-–—"
_PRONOUN = re.compile(
    "he|she|they|it|we|i|you|who|him|her|them|his|their|one|that|this|which", re.IGNORECASE
)
_TITLE = re.compile("mr|mrs|ms|dr|sen|rep|gov|president|sir|lord|lady|prof|judge|gen")
_STOP = re.compile(
    r",|\(|;|\s[-–—]\s|—|\b(?:who|which|that|of|from|in|for|at|on|with|to|whose)\b", re.IGNORECASE
)
_LINE = re.compile(r"[^\n\r]+")
Piece = tuple[int, int, Any]


def predictor(_: Sequence[Record]) -> Predict:
    """Return the project's own extractor, which does not see the furniture it finds."""
    from analysis import boilerplate, quotation

    return lambda r: quotation.extract(r["text"], boilerplate.find(r["text"]))


def read(records: Sequence[Record], predict: Predict | None = None) -> Reading:
    """Count every article.  Predictions of a type that gold never labels are left out."""
    predict = predict or predictor(records)
    types = {q.get("type") for r in records for q in r["quotes"]}
    counted = []
    for record in records:
        found = [q for q in predict(record) if value(q, "type") in {None, *types} or None in types]
        counted.append((record["id"], count(record, found, "indirect" in types)))
    return Reading("articles", by_unit(counted), summarise)


def count(record: Record, predicted: Sequence[Any], has_indirect: bool) -> Counts:
    """Count one article: all types and, where gold has indirect speech, the marked ones alone."""
    counted = counts()
    _count_part(counted, record, record["quotes"], predicted, "quotations")
    if has_indirect:
        marked = [[q for q in side if value(q, "type") != "indirect"] for side in (record["quotes"], predicted)]  # fmt: skip
        _count_part(counted, record, marked[0], marked[1], "marked only")
    return counted


def _count_part(
    c: Counts, record: Record, labelled: Sequence[Any], predicted: Sequence[Any], part: str
) -> None:
    """Add the counts of one part."""
    text = record["text"]
    gold, found = pieces(record, labelled), pieces(record, predicted)
    pairs = match([g[:2] for g in gold], [f[:2] for f in found], OVERLAP, overlap)
    c[f"{part}|gold"] += len(gold)
    c[f"{part}|found"] += len(found)
    c[f"{part}|exact"] += len({g[:2] for g in gold} & {f[:2] for f in found})
    right = set()
    for i, (start, end, quote) in enumerate(gold):
        hit = i in pairs
        ok = hit and same_speaker(quote, found[pairs[i]][2])
        if ok:
            right.add(pairs[i])
        kind = str(value(quote, "type") or "?")
        size = "short" if len(text[start:end].split()) <= SHORT else "longer"
        for group in (f"{part}|", f"{part}: {kind}|", f"{part}: {size}|"):
            c[f"{group}n"] += 1
            c[f"{group}hit"] += hit
            c[f"{group}right"] += ok
        if hit and _named(quote):
            c[f"{part}|named"] += 1
            c[f"{part}|named right"] += ok
    _count_confidence(c, part, found, right)


def _count_confidence(c: Counts, part: str, found: Sequence[Piece], right: set[int]) -> None:
    """Count predictions at least as confident as each threshold, and those right end to end."""
    for j, (_, _, quote) in enumerate(found):
        sure = value(quote, "confidence")
        if sure is not None:
            for least in THRESHOLDS:
                c[f"{part}|kept {least}"] += sure >= least
                c[f"{part}|kept right {least}"] += sure >= least and j in right


def pieces(record: Record, quotes: Sequence[Any]) -> list[Piece]:
    """Cut quotations at line breaks, trim them, and drop what is empty or doubled."""
    text = record["text"]
    found: dict[Range, Any] = {}
    offsets = ranges(quotes, len(text), record["id"])
    for (start, end), quote in zip(offsets, quotes, strict=True):
        for line in _LINE.finditer(text, start, end):
            inner = line[0].strip(_EDGE)
            if inner:
                first = line.start() + len(line[0]) - len(line[0].lstrip(_EDGE))
                found.setdefault((first, first + len(inner)), quote)
    return [(start, end, quote) for (start, end), quote in sorted(found.items(), key=lambda p: p[0])]  # fmt: skip


def head(speaker: str) -> str:
    """Head word of a mention: the last before the first comma, preposition or relative pronoun.

    Examples
    --------
    >>> head("Mayor Ana Ruiz of Solano"), head("the guard, who sat down")
    ('ruiz', 'guard')
    """
    name = speaker.strip(_EDGE)
    stop = _STOP.search(name, 1) if name else None
    core = name[: stop.start()] if stop and name[: stop.start()].strip(_EDGE) else name
    words = [w for w in re.findall(r"[\w&-]+", re.sub(r"[’']s\b", "", core).lower()) if w not in {"jr", "sr"}]  # fmt: skip
    while len(words) > 1 and _TITLE.fullmatch(words[-1]):
        words.pop()
    return words[-1] if words else ""


def same_speaker(gold: Any, predicted: Any) -> bool:
    """Whether two quotations name the same mention, or neither names one."""
    a, b = value(gold, "speaker"), value(predicted, "speaker")
    if not a or not b:
        return not a and not b
    places = [value(q, f"speaker_{edge}") for q in (gold, predicted) for edge in ("start", "end")]
    if None not in places and min(places[1], places[3]) > max(places[0], places[2]):
        return True
    return head(a) == head(b) != ""


def _named(quote: Any) -> bool:
    """Whether gold names the speaker by more than a pronoun."""
    speaker = value(quote, "speaker")
    return bool(speaker) and not _PRONOUN.fullmatch(speaker)


def summarise(c: Counts) -> Summary:
    """Compute the measures of a layer from its counts."""
    summary: Summary = {}
    for part in [p for p in ("marked only", "quotations") if f"{p}|gold" in c]:
        hits = c[f"{part}|hit"]
        summary |= agreement(part, hits, c[f"{part}|found"], c[f"{part}|gold"])
        summary[(part, "exact f1")] = ratio(
            2 * c[f"{part}|exact"], c[f"{part}|found"] + c[f"{part}|gold"]
        )
        summary[(part, "speaker")] = ratio(c[f"{part}|right"], hits)
        summary[(part, "speaker named")] = ratio(c[f"{part}|named right"], c[f"{part}|named"])
        summary |= agreement(
            f"{part}, end to end", c[f"{part}|right"], c[f"{part}|found"], c[f"{part}|gold"]
        )
        for group in sorted(k.removesuffix("|n") for k in c if k.startswith(f"{part}: ") and k.endswith("|n")):  # fmt: skip
            summary[(group, "recall")] = ratio(c[f"{group}|hit"], c[f"{group}|n"])
            summary[(group, "speaker")] = ratio(c[f"{group}|right"], c[f"{group}|hit"])
        summary |= _by_confidence(c, part)
    return summary


def _by_confidence(c: Counts, part: str) -> Summary:
    """Precision end to end, and coverage, when only surer predictions are kept."""
    summary: Summary = {}
    for least in THRESHOLDS if f"{part}|kept {THRESHOLDS[0]}" in c else ():
        kept = c[f"{part}|kept {least}"]
        name = f"{part}, confidence ≥ {least}"
        summary[(name, "precision")] = ratio(c[f"{part}|kept right {least}"], kept)
        summary[(name, "coverage")] = ratio(kept, c[f"{part}|found"])
    return summary
