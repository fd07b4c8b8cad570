"""Tellings of one event side by side: which sentences, quotations, numbers and facts they share.

Each function takes two annotated articles (`analysis.layers.Layers`) and returns records with
offsets into both.  `events` groups articles into events first.
"""

from analysis.alignment.coverage import Fact, coverage
from analysis.alignment.quantities import QuantityPair, quantity_pairs
from analysis.alignment.quotations import QuotePair, quote_pairs
from analysis.alignment.sentences import (
    SentenceComparison,
    SentencePair,
    compare_sentences,
    sentence_pairs,
)
from analysis.alignment.syndication import Passage, passages

__all__ = [
    "Fact",
    "Passage",
    "QuantityPair",
    "QuotePair",
    "SentenceComparison",
    "SentencePair",
    "compare_sentences",
    "coverage",
    "passages",
    "quantity_pairs",
    "quote_pairs",
    "sentence_pairs",
]
