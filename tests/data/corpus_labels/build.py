"""Build the invented corpus and its labels from source/: labels are right by construction.

    python tests/data/corpus_labels/build.py

A source file holds one event: an article after each ``=== outlet`` line (header lines, a blank
line, the marked-up text) and, after ``=== pairs``, what is the same across its articles.
Markup is ``[[HEAD|content]]``, nested at will, and stands for a span of the text without it:

    [[KIND|..]]                          page furniture, KIND as in `KINDS`
    [[s ID Name:kind|..]]                mention of a speaker (kind `person` if not given)
    [[q TYPE GROUP ID|..]]               quotation: d, m or i; its group; its speaker's ID
    [[m KIND|..]]                        in quotation marks, but no quotation
    [[n NAME VALUE unit/of hedge|..]]    quantity; VALUE is ``low`` or ``low..high``; counts have no unit
    [[@FACT]]                            this sentence states FACT; ``FACT?`` only in part

``¦`` ends a sentence inside a line (a line break always does), ``⍽`` is a no-break space and
``_`` stands for a blank inside a HEAD.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "corpus"
OUTLETS = {
    "harbor_ledger": "Harbor Ledger",
    "northmoor_dispatch": "Northmoor Dispatch",
    "tidewater_post": "Tidewater Post",
}
KINDS = {
    "ad": "advertisement",
    "bio": "author_bio",
    "by": "byline",
    "cap": "caption",
    "com": "comments",
    "copy": "copyright",
    "corr": "correction",
    "credit": "credit",
    "date": "dateline",
    "gal": "gallery",
    "nav": "navigation",
    "news": "newsletter",
    "pay": "paywall",
    "rel": "related",
    "share": "share",
    "time": "timestamp",
    "wire": "wire_credit",
}
TYPES = {"d": "direct", "m": "mixed", "i": "indirect"}
COLUMNS = ["file", "outlet", "event", "date", "title", "source", "note"]


@dataclass
class Tag:
    """One piece of markup: the words of its head and the span of its content."""

    head: list[str]
    start: int
    end: int = -1


@dataclass
class Source:
    """An article of the source, read."""

    id: str
    event: str
    outlet: str
    header: dict[str, str]
    text: str = ""
    tags: list[Tag] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def tagged(self, *names: str) -> list[Tag]:
        return [t for t in self.tags if t.head[0] in names]

    def span(self, tag: Tag) -> dict[str, Any]:
        return {"start": tag.start, "end": tag.end, "text": self.text[tag.start : tag.end]}


def parse(article: Source, markup: str) -> None:
    """Fill text, tags and sentence breaks of `article`."""
    newline = "\r\n" if article.header.get("newline") == "crlf" else "\n"
    plain = {"⍽": "\u00a0", "\n": newline}
    out: list[str] = []
    length = i = 0
    stack: list[Tag] = []
    while i < len(markup):
        if markup.startswith("[[", i):
            stop = next(k for k in range(i, len(markup)) if markup[k] in "|]")
            tag = Tag(markup[i + 2 : stop].split(), length)
            article.tags.append(tag)
            if markup[stop] == "|":
                stack.append(tag)
                i = stop + 1
            else:
                i = stop + 2
        elif markup.startswith("]]", i) and stack:
            stack.pop().end = length
            i += 2
        else:
            if markup[i] in "¦\n":
                article.breaks.append(length)
            if markup[i] != "¦":
                out.append(plain.get(markup[i], markup[i]))
                length += len(out[-1])
            i += 1
    if stack:
        raise ValueError(f"{article.id}: markup not closed: {' '.join(stack[-1].head)}")
    article.text = "".join(out)


def sentences(article: Source) -> list[list[int]]:
    """Return the spans between breaks, without outer blanks."""
    edges = sorted({0, *article.breaks, len(article.text)})
    found = []
    for a, b in pairwise(edges):
        piece = article.text[a:b]
        if piece.strip():
            found.append([a + len(piece) - len(piece.lstrip()), a + len(piece.rstrip())])
    return found


def boilerplate(article: Source) -> list[dict[str, Any]]:
    """Return the furniture; `where` is inline when its line holds body text too."""
    tags = article.tagged(*KINDS)
    inside = {k for t in tags for k in range(t.start, t.end)}
    spans = []
    for tag in tags:
        first = article.text.rfind("\n", 0, tag.start) + 1
        last = article.text.find("\n", tag.end)
        line = range(first, last if last >= 0 else len(article.text))
        whole = all(k in inside or article.text[k].isspace() for k in line)
        span = {"start": tag.start, "end": tag.end, "kind": KINDS[tag.head[0]]}
        spans.append({**span, "where": "line" if whole else "inline"})
    return spans


def quotes(article: Source) -> list[dict[str, Any]]:
    """Return the quotations with their speakers."""
    mentions = {t.head[1]: t for t in article.tagged("s")}
    groups: dict[str, int] = {}
    found = []
    for tag in article.tagged("q"):
        _, kind, group, speaker = tag.head
        if speaker not in mentions:
            raise ValueError(f"{article.id}: quotation {group} has no speaker {speaker}")
        mention = mentions[speaker]
        name, _, speaker_kind = mention.head[2].partition(":")
        named = article.span(mention)
        found.append(
            article.span(tag)
            | {"type": TYPES[kind], "group": groups.setdefault(group, len(groups))}
            | {f"speaker_{k}": named[k] for k in ("start", "end")}
            | {"speaker": named["text"], "speaker_name": name.replace("_", " ")}
            | {"speaker_kind": speaker_kind or "person"}
        )
    return found


def marked(article: Source) -> list[dict[str, Any]]:
    """Return the stretches in quotation marks that are no quotation."""
    return [article.span(t) | {"kind": t.head[1]} for t in article.tagged("m")]


def quantities(article: Source) -> list[dict[str, Any]]:
    """Return the quantities, values as printed (a vote of 6-3 has low 6 and high 3)."""
    found = []
    for tag in article.tagged("n"):
        low, _, high = tag.head[2].partition("..")
        unit, _, of = tag.head[3].replace("_", " ").partition("/")
        hedge = tag.head[4].replace("_", " ") if len(tag.head) > 4 else ""
        values = {"low": float(low), "high": float(high or low)}
        found.append(article.span(tag) | values | {"unit": unit, "of": of, "hedge": hedge})
    return found


def row(
    a: Source, span_a: tuple[int, int], b: Source, span_b: tuple[int, int], label: str
) -> dict[str, Any]:
    """Return one pair, the smaller article id first."""
    if a.id > b.id:
        a, span_a, b, span_b = b, span_b, a, span_a
    return {
        "event": a.event,
        **{"article_a": a.id, "start_a": span_a[0], "end_a": span_a[1]},
        **{"article_b": b.id, "start_b": span_b[0], "end_b": span_b[1]},
        "label": label,
        **{"text_a": a.text[slice(*span_a)], "text_b": b.text[slice(*span_b)]},
    }


def side(articles: list[Source], layer: str, name: str) -> tuple[Source, tuple[int, int]]:
    """Resolve a name such as ``H.aboard``: from the first to the last piece of what it names."""
    initial, _, local = name.partition(".")
    article = next(a for a in articles if a.outlet[0].upper() == initial)
    position = 2 if layer == "quote" else 1
    pieces = [
        t
        for t in article.tagged(layer[0] if layer == "quote" else "n")
        if t.head[position] == local
    ]
    if not pieces:
        raise ValueError(f"{article.id}: no {layer} is named {local}")
    return article, (pieces[0].start, pieces[-1].end)


def listed_pairs(articles: list[Source], lines: list[str], layer: str) -> list[dict[str, Any]]:
    """Return the pairs of quotations or quantities that the source lists by hand."""
    found = []
    for line in lines:
        kind, left, right, label = line.split()
        if kind == layer:
            found.append(row(*side(articles, layer, left), *side(articles, layer, right), label))
    return sorted(found, key=order)


def facts(article: Source) -> list[tuple[str, bool, tuple[int, int]]]:
    """Return each fact stated, whether only in part, and the sentence that states it."""
    spans = sentences(article)
    found = []
    for tag in article.tags:
        if tag.head[0].startswith("@"):
            sentence = next((s[0], s[1]) for s in spans if tag.start < s[1])
            found.append((tag.head[0].strip("@?"), tag.head[0].endswith("?"), sentence))
    return found


def sentence_pairs(articles: list[Source]) -> list[dict[str, Any]]:
    """Return the pairs of sentences that state one fact: `partial` if one does so in part."""
    found = {}
    for a, b in combinations(sorted(articles, key=lambda s: s.id), 2):
        for fact_a, part_a, span_a in facts(a):
            for fact_b, part_b, span_b in facts(b):
                key = (a.id, span_a, b.id, span_b)
                if fact_a == fact_b and (key not in found or found[key]["label"] == "partial"):
                    found[key] = row(
                        a, span_a, b, span_b, "partial" if part_a or part_b else "same"
                    )
    return sorted(found.values(), key=order)


def order(pair: dict[str, Any]) -> tuple[Any, ...]:
    """Sort pairs by article and place."""
    return pair["article_a"], pair["article_b"], pair["start_a"], pair["start_b"]


def read_event(path: Path) -> tuple[list[Source], list[str]]:
    """Read one source file: its articles and the lines of its pairs."""
    event = path.stem.partition("-")[0]
    articles, pairs = [], []
    for block in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = block.partition("\n")
        if name == "pairs":
            pairs = rest.split("\n")
            continue
        head, _, markup = rest.partition("\n\n")
        header = dict(line.split(": ", 1) for line in head.split("\n"))
        article = Source(f"{event}-{name}", event, name, header)
        parse(article, markup.strip("\n") + "\n")
        articles.append(article)
    return articles, [line for line in pairs if line.strip()]


def metadata(articles: list[Source]) -> str:
    """Return metadata.csv."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for a in sorted(articles, key=lambda s: s.id):
        known = {k: a.header[k] for k in ("date", "title", "note")}
        place = {"file": f"{a.id}.txt", "outlet": OUTLETS[a.outlet], "event": a.event}
        writer.writerow({**place, **known, "source": "invented for the tests"})
    return out.getvalue()


def per_article(articles: list[Source]) -> dict[str, list[dict[str, Any]]]:
    """Return the records of each label file that has one a text."""
    labels: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("boilerplate", "quotes", "sentences", "quantities", "events")
    }
    for a in sorted(articles, key=lambda s: s.id):
        base = {"id": a.id, "text": a.text}
        site = {"id": a.id, "site": OUTLETS[a.outlet], "scraper": "invented", "lang": "en"}
        labels["boilerplate"].append(site | {"text": a.text, "spans": boilerplate(a), "ignore": []})
        labels["quotes"].append(base | {"quotes": quotes(a), "marked": marked(a)})
        labels["sentences"].append(base | {"sentences": sentences(a)})
        labels["quantities"].append(base | {"quantities": quantities(a)})
        told = {"event": a.event, "title": a.header["title"], "date": a.header["date"]}
        labels["events"].append({"id": a.id, **told, "outlet": OUTLETS[a.outlet], "text": a.text})
    return labels


def build() -> dict[Path, bytes]:
    """Return every file that the sources make, by path."""
    labels: dict[str, list[dict[str, Any]]] = {
        name: [] for name in ("quote_pairs", "quantity_pairs", "sentence_pairs")
    }
    articles: list[Source] = []
    for path in sorted((HERE / "source").glob("e*.txt")):
        told, pairs = read_event(path)
        articles += told
        labels["quote_pairs"] += listed_pairs(told, pairs, "quote")
        labels["quantity_pairs"] += listed_pairs(told, pairs, "quantity")
        labels["sentence_pairs"] += sentence_pairs(told)
    files = {ARTICLES / f"{a.id}.txt": a.text for a in articles}
    files[ARTICLES / "metadata.csv"] = metadata(articles)
    for name, records in (labels | per_article(articles)).items():
        lines = (json.dumps(r, ensure_ascii=False) + "\n" for r in records)
        files[HERE / f"{name}.jsonl"] = "".join(lines)
    return {path: text.encode() for path, text in files.items()}


if __name__ == "__main__":
    for made, content in build().items():
        made.parent.mkdir(exist_ok=True)
        made.write_bytes(content)
