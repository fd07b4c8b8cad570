"""Indirect speech: the clause or phrase that a cue hands over without quotation marks.

For every cue verb with a subject the possible spans are listed (from "that" or the object to a
comma, a conjunction or the end of the sentence; or the clause before "…, Ruiz said"), and the
learned weights choose one or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.quotation import nouns, ranking
from analysis.quotation.context import Context
from analysis.quotation.outline import Outline, word_class
from analysis.quotation.predicates import Predicate, Range, after_dateline
from analysis.quotation.ranking import Evidence, weighed

_HOPELESS = -2.5  # below this no span of a verb comes to a probability worth keeping
_VERB = re.compile(r"[vwxm]")
_VERB_OR_QUOTE = re.compile(r"[vwxmQ]")
_FINITE = frozenset("vwxm")
_SPOKEN = re.compile(r"[QE][,a]?[SDnNP#']{0,8}v")
_STOP = re.compile(r"[,ckdsQ(;:]")
_MOST_STOPS = 5  # kinds of places where a span may end before its sentence does
Shared = tuple[Evidence, ...]


@dataclass(slots=True)
class Report:
    """A reported clause as a token range, with its speaker, its cue and what speaks for it.

    `cue_at` is the token of the cue; `evidence` is what speaks for the verb and its subject, then for this span.
    """

    span: Range
    speaker: Range
    cue: str
    cue_at: int
    rule: str
    evidence: tuple[Evidence, ...]

    @property
    def features(self) -> list[str]:
        """Names of all that speaks for it."""
        return [name for evidence in self.evidence for name in evidence.names]


def reports(context: Context) -> list[tuple[Report, float]]:
    """Reported clauses of an article with their probability, in order.

    Examples
    --------
    >>> from analysis.quotation.outline import outline
    >>> o = outline("Ruiz said that the bridge was safe.", [])
    >>> [(o.words[r.span[0]], o.words[r.speaker[0]]) for r, _ in reports(Context(o))]
    [('that', 'Ruiz')]
    """
    found = []
    for options in offers(context):
        scores = [ranking.total(option.evidence) for option in options]
        shares = ranking.shares([0.0, *scores])
        best = max(range(len(options)), key=scores.__getitem__)
        if sum(shares[1:]) > 0.35:
            found.append((options[best], shares[best + 1]))
    return found


def offers(context: Context) -> Iterator[list[Report]]:
    """For every cue, the spans it may hand over."""
    outline = context.outline
    for sentence, (first, last) in enumerate(outline.bounds):
        classes = outline.classes[first:last]
        if "v" in classes or "g" in classes:
            by_verb: dict[int, list[Report]] = {}
            for predicate in context.predicates(sentence):
                if predicate.cue is not None and not (predicate.passive and _is_hearer(predicate)):
                    shared = _shared(context, predicate)
                    if ranking.total(shared) < _HOPELESS:
                        continue
                    options = _after(context, predicate, first, last, shared)
                    options += _before(context, predicate, first, last, shared)
                    by_verb.setdefault(predicate.at, []).extend(options)
            yield from (options for options in by_verb.values() if options)
        if "po" in classes:
            yield from _according(outline, first, last)


def _after(
    context: Context, predicate: Predicate, first: int, last: int, shared: Shared
) -> list[Report]:
    found = []
    outline = context.outline
    classes = outline.classes
    end = last - 1 if classes[last - 1] in "./" else last
    start = (
        max(predicate.at + 1, predicate.subject[1])
        if predicate.how == "inverted"
        else predicate.at + 1
    )
    if _is_unsaid(outline, start):
        return []
    for label, begin in _begins(outline, start, end):
        if begin < end and classes[begin] not in "QE,.:":
            for limit, stop in _stops(classes, begin, end):
                span = begin, stop
                found.append(_report(context, predicate, span, "after", label, limit, shared))
    return found


def _is_hearer(predicate: Predicate) -> bool:
    """Whether the subject is told and tells nothing: "Ruiz was told that the file was lost"."""
    cue = predicate.cue
    heard = cue is not None and cue.lemma in nouns.lists()["heard"]
    return heard and predicate.how != "by"


def _is_unsaid(outline: Outline, at: int) -> bool:
    """Whether a word stands for what is not told: "said nothing as he left", "said so"."""
    unsaid = outline.lower[at] if at < len(outline.lower) else ""
    return unsaid in nouns.lists()["unsaid"] and outline.classes[at + 1 : at + 2] in _ALONE


def _begins(outline: Outline, start: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield "that" if it is near; else the next word, and the one after an object."""
    classes = outline.classes
    that = classes.find("t", start, min(end, start + 30))
    if that > start and classes[that + 1 : that + 2] in _FINITE and classes[that - 1] in "nN":
        that = -1  # "said in a note that went round"
    if that >= 0 and not _VERB_OR_QUOTE.search(classes, start, that):
        yield "that", that
        if that == start:
            return
    at = start
    while at < end and classes[at] in "aT":
        at += 1
    if at >= end:
        return
    yield "next", at
    number = outline.chunk_starting.get(at)
    if number is not None:
        behind = outline.chunks[number][1]
        if behind < end and classes[behind] in "SDNnP#s":
            yield "object", behind
        elif behind < end and classes[behind] in "opf":
            yield "object-" + classes[behind], behind


def _stops(classes: str, begin: int, end: int) -> list[tuple[str, int]]:
    """Where the span may end: the sentence, a participle, a conjunction, a comma, a dash."""
    found = [("end", end)]
    seen: set[str] = set()
    for match in _STOP.finditer(classes, begin + 1, end):
        label, stop = match.group(), match.start()
        following = classes[stop + 1 : stop + 2]
        if label == "," and following in "gkcrsap":
            label += following
        elif label == "Q":
            label, stop = "Q" + following, stop + 1
        if label not in seen and len(seen) < _MOST_STOPS and stop < end:
            seen.add(label)
            found.append((label, stop))
    return found


def _before(
    context: Context, predicate: Predicate, first: int, last: int, shared: Shared
) -> Iterator[Report]:
    """Yield the clause before "…, Ruiz said"."""
    outline = context.outline
    classes = outline.classes
    edge = predicate.at if predicate.how == "inverted" else predicate.subject[0]
    edge -= 1
    while edge > first and classes[edge] == "'":
        edge -= 1
    if (
        edge <= first
        or classes[edge] not in ",d"
        or predicate.how not in ("adjacent", "inverted", "apposition")
    ):
        return
    begin = _opening(outline, first, edge)
    behind = _behind(outline, predicate)
    if _HANDS_ON.match(classes, behind, last) and _is_circumstance(outline, begin, edge):
        return
    if edge - begin > 2 and classes[begin] not in "QE" and _VERB.search(classes, begin, edge):
        limit = "closed" if _closes(classes, behind, last) else "end"
        yield _report(context, predicate, (begin, edge), "before", "start", limit, shared)


_HANDS_ON = re.compile(r"[:,]?[QE]|[:t]")
_ALONE = "./,;sptck:dQEaT"  # classes before which a pronoun is a whole phrase
_CIRCUMSTANCE = frozenset("spvgwi")


def _opening(outline: Outline, first: int, edge: int) -> int:
    """Where a clause at the head of a sentence begins: behind a dateline or a conjunction."""
    classes, begin = outline.classes, after_dateline(outline, first, edge)
    while begin < edge and classes[begin] in "kc/,":
        begin += 1
    return begin


def _is_circumstance(outline: Outline, begin: int, edge: int) -> bool:
    """Whether a clause only says when or how: "Asked about it, Ruiz said: Q"."""
    opens = word_class(outline.lower[begin]) in _CIRCUMSTANCE
    return opens and "," not in outline.classes[begin:edge]


def _behind(outline: Outline, predicate: Predicate) -> int:
    """Token behind a cue and its subject or object: "said Ruiz", "told reporters"."""
    behind = predicate.at + 1
    if predicate.how == "inverted":
        return max(behind, predicate.subject[1])
    number = outline.chunk_starting.get(behind)
    return behind if number is None else outline.chunks[number][1]


def _closes(classes: str, behind: int, last: int) -> bool:
    """Whether the sentence ends behind a cue, adverbs and days aside: "…, Ruiz said Monday."."""
    while behind < last and classes[behind] in "aT":
        behind += 1
    return behind >= last or classes[behind] in "./"


def _report(
    context: Context,
    predicate: Predicate,
    span: Range,
    side: str,
    begin: str,
    limit: str,
    shared: Shared,
) -> Report:
    cue, outline = predicate.cue, context.outline
    assert cue is not None
    inner = outline.classes[span[0] : span[1]]
    finite = "finite" if _VERB.search(inner) else "phrase"
    size = "1" if len(inner) < 2 else "3" if len(inner) < 4 else "8" if len(inner) < 9 else "long"
    quoted = "Q" if "Q" in inner or "E" in inner else "-"
    tail = outline.classes[span[1] : span[1] + 2]
    own = (
        _of_span(side, begin, limit, finite, size, quoted),
        _of_object(cue.lemma, inner[0] if begin == "next" else begin, finite),
        _of_opening(cue.frame, cue.form, begin, inner[0], size),
        _of_tail(limit, tail),
    )
    at = predicate.at
    return Report(span, predicate.subject, outline.words[at], at, f"indirect-{side}", shared + own)


@weighed
def _of_span(side: str, begin: str, limit: str, finite: str, size: str, quoted: str) -> list[str]:
    """List how the span begins and ends, and what it holds."""
    return [
        f"i:{side}:{begin}:{limit}", f"i:{side}:{begin}:{finite}", f"i:{limit}:{finite}",
        f"i:size:{size}:{limit}", f"i:quotes:{quoted}:{limit}",
    ]  # fmt: skip


@weighed
def _of_object(lemma: str, opening: str, finite: str) -> list[str]:
    """List how the span fits the verb."""
    return [f"i:lemma:{lemma}:{opening}", f"i:lemma:{lemma}:{finite}"]


@weighed
def _of_opening(frame: str, form: str, begin: str, opening: str, size: str) -> list[str]:
    """List how the span fits the frame of the cue."""
    return [f"i:{frame}:{form}:{opening}", f"i:size:{size}:{frame}", f"i:open:{opening}:{begin}"]


@weighed
def _of_tail(limit: str, tail: str) -> list[str]:
    """Name what follows the span."""
    return [f"i:tail:{limit}:{tail}"]


def _shared(context: Context, predicate: Predicate) -> Shared:
    """Weigh what speaks for a verb's handing over anything at all."""
    cue, outline = predicate.cue, context.outline
    assert cue is not None
    before = outline.classes[predicate.at - 1] if predicate.at else "^"
    return (
        _of_lemma(cue.lemma, cue.stance),
        _of_form(predicate.how, cue.form, cue.frame, predicate.passive, before),
        _of_speaker(cue.frame, context.sort(predicate.subject)),
    )


@weighed
def _of_lemma(lemma: str, stance: str) -> list[str]:
    return [f"i:lemma:{lemma}", f"i:bias:{stance}"]


@weighed
def _of_form(how: str, form: str, frame: str, passive: bool, auxiliary: str) -> list[str]:
    return [
        f"i:how:{how}:{form}", f"i:how:{how}:{frame}", f"i:passive:{passive}",
        f"i:aux:{auxiliary}",
    ]  # fmt: skip


@weighed
def _of_speaker(frame: str, speaker: str) -> list[str]:
    return [f"i:speaker:{speaker}", f"i:{frame}:{speaker}"]


@weighed
def _of_according(side: str) -> list[str]:
    return [f"i:according:{side}"]


def _according(outline: Outline, first: int, last: int) -> Iterator[list[Report]]:
    """Yield the rest of the sentence around "according to X"."""
    classes, words = outline.classes, outline.words
    for at in range(first, last - 2):
        if words[at].lower() != "according" or classes[at + 1] != "o":
            continue
        number = outline.chunk_starting.get(at + 2)
        if number is None:
            continue
        start, end = outline.chunks[number]
        while end < last and classes[end] in "fpb" and end + 1 in outline.chunk_starting:
            end = outline.chunks[outline.chunk_starting[end + 1]][1]
        stop = last - 1 if classes[last - 1] in "./" else last
        comma = classes.find(",", end, stop)
        if classes[end : end + 2] == ",r":  # "according to two men, who asked not to be named, …"
            comma = classes.find(",", end + 1, stop)
        if at - first > 2:
            span = (_opening(outline, first, at), at - 1 if classes[at - 1] == "," else at)
        elif comma >= 0 and comma + 1 < stop:
            span = (comma + 1, stop)
        else:
            continue
        if _SPOKEN.match(classes, *span):
            continue
        if any(c not in "QE,." for c in classes[span[0] : span[1]]):
            side = _of_according("before" if at - first > 2 else "after")
            yield [Report(span, (start, end), "according to", at, "indirect-according", (side,))]
