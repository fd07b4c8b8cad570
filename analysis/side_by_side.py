"""Two articles side by side in the terminal: sentences that tell the same, quotations, numbers."""

from __future__ import annotations

import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis import alignment
from analysis.alignment import QuantityPair, QuotePair, SentencePair
from analysis.alignment.evidence import is_furniture
from analysis.layers import Layers
from analysis.spans import HasOffsets

SIGN = {"same": "=", "partial": "~"}
NARROWEST, WIDEST = 60, 1_000  # characters a line: fewer cannot be read as two columns
GUTTER = " | "
LEGEND = (
    "= tells the same   ~ shares a part   . not found on the other side"
    " (it may be told there in words that were not recognised)"
)


def side_by_side(a: Layers, b: Layers, width: int = 100) -> str:
    """Set two tellings of one event beside each other as plain text.

    Parameters
    ----------
    a, b : Layers
    width : int
        Characters a line, from 60 to 1,000; others are taken as the nearest of these.

    Returns
    -------
    str
        Every sentence of `a` with the sentences of `b` that tell the same, then those of `b` that
        were matched with none, then quotations with their differences, then numbers.

    Examples
    --------
    >>> from analysis.layers import Article
    >>> from analysis.pipeline import annotate
    >>> one = annotate(Article("a", "The Norvale dam broke on Monday. Cows drowned."))
    >>> two = annotate(Article("b", "On Monday the Norvale dam broke."))
    >>> print(next(line for line in side_by_side(one, two, 60).splitlines() if " 1 " in line))
     1 The Norvale dam broke on  | = 1 On Monday the Norvale
    """
    width = min(max(NARROWEST, width), WIDEST)
    links = alignment.sentence_pairs(a, b)
    parts = [
        _columns(_name(a), _name(b), width),
        ["-" * width, *textwrap.wrap(LEGEND, width), ""],
        _sentences(a, b, links, width),
        _unmatched(a, b, links, width),
        _quotations(a, b, alignment.quote_pairs(a, b), width),
        _numbers(alignment.quantity_pairs(a, b), width),
    ]
    return "\n".join(line.rstrip() for part in parts for line in part)


def _sentences(a: Layers, b: Layers, links: Sequence[SentencePair], width: int) -> Iterator[str]:
    """Every sentence of `a`, with what `b` has of it."""
    number_b = {s.start: n for n, s in enumerate(_told(b), start=1)}
    told_as: dict[int, list[str]] = defaultdict(list)
    for link in links:
        text = _plain(b, link.start_b, link.end_b)
        told_as[link.start_a].append(f"{SIGN[link.label]}{number_b[link.start_b]:2} {text}")
    for number, sentence in enumerate(_told(a), start=1):
        left = f"{number:2} {_plain(a, sentence.start, sentence.end)}"
        yield from _columns(left, told_as.get(sentence.start, ["."]), width)


def _unmatched(a: Layers, b: Layers, links: Sequence[SentencePair], width: int) -> Iterator[str]:
    """The sentences of `b` that are linked to none of `a`, which may tell them all the same."""
    linked = {link.start_b for link in links}
    alone = [(n, s) for n, s in enumerate(_told(b), start=1) if s.start not in linked]
    if alone:
        heading = f"In {_name(b)}, not matched with a sentence of {_name(a)}"
        yield from ("", *textwrap.wrap(heading, width))
    for number, sentence in alone:
        yield from _columns(".", f"{number:2} {_plain(b, sentence.start, sentence.end)}", width)


def _quotations(a: Layers, b: Layers, pairs: Sequence[QuotePair], width: int) -> Iterator[str]:
    """Each utterance that both quote, with what was changed."""
    if pairs:
        yield from ("", "Quotations that both have")
    for pair in pairs:
        left = f"{pair.label}: {_plain(a, pair.start_a, pair.end_a)}"
        yield from _columns(left, _plain(b, pair.start_b, pair.end_b), width)
        if pair.label in ("reworded", "uncertain"):
            changed = f"   changed: {_changes(pair)} ({pair.why})"
            yield from textwrap.wrap(changed, width, subsequent_indent="   ")


def _changes(pair: QuotePair) -> str:
    """The steps of a difference that are no equal words: [-left out-] {+put in+}."""
    steps = []
    for op, left, right in pair.difference:
        if op != "equal":
            steps.append(
                " ".join(filter(None, (left and f"[-{left}-]", right and f"{{+{right}+}}")))
            )
    return _clean(", ".join(steps))


def _numbers(pairs: Sequence[QuantityPair], width: int) -> Iterator[str]:
    """Each number that both have, conflicts first."""
    if pairs:
        yield from ("", "Numbers that count the same")
    for pair in sorted(pairs, key=lambda pair: pair.label != "conflict"):
        mark = "CONFLICT" if pair.label == "conflict" else pair.label
        yield from _columns(f"{mark}: {_clean(pair.quantity_a)}", _clean(pair.quantity_b), width)


def _told(article: Layers) -> list[HasOffsets]:
    """Sentences that are no page furniture."""
    return [s for s in article.sentences if not is_furniture(article, s)]


def _columns(left: str, right: str | Sequence[str], width: int) -> list[str]:
    """Wrap two texts into two columns; a list on the right is one block an item."""
    column = (width - len(GUTTER)) // 2
    lines_left = textwrap.wrap(left, column, subsequent_indent="   ") or [""]
    blocks = [right] if isinstance(right, str) else right
    lines_right = [x for text in blocks for x in textwrap.wrap(text, column, subsequent_indent="    ")]  # fmt: skip
    rows = max(len(lines_left), len(lines_right))
    lines_left += [""] * (rows - len(lines_left))
    lines_right += [""] * (rows - len(lines_right))
    return [f"{x:{column}}{GUTTER}{y}" for x, y in zip(lines_left, lines_right, strict=True)]


def _name(article: Layers) -> str:
    known = article.article
    return _clean(f"{known.outlet} ({known.article_id})" if known.outlet else known.article_id)


def _plain(article: Layers, start: int, end: int) -> str:
    return _clean(article.article.text[start:end])


def _clean(text: str) -> str:
    """Text on one line, without characters that would steer the terminal."""
    printable = (" " if unicodedata.category(c) in ("Cc", "Cf", "Cs") else c for c in text)
    return " ".join("".join(printable).split())
