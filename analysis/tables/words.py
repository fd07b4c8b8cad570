"""Tables of word use: each outlet's terms against the others', tested where events allow."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

import pandas as pd

from analysis import comparison, framing
from analysis.layers import Layers
from analysis.tables.articles import frame
from analysis.tables.packed import articles_of

SCORES = ("log_ratio", "log_likelihood", "z", "z_paired", "p", "p_family", "p_all", "q")
COLUMNS = (
    "term", "outlet", "count", "per_1000", "elsewhere", "elsewhere_per_1000", "events", *SCORES,
)  # fmt: skip
TEST_COLUMNS = (
    "outlet", "terms", "prior", "variance", "n_terms", "tested", "beyond_threshold", "threshold",
    "n_events", "n_articles", "smallest_p", "relabellings", "exact", "note",
)  # fmt: skip
MASK_COLUMNS = (
    "outlet", "term", "own_name", "removed", "count_before", "count_after", "rank_before",
    "rank_after", "z_before", "z_after",
)  # fmt: skip
PRIOR: Literal["pooled"] = "pooled"
VARIANCE: Literal["two_terms"] = "two_terms"
"""What the tables are computed with; the specifications and the benchmark have the others."""
LEAST_COUNT = 3
"""A word counts as leading an outlet's list from so many occurrences there on."""
LEAST_LOG_RATIO = 1.0
"""It stands at least twice as often there as elsewhere, or is further apart than chance has it."""
LEAST_PHRASE = 2
OUTLETS_NAMED = 3
RANKED_BEFORE = 10

Tests = list[comparison.KeynessTest]


def counts_of(
    corpus: Sequence[Layers], mask: Collection[str] = (), ngram: int = 1
) -> list[Counter[str]]:
    """Count the terms of each article, furniture cut; phrases neither begin nor end with a stop word."""
    stop = framing.stop_words() if ngram > 1 else frozenset[str]()
    return [
        framing.term_counts(a.article.text, a.boilerplate, mask, ngram, stop=stop) for a in corpus
    ]


def outlet_names(corpus: Sequence[Layers]) -> tuple[str, ...]:
    """Return every name by which the corpus' outlets call themselves and each other."""
    return framing.self_names(sorted({article.outlet for article in articles_of(corpus)}))


def compared(corpus: Sequence[Layers], event_of: Mapping[str, str], ngram: int = 1) -> Tests:
    """Compare each outlet with all others, within events; nothing where there is one outlet."""
    outlets = [article.teller for article in articles_of(corpus)]
    events = [event_of[article.article_id] for article in articles_of(corpus)]
    if len(set(outlets)) < 2:
        return []
    counts = counts_of(corpus, outlet_names(corpus), ngram)
    level = comparison.LEVEL / corrected_for(len(set(outlets)))
    return [
        comparison.permute_keyness(
            counts, outlets, events, o, prior=PRIOR, variance=VARIANCE, level=level
        )
        for o in sorted(set(outlets))
    ]


def corrected_for(outlets: int) -> int:
    """Count the comparisons that so many outlets make; those of two are one, seen from both sides."""
    return 1 if outlets == 2 else outlets


def word_tables(corpus: Sequence[Layers], event_of: Mapping[str, str]) -> dict[str, pd.DataFrame]:
    """Make the tables terms, phrases, word_tests and masked_names.

    `terms` has one row a word and outlet: its count there and elsewhere, and its scores.  Furniture
    is cut and every outlet's own names are masked.  Positive z: more in this outlet than in all
    others together (Monroe, Colaresi and Quinn 2008).  `z_paired`, `p`, `p_family`, `p_all` and `q`
    come from exchanging outlet labels within events and are empty under six events: with one article
    an outlet z ranks words and tests nothing; `p_all` corrects `p_family` for the number of outlets
    too.  A word that an outlet never uses stands there if that is more than chance.  `phrases` is the same for two words in a row that stand at
    least twice, with `association`, how far the two go together beyond chance; `word_tests` says how
    each comparison was made and what it can show at most.
    """
    words, phrases = (compared(corpus, event_of, ngram) for ngram in (1, 2))
    rows = [
        *(how_made(test, "words", len(words)) for test in words),
        *(how_made(test, "phrases", len(phrases)) for test in phrases),
    ]
    twice = table_of(phrases).query("count + elsewhere >= @LEAST_PHRASE")
    return {
        "terms": table_of(words),
        "phrases": twice.assign(association=associations(corpus, twice["term"])),
        "word_tests": frame(rows, TEST_COLUMNS),
        "masked_names": masked_names(corpus, event_of, words),
    }


def associations(corpus: Sequence[Layers], phrases: Iterable[str]) -> list[float]:
    """How far the two words of each phrase go together beyond chance, over the whole corpus.

    The likelihood ratio of Dunning (1993), Accurate methods for the statistics of surprise and
    coincidence, Computational Linguistics 19, as NLTK has it.
    """
    from nltk.metrics.association import BigramAssocMeasures

    mask = outlet_names(corpus)
    pairs: Counter[str] = Counter()
    for layers in corpus:
        pairs.update(framing.term_counts(layers.article.text, layers.boilerplate, mask, ngram=2))
    first, second = Counter[str](), Counter[str]()
    for pair, times in pairs.items():
        before, after = pair.split(" ")
        first[before] += times
        second[after] += times
    whole = pairs.total()
    return [
        float(BigramAssocMeasures.likelihood_ratio(pairs[p], (first[a], second[b]), whole))
        for p in phrases
        for a, b in [p.split(" ")]
    ]


def table_of(found: Tests) -> pd.DataFrame:
    """Join the terms of all outlets."""
    if not found:
        return pd.DataFrame(columns=list(COLUMNS))
    tables = [rows_of(test.outlet, test.table, len(found)) for test in found]
    return pd.concat(tables, ignore_index=True)


def rows_of(outlet: str, scores: pd.DataFrame, outlets: int) -> pd.DataFrame:
    """Return one outlet's terms, furthest towards the outlet first."""
    here, rest = scores["count_a"], scores["count_b"]
    scores = scores.assign(p_all=(corrected_for(outlets) * scores["p_family"]).clip(upper=1.0))
    rows = pd.DataFrame(
        {
            "term": scores.index,
            "outlet": outlet,
            "count": here.astype(int),
            "per_1000": 1000 * here / max(1.0, here.sum()),
            "elsewhere": rest.astype(int),
            "elsewhere_per_1000": 1000 * rest / max(1.0, rest.sum()),
            "events": scores["n_events"].astype(int),
            **{name: scores[name] for name in SCORES},
        }
    )
    rows = rows[(rows["count"] > 0) | (rows["p_all"] <= comparison.LEVEL)].reset_index(drop=True)
    return rows.sort_values(["z", "term"], ascending=[False, True])


def how_made(test: comparison.KeynessTest, terms: str, outlets: int) -> dict[str, object]:
    """Describe one comparison: options, size, the smallest p possible, and why no test.

    `threshold` and what is beyond it are corrected for the number of outlets.
    """
    tested = test.table["p_family"].dropna()
    comparisons = corrected_for(outlets)
    beyond = comparisons * tested <= comparison.LEVEL
    limit = comparison.limit_of_test(test.smallest_p, comparisons) if len(tested) else ""
    return {
        "outlet": test.outlet, "terms": terms, "prior": PRIOR, "variance": VARIANCE,
        "n_terms": len(test.table), "tested": len(tested),
        "beyond_threshold": int(beyond.sum()),
        "threshold": float("nan") if test.threshold is None else test.threshold,
        "n_events": test.n_events, "n_articles": test.n_articles, "smallest_p": test.smallest_p,
        "relabellings": test.relabellings, "exact": test.exact, "note": test.note or limit,
    }  # fmt: skip


def leading(terms: pd.DataFrame, outlet: str) -> pd.DataFrame:
    """Return an outlet's terms that are frequent and far enough apart, furthest towards it first.

    Function words are left out here; the table of terms keeps them.
    """
    own = terms[terms["outlet"] == outlet]
    content = ~own["term"].isin(framing.stop_words())
    apart = (own["log_ratio"] >= LEAST_LOG_RATIO) | (own["p_all"] <= comparison.LEVEL)
    return own[content & apart & (own["count"] >= LEAST_COUNT) & (own["z"] > 0)]


def named_outlets(terms: pd.DataFrame) -> list[str]:
    """Return the outlets whose words a finding names: all of a few, else those furthest apart."""
    outlets = sorted(terms["outlet"].unique())
    furthest = {outlet: float(leading(terms, outlet)["z"].max()) for outlet in outlets}
    known = [outlet for outlet in outlets if not math.isnan(furthest[outlet])]
    return sorted(sorted(known, key=furthest.__getitem__, reverse=True)[:OUTLETS_NAMED])


def masked_names(
    corpus: Sequence[Layers], event_of: Mapping[str, str], after: Tests
) -> pd.DataFrame:
    """List what the mask of outlets' own names changes: one row a word and outlet.

    Words whose count the mask lowers (`removed` times), and those among the first ten words before
    or after: their places in the outlet's list, their counts and their z without and with the mask.
    """
    outlets = [article.teller for article in articles_of(corpus)]
    events = [event_of[article.article_id] for article in articles_of(corpus)]
    counts = counts_of(corpus)
    own = {word for name in outlet_names(corpus) for word in framing.tokens(name)}
    tables = []
    for test in after:
        plain = comparison.paired_scores(counts, outlets, events, test.outlet, prior=PRIOR, variance=VARIANCE)  # fmt: skip
        sides = [ranked(rows_of(test.outlet, t, len(after))) for t in (plain, test.table)]
        both = sides[0].add_suffix("_before").join(sides[1].add_suffix("_after"), how="outer")
        both[["count_before", "count_after"]] = both[["count_before", "count_after"]].fillna(0)
        both["removed"] = both["count_before"] - both["count_after"]
        first = both[["rank_before", "rank_after"]].min(axis=1) <= RANKED_BEFORE
        both = both[(both["removed"] > 0) | first].reset_index(names="term")
        named = both["term"].isin(own - framing.stop_words()) & (both["removed"] > 0)
        tables.append(both.assign(outlet=test.outlet, own_name=named))
    if not tables:
        return frame([], MASK_COLUMNS)
    joined = pd.concat(tables, ignore_index=True)[list(MASK_COLUMNS)]
    whole = dict.fromkeys(("removed", "count_before", "count_after"), int)
    return joined.sort_values(["outlet", "rank_before", "term"], kind="stable").astype(whole)


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Return count, z and place in the list of leading words, indexed by term."""
    order = leading(rows, rows["outlet"].iloc[0])["term"] if len(rows) else []
    places = {term: place for place, term in enumerate(order, 1)}
    indexed = rows.set_index("term")[["count", "z"]]
    return indexed.assign(rank=[places.get(term, float("nan")) for term in indexed.index])
