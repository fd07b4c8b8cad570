"""Files in, articles out: decoded raw text, metadata, and a report of everything left out.

`load` takes a folder, one article or a .jsonl file and never raises for what it finds there;
`iter_articles` and `read` do the same one article at a time.
"""

from analysis.corpus.loading import (
    Corpus,
    as_json,
    iter_articles,
    load,
    read,
    summary,
    with_text,
)
from analysis.corpus.notes import LoadNote, UnusableCorpusError

__all__ = [
    "Corpus",
    "LoadNote",
    "UnusableCorpusError",
    "as_json",
    "iter_articles",
    "load",
    "read",
    "summary",
    "with_text",
]
