"""The tidy tables of a corpus, keyed by article_id: computed, written and read back.

`measure` runs the pipeline and returns every table; `write` and `read` move them to and from CSV.
What a row means is said by the function that makes the table, and for readers of the files by
`codebook`.
"""

from analysis.tables.codebook import codebook
from analysis.tables.files import printed, read, why_not_over, with_codebook, write
from analysis.tables.measure import TABLES, Tables, in_pieces, measure, validate

__all__ = [
    "TABLES",
    "Tables",
    "codebook",
    "in_pieces",
    "measure",
    "printed",
    "read",
    "validate",
    "why_not_over",
    "with_codebook",
    "write",
]
