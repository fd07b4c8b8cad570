"""What a number counts: the head noun behind it, found without a tagger."""

from __future__ import annotations

import re
from functools import cache

from analysis.quantities.lexicon import alternation, dimension, hedges, load, unit_of

_REACH = 4  # words behind a number among which its head noun is looked for
_WORD = re.compile(r"[ -](?!-)([^\W\d_][\w’'-]*)|\n(?!\n)([^\W\d_][\w’'-]*)")
_LEFT = 24  # characters in front of odds that tell whether they open a clause
_OF = re.compile(r" (?:of|in) (?:the |its |their |his |her |all |these |those )?(?=\w)")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    hedge, magnitude = alternation(hedges()), alternation(load()["magnitudes"])
    return {
        "opening": re.compile(rf"(?:^|[.!?:;,\n“\"—] ?|\bthat )(?:(?:{hedge}) )?$", re.IGNORECASE),
        "whole": re.compile(
            r" (?:of (?:(?:the|its|their|his|her|all|these|those) )?|(?:the|its|their|his|her) )"
            rf"(?P<number>\d[\d,.]* (?:(?:{magnitude}) )?)?(?=\w)"
        ),
    }


@cache
def _sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load()["nouns"].items()}


def is_plural(word: str) -> bool:
    """Whether a word looks like a plural noun.

    Examples
    --------
    >>> [is_plural(w) for w in ("migrants", "people", "class", "faulty")]
    [True, True, False, False]
    """
    lower = word.lower()
    if lower in _sets()["irregular_plurals"]:
        return True
    if lower in _sets()["singular_in_s"]:
        return False
    return (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
    )


def is_stop(word: str) -> bool:
    """Whether a word is a function word or an everyday verb, and no noun.

    Examples
    --------
    >>> is_stop("were"), is_stop("trains")
    (True, False)
    """
    return word.lower() in _sets()["stops"]


def is_verb(view: str, start: int, end: int, *, counted: bool = False) -> bool:
    """Whether the word behind odds at ``[start, end)`` is their verb, and no noun that they count.

    It is one of the verbs that surveys are told with, or the odds open their clause and an object
    follows: "One voter in three plans to stay at home".  Where their noun is `counted` inside
    ("four pupils in ten"), the past is a verb too, which else describes a noun: one in five used cars.

    Examples
    --------
    >>> is_verb("One child in five lives in poverty", 0, 17)
    True
    >>> is_verb("One child in five families was poor", 0, 17)
    False
    >>> is_verb("Four pupils in ten passed exams", 0, 18, counted=True)
    True
    """
    match = _WORD.match(view, end)
    if not match:
        return False
    word = (match[1] or match[2]).lower()
    if _third_persons(word, past=counted) & _sets()["share_verbs"]:
        return True
    if _third_persons(word, past=counted) - {word} & _sets()["share_verbs_or_nouns"]:
        return counted
    following = _WORD.match(view, match.end())
    governs = following is not None and (following[1] or following[2]).lower() in _sets()["objects"]
    return governs and bool(_patterns()["opening"].search(view[max(0, start - _LEFT) : start]))


def _third_persons(word: str, *, past: bool) -> set[str]:
    """What the third person of a verb may be by another form of it: pass, passed, passes."""
    stems = {word}
    if past:
        ending = word.removesuffix("ed")
        stems |= {ending, word.removesuffix("d"), ending[:-1]} if ending != word else set()
    forms = {f"{root}{ending}" for root in stems for ending in ("", "s", "es")}
    forms |= {f"{root.removesuffix('y')}ies" for root in stems}
    irregular = load()["nouns"]["share_pasts"].get(word) if past else None
    return forms | {irregular} if irregular else forms


def head(view: str, position: int, singular: bool = False) -> tuple[int, str]:
    """End and text of the head noun of the count that ends at `position`; "" without one.

    The first plural within reach is taken; with `singular`, or behind a hyphen ("a 12-step
    plan"), the first word that does not look like an adjective.  A possessive is passed over: a
    third of the city's schools are schools.

    Examples
    --------
    >>> head("1,987 faulty meters were found", 5)
    (19, 'meters')
    >>> head("12-step plan", 2)
    (7, 'step')
    """
    cursor, singular = position, singular or view.startswith("-", position)
    for _ in range(_REACH):
        match = _WORD.match(view, cursor)
        word = (match[1] or match[2]) if match else ""
        if not match or word.lower() in _sets()["stops"]:
            break
        if cursor == position and match[0][0] == "-":
            word = word.split("-")[0]
            return (
                (position, "")
                if word in _sets()["hyphen_stops"]
                else (position + 1 + len(word), word)
            )
        cursor = match.end()
        if _possesses(view, word, cursor):
            continue
        bare = word.rstrip("'’")  # a closing quotation mark
        cursor, word = cursor - len(word) + len(bare), bare
        if is_plural(word) or (singular and not _modifies(view, word, cursor)):
            return cursor, word
    return position, ""


def _possesses(view: str, word: str, end: int) -> bool:
    """Whether a word is the owner of what follows: the city's schools, the workers' pay."""
    if word.endswith(("'s", "’s")):
        return True
    following = _WORD.match(view, end)
    named = following and (following[1] or following[2]).lower() not in _sets()["stops"]
    return word.endswith(("s'", "s’")) and bool(named)


def _modifies(view: str, word: str, end: int) -> bool:
    """Whether a word in front of a singular noun is an adjective or part of a name."""
    following = _WORD.match(view, end)
    if not following or (following[1] or following[2]).lower() in _sets()["stops"]:
        return False
    adjective = word.lower().endswith(_endings()) or word.lower() in _sets()["adjectives"]
    return adjective or word[0].isupper() or "-" in word


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load()["nouns"]["adjective_endings"])


def is_fraction(view: str, start: int, end: int) -> bool:
    """Whether "a third" is a share of something and not a rank ("a third party").

    Examples
    --------
    >>> is_fraction("a third of it", 0, 7), is_fraction("a third party", 0, 7)
    (True, False)
    """
    mixed = re.search(r"([\w-]+) and $", view[max(0, start - 20) : start])  # an hour and a half
    if view.startswith("-", end):
        return False
    if mixed and (mixed[1].lower() in unit_of() or not view.startswith(" of ", end)):
        return False
    if not re.match(r"an? ", view[start:end], re.IGNORECASE):
        return True
    match = _WORD.match(view, end)
    return not match or (match[1] or match[2]).lower() in _sets()["stops"]


def partitive(view: str, position: int) -> str:
    """Noun of those of whom so many are counted, behind "of": "40 of the miners" are miners.

    Examples
    --------
    >>> partitive("At least 40 of the miners are below", 11)
    'miners'
    """
    match = _OF.match(view, position)
    if not match or not match[0].startswith(" of"):
        return ""
    return head(view, match.end() - 1, singular=True)[1]


def whole(view: str, position: int) -> str:
    """Noun of the whole behind a share, "of" said or not, and past the number of the whole.

    Examples
    --------
    >>> whole("A third of the grant is gone", 7), whole("Half the 300 pupils left", 4)
    ('grant', 'pupils')
    """
    match = _patterns()["whole"].match(view, position)
    return head(view, match.end() - 1, singular=not match["number"])[1] if match else ""


def among(view: str, start: int, end: int) -> str:
    """Plural right behind odds at ``[start, end)``, of which they are a share: "one in five young adults".

    Examples
    --------
    >>> among("One in five young adults smokes", 0, 11), among("One in five lives alone", 0, 11)
    ('adults', '')
    """
    if view.startswith("-", end) or is_verb(view, start, end):
        return ""
    close, of = head(view, end)
    if not of:
        return ""
    *between, _ = _WORD.finditer(view, end, close)
    return of if all(_modifies(view, m[1] or m[2], m.end()) for m in between) else ""


def measured(view: str, position: int) -> str:
    """What a measure is of, behind "of" or "in": "half a ton of copper wire", "$4 in taxes".

    Examples
    --------
    >>> measured("$4 in back taxes", 2)
    'taxes'
    """
    match = _OF.match(view, position)
    if not match:
        return ""
    of = head(view, match.end() - 1, singular=match[0].startswith(" of"))[1]
    timed = dimension(unit_of().get(of.lower(), ""))[0] == "time"  # $4 in six months
    return "" if timed else of


def one_counts(view: str, start: int, end: int, of: str) -> bool:
    """Whether "one" or "1" counts something and is no pronoun: "one person", not "no one".

    Examples
    --------
    >>> one_counts("No one came", 3, 6, "")
    False
    """
    before = re.search(r"([\w’']+)\W{1,2}$", view[max(0, start - 20) : start])
    if before and before[1].lower() in _sets()["before_one"]:
        return False
    counted = bool(of) and of.lower() not in _sets()["one_stops"]
    return counted and not view.startswith((" of ", " another"), end)
