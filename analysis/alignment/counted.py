"""Whether two quantities, each in its sentence, can be one measure."""

from __future__ import annotations

from analysis.alignment import frames, lists, values, wholes
from analysis.alignment.contexts import Context
from analysis.alignment.words import TOKEN, stem
from analysis.layers import Quantity
from analysis.quantities import lexicon
from analysis.quantities.lexicon import dimension


def difference(a: Context, b: Context) -> str:
    """Why two quantities are not the same measure, "" where nothing says so."""
    if not values.comparable(a.quantity, b.quantity):
        return "other kind of unit"
    if not same_noun(a, b) and not is_one_figure(a, b):
        return "other thing counted"
    told = _difference_of_words(a, b)
    if told:
        return told
    label = relation(a, b)[0]
    if label == "agree":
        return ""
    return _difference_of_unequal(a, b) or (_difference_of_far(a, b) if label == "conflict" else "")


def _difference_of_words(a: Context, b: Context) -> str:
    """What the words around two quantities set apart, whatever their values."""
    periods = (("year", a.years, b.years), ("month", a.months, b.months))
    other = [f"other {name}" for name, x, y in periods if x and y and not x & y]
    if a.person and b.person and not (a.person <= b.person or b.person <= a.person):
        other.append("other person")
    if a.moved * b.moved < 0:
        other.append("level and change")
    shared = sorted(a.sides.keys() & b.sides.keys())
    if not is_one_figure(a, b) and not (a.person and b.person):
        other += [f"contrast: {name}" for name in shared if a.sides[name] != b.sides[name]]
    return other[0] if other else ""


def is_one_figure(a: Context, b: Context) -> bool:
    """Whether two values are equal in many digits and stand once in each article: that is no chance."""
    once = a.echoes == b.echoes == 1
    distinctive = values.is_distinctive(a.quantity) and values.is_distinctive(b.quantity)
    return once and distinctive and relation(a, b)[0] == "agree"


def relation(a: Context, b: Context) -> tuple[str, str]:
    """Relation of two values, and the rule that decides; where one is a change, both are read so."""
    x, y = a.quantity, b.quantity
    if a.moved > 0 or b.moved > 0:
        x, y = values.as_change(x), values.as_change(y)
    return values.relation(x, y)


def _difference_of_unequal(a: Context, b: Context) -> str:
    """What tells two unequal values apart that equal ones may well share."""
    relative = a.quantity.unit in ("percent", "share", "USD", "percentage point")
    named = a.person and b.person  # whose child somebody is tells nothing of two ages of one name
    aged = a.quantity.unit == "year of age" and not named
    kin = aged and ("kin" in a.sides) != ("kin" in b.sides)
    rules = (
        (relative and ((a.change and b.level) or (b.change and a.level)), "level and change"),
        (_is_further(a.quantity) != _is_further(b.quantity), "further ones"),
        (kin or a.rank != b.rank or _other_role(a, b), "other person"),
        (a.earlier != b.earlier, "earlier and now"),
        (a.rate != b.rate, "other rate"),
    )
    return next((why for holds, why in rules if holds), "")


def _difference_of_far(a: Context, b: Context) -> str:
    """What tells apart two values that cannot both hold, but would not set close ones apart."""
    rules = (
        (a.days and b.days and not a.days & b.days, "other day"),
        (_part_and_all(a.quantity, b.quantity), "part and all"),
        (_is_part(a, b) or _is_part(b, a), "part and all"),
        (a.stock * b.stock < 0, "stock and change"),
        (a.lasts != b.lasts, "earlier and now"),
        (_is_outrun(a, b) or _is_outrun(b, a), "earlier and now"),
        (_other_name(a, b) or _are_namesakes(a, b), "other name"),
        (wholes.are_others(a.whole, b.whole, a.near, b.near), "other whole"),
        (_other_actor(a, b), "other subject"),
    )
    told = next((why for holds, why in rules if holds), "")
    told = told or frames.contrast(a.frames, b.frames)
    return told or _narrower(a, b) or _narrower(b, a)


def _narrower(a: Context, b: Context) -> str:
    """The place that `a` alone is told of: turnout in Norvale, beside turnout."""
    return frames.narrower(a.frames, b.frames, b.near, b.names - lists.dates())


def _is_outrun(a: Context, b: Context) -> bool:
    """Whether `b` is where `a` has risen or fallen from: nine dead, before the toll rose to 13."""
    counts = not a.quantity.unit and not b.quantity.unit and not b.reached
    return counts and a.reached * (a.quantity.low - b.quantity.low) > 0


def _part_and_all(a: Quantity, b: Quantity) -> bool:
    """Whether one side counts all and the other some: 23 people, 20 men; a nine-member board, six members."""
    nouns = {stem(a.of), stem(b.of)}
    sizes = {bool(q.of) and q.text.endswith(f"-{q.of}") for q in (a, b)}
    return len(sizes) > 1 or bool(nouns & lists.persons()[0] and nouns & lists.part_of_people())


def _is_part(a: Context, b: Context) -> bool:
    """Whether `a` counts fewer of a kind that `b` does not tell: two local colleagues, four colleagues."""
    described = _described(a.quantity)
    return (
        bool(described)
        and a.quantity.high < b.quantity.low
        and not (_described(b.quantity) or described & b.near.keys())
    )


def _described(quantity: Quantity) -> set[str]:
    """Stems of the words between a number and its noun."""
    words = TOKEN.findall(quantity.text.removeprefix(quantity.hedge))[:-1] if quantity.of else []
    return {stem(w) for w in words if w.isalpha() and w.lower() not in lexicon.number_words()} - {
        ""
    }


def _other_role(a: Context, b: Context) -> bool:
    """Whether two ages are those of two roles, neither of which the other side speaks of."""
    if not a.role or not b.role or {a.role, b.role} & set(lists.load()["ages"]["anyone"]):
        return False
    alike = lists.synonyms().get(a.role, a.role) == lists.synonyms().get(b.role, b.role)
    return not (alike or a.role in b.near or b.role in a.near)


def _other_name(a: Context, b: Context) -> bool:
    """Whether two names have the numbers, each unknown to the other side: Ana Reed, Ben Reed."""
    own, other = a.subject - b.capitals, b.subject - a.capitals
    if min(len(a.subject), len(b.subject)) > 1:  # a family name alone is no person
        return bool(own and other)
    return bool(own and other) and own == a.subject and other == b.subject


def _are_namesakes(a: Context, b: Context) -> bool:
    """Whether each side names another bearer of one family name: Ana Reed here, Ben Reed there."""
    return any(
        family == name and first != given and first not in b.capitals and given not in a.capitals
        for first, family in a.full_names
        for given, name in b.full_names
    )


def _other_actor(a: Context, b: Context) -> bool:
    """Whether one verb has two subjects: "the defender has 12 caps", "the keeper has 29"."""
    (noun_a, verb_a), (noun_b, verb_b) = a.actor, b.actor
    if not noun_a or not noun_b or noun_a == noun_b or verb_a != verb_b:
        return False
    if noun_a in b.near or noun_b in a.near:
        return False
    synonyms = lists.synonyms()
    persons = lists.persons()[0]
    alike = synonyms.get(noun_a, noun_a) == synonyms.get(noun_b, noun_b)
    return not (alike or noun_a in persons or noun_b in persons)


def _is_further(quantity: Quantity) -> bool:
    """Whether a number counts what comes on top: "19 other children", "two more debates"."""
    words = quantity.text.lower().removeprefix(quantity.hedge).split()
    return any(word in lists.load()["level"]["further"] for word in words)


def same_noun(a: Context, b: Context) -> bool:
    """Whether the counted nouns can be one: the same, near-synonyms, or one of them unsaid."""
    noun_a, noun_b = a.quantity.of, b.quantity.of
    if not noun_a or not noun_b or not _of_matters(a.quantity, b.quantity):
        return True
    if (noun_a == "times" and _is_deed(noun_b, a)) or (noun_b == "times" and _is_deed(noun_a, b)):
        return True
    stem_a, stem_b = stem(noun_a), stem(noun_b)
    if stem_a == stem_b or lists.synonyms().get(stem_a, stem_a) == lists.synonyms().get(
        stem_b, stem_b
    ):
        return True
    if a.quantity.unit:  # "tonnes of copper cable", "of cable"
        said = stem_a in b.near or stem_b in a.near
        return said or bool({stem_a, stem_b} & lists.generic_goods())
    if _origin(noun_a, b) or _origin(noun_b, a):
        return True
    generic = lists.persons()[0]
    return (stem_a in generic and _is_person(noun_b)) or (stem_b in generic and _is_person(noun_a))


def counts_people(a: Quantity, b: Quantity) -> bool:
    """Whether one of two numbers counts people of no kind, as most numbers of a story do."""
    return bool({stem(a.of), stem(b.of)} & lists.persons()[0])


def _is_deed(noun: str, times: Context) -> bool:
    """Whether what is done so many times is a noun: "fired 17 times", 17 shots; the nearest verb decides."""
    deeds, near = lists.deeds(), times.near
    nearest = max(near.get(verb, 0.0) for verbs in deeds.values() for verb in verbs)
    own = max((near.get(verb, 0.0) for verb in deeds.get(stem(noun), ())), default=0.0)
    return own == nearest > 0


def _of_matters(a: Quantity, b: Quantity) -> bool:
    """Whether what stands behind "of" says what is measured: hectares of rice, not years of talks."""
    return not a.unit or all(
        dimension(q.unit)[0] in lists.load()["goods"]["dimensions"] for q in (a, b)
    )


def _origin(noun: str, other: Context) -> bool:
    """Whether the other side counts persons of the place that `noun` names them by."""
    if not noun[0].isupper() or not _is_person(other.quantity.of):
        return False
    root = stem(noun)[: max(4, len(stem(noun)) - 3)]
    return any(word.startswith(root) for word in other.capitals)


def _is_person(noun: str) -> bool:
    reduced = stem(noun)
    return noun[:1].isupper() or any(reduced in group for group in lists.persons())
