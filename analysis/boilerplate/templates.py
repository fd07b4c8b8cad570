"""Lines that recur within an outlet, learned over a corpus in one pass of bounded memory.

A line that an outlet prints on several pages belongs to the page, not to the report.  Digits,
dates and names are slots, so "By Ana Ruiz, 3 May" and "By Tom Lee, 9 June" are one template.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.boilerplate.lines import Line, plain, split_lines
from analysis.boilerplate.thresholds import SHARED_PROSE

MOST_LINES = 300_000
"""Lines and sentences kept while learning; above it, what was seen on one page only is forgotten."""
_SAME_PAGE = 0.6
_LONGEST = 600
_LONGEST_NAMED = 160
_DIGIT = re.compile(r"\d")
_SENTENCE_BREAK = re.compile(r"[.!?…]")
_TRIMMED = " \"')]("
_MARKED_LENGTH = 60
_NAME = re.compile(
    r"(?<=[\w,:|] )[A-Z][\w'’.-]+(?: (?:[A-Z][\w'’.-]*|de|van|von|al|bin))* [A-Z][\w'’-]+"
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|"
    r"tember|ober)?\b\.?|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
)
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_LITERAL = re.compile(r"(?<![{\w])[a-z]{2,}(?![}\w])")
_HEADER = """\
# Lines that recur within an outlet, learned from the corpus by `analysis.boilerplate.learn`.
# {n}, {date} and {name} are slots.  `pages` is on how many different pages a line was seen.
# Delete a line and it counts as any other line, which its wording or shape may still cut; set its
# number to 0 to keep it in the articles whatever it looks like; add one, as printed, to have it cut.
# `shared_prose` holds hashes of long paragraphs that several outlets share: flagged, never cut.
"""


_TOP = ("outlet",)
_ENTRY = ("name", "shared_prose", "pages")


class TemplateError(ValueError):
    """A template file that cannot be read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class OutletTemplates:
    """What was learned about one outlet: `pages` by template, and hashes of shared prose.

    A template on 0 pages is one that a researcher keeps.
    """

    pages: Mapping[str, int]
    shared_prose: frozenset[str] = frozenset()
    _heads: frozenset[str] = field(default=frozenset(), init=False, repr=False, compare=False)
    _kept: frozenset[str] = field(default=frozenset(), init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_heads", frozenset(t.partition(" ")[0] for t in self.pages))
        object.__setattr__(self, "_kept", frozenset(t for t, n in self.pages.items() if n == 0))

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Send it to another process by what it was made of: what is compiled cannot be copied."""
        return OutletTemplates, (self.pages, self.shared_prose)

    def count(self, line: Line) -> int:
        """On how many pages of the outlet the line stood (0 if fewer than two)."""
        heads = {line.key.split(None, 1)[0], plain(line.text.split(None, 1)[0])}
        heads.update([_slotted(head) for head in heads])
        return 0 if heads.isdisjoint(self._heads) else self.pages.get(template(line), 0)

    def keeps(self, line: Line) -> bool:
        """Whether a researcher wants the line kept in the articles."""
        return bool(self._kept) and template(line) in self._kept

    def is_shared(self, line: Line) -> bool:
        """Whether the line is a long paragraph that another outlet prints too."""
        return len(line.text) >= SHARED_PROSE and fingerprint(line.key) in self.shared_prose


@dataclass(frozen=True, slots=True)
class Templates:
    """What was learned about every outlet of a corpus."""

    outlets: Mapping[str, OutletTemplates]

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Send it to another process by what it was made of."""
        return Templates, (self.outlets,)

    def outlet(self, name: str) -> OutletTemplates | None:
        """Return the templates of one outlet, None if it was never seen."""
        return self.outlets.get(name)

    def as_toml(self) -> str:
        """Return the text of a TOML file that a researcher can read, edit and load again."""
        parts = [_HEADER]
        for name, known in sorted(self.outlets.items()):
            parts.append(f"\n[[outlet]]\nname = {_quote(name)}\n")
            hashes = ", ".join(_quote(h) for h in sorted(known.shared_prose))
            parts.append(f"shared_prose = [{hashes}]\n[outlet.pages]\n")
            parts += [f"{_quote(t)} = {n}\n" for t, n in sorted(known.pages.items())]
        return "".join(parts).encode("utf-8", "replace").decode("utf-8")

    @classmethod
    def load(cls, path: str | Path) -> Templates:
        """Read a file that holds what `as_toml` gave.

        Raises
        ------
        TemplateError
            If the file is missing, no TOML or of another form; the message says which.
        """
        try:
            data = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
            _check_keys(path, "the file", data, _TOP)
            for entry in data.get("outlet", ()):
                _check_keys(path, f"the outlet {entry['name']!r}", entry, _ENTRY)
            return cls(
                {
                    entry["name"]: OutletTemplates(
                        {_as_template(t): int(n) for t, n in entry.get("pages", {}).items()},
                        frozenset(entry.get("shared_prose", ())),
                    )
                    for entry in data.get("outlet", ())
                }
            )
        except TemplateError:
            raise
        except OSError as error:
            raise TemplateError(f"{path}: cannot be read ({error.strerror})") from error
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise TemplateError(f"{path}: is no TOML ({error})") from error
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise TemplateError(
                f"{path}: an [[outlet]] needs `name` and a table [outlet.pages] of numbers"
            ) from error


def _check_keys(
    path: str | Path, where: str, found: Mapping[str, Any], known: Sequence[str]
) -> None:
    """Refuse a key that nothing would read."""
    for key in found:
        if key not in known:
            raise TemplateError(
                f"{path}: {where} has the key {key!r}, which is none of {', '.join(known)}"
            )


def template(line: Line) -> str:
    """Return the line with slots for digits, dates and (where three words remain) names.

    Examples
    --------
    >>> template(split_lines("Follow Ana Ruiz on the wire for 3 days in May")[0])
    'follow {name} on the wire for {n} days in {date}'
    >>> template(split_lines("Ana Ruiz")[0])
    'ana ruiz'
    """
    base = line.key[:_LONGEST]
    if len(line.text) <= _LONGEST_NAMED:
        named = plain(_NAME.sub("{name}", line.text))
        base = named if len(_LITERAL.findall(named)) >= 3 else base
    if _DIGIT.search(base):
        base = _slotted(base)
    return " ".join(base.split())


def _as_template(written: str) -> str:
    """Return the template of a line that a researcher wrote as it is printed."""
    lines = [] if written == written.lower() else split_lines(written)
    return template(lines[0]) if lines else written


def _slotted(text: str) -> str:
    """Return the text with slots for dates and numbers."""
    return _NUMBER.sub("{n}", _DATE.sub("{date}", text))


def fingerprint(key: str) -> str:
    """Sixteen hex digits that stand for a paragraph, so that no text is stored."""
    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()


@dataclass(slots=True)
class _Seen:
    """What is kept of one outlet while learning.

    `count` numbers its pages; `pages` by template; in `sentences` the first page of each sentence,
    in `sizes` how many sentences the longest version of each page had; in `shared` marks of prose
    printed elsewhere.
    """

    count: int = 0
    pages: dict[str, set[int]] = field(default_factory=dict)
    sentences: dict[str, int] = field(default_factory=dict)
    sizes: dict[int, int] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    def size(self) -> int:
        """Entries kept that may be forgotten."""
        return len(self.pages) + len(self.sentences) + len(self.sizes)


def learn(articles: Iterable[tuple[str, str]]) -> Templates:
    r"""Learn the lines that recur within each outlet.

    Versions of one page (three fifths of the shorter one's prose in common) count once, so that
    a report scraped twice does not turn its own paragraphs into furniture.

    Parameters
    ----------
    articles : iterable of (outlet, text)
        Read once, in any order; about `MOST_LINES` lines and sentences are kept in memory.  Of an
        article without an outlet ("") nothing is learned: two of them may be two outlets', and
        what both tell is news.

    Returns
    -------
    Templates
        For each outlet the templates seen on two or more pages.

    Examples
    --------
    >>> learned = learn([("Bell", "Rain fell.\nBell on the go"), ("Bell", "Sun rose.\nBell on the go")])
    >>> dict(learned.outlet("Bell").pages)
    {'bell on the go': 2}
    """
    seen: dict[str, _Seen] = {}
    owners: dict[str, str] = {}
    kept, most = 0, MOST_LINES
    for outlet, text in articles:
        if not outlet:
            continue
        known = seen.setdefault(outlet, _Seen())
        kept -= known.size()
        _add(seen, owners, outlet, split_lines(text))
        kept += known.size()
        if len(owners) + kept > most:
            owners.clear()
            for known in seen.values():
                _forget_singles(known)
            kept = sum(known.size() for known in seen.values())
            most = max(MOST_LINES, 2 * kept)
    return Templates({name: _learned(known) for name, known in seen.items()})


def _add(seen: dict[str, _Seen], owners: dict[str, str], outlet: str, lines: list[Line]) -> None:
    """Add one article; `owners` holds the outlet that first printed a paragraph."""
    known = seen[outlet]
    prose = [line.key for line in lines if len(line.text) >= SHARED_PROSE]
    page = _page_of(known, _sentence_marks(prose or [line.key for line in lines]))
    for mark in map(fingerprint, prose):
        owner = owners.setdefault(mark, outlet)
        if owner != outlet:
            known.shared.add(mark)
            seen[owner].shared.add(mark)
    for line in lines:
        known.pages.setdefault(template(line), set()).add(page)


def _sentence_marks(keys: list[str]) -> set[str]:
    """Marks of the sentences of some lines: the same whichever way a scraper broke the lines."""
    pieces = (piece.strip(_TRIMMED) for key in keys for piece in _SENTENCE_BREAK.split(key))
    return {fingerprint(piece[:_MARKED_LENGTH]) for piece in pieces if len(piece) > 3}


def _page_of(seen: _Seen, marks: set[str]) -> int:
    """Return the number of the page this is a version of, or that of a new page."""
    known = Counter(seen.sentences[mark] for mark in marks if mark in seen.sentences)
    page, common = seen.count + 1, 0.0
    for candidate, count in sorted(known.items()):
        contained = count / min(len(marks), seen.sizes[candidate])
        if contained >= max(_SAME_PAGE, common):
            page, common = candidate, contained
    seen.count = max(seen.count, page)
    seen.sizes[page] = max(seen.sizes.get(page, 0), len(marks))
    for mark in marks:
        seen.sentences.setdefault(mark, page)
    return page


def _forget_singles(seen: _Seen) -> None:
    """Forget what was seen on one page only, and which page is a version of which."""
    seen.pages = {t: pages for t, pages in seen.pages.items() if len(pages) > 1}
    seen.sentences.clear()
    seen.sizes.clear()


def _learned(seen: _Seen) -> OutletTemplates:
    pages = {t: len(pages) for t, pages in seen.pages.items() if len(pages) > 1}
    return OutletTemplates(pages, frozenset(seen.shared))


def _quote(text: str) -> str:
    """Return a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
