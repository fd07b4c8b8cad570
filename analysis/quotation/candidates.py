"""Who could have said it: the candidate speakers of one quotation, each with its features.

A candidate is a noun phrase outside quotations, in the sentence of the quotation or near it, or
the speaker of the quotation before.  Its features are words a reader can check ("subject of a
speech verb, adjacent, before the quotation, after a comma"); `ranking.py` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.quotation.context import Context
from analysis.quotation.neighbours import nearby
from analysis.quotation.outline import Outline, chunks_between
from analysis.quotation.predicates import Predicate, Range


@dataclass(slots=True)
class Candidate:
    """A possible speaker as a token range, the verb that hands over the word, and its features."""

    range: Range
    rule: str
    cue: str
    features: list[str] = field(default_factory=list)
    inherited: int = -1


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
    signed = _signed(context, at)
    if signed is not None:
        return [signed]
    found: dict[int, Candidate] = {}
    layout = _layout(outline, at)
    at_hand = _at_hand(context, sentence, at)
    _from_sentence(context, sentence, at, shape, found)
    _by_position(context, *outline.bounds[sentence], at, found, at_hand)
    if not at_hand:
        for phrase, rule, features in nearby(context, sentence):
            _add(context, found, phrase, rule, features, "")
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


def _signed(context: Context, at: int) -> Candidate | None:
    """Return the name that signs a quotation: "No." - Ana Ruiz."""
    outline = context.outline
    number = outline.chunk_starting.get(at + 2)
    if number is None or outline.classes[at + 1] != "d":
        return None
    start, end = outline.chunks[number]
    if outline.classes[end : end + 1] not in ("", "/", ",") or (
        at and outline.classes[at - 1] not in "/.E"
    ):
        return None
    return Candidate((start, end), "dash", "", [f"type:{context.sort((start, end))}"])


def _at_hand(context: Context, sentence: int, at: int) -> bool:
    """Tell whether speaker and verb of speech touch the quotation: no need to look farther."""
    for predicate in context.predicates(sentence):
        if predicate.cue is None or predicate.cue.frame != "speech":
            continue
        start, end = predicate.subject
        if predicate.how == "adjacent" and (start == at + 1 or end <= predicate.at == at - 1):
            return True
        if (
            predicate.how == "adjacent"
            and predicate.at == at - 2
            and context.outline.classes[at - 1] in ",:"
        ):
            return True
        if predicate.how == "inverted" and predicate.at == at + 1:
            return True
    return False


_REACH = 40  # tokens to either side where a phrase without a cue may still speak
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


def _key(outline: Outline, phrase: Range) -> int:
    """Number of the chunk in which the phrase begins."""
    return outline.chunk_starting.get(phrase[0], -phrase[0] - 1)


def _from_sentence(
    context: Context, sentence: int, at: int, shape: str, found: dict[int, Candidate]
) -> None:
    outline = context.outline
    verbs = context.predicates(sentence)
    governed = {p.at for p in verbs if p.cue and p.cue.frame == "speech"}
    governed |= {at + 1 for at in governed if outline.classes[at + 1 : at + 2] == "t"}
    cues = [p for p in verbs if p.cue]
    main = [p.at for p in cues if p.subject[0] - 1 not in governed]
    earlier: set[Range] = set()
    several = sum(p.at < at for p in cues) > 1
    for predicate in verbs:
        side = "before" if predicate.at < at else "after"
        word = outline.words[predicate.at]
        if predicate.how == "by":
            # Too rare to learn by itself: the agent of a passive cue weighs as "according to" does.
            near = _bucket(abs(at - predicate.subject[0]))
            features = [f"according:{side}", f"according:{near}"]
            _add(context, found, predicate.subject, "agent", features, word)
            continue
        low, high = sorted((predicate.at, at))
        nearest = bisect_right(main, low) >= bisect_left(main, high)
        nested = len(earlier) > (predicate.subject in earlier)
        rule = _rule(predicate, side)
        features = _of_verb(predicate, rule, side, outline.classes[low + 1 : high], nearest, shape)
        features.append(f"{rule}:{'nested' if nested else 'outer'}:{several}")
        if predicate.subject[0] - 1 in governed:
            features.append(f"{rule}:complement")
        if predicate.subject[0] < at < predicate.subject[1]:
            features.append("own")
        if predicate.cue:
            earlier.add(predicate.subject)
        _add(context, found, predicate.subject, rule, features, word)
    _by_phrases(context, *outline.bounds[sentence], at, found)


def _rule(predicate: Predicate, side: str) -> str:
    """Name the rule of a subject: what its verb is, and on which side of the quotation."""
    if predicate.passive:
        return f"passive-{side}"
    if predicate.cue is None:
        return f"verb-{side}"
    return f"said-{side}" if predicate.cue.frame == "speech" else f"{predicate.cue.frame}-{side}"


def _of_verb(
    predicate: Predicate, rule: str, side: str, between: str, nearest: bool, shape: str
) -> list[str]:
    """List what speaks for the subject of a verb; `between` are the classes up to the quotation."""
    reach = "near" if nearest else "far"
    quotes = min(2, between.count("Q") + between.count("E"))
    features = [
        f"{rule}:{predicate.how}", f"{rule}:gap:{_gap(between, side)}", f"{rule}:{reach}",
        f"{rule}:quotes:{quotes}", f"{rule}:{_bucket(len(between))}",
        f"{rule}:{predicate.how}:{reach}:{shape}",
    ]  # fmt: skip
    if predicate.cue:
        features += [f"form:{predicate.cue.form}:{side}", f"lemma:{predicate.cue.lemma}:{side}"]
    return features


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
    """Handle "according to X" and "X: Q"."""
    outline = context.outline
    classes = outline.classes
    for token in _according(outline, first, last):
        phrase = _right(outline, outline.chunks[outline.chunk_starting[token + 2]], last)
        side = "before" if token < at else "after"
        features = [f"according:{side}", f"according:{_bucket(abs(at - token))}"]
        _add(context, found, phrase, "according", features, "according to")
    if at - 2 >= first and classes[at - 1] == ":" and at - 2 in outline.chunk_ending:
        phrase = outline.chunks[outline.chunk_ending[at - 2]]
        _add(
            context, found, phrase, "colon", [f"colon:{'lead' if phrase[0] == first else 'in'}"], ""
        )


def _according(outline: Outline, first: int, last: int) -> Iterator[int]:
    """Tokens of the sentence at which "according to" and a phrase begin."""
    at = outline.classes.find("po", first, last)
    while at >= 0:
        if outline.lower[at] == "according" and at + 2 in outline.chunk_starting:
            yield at
        at = outline.classes.find("po", at + 1, last)


def _right(outline: Outline, chunk: Range, last: int) -> Range:
    start, end = chunk
    for _ in range(2):
        number = outline.chunk_starting.get(end + 1)
        if number is None or end >= last or outline.classes[end] not in "fpb":
            break
        end = outline.chunks[number][1]
    return start, min(end, last)


def _by_position(
    context: Context, first: int, last: int, at: int, found: dict[int, Candidate], at_hand: bool
) -> None:
    """Add the noun phrases of the sentence by where they stand; none new if a speaker is at hand."""
    outline, count = context.outline, 0
    patients = {p.patient for p in context.predicates(outline.sentence[at]) if p.patient}
    low, high = max(first, at - _REACH), min(last, at + _REACH)
    for number in chunks_between(outline, low, high):
        start, end = outline.chunks[number]
        alone = outline.classes[start:end] in "rtD"
        if (alone and number not in found) or (start, end) in patients:
            continue
        count += 1
        rule = "np-before" if start < at else "np-after"
        features = _of_place(outline, (start, end), first, at, rule)
        features.append(f"{rule}:order:{min(count, 3)}")
        if number in found:
            found[number].features += features
        elif not at_hand:
            _add(context, found, (start, end), rule, features, "")


def _of_place(outline: Outline, phrase: Range, first: int, at: int, rule: str) -> list[str]:
    """List what a phrase's place says: the word before it, how far it is, a possessive after."""
    start, end = phrase
    before = outline.classes[start - 1] if start > first else "^"
    distance = at - end if start < at else start - at
    features = [f"{rule}:prep:{before}", f"{rule}:{_bucket(distance)}"]
    if before in "pb":
        features.append(f"{rule}:after:{outline.lower[start - 1]}")
    if outline.classes[end : end + 1] == "'" or outline.classes[end - 1] == "'":
        features.append(f"{rule}:possessive")
    return features


def _from_previous(
    context: Context, at: int, previous: tuple[Range, int], found: dict[int, Candidate]
) -> None:
    """Add the speaker of the quotation before this one."""
    outline = context.outline
    phrase, token = previous
    between = outline.classes[token + 1 : at]
    place = _relation(between, outline.sentence[token] == outline.sentence[at])
    words = _bucket(len(between))
    speaker_side = "back" if phrase[0] < token else "between" if phrase[0] < at else "ahead"
    features = [f"inherit:{place}", f"inherit:{place}:{words}", f"inherit:{place}:{speaker_side}"]
    features.append(f"inherit:wordy:{min(3, sum(c in 'vwxm' for c in between))}:{place}")
    key = _key(outline, phrase)
    if key in found:
        found[key].features += features
        found[key].inherited = token
    else:
        candidate = Candidate(
            phrase, "inherit", "", [*features, f"type:{context.sort(phrase)}"], token
        )
        found[key] = candidate


def _relation(between: str, same_sentence: bool) -> str:
    """Name what lies between two quotations."""
    if "/" in between:
        bare = not between.strip("/")
        return "paragraph" if bare else "paragraphs" if between.count("/") > 1 else "next"
    if not between:
        return "adjacent"
    return "sentence" if same_sentence else "same"


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
    if not known.cue or (
        cue and rule.startswith(("said", "label")) and ":near" in "".join(features)
    ):
        known.rule, known.cue = rule, cue or known.cue
        known.range = phrase if phrase[1] > known.range[1] else known.range
