"""The records of each layer: what every room finds, and the article that carries it all.

A record's field names are those of the machine interface (``python -m analysis annotate``):
fields may be added, never renamed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from analysis.spans import Span

QuoteType = Literal["direct", "mixed", "indirect"]
SpeakerKind = Literal["person", "group", "organisation", "document", "unnamed"]
MentionKind = Literal["person", "organisation", "place", "people"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given: the decoded raw text and what is known about it.

    Unknown fields are empty strings, never guesses; `title`, `date` and `source` come from the
    metadata alone.  `path` is the file (or file and line) it was read from.
    """

    article_id: str
    text: str
    path: str = ""
    outlet: str = ""
    event: str = ""
    date: str = ""
    title: str = ""
    source: str = ""
    note: str = ""
    language: str = ""

    @property
    def teller(self) -> str:
        """Whom comparisons count the article for: its outlet, or itself where none is given.

        Articles without an outlet may be of different ones, so none is put together with another.

        Examples
        --------
        >>> Article("7", "", outlet="Gazette").teller, Article("7", "").teller
        ('Gazette', 'article 7')
        """
        return self.outlet or f"article {self.article_id}"


@dataclass(frozen=True, slots=True)
class Boilerplate(Span):
    """Page furniture: `kind` says what it is, `rule` what found it, `confidence` is in [0, 1]."""

    kind: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Marked(Span):
    """A stretch in quotation marks that is no quotation: title, scare, nickname, motto, other."""

    kind: str


@dataclass(frozen=True, slots=True)
class Quote(Span):
    """A quotation without its marks, with its speaker as printed and as resolved.

    `speaker` is the mention as printed (a pronoun stays a pronoun) with its offsets;
    `speaker_name` is who it resolves to; `group` numbers the parts of one utterance within the
    article; `rule` says why this speaker, `confidence` how sure, in [0, 1].  `cue_start` is where
    the verb of saying stands, which several quotations may share.
    """

    text: str
    type: QuoteType
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    speaker_name: str | None
    speaker_kind: SpeakerKind | None
    cue: str
    rule: str
    confidence: float
    group: int
    cue_start: int | None = None


@dataclass(frozen=True, slots=True)
class Quantity(Span):
    """A typed quantity: `low` to `high` (equal for one value) in `unit`, counting `of`.

    `hedge` is the word that loosens the value ("some", "about", "nearly"), empty without one.
    """

    text: str
    low: float
    high: float
    unit: str
    of: str
    hedge: str


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A named actor where it stands: `name` is the merged name, `form` how it is called here.

    `form` is one of title ("President Biden"), full ("Joe Biden"), bare ("Biden"), role ("the
    president"), epithet, pronoun; `title` holds the honorific or role words as printed.
    """

    text: str
    name: str
    kind: MentionKind
    form: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Hit(Span):
    """A dictionary cue where it stands: `category` (a frame or a kind of voice), the `term` hit."""

    category: str
    term: str
    text: str


@dataclass(frozen=True, slots=True)
class Layers:
    """An article and every layer found in it; what alignment and the tables read."""

    article: Article
    boilerplate: list[Boilerplate] = field(default_factory=list)
    flagged: list[Boilerplate] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    marked: list[Marked] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    frames: list[Hit] = field(default_factory=list)
    voice: list[Hit] = field(default_factory=list)
    readability: dict[str, dict[str, float | None]] = field(default_factory=dict)
