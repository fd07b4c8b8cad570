"""What is read once for an article and shared: the verbs of a sentence, the sort of a phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from analysis.quotation import nouns
from analysis.quotation.outline import Outline
from analysis.quotation.predicates import Predicate, Range, predicates
from analysis.quotation.ranking import Evidence

Offer = tuple[Range, str, Evidence]


@dataclass(slots=True)
class Context:
    """The outline of one article with what was read from it so far."""

    outline: Outline
    near: dict[tuple[int, str], list[Offer]] = field(default_factory=dict)
    _verbs: dict[int, list[Predicate]] = field(default_factory=dict)
    _sorts: dict[Range, str] = field(default_factory=dict)

    def predicates(self, sentence: int) -> list[Predicate]:
        """Verbs of a sentence, read once."""
        if sentence not in self._verbs:
            self._verbs[sentence] = predicates(self.outline, sentence)
        return self._verbs[sentence]

    def sort(self, phrase: Range) -> str:
        """Say what sort of phrase it is: the pronoun itself, or name or common noun and its kind.

        Examples
        --------
        >>> from analysis.quotation.outline import outline
        >>> Context(outline("The senior official left.", [])).sort((0, 3))
        'common:person'
        """
        if phrase not in self._sorts:
            self._sorts[phrase] = _sort(self.outline, phrase)
        return self._sorts[phrase]


def _sort(outline: Outline, phrase: Range) -> str:
    start, end = phrase
    classes = outline.classes[start:end]
    if end - start == 1 and classes in "PrDt":
        return outline.lower[start]
    return ("name:" if "N" in classes else "common:") + nouns.kind(outline.words[start:end])
