"""What a researcher brings: own patterns of furniture, templates reviewed by hand, own frames."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from analysis import framing
from analysis.boilerplate import Patterns, Templates, load_patterns
from analysis.corpus import LoadNote
from analysis.corpus.files import special_file
from analysis.framing import Lexicon


class OwnFileError(ValueError):
    """A file is none that can be read, and read again; the message is one line that names it."""


@dataclass(frozen=True, slots=True)
class Own:
    """Own patterns, templates used in place of those learned from the corpus at hand, own frames.

    None stands for the built-in patterns, for templates still to be learned, and for the frames of
    the bundled dictionary alone; `sources` holds the SHA-256 of each file that was read.
    """

    patterns: Patterns | None = None
    templates: Templates | None = None
    frames: Lexicon | None = None
    sources: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(
        cls,
        patterns: str | Path | None = None,
        templates: str | Path | None = None,
        frames: str | Path | None = None,
    ) -> Own:
        """Read the files that are named.

        Parameters
        ----------
        patterns : path, optional
            A file as `load_patterns` reads it.
        templates : path, optional
            A file as `Templates.save` writes it.
        frames : path, optional
            A file as ``frames.toml``; its frames are sought beside the bundled ones.

        Raises
        ------
        OwnFileError, PatternError, TemplateError, LexiconError
            If a file cannot be used; one line that names the file and the reason.

        Examples
        --------
        >>> Own.read()
        Own(patterns=None, templates=None, frames=None, sources={})
        """
        named = {"patterns": patterns, "templates": templates, "frames": frames}
        for path in named.values():
            if path and (kind := special_file(path)):
                raise OwnFileError(f"{path} is {kind}, not a file; write it to a file first")
        return cls(
            load_patterns(patterns) if patterns else None,
            Templates.load(templates) if templates else None,
            framing.with_own_frames(frames) if frames else None,
            {kind: digest(path) for kind, path in named.items() if path},
        )

    def misfits(self, outlets: Collection[str]) -> list[LoadNote]:
        """Return what the reviewed templates name and the corpus lacks, and the other way round.

        Parameters
        ----------
        outlets : collection of str
            The outlets of the corpus.

        Examples
        --------
        >>> from analysis.boilerplate import learn
        >>> own = Own(templates=learn([("alpha", "Rain fell.")]))
        >>> [note.reason for note in own.misfits(["Alpha"])]
        ['no article is of the outlet "alpha": its lines are not used', 'the outlet "Alpha" has no entry: no line that it repeats is looked for']
        """
        if self.templates is None:
            return []
        known, there = set(self.templates.outlets), {name for name in outlets if name}
        reasons = [
            *(
                f'no article is of the outlet "{name}": its lines are not used'
                for name in sorted(known - there)
            ),
            *(
                f'the outlet "{name}" has no entry: no line that it repeats is looked for'
                for name in sorted(there - known)
            ),
        ]
        return [LoadNote("the file of templates", "notice", reason) for reason in reasons]


def digest(path: str | Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()
