"""Splice invented leaks onto paragraphs at known places and count what is found.

    python benchmarks/splice_boilerplate.py [GOLD.jsonl]

Paragraphs come from the invented corpus of the tests, or from the bodies of a gold file's check
half ({"site", "lang", "text", "spans"}).  A leak is glued to the end of a paragraph (with a blank,
or none), to its start, between two of its sentences, or between the halves of a quotation.
Printed: precision, recall and F1 over the characters that are not blank, by place, and how many
cuts touch a stretch in quotation marks.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from analysis.boilerplate import find, split_lines
from analysis.evaluation import half_of

HERE = Path(__file__).parent
LEAKS = tomllib.loads((HERE / "splice_leaks.toml").read_text(encoding="utf-8"))["leaks"]
QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")
SENTENCE = re.compile(r"(?<=[a-z][.!?]) (?=[A-Z])")
HALVES = re.compile(r"[,.?!][”\"] (?=[a-z]+ |[A-Z])")
SHORTEST = 120
ROUNDS = 4


def invented() -> list[list[str]]:
    """Return the body paragraphs of the invented corpus, by article."""
    path = HERE.parent / "tests" / "data" / "corpus_labels" / "boilerplate.jsonl"
    return [bodies(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def unseen(path: Path) -> list[list[str]]:
    """Return the body paragraphs of the English articles of the check half."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [bodies(r) for r in records if r["lang"] == "en" and half_of(r["site"])]


def bodies(record: dict) -> list[str]:
    """Return the prose lines of a record that hold no leak."""
    spans = [*record["spans"], *record.get("ignore", ())]
    return [
        line.text
        for line in split_lines(record["text"])
        if len(line.text) >= SHORTEST
        and line.text[-1] in '.!?”"'
        and not any(s["start"] < line.end and line.start < s["end"] for s in spans)
    ]


def places(paragraph: str, leak: str) -> Iterator[tuple[str, int, str]]:
    """Yield place name, offset and the glue on both sides for each way to splice."""
    yield "end", len(paragraph), " |"
    yield "end, no blank", len(paragraph), "|"
    if leak[-1] in ".!?" or leak.isupper() or leak.startswith("Advert"):
        yield "start", 0, "| "
    inside = [
        m.start() for m in SENTENCE.finditer(paragraph) if not in_quotes(paragraph, m.start())
    ]
    if inside and (leak[-1] in ".!?)" or leak.upper().startswith("ADVERT")):
        yield "between sentences", inside[0], " |"
    if leak.upper().startswith("ADVERT"):
        if inside:
            yield "between sentences, no blanks", inside[0] + 1, "|"
        halves = HALVES.search(paragraph)
        if halves:
            yield "between quotation halves", halves.end(), "| "


def in_quotes(text: str, offset: int) -> bool:
    """Whether the offset lies inside quotation marks."""
    return any(m.start() < offset < m.end() for m in QUOTED.finditer(text))


def spliced(paragraph: str, leak: str, at: int, glue: str) -> tuple[str, int]:
    """Return the paragraph with the leak in it, and where the leak begins."""
    before, after = glue.split("|")
    head, tail = paragraph[:at], paragraph[at:]
    if not before:
        tail = tail.lstrip()
    return head + before + leak + after + tail, len(head + before)


def score(articles: list[list[str]]) -> tuple[dict[str, list[int]], int]:
    """Return true, false and missed characters by place, and cuts that touch quotation marks."""
    rng = random.Random(0)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    inside = 0
    for paragraphs in articles:
        for _ in range(ROUNDS if len(paragraphs) >= 5 else 0):
            first = rng.randrange(len(paragraphs) - 4)
            block = paragraphs[first : first + 5]
            leak = rng.choice(LEAKS)
            place, at, glue = rng.choice(list(places(block[2], leak)))
            middle, offset = spliced(block[2], leak, at, glue)
            head = "\n\n".join(block[:2]) + "\n\n"
            text = head + middle + "\n\n" + "\n\n".join(block[3:])
            start = len(head) + offset
            gold = {k for k in range(start, start + len(leak)) if not text[k].isspace()}
            cut = {
                k
                for s in find(text)
                if s.kind != "dateline"
                for k in range(s.start, s.end)
                if not text[k].isspace()
            }
            for i, part in enumerate((gold & cut, cut - gold, gold - cut)):
                counts[place][i] += len(part)
            inside += any(in_quotes(text, k) for k in cut - gold)
    return counts, inside


def main() -> None:
    """Read the arguments, splice, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path, nargs="?")
    gold = parser.parse_args().gold
    counts, inside = score(unseen(gold) if gold else invented())
    counts["all"] = [sum(c[i] for c in counts.values()) for i in range(3)]
    for place, (true, false, missed) in counts.items():
        f1 = 2 * true / max(1, 2 * true + false + missed)
        precision, recall = true / max(1, true + false), true / max(1, true + missed)
        print(
            f"{place:30} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {true + missed} characters"
        )
    print(f"texts with a wrong cut inside quotation marks: {inside}")


if __name__ == "__main__":
    main()
