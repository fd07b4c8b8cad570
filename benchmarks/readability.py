"""Readability against textstat: equal values, and how many times faster.

Run from the project's .venv, with articles as JSONL (a field ``text`` in each line)::

    python benchmarks/readability.py ARTICLES.jsonl [MORE.jsonl] [--texts 300] [--generated 2000]

Prints the number of values that differ from textstat's (given our syllable table) on the
articles and on generated texts, then texts per CPU second.  ``cold`` is a first pass, with an
empty word memory; ``warm`` a second pass over the same texts (textstat's own caches hold 128
entries and do not survive an article).  textstat-rs is measured where it is installed.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pyphen

from analysis.readability import (
    FORMULAS,
    edition,
    syllables,
    textstat_counts,
    textstat_with_table,
    vocabulary,
)

WORDS = [
    "the",
    "a",
    "of",
    "said",
    "mayor",
    "committee",
    "Biden's",
    "don't",
    "don’t",
    "o'clock",
    "oil-rich",
    "state—home",
    "U.S.",
    "1.9",
    "$174.30",
    "NATO",
    "naïve",
    "İstanbul",
    "ΑΣ",
    "straße",
    "東京都",
    "ニュース",
    "مرحبا",
    "🙂",
    "_",
    "'s",
    "'",
    '"',
    "“",
    "”",
    ".",
    "!",
    "?",
    "...",
    "…",
    ",",
    ";",
    "(",
    ")",
    "x1",
    "'twas",
    "hm",
    "7",
    "2026",
    "international",
]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--texts", type=int, default=300)
    parser.add_argument("--generated", type=int, default=2000)
    return parser.parse_args()


def articles(paths: list[Path], number: int) -> list[str]:
    """A fixed draw of articles."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    texts = sorted({json.loads(line)["text"] for line in lines})
    return random.Random(0).sample(texts, min(number, len(texts)))


def generated(number: int) -> list[str]:
    """Odd texts: empty, one word, foreign scripts, digits, marks of every kind."""
    draw, texts = random.Random(0), ["", " ", "Yes", "1 2 3", "東京。", "🙂"]
    for _ in range(number - len(texts)):
        pieces = [draw.choice(WORDS) for _ in range(draw.randint(1, 130))]
        texts.append("".join(piece + draw.choice([" ", " ", " ", "", "\n"]) for piece in pieces))
    return texts


def ours(text: str) -> list[float]:
    """Compute the twelve metrics from one counting pass."""
    counts = textstat_counts(text)
    return [formula(counts) for formula in FORMULAS.values()]


def timed(
    function: Callable[[str], list[float]], texts: list[str]
) -> tuple[list[list[float]], float]:
    """Values and texts per CPU second."""
    begin = time.process_time()
    values = [function(text) for text in texts]
    return values, len(texts) / (time.process_time() - begin)


def forget() -> None:
    """Empty our word memory and the one of pyphen, which textstat shares."""
    vocabulary.TEXTSTAT.clear()
    for dictionary in pyphen.hdcache.values():
        dictionary.cache.clear()


def compare(name: str, texts: list[str], theirs: Callable[[str], list[float]]) -> None:
    """Print differences and rates on one set of texts."""
    forget()
    mine, cold = timed(ours, texts)
    _, warm = timed(ours, texts)
    forget()
    other, rate = timed(theirs, texts)
    different = sum(
        a != b for x, y in zip(mine, other, strict=True) for a, b in zip(x, y, strict=True)
    )
    total = len(texts) * len(FORMULAS)
    print(f"{name}: {len(texts)} texts, {different} of {total} values differ from textstat's")
    print(
        f"  textstat {rate:.0f} texts/CPU-s, ours cold {cold:.0f} ({cold / rate:.1f}x), warm {warm:.0f} ({warm / rate:.1f}x)"
    )


def peer_rate(texts: list[str]) -> None:
    """Print the rate of textstat-rs, which lacks LIX and RIX, where it is installed."""
    if importlib.util.find_spec("textstat_rs") is None:
        print("textstat-rs: not installed, not measured")
        return
    peer = importlib.import_module("textstat_rs")
    functions = [getattr(peer, name) for name in FORMULAS if hasattr(peer, name)]
    _, rate = timed(lambda text: [function(text) for function in functions], texts)
    print(f"textstat-rs: {len(functions)} of {len(FORMULAS)} metrics, {rate:.0f} texts/CPU-s")


def main() -> None:
    """Compare on articles and on generated texts."""
    options = arguments()
    print(edition())
    syllables.table()
    with textstat_with_table() as textstat:
        functions = [getattr(textstat, name) for name in list(FORMULAS)[:-1]]

        def theirs(text: str) -> list[float]:
            values = [function(text) for function in functions]
            return [*values, textstat.text_standard(text, float_output=True)]

        theirs("Load what is loaded once, such as its list of easy words.")
        compare("articles", articles(options.articles, options.texts), theirs)
        compare("generated", generated(options.generated), theirs)
    peer_rate(articles(options.articles, options.texts))


if __name__ == "__main__":
    main()
