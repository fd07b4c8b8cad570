"""One pattern of page furniture: what a rule of a pattern file says."""

from __future__ import annotations

from dataclasses import dataclass, fields

KINDS = frozenset(
    {
        *("advertisement", "caption", "credit", "gallery", "byline", "dateline", "timestamp"),
        *("share", "newsletter", "related", "navigation", "comments", "copyright"),
        *("author_bio", "wire_credit", "correction", "paywall", "other"),
    }
)
"""The kinds of page furniture."""


class PatternError(ValueError):
    """A pattern file that cannot be used; the message names the file, the entry and the reason."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule of a pattern file; ``furniture/README.md`` says what each field means."""

    name: str
    kind: str
    match: str
    confidence: float
    reason: str
    rest: str = "none"
    words: int = 0
    edge: bool = False
    case: bool = False
    inline: bool = False
    needs: tuple[str, ...] = ()
    wording: float = 0.0
    weighed: bool = True

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Send it to another process by its fields: what is compiled cannot be copied."""
        values = [getattr(self, field.name) for field in fields(self)]
        return Pattern, tuple(values)

    @property
    def keys(self) -> list[str]:
        """What is looked for before the pattern is: its `needs`, or "", which every line has."""
        return list(self.needs) or [""]
