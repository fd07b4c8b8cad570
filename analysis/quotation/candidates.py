"""Who could have said it: the candidate speakers of one quotation, each with its features.

A candidate is a noun phrase outside quotations, in the sentence of the quotation or near it, or
the speaker of the quotation before.  Its features are words a reader can check ("subject of a
speech verb, adjacent, before the quotation, after a comma"); `ranking.py` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from analysis.quotation.according import according
from analysis.quotation.context import Context
from analysis.quotation.neighbours import nearby
from analysis.quotation.outline import Outline, chunks_between
from analysis.quotation.predicates import Predicate, Range
from analysis.quotation.ranking import Evidence, weighed


@dataclass(slots=True)
class Candidate:
    """A possible speaker as a token range, the verb that hands over the word, and its features.

    `cue_at` is the token of the cue, -1 without one.
    """

    range: Range
    rule: str
    cue: str
    evidence: list[Evidence] = field(default_factory=list)
    inherited: int = -1
    cue_at: int = -1

    @property
    def features(self) -> list[str]:
        """Names of all its features."""
        return [name for evidence in self.evidence for name in evidence.names]


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
    rules = [candidate.rule for candidate in found.values()]
    if all(rule.startswith(_CUELESS) for rule in rules):
        for phrase, rule, evidence in nearby(context, sentence):
            _add(context, found, phrase, rule, [evidence], "")
    if previous is not None:
        _from_previous(context, at, previous, found)
    has_cue = not _SPEECH_RULES.isdisjoint(rules)
    for candidate in found.values():
        candidate.evidence.append(_of_rule(candidate.rule, shape, layout, has_cue))
    return list(found.values())


@weighed
def _of_rule(rule: str, shape: str, layout: str, has_cue: bool) -> list[str]:
    """List what a rule is worth for a quotation of this shape at this place."""
    return [f"{rule}|{shape}", f"{rule}|{layout}", f"{rule}|{'cue' if has_cue else 'nocue'}"]


@weighed
def _of_sort(sort: str) -> list[str]:
    """Name the sort of phrase; see `Context.sort`."""
    return [f"type:{sort}"]


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
    return Candidate((start, end), "dash", "", [_of_sort(context.sort((start, end)))])


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
_CUELESS = ("verb-", "np-")  # rules that no cue in the sentence of the quotation speaks for
_SPEECH_RULES = frozenset({"said-before", "said-after", "according"})


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
    """Add the subjects of the verbs of the sentence."""
    outline = context.outline
    verbs = context.predicates(sentence)
    governed = {p.at for p in verbs if p.cue and p.cue.frame == "speech"}
    governed |= {at + 1 for at in governed if outline.classes[at + 1 : at + 2] == "t"}
    cues = [p for p in verbs if p.cue]
    main = [p.at for p in cues if p.how == "inverted" or p.subject[0] - 1 not in governed]
    earlier: set[Range] = set()
    several = sum([p.at < at for p in cues]) > 1
    for predicate in verbs:
        subject, cue = predicate.subject, predicate.cue
        side = "before" if predicate.at < at else "after"
        word = outline.words[predicate.at]
        if predicate.how == "by":
            # Too rare to learn by itself: the agent of a passive cue weighs as "according to" does.
            _add(
                context,
                found,
                subject,
                "agent",
                [_of_according(side, _bucket(abs(at - subject[0])))],
                word,
                predicate.at,
            )
            continue
        low, high = (predicate.at, at) if side == "before" else (at, predicate.at)
        nearest = bisect_right(main, low) >= bisect_left(main, high)
        rule = _rule(predicate, side)
        evidence = _of_verb(predicate, rule, side, outline.classes[low + 1 : high], nearest, shape)
        nested = len(earlier) > (subject in earlier)
        complement = subject[0] - 1 in governed
        evidence.append(_of_clause(rule, nested, several, complement, subject[0] < at < subject[1]))
        if cue:
            earlier.add(subject)
            evidence.append(_of_cue(cue.form, cue.lemma, side))
        _add(context, found, subject, rule, evidence, word, predicate.at, nearest)
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
) -> list[Evidence]:
    """List what speaks for the subject of a verb; `between` are the classes up to the quotation."""
    quotes = min(2, between.count("Q") + between.count("E"))
    return [
        _of_reach(rule, predicate.how, "near" if nearest else "far", shape),
        _of_gap(rule, _gap(between, side)),
        _of_distance(rule, quotes, _bucket(len(between))),
    ]


@weighed
def _of_reach(rule: str, how: str, reach: str, shape: str) -> list[str]:
    """List how the verb stands to its subject, and whether another cue is nearer."""
    return [f"{rule}:{how}", f"{rule}:{reach}", f"{rule}:{how}:{reach}:{shape}"]


@weighed
def _of_gap(rule: str, gap: str) -> list[str]:
    """Name what stands between the verb and the quotation."""
    return [f"{rule}:gap:{gap}"]


@weighed
def _of_distance(rule: str, quotes: int, distance: str) -> list[str]:
    """List how far the verb is from the quotation."""
    return [f"{rule}:quotes:{quotes}", f"{rule}:{distance}"]


@weighed
def _of_clause(rule: str, nested: bool, several: bool, complement: bool, own: bool) -> list[str]:
    """List how the clause stands to the other clauses of the sentence."""
    found = [f"{rule}:{'nested' if nested else 'outer'}:{several}"]
    return found + [f"{rule}:complement"] * complement + ["own"] * own


@weighed
def _of_cue(form: str, lemma: str, side: str) -> list[str]:
    """Name the cue."""
    return [f"form:{form}:{side}", f"lemma:{lemma}:{side}"]


@weighed
def _of_according(side: str, distance: str) -> list[str]:
    """List where "according to" stands."""
    return [f"according:{side}", f"according:{distance}"]


@weighed
def _of_colon(leads: bool) -> list[str]:
    """Tell whether the name before a colon opens its sentence."""
    return [f"colon:{'lead' if leads else 'in'}"]


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
    for token, chunk in according(outline, first, last):
        phrase = _right(outline, chunk, last)
        side = "before" if token < at else "after"
        evidence = [_of_according(side, _bucket(abs(at - token)))]
        _add(context, found, phrase, "according", evidence, "according to", token)
    if at - 2 >= first and classes[at - 1] == ":" and at - 2 in outline.chunk_ending:
        phrase = outline.chunks[outline.chunk_ending[at - 2]]
        _add(context, found, phrase, "colon", [_of_colon(phrase[0] == first)], "")


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
        if number not in found and at_hand:
            continue
        evidence = _of_phrase(outline, (start, end), first, at, rule, min(count, 3))
        if number in found:
            found[number].evidence.append(evidence)
        else:
            _add(context, found, (start, end), rule, [evidence], "")


def _of_phrase(
    outline: Outline, phrase: Range, first: int, at: int, rule: str, order: int
) -> Evidence:
    """List what a phrase's place says: the word before it, how far it is, a possessive after."""
    start, end = phrase
    before = outline.classes[start - 1] if start > first else "^"
    distance = at - end if start < at else start - at
    after = outline.lower[start - 1] if before in "pb" else ""
    possessive = outline.classes[end : end + 1] == "'" or outline.classes[end - 1] == "'"
    return _of_place(rule, before, _bucket(distance), after, possessive, order)


@weighed
def _of_place(
    rule: str, before: str, distance: str, after: str, possessive: bool, order: int
) -> list[str]:
    found = [f"{rule}:prep:{before}", f"{rule}:{distance}", f"{rule}:order:{order}"]
    if after:
        found.append(f"{rule}:after:{after}")
    return found + [f"{rule}:possessive"] * possessive


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
    verbs = min(3, sum(map(between.count, "vwxm")))
    evidence = _of_previous(place, words, speaker_side, verbs)
    key = _key(outline, phrase)
    if key in found:
        found[key].evidence.append(evidence)
        found[key].inherited = token
    else:
        sort = _of_sort(context.sort(phrase))
        found[key] = Candidate(phrase, "inherit", "", [evidence, sort], token)


@weighed
def _of_previous(place: str, words: str, speaker_side: str, verbs: int) -> list[str]:
    """List what lies between this quotation and the one before, and where its speaker stood."""
    return [
        f"inherit:{place}", f"inherit:{place}:{words}", f"inherit:{place}:{speaker_side}",
        f"inherit:wordy:{verbs}:{place}",
    ]  # fmt: skip


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
    evidence: list[Evidence],
    cue: str,
    cue_at: int = -1,
    near: bool = False,
) -> None:
    """Add a candidate, or what speaks for it to the one that begins with the same chunk."""
    key = _key(context.outline, phrase)
    known = found.get(key)
    if known is None:
        evidence.append(_of_sort(context.sort(phrase)))
        found[key] = Candidate(phrase, rule, cue, evidence, cue_at=cue_at)
        return
    known.evidence += evidence
    if not known.cue or (cue and near and rule.startswith(("said", "label"))):
        known.rule = rule
        if cue:
            known.cue, known.cue_at = cue, cue_at
        known.range = phrase if phrase[1] > known.range[1] else known.range
