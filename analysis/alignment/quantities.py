"""Numbers of two outlets compared where they count the same thing, and only there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isclose, log10, sqrt
from typing import Literal

from analysis import quantities
from analysis.alignment import lists, parts, values
from analysis.alignment.contexts import BRIEF, Context, context, contexts, kind
from analysis.alignment.counted import (
    counts_people,
    difference,
    is_one_figure,
    relation,
    same_noun,
)
from analysis.alignment.strangers import are_strangers
from analysis.alignment.words import stem, stems
from analysis.layers import Layers, Quantity
from analysis.quantities.lexicon import dimension

PairLabel = Literal["agree", "rounding", "conflict"]
Label = Literal["agree", "rounding", "conflict", "different_quantity"]

# The numbers here are set by hand, none is fitted: benchmarks/history/alignment.md says on which
# events they were tried.
# Evidence that two quantities count the same thing, needed before the verdict is believed: a
# conflict accuses somebody of an error, agreement in value is itself evidence.
NEEDED: Mapping[str, float] = {"agree": 0.45, "rounding": 0.5, "conflict": 0.9}
# The same where each side is one or two sentences on one event: nothing else could be meant, while
# of the near numbers of two whole articles nine in ten count different things.
NEEDED_IN_BRIEF: Mapping[str, float] = {"agree": 0.3, "rounding": 0.3, "conflict": 0.5}
SAME_NOUN = 0.5  # evidence of one noun, or of one person whose age both are
SAME_DATE = 0.4  # of one year, and again of one month
ALONE = 0.5  # each is the only quantity of its kind in its article
VAGUE = 0.7  # part of the evidence that holds for dozens, which most numbers fit
FAR = 1.3  # values further apart than this rarely are one measure told wrong
FAR_IN_BRIEF = 4.0  # the same in a sentence or two, where nothing else could be meant
LIST = 3  # quantities of one kind in one sentence
STANDS_OUT = 0.8  # evidence, against that for one of a list, from which another rivals it
DURATION = 0.6  # every story has several durations,
FEW = 0.65  # and several groups of two or three
SMALL_COUNT = 4  # under it, a count that a story has several of
FIGURES = 2  # of a number that is not equal to another one by chance
TRANSPOSED = 0.9  # the same digits, two of them in another order
DISTINCTIVE = 0.45  # equal to the third digit, and each stands once in its article


@dataclass(frozen=True, slots=True)
class QuantityPair:
    """Two quantities that count the same thing, with the verdict on their values.

    Offsets are those of the quantities; `quantity_a` and `quantity_b` are their texts, `of` what
    they count, `why` the reason for the verdict.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    label: PairLabel
    quantity_a: str
    quantity_b: str
    of: str
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison says, and the evidence that both count the same thing."""

    label: Label
    why: str
    evidence: float


Judged = tuple[Context, Context, Verdict]


def compare(text_a: str, a: Quantity, text_b: str, b: Quantity) -> Verdict:
    """Compare two quantities, each in its sentence.

    Parameters
    ----------
    text_a, text_b : str
        The sentences; the offsets of the quantities index them.
    a, b : Quantity

    Returns
    -------
    Verdict
        ``different_quantity`` where the sentences do not count the same thing.

    Examples
    --------
    >>> from analysis.quantities import find
    >>> x, y = "The fire burned 4,112 acres.", "The fire covers about 4,100 acres."
    >>> compare(x, find(x)[0], y, find(y)[0]).label
    'rounding'
    >>> y = "The fire injured two million."
    >>> compare(x, find(x)[0], y, find(y)[0]).why
    'other kind of unit'
    """
    contexts_a, contexts_b = _alone(text_a, a), _alone(text_b, b)
    one, other = contexts_a[0], contexts_b[0]
    verdict = _judge(one, other, _equally, brief=True)
    if verdict.label == "different_quantity":
        return verdict
    matched = _matched(contexts_a, contexts_b, _equally, brief=True)
    if any(x is one and y is other for x, y, _ in matched):
        return verdict
    return Verdict("different_quantity", "another number fits as well", verdict.evidence)


def _alone(sentence: str, quantity: Quantity) -> list[Context]:
    """Contexts of a quantity and of the others in its sentence, its own first."""
    others = [q for q in quantities.find(sentence) if q.start != quantity.start]
    kinds = Counter(map(kind, (quantity, *others)))
    return [
        replace(context(sentence, q), rivals=kinds[kind(q)], peers=kinds[kind(q)])
        for q in (quantity, *others)
    ]


def _equally(_: str) -> float:
    """Weight of a shared word where there is one sentence to single out."""
    return 1.0


def quantity_pairs(a: Layers, b: Layers) -> list[QuantityPair]:
    """Pair the quantities of two articles that count the same thing.

    Parameters
    ----------
    a, b : Layers
        Two tellings of one event.

    Returns
    -------
    list of QuantityPair
        Sorted by place in `a`; each quantity stands in one pair at most.  Agreement is matched
        first, a vague word such as dozens, which fits most numbers, last; a figure that the other
        side states as well is in conflict with none.

    Notes
    -----
    Word overlap alone makes nine of ten alarms false, since most near numbers count other things.
    A pair needs compatible nouns, no contrast (killed and injured, two years, two chambers) and
    shared words near by, each weighed by how well it singles out a sentence of its article.
    Of two articles that open with names the other never has, only equal numbers are paired.
    """
    brief = max(len(a.sentences), len(b.sentences)) <= BRIEF
    matched = _matched(contexts(a), contexts(b), _singling(a, b), brief=brief)
    only_equal = not brief and are_strangers(a, b)
    pairs = [
        _pair(x.quantity, y.quantity, verdict)
        for x, y, verdict in matched
        if verdict.label == "agree" or not only_equal
    ]
    return sorted(pairs, key=lambda pair: pair.start_a)


def _matched(
    contexts_a: Sequence[Context],
    contexts_b: Sequence[Context],
    weight: Callable[[str], float],
    *,
    brief: bool,
) -> list[Judged]:
    """Quantities that count the same, the surest first, each in one pair at most."""
    judged = [
        (x, y, verdict)
        for x in contexts_a
        for y in contexts_b
        if values.comparable(x.quantity, y.quantity)
        and (verdict := _judge(x, y, weight, brief=brief)).label != "different_quantity"
        and not (
            verdict.label == "conflict"
            and (
                _has(contexts_b, x)
                or _has(contexts_a, y)
                or parts.has_own(x, y, contexts_b)
                or parts.has_own(y, x, contexts_a)
                or parts.are_parts(x, y, contexts_a, contexts_b)
            )
        )
    ]
    judged.sort(key=lambda row: (_rank(*row), -row[2].evidence, row[0].quantity.start))
    matched, taken_a, taken_b = [], set[int](), set[int]()
    unsure = _lists(judged)
    for place, (x, y, verdict) in enumerate(judged):
        free = x.quantity.start not in taken_a and y.quantity.start not in taken_b
        if free and place not in unsure:
            taken_a.add(x.quantity.start)
            taken_b.add(y.quantity.start)
            matched.append((x, y, verdict))
    return matched


def _has(others: Sequence[Context], one: Context) -> bool:
    """Whether an article states a figure of the other one too; without a unit, of the same thing."""
    figure = one.quantity
    told = figure.unit == "share" or values.figures(figure) >= FIGURES
    return told and any(
        values.is_same(figure, other.quantity) and (figure.unit or not difference(one, other))
        for other in others
    )


def _lists(judged: Sequence[Judged]) -> set[int]:
    """Conflicts, by their place, of a number with one of a list that others fit about as well.

    "Alder had 11 percent" is in conflict with none of "Corre 20, Dane 17 and Elm 14 percent".
    """
    conflicts = defaultdict(list)
    for place, (x, y, verdict) in enumerate(judged):
        if verdict.label == "conflict":
            conflicts[id(x)].append((place, y, verdict.evidence))
            conflicts[id(y)].append((place, x, verdict.evidence))
    return {
        place
        for rows in conflicts.values()
        for place, one, evidence in rows
        for _, other, rivalling in rows
        if one.rivals >= LIST <= other.rivals
        and one.quantity.low != other.quantity.low
        and rivalling >= STANDS_OUT * evidence
    }


def _rank(a: Context, b: Context, verdict: Verdict) -> int:
    """Which verdicts take their quantities first: dozens fits most numbers, so it comes last."""
    vague = verdict.label != "agree" and _is_vague(a.quantity, b.quantity)
    return 2 * vague + (verdict.label == "conflict")


def _pair(a: Quantity, b: Quantity, verdict: Verdict) -> QuantityPair:
    assert verdict.label != "different_quantity"
    of = a.of or b.of or a.unit or b.unit
    return QuantityPair(
        a.start, a.end, b.start, b.end, verdict.label, a.text, b.text, of, verdict.why
    )


def _judge(a: Context, b: Context, weight: Callable[[str], float], *, brief: bool) -> Verdict:
    """Verdict on two quantities in context; `weight` says how much a shared word tells."""
    different = difference(a, b)
    if different:
        return Verdict("different_quantity", different, 0.0)
    label, why = relation(a, b)
    if label == "conflict" and a.years and b.years and a.years != b.years:
        return Verdict("different_quantity", "other period", 0.0)
    evidence = _evidence(a, b, weight)
    if label == "agree":
        evidence = _of_equal(a, b, evidence, brief=brief)
    elif label == "conflict":
        evidence = _of_unequal(a, b, evidence, brief=brief) * _plausible(a, b, brief=brief)
    else:
        evidence *= VAGUE if _is_vague(a.quantity, b.quantity) else _near(a, b, brief=brief)
    if evidence < (NEEDED_IN_BRIEF if brief else NEEDED)[label]:
        return Verdict("different_quantity", "too little says that they count the same", evidence)
    return Verdict(label, why, evidence)  # type: ignore[arg-type]


def _is_vague(a: Quantity, b: Quantity) -> bool:
    """Whether one of the two is so wide a range (millions) that most numbers fit it."""
    return any(quantity.high > 3 * quantity.low for quantity in (a, b))


def _evidence(a: Context, b: Context, weight: Callable[[str], float]) -> float:
    """How much says that two quantities count the same: shared words near by, noun, uniqueness."""
    shared = sum(
        weight(sense) * sqrt(near * b.senses[sense])
        for sense, near in a.senses.items()
        if sense in b.senses
    )
    noun_a, noun_b = a.quantity.of, b.quantity.of
    if noun_a and noun_b and same_noun(a, b) and not a.quantity.unit:
        shared += SAME_NOUN
    shared += SAME_NOUN * bool(a.person and b.person)
    shared += SAME_DATE * (bool(a.years & b.years) + bool(a.months & b.months))
    return shared + ALONE / sqrt(a.peers * b.peers)


def _of_equal(a: Context, b: Context, evidence: float, *, brief: bool) -> float:
    """Evidence for two equal values: more for distinctive digits, less for a two of nothing said.

    "The two" of one article and "two surveys" of another only happen to be as many.
    """
    said = a.quantity.of and b.quantity.of
    if not brief and _is_few(a.quantity, b.quantity) and not said:
        return evidence * FEW
    return evidence + DISTINCTIVE * is_one_figure(a, b)


def _of_unequal(a: Context, b: Context, evidence: float, *, brief: bool) -> float:
    """Evidence for two values of which one would be wrong: more where digits changed places.

    In whole articles it takes a word in common, for which a synonym is too little: 44 houses burned,
    51 homes were saved.  Nor are people a thing in common, and a number without a noun stands alone
    of its kind only because it has none; beside other counts it may be one of those: 31 cases, all
    but three.  A bare 42.2 may measure anything beside 31 degrees.
    """
    if values.is_transposed(a.quantity, b.quantity) and a.echoes == b.echoes == 1:
        return evidence + TRANSPOSED
    if brief:
        return evidence
    strange = stem(a.quantity.of) != stem(b.quantity.of) and a.senses.keys().isdisjoint(b.senses)
    if strange or _tells_little(a.quantity, b.quantity):
        return 0.0
    if a.quantity.unit or b.quantity.unit:
        return evidence * (_share_plain(a, b) or values.family(a.quantity) not in parts.RELATIVE)
    unsaid = [x for x in (a, b) if not (x.quantity.of or x.harm)]
    if unsaid:
        alone = all(x.counts == 1 for x in unsaid)
        return alone * (evidence - ALONE / sqrt(a.peers * b.peers))
    return evidence - SAME_NOUN / 2 * counts_people(a.quantity, b.quantity)


def _tells_little(a: Quantity, b: Quantity) -> bool:
    """Whether both are ranks, of which a story has several, or one says nothing of what it measures."""
    units = {a.unit, b.unit}
    bare = any(not (q.unit or q.of) for q in (a, b))
    return units == {"ordinal"} or (bare and units != {""})


def _share_plain(a: Context, b: Context) -> bool:
    """Whether two sentences share more than names and days, which only say whose number it may be."""
    names = a.capitals | b.capitals | lists.dates()
    return any(sense in b.senses and sense not in names for sense in a.senses)


def _plausible(a: Context, b: Context, *, brief: bool) -> float:
    """How far a conflict may be believed: less among rivals and far values.

    In whole articles also less for what every story has several of, and for vague words.
    """
    belief = _near(a, b, brief=brief) / sqrt(a.rivals * b.rivals)
    if brief:
        return belief
    imposed = "sentence and parole" in a.sides.keys() & b.sides.keys()  # years in prison
    exact = values.is_distinctive(a.quantity) and values.is_distinctive(b.quantity)
    timed = dimension(a.quantity.unit)[0] == "time" and not (imposed or exact)  # 2:09:41
    few = _is_few(a.quantity, b.quantity)
    vague = _is_vague(a.quantity, b.quantity)
    return belief * (DURATION if timed else 1.0) * (FEW if few else 1.0) * (VAGUE if vague else 1.0)


def _is_few(a: Quantity, b: Quantity) -> bool:
    """Whether one of two counts is so small that a story has several of it."""
    return min(a.high, b.high) < SMALL_COUNT and not a.unit


def _near(a: Context, b: Context, *, brief: bool) -> float:
    """1 for values that are close, less the further apart they are; a slip of the pen is close."""
    (low_a, high_a), (low_b, high_b) = map(values.base, values.like(a.quantity, b.quantity))
    least, most = min(high_a, high_b), max(low_a, low_b)
    far = FAR_IN_BRIEF if brief else FAR
    if a.quantity.unit == "score" or not 0 < least < most:
        return 1.0
    exact = low_a == high_a and low_b == high_b and a.quantity.unit == b.quantity.unit
    if exact and _is_slip(least, most):
        return 1.0
    by_one = not a.quantity.unit and least.is_integer()  # which is much of a few
    return min(1.0, far * (least + by_one) / most)


def _is_slip(least: float, most: float) -> bool:
    """Whether two values have the same figures, magnified or swapped: 3.2 and 3,200, 2.4 and 4.2."""
    power = log10(most / least)
    if power > 1.5:
        return isclose(power, round(power), abs_tol=1e-6)
    x, y = (f"{value:.10g}" for value in (least, most))
    figures = x.replace(".", "").strip("0")
    return len(x) == len(y) and figures[::-1] == y.replace(".", "").strip("0")


def _singling(a: Layers, b: Layers) -> Callable[[str], float]:
    """Weight of a shared word: 1 where one sentence of each article has it, less the more do."""
    counts, senses = [], lists.senses()
    for article in (a, b):
        counter: Counter[str] = Counter()
        for sentence in article.sentences:
            text = article.article.text[sentence.start : sentence.end]
            counter.update({senses.get(word, word) for word in stems(text)})
        counts.append(counter)
    return lambda sense: 1 / sqrt(max(1, counts[0][sense]) * max(1, counts[1][sense]))
