"""How many candidate pairs of different quantities would be raised as the same quantity.

    python benchmarks/number_alarms.py NUMBER_PAIRS.jsonl [ARTICLES.jsonl]

Too few of the pairs conflict for a score; what counts is how many of those labelled
`different_quantity` are reported at all.  Each side is read as its sentence stands, the number
given and then looked for among the others of the sentence; with ARTICLES, in its whole article, as
the tables report it.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis import corpus, quantities
from analysis.alignment import quantity_pairs
from analysis.alignment.quantities import compare
from analysis.layers import Article, Layers, Quantity
from analysis.pipeline import annotate

NONE = "different_quantity"


def target(record: dict[str, Any], side: str) -> tuple[str, Quantity | None]:
    """The sentence of one side, and the quantity in it that is meant."""
    text = record[f"text_{side}"]
    printed = record[f"num_{side}"]
    start = text.find(printed)
    found = [q for q in quantities.find(text) if q.start < start + len(printed) and q.end > start]
    return text, found[0] if start >= 0 and found else None


def alone(record: dict[str, Any]) -> str:
    """What is said of two sentences that stand alone."""
    (text_a, a), (text_b, b) = target(record, "a"), target(record, "b")
    return compare(text_a, a, text_b, b).label if a and b else NONE


def in_sentences(record: dict[str, Any]) -> str:
    """What is said where each sentence is taken for a whole article."""
    a, b = (annotate(Article(side, record[f"text_{side}"])) for side in "ab")
    return said(a, record["num_a"], 0, b, record["num_b"], 0)


def in_articles(record: dict[str, Any], articles: Mapping[str, Article]) -> str:
    """What is said where the whole articles are compared."""
    a, b = (annotate(articles[record[side]]) for side in "ab")
    start_a, start_b = (
        x.article.text.index(record[f"text_{s}"]) for x, s in zip((a, b), "ab", strict=True)
    )
    return said(a, record["num_a"], start_a, b, record["num_b"], start_b)


def said(a: Layers, number_a: str, start_a: int, b: Layers, number_b: str, start_b: int) -> str:
    """Label of the pair of the numbers first printed from these places on."""
    place_a, place_b = (
        a.article.text.index(number_a, start_a),
        b.article.text.index(number_b, start_b),
    )
    for pair in quantity_pairs(a, b):
        if (
            pair.start_a < place_a + len(number_a)
            and place_a < pair.end_a
            and pair.start_b < place_b + len(number_b)
            and place_b < pair.end_b
        ):
            return pair.label
    return NONE


def report(said: Counter[tuple[str, str]]) -> None:
    """Print what is said of each label, and the false alarms."""
    for (label, found), count in sorted(said.items()):
        print(f"{label:22} said to be {found:20} {count:3}")
    raised = sum(n for (label, found), n in said.items() if label == NONE != found)
    print(f"different raised: {raised} of {sum(n for (k, _), n in said.items() if k == NONE)}")


def main() -> None:
    """Print both readings."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pairs", type=Path)
    parser.add_argument("articles", type=Path, nargs="?")
    given = parser.parse_args()
    records = [json.loads(line) for line in given.pairs.read_text("utf-8").splitlines()]
    print("each sentence alone")
    report(Counter((r["label"], alone(r)) for r in records))
    print("each sentence as an article")
    report(Counter((r["label"], in_sentences(r)) for r in records))
    if given.articles:
        articles = {a.article_id: a for a in corpus.load(given.articles).articles}
        print("in whole articles")
        report(Counter((r["label"], in_articles(r, articles)) for r in records))


if __name__ == "__main__":
    main()
