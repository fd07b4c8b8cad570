"""Turn what was read into the records of `analysis.layers`: types, spans, groups, speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from analysis.layers import Marked, Quote, QuoteType, SpeakerKind
from analysis.quotation.attribution import Attribution, goes_on
from analysis.quotation.candidates import Candidate
from analysis.quotation.indirect import Report
from analysis.quotation.outline import Outline
from analysis.quotation.predicates import Range
from analysis.quotation.resolution import Resolver
from analysis.spans import HasOffsets, Span, merge

_PUBLIC = {
    "prev": "floating-before", "next": "floating-after", "np-": "loose", "inherit": "continued",
}  # fmt: skip


class Draft(NamedTuple):
    """A quotation before furniture is cut out of it: offsets of the span and of its speaker."""

    start: int
    end: int
    type: QuoteType
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    speaker_kind: SpeakerKind | None
    cue: str
    rule: str
    confidence: float
    group: int
    cue_start: int | None


def of_marks(
    view: str, outline: Outline, attributions: Sequence[Attribution], resolver: Resolver
) -> tuple[list[Draft], list[Marked]]:
    """Quotations and other stretches in marks, from the choices made for them."""
    quotes: list[Draft] = []
    marked: list[Marked] = []
    before: Attribution | None = None
    for attribution in attributions:
        stretch, choice = attribution.stretch, attribution.choice
        if choice.kind:
            marked.append(Marked(stretch.start, stretch.end, choice.kind))
            continue
        kind = _type(view, outline, attribution)
        linked = before is not None and _same_utterance(outline, before, attribution, resolver)
        group = quotes[-1].group if linked and quotes else len(quotes)
        phrase = None if choice.speaker is None else choice.speaker.range
        speaker = _speaker(outline, phrase, resolver)
        rule, cue, at = _handed_over(outline, choice.speaker, quotes)
        quotes.append(
            Draft(stretch.start, stretch.end, kind, *speaker, cue, rule, choice.share, group, at)
        )
        before = attribution
    return quotes, marked


def _handed_over(
    outline: Outline, speaker: Candidate | None, before: Sequence[Draft]
) -> tuple[str, str, int | None]:
    """Return the rule that found a speaker, the verb of saying and where it stands.

    What goes on after another quotation has that one's verb.
    """
    if speaker is None:
        return "none", "", None
    if speaker.cue:
        at = outline.starts[speaker.cue_at] if speaker.cue_at >= 0 else None
        return _public(speaker.rule), speaker.cue, at
    if speaker.inherited >= 0 and before:
        return "continued", before[-1].cue, before[-1].cue_start
    return _public(speaker.rule), "", None


def _public(rule: str) -> str:
    """Name a rule for readers; the candidates' own names also say how far away they stood."""
    for own, public in _PUBLIC.items():
        if rule.startswith(own):
            return public
    return rule


def _speaker(
    outline: Outline, phrase: Range | None, resolver: Resolver
) -> tuple[int | None, int | None, str | None, SpeakerKind | None]:
    """Where the speaker is printed, its name and its kind."""
    if phrase is None:
        return None, None, None, None
    first, last = resolver.widened(phrase)
    return outline.starts[first], outline.ends[last - 1], *resolver.resolve(phrase)


def _type(view: str, outline: Outline, attribution: Attribution) -> QuoteType:
    """Direct where the quotation stands for itself, mixed where it is built into a sentence.

    Two apostrophes are a convention of some archives' transcripts, not a printed mark: what they
    enclose counts as reported, so that shares of direct speech stay on the safe side.
    """
    at, stretch = attribution.at, attribution.stretch
    if stretch.weak:
        return "indirect"
    classes = outline.classes
    before = classes[at - 1] if at else "/"
    after = classes[at + 1 : at + 2] or "/"
    last = view[stretch.end - 1]
    lower = view[stretch.start].islower()
    first = outline.bounds[outline.sentence[at]][0]
    goes_on = after not in "./QE" and last not in ",.?!…"
    if before in "/.QE:" or at == first:
        return (
            "mixed" if goes_on and after not in "/d" and not _attributed(outline, at) else "direct"
        )
    if lower and not (before == "," and _split(outline, at, first)):
        return "mixed"
    if before in ",d" or classes[at - 1] in "vg":
        return "mixed" if goes_on and not _attributed(outline, at) else "direct"
    return "mixed" if lower or before not in "nNPT" or last not in ".?!," else "direct"


def _attributed(outline: Outline, at: int) -> bool:
    """Tell whether a speaker and a verb follow at once: "X" Ruiz said."""
    follow = outline.classes[at + 1 : at + 7]
    return follow[:1] in ("v", ",") or (follow[:1] in ("N", "P", "S") and "v" in follow)


def _split(outline: Outline, at: int, first: int) -> bool:
    """Tell whether the sentence opened with the first half of a split quotation."""
    return outline.classes[first] in "QE"


def _same_utterance(
    outline: Outline, before: Attribution, now: Attribution, resolver: Resolver
) -> bool:
    """Whether two quotations are parts of one: same speaker, and only its attribution between."""
    one, two = before.choice.speaker, now.choice.speaker
    if one is None or two is None:
        return False
    if one.range != two.range:
        named = resolver.resolve(one.range) == resolver.resolve(two.range)
        return named and goes_on(outline, before, now)
    if not before.stretch.closed:
        return True
    low, high = before.at + 1, now.at
    between = outline.classes[low:high]
    if "/" in between:
        return not between.strip("/") and one.range[0] < low
    return (
        between.count(".") <= 1
        and outline.classes[high - 1] in ".,:;"
        and len(between) < 40
        and low <= one.range[0] < high
    )


def of_reports(
    outline: Outline, reported: Sequence[tuple[Report, float]], resolver: Resolver, group: int
) -> list[Draft]:
    """Records of reported clauses."""
    return [
        Draft(
            outline.starts[report.span[0]], outline.ends[report.span[1] - 1], "indirect",
            *_speaker(outline, report.speaker, resolver),
            report.cue, report.rule, share, group + number, outline.starts[report.cue_at],
        )
        for number, (report, share) in enumerate(reported)
    ]  # fmt: skip


def finished(text: str, drafts: Sequence[Draft], boilerplate: Sequence[HasOffsets]) -> list[Quote]:
    """Sort the records, cut furniture out, number the groups in order, give the raw characters."""
    cut = merge(boilerplate)
    ordered = sorted(drafts, key=itemgetter(0, 1))
    pieces = [(draft, *piece) for draft in ordered for piece in _outside(text, draft, cut)]
    if cut:
        pieces.sort(key=itemgetter(1, 2))
    order: dict[int, int] = {}
    found = []
    for draft, start, end in pieces:
        _, _, kind, first, last, name, speaker_kind, cue, rule, confidence, group, cue_start = draft
        spoken = None if first is None else text[first:last]
        found.append(
            Quote(
                start, end, text[start:end], kind, spoken, first, last, name, speaker_kind,
                cue, rule, round(confidence, 4), order.setdefault(group, len(order)), cue_start,
            )
        )  # fmt: skip
    return found


def _outside(text: str, quote: Draft, cut: Sequence[Span]) -> list[tuple[int, int]]:
    """Pieces of a quotation that furniture leaves, without blanks at their ends."""
    first = bisect_right(cut, quote.start, key=lambda span: span.end)
    pieces, start = [], quote.start
    for span in cut[first:]:
        if span.start >= quote.end:
            break
        pieces.append((start, span.start))
        start = span.end
    pieces.append((start, quote.end))
    found = []
    for low, high in pieces:
        inner = text[low:high]
        if inner.strip():
            begin = low + len(inner) - len(inner.lstrip())
            found.append((begin, begin + len(inner.strip())))
    return found
