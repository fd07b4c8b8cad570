"""One name for every actor of an article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from analysis.layers import MentionKind
from analysis.names import lexicon
from analysis.names.candidate import Candidate
from analysis.names.facts import Facts
from analysis.names.folding import fold, surname
from analysis.names.identity import same_person

# Of so many people who share a word of their names the last are looked at.
_NAMESAKES = 20
_SMALL = frozenset({"of", "the", "for", "and", "&", "inc", "corp", "co", "ltd", "plc", "llc", "on"})


@dataclass(slots=True)
class Actor:
    """Somebody or something named, with its forms and the candidates that print them."""

    kind: MentionKind
    forms: dict[str, None] = field(default_factory=dict)
    mentions: list[tuple[str, Candidate]] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    last: int = -1

    @property
    def name(self) -> str:
        """The fullest form printed; one not in capitals and with its accents if there is a choice."""
        return max(
            self.forms,
            key=lambda form: (
                len(form.split()),
                not form.isupper(),
                len(form),
                form != fold(form),
                form,
            ),
        )

    def add(self, form: str, mention: Candidate) -> None:
        """Record one more mention under the form printed."""
        self.forms[form] = None
        self.mentions.append((form, mention))
        if mention.title:
            self.titles.add(fold(mention.title))


def printed(text: str, candidate: Candidate) -> str:
    """Name as printed, without titles, with Jr. or III."""
    form = text[candidate.tokens[0].start : candidate.end]
    return " ".join(form.split()) if "  " in form else form


def _nickname(raw: str, candidate: Candidate) -> str:
    """Nickname in marks after the first name, else empty."""
    gap = raw[candidate.tokens[0].end : candidate.tokens[1].start]
    return gap.strip(" \"“”'‘’") if len(gap) > 3 and gap[1] in "\"“'‘" else ""


def _is_junior(form: str) -> bool:
    return form.endswith(("Jr.", "Jr", "Sr.", "Sr"))


def _gender(actor: Actor) -> str:
    genders = {lexicon.gender(form.split()[0]) for form in actor.forms if " " in form}
    return genders.pop() if len(genders) == 1 else ""


def _choose(fits: list[Actor], candidate: Candidate) -> Actor | None:
    """Which of several people of one surname a short form means: by title, else the last named."""
    if len(fits) == 1 and not candidate.title:
        return fits[0]
    gender = lexicon.title_gender(candidate.title)
    if gender:
        fits = [actor for actor in fits if _gender(actor) in {"", gender}]
        fits = [actor for actor in fits if _gender(actor)] or fits
    if len(fits) > 1:
        fits = [actor for actor in fits if fold(candidate.title) in actor.titles] or fits
    return max(fits, key=lambda actor: (actor.last, len(actor.mentions)), default=None)


class _People:
    """The persons of an article, found by the words of their names.

    Where the article prints a surname with Jr. alone ("Okoro Jr."), father and son are apart.
    """

    def __init__(self, juniors: set[str]) -> None:
        self.juniors = juniors
        self.actors: list[Actor] = []
        self.by_word: dict[str, list[Actor]] = defaultdict(list)

    def add(self, actor: Actor | None, form: str, candidate: Candidate) -> Actor:
        """Add a mention to a person, a new one where none is given."""
        if actor is None:
            actor = Actor("person")
            self.actors.append(actor)
        if form not in actor.forms:
            for token in candidate.tokens:
                namesakes = self.by_word[token.facts.surname]
                if actor not in namesakes[-_NAMESAKES:]:
                    namesakes.append(actor)
        actor.add(form, candidate)
        return actor

    def _near(self, word: Facts, last: Facts, form: str) -> list[Actor]:
        """People with a word in their names, without a father where the son is meant."""
        near = self.by_word[word.surname][-_NAMESAKES:]
        if last.surname not in self.juniors:
            return near
        junior = _is_junior(form)
        return [actor for actor in near if any(map(_is_junior, actor.forms)) == junior]

    def full(self, form: str, candidate: Candidate) -> Actor | None:
        """The person that a full name is another form of."""
        first, last = candidate.tokens[0].facts, candidate.tokens[-1].facts
        near = self._near(last, last, form) + self._near(first, last, form)
        return next((a for a in near if all(same_person(form, f) for f in a.forms)), None)

    def short(self, form: str, candidate: Candidate) -> Actor | None:
        """The person that a single word is a form of: a surname first, else a first name."""
        word = candidate.tokens[0].facts
        near = self._near(word, word, form)
        if len(near) > 1:
            near = [a for a in near if any(same_person(form, f) for f in a.forms)] or near
        return _choose(near, candidate)


def people(raw: str, text: str, found: list[Candidate]) -> list[Actor]:
    """Merge the persons of an article: full names first, then the short forms in their order.

    `text` is the view without furniture and nicknames, `raw` has them.
    """
    forms = [printed(text, candidate) for candidate in found]
    known = _People(
        {
            candidate.tokens[0].facts.surname
            for candidate, form in zip(found, forms, strict=True)
            if len(candidate.tokens) == 1 and _is_junior(form)
        }
    )
    assigned: dict[int, Actor] = {}
    for candidate, form in zip(found, forms, strict=True):
        if len(candidate.tokens) > 1:
            actor = known.add(known.full(form, candidate), form, candidate)
            assigned[candidate.start] = actor
            if nickname := _nickname(raw, candidate):
                known.by_word[surname(nickname)].append(actor)
    for candidate, form in zip(found, forms, strict=True):
        if candidate.start in assigned:
            actor = assigned[candidate.start]
        else:
            actor = known.add(known.short(form, candidate), form, candidate)
        actor.last = candidate.start
    return known.actors


@lru_cache(maxsize=1 << 12)
def _key(kind: MentionKind, form: str) -> str:
    if kind == "place":
        form = form.partition(",")[0]
        return fold(lexicon.aliases().get(form, form)).removeprefix("the ")
    words = fold(form).replace(".", "").split()
    kept = [word for word in words if word not in _SMALL]
    return " ".join(sorted(kept or words))


def _initials(form: str) -> str:
    return "".join(word[0] for word in form.split() if word[0].isupper())


def _expansions(text: str, found: list[Candidate], forms: list[str]) -> dict[str, str]:
    """Acronyms of the article and the form they stand for: printed in brackets, or by initials."""
    long = [form for form in forms if " " in form]
    expansions = {_initials(form): form for form in reversed(long) if len(_initials(form)) > 1}
    for candidate, form in zip(found, forms, strict=True):
        if not text.startswith(" (", candidate.end):
            continue
        close = text.find(")", candidate.end, candidate.end + 14)
        if close > 0:
            expansions[text[candidate.end + 2 : close].strip("\"“”'")] = form
    return {acronym.replace(".", ""): form for acronym, form in expansions.items()}


def _one_longer(found: dict[str, set[str]]) -> dict[str, str]:
    return {short: long.pop() for short, long in found.items() if len(long) == 1}


def _short_forms(forms: set[str]) -> dict[str, str]:
    """First words and heads that one longer name has: "Zelmar" or "the Ministry", and that name.

    Listed names ("White House") are not cut, but for those of newspapers ("New York Times").
    """
    found: dict[str, set[str]] = defaultdict(set)
    press = lexicon.words("organisations.toml", "press")
    heads = press | lexicon.words("organisations.toml", "short")
    listed = lexicon.gazetteer().tags
    for form in forms:
        first, _, rest = form.partition(" ")
        last = rest.rpartition(" ")[2]
        if rest and form not in listed and (first in heads or not _is_common(first)):
            found[first].add(form)
        if last in press or (last in heads and form not in listed):
            found[last].add(form)
    return _one_longer(found)


def _is_common(word: str) -> bool:
    return word.lower() in lexicon.common_words()


def _last_words(forms: set[str]) -> dict[str, str]:
    """Ends of two words or more that one longer name has: "Capitol Police" of "U.S. Capitol Police"."""
    ends: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        words = form.split()
        for cut in range(1, len(words) - 1):
            ends[" ".join(words[cut:])].add(form)
    return _one_longer(ends)


def _first_words(forms: set[str]) -> dict[str, str]:
    """Openings of two words or more that one longer name has: "St. Odo" of "St. Odo Hospital".

    What is a full name without the rest ("Bank of Halm" in "Bank of Halm Trust") stands for itself.
    """
    heads = lexicon.words("organisations.toml", "tails", "openers")
    found: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        words = form.split()
        for cut in range(2, len(words)):
            if heads.isdisjoint(words[:cut]) and words[cut - 1][0].isupper():
                found[" ".join(words[:cut]).replace(".", "")].add(form)
    return _one_longer(found)


def _bare(form: str) -> str:
    return form.removeprefix("The ")


def _longer(text: str, found: list[Candidate], forms: list[str]) -> dict[str, str]:
    """Short forms of organisations, without stops, and the longer name of the article they stand for."""
    bare = {_bare(form) for form in forms}
    return (
        _first_words(bare)
        | _last_words(bare)
        | _short_forms(bare)
        | _expansions(text, found, forms)
    )


def _may_be_short(form: str) -> bool:
    """Whether a name may stand for a longer one: not if it is listed, acronyms and "The Times" aside."""
    bare = _bare(form)
    unlisted = form not in lexicon.gazetteer().tags
    return (
        unlisted
        or bare in lexicon.words("organisations.toml", "press")
        or (bare.isupper() and " " not in bare)
    )


def others(text: str, kind: MentionKind, found: list[Candidate]) -> list[Actor]:
    """Merge the organisations, places or peoples of an article."""
    forms = [printed(text, candidate) for candidate in found]
    longer = _longer(text, found, forms) if kind == "organisation" else {}
    actors: dict[str, Actor] = {}
    for candidate, form in zip(found, forms, strict=True):
        full = longer.get(_bare(form).replace(".", ""), form) if _may_be_short(form) else form
        actor = actors.setdefault(_key(kind, full), Actor(kind))
        actor.add(form, candidate)
    return list(actors.values())
