"""What the lists and its spelling say of one capitalised word, looked up once for each word.

News repeats its words: of the many questions that the other modules ask of a token most depend on
the word alone, so they are answered here and kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.known import Known
from analysis.names import lexicon
from analysis.names.folding import fold, surname

# A capital inside a word: a brand ("YouTube"), but for the prefixes of surnames.
_CAMEL = re.compile(r"^(?!Mc|Mac|De|Di|La|Le|Du|Van|O['’]|St)[A-Z][a-z]+[A-Z]")
_OFFICE_TAILS = frozenset({"elect", "general", "chief", "designate", "founder", "chairman"})
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Facts(NamedTuple):
    """A word with its folded forms and the lists it stands in.

    `tag` is the tag of a word that no longer listed phrase begins with, None where the phrase
    matters.  A `function` word begins no name; it `opens` a run; one that `stands_alone` names
    nobody by itself.
    `begins_name` is true of first names and initials; `capitals` says that all letters are, `brand`
    that one inside is, `no_name` that its look speaks against a name, `head` that it makes a run
    of capitals an organisation, a place, an event or a thing, `two_syllables` that it looks like a
    Chinese or Korean given name.
    """

    lower: str
    folded: str
    surname: str
    tag: str | None
    function: bool
    opens: bool
    stands_alone: bool
    common: bool
    first_name: bool
    begins_name: bool
    capitals: bool
    acronym: bool
    no_name: bool
    brand: bool
    famous: bool
    thing_first: bool
    head: bool
    two_syllables: bool


def _tag(word: str) -> str | None:
    """Tag of a word that no longer listed phrase begins with; None where the phrase matters."""
    gazetteer = lexicon.gazetteer()
    lengths = gazetteer.lengths.get(word, ())
    shouted = len(word) > 3 and word.isupper()
    if lengths not in {(), (1,)} or shouted or word.startswith(("Then-", "Ex-")):
        return None
    return gazetteer.tags[word] if lengths else ""


def _is_acronym(word: str) -> bool:
    plain = word.replace(".", "")
    return (
        (len(plain) > 2 or "." in word)
        and 2 <= len(plain) <= 6
        and (plain.lower() not in lexicon.common_words() or "." in word)
        and plain.isupper()
        and plain.isalpha()
        and not ({word, plain} & lexicon.words("organisations.toml", "not_acronyms"))
    )


def _is_capitals_plural(word: str) -> bool:
    return word[:-1].isupper() and word[-1] == "s" and len(word) > 2


def _is_compound(word: str) -> bool:
    """Whether a hyphen makes an adjective of a name ("Kyiv-based", "US-Colombia")."""
    first, hyphen, last = word.rpartition("-")
    return bool(hyphen) and (last.islower() or first in lexicon.gazetteer().tags)


def _is_no_name(word: str) -> bool:
    """Whether an unlisted word cannot name an actor by its look ("R", "CEOs", "F-16", "LGBT")."""
    return (
        len(word) < 3
        or any(c.isdigit() for c in word)
        or word in lexicon.words("organisations.toml", "not_acronyms")
        or _is_capitals_plural(word)
        or _is_compound(word)
    )


def _facts(word: str) -> Facts:
    lower, folded, tag = word.lower(), fold(word), _tag(word)
    first_name = lexicon.is_first_name(folded)
    function = lower in lexicon.function_words()
    thing_first = word in lexicon.words("words.toml", "thing_first")
    initial = len(word.replace(".", "")) <= 2 and word.endswith(".")
    initial &= word not in lexicon.words("places.toml", "abbreviated_heads")
    return Facts(
        lower=lower,
        folded=folded,
        surname=surname(word),
        tag=tag,
        function=function,
        opens=function and lower != "may",
        stands_alone=function and tag == "" and not thing_first,
        common=lower in lexicon.common_words(),
        first_name=first_name,
        begins_name=first_name or initial,
        capitals=len(word) > 2 and word.isupper() and "." not in word,
        acronym=_is_acronym(word),
        no_name=_is_no_name(word),
        brand=_CAMEL.search(word) is not None,
        famous=word in lexicon.words("people.toml", "famous"),
        thing_first=thing_first,
        head=word in lexicon.all_heads(),
        two_syllables="-" in word and lexicon.is_two_syllables(folded),
    )


FACTS: Known[Facts] = Known(_facts)


class Print(NamedTuple):
    """A word as the pattern of tokens finds it: the name in it, and what is not part of that.

    `adjective` words ("Kyiv-based") are no names; `alone` are words that most often begin a sentence
    of their own; `stop` says that a stop right after belongs to the word; `cut` is the length of a
    possessive s, `plural` says that an apostrophe may follow.
    """

    word: str
    facts: Facts
    adjective: bool
    alone: bool
    stop: bool
    cut: int
    plural: bool


def _print(raw: str) -> Print:
    tags = lexicon.gazetteer().tags
    last = raw.rpartition("-")[2]
    compound = "-" in raw and last.islower() and last not in _OFFICE_TAILS and raw not in tags
    given = raw.partition("-")[0].istitle() and lexicon.is_two_syllables(raw.lower())
    adjective = compound and not given
    cut = 2 if raw.endswith(_POSSESSIVE) and raw not in tags else 0
    stop = len(raw) == 1 or raw + "." in lexicon.abbreviations()
    word = raw[: len(raw) - cut]
    facts = FACTS[word]
    alone = facts.opens and facts.stands_alone
    return Print(word, facts, adjective, alone, stop, cut, raw[-1] == "s")


PRINTS: Known[Print] = Known(_print)
