"""Verbs of a sentence and who does them: subjects before, after, across appositions, relatives."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.quotation.cues import Cue, forms
from analysis.quotation.outline import Outline

Range = tuple[int, int]


@dataclass(slots=True)
class Predicate:
    """A verb at token `at` with its subject as a token range.

    `how` says how the subject was found: adjacent, inverted, apposition, relative, antecedent,
    coordination, participle, clause, by.  `cue` is None for a verb that is no cue.  With "by" the
    `patient` is what is spoken of: "the plan" was called reckless by Vega.
    """

    at: int
    subject: Range
    how: str
    cue: Cue | None
    passive: bool = False
    patient: Range | None = None


def noun_phrase(outline: Outline, last: int, first: int) -> Range | None:
    """Widen the chunk that ends at token `last` leftwards over "of", prepositions and "and"."""
    number = outline.chunk_ending.get(last)
    if number is None:
        return None
    classes, chunks = outline.classes, outline.chunks
    start = chunks[number][0]
    if start < first:
        return None
    for _ in range(4):
        before = _linked(outline, start, first)
        if before is None:
            break
        start = outline.chunks[before][0]
    joint = outline.chunk_ending.get(start - 2)
    if joint is not None and classes[start - 1] == "c" and chunks[joint][0] >= first:
        before_joint = classes[chunks[joint][0] - 1] if chunks[joint][0] > first else "."
        if before_joint in ".QE/,:ks":
            start = chunks[joint][0]
    return start, last + 1


_LINK = {
    "f",
    "p",
    "o",
    "b",
    "pf",
    "po",
    "gp",
    "ip",
    "wp",
    "wb",
    "go",
    "io",
    "gpf",
    "ipf",
    "gop",
    "gb",
    "ib",
}


def _linked(outline: Outline, start: int, first: int) -> int | None:
    """Chunk that a preposition or a participle ties to the phrase beginning at token `start`."""
    classes = outline.classes
    for width in (1, 2, 3):
        number = outline.chunk_ending.get(start - width - 1)
        if number is None or outline.chunks[number][0] < first:
            continue
        if classes[start - width : start] not in _LINK:
            return None
        return None if classes[outline.chunks[number][0]] in "Pr" else number
    return None


def predicates(outline: Outline, sentence: int) -> list[Predicate]:
    """Every verb of the sentence for which a subject was found, in order.

    Examples
    --------
    >>> from analysis.quotation.outline import outline
    >>> o = outline("Vega, a retired engineer, said it creaks, adding that nobody cared.", [])
    >>> [(o.words[p.at], o.words[p.subject[0]], p.how) for p in predicates(o, 0) if p.cue]
    [('said', 'Vega', 'apposition'), ('adding', 'Vega', 'participle')]
    """
    first, last = outline.bounds[sentence]
    found: list[Predicate] = []
    known = forms()
    for verb in _VERB.finditer(outline.classes, first, last):
        at = verb.start()
        cue = known.get(outline.lower[at]) if verb.group() in "vg" else None
        if cue is not None and cue.lemma in _HANDING_ON and _as_saying(outline, at):
            continue
        passive = cue is not None and cue.form == "past" and _after_being(outline, at, first)
        subjects = _subjects(outline, at, first, last, cue, found)
        agent = _agent(outline, at, last) if passive else None
        if agent:
            patient = subjects[0][0] if subjects else None
            found.append(Predicate(at, agent, "by", cue, passive, patient))
        else:
            found.extend(Predicate(at, phrase, how, cue, passive) for phrase, how in subjects)
    return found


# An auxiliary counts only where no verb follows it.
_VERB = re.compile(r"[vgw]|[xm](?![axmvgw])")
_BEING = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "'re", "’re", "'s", "’s", "get", "got"}
)


_HANDING_ON = frozenset({"quote", "cite"})


def _as_saying(outline: Outline, at: int) -> bool:
    """Tell whether the word is handed on: "quoted the president as saying"."""
    near = outline.lower[at + 1 : at + 12]
    return "as" in near and outline.classes[at + 2 + near.index("as") :][:1] == "g"


def _after_being(outline: Outline, at: int, first: int) -> bool:
    """Tell whether a form of "be" stands before the verb, adverbs aside."""
    last = at - 1
    while last > first and outline.classes[last] == "a":
        last -= 1
    return outline.lower[last] in _BEING


def _subjects(
    outline: Outline, at: int, first: int, last: int, cue: Cue | None, earlier: list[Predicate]
) -> list[tuple[Range, str]]:
    if outline.classes[at] == "g":
        return _of_participle(outline, at, first, earlier)
    if cue is not None:
        inverted = _inverted(outline, at, first, last)
        if inverted:
            return [(inverted, "inverted")]
    return _before(outline, at, first, earlier)


def _inverted(outline: Outline, at: int, first: int, last: int) -> Range | None:
    """Return the subject after the verb: "X," said Ruiz."""
    classes = outline.classes
    before = classes[at - 1] if at > first else "^"
    if before not in "^QE,ad" or (before == "," and _across_apposition(outline, at - 1, first)):
        return None
    start = at + 1
    while start < last and classes[start] == "a":
        start += 1
    number = outline.chunk_starting.get(start)
    if number is None:
        return None
    end = outline.chunks[number][1]
    if before in ",ad^" and classes[end : end + 1] not in (
        "",
        ".",
        ",",
        "/",
        "Q",
        "E",
        "p",
        "r",
        "f",
        "T",
        "c",
    ):
        return None
    if before in ",a" and not _clause_before(outline, at, first):
        return None
    return _widen_right(outline, start, end, last)


_CLAUSE = re.compile(r"[QEvwxm]")


def _clause_before(outline: Outline, at: int, first: int) -> bool:
    """Tell whether a quotation or a whole clause stands before "…, said Ruiz"."""
    return _CLAUSE.search(outline.classes, first, at) is not None


def _widen_right(outline: Outline, start: int, end: int, last: int) -> Range:
    """Take in "of …" and "and …" after a chunk that ends before token `end`."""
    classes = outline.classes
    for _ in range(3):
        number = outline.chunk_starting.get(end + 1)
        if number is None or end >= last or outline.chunks[number][1] > last:
            break
        if classes[end] == "f" or (classes[end] == "c" and classes[end + 1] == "N"):
            end = outline.chunks[number][1]
        else:
            break
    return start, end


def _agent(outline: Outline, at: int, last: int) -> Range | None:
    """Return the agent of "was described as Q by Vega"."""
    classes = outline.classes
    for position in range(at + 1, min(at + 14, last)):
        if classes[position] == "b":
            number = outline.chunk_starting.get(position + 1)
            if number is not None:
                return _widen_right(outline, position + 1, outline.chunks[number][1], last)
            return None
        if classes[position] in "vwxm;t":
            return None
    return None


def _before(
    outline: Outline, at: int, first: int, earlier: list[Predicate]
) -> list[tuple[Range, str]]:
    classes = outline.classes
    last = at - 1
    while last >= first and classes[last] in "axmoT":
        last -= 2 if classes[last] == "T" and classes[last - 1] == "p" else 1
    if last < first:
        return []
    sign = classes[last]
    if sign in "rt" and last in outline.chunk_ending:
        return _relative(outline, last, first)
    phrase = noun_phrase(outline, last, first)
    if phrase:
        return [(phrase, "adjacent")]
    if sign in ",)d":
        phrase = _across_apposition(outline, last, first)
        if phrase:
            return [(phrase, "apposition")]
    if earlier:
        main = _main(earlier)
        return [(main.subject, "coordination" if sign in "ck," else "clause")]
    return []


def _relative(outline: Outline, at: int, first: int) -> list[tuple[Range, str]]:
    found: list[tuple[Range, str]] = [((at, at + 1), "relative")]
    last = at - 1
    if last >= first and outline.classes[last] == ",":
        last -= 1
    phrase = noun_phrase(outline, last, first)
    if phrase:
        found.append((phrase, "antecedent"))
    return found


def _across_apposition(outline: Outline, last: int, first: int) -> Range | None:
    """Find the head of "Vega, a retired engineer, said" from the comma before the verb."""
    classes = outline.classes
    found: Range | None = None
    first = after_dateline(outline, first, last)
    for position in range(last - 1, first, -1):
        if classes[position] in "QE.;/":
            break
        if classes[position] in ",d(" and position - 1 in outline.chunk_ending:
            phrase = noun_phrase(outline, position - 1, first)
            if phrase is None:
                continue
            leads = phrase[0] == first or classes[phrase[0] - 1] in "QE,kst/"
            if leads and not (phrase[0] > first and classes[phrase[0] - 1] in "pfo"):
                found = phrase
                if classes[position + 1] in "rDwSi" or phrase[0] == first:
                    break
    return found


_DATELINE = re.compile(r"N[NT#,;.]*(?:\(N+\)[,;]?)?d")


def after_dateline(outline: Outline, first: int, last: int) -> int:
    """Token behind the dateline that opens a report, if one does: "HALM (AP) — The mayor said".

    Examples
    --------
    >>> from analysis.quotation.outline import outline
    >>> after_dateline(outline("HALM — The mayor left.", []), 0, 6)
    2
    """
    dateline = _DATELINE.match(outline.classes, first, last)
    if dateline and (outline.words[first].isupper() or ")" in dateline[0]):
        return dateline.end()
    return first


def _of_participle(
    outline: Outline, at: int, first: int, earlier: list[Predicate]
) -> list[tuple[Range, str]]:
    classes = outline.classes
    number = outline.chunk_ending.get(at - 1)
    if number is not None:
        start = outline.chunks[number][0]
        if start > first and classes[start - 1] == "p" and outline.words[start - 1] == "with":
            return [(outline.chunks[number], "adjacent")]
    if outline.lower[at - 1] == "as" and at - 2 in outline.chunk_ending:
        return [(outline.chunks[outline.chunk_ending[at - 2]], "adjacent")]
    if classes[at - 1] == "x" or (at - 2 >= first and classes[at - 2] == "x"):
        return _before(outline, at, first, earlier)
    if earlier:
        return [(_main(earlier).subject, "participle")]
    return _following_subject(outline, at)


def _following_subject(outline: Outline, at: int) -> list[tuple[Range, str]]:
    """Find the subject of "Calling it a farce, Ruiz walked out": the phrase after the comma."""
    classes = outline.classes
    for position in range(at + 1, min(at + 40, len(classes))):
        if classes[position] in "./E":
            break
        if classes[position] == "," and position + 1 in outline.chunk_starting:
            number = outline.chunk_starting[position + 1]
            end = outline.chunks[number][1]
            if classes[end : end + 1] in ("v", "w", "x", "m", "a", ","):
                return [(outline.chunks[number], "participle")]
    return []


def _main(earlier: list[Predicate]) -> Predicate:
    """Pick the main clause: the first verb of saying, else the first verb."""
    for predicate in earlier:
        if predicate.cue is not None and predicate.how not in ("relative", "by"):
            return predicate
    for predicate in earlier:
        if predicate.how != "relative":
            return predicate
    return earlier[0]
