"""What a pattern file may hold: every table, entry and field checked, every fault named in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from analysis.boilerplate.lines import plain
from analysis.boilerplate.parts import parts, written_out
from analysis.boilerplate.pattern import KINDS, PatternError

TABLES = ("line", "worded", "inline", "credit", "dateline")
WORD_LISTS = (
    *("not_places", "compounds", "credit_tails", "credit_words", "first_words"),
    *("addressing", "told", "shown", "saying", "speaking"),
)
KIND_OF_TABLE = {"credit": "credit", "dateline": "dateline"}
MOST_WORDS = {"none": 0, "label": 8, "line": 60}
_FORMS = {
    **dict.fromkeys(("name", "kind", "match", "reason", "rest"), "a text in quotation marks"),
    **dict.fromkeys(("confidence", "wording"), "a number"),
    **dict.fromkeys(("edge", "case", "inline", "weighed"), "true or false"),
    **dict.fromkeys(("words",), "a whole number"),
}
_OF_ALL = ("name", "kind", "confidence", "reason")
FIELDS_OF_TABLE = {
    "line": (*_OF_ALL, "match", "rest", "words", "edge", "case", "inline", "needs", "weighed"),
    "worded": (*_OF_ALL, "needs", "wording"),
    "inline": (*_OF_ALL, "match"),
    "credit": (*_OF_ALL, "match", "needs"),
    "dateline": (*_OF_ALL, "match"),
}
"""The fields that each table reads: any other would be written for nothing."""
_FLAGS = re.compile(r"(?<!\\)\(\?[a-zA-Z-]+[:)]")


def check(path: Traversable, data: Mapping[str, Any]) -> None:
    """Raise PatternError at the first thing in a pattern file that cannot be used."""
    for name in data:
        if name not in TABLES and name not in WORD_LISTS:
            known = ", ".join([f"[[{table}]]" for table in TABLES] + [f"[{w}]" for w in WORD_LISTS])
            raise PatternError(f"{path}: `{name}` is no table of patterns; known are {known}")
    for name in WORD_LISTS:
        listed = data.get(name, {"words": []})
        if not isinstance(listed, dict) or not _are_texts(listed.get("words")):
            raise PatternError(f'{path}: [{name}] needs a list of words; write words = ["one"]')
    for table in TABLES:
        entries = data.get(table, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise PatternError(f"{path}: `{table}` is no list of entries; write [[{table}]]")
        for number, entry in enumerate(entries, start=1):
            known_as = entry.get("name")
            called = known_as if isinstance(known_as, str) else f"no. {number}"
            _check_entry(f"{path}: [[{table}]] {called}", table, entry)
    _check_first_words(path, data)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(w, str) and w.strip() for w in value)


def _check_first_words(path: Traversable, data: Mapping[str, Any]) -> None:
    """Refuse a file whose patterns for the inside of a line would never be tried."""
    inside = [*data.get("inline", ()), *(e for e in data.get("line", ()) if e.get("inline"))]
    if inside and not data.get("first_words", {}).get("words"):
        raise PatternError(
            f"{path}: {inside[0]['name']} holds inside a line; add [first_words] with the words it"
            " begins with"
        )


def _check_entry(where: str, table: str, entry: Mapping[str, Any]) -> None:
    says = ("needs", "wording") if table == "worded" else ("match",)
    for name in ("name", *says, "confidence", "reason"):
        if name not in entry:
            raise PatternError(f"{where}: has no `{name}`; add it")
    for name, value in entry.items():
        if name not in FIELDS_OF_TABLE[table]:
            known = ", ".join(FIELDS_OF_TABLE[table])
            raise PatternError(f"{where}: `{name}` is no field of it; known are {known}")
        if name in _FORMS and not _has_form(value, _FORMS[name]):
            raise PatternError(f"{where}: {name} {value!r} is not {_FORMS[name]}; write it so")
    _check_values(where, table, entry)
    if "needs" in entry:
        _check_needs(where, table, entry["needs"])
    if table != "worded":
        _check_match(where, table, entry)


def _has_form(value: object, form: str) -> bool:
    if form == "true or false" or isinstance(value, bool):
        return form == "true or false" and isinstance(value, bool)
    if form == "a text in quotation marks":
        return isinstance(value, str) and bool(value.strip())
    return isinstance(value, int) or (form == "a number" and isinstance(value, float))


def _check_values(where: str, table: str, entry: Mapping[str, Any]) -> None:
    kind, rest = entry.get("kind", KIND_OF_TABLE.get(table, "")), entry.get("rest", "none")
    if re.search("[+:]", entry["name"]):  # which join names to rules
        raise PatternError(f"{where}: name {entry['name']!r} has a + or a colon; leave them out")
    if kind not in KINDS:
        raise PatternError(f"{where}: kind {kind!r} is not one of {', '.join(sorted(KINDS))}")
    if rest not in MOST_WORDS:
        raise PatternError(f"{where}: rest {rest!r} is not one of {', '.join(MOST_WORDS)}")
    if entry.get("words", 0) < 0:
        raise PatternError(f"{where}: words {entry['words']} is less than 0")
    for name in ("confidence", "wording"):
        if not 0 <= entry.get(name, 0) <= 1:
            raise PatternError(f"{where}: {name} {entry[name]} is not between 0 and 1")


def _check_needs(where: str, table: str, needs: object) -> None:
    printed = table == "credit"
    if not needs or not isinstance(needs, list) or not _are_texts(needs):
        raise PatternError(f'{where}: needs {needs!r} is no list of words; write ["one"]')
    if not printed and any(word != word.lower() for word in needs):
        raise PatternError(f"{where}: needs {needs!r} is no list of words in lower case")


def _check_match(where: str, table: str, entry: Mapping[str, Any]) -> None:
    try:
        match = written_out(entry["match"])
    except KeyError as error:
        raise PatternError(
            f"{where}: `match` names {{{error.args[0]}}}; parts are {', '.join(parts())}, and a"
            r" brace of your own is \{"
        ) from error
    try:
        compiled = re.compile(f"(?:{match})")  # as it is joined to others
        re.compile(match)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"{where}: `match` is no regular expression ({error})") from error
    named = set(compiled.groupindex)
    wanted = {"place", "date", "agency"} if table == "dateline" else set()
    if compiled.groups != len(named) or named != wanted:
        raise PatternError(
            f"{where}: groups must be (?:…)"
            + (", besides ?P<place>, ?P<date> and ?P<agency>" if wanted else "")
        )
    if compiled.match(""):
        raise PatternError(f"{where}: `match` accepts the empty string")
    if flags := _FLAGS.search(match):
        raise PatternError(f"{where}: `match` has the flag {flags[0]}; write it without flags")
    if table == "line" and not entry.get("case", False):
        _check_plain(where, match)


def _check_plain(where: str, match: str) -> None:
    """Refuse what a line can never have in the form in which it is judged."""
    if never := _never_plain(parser.parse(match)):
        raise PatternError(
            f"{where}: `match` has {never!r}, but lines are judged in lower case with straight"
            f" quotation marks; write {plain(never)!r}, or add case = true"
        )


def _never_plain(parts: Iterable[tuple[Any, Any]]) -> str:
    """Return the first character of a pattern that no line in plain lower case has."""
    for code, value in parts:
        found = ""
        if code is codes.LITERAL:
            found = _unlike_plain([value])
        elif code is codes.IN:
            found = _unlike_plain_class(value)
        elif code is codes.BRANCH:
            found = next(filter(None, map(_never_plain, value[1])), "")
        elif code is codes.SUBPATTERN:
            found = _never_plain(value[3])
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            found = _never_plain(value[2])
        elif code is codes.ASSERT:
            found = _never_plain(value[1])
        elif code is codes.ATOMIC_GROUP:
            found = _never_plain(value)
        if found:
            return found
    return ""


def _unlike_plain(numbers: Iterable[int]) -> str:
    """Return the first of some characters if `plain` changes every one, else nothing."""
    first = ""
    for character in map(chr, numbers):
        if plain(character) == character:
            return ""
        first = first or character
    return first


def _unlike_plain_class(members: Iterable[tuple[Any, Any]]) -> str:
    """Return the first character of a class in brackets that `plain` leaves none of."""
    numbers: list[int] = []
    for code, value in members:
        if code is codes.LITERAL:
            numbers.append(value)
        elif code is codes.RANGE:
            numbers += range(value[0], value[1] + 1)
        else:  # negated, or of a category such as \w
            return ""
    return _unlike_plain(numbers)
