"""Quotations: what stands in quotation marks or is reported, who said it, and why we think so.

The data flows marks -> outline -> predicates -> candidates -> attribution (with kinds) ->
resolution (with apposition and roles); `indirect` finds reported clauses over the same outline.
Word lists are TOML files beside the code; learned weights stand in weights.csv.

Rules of a record: said-, label-, thought-, passive-, verb-before or -after (the speaker is subject
of such a verb on that side of the quotation), agent ("called reckless by Vega"), according,
colon, dash, continued (the speaker of the quotation before), floating-before and floating-after
(no cue: from the sentences around), loose (a phrase of the sentence that no verb claims),
indirect-after, -before and -according (where a reported clause stands to its cue).

Two conventions.  In an article that quotes with double marks, single marks outside them are a
headline's or a reservation's and go to `marked`, unless they close as speech does and a verb of
saying stands beside them.  What stands between two apostrophes on either
side, as some archives transcribe quotation marks, is given with its speaker as indirect.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import names
from analysis.layers import Marked, Mention, Quote
from analysis.quotation import indirect, kinds, records
from analysis.quotation.attribution import attribute
from analysis.quotation.context import Context
from analysis.quotation.cues import stance
from analysis.quotation.marks import Stretch, flowing, stretches, untagged
from analysis.quotation.nouns import is_office, office
from analysis.quotation.outline import outline
from analysis.quotation.resolution import Resolver
from analysis.spans import HasOffsets, Span, blank

__all__ = ["ABSTAIN_BELOW", "Quotation", "annotate", "extract", "is_office", "office", "stance"]

ABSTAIN_BELOW = 0.5
"""Attributions and reported clauses less sure than this are not counted in tables and findings."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What `annotate` finds: quotations with speakers, and what marks enclose besides."""

    quotes: list[Quote]
    marked: list[Marked]


def annotate(
    text: str, boilerplate: Sequence[HasOffsets] = (), mentions: Sequence[Mention] | None = None
) -> Quotation:
    """Find every quotation of an article, direct, mixed and indirect, with its speaker.

    Parameters
    ----------
    text : str
        The raw text.
    boilerplate : sequence of spans
        Page furniture: read as blanks, so that it neither speaks nor parts a quotation.
    mentions : sequence of Mention, optional
        Named actors, as `analysis.names.mentions` finds them; found here if not given.

    Returns
    -------
    Quotation
        `quotes` sorted by start, offsets in code points of `text`, marks excluded.  An indirect
        span may contain a mixed one.  `marked` are stretches in marks that are no quotations.

    Examples
    --------
    >>> found = annotate('"We tried," Mayor Ana Ruiz said. The "Night Crossing" film is out.')
    >>> [(q.text, q.speaker, q.speaker_name, q.type) for q in found.quotes]
    [('We tried,', 'Mayor Ana Ruiz', 'Ana Ruiz', 'direct')]
    >>> [m.kind for m in found.marked]
    ['title']
    """
    view = flowing(blank(text, boilerplate))
    quoted, rest = _sorted_out(view)
    read = outline(_bare(view, rest), quoted)
    context = Context(read)
    attributions = attribute(view, quoted, context)
    reported = indirect.reports(context)
    if mentions is None:
        mentions = names.mentions(text, boilerplate) if attributions or reported else []
    resolver = Resolver(view, context, mentions)
    drafts, marked = records.of_marks(view, read, attributions, resolver)
    drafts += records.of_reports(read, reported, resolver, len(drafts))
    marked += [Marked(stretch.start, stretch.end, kind) for stretch, kind in rest]
    return Quotation(
        records.finished(text, drafts, boilerplate), sorted(marked, key=lambda m: (m.start, m.end))
    )


def extract(text: str, boilerplate: Sequence[HasOffsets] = ()) -> list[Quote]:
    """Find every quotation of an article; see `annotate`.

    Examples
    --------
    >>> [(q.text, q.speaker_kind) for q in extract('"It is safe," the report said.')]
    [('It is safe,', 'document')]
    """
    return annotate(text, boilerplate).quotes


def _sorted_out(view: str) -> tuple[list[Stretch], list[tuple[Stretch, str]]]:
    """Part what may be quoted from what is known to be something else, with its kind."""
    quoted: list[Stretch] = []
    rest: list[tuple[Stretch, str]] = []
    for stretch in stretches(view):
        if stretch.markup:
            rest.append((stretch, "other"))
        elif kinds.nickname(view, stretch):
            rest.append((stretch, "nickname"))
        elif stretch.inner:
            rest.append((stretch, kinds.name(view, stretch)))
        else:
            quoted.append(stretch)
    return quoted, rest


def _bare(view: str, rest: Sequence[tuple[Stretch, str]]) -> str:
    """Blank the marks round nicknames and all markup, so that a name reads as one name."""
    cut: list[Span] = []
    for s, kind in rest:
        if s.markup:
            cut.append(Span(s.start, s.end))
        elif kind == "nickname":
            cut += [Span(s.outer_start, s.start), Span(s.end, s.outer_end)]
    return untagged(blank(view, cut))
