"""What one sentence offers for comparison: words, letters, numbers, quotations, speakers, days."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import TypeVar

from analysis.alignment import lists
from analysis.alignment.quantities import SMALL_COUNT, QuantityPair
from analysis.alignment.speakers import Speaker
from analysis.alignment.words import content_words, stem, stems
from analysis.layers import Layers, Quote
from analysis.spans import HasOffsets, Span

Found = TypeVar("Found", bound=HasOffsets)
Vector = dict[str, float]

ROOT = 5  # letters at the start of two words that make them kin: "resigned", "resignation"
GRAM = 4  # letters in a character n-gram
LONGEST_WORD = 60  # letters looked at; no word is longer
_RUN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence offers for comparison: `place` numbers it in its article, from 0.

    `words` holds the inverse sentence frequency of each stem, `weight` their sum, `roots` the
    first letters of the longer ones; `letters` is a weighted vector of length 1 over character
    n-grams; `quoted` each run of three words inside quotation marks, `quoted_share` how much of the
    sentence these marks hold; `said` the words that somebody is reported to have said, in marks or
    not, `is_remark` whether a whole remark stands in marks; `speakers` who is
    quoted; `days` the weekdays it names.
    """

    span: Span
    place: int
    words: Vector
    weight: float
    roots: frozenset[str]
    letters: Vector
    quoted: frozenset[tuple[str, str, str]]
    quoted_share: float
    said: Vector
    is_remark: bool
    speakers: frozenset[Speaker]
    days: frozenset[str]


def read(article: Layers, word_idf: Mapping[str, float], gram_idf: Mapping[str, float]) -> list[Reading]:  # fmt: skip
    """Read every sentence of an article that is no furniture and has a content word."""
    quotes = _by_sentence(article.sentences, article.quotes)
    found = (
        _reading(article, place, quotes[place], word_idf, gram_idf)
        for place, span in enumerate(article.sentences)
        if not is_furniture(article, span)
    )
    return [reading for reading in found if reading.words]


def _reading(
    article: Layers, place: int, quotes: Sequence[Quote], word_idf: Mapping[str, float],
    gram_idf: Mapping[str, float],
) -> Reading:  # fmt: skip
    """Read one sentence, and what is quoted in it."""
    text, span = article.article.text, article.sentences[place]
    printed = text[span.start : span.end]
    words = {word: word_idf.get(word, 1.0) for word in stems(printed)}
    grams = {g: weight * gram_idf.get(g, 1.0) for g, weight in _grams(printed).items()}
    said = [(text[max(q.start, span.start) : min(q.end, span.end)], q.type) for q in quotes]
    marked = [stretch for stretch, kind in said if kind != "indirect"]
    told = {word for stretch, _ in said for word in stems(stretch)}
    return Reading(
        span=Span(span.start, span.end),
        place=place,
        words=words,
        weight=sum(words.values()) or 1.0,
        roots=roots(words),
        letters=unit(grams),
        quoted=_runs_of_three(marked),
        quoted_share=min(1.0, sum(map(len, marked)) / len(printed)),
        said={word: weight for word, weight in words.items() if word in told},
        is_remark=any(q.type == "direct" for q in quotes),
        speakers=frozenset(
            Speaker(q.speaker_name, q.speaker_kind) for q in quotes if q.speaker_name
        ),
        days=frozenset(_RUN.findall(printed.lower())) & lists.weekdays(),
    )


def roots(words: Iterable[str]) -> frozenset[str]:
    """First letters of the longer words, which two forms of one word have in common."""
    return frozenset(word[:ROOT] for word in words if len(word) >= ROOT)


def capitals(articles: Sequence[Layers]) -> frozenset[str]:
    """Stems that are printed with a capital inside a sentence: what the story's names are made of."""
    return frozenset().union(*map(_capitals, _sentences(articles)))


@lru_cache(maxsize=1 << 12)
def _capitals(sentence: str) -> frozenset[str]:
    return frozenset(word.stem for word in content_words(sentence)[1:] if word.capital)


def word_frequency(articles: Sequence[Layers]) -> Vector:
    """Inverse sentence frequency of each stem over all sentences: ``log((n + 1) / df)``."""
    return _inverse_frequency(set(stems(printed)) for printed in _sentences(articles))


def gram_frequency(articles: Sequence[Layers]) -> Vector:
    """Inverse sentence frequency of each character n-gram."""
    return _inverse_frequency(_grams(printed).keys() for printed in _sentences(articles))


def unit(vector: Vector) -> Vector:
    """Scale a vector to length 1; nothing stays nothing."""
    norm = sqrt(sum(value * value for value in vector.values()))
    return {key: value / norm for key, value in vector.items()} if norm else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum([value * b[key] for key, value in a.items() if key in b])


def story(a: Layers, b: Layers) -> float:
    """Cosine of the words of two whole articles: how far they tell one event at all."""
    vectors = []
    for article in (a, b):
        counts = Counter(word for printed in _sentences([article]) for word in stems(printed))
        vectors.append(unit({word: 1 + log(count) for word, count in counts.items()}))
    return cosine(*vectors)


def count_quantities(
    pairs: Iterable[QuantityPair], a: Layers, b: Layers
) -> Counter[tuple[int, int]]:
    """Number of quantities that each pair of sentences has in common, agreeing or not.

    "The two leaders" is how English points back, no measure: very small equal counts are left out.
    """
    values = {quantity.start: quantity for quantity in a.quantities}
    return Counter(
        (sentence_at(a.sentences, pair.start_a), sentence_at(b.sentences, pair.start_b))
        for pair in pairs
        if pair.label != "agree"
        or values[pair.start_a].unit
        or values[pair.start_a].high >= SMALL_COUNT
    )


def sentence_at(sentences: Sequence[HasOffsets], offset: int) -> int:
    """Number of the sentence that holds `offset`, the one before it where none does."""
    return max(0, bisect_right(sentences, offset, key=lambda s: s.start) - 1)


def _sentences(articles: Sequence[Layers]) -> list[str]:
    return [a.article.text[s.start : s.end] for a in articles for s in a.sentences]


def _inverse_frequency(items: Iterable[Iterable[str]]) -> Vector:
    counts: Counter[str] = Counter()
    total = 0
    for total, found in enumerate(items, start=1):  # noqa: B007
        counts.update(found)
    return {item: log((total + 1) / count) for item, count in counts.items()}


def is_furniture(article: Layers, sentence: Span) -> bool:
    """Whether page furniture covers at least half of a sentence."""
    covered = sum(
        max(0, min(cut.end, sentence.end) - max(cut.start, sentence.start))
        for cut in article.boilerplate
    )
    return 2 * covered >= sentence.end - sentence.start


def _by_sentence(sentences: Sequence[Span], spans: Iterable[Found]) -> list[list[Found]]:
    """Spans that overlap each sentence."""
    placed: list[list[Found]] = [[] for _ in sentences]
    for span in spans:
        index = sentence_at(sentences, span.start)
        while index < len(sentences) and sentences[index].start < span.end:
            placed[index].append(span)
            index += 1
    return placed


@lru_cache(maxsize=1 << 12)
def _grams(printed: str) -> Mapping[str, float]:
    """Return how much each character n-gram of a sentence counts: 1 plus the log of how often."""
    counts: Counter[str] = Counter()
    for match in _RUN.finditer(printed):
        counts.update(_word_grams(match[0][:LONGEST_WORD].lower()))
    return {gram: 1 + log(count) for gram, count in counts.items()}


@lru_cache(maxsize=1 << 16)
def _word_grams(word: str) -> tuple[str, ...]:
    padded = f" {word} "
    return tuple(padded[i : i + GRAM] for i in range(max(1, len(padded) - GRAM + 1)))


def _runs_of_three(texts: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    found: set[tuple[str, str, str]] = set()
    for text in texts:
        words = [stem(word) or word.lower() for word in _RUN.findall(text)]
        found.update((x, y, z) for (x, y), (_, z) in pairwise(pairwise(words)))
    return frozenset(found)
