"""Two articles side by side in a terminal: what both tell, where they differ, what only one has.

``python -m analysis compare A B`` prints it; the reader of the site shows the same with colours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from textwrap import wrap

from analysis import alignment
from analysis.alignment import QuantityPair, QuotePair, SentencePair
from analysis.alignment.evidence import is_furniture
from analysis.display import shown
from analysis.layers import Layers
from analysis.spans import HasOffsets

NARROWEST = 60
"""Under so many characters the two articles stand one under the other."""
_BETWEEN = " │ "
_SIGNS = {"same": "=", "partial": "≈"}
Row = tuple[str, str]


def side_by_side(a: Layers, b: Layers, width: int = 100) -> str:
    r"""Compare two articles for reading in a terminal.

    Parameters
    ----------
    a, b : Layers
        Two annotated articles.
    width : int
        Characters a line.

    Returns
    -------
    str
        Plain text; hidden and control characters of the articles are shown, never sent on.

    Examples
    --------
    >>> from analysis.layers import Article
    >>> from analysis.pipeline import annotate
    >>> a = annotate(Article("a", "The fire burned 4,112 acres near Halm.", outlet="Herald"))
    >>> b = annotate(Article("b", "Near Halm, a fire burned 5,000 acres.", outlet="Post"))
    >>> "(conflict: the values cannot both hold)" in side_by_side(a, b)
    True
    """
    pairs = alignment.sentence_pairs(a, b)
    numbers = [_paired(a, b, p, f"{p.label}: {p.why}") for p in alignment.quantity_pairs(a, b)]
    quotations = [
        _paired(a, b, p, f"{p.label}{p.why and ': '}{p.why}") for p in alignment.quote_pairs(a, b)
    ]
    parts = [
        _rows([(name(a), name(b)), (facts(a), facts(b))], width),
        _section("Told by both (= the same fact, ≈ in part)", _told(a, b, pairs), width),
        _section("Numbers", numbers, width),
        _section("Quotations", quotations, width),
        _section("Not found in the other", _alone(a, b, pairs), width),
    ]
    return "\n\n".join(parts) + "\n"


def name(layers: Layers) -> str:
    """Return the outlet, or else what the article was read from."""
    article = layers.article
    return article.outlet or article.path or article.article_id


def facts(layers: Layers) -> str:
    """Return how much was found: sentences, quotations, leaks."""
    counts = (
        (len(layers.sentences), "sentence"),
        (sum(q.type != "indirect" for q in layers.quotes), "quotation"),
        (len(layers.boilerplate), "leak"),
    )
    return ", ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counts)


def _slice(layers: Layers, start: int, end: int) -> str:
    return " ".join(layers.article.text[start:end].split())


def _text(layers: Layers, span: HasOffsets) -> str:
    return _slice(layers, span.start, span.end)


def _told(a: Layers, b: Layers, pairs: Sequence[SentencePair]) -> list[list[Row]]:
    """Return each sentence of `a` once, with the sentences of `b` that tell the same, best first."""
    blocks = []
    for _, group in groupby(pairs, key=lambda p: p.start_a):
        best = sorted(group, key=lambda p: -p.score)
        left = _slice(a, best[0].start_a, best[0].end_a)
        rights = [f"{_SIGNS[p.label]} {_slice(b, p.start_b, p.end_b)}" for p in best]
        blocks.append([(left, rights[0]), *(("", right) for right in rights[1:])])
    return blocks


def _paired(a: Layers, b: Layers, pair: QuantityPair | QuotePair, why: str) -> list[Row]:
    left = _slice(a, pair.start_a, pair.end_a)
    return [(left, _slice(b, pair.start_b, pair.end_b)), (f"({why})", "")]


def _alone(a: Layers, b: Layers, pairs: Sequence[SentencePair]) -> list[list[Row]]:
    """Return the sentences of each article that no link reaches, in order."""
    left, right = (
        [_text(x, s) for s in x.sentences if s.start not in told and not is_furniture(x, s)]
        for x, told in ((a, {p.start_a for p in pairs}), (b, {p.start_b for p in pairs}))
    )
    return [[(one, other)] for one, other in zip_longest(left, right, fillvalue="")]


def _section(title: str, blocks: Sequence[Sequence[Row]], width: int) -> str:
    body = "\n\n".join(_rows(rows, width) for rows in blocks) or "nothing found"
    return f"{title.upper()}\n{'─' * min(width, 72)}\n{body}"


def _rows(rows: Sequence[Row], width: int) -> str:
    """Set rows in two columns, or one under the other where the terminal is narrow."""
    return "\n".join(line for row in rows for line in _lines(row, width))


def _lines(row: Row, width: int) -> Iterator[str]:
    left, right = (shown(cell) for cell in row)
    if width < NARROWEST or (left.startswith("(") and not right):
        yield from (line for cell in (left, right) for line in wrap(cell, max(width, 20)))
        return
    column = (width - len(_BETWEEN)) // 2
    for one, other in zip_longest(wrap(left, column), wrap(right, column), fillvalue=""):
        yield f"{one:{column}}{_BETWEEN}{other}".rstrip()
