"""Readability in two named modes: textstat's values to the bit, and values one may use.

``textstat`` is what textstat 0.7.13 says about the raw text, nonsense included.  ``news`` is the
same twelve formulas over proper sentences and words (`analysis.segmentation`), page furniture
out, and ``None`` where a formula is not defined.  Syllables come from the edition of the CMU
dictionary that `edition` names.  A formula measures the length of words and sentences, nothing
more; it does not tell whether a text is clear.
"""

from analysis.readability.counting import Counts, body_sentences, textstat_counts
from analysis.readability.diversity import hdd, mtld, rare_share
from analysis.readability.formulas import FORMULAS, HIGHER_IS_EASIER, PRINTED_NAMES
from analysis.readability.oracle import textstat_with_table
from analysis.readability.resampling import bootstrap, draws
from analysis.readability.scoring import (
    LEAST_WORDS,
    counts,
    parts,
    routes,
    score,
    undefined,
)
from analysis.readability.syllables import edition

__all__ = [
    "FORMULAS",
    "HIGHER_IS_EASIER",
    "LEAST_WORDS",
    "PRINTED_NAMES",
    "Counts",
    "body_sentences",
    "bootstrap",
    "counts",
    "draws",
    "edition",
    "hdd",
    "mtld",
    "parts",
    "rare_share",
    "routes",
    "score",
    "textstat_counts",
    "textstat_with_table",
    "undefined",
]
