"""Tell the language of a text by its function words and script, or say that it is not clear.

After Grefenstette (1995), "Comparing two language identification schemes", who shows that the
share of short function words tells languages apart from a sentence or two on.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache
from importlib import resources

SAMPLE = 6_000  # characters; the first page is enough
FEWEST_WORDS = 8
FEWEST_DIFFERENT = 3  # function words; one that is repeated is an abbreviation
LEAST_SHARE = 0.12  # of the words are function words; English news has about 0.4
LEAST_LEAD = 1.15  # times the share of the next language
SCRIPT_SHARE = 0.2  # of the letters; Japanese mixes kana with Chinese characters
WORD = re.compile(r"[^\W\d_]+")
LETTER = re.compile(r"[^\W\d_]")
BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2c60-\ud7ff]")


@cache
def _table() -> dict[str, dict[str, tuple[str, str]]]:
    source = resources.files(__package__).joinpath("language.toml").read_text(encoding="utf-8")
    data: dict[str, dict[str, tuple[str, str]]] = tomllib.loads(source)
    return data


@cache
def _languages_of() -> dict[str, tuple[str, ...]]:
    """Map each function word to the languages that have it."""
    languages: dict[str, list[str]] = {}
    for code, (_, words) in _table()["words"].items():
        for word in words.split():
            languages.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in languages.items()}


@cache
def _scripts() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(letters) for code, (_, letters) in _table()["scripts"].items()}


def name(code: str) -> str:
    """Return the English name of a language code that `detect` gives.

    Examples
    --------
    >>> name("es")
    'Spanish'
    """
    table = _table()
    return (table["words"].get(code) or table["scripts"][code])[0]


def may_be_english(code: str) -> bool:
    """Whether what holds for English alone may be looked for: English, or not known.

    Examples
    --------
    >>> [may_be_english(code) for code in ("en", "en-GB", "", "de")]
    [True, True, True, False]
    """
    return code.split("-", maxsplit=1)[0].lower() in ("", "en")


def detect(text: str) -> str:
    """Tell the language of a text.

    Parameters
    ----------
    text : str
        The raw text; its first 6,000 characters are read.

    Returns
    -------
    str
        An ISO 639-1 code, empty where the text is too short or the languages are too close.

    Examples
    --------
    >>> detect("The mayor said that the bridge would be open to the people by the end of May.")
    'en'
    >>> detect("El alcalde dijo que el puente de la ciudad se abre en mayo para los vecinos.")
    'es'
    >>> detect("Bridge open")
    ''
    """
    sample = text[:SAMPLE]
    words = WORD.findall(sample.lower())
    if not words:
        return ""
    return _by_script(sample) or _by_words(words)


def _by_script(sample: str) -> str:
    if not BEYOND_LATIN.search(sample):
        return ""
    letters = len(LETTER.findall(sample))
    for code, script in _scripts().items():
        if len(script.findall(sample)) > SCRIPT_SHARE * letters:
            return code
    return ""


def _by_words(words: list[str]) -> str:
    if len(words) < FEWEST_WORDS:
        return ""
    languages_of = _languages_of()
    hits: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for code in languages_of.get(word, ()):
            hits[code] += times
            different[code] += 1
    ranked = sorted(
        ((code, times) for code, times in hits.items() if different[code] >= FEWEST_DIFFERENT),
        key=lambda item: (-item[1], item[0]),
    )
    if not ranked or ranked[0][1] < LEAST_SHARE * len(words):
        return ""
    if len(ranked) > 1 and ranked[0][1] < LEAST_LEAD * ranked[1][1]:
        return ""
    return ranked[0][0]
