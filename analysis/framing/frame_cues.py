"""Cues of the dimensions of the Policy Frames Codebook, located in the text.

A hit says that a word of the dictionary stands there, not that the article takes that frame:
the cues of a frame count as validated only when their precision is measured (see the notebook
on validation).
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from analysis.framing import lexicon as dictionaries
from analysis.framing.lexicon import Lexicon
from analysis.layers import Hit
from analysis.spans import HasOffsets

LEAST_PRECISION = 0.6
"""A frame whose precision may lie below this (lower bound of its interval) is unvalidated."""


def frames(
    text: str, boilerplate: Sequence[HasOffsets] = (), lexicon: Lexicon | None = None
) -> list[Hit]:
    """Find the frame cues of a text.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans
        Page furniture, in which nothing is found.
    lexicon : Lexicon, optional
        A dictionary of your own, read by `analysis.framing.lexicon.read`; by default ``frames.toml``.

    Returns
    -------
    list of Hit
        Sorted by start; ``category`` is the frame, ``term`` the cue as the dictionary has it. One
        word may be a cue of several frames.

    References
    ----------
    Boydstun, Card, Gross, Resnik and Smith (2014), Tracking the development of media frames within
    and across policy issues; Card, Boydstun, Gross, Resnik and Smith (2015), The Media Frames
    Corpus, ACL.

    Examples
    --------
    >>> [(hit.category, hit.text) for hit in frames("Taxpayers sued over the levy.")]
    [('economic', 'Taxpayers'), ('legality_constitutionality_jurisdiction', 'sued')]
    """
    return (lexicon or dictionaries.bundled("frames.toml")[0]).find(text, boilerplate)


def definitions() -> dict[str, str]:
    """Each frame of the bundled dictionary with its definition, in the codebook's order.

    Examples
    --------
    >>> len(definitions())
    14
    """
    return dict(dictionaries.bundled("frames.toml")[1])


def fingerprints() -> dict[str, str]:
    """A hash of each bundled frame's cues and blocked terms, which tells whether they were changed.

    Examples
    --------
    >>> fingerprints().keys() == definitions().keys()
    True
    """
    source = resources.files(__package__).joinpath("frames.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)
    return {
        frame: hashlib.sha256(
            json.dumps([table["cues"], table.get("blocked", [])]).encode()
        ).hexdigest()[:12]
        for frame, table in tables.items()
    }


def with_own_frames(path: str | Path) -> Lexicon:
    """Read frames of your own to be sought beside the bundled ones.

    Parameters
    ----------
    path : str or pathlib.Path
        A TOML file with one table a frame, as in ``frames.toml``: ``definition``, ``cues`` and,
        if need be, ``blocked``.

    Raises
    ------
    LexiconError
        If the file cannot be read, is no TOML, a frame has no cues, or it has the name of a bundled
        one; the message says which.
    """
    bundled = resources.files(__package__).joinpath("frames.toml")
    return dictionaries.read(bundled, Path(path))[0]
