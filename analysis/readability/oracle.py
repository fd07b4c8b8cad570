"""textstat itself, given our syllable table, so that it looks for no download."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from analysis.readability import syllables


class _Pronunciations(Mapping[str, list[list[str]]]):
    """Our table in the form textstat asks the CMU dictionary for: a vowel for each syllable."""

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["1"] * syllables.table()[word]]

    def __iter__(self) -> Iterator[str]:
        return iter(syllables.table())

    def __len__(self) -> int:
        return len(syllables.table())


@contextmanager
def textstat_with_table() -> Iterator[ModuleType]:
    """Lend textstat our syllable table; within the block its values need no download.

    textstat looks for NLTK's copy of the CMU dictionary and else tries to download it at each
    call.  Its caches are emptied on both sides of the block, so that no value of another edition
    is left over.  Importing textstat takes seconds: this is for notebooks and tests.

    Yields
    ------
    module
        ``textstat``.

    Examples
    --------
    >>> with textstat_with_table() as textstat:
    ...     textstat.syllable_count("a hemisphere")
    4
    """
    textstat = importlib.import_module("textstat")
    counting = importlib.import_module("textstat.backend.counts._count_syllables")
    table, before = _Pronunciations(), counting.get_cmudict
    _empty_caches()
    vars(counting)["get_cmudict"] = lambda lang: table if lang.startswith("en") else before(lang)
    try:
        yield textstat
    finally:
        vars(counting)["get_cmudict"] = before
        _empty_caches()


def _empty_caches() -> None:
    """Empty every cached function of textstat's backend that may hold a value of ours."""
    for name in ("counts", "metrics", "selections", "transformations", "validations"):
        module = importlib.import_module(f"textstat.backend.{name}")
        for member in vars(module).values():
            if hasattr(member, "cache_clear"):
                member.cache_clear()
