"""Facts of an event: which outlet tells them, in which order and where, and which stand alone.

"Not found" is a statement about a search: never that an outlet left something out on purpose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from analysis.alignment import evidence
from analysis.alignment.sentences import SentenceComparison, SentencePair, compare_sentences
from analysis.alignment.syndication import passages
from analysis.alignment.words import stems
from analysis.layers import Layers
from analysis.spans import Span, merge

AVERAGE = 0.4  # mean score between two clusters of sentences that tell one fact; no link counts 0
FEWEST_WORDS = 4  # content words below which a sentence is too thin to be anybody's only fact
NEAR = 0.05  # link score from which a sentence may be told elsewhere after all

Key = tuple[str, int]  # article id, start of the sentence
Links = Sequence[tuple[str, str, Iterable[SentencePair]]]
Compared = Mapping[tuple[str, str], SentenceComparison]


@dataclass(frozen=True, slots=True)
class Fact:
    """What one or more articles of an event tell, as a cluster of linked sentences.

    `article_id`, `start` and `end` give the representative sentence; `spans` each article's
    sentences; `order` the place of the fact among those that an article tells, from 0.
    `only_here` says that no sentence of another article comes near it; a fact of one article
    without `only_here` is undecided: not linked, perhaps told. `syndicated` says that the
    representative stands word for word in another article.
    """

    article_id: str
    start: int
    end: int
    spans: dict[str, list[Span]]
    order: dict[str, int]
    only_here: bool
    syndicated: bool


def coverage(
    tellings: Sequence[Layers], links: Links, compared: Compared | None = None
) -> list[Fact]:
    """Group the linked sentences of an event into facts, and list what stands alone.

    Parameters
    ----------
    tellings : sequence of Layers
        The articles of one event.
    links : sequence of (article_id_a, article_id_b, sentence pairs)
        As `sentence_pairs` finds them, for every two articles.
    compared : mapping of (article_id_a, article_id_b), optional
        What `compare_sentences` said of every two articles, in the order of `tellings`, so that
        it need not be found again.

    Returns
    -------
    list of Fact
        By how early they stand, in relative terms, in the article of their representative.
    """
    scores = _scores(links)
    clusters = _clusters(scores)
    linked = {key for cluster in clusters for key in cluster}
    alone = _alone(tellings, linked, _nearest(tellings, compared or {}))
    groups = [*clusters, *([key] for key in alone)]
    spans = {
        (t.article.article_id, s.start): Span(s.start, s.end) for t in tellings for s in t.sentences
    }
    orders, reused = _orders(groups), _reused(tellings)
    facts = []
    for number, cluster in enumerate(groups):
        first = min(cluster, key=lambda key: (-sum(scores.get(key, {}).values()), key))
        told: dict[str, list[Span]] = {}
        for key in sorted(cluster):
            told.setdefault(key[0], []).append(spans[key])
        order = {article: orders[article][number] for article in told}
        copied = _is_covered(spans[first], reused[first[0]])
        only = alone.get(first, False)
        facts.append(Fact(first[0], first[1], spans[first].end, told, order, only, copied))
    length = {t.article.article_id: max(1, len(t.article.text)) for t in tellings}
    return sorted(facts, key=lambda fact: (fact.start / length[fact.article_id], fact.article_id))


def _scores(links: Links) -> dict[Key, dict[Key, float]]:
    """Score of each link, from both ends."""
    scores: dict[Key, dict[Key, float]] = defaultdict(dict)
    for a, b, pairs in links:
        for pair in pairs:
            scores[a, pair.start_a][b, pair.start_b] = pair.score
            scores[b, pair.start_b][a, pair.start_a] = pair.score
    return dict(scores)


def _clusters(scores: Mapping[Key, Mapping[Key, float]]) -> list[list[Key]]:
    """Average-link clusters of sentences; one that fits nowhere joins its best partner's.

    Only pairs from different articles count, so that a lead which links to everything does not
    make one fact of the whole story.
    """
    cluster_of = {key: index for index, key in enumerate(sorted(scores))}
    members = {index: [key] for key, index in cluster_of.items()}
    ordered = sorted((-s, a, b) for a, row in scores.items() for b, s in row.items() if a < b)
    for _, a, b in ordered:
        x, y = cluster_of[a], cluster_of[b]
        if x != y and _mean_score(members[x], members[y], scores) >= AVERAGE:
            for key in members[y]:
                cluster_of[key] = x
            members[x] += members.pop(y)
    for key in sorted(scores):
        x = cluster_of[key]
        if len(members[x]) == 1:
            best = min(scores[key], key=lambda other: (-scores[key][other], other))
            cluster_of[key] = cluster_of[best]
            members[cluster_of[best]].append(key)
            del members[x]
    return [sorted(keys) for keys in members.values()]


def _mean_score(a: Sequence[Key], b: Sequence[Key], scores: Mapping[Key, Mapping[Key, float]]) -> float:  # fmt: skip
    found = [scores[x].get(y, 0.0) for x in a for y in b if x[0] != y[0]]
    return sum(found) / len(found) if found else 0.0


def _nearest(tellings: Sequence[Layers], compared: Compared) -> dict[Key, float]:
    """Score of the likeliest link of each sentence to any other article."""
    nearest: dict[Key, float] = defaultdict(float)
    for a, b in combinations(tellings, 2):
        ids = (a.article.article_id, b.article.article_id)
        comparison = compared.get(ids) or compare_sentences(a, b)
        for article, near in zip(ids, (comparison.near_a, comparison.near_b), strict=True):
            for start, score in near.items():
                nearest[article, start] = max(nearest[article, start], score)
    return nearest


def _alone(
    tellings: Sequence[Layers], linked: set[Key], nearest: Mapping[Key, float]
) -> dict[Key, bool]:
    """Sentences without a link, and whether no other article comes near them either."""
    alone = {}
    for telling in tellings:
        for sentence in telling.sentences:
            key = (telling.article.article_id, sentence.start)
            printed = telling.article.text[sentence.start : sentence.end]
            told = len(set(stems(printed))) >= FEWEST_WORDS
            if told and key not in linked and not evidence.is_furniture(telling, sentence):
                alone[key] = len(tellings) > 1 and nearest.get(key, 0.0) < NEAR
    return alone


def _orders(clusters: Sequence[Sequence[Key]]) -> dict[str, dict[int, int]]:
    """Rank of each cluster among those of an article, by its first sentence there."""
    first: dict[str, dict[int, int]] = defaultdict(dict)
    for number, cluster in enumerate(clusters):
        for article, start in sorted(cluster, reverse=True):
            first[article][number] = start
    return {
        article: {n: rank for rank, n in enumerate(sorted(starts, key=starts.__getitem__))}
        for article, starts in first.items()
    }


def _reused(tellings: Sequence[Layers]) -> dict[str, list[Span]]:
    """Stretches of each article that stand word for word in another."""
    reused: dict[str, list[Span]] = {t.article.article_id: [] for t in tellings}
    for a, b in combinations(tellings, 2):
        for passage in passages(a, b):
            reused[a.article.article_id].append(Span(passage.start_a, passage.end_a))
            reused[b.article.article_id].append(Span(passage.start_b, passage.end_b))
    return reused


def _is_covered(sentence: Span, spans: Sequence[Span]) -> bool:
    covered = sum(
        max(0, min(s.end, sentence.end) - max(s.start, sentence.start)) for s in merge(spans)
    )
    return 2 * covered >= sentence.end - sentence.start > 0
