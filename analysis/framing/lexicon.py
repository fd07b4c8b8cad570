"""Cue dictionaries: words, phrases and stems in a TOML file, and where they stand in a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from analysis.known import Known
from analysis.layers import Hit
from analysis.spans import HasOffsets, blank

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_JOINT = " \t\r\n\u00a0-\u2010\u2011"
_LONGEST_JOINT = 3
_STEM_KEY = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue as the file has it, its words, and the category it points to.

    Nothing inside a cue that `blocks` is a hit of its category.
    """

    term: str
    words: tuple[str, ...]
    category: str
    blocks: bool


class Lexicon:
    """Cues by category, ready to be looked up.

    Parameters
    ----------
    cues : mapping of category to terms
        A term is a word, a phrase, or either with words that end in ``*`` ("econom*", "tax cut*").
        A term with a capital matches only these letters; any other matches in any case.
        Blanks and hyphens are one: "health care" matches "health-care".
    blocked : mapping of category to terms
        Terms inside which nothing is a hit of the category ("tennis court*").

    Raises
    ------
    ValueError
        If a term has no word, or a stem of less than three letters.

    Examples
    --------
    >>> Lexicon({"economic": ["tax cut*"]}).find("Tax-cuts and a tax.")[0]
    Hit(start=0, end=8, category='economic', term='tax cut*', text='Tax-cuts')
    """

    __slots__ = ("_beginning", "_exact", "_stems")

    def __init__(
        self,
        cues: Mapping[str, Iterable[str]],
        blocked: Mapping[str, Iterable[str]] | None = None,
    ) -> None:
        self._exact: dict[str, list[Cue]] = {}
        self._stems: dict[str, list[Cue]] = {}
        self._beginning = Known(self._cues_beginning)
        for given, blocks in ((cues, False), (blocked or {}, True)):
            for category, terms in given.items():
                for term in terms:
                    self._add(Cue(term, _words(term), category, blocks))

    def _add(self, cue: Cue) -> None:
        first = cue.words[0].lower().removesuffix("'s")
        if first.endswith("*"):
            self._stems.setdefault(first[:_STEM_KEY], []).append(cue)
        else:
            self._exact.setdefault(first, []).append(cue)

    def _cues_beginning(self, word: str) -> tuple[Cue, ...]:
        """Cues that may begin with a word, given in lower case."""
        stems = self._stems.get(word[:_STEM_KEY], ())
        return (
            *self._exact.get(word.removesuffix("'s"), ()),
            *(cue for cue in stems if word.startswith(cue.words[0][:-1].lower())),
        )

    def find(self, text: str, boilerplate: Sequence[HasOffsets] = ()) -> list[Hit]:
        """Every cue of the text, sorted by start; within a category the longest wins.

        Parameters
        ----------
        text : str
            The raw text.
        boilerplate : sequence of spans
            Page furniture, in which nothing is found.

        Returns
        -------
        list of Hit
            One stretch may be a hit of several categories, never twice of one.
        """
        seen = blank(text, boilerplate).replace("’", "'")
        words = list(_WORD.finditer(seen))
        found: list[tuple[int, int, Cue]] = []
        for index, match in enumerate(words):
            for cue in self._beginning[match[0].lower()]:
                if _matches(seen, words, index, cue.words):
                    end = words[index + len(cue.words) - 1].end()
                    found.append((match.start(), end, cue))
        return [
            Hit(start, end, cue.category, cue.term, text[start:end])
            for start, end, cue in _longest(found)
        ]


class LexiconError(ValueError):
    """A dictionary file that cannot be used; the message names the file and the reason."""


def read(path: Traversable, more: Traversable | None = None) -> tuple[Lexicon, dict[str, str]]:
    """Read a dictionary file: one table a category with ``definition`` and ``cues``.

    Parameters
    ----------
    path : Traversable
        A TOML file; a category's ``blocked`` lists terms inside which nothing is a hit.
    more : Traversable, optional
        Another such file, with categories of its own.

    Returns
    -------
    tuple
        The lexicon, and the definition of each category in the order of the files.

    Raises
    ------
    LexiconError
        If a file cannot be read or is no TOML, a category lacks its definition or its list of cues or
        has anything else of the wrong form, or both files have it; the message names file, category and field.
    """
    tables = _tables(path)
    if more:
        added = _tables(more)
        for category in tables.keys() & added.keys():
            raise LexiconError(f"{more.name}: [{category}] is in {path.name}; choose another name")
        tables |= added
    lexicon = Lexicon(
        {category: table["cues"] for category, table in tables.items()},
        {category: table.get("blocked", []) for category, table in tables.items()},
    )
    return lexicon, {category: table["definition"] for category, table in tables.items()}


def _tables(path: Traversable) -> dict[str, dict[str, Any]]:
    """Read the categories of a file."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise LexiconError(f"{path}: {reason}; give the path of a TOML file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise LexiconError(f"{path.name} is no readable TOML file: {error}") from error
    for category, table in tables.items():
        if fault := _fault(table):
            raise LexiconError(f"{path.name}: [{category}] {fault}")
    return tables


def _fault(table: Any) -> str:
    """Say what is wrong with a category of a file, empty if nothing is."""
    if not isinstance(table, dict) or not table.get("cues"):
        return 'has no list of cues; write cues = ["a word"]'
    for field, content in table.items():
        if field not in ("definition", "cues", "blocked"):
            return f"{field} is no field; known are definition, cues, blocked"
        if field == "definition" and not isinstance(content, str):
            return "definition is no text; write it in quotation marks"
        if field != "definition":
            if not isinstance(content, list) or not all(isinstance(t, str) for t in content):
                return f'{field} is no list of terms; write {field} = ["a word"]'
            try:
                list(map(_words, content))
            except ValueError as error:
                return f"{field}: {error}"
    wanted = 'has no definition; write definition = "what it is about"'
    return "" if table.get("definition") else wanted


@cache
def bundled(name: str) -> tuple[Lexicon, dict[str, str]]:
    """Read a dictionary beside this module once."""
    return read(resources.files(__package__).joinpath(name))


def _words(term: str) -> tuple[str, ...]:
    words = tuple(re.findall(rf"{_WORD.pattern}\*?", term.replace("’", "'")))
    if not words:
        raise ValueError(f"the cue {term!r} has no word")
    if words[0].endswith("*") and len(words[0]) <= _STEM_KEY:
        raise ValueError(f"the cue {term!r} begins with a stem of less than {_STEM_KEY} letters")
    return words


def _matches(
    text: str, words: Sequence[re.Match[str]], index: int, pattern: tuple[str, ...]
) -> bool:
    if index + len(pattern) > len(words):
        return False
    previous = None
    for wanted, match in zip(pattern, words[index : index + len(pattern)], strict=True):
        if previous is not None and not _joined(text, previous, match.start()):
            return False
        if not _same_word(match[0], wanted):
            return False
        previous = match.end()
    return True


def _joined(text: str, end: int, start: int) -> bool:
    if start - end > _LONGEST_JOINT:
        return False
    between = text[end:start]
    # A lone full stop stands inside an abbreviation (G.O.P.).
    return between == "." or not between.strip(_JOINT)


def _same_word(printed: str, wanted: str) -> bool:
    if wanted == wanted.lower():
        printed = printed.lower()
    if wanted.endswith("*"):
        return printed.startswith(wanted[:-1])
    return printed == wanted or printed in (f"{wanted}'s", f"{wanted}'S")


def _longest(found: list[tuple[int, int, Cue]]) -> list[tuple[int, int, Cue]]:
    """Within a category drop what begins inside a hit that began before, or in a blocking term."""
    found.sort(key=lambda hit: (hit[0], -hit[1], hit[2].category, not hit[2].blocks, hit[2].term))
    covered: dict[str, int] = {}
    kept = []
    for start, end, cue in found:
        if start >= covered.get(cue.category, 0):
            covered[cue.category] = end
            if not cue.blocks:
                kept.append((start, end, cue))
    return kept
