"""One name for every actor of an article."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from analysis.names import lexicon
from analysis.names.folding import fold
from analysis.names.identity import same_person
from analysis.names.parse import Candidate

_SMALL = frozenset({"of", "the", "for", "and", "&", "inc", "corp", "co", "ltd", "plc", "llc", "on"})


@dataclass(slots=True)
class Actor:
    """Somebody or something named, with the candidates that name it."""

    kind: str
    forms: list[str] = field(default_factory=list)
    mentions: list[Candidate] = field(default_factory=list)

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
        self.forms.append(form)
        self.mentions.append(mention)

    def titles(self) -> set[str]:
        """Titles that mentions of this actor carry, folded."""
        return {fold(mention.title) for mention in self.mentions if mention.title}


def printed(text: str, candidate: Candidate) -> str:
    """Name as printed, without titles."""
    return text[candidate.tokens[0].start : candidate.tokens[-1].end]


def _gender(actor: Actor) -> str:
    genders = {lexicon.gender(form.split()[0]) for form in actor.forms if " " in form}
    return genders.pop() if len(genders) == 1 else ""


def _title_gender(title: str) -> str:
    for gender in ("f", "m"):
        if title in lexicon.words("titles.toml", f"honorifics_{gender}"):
            return gender
    return ""


def _choose(people: list[Actor], candidate: Candidate) -> Actor | None:
    """Which of several people of one surname a short form means: by title, else the last named."""
    gender = _title_gender(candidate.title)
    fits = [actor for actor in people if not gender or _gender(actor) in {"", gender}]
    titled = [actor for actor in fits if fold(candidate.title) in actor.titles()]
    fits = titled or fits
    before = [
        (max((m.start for m in actor.mentions if m.start < candidate.start), default=-1), actor)
        for actor in fits
    ]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def people(text: str, found: list[Candidate]) -> list[Actor]:
    """Merge the persons of an article."""
    actors: list[Actor] = []
    short: list[tuple[Candidate, str]] = []
    by_word: dict[str, list[Actor]] = defaultdict(list)
    for candidate in found:
        form = printed(text, candidate)
        if len(candidate.tokens) == 1:
            short.append((candidate, form))
            continue
        near = by_word[fold(candidate.words[-1])] + by_word[fold(candidate.words[0])]
        actor = next((a for a in near if all(same_person(form, f) for f in set(a.forms))), None)
        if actor is None:
            actor = Actor("person")
            actors.append(actor)
        actor.add(form, candidate)
        for word in candidate.words:
            if actor not in by_word[fold(word)]:
                by_word[fold(word)].append(actor)
    for candidate, form in short:
        near = [a for a in by_word[fold(form)] if any(same_person(form, f) for f in set(a.forms))]
        actor = _choose(near or by_word[fold(form)], candidate)
        if actor is None:
            actor = Actor("person")
            actors.append(actor)
            by_word[fold(form)].append(actor)
        actor.add(form, candidate)
    return actors


def _key(kind: str, form: str) -> str:
    if kind == "place":
        return fold(lexicon.aliases().get(form, form)).removeprefix("the ")
    words = fold(form).replace(".", "").split()
    kept = [word for word in words if word not in _SMALL]
    return " ".join(sorted(kept or words))


def _initials(form: str) -> str:
    return "".join(word[0] for word in form.split() if word[0].isupper())


def _expansions(text: str, found: list[Candidate]) -> dict[str, str]:
    """Acronyms of the article and the form they stand for: printed in brackets, or by initials."""
    forms = [printed(text, c) for c in found]
    long = [form for form in forms if " " in form]
    expansions = {_initials(form): form for form in reversed(long) if len(_initials(form)) > 2}
    for candidate, form in zip(found, forms, strict=True):
        close = text.find(")", candidate.end, candidate.end + 14)
        if text.startswith(" (", candidate.end) and close > 0:
            expansions[text[candidate.end + 2 : close].strip("\"“”'")] = form
    return {acronym.replace(".", ""): form for acronym, form in expansions.items()}


def others(text: str, kind: str, found: list[Candidate]) -> list[Actor]:
    """Merge the organisations, places or peoples of an article."""
    expansions = _expansions(text, found) if kind == "organisation" else {}
    actors: dict[str, Actor] = {}
    for candidate in found:
        form = printed(text, candidate)
        full = expansions.get(form.replace(".", ""), form) if form.isupper() else form
        actor = actors.setdefault(_key(kind, full), Actor(kind))
        actor.add(form, candidate)
    return list(actors.values())
