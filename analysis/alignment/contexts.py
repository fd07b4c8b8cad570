"""What the sentence of a quantity says about what it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from analysis.alignment import frames, lists, movement, nouns, persons, sides, values, wholes
from analysis.alignment.persons import CLAUSE_MARK, WINDOW
from analysis.alignment.sides import Token
from analysis.alignment.strangers import names
from analysis.alignment.words import TOKEN, content_words, stem
from analysis.layers import Layers, Quantity
from analysis.quantities.labels import is_year

NEAR = 60  # characters at which a shared word counts half
BRIEF = 2  # sentences of a text that is no article
TABLE = 60  # more quantities of one kind are a table of results, no prose to compare
_GROUP = re.compile(r"(?<=\d,)\d{3}\b")


@dataclass(frozen=True, slots=True)
class Context:
    """A quantity and what its sentence says about what it counts."""

    quantity: Quantity
    near: dict[str, float]  # closeness of each content word, 1 beside the quantity
    senses: dict[str, float]  # the same, words for one thing taken as one
    sides: dict[str, int]  # nearest side of each contrast
    years: frozenset[str]
    months: frozenset[str]
    change: bool
    level: bool
    moved: int = 0  # 1 where something rose or fell by it, -1 where it rose or fell to or from it
    capitals: frozenset[str] = field(default_factory=frozenset)
    subject: frozenset[str] = field(default_factory=frozenset)  # the name that has the quantity
    person: frozenset[str] = field(default_factory=frozenset)  # the name whose age it is
    full_names: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    role: str = ""  # the noun whose age it is: "the driver, 54"
    frames: frozenset[frames.Frame] = field(default_factory=frozenset)
    actor: tuple[str, str] = ("", "")  # noun that has the quantity, and its verb
    rate: str = ""  # hour in "$18 an hour"
    days: frozenset[str] = field(default_factory=frozenset)  # weekdays, that of the report left out
    stock: int = 0  # 1 where the number is what there is, -1 where it is what comes or goes
    rank: bool = False  # deputy, former
    earlier: bool = False  # the old one, the previous one
    lasts: bool = False  # those still missing
    reached: int = 0  # 1 where something rose to it, -1 where it fell to it
    sentence: int = 0  # its place in the article
    rivals: int = 1  # quantities of its kind in its sentence
    counts: int = 1  # quantities without a unit in its sentence
    peers: int = 1  # quantities of its kind in its article
    names: frozenset[str] = field(default_factory=frozenset)  # those of its article
    harm: bool = False  # seven wounded
    whole: wholes.Whole = field(default_factory=wholes.Whole)  # the coroner's report, of pages
    echoes: int = 0  # quantities of its value in its article, 0 where that is too short to tell


def contexts(article: Layers) -> list[Context]:
    """The quantities of an article in their sentences, with their rivals and peers counted."""
    starts = [s.start for s in article.sentences]
    quantities = [nouns.named(article.article.text, q) for q in article.quantities]
    kinds = Counter(map(kind, quantities))
    placed = [
        (bisect_right(starts, quantity.start) - 1, quantity)
        for quantity in quantities
        if kinds[kind(quantity)] <= TABLE
    ]
    rivals = Counter((index, kind(q)) for index, q in placed)
    counts = Counter(index for index, q in placed if not q.unit)
    echoes = Counter(map(_value, article.quantities))
    known = names(article.article.text)
    return [
        replace(
            _read_at(article, index, quantity),
            sentence=index,
            rivals=rivals[index, kind(quantity)],
            counts=counts[index],
            peers=kinds[kind(quantity)],
            names=known,
            echoes=echoes[_value(quantity)] * (len(starts) > BRIEF),
        )
        for index, quantity in placed
    ]


def _read_at(article: Layers, index: int, quantity: Quantity) -> Context:
    """Context of a quantity in the sentence of this number, its offsets those of the article."""
    start, end = max(0, quantity.start - WINDOW), quantity.end + WINDOW
    if index >= 0:
        sentence = article.sentences[index]
        start, end = max(start, sentence.start), min(end, max(sentence.end, quantity.end))
    shifted = replace(quantity, start=quantity.start - start, end=quantity.end - start)
    return replace(context(article.article.text[start:end], shifted), quantity=quantity)


def _value(quantity: Quantity) -> tuple[str, float, float]:
    """What a quantity is worth, the same in every unit of its dimension."""
    low, high = values.base(quantity)
    return values.family(quantity), float(f"{low:.9g}"), float(f"{high:.9g}")


def kind(quantity: Quantity) -> str:
    """Kind of a quantity, of which an article or sentence may hold several."""
    return quantity.unit or "count " + stem(quantity.of)


@lru_cache(maxsize=1 << 10)
def context(text: str, quantity: Quantity) -> Context:
    """Read the sentence of a quantity; its offsets index `text`.

    Those of an event are asked for with every other article of it.
    """
    near, capitals = _near(text, quantity)
    tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text)]
    before = [token.lower() for _, end, token in tokens if end <= quantity.start]
    change, level = movement.level(before)
    person, role = persons.aged(text, quantity)
    return Context(
        quantity=quantity,
        near=near,
        senses=_senses(near),
        sides=sides.nearest(text, tokens, quantity),
        years=frozenset(token for _, _, token in tokens if is_year(token)),
        months=_months(tokens),
        change=change,
        level=level,
        moved=movement.moved(before),
        capitals=capitals,
        subject=persons.subject(text, quantity),
        full_names=persons.full_names(text),
        person=person,
        role=role,
        actor=frames.actor(text, quantity.start),
        rate=_rate(text, quantity.end),
        days=_weekdays(tokens),
        stock=movement.stock(before),
        rank=movement.is_one_sided(before, "rank"),
        earlier=movement.is_one_sided(before, "earlier"),
        lasts=movement.lasts(CLAUSE_MARK.split(text[quantity.end :])[0].lower().split()),
        reached=movement.reached(before),
        harm=nouns.is_harm(text, quantity),
        whole=wholes.read(text, quantity),
        frames=frames.read(text, quantity.start, quantity.end),
    )


def _near(text: str, quantity: Quantity) -> tuple[dict[str, float], frozenset[str]]:
    """Closeness of each content word around a quantity, and those printed with a capital."""
    near: dict[str, float] = {}
    capitals = set()
    for word in content_words(text):
        if _GROUP.match(text, word.start):  # the 000 of another number
            continue
        gap = max(quantity.start - word.end, word.start - quantity.end, 0)
        if word.end <= quantity.start or word.start >= quantity.end:
            near[word.stem] = max(near.get(word.stem, 0.0), NEAR / (NEAR + gap))
            if word.capital:
                capitals.add(word.stem)
    return near, frozenset(capitals)


def _senses(near: Mapping[str, float]) -> dict[str, float]:
    """Closeness of the nearest word of each sense."""
    found: dict[str, float] = {}
    for word, closeness in near.items():
        sense = lists.senses().get(word, word)
        found[sense] = max(found.get(sense, 0.0), closeness)
    return found


def _rate(text: str, end: int) -> str:
    """Stem of what a number is reckoned by: "$18 an hour", "9 percent per year"."""
    words = TOKEN.findall(CLAUSE_MARK.split(text[end : end + 30])[0])[:2]
    rates = lists.load()["rates"]
    if len(words) == 2 and words[0].lower() in rates["before"]:
        unsaid = words[0].lower() in ("a", "an") and words[1].lower() not in rates["units"]
        return "" if unsaid else stem(words[1])
    return stem(rates["adverbs"].get(words[0].lower(), "")) if words else ""


def _months(tokens: Sequence[Token]) -> frozenset[str]:
    """Months that are named, by their first three letters."""
    names_of_months = lists.load()["months"]["names"]
    return frozenset(
        token.lower()[:3]
        for _, _, token in tokens
        if token[0].isupper() and token.lower() in names_of_months
    )


def _weekdays(tokens: Sequence[Token]) -> frozenset[str]:
    """Weekdays of what happened: "on Monday", but not "said on Monday"."""
    words = [token.lower() for _, _, token in tokens]
    reporting = lists.load()["subject"]["reporting"]
    return frozenset(
        word
        for place, word in enumerate(words)
        if word in lists.weekdays()
        and not any(earlier in reporting for earlier in words[max(0, place - 2) : place])
    )
