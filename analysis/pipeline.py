"""Run every layer over one article, and over a corpus.

The order is the flow of the data: boilerplate first, then everything that must not see it.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from analysis import (
    boilerplate,
    framing,
    language,
    names,
    processes,
    progress,
    quantities,
    quotation,
    readability,
    segmentation,
)
from analysis.headline import headline
from analysis.layers import Article, Boilerplate, Layers
from analysis.own import Own
from analysis.spans import Cover

if TYPE_CHECKING:
    from analysis.boilerplate import Mode, Patterns, Templates
    from analysis.framing import Lexicon

NOTHING_OWN = Own()


def annotate(
    article: Article,
    templates: Templates | None = None,
    mode: Mode = "balanced",
    patterns: Patterns | None = None,
    frames: Lexicon | None = None,
) -> Layers:
    r"""Find every layer of one article.

    Parameters
    ----------
    article : Article
        The article; its text is never changed.
    templates : Templates, optional
        Repeated lines learned over the corpus by `analysis.boilerplate.learn`.
    mode : {"balanced", "safe", "flag"}
        How much suspected furniture is cut; what is not cut is still listed under ``flagged``.
    patterns : Patterns, optional
        From `analysis.boilerplate.load_patterns`; the built-in ones by default.
    frames : Lexicon, optional
        From `analysis.framing.with_own_frames`; the bundled dictionary by default.

    Returns
    -------
    Layers

    Examples
    --------
    >>> layers = annotate(Article("a", '"It is done," Mayor Ana Ruiz said.\n\nAdvertisement'))
    >>> [(q.text, q.speaker_name) for q in layers.quotes], layers.boilerplate[0].kind
    ([('It is done,', 'Ana Ruiz')], 'advertisement')
    """
    return annotate_by_mode(article, (mode,), templates, patterns, frames)[0]


def annotate_by_mode(
    article: Article,
    modes: Sequence[Mode],
    templates: Templates | None = None,
    patterns: Patterns | None = None,
    frames: Lexicon | None = None,
) -> list[Layers]:
    """Find every layer once for each mode; modes that cut the same share the reading."""
    suspected = suspects(article, templates, patterns)
    if not article.language:
        article = dataclasses.replace(article, language=language.detect(article.text))
    readings: dict[tuple[Boilerplate, ...], Layers] = {}
    found = []
    for mode in modes:
        cut, flagged = boilerplate.split(suspected, mode)
        if tuple(cut) not in readings:
            readings[tuple(cut)] = _read(article, cut, frames)
        found.append(dataclasses.replace(readings[tuple(cut)], flagged=flagged))
    return found


def suspects(
    article: Article, templates: Templates | None = None, patterns: Patterns | None = None
) -> list[Boilerplate]:
    """Everything in one article that may be page furniture; its headline is none."""
    repeated = templates.outlet(article.outlet) if templates else None
    printed = Cover(headline(article))
    return [
        leak
        for leak in boilerplate.suspects(article.text, repeated, patterns)
        if printed.of(leak) < leak.end - leak.start
    ]


def _read(article: Article, cut: list[Boilerplate], frames: Lexicon | None) -> Layers:
    """Find every layer that does not see what is cut."""
    text = article.text
    mentions = names.mentions(text, cut)
    quoted = quotation.annotate(text, cut, mentions)
    return Layers(
        article=article,
        boilerplate=cut,
        sentences=segmentation.sentences(text, cut),
        quotes=quoted.quotes,
        marked=quoted.marked,
        quantities=quantities.find(text, cut) if language.may_be_english(article.language) else [],
        mentions=mentions,
        frames=framing.frames(text, cut, frames),
        voice=framing.voice(text, cut),
        readability=readability.score(text, [*cut, *headline(article)]),
    )


def learn_templates(articles: Iterable[Article]) -> Templates:
    """Learn each outlet's repeated lines in one pass over the corpus."""
    return boilerplate.learn((article.outlet, article.text) for article in articles)


def annotate_all(
    articles: list[Article], mode: Mode = "balanced", own: Own = NOTHING_OWN, jobs: int = 1
) -> Iterator[Layers]:
    """Learn the templates of the whole input if none are given, then annotate each in order."""
    read = functools.partial(
        annotate,
        templates=own.templates or learn_templates(articles),
        mode=mode,
        patterns=own.patterns,
        frames=own.frames,
    )
    return processes.each(read, progress.bar(articles, "Reading articles"), jobs)


def as_json(layers: Layers) -> dict[str, Any]:
    """One article as the object that ``python -m analysis annotate`` prints.

    Field names are the contract of the machine interface: some may be added, none renamed.
    """
    article = layers.article
    record: dict[str, Any] = {
        name: getattr(article, name)
        for name in ("article_id", "path", "outlet", "event", "date", "title", "language", "text")
    }
    for name in (
        "boilerplate",
        "flagged",
        "sentences",
        "marked",
        "quotes",
        "quantities",
        "mentions",
        "frames",
        "voice",
    ):
        record[name] = [dataclasses.asdict(span) for span in getattr(layers, name)]
    record["readability"] = layers.readability
    return record
