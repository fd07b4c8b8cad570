"""Who could have said it: the candidate speakers of one quotation, each with its features.

A candidate is a noun phrase outside quotations, in the sentence of the quotation or near it, or
the speaker of the quotation before.  Its features are words a reader can check ("subject of a
speech verb, adjacent, before the quotation, after a comma"); `ranking.py` weighs them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.quotation import nouns
from analysis.quotation.outline import Outline
from analysis.quotation.predicates import Predicate, Range, predicates


@dataclass(slots=True)
class Candidate:
    """A possible speaker as a token range, the verb that hands over the word, and its features."""

    range: Range
    rule: str
    cue: str
    features: list[str] = field(default_factory=list)
    inherited: int = -1


@dataclass(slots=True)
class Context:
    """What the candidates of one article share: the outline and each sentence's verbs."""

    outline: Outline
    verbs: dict[int, list[Predicate]] = field(default_factory=dict)
    sorts: dict[Range, str] = field(default_factory=dict)

    def predicates(self, sentence: int) -> list[Predicate]:
        """Verbs of a sentence, read once."""
        if sentence not in self.verbs:
            self.verbs[sentence] = predicates(self.outline, sentence)
        return self.verbs[sentence]

    def sort(self, phrase: Range) -> str:
        """Say what sort of phrase it is: a pronoun, a name, a common noun by kind."""
        if phrase not in self.sorts:
            self.sorts[phrase] = _sort(self.outline, phrase)
        return self.sorts[phrase]


def candidates(
    context: Context, at: int, previous: tuple[Range, int] | None, shape: str
) -> list[Candidate]:
    """Candidate speakers of the quotation at token `at`.

    Parameters
    ----------
    context : Context
        The outline of the article.
    at : int
        Token of the quotation.
    previous : tuple or None
        The mention chosen for the quotation before this one and that quotation's token.
    shape : str
        `cont` for the next paragraph of one utterance, `frag` for a fragment that begins in lower case, `full` or `comma` by its end.
    """
    outline = context.outline
    sentence = outline.sentence[at]
    found: dict[int, Candidate] = {}
    layout = _layout(outline, at)
    _from_sentence(context, sentence, at, shape, found)
    before, after = _neighbours(outline, sentence)
    for distance, (number, crossed) in enumerate(before, 1):
        _from_neighbour(context, number, f"prev{distance}{'/' if crossed else ''}", at, found)
    for number, crossed in after:
        _from_neighbour(context, number, f"next{'/' if crossed else ''}", at, found)
    if previous is not None:
        _from_previous(context, at, previous, found)
    has_cue = any(c.rule in _SPEECH_RULES for c in found.values())
    for candidate in found.values():
        loc = candidate.rule
        candidate.features += [
            f"{loc}|{shape}",
            f"{loc}|{layout}",
            f"{loc}|{'cue' if has_cue else 'nocue'}",
        ]
    return list(found.values())


_SPEECH_RULES = {"said-before", "said-after", "according"}


def _layout(outline: Outline, at: int) -> str:
    """Where the quotation stands: alone in its paragraph, first in it, first of a sentence, inside."""
    classes = outline.classes
    starts = at == 0 or classes[at - 1] == "/"
    ends = at + 1 >= len(classes) or classes[at + 1] == "/"
    if starts:
        return "alone" if ends else "opens"
    first = outline.bounds[outline.sentence[at]][0] == at
    return ("closes" if ends else "begins") if first else "inside"


def _neighbours(
    outline: Outline, sentence: int
) -> tuple[list[tuple[int, bool]], list[tuple[int, bool]]]:
    """Two sentences with words before and one after, each with whether a paragraph ends between."""
    before: list[tuple[int, bool]] = []
    crossed, number = False, sentence - 1
    while number >= 0 and len(before) < 2 and sentence - number < 12:
        a, b = outline.bounds[number]
        crossed = crossed or outline.classes[b - 1] == "/"
        if _wordy(outline, a, b):
            before.append((number, crossed))
        number -= 1
    after: list[tuple[int, bool]] = []
    crossed = outline.classes[outline.bounds[sentence][1] - 1] == "/"
    number = sentence + 1
    while number < len(outline.bounds) and not after and number - sentence < 5:
        a, b = outline.bounds[number]
        if _wordy(outline, a, b):
            after.append((number, crossed))
        crossed = crossed or outline.classes[b - 1] == "/"
        number += 1
    return before, after


def _wordy(outline: Outline, start: int, end: int) -> bool:
    return any(c in "NPnvwx" for c in outline.classes[start:end])


def _key(outline: Outline, phrase: Range) -> int:
    """Number of the chunk in which the phrase begins."""
    return outline.chunk_starting.get(phrase[0], -phrase[0] - 1)


def _from_sentence(
    context: Context, sentence: int, at: int, shape: str, found: dict[int, Candidate]
) -> None:
    outline = context.outline
    classes = outline.classes
    first, last = outline.bounds[sentence]
    verbs = context.predicates(sentence)
    governed = {p.at for p in verbs if p.cue and p.cue.frame == "speech"}
    governed |= {at + 1 for at in governed if outline.classes[at + 1 : at + 2] == "t"}
    cues_before = [p for p in verbs if p.cue and p.at < at]
    for predicate in verbs:
        side = "before" if predicate.at < at else "after"
        if predicate.how == "by":
            # Too rare to learn by itself: the agent of a passive cue weighs as "according to" does.
            near = _bucket(abs(at - predicate.subject[0]))
            features = [f"according:{side}", f"according:{near}"]
            cue = outline.words[predicate.at]
            _add(context, found, predicate.subject, "agent", features, cue)
            continue
        low, high = (predicate.at, at) if side == "before" else (at, predicate.at)
        between = classes[low + 1 : high]
        frame = predicate.cue.frame if predicate.cue else "verb"
        if predicate.passive and predicate.how != "by":
            frame = "passive"
        rule = {"speech": "said"}.get(frame, frame) + "-" + side
        gap = _gap(between, side)
        nearest = not any(
            low < p.at < high for p in verbs if p.cue and p.subject[0] - 1 not in governed
        )
        own = predicate.subject[0] < at < predicate.subject[1]
        features = [
            f"{rule}:{predicate.how}",
            f"{rule}:gap:{gap}",
            f"{rule}:near" if nearest else f"{rule}:far",
            f"{rule}:quotes:{min(2, between.count('Q') + between.count('E'))}",
            f"{rule}:{_bucket(len(between))}",
            f"{rule}:{predicate.how}:{'near' if nearest else 'far'}:{shape}",
        ]
        if predicate.cue:
            features.append(f"form:{predicate.cue.form}:{side}")
            features.append(f"lemma:{predicate.cue.lemma}:{side}")
        if own:
            features.append("own")
        outer = [p for p in verbs if p.cue and p.at < predicate.at and p.subject != predicate.subject]
        if predicate.subject[0] - 1 in governed:
            features.append(f"{rule}:complement")
        features.append(f"{rule}:{'nested' if outer else 'outer'}:{len(cues_before) > 1}")
        _add(context, found, predicate.subject, rule, features, outline.words[predicate.at])
    _by_phrases(context, first, last, at, found)
    _by_position(context, first, last, at, bool(cues_before), found)


def _gap(between: str, side: str) -> str:
    """Name what stands between a verb and the quotation, as little as tells the cases apart."""
    if len(between) <= 2:
        return between
    inner = between[-1] if side == "before" else between[0]
    return ("t" if between[0] == "t" else "") + ("~" if len(between) < 8 else "~~") + inner


def _bucket(distance: int) -> str:
    for limit in (0, 1, 3, 6, 12, 25):
        if distance <= limit:
            return str(limit)
    return "far"


def _by_phrases(
    context: Context, first: int, last: int, at: int, found: dict[int, Candidate]
) -> None:
    """Handle "according to X", "X: Q", "Q - X" and "by X"."""
    outline = context.outline
    classes, words = outline.classes, outline.words
    for token in range(first, last):
        if words[token].lower() == "according" and classes[token + 1 : token + 2] == "o":
            number = outline.chunk_starting.get(token + 2)
            if number is not None:
                side = "before" if token < at else "after"
                phrase = _right(outline, outline.chunks[number], last)
                near = _bucket(abs(at - token))
                _add(context, found, phrase, "according", [f"according:{side}", f"according:{near}"], "according to")
    if at + 2 < len(classes) and classes[at + 1] == "d" and at + 2 in outline.chunk_starting:
        end = outline.chunks[outline.chunk_starting[at + 2]][1]
        tail = classes[end : end + 1]
        _add(context, found, (at + 2, end), "dash", [f"dash:{'end' if tail in ('', '/', ',') else 'on'}"], "")
    if at - 2 >= first and classes[at - 1] == ":" and at - 2 in outline.chunk_ending:
        phrase = outline.chunks[outline.chunk_ending[at - 2]]
        lead = "lead" if phrase[0] == first or phrase[0] - 1 < first else "inner"
        _add(context, found, phrase, "colon", [f"colon:{lead}"], "")


def _right(outline: Outline, chunk: Range, last: int) -> Range:
    start, end = chunk
    for _ in range(2):
        number = outline.chunk_starting.get(end + 1)
        if number is None or end >= last or outline.classes[end] not in "fpb":
            break
        end = outline.chunks[number][1]
    return start, min(end, last)


def _by_position(
    context: Context, first: int, last: int, at: int, cued: bool, found: dict[int, Candidate]
) -> None:
    """Add the noun phrases of the sentence that no verb claimed, by the word before them."""
    outline, count = context.outline, 0
    patients = {p.patient for p in context.predicates(outline.sentence[at]) if p.patient}
    for number in _chunks_between(outline, first, last):
        start, end = outline.chunks[number]
        before = outline.classes[start - 1] if start > first else "^"
        side = "before" if start < at else "after"
        alone = outline.classes[start:end] in "rtD"
        if (alone and number not in found) or (start, end) in patients:
            continue
        count += 1
        rule = f"np-{side}"
        features = [f"{rule}:prep:{before}", f"{rule}:{_bucket(abs(at - (end if side == 'before' else start)))}", f"{rule}:order:{min(count, 3)}"]
        if outline.words[start - 1 : start] and before in "pb":
            features.append(f"{rule}:after:{outline.lower[start - 1]}" if before == "p" else f"{rule}:by")
        if outline.classes[end : end + 1] == "'" or outline.classes[end - 1] == "'":
            features.append(f"{rule}:possessive")
        if number in found:
            found[number].features += features
        else:
            _add(context, found, (start, end), rule, features, "")


def _chunks_between(outline: Outline, first: int, last: int) -> list[int]:
    """Numbers of the chunks of a sentence."""
    found = []
    token = first
    while token < last:
        number = outline.chunk_starting.get(token)
        if number is None:
            token += 1
        else:
            found.append(number)
            token = outline.chunks[number][1]
    return found


def _from_neighbour(
    context: Context, number: int, place: str, at: int, found: dict[int, Candidate]
) -> None:
    """Add the subjects of a sentence before or after, and the phrase it opens with."""
    outline = context.outline
    first, last = outline.bounds[number]
    verbs = context.predicates(number)
    ends = outline.classes[last - 1]
    colon = ":" if outline.classes[max(first, last - 2) : last - 1] == ":" or ":" in outline.classes[last - 3 : last] else ""
    quoted = "Q" if "Q" in outline.classes[first:last] or ends == "E" else ""
    for order, predicate in enumerate(verbs):
        frame = predicate.cue.frame if predicate.cue else "verb"
        rule = f"{place}"
        features = [
            f"{place}:{frame}{colon}{quoted}",
            f"{place}:{predicate.how}",
            f"{place}:verb:{min(order, 3)}",
            f"{place}:from-end:{min(len(verbs) - order, 3)}{colon}",
        ]
        _add(context, found, predicate.subject, rule, features, "")
    for order, chunk in enumerate(_chunks_between(outline, first, last)):
        phrase = outline.chunks[chunk]
        if chunk in found or "N" not in outline.classes[phrase[0] : phrase[1]]:
            continue
        before = outline.classes[phrase[0] - 1] if phrase[0] > first else "^"
        _add(context, found, phrase, f"{place}np", [f"{place}np:{min(order, 3)}", f"{place}np:{before}{colon}"], "")


def _from_previous(
    context: Context, at: int, previous: tuple[Range, int], found: dict[int, Candidate]
) -> None:
    """Add the speaker of the quotation before this one."""
    outline = context.outline
    phrase, token = previous
    between = outline.classes[token + 1 : at]
    if "/" in between:
        place = "paragraph" if set(between) <= {"/"} else "paragraphs" if between.count("/") > 1 else "next"
    else:
        place = "adjacent" if not between else "sentence" if outline.sentence[token] == outline.sentence[at] else "same"
    words = _bucket(len(between))
    speaker_side = "back" if phrase[0] < token else "between" if phrase[0] < at else "ahead"
    features = [f"inherit:{place}", f"inherit:{place}:{words}", f"inherit:{place}:{speaker_side}"]
    features.append(f"inherit:wordy:{min(3, sum(c in 'vwxm' for c in between))}:{place}")
    key = _key(outline, phrase)
    if key in found:
        found[key].features += features
        found[key].inherited = token
    else:
        candidate = Candidate(phrase, "inherit", "", [*features, f"type:{context.sort(phrase)}"], token)
        found[key] = candidate


def _add(
    context: Context,
    found: dict[int, Candidate],
    phrase: Range,
    rule: str,
    features: list[str],
    cue: str,
) -> None:
    key = _key(context.outline, phrase)
    known = found.get(key)
    if known is None:
        found[key] = Candidate(phrase, rule, cue, [*features, f"type:{context.sort(phrase)}"])
        return
    known.features += features
    if not known.cue or (cue and rule.startswith(("said", "label")) and ":near" in "".join(features)):
        known.rule, known.cue = rule, cue or known.cue
        known.range = phrase if phrase[1] > known.range[1] else known.range


def _sort(outline: Outline, phrase: Range) -> str:
    start, end = phrase
    classes = outline.classes[start:end]
    if end - start == 1 and classes in "PrDt":
        return outline.lower[start]
    kind = nouns.kind(outline.words[start:end])
    return ("name:" if "N" in classes else "common:") + kind
