"""Words of one article, comparable between outlets: furniture out, outlets' own names masked.

House style is not framing: "U.S." and "US" count as one term, curly and straight apostrophes
too, and the possessive is dropped.  Accents and hyphens stay: "Iván" and "non-NATO" are terms.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from analysis.spans import HasOffsets, blank

_LETTER = r"[^\W\d_]"
_SIGN = r"[^\W_\u0300-\u036f]"
_REST = r"[^\W_]+|[\u0300-\u036f\u00ad\u200c\u200d]"
_INITIALS = rf"{_LETTER}(?:\.{_LETTER})+\b\.?"
_TOKEN = re.compile(
    rf"(?P<url>(?:https?://|www\.)\S+)"
    rf"|(?:{_INITIALS}|{_SIGN}(?:{_REST})*)"
    rf"(?:['’ʼ\-\u2010\u2011](?:{_INITIALS}|(?:{_REST})+))*"
)
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u2010": "-", "\u2011": "-"})
_INVISIBLE = str.maketrans("", "", "\u00ad\u200c\u200d")
_DOTTED = re.compile(rf"(?:.*-)?{_INITIALS}")
_BRACKETED = re.compile(r"\([^()]*\)")
# unicodedata.normalize is quadratic on runs of combining marks; no word is this long.
_LONGEST_NORMALISED = 60

_ONE_LETTER_WORDS = "aAiI"
_WORDS_KEPT = 100_000

# (surface, canonical form, start, end); the canonical form is "" for a number or an initial
_Token = tuple[str, str, int, int]
_Mask = dict[str, list[list[tuple[str, bool]]]]


def tokens(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    mask: Collection[str] = (),
    *,
    lower: bool = True,
) -> list[str]:
    """Words of a text in their order, in a form that can be counted across outlets.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans
        Page furniture; its words are left out.
    mask : collection of str
        Names to leave out, see `self_names`.  A word of a name that is written with a capital
        matches only capitalised words ("Times", not "three times"); one in lower case matches
        both.
    lower : bool
        Whether to lower-case.

    Returns
    -------
    list of str
        Numbers, lone initials and web addresses are left out.

    Examples
    --------
    >>> tokens("The U.S. envoy’s non-binding plan, in 2 parts")
    ['the', 'u.s.', 'envoy', 'non-binding', 'plan', 'in', 'parts']
    >>> tokens("Three times, the mayor told the Times.", mask=["Times"])
    ['three', 'times', 'the', 'mayor', 'told', 'the']
    """
    return list(chain.from_iterable(_runs(text, boilerplate, mask, lower)))


def term_counts(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    mask: Collection[str] = (),
    ngram: int = 1,
    *,
    stop: Collection[str] = (),
    lower: bool = True,
) -> Counter[str]:
    """Count the words of a text, or its phrases of `ngram` words.

    A phrase does not run over punctuation, a number, a masked name or a blank line.

    Parameters
    ----------
    text, boilerplate, mask, lower
        As for `tokens`.
    ngram : int
        Words in a term, 1 or more.
    stop : collection of str
        Words that no term may begin or end with, such as `stop_words()`.

    Returns
    -------
    collections.Counter

    Raises
    ------
    ValueError
        If `ngram` is less than 1.

    Examples
    --------
    >>> sorted(term_counts("Red tape. Red tape, again.", ngram=2).items())
    [('red tape', 2)]
    """
    if ngram < 1:
        raise ValueError(f"ngram is {ngram}: a term has 1 word or more")
    stop = frozenset(stop)
    counts: Counter[str] = Counter()
    for run in _runs(text, boilerplate, mask, lower):
        phrases = (run[i : i + ngram] for i in range(len(run) - ngram + 1))
        counts.update(
            " ".join(phrase)
            for phrase in phrases
            if phrase[0].lower() not in stop and phrase[-1].lower() not in stop
        )
    return counts


def self_names(
    outlets: Iterable[str], aliases: Iterable[Sequence[str]] | None = None
) -> tuple[str, ...]:
    """Names by which outlets call themselves and each other, to be masked in every text.

    Otherwise an outlet's own name leads the list of "its" words.

    Parameters
    ----------
    outlets : iterable of str
        Outlet names as the metadata have them.
    aliases : iterable of sequences of str, optional
        Groups of names of one outlet; by default those of ``outlets.toml`` beside this module.
        A group is used if one of its names is one of `outlets`.

    Returns
    -------
    tuple of str
        Sorted; includes the names given, and "the Gazette" for a "Harbour Gazette".

    Examples
    --------
    >>> self_names(["The Harbour Gazette"])
    ('Harbour Gazette', 'The Harbour Gazette', 'harbourgazette', 'the Gazette')
    >>> "Times" in self_names(["NYT"])
    True
    """
    groups = [list(g) for g in (_known_outlets() if aliases is None else aliases)]
    names: set[str] = set()
    for outlet in {_BRACKETED.sub(" ", o).strip() for o in outlets} - {""}:
        names.update(_derived_names(outlet))
        for group in groups:
            if _outlet_key(outlet) in {_outlet_key(name) for name in group}:
                names.update(group)
    return tuple(sorted(names))


@cache
def stop_words() -> frozenset[str]:
    """Read the project's list of English function words (``stop_words.toml``).

    Examples
    --------
    >>> "the" in stop_words(), "president" in stop_words()
    (True, False)
    """
    return frozenset(chain.from_iterable(_read("stop_words.toml")["words"].values()))


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    source = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _known_outlets() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group) for group in _read("outlets.toml")["outlets"].values())


@cache
def _variants() -> dict[str, str]:
    return {
        form: term for term, forms in _read("stop_words.toml")["variants"].items() for form in forms
    }


def _outlet_key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower().removeprefix("the "))


def _derived_names(outlet: str) -> set[str]:
    bare = outlet.removeprefix("The ").removeprefix("the ")
    names = {outlet, bare}
    words = bare.split()
    if len(words) > 1:
        names |= {f"the {words[-1]}", _outlet_key(bare)}
    return names


def _runs(
    text: str, boilerplate: Sequence[HasOffsets], mask: Collection[str], lower: bool
) -> Iterator[list[str]]:
    """Stretches of words with nothing but a blank between them."""
    text = blank(text, boilerplate)
    found = _unmasked(list(_scan(text)), _compile_mask(frozenset(mask)))
    run: list[str] = []
    previous = 0
    for surface, term, start, end in found:
        between = text[previous:start]
        if run and (between.strip() or between.count("\n") > 1):
            yield run
            run = []
        run.append(term if lower else _cased(surface, term))
        previous = end
    if run:
        yield run


def _scan(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match["url"] is None:
            surface = match[0]
            yield surface, _canonical(surface), match.start(), match.end()


@lru_cache(maxsize=_WORDS_KEPT)
def _canonical(surface: str) -> str:
    """Lower-case term of a word as printed; empty for a number or a lone initial."""
    if surface.isascii():
        word = surface
    else:
        word = surface.translate(_PLAIN).translate(_INVISIBLE)
        if len(word) <= _LONGEST_NORMALISED:
            word = unicodedata.normalize("NFC", word)
    if word[-2:] in ("'s", "'S"):
        word = word[:-2]
    variants = _variants()
    if "-" in word:
        word = "-".join([variants.get(part, part) for part in word.split("-")])
    elif word in variants:
        return variants[word]
    if "." in word and _DOTTED.fullmatch(word):
        word = word.rstrip(".") + "."
    if len(word) == 1 and word.isascii() and word not in _ONE_LETTER_WORDS:
        return ""
    return word.lower() if any(c.isalpha() for c in word) else ""


def _cased(surface: str, term: str) -> str:
    """Give the canonical form the case it was printed in."""
    head = surface[: len(term)]
    return head if head.lower() == term else term


@lru_cache(maxsize=8)
def _compile_mask(mask: frozenset[str]) -> _Mask:
    """Names by their first word, longest first: words with whether they need a capital."""
    compiled: _Mask = {}
    for name in sorted(mask):
        words = [(term, surface != surface.lower()) for surface, term, _, _ in _scan(name) if term]
        if words:
            compiled.setdefault(words[0][0], []).append(words)
    for names in compiled.values():
        names.sort(key=len, reverse=True)
    return compiled


def _unmasked(found: list[_Token], mask: _Mask) -> Iterator[_Token]:
    """Leave out what has no form and masked names, and hyphenated words that hold a masked name."""
    position = 0
    while position < len(found):
        skip = _name_length(found, position, mask) if mask else 0
        if not skip and found[position][1]:
            yield found[position]
        position += skip or 1


def _name_length(found: list[_Token], position: int, mask: _Mask) -> int:
    surface, term, _, _ = found[position]
    for name in mask.get(term, ()):
        window = found[position : position + len(name)]
        if len(window) == len(name) and all(
            word == term and not (capital and surface == surface.lower())
            for (word, capital), (surface, term, _, _) in zip(name, window, strict=True)
        ):
            return len(name)
    parts = zip(term.split("-"), surface.split("-"), strict=False) if "-" in term else ()
    for part, printed in parts:
        for name in mask.get(part, ()):
            if len(name) == 1 and not (name[0][1] and printed == printed.lower()):
                return 1
    return 0
