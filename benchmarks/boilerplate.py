"""Page furniture: what is found, what the articles lose, and speed, beside peers on the same gold.

    python benchmarks/boilerplate.py GOLD.jsonl [--half tune|check] [--boot 500] [--kinds]

Run from the project's .venv, or from one of your own that also holds jusText, trafilatura and
datatrove (benchmarks/requirements.in).  GOLD is as benchmarks/train_boilerplate.py reads it.  The
peers read web pages: each line is handed to them as a paragraph of one, and what they leave out is
what they cut.  C4's rules are datatrove's, line by line; its rules that drop whole texts are off.
Characters, lines and intervals are those of `analysis.evaluation`; quoted loss is the share of
article characters inside quotation marks that is cut; speed is per CPU second of finding alone.
With --kinds the recall of ours by kind is printed instead: the mean share of a span that is cut.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import json
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from analysis import boilerplate, evaluation
from analysis.evaluation.boilerplate import read
from analysis.evaluation.measures import Measure, measure
from analysis.spans import Span

RAW = {"p_tags", "article_blocks"}
HALVES = ("tune", "check")
Record = dict[str, Any]
Cut = Callable[[Record], Sequence[Any]]


def ours(records: Sequence[Record], mode: boilerplate.Mode) -> Cut:
    """Our finder, with each outlet's repeated lines learned over `records`."""
    learned = boilerplate.learn((r["site"], r["text"]) for r in records)
    return lambda r: boilerplate.find(r["text"], learned.outlet(r["site"]), mode)


def page(text: str) -> str:
    """Return a web page with a paragraph for each line."""
    lines = (html.escape(line.text) for line in boilerplate.split_lines(text))
    return "<html><body>" + "".join(f"<p>{line}</p>\n" for line in lines) + "</body></html>"


def without(text: str, kept: Sequence[str]) -> list[Span]:
    """Return the lines of `text` that are not among the lines `kept`."""
    known = {"".join(line.split()) for line in kept}
    lines = boilerplate.split_lines(text)
    return [Span(x.start, x.end) for x in lines if "".join(x.text.split()) not in known]


def justext(record: Record) -> Sequence[Span]:
    """Return what jusText takes for boilerplate."""
    from justext import get_stoplist
    from justext import justext as classify

    found = classify(page(record["text"]), get_stoplist("English"))
    return without(record["text"], [p.text for p in found if not p.is_boilerplate])


def trafilatura(record: Record) -> Sequence[Span]:
    """Return what trafilatura's extraction leaves out."""
    from trafilatura import extract

    return without(record["text"], (extract(page(record["text"])) or "").splitlines())


def c4(record: Record) -> Sequence[Span]:
    """Return the lines that C4's line rules drop."""
    from datatrove.data import Document
    from datatrove.pipeline.filters.c4_filters import C4QualityFilter

    rules = C4QualityFilter(
        min_num_sentences=-1,
        filter_curly_bracket=False,
        filter_lorem_ipsum=False,
        remove_citations=False,
    )
    document = Document(text=record["text"], id=record["id"])
    rules.filter(document)
    return without(record["text"], document.text.splitlines())


PEERS = {"justext": justext, "trafilatura": trafilatura, "datatrove": c4}


def methods(records: Sequence[Record]) -> Iterator[tuple[str, Cut]]:
    """Yield each method that can run here; name the peers that cannot."""
    yield "ours, safe", ours(records, "safe")
    yield "ours, balanced", ours(records, "balanced")
    for module, cut in PEERS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{module} is not installed: left out")
        else:
            cut(records[0])
            yield {"datatrove": "C4 rules (datatrove)"}.get(module, module), cut


def shown(found: Measure, scale: int = 1) -> str:
    """Return a figure with its interval."""
    if found.value is None or found.low is None or found.high is None:
        return "-"
    low, high = found.low * scale, found.high * scale
    return f"{found.value * scale:.3f} ({low:.3f}-{high:.3f})"


def row(name: str, records: Sequence[Record], cut: Cut, boot: int) -> str:
    """Return one method on one level as a line of a Markdown table."""
    start = time.process_time()
    cuts = {r["id"]: [s for s in cut(r) if getattr(s, "kind", "") != "dateline"] for r in records}
    seconds = time.process_time() - start
    found = measure(read(records, lambda r: cuts[str(r["id"])]), boot)
    by_name = {(m.part, m.metric): m for m in found}
    speed = sum(len(r["text"]) for r in records) / seconds / 1e6
    cells = [
        f"{by_name['characters', 'precision'].value or 0:.3f}",
        f"{by_name['characters', 'recall'].value or 0:.3f}",
        shown(by_name["characters", "f1"]),
        f"{by_name['lines', 'f1'].value or 0:.3f}",
        shown(by_name["article", "loss"], 100),
        f"{(by_name['article', 'quoted loss'].value or 0) * 100:.3f}",
        f"{speed:.2f}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


def kinds(name: str, records: Sequence[Record], boot: int) -> Iterator[str]:
    """Yield our recall by kind, balanced, as lines of a Markdown table."""
    cut = ours(records, "balanced")
    for found in measure(read(records, cut), boot):
        if found.part.startswith("kind "):
            yield f"| {found.part.removeprefix('kind ')}: {name} | {found.n} | {shown(found)} |"


def levels(records: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """Yield the records that came from article extractors, and those of the raw page."""
    for level, raw in (("extractor", False), ("raw", True)):
        chosen = [r for r in records if (r["scraper"] in RAW) is raw]
        if chosen:
            yield level, chosen


def main() -> None:
    """Read the arguments, run every method on both levels, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--half", choices=HALVES, default="check")
    parser.add_argument("--boot", type=int, default=500)
    parser.add_argument("--kinds", action="store_true", help="recall by kind instead")
    given = parser.parse_args()
    keep = evaluation.half("boilerplate", HALVES.index(given.half))
    every = (json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines())
    records = [r for r in every if r["lang"] == "en" and keep(r)]
    if given.kinds:
        print("| kind | spans | recall (95 %) |\n|---|---|---|")
        for level, chosen in levels(records):
            print("\n".join(kinds(f"{level}, {given.half}", chosen, given.boot)), flush=True)
        return
    print("| method | P | R | F1 (95 %) | line F1 | loss % (95 %) | quoted loss % | Mchar/CPU-s |")
    print("|---|---|---|---|---|---|---|---|", flush=True)
    for name, cut in methods(records):
        for level, chosen in levels(records):
            print(row(f"{name}: {level}, {given.half}", chosen, cut, given.boot), flush=True)


if __name__ == "__main__":
    main()
