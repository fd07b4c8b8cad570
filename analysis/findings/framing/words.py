"""Findings on words and phrases that set outlets apart, how sure that is, and what the mask does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis import comparison, framing
from analysis.findings.amounts import counted, number
from analysis.findings.model import Finding
from analysis.findings.scopes import Scope, scope
from analysis.tables.framing import PER_WORDS
from analysis.tables.words import (
    LEAST_COUNT,
    LEAST_LOG_RATIO,
    corrected_for,
    leading,
    named_outlets,
)

WORDS_NAMED = 3
LEADING = 10
ROWS = 8
UNIT = "z of log-odds"
TERM_HEADS = {
    "outlet": "outlet", "term": "term", "association": "holds together", "count": "count", "per_1000": "per 1,000",
    "elsewhere": "elsewhere", "elsewhere_per_1000": "elsewhere per 1,000", "events": "events",
    "log_ratio": "log ratio", "log_likelihood": "G²", "z": "z", "z_paired": "z within events",
    "p_all": "p, all words", "q": "q",
}  # fmt: skip
SCORES = (
    "log ratio is of the rates, to base two; G² is Dunning's log-likelihood; z is the log-odds in "
    "standard errors."
)
TESTS = (
    "z within events is z against what exchanging the outlets' labels within events gives; p is for "
    "the furthest of all words and outlets; q is the share of false finds among the words up to this one."
)
TESTED = ("z_paired", "p_all", "q")
MASK_HEADS = {
    "outlet": "outlet", "term": "term", "own_name": "name of an outlet", "removed": "removed",
    "count_before": "count without mask", "rank_before": "place without mask",
    "z_before": "z without mask", "rank_after": "place with mask", "z_after": "z with mask",
}  # fmt: skip
"""The columns that the tables of words show, and under which heads."""

Tables = Mapping[str, pd.DataFrame]


def findings(tables: Tables) -> list[Finding]:
    """Words, phrases, how sure they are, and the outlets' own names."""
    return [words(tables), phrases(tables), certainty(tables), mask(tables)]


def distinctive(tables: Tables, outlet: str, table: str = "terms") -> pd.DataFrame:
    """Return an outlet's terms that are frequent enough, furthest towards it first."""
    return leading(tables[table], outlet)


def words(tables: Tables) -> Finding:
    """Name the words that set the outlets apart, with their counts; no test at n = 1."""
    return named_terms(tables, "terms", "framing.words", "word")


def phrases(tables: Tables) -> Finding:
    """Name the phrases of two words that set the outlets apart, with their counts."""
    return named_terms(tables, "phrases", "framing.phrases", "phrase")


def named_terms(tables: Tables, table: str, key: str, noun: str) -> Finding:
    """Name outlets' first terms with their counts here and elsewhere, and of how many words they are."""
    found = scope(tables["articles"])
    tops = {
        outlet: joined(distinctive(tables, outlet, table), tables["phrases"]).head(WORDS_NAMED)
        for outlet in named_outlets(tables[table])
    }
    parts: list[str] = []
    values: dict[str, float] = {}
    for outlet, top in tops.items():
        values |= {f"{outlet}: {row.term}": float(row.z) for row in top.itertuples()}
        here, rest = sizes_of(tables, outlet)
        terms = [f"“{row.term}” ({count_to(row, len(found.outlets))})" for row in top.itertuples()]
        among = f"{here:,} words, {rest:,} elsewhere"
        parts.append(f"in {found.subject(outlet)} ({among}): {', '.join(terms)}")
    text = f"{noun.capitalize()}s used far more {'; '.join(parts)}" if parts else f"No {noun} is used far more in one outlet"  # fmt: skip
    more = len(led(tables, table)) - len(parts)
    text += f"; for {counted(more, 'more outlet')} see the tables" if more else ""
    if len(tables["word_tests"]) and not tables["word_tests"]["n_events"].any():
        text = f"No {noun}s are compared: {comparison.reason_for_no_test(0)}"
    sure = beyond_chance(pd.concat([*tops.values()]), found) if parts else ""
    return Finding(key, f"{text}{sure}.", values, UNIT, found.events, table=table, rows=f"count >= {LEAST_COUNT}, log_ratio >= {LEAST_LOG_RATIO:g}")  # fmt: skip


def joined(terms: pd.DataFrame, phrases: pd.DataFrame) -> pd.DataFrame:
    """Name instead of a word the phrase that it stands in at all its places, each once.

    Examples
    --------
    >>> heads = ["outlet", "term", "count", "elsewhere"]
    >>> words = [("A", "port", 5, 1), ("A", "alden", 5, 1), ("A", "rain", 4, 0)]
    >>> phrases = pd.DataFrame([("A", "port alden", 5, 1), ("A", "heavy rain", 2, 0)], columns=heads)
    >>> joined(pd.DataFrame(words, columns=heads), phrases)["term"].tolist()
    ['port alden', 'rain']
    """
    whole = {
        (row.outlet, word, row.count, row.elsewhere): row.term
        for row in phrases[["outlet", "term", "count", "elsewhere"]].itertuples(name="Row")
        for word in row.term.split()
    }
    keys = zip(terms["outlet"], terms["term"], terms["count"], terms["elsewhere"], strict=True)
    named = [whole.get(key, key[1]) for key in keys]
    return terms.assign(term=named).drop_duplicates("term")


def sizes_of(tables: Tables, outlet: str) -> tuple[int, int]:
    """Return of how many words an outlet's counts are, and those elsewhere; numbers are none of them."""
    own = tables["terms"][tables["terms"]["outlet"] == outlet]
    here, both = own[own["count"] > 0], own[own["elsewhere"] > 0]
    sizes = (
        (here["count"] / here["per_1000"]).head(1).sum(),
        (both["elsewhere"] / both["elsewhere_per_1000"]).head(1).sum(),
    )
    return round(PER_WORDS * sizes[0]), round(PER_WORDS * sizes[1])


def count_to(row: Any, outlets: int) -> str:
    """Return a term's counts here and elsewhere; of more than two outlets with the ratio of the rates."""
    times = f", {number(2**row.log_ratio, 1)} times the rate" if outlets > 2 and row.elsewhere else ""  # fmt: skip
    return f"{row.count} to {row.elsewhere}{times}"


def beyond_chance(named: pd.DataFrame, found: Scope) -> str:
    """Say how many of the terms named are further apart than chance has it, or that none is tested."""
    if found.single:
        return "; with one article each this is a description, no test"
    if named["p_all"].isna().all():
        return "; none of them stands in enough events to be tested"
    sure, those = int((named["p_all"] <= comparison.LEVEL).sum()), f"of these {len(named)}"
    if len(named) == 1:
        return f"; it is {'' if sure else 'not '}beyond chance"
    many = "all" if sure == len(named) else sure or "none"
    return f"; {many} {those} {'are' if sure > 1 else 'is'} beyond chance"


def certainty(tables: Tables) -> Finding:
    """Say how many words are further apart than relabelling within events gives, or why none is tested."""
    found = scope(tables["articles"])
    tests = tables["word_tests"].query("terms == 'words'") if len(tables["word_tests"]) else tables["word_tests"]  # fmt: skip
    made = tests[tests["tested"] > 0]
    if made.empty:
        why = str(tests["note"].iloc[0]) if len(tests) else "there is one outlet"
        return Finding("framing.certainty", f"No word is tested: {why}.", {"tested": 0}, "words", found.events, table="word_tests")  # fmt: skip
    # The comparisons of two outlets are one, seen from both sides.
    made = made.head(1) if len(tests) == 2 else made
    values = {str(row.outlet): int(row.beyond_threshold) for row in made.itertuples()}
    terms = tables["terms"]
    sure = terms.loc[terms["p_all"] <= comparison.LEVEL, "term"].nunique()
    outlets = corrected_for(len(tests))
    compared = "each outlet against all others" if outlets > 1 else "one outlet against the other"
    bars = sorted({number(z, 2) for z in (made["threshold"].min(), made["threshold"].max())})
    text = (
        f"Of {counted(int(made['tested'].max()), 'word')} in {comparison.LEAST_EVENTS} events or more, "
        f"{compared}, {counted(sure, 'word')} go beyond what relabelling within events gives for the "
        f"furthest of all words{' and outlets' if outlets > 1 else ''} in 5 % of cases "
        f"(|z| {' to '.join(bars)}); {counted(int(made['n_events'].max()), 'event')} and "
        f"{int(made['relabellings'].max()):,} relabellings allow no p under "
        f"{number(min(1.0, outlets * made['smallest_p'].min()), 4)} once corrected."
    )
    return Finding("framing.certainty", text, values, "words", found.events, table="word_tests")


def mask(tables: Tables) -> Finding:
    """Say what masking the outlets' own names takes out, and which would have led without it."""
    known = tables["masked_names"]
    own = known[known["own_name"].astype(bool)] if len(known) else known
    if own.empty:
        return Finding("framing.mask", "Once page furniture is cut, no text names an outlet, so that masking their names changes nothing.", {"removed": 0}, "words", table="masked_names")  # fmt: skip
    led = own[(own["rank_before"] <= LEADING) & ~(own["rank_after"] <= LEADING)]
    values = {f"{row.outlet}: {row.term}": int(row.removed) for row in own.itertuples()}
    named = [f"“{row.term}” of {row.outlet} ({row.removed} times)" for row in led.head(WORDS_NAMED).itertuples()]  # fmt: skip
    would = f"without it {', '.join(named)} would stand among the ten first words" if named else "none of them would have stood among the ten first words"  # fmt: skip
    text = f"Masking the outlets' own names takes {counted(int(own['removed'].sum()), 'word')} out of the texts; {would}."  # fmt: skip
    return Finding("framing.mask", text, values, "times removed", table="masked_names")


def without_mask(tables: Tables) -> pd.DataFrame:
    """Return the first words of outlets whose name the mask removes, without and with it, side by side."""
    masked = tables["masked_names"]
    own = masked["own_name"].astype(bool)
    first = masked[["rank_before", "rank_after"]].min(axis=1) <= LEADING
    told = masked["outlet"].isin(masked.loc[own, "outlet"])
    return masked.loc[told & (first | own), [*MASK_HEADS]].rename(columns=MASK_HEADS)


def term_rows(tables: Tables, table: str = "terms") -> pd.DataFrame:
    """Return the first terms of each outlet under readable heads; scores of the test where one was made."""
    first = [distinctive(tables, outlet, table).index[:ROWS] for outlet in led(tables, table)]
    own = tables[table].loc[[number for numbers in first for number in numbers]]
    per = {"per_1000": f"per 1,000 {'words' if table == 'terms' else table}"}
    heads = {name: head for name, head in (TERM_HEADS | per).items() if name in own}
    untested = [name for name in TESTED if own[name].isna().all()]
    return own[[*heads]].drop(columns=untested).rename(columns=heads)


def led(tables: Tables, table: str) -> list[str]:
    """Return the outlets that have terms to list."""
    outlets = scope(tables["articles"]).outlets
    return [outlet for outlet in outlets if len(distinctive(tables, outlet, table))]


def term_note(shown: pd.DataFrame) -> str:
    """Say beside a table of terms what its scores are; those of the test where it has them."""
    tested = TERM_HEADS["p_all"] in shown
    return f"{SCORES} {TESTS}" if tested else SCORES


def left_out(*, faint: bool) -> str:
    """Say below a figure of words which words it leaves out, or has as faint dots without a label."""
    few = "words that stand fewer than three times in an outlet, or there less than twice as often"
    if faint:
        few += ", or are not among the largest, have a faint dot and no label"
    else:
        few += ", are, too"
    return f"Function words such as “that” are left out; {few}."


def both_ways(terms: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Return every content word of two outlets once: above zero towards `first`, below towards `second`."""
    content = terms[~terms["term"].isin(framing.stop_words())]
    towards = content[content["outlet"] == first]
    away = content[(content["outlet"] == second) & ~content["term"].isin(towards["term"])]
    turned = away.assign(
        z=-away["z"], log_ratio=-away["log_ratio"], count=away["elsewhere"], elsewhere=away["count"]
    )
    return pd.concat([towards, turned], ignore_index=True).drop(columns="outlet")
