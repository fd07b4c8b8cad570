"""Articles without their page furniture, and what was taken out so that it can be put back."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis import boilerplate, pipeline, processes, progress
from analysis.layers import Article
from analysis.own import Own
from analysis.pipeline import NOTHING_OWN
from analysis.spans import View

if TYPE_CHECKING:
    from analysis.boilerplate import Mode, Patterns, Templates


def clean(
    article: Article,
    templates: Templates | None = None,
    mode: Mode = "balanced",
    patterns: Patterns | None = None,
) -> dict[str, Any]:
    r"""Take the page furniture out of one article and say what was taken out.

    Parameters
    ----------
    article : Article
        The article; it is not changed.
    templates : Templates, optional
        Repeated lines learned over the corpus by `analysis.boilerplate.learn`.
    mode : {"balanced", "safe", "flag"}
        How much suspected furniture is cut.
    patterns : Patterns, optional
        From `analysis.boilerplate.load_patterns`; the built-in ones by default.

    Returns
    -------
    dict
        `id`, the cleaned `text`, `outlet`, `event`, `date` and `title`, which is an article as
        `analysis.corpus` reads it, and `removed`: `start` and `end` in the raw text, `text`,
        `kind`, `rule`, `confidence` and `why` of each cut, in order.

    Examples
    --------
    >>> record = clean(Article("a", '"It pays," he said.\n\nAdvertisement\n\nShe left.'))
    >>> record["text"], record["removed"][0]["text"]
    ('"It pays," he said.\n\n\n\nShe left.', 'Advertisement')
    """
    cut, _ = boilerplate.split(pipeline.suspects(article, templates, patterns), mode)
    removed = [
        {
            **dataclasses.asdict(span),
            "text": article.text[span.start : span.end],
            "why": boilerplate.why(span.rule, patterns),
        }
        for span in cut
    ]
    return {
        "id": article.article_id,
        "text": View(article.text, cut).text,
        "outlet": article.outlet,
        "event": article.event,
        "date": article.date,
        "title": article.title,
        "removed": removed,
    }


def clean_all(
    articles: Sequence[Article], mode: Mode = "balanced", own: Own = NOTHING_OWN, jobs: int = 1
) -> Iterator[dict[str, Any]]:
    """Learn the lines each outlet repeats if none are given, then clean each article in order."""
    templates = own.templates or pipeline.learn_templates(articles)
    clean_one = functools.partial(clean, templates=templates, mode=mode, patterns=own.patterns)
    return processes.each(clean_one, progress.bar(articles, "Cleaning articles"), jobs)


def restore(text: str, removed: Iterable[Mapping[str, Any]]) -> str:
    """Put back what `clean` took out.

    Examples
    --------
    >>> restore("She left.", [{"start": 9, "end": 23, "text": " Advertisement"}])
    'She left. Advertisement'
    """
    pieces, taken, length = [], 0, 0
    for span in removed:
        kept = text[taken : taken + span["start"] - length]
        pieces += [kept, span["text"]]
        taken += len(kept)
        length = span["end"]
    return "".join([*pieces, text[taken:]])
