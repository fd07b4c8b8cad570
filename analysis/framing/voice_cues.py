"""Hedges, boosters and loaded words, each where it stands.

The dictionary tells how it was made (``voice.toml``).  Whether a hit is the outlet's own word or
somebody's quoted one is decided beside the quotations, in the tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.framing import lexicon as dictionaries
from analysis.framing.lexicon import Lexicon
from analysis.layers import Hit
from analysis.spans import HasOffsets, blank


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
        Sorted by start; ``category`` is hedge, booster or loaded.

    Examples
    --------
    >>> [(hit.category, hit.text) for hit in voice("The regime may clearly fall.")]
    [('loaded', 'regime'), ('hedge', 'may'), ('booster', 'clearly')]
    """
    own = blank(text, quotes) if quotes else text
    return (lexicon or dictionaries.bundled("voice.toml")[0]).find(own, boilerplate)
