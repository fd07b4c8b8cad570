"""Tables of framing by article: rates of cues, what headline, lead and end carry, sentiment."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from analysis import framing
from analysis.framing import frame_cues, prominence
from analysis.layers import Hit, Layers, Mention
from analysis.spans import Cover, HasOffsets, Span, blank
from analysis.tables.articles import count_words, frame, marked_quotes, share
from analysis.tables.canonical import Canonical
from analysis.tables.english import is_english
from analysis.tables.files import read
from analysis.tables.spans import hits, home, keys, slice_of

VALIDATION = Path(framing.__file__).with_name("frame_validation.csv")
RATE_COLUMNS = (
    "article_id", "outlet", "event", "kind", "category", "where", "count", "among", "unit", "rate",
    "unvalidated",
)  # fmt: skip
OPENING_COLUMNS = (
    "article_id", "outlet", "event", "start", "end", "part", "words", "named", "cued", "text",
)  # fmt: skip
APPEARANCE_COLUMNS = (
    "article_id", "outlet", "event", "start", "end", "kind", "name", "times", "first", "part",
    "unvalidated",
)  # fmt: skip
UNVALIDATED = "unvalidated"
PER_WORDS = 1000.0
VOICE_NAMES = {"hedge": "hedges", "booster": "boosters", "loaded": "loaded words"}
VOICE = tuple(VOICE_NAMES)
AGENTS = ("person", "organisation")
WHERE = ("everywhere", "outside quotations", "inside quotations")

Selected = Callable[[HasOffsets], bool]
S = TypeVar("S", bound=HasOffsets)


@functools.cache  # asked for at every batch of articles and by every curve of a frame
def validation(path: Path = VALIDATION) -> pd.DataFrame:
    """One row a frame: precision of its cues, recall on random sentences, with intervals.

    Read once; the caller must not change it.

    The figures are written by ``benchmarks/frames.py`` from labels kept by id and offset; a frame
    whose precision may lie under .6 (lower bound) is not validated, nor is one whose cues were
    changed since, or that was added.
    """
    known, now = read(path), frame_cues.fingerprints()
    measured = dict(zip(known["frame"], known["cues"], strict=True))
    unchanged = known["frame"].map(lambda f: f not in now or now[f] == measured[f])
    validated = known["validated"].astype(bool) & unchanged
    return known.assign(validated=validated).drop(columns="cues")


def frame_name(category: str) -> str:
    """Return a frame's printed name.

    Examples
    --------
    >>> frame_name("security_and_defense")
    'security and defense'
    """
    return str(category).replace("_", " ")


def frame_of(name: str) -> str:
    """Return the category behind a frame's printed name.

    Examples
    --------
    >>> frame_of("security and defense (unvalidated)")
    'security_and_defense'
    """
    return name.partition(" (")[0].replace(" ", "_")


def frame_names(categories: Iterable[str], known: pd.DataFrame) -> dict[str, str]:
    """Return the printed name of each frame, one that `known` does not validate being called so.

    Examples
    --------
    >>> frame_names(["an_own_frame"], validation())
    {'an_own_frame': 'an own frame (unvalidated)'}
    """
    valid = validated(known)
    return {
        frame: frame_name(frame) + ("" if frame in valid else f" ({UNVALIDATED})")
        for frame in categories
    }


def validated(known: pd.DataFrame) -> set[str]:
    """Return the frames that a table of validation calls validated."""
    return set(known.loc[known["validated"].astype(bool), "frame"]) if len(known) else set()


def cues(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a frame cue, in its sentence; `unvalidated` if its frame is not validated."""
    table = hits(corpus, event_of, "frames")
    return table.assign(unvalidated=~table["category"].isin(validated(validation())))


def with_state(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Add a column that says whether a row is of a frame (named in column `name`) not validated."""
    frames = table["kind"] == "frame"
    return table.assign(unvalidated=frames & ~table[name].isin(validated(validation())))


def selection(layers: Layers, where: str) -> Selected:
    """Return what tells whether a span counts: everywhere, outside or inside quotations."""
    if where == WHERE[0]:
        return lambda span: True
    quoted, inside = Cover(marked_quotes(layers)), where == WHERE[2]
    return lambda span: quoted.holds(span) == inside


def words_within(layers: Layers, where: str) -> int:
    """Words of the body everywhere, outside or inside quotations; furniture is never counted."""
    body = blank(layers.article.text, layers.boilerplate)
    if where == WHERE[0]:
        return count_words(body)
    inside = count_words(body, marked_quotes(layers))
    return inside if where == WHERE[2] else count_words(body) - inside


def categories(corpus: Iterable[Layers]) -> list[tuple[str, str]]:
    """Return the kinds and categories that `rates` counts: all that the corpus has anywhere."""
    found: dict[str, set[str]] = {"frame": set(), "voice": set(), "form": set()}
    for layers in corpus:
        found["frame"].update(hit.category for hit in layers.frames)
        found["voice"].update(hit.category for hit in layers.voice)
        found["form"].update(m.form for m in layers.mentions if m.kind == "person")
    return [(kind, category) for kind, own in found.items() for category in sorted(own)]


def rates(
    corpus: Sequence[Layers],
    event_of: Mapping[str, str],
    found: Sequence[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """One row an article and measure: frame cues, voice, forms of persons' names.

    `rate` is `count` per 1,000 of the words (`among`) everywhere, outside or inside quotations, or for
    forms the share of the namings of persons.  Every category in `found` (`categories`; by default
    of these articles) has a row for every article, with 0 where nothing is found, and no rate where
    there is nothing to count in.  `unvalidated` marks the frames that are not validated.
    """
    found = categories(corpus) if found is None else found
    rows = [
        keys(layers, event_of[layers.article.article_id], Span(0, 0)) | row
        for layers in corpus
        for row in article_rates(layers, found)
    ]
    return with_state(frame(rows, RATE_COLUMNS).astype({"rate": float}), "category")


def article_rates(layers: Layers, found: Iterable[tuple[str, str]]) -> Iterable[dict[str, Any]]:
    """Count each category in one article, everywhere and outside and inside quotations."""
    spans: dict[str, Sequence[Hit | Mention]] = {
        "frame": layers.frames,
        "voice": layers.voice,
        "form": [m for m in layers.mentions if m.kind == "person"],
    }
    for where in WHERE:
        counts = selection(layers, where)
        words = words_within(layers, where)
        kept = {
            kind: Counter(category_of(span) for span in own if counts(span))
            for kind, own in spans.items()
        }
        for kind, category in found:
            times = kept[kind][category]
            whole = kept[kind].total() if kind == "form" else words
            yield {
                "kind": kind, "category": category, "where": where, "count": times, "among": whole,
                "unit": "share of namings" if kind == "form" else "per 1,000 words",
                "rate": share(times, whole) * (1.0 if kind == "form" else PER_WORDS),
            }  # fmt: skip


def category_of(span: Hit | Mention) -> str:
    """Return a cue's category or a naming's form."""
    return span.category if isinstance(span, Hit) else span.form


def openings(
    corpus: Sequence[Layers],
    event_of: Mapping[str, str],
    shared: Canonical,
    lexicon: framing.Lexicon | None = None,
) -> pd.DataFrame:
    """One row an article and part: what headline, first sentence, lead and end carry.

    The headline is the one printed in the text, else the title from the metadata (then without
    offsets of its own: start and end are 0).  `named` are actors, `cued` frames (of `lexicon`, by default
    the bundled one), joined by "; ".
    """
    rows = [
        opening_row(layers, event_of[layers.article.article_id], name, part, shared, lexicon)
        for layers in corpus
        for name, part in parts_of(layers).items()
        if part is not None
    ]
    return frame(rows, OPENING_COLUMNS)


def parts_of(layers: Layers) -> dict[str, Span | None]:
    """Return headline, first sentence of the lead, lead and end of an article."""
    article = layers.article
    found = prominence.parts(article.text, layers.boilerplate, article.title)
    lead = found.lead
    inside = [s for s in layers.sentences if lead and lead.start < s.end and s.start < lead.end]
    first = Span(max(inside[0].start, lead.start), inside[0].end) if lead and inside else None
    headline = found.headline or (Span(0, 0) if article.title.strip() else None)
    return {"headline": headline, "first sentence": first, "lead": lead, "end": found.end}


def opening_row(
    layers: Layers,
    event: str,
    name: str,
    part: Span,
    shared: Canonical,
    lexicon: framing.Lexicon | None,
) -> dict[str, Any]:
    """Describe one part of an article."""
    text = slice_of(layers, part)
    actors = [(m.start, m.name) for m in prominence.within(part, layers.mentions)]
    cues = [hit.category for hit in prominence.within(part, layers.frames)]
    if not text:
        text = layers.article.title
        actors = names_in(text, layers.mentions)
        cues = [hit.category for hit in framing.frames(text, lexicon=lexicon)]
    named = [shared.name(event, actor) for _, actor in sorted(actors)]
    return keys(layers, event, part) | {
        "part": name,
        "words": count_words(text),
        "named": "; ".join(dict.fromkeys(named)),
        "cued": "; ".join(dict.fromkeys(cues)),
        "text": text,
    }


def names_in(title: str, mentions: Iterable[Mention]) -> list[tuple[int, str]]:
    """Find in a title from the metadata the actors that the article names, as it prints them."""
    padded = f" {' '.join(framing.tokens(title))} "
    forms = {(m.name, " ".join(framing.tokens(m.text))) for m in mentions if m.text != m.title}
    places = [(padded.find(f" {form} "), name) for name, form in forms if form]
    return [(place, name) for place, name in places if place >= 0]


def appearances(
    corpus: Sequence[Layers], event_of: Mapping[str, str], shared: Canonical
) -> pd.DataFrame:
    """One row an article and actor or frame: how often, and where it first appears.

    `first` is the share of the article's words before it; `part` is headline, lead, end or body;
    `unvalidated` marks the frames that are not validated.
    """
    rows: list[dict[str, Any]] = []
    for layers in corpus:
        event = event_of[layers.article.article_id]

        def merged(mention: Mention, event: str = event) -> str:
            return shared.name(event, mention.name)

        rows += appearance_rows(layers, event, "actor", layers.mentions, merged)
        rows += appearance_rows(layers, event, "frame", layers.frames, category_of)
    return with_state(frame(rows, APPEARANCE_COLUMNS), "name")


def appearance_rows(
    layers: Layers, event: str, kind: str, spans: Sequence[S], name: Callable[[S], str]
) -> list[dict[str, Any]]:
    """Describe the first appearance of each name in one article, first to last."""
    times, first = Counter(map(name, spans)), prominence.first_appearances(spans, name)
    parts = {part: own for part, own in parts_of(layers).items() if part != "first sentence"}
    positions = prominence.relative_positions(
        first.values(), layers.article.text, layers.boilerplate
    )
    return [
        keys(layers, event, span)
        | {
            "kind": kind,
            "name": called,
            "times": times[called],
            "first": position,
            "part": next((p for p, own in parts.items() if prominence.within(own, [span])), "body"),
        }
        for (called, span), position in zip(first.items(), positions, strict=True)
    ]


def sentiment(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> pd.DataFrame:
    """One row a sentence of an English article: VADER's compound value, and how much is quoted.

    Of sentences only, never of an article; sentences without a letter and furniture have no row.
    """
    rows = []
    for layers in corpus:
        if not is_english(layers):
            continue
        article, quotes = layers.article, Cover(marked_quotes(layers))
        scores = framing.sentiment(article.text, layers.sentences, layers.boilerplate)
        for span, score in zip(layers.sentences, scores, strict=True):
            if score is not None:
                quoted = quotes.of(span) / max(1, span.end - span.start)
                place = keys(layers, event_of[article.article_id], span)
                rows.append(place | {"quoted": quoted, "compound": score})
    columns = ("article_id", "outlet", "event", "start", "end", "quoted", "compound")
    return frame(rows, columns).astype({"quoted": float, "compound": float})


def beside_actors(
    corpus: Sequence[Layers], event_of: Mapping[str, str], shared: Canonical
) -> pd.DataFrame:
    """One row a loaded word and a person or organisation named in the same sentence.

    Standing in one sentence is no claim that the word is meant for the actor.
    """
    rows = []
    for layers in corpus:
        event = event_of[layers.article.article_id]
        agents = [m for m in layers.mentions if shared.kind(event, m.name, m.kind) in AGENTS]
        quoted = selection(layers, WHERE[2])
        for hit in layers.voice:
            within = home(layers.sentences, hit.start)
            if hit.category != "loaded" or not within:
                continue
            near = {shared.name(event, m.name) for m in prominence.within(within, agents)}
            rows += [
                keys(layers, event, hit)
                | {"name": name, "word": hit.text, "quoted": quoted(hit)}
                | {"sentence": slice_of(layers, within)}
                for name in sorted(near)
            ]
    columns = ("article_id", "outlet", "event", "start", "end", "name", "word", "quoted", "sentence")  # fmt: skip
    return frame(rows, columns)
