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
from analysis.alignment.words import stems
from analysis.layers import Layers
from analysis.spans import Span

AVERAGE = 0.4  # mean score between two clusters of sentences that tell one fact; no link counts 0
FEWEST_WORDS = 4  # content words below which a sentence is too thin to be anybody's only fact
NEAR = 0.05  # link score from which a sentence may be told elsewhere after all

Key = tuple[str, int]  # article id, start of the sentence
Links = Sequence[tuple[str, str, Iterable[SentencePair]]]
Compared = Mapping[tuple[str, str], SentenceComparison]


@dataclass(frozen=True, slots=True)
class Fact:
    """What one or more articles of an event tell, as a cluster of sentences that tell the same.

    `article_id`, `start` and `end` give the representative sentence; `spans` the sentences of each
    article that tells the fact, `touched` those of each other article that share a part of it;
    `order` the place of the fact among those that an article tells, from 0.
    `only_here` says that no sentence of another article comes near it; a fact of one article
    without `only_here` is undecided: told in part elsewhere, or perhaps told in other words.
    """

    article_id: str
    start: int
    end: int
    spans: dict[str, list[Span]]
    touched: dict[str, list[Span]]
    order: dict[str, int]
    only_here: bool


def coverage(
    tellings: Sequence[Layers], links: Links, compared: Compared | None = None
) -> list[Fact]:
    """Group the sentences of an event that tell the same into facts, and list what stands alone.

    An article tells a fact when a "same" link joins its sentence to the fact's; a "partial" link
    makes no teller, and leaves what it joins undecided.

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
    scores, same = _scores(links), _scores(links, "same")
    clusters = _clusters(same, scores)
    alone = _alone(tellings, set(same))
    groups = [*clusters, *([key] for key in alone)]
    near = set(scores) | _near(tellings, compared or {})
    spans = {
        (t.article.article_id, s.start): Span(s.start, s.end) for t in tellings for s in t.sentences
    }
    orders = _orders(groups)
    facts = []
    for number, cluster in enumerate(groups):
        first = _representative(cluster, scores)
        told = _by_article(cluster, spans)
        linked = {key for told_by in cluster for key in scores.get(told_by, ())}
        touched = _by_article([key for key in linked if key[0] not in told], spans)
        order = {article: orders[article][number] for article in told}
        only = len(tellings) > 1 and len(told) == 1 and near.isdisjoint(cluster)
        facts.append(Fact(first[0], first[1], spans[first].end, told, touched, order, only))
    length = {t.article.article_id: max(1, len(t.article.text)) for t in tellings}
    return sorted(facts, key=lambda fact: (fact.start / length[fact.article_id], fact.article_id))


def _scores(links: Links, label: str = "") -> dict[Key, dict[Key, float]]:
    """Score of each link, from both ends; with `label`, of the links that have it."""
    scores: dict[Key, dict[Key, float]] = defaultdict(dict)
    for a, b, pairs in links:
        for pair in pairs:
            if not label or pair.label == label:
                scores[a, pair.start_a][b, pair.start_b] = pair.score
                scores[b, pair.start_b][a, pair.start_a] = pair.score
    return dict(scores)


def _representative(cluster: Sequence[Key], scores: Mapping[Key, Mapping[Key, float]]) -> Key:
    """The sentence best linked to the others of its cluster."""
    return min(cluster, key=lambda key: (-sum(scores.get(key, {}).get(k, 0.0) for k in cluster), key))  # fmt: skip


def _by_article(keys: Iterable[Key], spans: Mapping[Key, Span]) -> dict[str, list[Span]]:
    """Sentences by the article that they stand in."""
    told: dict[str, list[Span]] = {}
    for key in sorted(keys):
        told.setdefault(key[0], []).append(spans[key])
    return told


def _clusters(
    same: Mapping[Key, Mapping[Key, float]], scores: Mapping[Key, Mapping[Key, float]]
) -> list[list[Key]]:
    """Average-link clusters along the `same` links; one that fits nowhere joins its best partner's.

    Only pairs from different articles count, so that a lead which links to everything does not
    make one fact of the whole story.
    """
    cluster_of = {key: index for index, key in enumerate(sorted(same))}
    members = {index: [key] for key, index in cluster_of.items()}
    ordered = sorted((-s, a, b) for a, row in same.items() for b, s in row.items() if a < b)
    for _, a, b in ordered:
        x, y = cluster_of[a], cluster_of[b]
        if x != y and _mean_score(members[x], members[y], scores) >= AVERAGE:
            for key in members[y]:
                cluster_of[key] = x
            members[x] += members.pop(y)
    for key in sorted(same):
        x = cluster_of[key]
        if len(members[x]) == 1:
            best = min(same[key], key=lambda other: (-same[key][other], other))
            cluster_of[key] = cluster_of[best]
            members[cluster_of[best]].append(key)
            del members[x]
    return [sorted(keys) for keys in members.values()]


def _mean_score(a: Sequence[Key], b: Sequence[Key], scores: Mapping[Key, Mapping[Key, float]]) -> float:  # fmt: skip
    found = [scores[x].get(y, 0.0) for x in a for y in b if x[0] != y[0]]
    return sum(found) / len(found) if found else 0.0


def _near(tellings: Sequence[Layers], compared: Compared) -> set[Key]:
    """Sentences that some sentence of another article comes near."""
    near = set()
    for a, b in combinations(tellings, 2):
        ids = (a.article.article_id, b.article.article_id)
        comparison = compared.get(ids) or compare_sentences(a, b)
        for article, scores in zip(ids, (comparison.near_a, comparison.near_b), strict=True):
            near |= {(article, start) for start, score in scores.items() if score >= NEAR}
    return near


def _alone(tellings: Sequence[Layers], told: set[Key]) -> list[Key]:
    """Sentences that are in no cluster, and say enough to be a fact."""
    alone = []
    for telling in tellings:
        for sentence in telling.sentences:
            key = (telling.article.article_id, sentence.start)
            printed = telling.article.text[sentence.start : sentence.end]
            enough = len(set(stems(printed))) >= FEWEST_WORDS
            if enough and key not in told and not evidence.is_furniture(telling, sentence):
                alone.append(key)
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
