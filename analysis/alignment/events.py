"""Which articles tell the same event: given ids are kept, the rest is grouped by what it tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from math import log

from analysis.alignment.candidates import candidates, closeness
from analysis.alignment.evidence import Vector, cosine, unit
from analysis.alignment.words import Word, content_words
from analysis.layers import Article

THRESHOLD = 0.12  # average similarity from which two groups tell one event
TITLE = 2.0  # a word of the title counts this often
SMOOTHING = 20.0  # articles added to the count, so that a small corpus does not drown shared words


@dataclass
class _Group:
    """Articles taken to tell one event; `total` is the sum of their unit vectors."""

    members: list[int]
    total: Vector
    given: str
    days: list[int] = field(default_factory=list)


def group(articles: Sequence[Article]) -> dict[str, str]:
    """Find the event of each article.

    Parameters
    ----------
    articles : sequence of Article
        `event`, where it is given, is kept; `date` (ISO 8601) counts as a hint: stories close in
        words but weeks apart are seldom one event.

    Returns
    -------
    dict of article_id to event
        In the order of `articles`.  A found event is named after its first article,
        ``found:<article_id>``; an article without an id can join a given event.

    Notes
    -----
    Average-link grouping of TF-IDF vectors of names, numbers and words, with candidates from
    posting lists of each article's heaviest terms, so that no table of all pairs is made.

    Look-alikes, such as a second earthquake in one place, are told apart by their dates; without
    dates, or as single articles in much the same words, they can come out as one event.

    Examples
    --------
    >>> group([Article("a", "The Norvale dam broke on Monday.", event="dam"),
    ...        Article("b", "Engineers watched as the Norvale dam broke."),
    ...        Article("c", "Parliament in Tarrow passed the budget.")])
    {'a': 'dam', 'b': 'dam', 'c': 'found:c'}
    """
    vectors = _vectors(articles)
    days = [_day(article.date) for article in articles]
    groups = {
        index: _Group([index], vector, articles[index].event, [days[index]] if days[index] else [])
        for index, vector in enumerate(vectors)
    }
    _join_given(groups)
    _join_similar(groups, sorted(candidates(vectors, days, THRESHOLD), reverse=True))
    names = {}
    for found in groups.values():
        first = articles[min(found.members)].article_id
        for member in found.members:
            names[member] = found.given or f"found:{first}"
    return {article.article_id: names[index] for index, article in enumerate(articles)}


def _vectors(articles: Sequence[Article]) -> list[Vector]:
    """Unit TF-IDF vectors over names, numbers and words."""
    counts = [_terms(article) for article in articles]
    frequency = Counter(term for count in counts for term in count)
    total = len(articles) + SMOOTHING
    return [
        unit({t: (1 + log(c)) * log(total / frequency[t]) for t, c in count.items()})
        for count in counts
    ]


def _terms(article: Article) -> dict[str, float]:
    """Weighted count of each term; two capitalised words in a row are a term of their own."""
    counts: dict[str, float] = defaultdict(float)
    for text, weight in ((article.title, TITLE), (article.text, 1.0)):
        words = content_words(text)
        for word in words:
            counts[word.stem] += weight
        for term in _name_pairs(words):
            counts[term] += weight
    return {term: max(1.0, count) for term, count in counts.items()}


def _name_pairs(words: Sequence[Word]) -> Iterator[str]:
    for first, second in pairwise(words):
        if first.capital and second.capital and second.start - first.end == 1:
            yield f"{first.stem} {second.stem}"


def _day(printed: str) -> int:
    """Day number of an ISO date, 0 where there is none."""
    try:
        return date.fromisoformat(printed[:10]).toordinal()
    except ValueError:
        return 0


def _join_given(groups: dict[int, _Group]) -> None:
    first: dict[str, int] = {}
    for index in list(groups):
        event = groups[index].given
        if event and event in first:
            _merge(groups, first[event], index)
        elif event:
            first[event] = index


def _join_similar(groups: dict[int, _Group], pairs: Iterable[tuple[float, int, int]]) -> None:
    """Merge groups along the pairs, best first, while their average similarity holds."""
    owner = {member: key for key, found in groups.items() for member in found.members}
    for _, i, j in pairs:
        a, b = sorted((owner[i], owner[j]))
        if a == b or (groups[a].given and groups[b].given):
            continue
        if _average(groups[a], groups[b]) >= THRESHOLD:
            for member in groups[b].members:
                owner[member] = a
            _merge(groups, a, b)


def _average(a: _Group, b: _Group) -> float:
    """Mean similarity over all pairs of members of two groups, dates included."""
    near = closeness(_mean(a.days), _mean(b.days))
    return near * cosine(a.total, b.total) / (len(a.members) * len(b.members))


def _mean(days: Sequence[int]) -> int:
    return sum(days) // len(days) if days else 0


def _merge(groups: dict[int, _Group], a: int, b: int) -> None:
    kept, gone = groups[a], groups.pop(b)
    kept.members += gone.members
    kept.days += gone.days
    kept.given = kept.given or gone.given
    total = dict(kept.total)
    for term, value in gone.total.items():
        total[term] = total.get(term, 0.0) + value
    kept.total = total
