"""Measures of quotation by article: how it is told, who speaks, how short, by which verbs.

A share of words is of the words of the body; an attribution, and a reported clause, less sure than
`ABSTAIN_BELOW` counts for nobody and for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis import quotation
from analysis.findings.scopes import Scope, by_outlet
from analysis.framing.keywords import around
from analysis.quotation import ABSTAIN_BELOW
from analysis.tables.framing import PER_WORDS

UNSURE = "speaker unsure"
MANNERS = {"direct": "direct quotations", "mixed": "fragments", "indirect": "indirect speech"}
NAMED_OFFICIAL, UNNAMED_OFFICIAL, BODY = "named officials", "unnamed officials", "public bodies"
NAMED, UNNAMED, GROUP = "other named people", "other unnamed people", "other groups, organisations"
DOCUMENT = "documents"
SOURCES = (NAMED_OFFICIAL, NAMED, UNNAMED_OFFICIAL, UNNAMED, BODY, GROUP, DOCUMENT, UNSURE)
OFFICIALS = (NAMED_OFFICIAL, UNNAMED_OFFICIAL, BODY)
STANCES = (
    "neutral", "structuring", "assertive", "doubtful", "conceding", "directive", "emotive", "manner",
    "written", "cognitive",
)  # fmt: skip
MEASURES = {
    **{manner: f"words in {name}, share of the body" for manner, name in MANNERS.items()},
    "officials": "words of officials and public bodies, share of quoted words",
    "unnamed": "words of the unnamed, share of quoted words",
    "neutral": "neutral verbs, share of cue verbs",
    "fragment": "words a fragment",
}
_KEYS = ["article_id", "outlet", "event"]
_CONTEXT = 120  # characters to either side of a quotation that its list shows
_JOINED = re.compile(r",? and |, ")
_MARKS = "\"'“”‘’«»„"


def attributed(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Quotations in quotation marks with the speaker to count them for, or that none is sure."""
    quotes = tables["quotes"]
    quotes = quotes[quotes["type"].isin(["direct", "mixed"])].copy()
    name = quotes["speaker_name"].where(quotes["speaker_name"] != "", quotes["speaker"])
    sure = (quotes["confidence"] >= ABSTAIN_BELOW) & (name != "")
    quotes["counted_for"] = name.where(sure, UNSURE)
    return quotes


def reported(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Reported clauses that are sure enough to count."""
    quotes = tables["quotes"]
    return quotes[(quotes["type"] == "indirect") & (quotes["confidence"] >= ABSTAIN_BELOW)]


def sourced(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Add to `attributed` the sort of source, one of `SOURCES`, as column ``source``."""
    quotes = attributed(tables)
    titled = tables["actors"].query("kind == 'person' and called != ''")
    called = [*zip(titled["event"], titled["name"], titled["called"], strict=True)]
    officials = holders([*called, *described(quotes)])
    quotes["source"] = [source(row, officials) for row in quotes.itertuples()]
    return quotes


def described(quotes: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Event, name and printed words other than the name of each person who is quoted."""
    persons = quotes[(quotes["speaker_kind"] == "person") & (quotes["counted_for"] != UNSURE)]
    for event, name, printed in persons[["event", "speaker_name", "speaker"]].to_numpy():
        own = {*name.split()}
        yield event, name, " ".join(word for word in printed.split() if word.strip(",") not in own)


def holders(called: Sequence[tuple[str, str, str]]) -> set[tuple[str, str]]:
    """Events and names of the persons called by an office that nobody says they have left.

    Examples
    --------
    >>> holders([("e", "Ana Ruiz", "Mayor"), ("e", "Bo Osk", "Mayor"), ("e", "Bo Osk", "former Mayor")])
    {('e', 'Ana Ruiz')}
    """
    known = [(event, name, quotation.office(words)) for event, name, words in called]
    offices = [(event, name, office) for event, name, office in known if office is not None]
    left = {(event, name, office.head) for event, name, office in offices if office.past}
    return {(e, name) for e, name, office in offices if (e, name, office.head) not in left}


def source(row: object, officials: Collection[tuple[str, str]]) -> str:
    """Sort of the source of one row of `attributed`.

    A person is an official if an article of the event calls or prints him so; see `holders`.
    Of several persons, joined by name, all must be.
    """
    kind, name, printed, event = (
        str(getattr(row, column)) for column in ("speaker_kind", "speaker_name", "speaker", "event")
    )
    if getattr(row, "counted_for", "") == UNSURE:
        return UNSURE
    if kind == "document":
        return DOCUMENT
    if kind == "person":
        return NAMED_OFFICIAL if (event, name) in officials else NAMED
    persons = _JOINED.split(name)
    if len(persons) > 1 and all((event, person) in officials for person in persons):
        return NAMED_OFFICIAL
    official = quotation.is_office(name) or quotation.is_office(printed)
    if kind == "unnamed":
        return UNNAMED_OFFICIAL if official else UNNAMED
    return BODY if official else GROUP


def measures(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an article: article_id, outlet, event and the `MEASURES`; nan where undefined, or not English."""
    quotes = sourced(tables)
    result = tables["articles"][[*_KEYS, "body_words", "indirect_share"]].set_index("article_id")
    body = result["body_words"].where(result["body_words"] > 0)
    for manner in ("direct", "mixed"):
        said = quotes[quotes["type"] == manner].groupby("article_id")["words"].sum()
        result[manner] = said.reindex(result.index, fill_value=0) / body
    result["indirect"] = result["indirect_share"]
    words = quotes.groupby("article_id")["words"].sum()
    for measure, sorts in (
        ("officials", [*OFFICIALS]),
        ("unnamed", [UNNAMED_OFFICIAL, UNNAMED]),
    ):
        own = quotes[quotes["source"].isin(sorts)].groupby("article_id")["words"].sum()
        result[measure] = own.reindex(words.index, fill_value=0) / words.where(words > 0)
    verbs = cued(tables)
    result["neutral"] = (verbs["stance"] == "neutral").groupby(verbs["article_id"]).mean()
    mixed = quotes[quotes["type"] == "mixed"]
    result["fragment"] = mixed.groupby("article_id")["words"].mean()
    # Where indirect speech is not measured, the article is not English, and nothing else is.
    result.loc[result["indirect_share"].isna(), list(MEASURES)] = float("nan")
    result = result.drop(columns=["body_words", "indirect_share"])
    return result.astype(dict.fromkeys(MEASURES, float)).reset_index()


def cued(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row of the quotes table a verb of the lexicon that introduces speech, sure enough to count.

    A verb counts at its place once, however many pieces of speech it introduces.
    """
    quotes = tables["quotes"]
    cued = quotes[(quotes["stance"] != "") & (quotes["confidence"] >= ABSTAIN_BELOW)]
    return cued.drop_duplicates(["article_id", "cue_start"])


def verb_rates(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """One row an article and stance of the verbs that `cued` counts, with 0 where it has none.

    ``rate`` is ``count`` per 1,000 of the words outside quotations, ``among``; both are nan where
    the speech of an article is not measured, since it is in another language.
    """
    verbs, articles = cued(tables), tables["articles"].set_index("article_id")
    counts = verbs.groupby(["article_id", "stance"]).size().unstack(fill_value=0)
    counts = counts.reindex(articles.index, fill_value=0).rename_axis(columns="category")
    rows = counts.stack().rename("count").reset_index()
    own = articles["body_words"] - articles["quoted_words"]
    measured = articles["indirect_share"].notna()
    rows["among"] = rows["article_id"].map(own.where(measured & (own > 0)))
    rows["rate"] = PER_WORDS * rows["count"] / rows["among"]
    return rows.join(articles[["outlet", "event"]], on="article_id")


def manner_shares(table: pd.DataFrame, found: Scope) -> pd.DataFrame:
    """Mean share of each manner (rows) by outlet (columns) from `measures`."""
    means = {
        name: {outlet: i.estimate for outlet, i in by_outlet(table, manner, found).items()}
        for manner, name in MANNERS.items()
    }
    return pd.DataFrame.from_dict(means, orient="index").reindex(columns=found.outlets)


def shares(rows: pd.DataFrame, column: str, order: Iterable[str], weight: str = "") -> pd.DataFrame:
    """Share of each value of a column (rows) by outlet (columns): of the rows, or of a weight.

    Shares are taken within an event and averaged over the events of the outlet.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["A", "A"], "event": ["e", "e"], "stance": ["x", "y"]})
    >>> shares(rows, "stance", ["y", "x", "z"])["A"].to_dict()
    {'y': 0.5, 'x': 0.5}
    """
    weights = rows[weight] if weight else pd.Series(1, index=rows.index)
    sums = (
        weights.groupby([rows["outlet"], rows["event"], rows[column]]).sum().unstack(fill_value=0)
    )
    within = sums.div(sums.sum(axis=1), axis=0)
    table = within.groupby(level="outlet").mean().T
    return table.reindex([name for name in order if name in table.index])


def in_context(quotes: pd.DataFrame, bodies: Mapping[str, str]) -> pd.DataFrame:
    """Add each quotation with the words around it, as column ``in context``.

    The quotation stands between « and », in place of the article's own marks; `bodies` are the texts
    by article id, what must not show blanked.
    """
    shown = []
    for row in quotes.itertuples():
        body, start, end = bodies[str(row.article_id)], int(row.start), int(row.end)
        before, after = around(body, start, end, _CONTEXT)
        said = " ".join(body[start:end].split())
        shown.append(f"{before.rstrip(_MARKS)}«{said}»{after.lstrip(_MARKS)}")
    return quotes.assign(**{"in context": shown})
