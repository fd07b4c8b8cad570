"""What a line looks like: shares of closed word classes, marks, capitals and lengths."""

from __future__ import annotations

import math
import re
import tomllib
from functools import cache
from importlib import resources
from typing import Final

from analysis.boilerplate.lines import has_one
from analysis.boilerplate.wording import READ

Features = dict[str, float]
"""A feature's value by its name; a feature that is 0 is left out."""
TOPICAL: Final = 5
"""From this many letters on a word may be of the topic of a text."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net)\b")
_ADDRESS_SIGNS = ["@", "http", "www.", ".com", ".org", ".net"]
_SIGNS = (
    dict.fromkeys("|•·»→>", "has_bar")
    | dict.fromkeys("©®™*#", "has_sign")
    | dict.fromkeys("$£€%", "has_money")
    | {"?": "has_question"}
)
_SIGN_OR_DIGIT = re.compile(rf"[{re.escape(''.join(_SIGNS))}\d]")
_NEITHER = bytes(b for b in range(128) if not _SIGN_OR_DIGIT.match(chr(b)))
_BINS: Final = (("under_25", 25), ("under_60", 60), ("under_120", 120))
_CLASSES = ("function_words", "past_words", "page_words", "caption_words")
_BITS: Final = 8
_MOST = (1 << _BITS) - 1
"""A field of eight bits counts every word of the `READ` characters that are read."""


def form(text: str, key: str, words: list[str]) -> Features:
    """Return what a line looks like, as printed, in plain lower case and by its words."""
    row: Features = {"bias": 1.0}
    _add_form(row, text, key)
    _add_classes(row, words)
    return row


@cache
def word_lists() -> dict[str, list[str]]:
    """Return the word lists of ``shape.toml`` by name."""
    source = resources.files(__package__).joinpath("shape.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _word_classes() -> dict[str, int]:
    """Each listed word as one integer that holds a 1 in the field of each of its classes."""
    bits: dict[str, int] = {}
    for number, words in enumerate(word_lists()[name] for name in _CLASSES):
        for word in words:
            bits[word] = bits.get(word, 0) | 1 << number * _BITS
    return bits


def _add_form(row: Features, text: str, key: str) -> None:
    """Add length, end mark, capitals, digits and signs of a line."""
    starts = text[:READ].split()
    capitals = 0
    for word in starts:
        capitals += word[0].isupper()
    row["log_length"] = math.log(len(text) + 1) / 5
    row["capital_share"] = capitals / len(starts)
    _add_length_and_end(row, len(text), text[-1])
    if text.isupper():
        row["all_capitals"] = 1.0
    if not text[0].isupper():
        row["starts_otherwise"] = 1.0
    if '"' in key:
        row["has_quotation"] = 1.0
    _add_signs(row, key[:READ])
    if text[0] in "([*":
        row["starts_bracket"] = 1.0
    if text[-1] in ")]":
        row["ends_bracket"] = 1.0


def _add_length_and_end(row: Features, n: int, last: str) -> None:
    """Add bins of length, and how a line of `n` characters ends."""
    for name, limit in _BINS:
        if n < limit:
            row[name] = 1.0
            break
    if n > 250:
        row["over_250"] = 1.0
    if last in ".!?…":
        row["ends_sentence"] = 1.0
        if n < 120:
            row["short_ends_sentence"] = 1.0
    elif last in "”\"'’)":
        row["ends_closed"] = 1.0
    elif last == ":":
        row["ends_colon"] = 1.0
    elif n >= 60:
        row["long_without_end"] = 1.0


def _add_signs(row: Features, key: str) -> None:
    """Add digits, years, bars, signs, money, question marks and addresses."""
    if key.isascii():
        found = key.encode().translate(None, _NEITHER).decode()
    else:
        found = "".join(_SIGN_OR_DIGIT.findall(key))
    for sign in found:
        row[_SIGNS.get(sign, "has_digit")] = 1.0
    if "has_digit" in row and _YEAR.search(key):
        row["has_year"] = 1.0
    if has_one(key, _ADDRESS_SIGNS) and _ADDRESS.search(key):
        row["has_address"] = 1.0


def _add_classes(row: Features, words: list[str]) -> None:
    """Add shares of closed word classes, and whether no word may be of a topic."""
    if not words:
        row["no_words"] = 1.0
        return
    n = len(words)
    function, past, page, caption = _counts_of_classes(words)
    row["function_share"] = function / n
    if max(map(len, words)) < TOPICAL:
        row["no_topical_word"] = 1.0
    if past:
        row["has_past"] = 1.0
    if page:
        row["has_page_words"] = 1.0
        row["share_page_words"] = min(1.0, page * 4 / n)
    if caption:
        row["share_caption_words"] = min(1.0, caption * 4 / n)


def _counts_of_classes(words: list[str]) -> tuple[int, int, int, int]:
    """Return how many words are of each of `_CLASSES`."""
    classes = _word_classes()
    packed = 0
    for word in words:
        if word in classes:
            packed += classes[word]
    return (
        packed & _MOST,
        packed >> _BITS & _MOST,
        packed >> 2 * _BITS & _MOST,
        packed >> 3 * _BITS,
    )
