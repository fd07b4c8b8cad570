"""The outline of an article: its words outside quotations, with shallow word classes.

Every quotation becomes one token, so that the sentence around it can be read.  Classes are one
character a token, so that noun phrases are found by a pattern over the string of classes.  This is
a chunker over closed word lists, not a tagger: an unknown lower-case word is taken for a noun.

====  =======================  ====  =======================  ====  ======================
D     "some", "this", "both"   v     cue verb, finite         Q     quotation, goes on
S     article, possessive      g     cue verb in -ing         E     quotation, full stop
P     pronoun                  w     other finite verb        .     end of a sentence
N     capitalised word         i     other word in -ing       ,     comma
n     other word               x m   auxiliary, modal         :     colon
#     number                   a     adverb                   d     dash
p f   preposition, "of"        b     "by"                     ( )   brackets
c k   "and", "but"             r     "who", "which"           '     possessive 's
s t   "if", "that"             o     "to"                     /     paragraph break
T     weekday, month           ;     any other sign
====  =======================  ====  =======================  ====  ======================
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate

from analysis.known import Known
from analysis.quotation import cues
from analysis.quotation.marks import Stretch
from analysis.quotation.nouns import OF_AN_AGE, kind, lists

_QUOTE, _FULL, _FILL = "\ue000", "\ue001", "\ue002"
_PRIVATE = re.compile("[\ue000-\ue003]")
# No token begins with a blank.  The first two alternatives are the common cases of later ones: most
# words and signs by far are read by them.
_TOKEN = re.compile(
    r"(?! )([A-Za-z][a-z]*+(?=[ ,])|[,.](?= )"
    r"|[\ue000\ue001]\ue002*"
    r"|\n+"
    r"|(?:[A-Z]\.)+(?!\w)"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Rev|Prof|Jr|Sr|St|Sens|Reps|Jan|Feb|Aug|Sept|Oct|Nov|Dec|vs|Inc|Co|Corp|No)\."
    r"|[@#]?[^\W_]+(?:(?:[-‐‑/&_.@](?=\w)|['’](?!(?:s|ll|d|ve|re|m)\b)(?=\w)|(?<=\d),(?=\d))[^\W_]+)*"
    r"|['’](?:s|ll|d|ve|re|m)?"
    r"|\.\.+|--+"
    r"|[^\w\s]"
    r"|_+)"
)
_SIGNS = {
    ".": ".", "?": ".", "!": ".", ",": ",", ":": ":", "—": "d", "–": "d", "-": "d", "--": "d",
    "(": "(", "[": "(", ")": ")", "]": ")", "'": "'", "’": "'", "'s": "'", "’s": "'", "&": "c",
    "'ll": "m", "’ll": "m", "'d": "m", "’d": "m", "'ve": "x", "’ve": "x", "'re": "x", "’re": "x",
    "'m": "x", "’m": "x", "…": ";", "%": "n", "$": "#", "£": "#", "€": "#", "¥": "#",
}  # fmt: skip
_SPECIAL = {_QUOTE: "Q", _FULL: "E", "\n": "/"}
# Ending of an unknown word: its class, and how long the word must be at least.
_ENDINGS = {"ed": ("w", 4), "ing": ("i", 5), "ly": ("a", 4)}
_MONTHS_OR_WORDS = {"May": "T", "March": "T", "Will": "N", "US": "N"}
_CODES = {
    "determiner": "D", "article": "S", "possessive": "S", "pronoun": "P", "relative": "r", "that": "t", "to": "o",
    "of": "f", "by": "b", "preposition": "p", "subordinator": "s", "conjunction": "c",
    "contrast": "k", "auxiliary": "x", "modal": "m", "adverb": "a", "time": "T", "verb": "w",
    "noun": "n",
}  # fmt: skip
# Both begin with all that they may match, so that other places are passed over fast.
# A participle or an -ing form before a noun and after a determiner or the like is an adjective.
_ADJECTIVE = re.compile(
    r"(?=[vwgi])(?:(?<=[DSpf'o#])[wgi](?=[nN])|(?<=[D'])v(?=[nN])|(?<=S)[vwgi]|(?<=[Dpfb'])[vgi](?=[^nNDSPpQEto,a]))"
)
_CHUNK = re.compile(
    r"(?=[DSaP#nNirt])(?:[DS]{0,2}a?(?:[#nNi](?:[#nNi']|[T;c](?=[nNi#'])){0,11})?[nN](?:\([^()]{1,12}\))?|P|r|D(?=[vwxmrf])|(?<=v)D(?=[.,/])|t(?=[vxm]))"
)
_LONGEST = 100
_LONG_NUMBER = 4  # digits of a year, which number nobody
_QUOTED = re.compile(r"[QE]")
_SENTENCE_END = re.compile(r"[.E/]")


@dataclass(frozen=True, slots=True)
class Outline:
    """Tokens of an article with their classes; a sentence is a range of tokens.

    `starts`, `ends`, `words` and `lower` (case) run in parallel, `classes` holds one character a token,
    `quote_at` maps a token to the index of its stretch, `sentence` numbers the sentence of each
    token and `bounds` gives each sentence its range; `chunks` are noun phrases as token ranges.
    """

    starts: list[int]
    ends: list[int]
    words: list[str]
    lower: list[str]
    classes: str
    quote_at: dict[int, int]
    sentence: list[int]
    bounds: list[tuple[int, int]]
    chunks: list[tuple[int, int]]
    chunk_ending: dict[int, int]
    chunk_starting: dict[int, int]


@cache
def _closed() -> dict[str, str]:
    source = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    found = {form: "g" if cue.form == "gerund" else "v" for form, cue in cues.forms().items()}
    found.update({w: _CODES[k] for k, words in table.items() for w in words if w not in found})
    found.update(dict.fromkeys(table["noun"], "n"))
    found.update({w: _CODES[k] for k in ("time", "preposition", "modal") for w in table[k]})
    return found


def word_class(word: str) -> str:
    """Class of one token by itself.

    Examples
    --------
    >>> [word_class(w) for w in ("the", "Ruiz", "said", "bridge", "quickly")]
    ['S', 'N', 'v', 'n', 'a']
    """
    sign = _SIGNS.get(word) or _SPECIAL.get(word[0])
    if sign:
        return sign
    known = _closed().get(word.lower(), "")
    if word[0].isupper():
        return _capitalised(word, known)
    if known:
        return known
    if word.endswith(OF_AN_AGE):
        return "n"
    if not word[0].isalpha():
        return "#" if word[0].isdigit() else "N" if word[0] in "@#" else ";"
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) > _ENDINGS[e][1]), "")
    return _ENDINGS[ending][0] if ending else "n"


_class_of = Known(word_class).__getitem__


def _capitalised(word: str, known: str) -> str:
    """Class of a word with a capital: a name, unless it begins a sentence as a closed word does."""
    if word in _MONTHS_OR_WORDS:
        return _MONTHS_OR_WORDS[word]
    if not known or (known in "vgwn" and (not word.isupper() or len(word) > 2)):
        return "N"
    return known


def outline(text: str, quoted: Sequence[Stretch]) -> Outline:
    """Read the words of `text` outside the stretches `quoted`, which must not overlap.

    Examples
    --------
    >>> from analysis.quotation.marks import stretches
    >>> text = 'The mayor said: "No."'
    >>> outline(text, stretches(text)).classes
    'Snv:E'
    """
    masked, first = _masked(text, quoted)
    pieces = _TOKEN.split(masked)
    offsets = list(accumulate(map(len, pieces)))
    starts, ends, words = offsets[:-1:2], offsets[1::2], pieces[1::2]
    classes = _ADJECTIVE.sub("n", _first_names(words, "".join(map(_class_of, words))))
    classes = _CUE_BEHIND.sub(lambda m: "n" if _is_object(words, m.start()) else "v", classes)
    classes = _PRONOUN_BEFORE.sub(lambda m: "D" if _is_one(words, m.start()) else "P", classes)
    classes = _NUMBERED.sub(lambda m: "n" if _is_number(words, m.start()) else "#", classes)
    classes = _OBJECT.sub(lambda m: "P" if words[m.start()] == "her" else "S", classes)
    classes = _VERB_BEHIND.sub(lambda m: "v" if words[m.start()] in cues.forms() else "n", classes)
    quote_at = {m.start(): first[starts[m.start()]] for m in _QUOTED.finditer(classes)}
    classes = _stops(words, classes)
    bounds = _bounds(classes)
    sentence: list[int] = []
    for number, (a, b) in enumerate(bounds):
        sentence += [number] * (b - a)
    chunks = [m.span() for m in _CHUNK.finditer(classes)]
    return Outline(
        starts, ends, words, list(map(str.lower, words)), classes, quote_at, sentence, bounds, chunks,
        {b - 1: n for n, (a, b) in enumerate(chunks)}, {a: n for n, (a, b) in enumerate(chunks)},
    )  # fmt: skip


_BOTH = frozenset({"April", "May", "June", "August"})
_MONTH_BEFORE_NAME = re.compile(r"(?<![p#])T(?=N)")


_CUE_BEHIND = re.compile(r"(?<=[vwxm])v")


def _is_object(words: Sequence[str], at: int) -> bool:
    """Whether a cue right behind a verb is the noun it looks like: "rejected calls for peace"."""
    return words[at] in lists()["cue_too"]


_PRONOUN_BEFORE = re.compile(r"P(?=[nN])")


def _is_one(words: Sequence[str], at: int) -> bool:
    """Whether a pronoun before a noun is the numeral: "one woman"."""
    return words[at] in ("one", "One")


# A number behind a noun that no other noun follows.
_NUMBERED = re.compile(r"#(?<=[nN]#)(?=[,.;:/dQEvwxmafrtT)])")


def _is_number(words: Sequence[str], at: int) -> bool:
    """Whether a number tells one of many from the others: "witness 3", "said customer No. 4"."""
    noun = at - 2 if words[at - 1] == "No." and at > 1 else at - 1
    if not words[at].isdigit() or len(words[at]) >= _LONG_NUMBER:
        return False
    beside = {words[noun - 1], words[at + 1]}
    return kind([words[noun]]) == "person" or not beside.isdisjoint(cues.forms())


# "her" before what can be no part of its phrase, and a word that after a quotation is a cue.
_OBJECT = re.compile(r"S(?=[,.;:/dkvwxmpt])")
_VERB_BEHIND = re.compile(r"(?<=[QE])n(?=[SDNP])")


def _first_names(words: list[str], classes: str) -> str:
    """Take a month before a name, after no preposition, for a first name: "June Ashby"."""
    return _MONTH_BEFORE_NAME.sub(lambda m: "N" if words[m.start()] in _BOTH else "T", classes)


def chunks_between(outline: Outline, first: int, last: int) -> range:
    """Numbers of the chunks that begin in the token range.

    Examples
    --------
    >>> chunks_between(outline("Ruiz met Vega.", []), 1, 4)
    range(1, 2)
    """
    low, high = bisect_left(outline.chunks, (first, 0)), bisect_left(outline.chunks, (last, 0))
    return range(low, high)


def _masked(text: str, quoted: Sequence[Stretch]) -> tuple[str, dict[int, int]]:
    """Put one private sign and fillers in place of each stretch; same length."""
    pieces, position, first = [], 0, {}
    for number, stretch in enumerate(quoted):
        pieces.append(_PRIVATE.sub(" ", text[position : stretch.outer_start]))
        full = text[stretch.end - 1] in ".?!…"
        length = stretch.outer_end - stretch.outer_start
        pieces.append((_FULL if full else _QUOTE) + _FILL * (length - 1))
        first[stretch.outer_start] = number
        position = stretch.outer_end
    pieces.append(_PRIVATE.sub(" ", text[position:]))
    return "".join(pieces).replace("\r", "\n"), first


def _stops(words: list[str], classes: str) -> str:
    """Keep as sentence ends only stops before something that can begin a sentence."""
    signs = list(classes)
    for match in _SENTENCE_END.finditer(classes):
        at = match.start()
        sign = classes[at]
        if sign == "/" or at + 1 >= len(signs):
            continue
        following = words[at + 1]
        goes_on = following[0].islower() or classes[at + 1] in ",:d;)v"
        if sign == "E" and (goes_on or _attributed(words, classes, at)):
            signs[at] = "Q"
        elif sign == "." and goes_on:
            signs[at] = ";"
    return "".join(signs)


_TAIL = re.compile(r"[DS]?[#nN'(),]{0,8}P?a?v")


def _attributed(words: list[str], classes: str, at: int) -> bool:
    """Tell whether a speaker and a cue verb follow a quotation that ends in a stop."""
    match = _TAIL.match(classes, at + 1)
    if not match:
        return False
    cue = cues.forms()[words[match.end() - 1].lower()] if match.group()[-1] == "v" else None
    after = classes[match.end() : match.end() + 1]
    return (
        cue is not None
        and cue.frame == "speech"
        and after in ("", ".", "/", "p", "T", ",", "a", "o", "E", "i", "n", "s")
    )


def _bounds(classes: str) -> list[tuple[int, int]]:
    """Give each sentence its range; one without end is cut, so that reading stays linear."""
    found, start = [], 0
    for end in [m.end() for m in _SENTENCE_END.finditer(classes)] + [len(classes)]:
        while end - start > _LONGEST:
            found.append((start, start + _LONGEST))
            start += _LONGEST
        if end > start:
            found.append((start, end))
        start = end
    return found
