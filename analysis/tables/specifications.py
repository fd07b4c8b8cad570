"""Each headline comparison of 05-framing under every combination of choices that could turn it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from sys import intern
from typing import Literal

import pandas as pd

from analysis import comparison, framing
from analysis.framing.prominence import within
from analysis.layers import Layers, Mention
from analysis.spans import blank
from analysis.tables.articles import frame, marked_quotes, share
from analysis.tables.framing import (
    AGENTS,
    PER_WORDS,
    VOICE,
    VOICE_NAMES,
    WHERE,
    frame_names,
    selection,
    validation,
    words_within,
)
from analysis.tables.packed import articles_of
from analysis.tables.words import leading, named_outlets, outlet_names

CLEANING, QUOTATIONS = ("cut", "kept"), ("counted", "left out")
CASE, STOP_WORDS = ("folded", "as printed"), ("kept", "dropped")
PRIORS: tuple[Literal["pooled", "flat"], ...] = ("pooled", "flat")
WORD_CHOICES = {
    "cleaning": CLEANING, "quotations": QUOTATIONS, "case": CASE, "stop_words": STOP_WORDS,
    "prior": PRIORS,
}  # fmt: skip
RATE_CHOICES = {"cleaning": CLEANING, "quotations": QUOTATIONS}
PER = {
    "frame": ("per 1,000 words", "share of sentences"),
    "voice": ("per 1,000 words", "share of sentences"),
    "form": ("share of namings", "share of persons"),
}
COLUMNS = (
    "comparison", "kind", "outlet", "against", "category", "count", "elsewhere", "unit",
    *WORD_CHOICES, "estimate", "reported",
)  # fmt: skip
RATE_COLUMNS = ("kind", "category", "where", "outlet", "event", "count", "rate")
WORDS = 3
"""How many words of an outlet the findings name; these are the comparisons tried."""

Corpus = Sequence[Layers]


@dataclass(frozen=True)
class Pair:
    """A rate compared between the outlet where it is highest and the one where it is lowest.

    `count` and `elsewhere` are how often its cues or namings stand in the one and in the other.
    """

    kind: str
    category: str
    high: str
    low: str
    count: int
    elsewhere: int


def specifications(
    raw: Corpus,
    balanced: Corpus,
    event_of: Mapping[str, str],
    terms: pd.DataFrame,
    rates: pd.DataFrame,
) -> pd.DataFrame:
    """One row a headline comparison and specification: the estimate, and whether it is the one reported.

    Words: z of the log-odds of the leading words of three outlets against all others.  Rates: the
    mean over events of the difference between two outlets, for the frame furthest apart, for
    persons named with a title, and for hedges, boosters and loaded words.  An estimate above zero
    agrees in sign with a comparison that says "more".  `count` and `elsewhere` are the places that
    the comparison reported rests on, in the outlet named and in what it is set against.

    References
    ----------
    Simonsohn, Simmons and Nelson (2020), Specification curve analysis, Nature Human Behaviour 4.
    """
    readings = {"cut": balanced, "kept": raw}
    tables = [
        *word_curves(readings, event_of, terms),
        *rate_curves(readings, event_of, headline_pairs(rates)),
    ]
    if not tables:
        return frame([], COLUMNS).astype({"estimate": float, "reported": bool})
    joined = pd.concat(tables, ignore_index=True)
    return joined.reindex(columns=list(COLUMNS)).fillna(dict.fromkeys(WORD_CHOICES, ""))


def word_curves(
    readings: Mapping[str, Corpus], event_of: Mapping[str, str], terms: pd.DataFrame
) -> list[pd.DataFrame]:
    """Specifications of the leading words of the outlets that the findings name."""
    articles = articles_of(readings["cut"])
    outlets = [article.teller for article in articles]
    events = [event_of[article.article_id] for article in articles]
    counted = counter(readings)
    named = {outlet: leading(terms, outlet).head(WORDS) for outlet in named_outlets(terms)}

    @cache
    def scores(
        cleaning: str, quotations: str, case: str, stop_words: str, prior: Literal["flat", "pooled"]
    ) -> dict[tuple[str, str], float]:
        counts = counted(cleaning, quotations, case, stop_words)
        found: dict[tuple[str, str], float] = {}
        for outlet, rows in named.items():
            table = comparison.paired_scores(counts, outlets, events, outlet, prior=prior)
            found |= {(outlet, word): z for word, z in of_words(table, rows["term"]).items()}
        return found

    curves = []
    for outlet, rows in named.items():
        for row in rows.itertuples():
            word = str(row.term)
            curve = comparison.specifications(
                WORD_CHOICES,
                lambda outlet=outlet, word=word, **choice: scores(**choice)[outlet, word],
            )
            reported = pd.concat([curve[n] == c[0] for n, c in WORD_CHOICES.items()], axis=1)
            named_by = {"comparison": f"“{word}” in {outlet}", "kind": "word", "outlet": outlet}
            named_by |= {"against": "all others", "category": word, "unit": "z of log-odds"}
            named_by |= {"count": row.count, "elsewhere": row.elsewhere}
            curves.append(curve.assign(**named_by, reported=reported.all(axis=1)))
    return curves


def of_words(scores: pd.DataFrame, words: Iterable[str]) -> dict[str, float]:
    """Return z of each word: of its most frequent form where case is kept, nan where it is not found."""
    lowered = scores.index.astype(str).str.lower()
    times = scores["count_a"] + scores["count_b"]
    found = {}
    for word in words:
        forms = times[lowered == word]
        found[word] = float(scores["z"].loc[forms.idxmax()]) if len(forms) else float("nan")
    return found


def counter(readings: Mapping[str, Corpus]) -> Callable[..., list[Counter[str]]]:
    """Return what counts the words of every article under one set of choices, each text read once."""
    mask = outlet_names(readings["cut"])

    @lru_cache(maxsize=1)  # asked for with one case and list of stop words after the other
    def printed(cleaning: str, quotations: str) -> list[Counter[str]]:
        found = []
        for layers in readings[cleaning]:
            said = marked_quotes(layers) if quotations == "left out" else ()
            hidden = [*layers.boilerplate, *said]
            counts = framing.term_counts(layers.article.text, hidden, mask, lower=False)
            # one text of each word for the whole corpus
            found.append(Counter({intern(term): times for term, times in counts.items()}))
        return found

    @lru_cache(maxsize=1)  # asked for with one prior after the other
    def counted(cleaning: str, quotations: str, case: str, stop_words: str) -> list[Counter[str]]:
        stop = framing.stop_words() if stop_words == "dropped" else frozenset[str]()
        found = []
        for article in printed(cleaning, quotations):
            counts: Counter[str] = Counter()
            for term, times in article.items():
                lowered = intern(term.lower())
                if lowered not in stop:
                    counts[lowered if case == "folded" else term] += times
            found.append(counts)
        return found

    return counted


def headline_pairs(rates: pd.DataFrame) -> list[Pair]:
    """Return the rates that the findings compare, each with its highest and lowest outlet within events."""
    if rates["outlet"].nunique() < 2:
        return []
    apart = apart_within_events(rates)
    times = as_reported(rates).groupby(["kind", "category", "outlet"])["count"].sum()
    spread = (apart.max(axis=1) - apart.min(axis=1)).sort_values(ascending=False, kind="stable")
    frames = [key for key in spread.index if key[0] == "frame"][:1]
    wanted = [*frames, ("form", "title"), *(("voice", category) for category in VOICE)]
    known = apart.dropna(how="all").index
    pairs = []
    for kind, category in wanted:
        if (kind, category) in known and spread[kind, category] > 0:
            own = apart.loc[(kind, category)]
            high, low = str(own.idxmax()), str(own.idxmin())
            here, there = (int(times[kind, category, outlet]) for outlet in (high, low))
            pairs.append(Pair(str(kind), str(category), high, low, here, there))
    return pairs


def as_reported(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the rates that are reported: voice outside quotations, all else everywhere."""
    where = rates["kind"].map(lambda kind: WHERE[1] if kind == "voice" else WHERE[0])
    return rates.loc[rates["where"] == where, list(RATE_COLUMNS)]


def apart_within_events(rates: pd.DataFrame) -> pd.DataFrame:
    """Return how far outlets (columns) lie from the others of the same events, by kind and category.

    Means over events of the rates as reported, so that none is apart for the events that it tells;
    of many outlets, those that can be compared in two events or more.
    """
    keys = ["kind", "category", "event"]
    by_event = as_reported(rates).groupby([*keys, "outlet"])["rate"].mean().unstack()
    apart = comparison.from_others(by_event)
    compared = comparison.of_several_events(apart.groupby(level="event").mean())
    return apart[compared].groupby(level=keys[:2]).mean()


def rate_curves(
    readings: Mapping[str, Corpus], event_of: Mapping[str, str], pairs: Sequence[Pair]
) -> list[pd.DataFrame]:
    """Specifications of each rate: cleaning, quotations, and what it is a share of."""
    rows: dict[tuple[Pair, str, str, str], list[tuple[str, str, float]]] = {}
    for cleaning, corpus in readings.items():
        for layers in corpus:
            outlet, event = layers.article.teller, event_of[layers.article.article_id]
            compared = (pair for pair in pairs if outlet in (pair.high, pair.low))
            for pair, how, unit in chosen(compared):
                row = (event, outlet, rate_of(layers, pair, how, unit))
                rows.setdefault((pair, cleaning, how, unit), []).append(row)
    return [rate_curve(pair, rows) for pair in pairs]


def chosen(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, str, str]]:
    """Return every way of counting the rate of each pair in one reading."""
    for pair in pairs:
        for quotations, unit in product(QUOTATIONS, PER[pair.kind]):
            yield pair, quotations, unit


def rate_curve(
    pair: Pair, rows: Mapping[tuple[Pair, str, str, str], Sequence[tuple[str, str, float]]]
) -> pd.DataFrame:
    """Specifications of one rate, from the event, outlet and rate of each article under each."""

    def estimate(cleaning: str, quotations: str, unit: str) -> float:
        known = rows[pair, cleaning, quotations, unit]
        table = pd.DataFrame(known, columns=["event", "outlet", "value"])
        found = comparison.differences(table, "value", pair.high, pair.low)
        return float(found["difference"].mean())

    curve = comparison.specifications({**RATE_CHOICES, "unit": PER[pair.kind]}, estimate)
    quotations = "left out" if pair.kind == "voice" else "counted"
    reported = (curve["cleaning"] == "cut") & (curve["quotations"] == quotations)
    return curve.assign(
        comparison=f"{what_of(pair)}, {pair.high} against {pair.low}", kind=pair.kind, outlet=pair.high,
        against=pair.low, category=pair.category, count=pair.count, elsewhere=pair.elsewhere,
        reported=reported & (curve["unit"] == PER[pair.kind][0]),
    )  # fmt: skip


def what_of(pair: Pair) -> str:
    """Return what a rate is of, in words; a frame that is not validated is called so."""
    if pair.kind == "frame":
        return frame_names([pair.category], validation())[pair.category]
    return "persons with a title" if pair.kind == "form" else VOICE_NAMES[pair.category]


def rate_of(layers: Layers, pair: Pair, quotations: str, unit: str) -> float:
    """Return one article's rate under one specification."""
    where = WHERE[1] if quotations == "left out" else WHERE[0]
    counts = selection(layers, where)
    if pair.kind == "form":
        return title_share([m for m in layers.mentions if m.kind == AGENTS[0] and counts(m)], unit)
    hits = layers.frames if pair.kind == "frame" else layers.voice
    cues = [hit for hit in hits if hit.category == pair.category and counts(hit)]
    if unit == PER[pair.kind][0]:
        return PER_WORDS * share(len(cues), words_within(layers, where))
    body = blank(layers.article.text, layers.boilerplate)
    sentences = [s for s in layers.sentences if counts(s) and body[s.start : s.end].strip()]
    return share(sum(bool(within(s, cues)) for s in sentences), len(sentences))


def title_share(namings: Sequence[Mention], unit: str) -> float:
    """Return the share of namings with a title, or of persons who are given one anywhere."""
    titled = [(m.name, m.form == "title") for m in namings]
    if unit == PER["form"][0]:
        return share(sum(title for _, title in titled), len(titled))
    persons = {name for name, _ in titled}
    return share(len({name for name, title in titled if title}), len(persons))
