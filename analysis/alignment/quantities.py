"""Numbers of two outlets compared where they count the same thing, and only there."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Any, Literal

from analysis.alignment import values
from analysis.alignment.words import content_words, stem, stems
from analysis.layers import Layers, Quantity
from analysis.quantities.labels import is_year
from analysis.quantities.lexicon import dimension

PairLabel = Literal["agree", "rounding", "conflict"]
Label = Literal["agree", "rounding", "conflict", "different_quantity"]

# Evidence that two quantities count the same thing, needed before the verdict is believed: a
# conflict accuses somebody of an error, agreement in value is itself evidence.
NEEDED: Mapping[str, float] = {"agree": 0.45, "rounding": 0.5, "conflict": 0.9}
NEAR = 60  # characters at which a shared word counts half
WINDOW = 300  # characters of the sentence looked at on either side
TABLE = 60  # more quantities of one kind are a table of results, no prose to compare
SAME_NOUN = 0.5
SAME_DATE = 0.4
ALONE = 0.5  # each is the only quantity of its kind in its article
VAGUE = 0.7
FAR = 1.6  # values further apart than this rarely are one measure told wrong
DURATION = 0.6  # every story has several durations
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


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


@dataclass(frozen=True, slots=True)
class _Context:
    """A quantity and what its sentence says about what it counts."""

    quantity: Quantity
    near: dict[str, float]  # closeness of each content word, 1 beside the quantity
    sides: dict[str, int]  # nearest side of each contrast
    years: frozenset[str]
    months: frozenset[str]
    change: bool
    capitals: frozenset[str] = field(default_factory=frozenset)
    rivals: int = 1  # quantities of its kind in its sentence
    peers: int = 1  # quantities of its kind in its article


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
    return _judge(_context(text_a, a), _context(text_b, b), lambda _: 1.0)


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
        first, so that a number which the other side has is in conflict with none.

    Notes
    -----
    Word overlap alone makes nine of ten alarms false, since most near numbers count other things.
    A pair needs compatible nouns, no contrast (killed and injured, two years, two chambers) and
    shared words near by, each weighed by how well it singles out a sentence of its article.
    """
    contexts_a, contexts_b = _contexts(a), _contexts(b)
    weight = _singling(a, b)
    judged = [
        (x, y, verdict)
        for x in contexts_a
        for y in contexts_b
        if values.comparable(x.quantity, y.quantity)
        and (verdict := _judge(x, y, weight)).label != "different_quantity"
    ]
    judged.sort(
        key=lambda row: (row[2].label == "conflict", -row[2].evidence, row[0].quantity.start)
    )
    pairs, taken_a, taken_b = [], set[int](), set[int]()
    for x, y, verdict in judged:
        if x.quantity.start not in taken_a and y.quantity.start not in taken_b:
            taken_a.add(x.quantity.start)
            taken_b.add(y.quantity.start)
            pairs.append(_pair(x.quantity, y.quantity, verdict))
    return sorted(pairs, key=lambda pair: pair.start_a)


def _pair(a: Quantity, b: Quantity, verdict: Verdict) -> QuantityPair:
    assert verdict.label != "different_quantity"
    of = a.of or b.of or a.unit or b.unit
    return QuantityPair(
        a.start, a.end, b.start, b.end, verdict.label, a.text, b.text, of, verdict.why
    )


def _judge(a: _Context, b: _Context, weight: Callable[[str], float]) -> Verdict:
    """Verdict on two quantities in context; `weight` says how much a shared word tells."""
    different = _difference(a, b)
    if different:
        return Verdict("different_quantity", different, 0.0)
    label, why = values.relation(a.quantity, b.quantity)
    if label == "conflict" and a.years and b.years and a.years != b.years:
        return Verdict("different_quantity", "other period", 0.0)
    evidence = _evidence(a, b, weight)
    if label == "conflict":
        evidence *= _plausible(a, b)
    elif label == "rounding" and _is_vague(a.quantity, b.quantity):
        evidence *= VAGUE
    if evidence < NEEDED[label]:
        return Verdict("different_quantity", "too little says that they count the same", evidence)
    return Verdict(label, why, evidence)  # type: ignore[arg-type]


def _is_vague(a: Quantity, b: Quantity) -> bool:
    """Whether one of the two is so wide a range (millions) that most numbers fit it."""
    return any(quantity.high > 3 * quantity.low for quantity in (a, b))


def _difference(a: _Context, b: _Context) -> str:
    """Why two quantities are not the same measure, "" where nothing says so."""
    if not values.comparable(a.quantity, b.quantity):
        return "other kind of unit"
    if not _same_noun(a, b):
        return "other thing counted"
    for name, x, y in (("year", a.years, b.years), ("month", a.months, b.months)):
        if x and y and not x & y:
            return f"other {name}"
    if a.change != b.change and a.quantity.unit in ("percent", "share", "USD", "percentage point"):
        return "level and change"
    for name in a.sides.keys() & b.sides.keys():
        if a.sides[name] != b.sides[name]:
            return f"contrast: {name}"
    return ""


def _same_noun(a: _Context, b: _Context) -> bool:
    """Whether the counted nouns can be one: the same, near-synonyms, or one of them unsaid."""
    noun_a, noun_b = a.quantity.of, b.quantity.of
    if a.quantity.unit or b.quantity.unit or not noun_a or not noun_b:
        return True
    stem_a, stem_b = stem(noun_a), stem(noun_b)
    if stem_a == stem_b or _synonyms().get(stem_a, stem_a) == _synonyms().get(stem_b, stem_b):
        return True
    if _origin(noun_a, b) or _origin(noun_b, a):
        return True
    generic = _persons()[0]
    return (stem_a in generic and _is_person(noun_b)) or (stem_b in generic and _is_person(noun_a))


def _origin(noun: str, other: _Context) -> bool:
    """Whether the other side counts persons of the place that `noun` names them by."""
    if not noun[0].isupper() or not _is_person(other.quantity.of):
        return False
    root = stem(noun)[: max(4, len(stem(noun)) - 3)]
    return any(word.startswith(root) for word in other.capitals)


def _is_person(noun: str) -> bool:
    reduced = stem(noun)
    return noun[:1].isupper() or any(reduced in group for group in _persons())


def _evidence(a: _Context, b: _Context, weight: Callable[[str], float]) -> float:
    """How much says that two quantities count the same: shared words near by, noun, uniqueness."""
    shared = sum(
        weight(word) * sqrt(a.near[word] * b.near[word]) for word in a.near.keys() & b.near.keys()
    )
    noun_a, noun_b = a.quantity.of, b.quantity.of
    if noun_a and noun_b and _same_noun(a, b) and not a.quantity.unit:
        shared += SAME_NOUN
    shared += SAME_DATE * (bool(a.years & b.years) + bool(a.months & b.months))
    return shared + ALONE / sqrt(a.peers * b.peers)


def _plausible(a: _Context, b: _Context) -> float:
    """How far a conflict may be believed: less among rivals, far values, and for durations."""
    belief = 1 / sqrt(a.rivals * b.rivals)
    (low_a, high_a), (low_b, high_b) = values.base(a.quantity), values.base(b.quantity)
    least, most = min(high_a, high_b), max(low_a, low_b)
    if a.quantity.unit != "score" and most > FAR * least:
        belief *= FAR * least / most
    return belief * (DURATION if dimension(a.quantity.unit)[0] == "time" else 1.0)


def _contexts(article: Layers) -> list[_Context]:
    """The quantities of an article in their sentences, with their rivals and peers counted."""
    starts = [s.start for s in article.sentences]
    kinds = Counter(_kind(q) for q in article.quantities)
    placed = [
        (bisect_right(starts, quantity.start) - 1, quantity)
        for quantity in article.quantities
        if kinds[_kind(quantity)] <= TABLE
    ]
    rivals = Counter((index, _kind(q)) for index, q in placed)
    contexts = []
    for index, quantity in placed:
        start, end = max(0, quantity.start - WINDOW), quantity.end + WINDOW
        if index >= 0:
            sentence = article.sentences[index]
            start, end = max(start, sentence.start), min(end, max(sentence.end, quantity.end))
        shifted = replace(quantity, start=quantity.start - start, end=quantity.end - start)
        context = _context(article.article.text[start:end], shifted)
        kind = _kind(quantity)
        contexts.append(
            replace(context, quantity=quantity, rivals=rivals[index, kind], peers=kinds[kind])
        )
    return contexts


def _kind(quantity: Quantity) -> str:
    return quantity.unit or "count " + stem(quantity.of)


def _context(text: str, quantity: Quantity) -> _Context:
    """Read the sentence of a quantity; its offsets index `text`."""
    near: dict[str, float] = {}
    capitals = set()
    for word in content_words(text):
        gap = max(quantity.start - word.end, word.start - quantity.end, 0)
        if word.end <= quantity.start or word.start >= quantity.end:
            near[word.stem] = max(near.get(word.stem, 0.0), NEAR / (NEAR + gap))
            if word.capital:
                capitals.add(word.stem)
    tokens = [(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
    before = [token.lower() for _, end, token in tokens if end <= quantity.start]
    return _Context(
        quantity=quantity,
        near=near,
        sides=_sides(tokens, quantity),
        years=frozenset(token for _, _, token in tokens if is_year(token)),
        months=frozenset(
            token.lower()[:3]
            for _, _, token in tokens
            if token[0].isupper() and token.lower() in _lists()["months"]["names"]
        ),
        change=bool(before) and before[-1] in _lists()["level"]["change"],
        capitals=frozenset(capitals),
    )


def _sides(tokens: Sequence[tuple[int, int, str]], quantity: Quantity) -> dict[str, int]:
    """Side of each contrast that is named nearest to the quantity."""
    nearest: dict[str, tuple[int, int]] = {}
    for start, end, token in tokens:
        gap = max(quantity.start - end, start - quantity.end, 0)
        if quantity.unit and start < quantity.end and end > quantity.start:
            continue
        for name, side in _contrasts().get(stem(token) or token.lower(), ()):
            if name not in nearest or gap < nearest[name][0]:
                nearest[name] = (gap, side)
    return {name: side for name, (_, side) in nearest.items()}


def _singling(a: Layers, b: Layers) -> Callable[[str], float]:
    """Weight of a shared word: 1 where one sentence of each article has it, less the more do."""
    counts = []
    for article in (a, b):
        counter: Counter[str] = Counter()
        for sentence in article.sentences:
            text = article.article.text[sentence.start : sentence.end]
            counter.update(set(stems(text)))
        counts.append(counter)
    return lambda word: 1 / sqrt(max(1, counts[0][word]) * max(1, counts[1][word]))


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("analysis.alignment") / "quantities.toml").read_text("utf-8"))


@cache
def _synonyms() -> dict[str, str]:
    return {stem(w): name for name, words in _lists()["synonyms"].items() for w in words}


@cache
def _persons() -> tuple[frozenset[str], frozenset[str]]:
    persons = _lists()["persons"]
    return tuple(frozenset(map(stem, persons[kind])) for kind in ("generic", "specific"))  # type: ignore[return-value]


@cache
def _contrasts() -> dict[str, list[tuple[str, int]]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for contrast in _lists()["contrast"]:
        for side, words in enumerate(contrast["sides"]):
            for word in words:
                found.setdefault(stem(word) or word, []).append((contrast["name"], side))
    return found
