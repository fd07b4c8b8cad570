"""Quotations and their speakers: ours, a plain baseline and textacy on one gold file, and speed.

Run from the project's .venv, or from one of your own that also holds textacy and a small English
spaCy model, with the project on its path (the model's package need not bear its name)::

    PYTHONPATH=. python benchmarks/quotation.py quotes_marked.jsonl [--model en_core_web_sm]

GOLD is what ``python -m analysis evaluate quotes`` reads; its indirect speech is left out.  The baseline
pairs double marks by a pattern and takes the nearest capitalised words outside them for the
speaker.  textacy reads one paragraph at a time, which suits it better than the whole text; what it
raises on counts as nothing found.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis import quotation
from analysis.evaluation import half_of
from analysis.evaluation import quotes as scoring
from analysis.evaluation.measures import match, measure, overlap

Quotes = list[dict[str, Any]]
Finder = Callable[[str], Quotes]
_MARKS = re.compile(r"[\"“”„«»]([^\"“”„«»\n]+)[\"“”„«»]")
_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+)*")
COVERAGE = 0.8


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--model", default="en_core_web_sm", help="spaCy model for textacy")
    return parser.parse_args()


def found(start: int, end: int, speaker: tuple[int, int] | None, text: str) -> dict[str, Any]:
    """Record of a quotation as the scorer reads it."""
    said: dict[str, Any] = {"speaker": None, "speaker_start": None, "speaker_end": None}
    if speaker:
        words = text[speaker[0] : speaker[1]]
        said = {"speaker": words, "speaker_start": speaker[0], "speaker_end": speaker[1]}
    return {"start": start, "end": end, "type": None, **said}


def ours(text: str) -> Quotes:
    """Direct and mixed quotations of this project, with their confidence."""
    quotes = [q for q in quotation.extract(text) if q.type != "indirect"]
    names = ("start", "end", "speaker", "speaker_start", "speaker_end", "confidence")
    return [{name: getattr(q, name) for name in names} for q in quotes]


def baseline(text: str) -> Quotes:
    """Pair double marks; the speaker is the nearest run of capitalised words outside."""
    marks = list(_MARKS.finditer(text))
    outside = _MARKS.sub(lambda m: " " * len(m.group()), text)
    names = [m.span() for m in _NAME.finditer(outside)]
    quotes = []
    for mark in marks:
        start, end = mark.span(1)

        def far(name: tuple[int, int], start: int = start, end: int = end) -> int:
            return max(start - name[1], name[0] - end)

        near = [n for n in names if far(n) < 1_000]
        quotes.append(found(start, end, min(near, key=far, default=None), text))
    return quotes


def textacy(model: str, raised: list[str]) -> Finder | None:
    """Return textacy's direct quotations, or None where it or the model is not installed."""
    if not all(map(importlib.util.find_spec, ("textacy", model))):
        return None
    from textacy.extract.triples import direct_quotations

    read = importlib.import_module(model).load()

    def find(text: str) -> Quotes:
        quotes: Quotes = []
        for paragraph in re.finditer(r"[^\n]+", text):
            try:
                triples = list(direct_quotations(read(paragraph.group())))
            except ValueError as error:
                raised.append(str(error))
                continue
            quotes += [_of_triple(triple, paragraph.start(), text) for triple in triples]
        return quotes

    return find


def _of_triple(triple: Any, offset: int, text: str) -> dict[str, Any]:
    """Record of one of textacy's triples."""
    content, speaker = triple.content, triple.speaker
    first, last = speaker[0], speaker[-1]
    spoken = (offset + first.idx, offset + last.idx + len(last))
    return found(offset + content.start_char, offset + content.end_char, spoken, text)


def halves(path: Path) -> list[list[dict[str, Any]]]:
    """Articles of the gold file, parted by the hash of their id: 0 was tuned on, 1 was not."""
    parts: list[list[dict[str, Any]]] = [[], []]
    with path.open(encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            marked = [q for q in article["quotes"] if q["type"] != "indirect"]
            parts[half_of(article["id"])].append(article | {"quotes": marked})
    return parts


def curve(articles: Sequence[dict[str, Any]], predicted: dict[str, Quotes]) -> Iterator[float]:
    """Share of speakers right among the matched quotations, the surest first."""
    judged: list[tuple[float, bool]] = []
    for article in articles:
        gold, mine = (
            scoring.pieces(article, q) for q in (article["quotes"], predicted[article["id"]])
        )
        pairs = match([g[:2] for g in gold], [f[:2] for f in mine], scoring.OVERLAP, overlap)
        judged += [
            (mine[j][2]["confidence"], scoring.same_speaker(gold[i][2], mine[j][2]))
            for i, j in pairs.items()
        ]  # fmt: skip
    right = 0
    for count, (_, ok) in enumerate(sorted(judged, key=lambda j: -j[0]), start=1):
        right += ok
        yield right / count


def row(name: str, half: int, articles: Sequence[dict[str, Any]], find: Finder) -> str:
    """One line of the table."""
    start = time.process_time()
    predicted = {article["id"]: find(article["text"]) for article in articles}
    spent = time.process_time() - start
    reading = scoring.read(articles, lambda article: predicted[article["id"]])
    got = {(m.part, m.metric): m.value for m in measure(reading, 0)}
    figures = [
        got["quotations", "precision"], got["quotations", "recall"], got["quotations", "f1"],
        got["quotations", "speaker"], got["quotations, end to end", "f1"],
        got["quotations: mixed", "recall"], got["quotations: short", "recall"],
    ]  # fmt: skip
    cells = [f"{value:.3f}" for value in figures if value is not None]
    steps = list(curve(articles, predicted)) if "confidence" in str(predicted) else []
    cells.append(f"{steps[int(COVERAGE * len(steps)) - 1]:.3f}" if steps else "–")
    speed = sum(len(article["text"]) for article in articles) / spent / 1e6
    return f"| {name} | {half} | {' | '.join(cells)} | {speed:.3g} |"


def main() -> None:
    """Print the table."""
    options = arguments()
    raised: list[str] = []
    parts = halves(options.gold)
    systems: dict[str, Finder] = {"same story": ours, "marks and nearest name": baseline}
    peer = textacy(options.model, raised)
    if peer is not None:
        systems["textacy, by paragraph"] = peer
    ours(parts[0][0]["text"])
    print(
        "| system | half | span P | R | F1 | speaker | end to end | mixed found | three words or fewer found "
        f"| speaker at {COVERAGE:.0%} coverage | Mchar/CPU-s |\n|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for name, find in systems.items():
        for half, articles in enumerate(parts):
            print(row(name, half, articles, find), flush=True)
    if peer is None:
        print(f"textacy or {options.model} is not installed: no row for it")
    elif raised:
        print(f"textacy raised on {len(raised)} paragraphs")


if __name__ == "__main__":
    main()
