"""What a researcher brings to the finder: own patterns, and templates that were reviewed by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis.boilerplate.patterns import Patterns, load_patterns
from analysis.boilerplate.templates import Templates


@dataclass(frozen=True, slots=True)
class Own:
    """Own patterns, and templates used in place of those learned from the corpus at hand.

    None stands for the built-in patterns, and for templates still to be learned; `sources` holds
    the SHA-256 of each file that was read.
    """

    patterns: Patterns | None = None
    templates: Templates | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, patterns: str | Path | None = None, templates: str | Path | None = None) -> Own:
        """Read the files that are named.

        Parameters
        ----------
        patterns : path, optional
            A file as `load_patterns` reads it.
        templates : path, optional
            A file as `Templates.save` writes it.

        Raises
        ------
        PatternError, TemplateError
            If a file cannot be used; one line that names the file and the reason.

        Examples
        --------
        >>> Own.read()
        Own(patterns=None, templates=None, sources={})
        """
        named = {"patterns": patterns, "templates": templates}
        return cls(
            load_patterns(patterns) if patterns else None,
            Templates.load(templates) if templates else None,
            {kind: digest(path) for kind, path in named.items() if path},
        )


def digest(path: str | Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
