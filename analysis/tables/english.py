"""What holds for English alone is not told of articles in another language."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analysis.language import may_be_english
from analysis.layers import Layers, Quote
from analysis.tables.packed import articles_of, take


def is_english(layers: Layers) -> bool:
    """Whether an article is in English, or in no language that is recognised."""
    return may_be_english(layers.article.language)


def english(corpus: Sequence[Layers]) -> Sequence[Layers]:
    """Return the articles whose words, cues and names can be compared; what is packed stays so."""
    languages = [article.language for article in articles_of(corpus)]
    return take(corpus, [at for at, own in enumerate(languages) if may_be_english(own)])


def without_foreign(layers: Layers) -> Layers:
    """Take from an article in another language what the rules for English found in it.

    Its furniture, its sentences and what stands in quotation marks stay, without a speaker.

    Examples
    --------
    >>> from analysis.layers import Article, Mention
    >>> named = Layers(Article("a", "Der Rat", language="de"), mentions=[Mention(0, 7, "Der Rat", "Rat", "person", "full")])
    >>> without_foreign(named).mentions
    []
    """
    if is_english(layers):
        return layers
    return dataclasses.replace(
        layers,
        quotes=[by_nobody(quote) for quote in layers.quotes if quote.type != "indirect"],
        quantities=[],
        mentions=[],
        frames=[],
        voice=[],
        readability={
            mode: dict.fromkeys(values) if mode == "news" else values
            for mode, values in layers.readability.items()
        },
    )


def by_nobody(quote: Quote) -> Quote:
    """Return a quotation without its speaker and its verb of saying."""
    return dataclasses.replace(
        quote, speaker=None, speaker_start=None, speaker_end=None, speaker_name=None,
        speaker_kind=None, cue="", cue_start=None, confidence=0.0,
    )  # fmt: skip
