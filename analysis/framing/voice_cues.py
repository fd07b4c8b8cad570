"""Hedges, boosters, loaded words and attribution verbs, each where it stands.

The dictionary tells how it was made (``voice.toml``).  Whether a hit is the outlet's own word or
somebody's quoted one is decided beside the quotations, with `in_quotation`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from analysis.framing import lexicon as dictionaries
from analysis.framing.lexicon import Lexicon
from analysis.layers import Hit
from analysis.spans import HasOffsets, blank, merge


def voice(
    text: str,
    boilerplate: Sequence[HasOffsets] = (),
    quotes: Sequence[HasOffsets] = (),
    lexicon: Lexicon | None = None,
) -> list[Hit]:
    """Find the words that colour the telling.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans
        Page furniture, in which nothing is found.
    quotes : sequence of spans
        Quotations to leave out, for the outlet's own words alone.
    lexicon : Lexicon, optional
        A dictionary of your own; by default ``voice.toml``.

    Returns
    -------
    list of Hit
        Sorted by start; ``category`` is hedge, booster, loaded, or attribution_ with neutral,
        doubting, affirming or charged.

    Examples
    --------
    >>> [(hit.category, hit.text) for hit in voice("The regime may fall, critics claimed.")]
    [('loaded', 'regime'), ('hedge', 'may'), ('attribution_doubting', 'claimed')]
    """
    own = blank(text, quotes) if quotes else text
    return (lexicon or dictionaries.bundled("voice.toml")[0]).find(own, boilerplate)


def in_quotation(hits: Iterable[HasOffsets], quotes: Iterable[HasOffsets]) -> list[bool]:
    """Tell for each hit whether it lies inside a quotation.

    Examples
    --------
    >>> from analysis.spans import Span
    >>> in_quotation([Span(2, 5), Span(9, 12)], [Span(8, 20)])
    [False, True]
    """
    stretches = merge(quotes)
    starts = [stretch.start for stretch in stretches]
    inside = []
    for hit in hits:
        before = bisect_right(starts, hit.start) - 1
        inside.append(before >= 0 and hit.end <= stretches[before].end)
    return inside


def definitions() -> dict[str, str]:
    """Each category of the bundled dictionary with its definition.

    Examples
    --------
    >>> list(definitions())[:3]
    ['hedge', 'booster', 'loaded']
    """
    return dict(dictionaries.bundled("voice.toml")[1])
