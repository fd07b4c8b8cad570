"""How findings are worded: what may be said at n = 1 and at many, and numbers as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import comparison, language
from analysis.comparison import Interval
from analysis.findings.model import VALUES, listed, said
from analysis.rounding import formatted, printed

FEW = 3
"""Up to so many outlets a finding names each; beyond, it names the lowest and the highest."""
MOST_NAMED = 5
"""Up to so many comparisons that hold a sentence names; their table has all."""
_ARTICLE_FIRST = re.compile(r"(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True)
class Scope:
    """What was compared: with one article an outlet, statements are about the articles.

    `events_told` has how many events each outlet tells, in the order of `outlets`; without it, all.
    """

    outlets: tuple[str, ...]
    articles: int
    events: int
    events_told: tuple[int, ...] = ()

    @property
    def single(self) -> bool:
        """One article an outlet: describe, never generalise."""
        return self.articles <= len(self.outlets)

    @property
    def noun(self) -> str:
        """Name one of what is compared; among outlets an article without one stands for itself.

        Examples
        --------
        >>> Scope(("A", "B"), 2, 1).noun, Scope(("A", "article 7"), 9, 4).noun
        ('article', 'outlet or lone article')
        """
        if self.single:
            return "article"
        return "outlet or lone article" if any(map(is_lone_article, self.outlets)) else "outlet"

    @property
    def nouns(self) -> str:
        """Name what is compared, in the plural.

        Examples
        --------
        >>> Scope(("A", "B"), 9, 4).nouns, Scope(("A", "article 7"), 9, 4).nouns
        ('outlets', 'outlets or lone articles')
        """
        return " or ".join(f"{part}s" for part in self.noun.split(" or "))

    def subject(self, outlet: str) -> str:
        """Name what a number is about.

        Examples
        --------
        >>> Scope(("A", "B"), 2, 1).subject("A"), Scope(("A", "B"), 20, 10).subject("A")
        ('the A article', 'A')
        """
        return the_article(outlet) if self.single else outlet

    @property
    def n(self) -> str:
        """State n as subtitles and captions do."""
        if self.single:
            return "n = 1 article per outlet"
        events = "1 event" if self.events == 1 else f"{self.events} events"
        return f"n = {self.articles} articles on {events}"

    @property
    def certainty(self) -> str:
        """Say how sure a comparison of means over events is, for captions."""
        return self._sure("Means")

    @property
    def certainty_of_all_words(self) -> str:
        """Say how sure a comparison is of shares of all words, in which a long article weighs more."""
        return self._sure("Shares of all words of an outlet")

    def _sure(self, what: str) -> str:
        if self.single:
            return (
                "One article per outlet: the numbers describe these articles; "
                "they estimate nothing about the outlets."
            )
        if self.events == 1:
            return (
                "One event: the numbers describe the articles on it; "
                "they estimate nothing about the outlets."
            )
        if self.events < comparison.LEAST_EVENTS:
            return (
                f"{self.events} events are too few for a test "
                f"(the smallest p of two outlets would be {2 / 2**self.events:.2g})."
            )
        few = min(self.events_told, default=self.events) < comparison.LEAST_EVENTS
        where = f", from {comparison.LEAST_EVENTS} events on" if few else ""
        return (
            f"{what} over {self.range_of_events} with 95 % intervals by resampling events{where}."
        )

    @property
    def undrawn(self) -> str:
        """Say how sure a figure without intervals is, for captions."""
        if self.events < comparison.LEAST_EVENTS:
            return self.certainty
        return f"Over {self.range_of_events}, without intervals: a description, no estimate."

    @property
    def range_of_events(self) -> str:
        """Say of how many events a mean is, from the outlet with the fewest to that with the most.

        Examples
        --------
        >>> Scope(("A", "B"), 16, 8).range_of_events, Scope(("A", "B"), 9, 8, (8, 1)).range_of_events
        ('8 events', '1 to 8 events an outlet')
        """
        few, many = (
            min(self.events_told, default=self.events),
            max(self.events_told, default=self.events),
        )
        if few == self.events:
            return counted(self.events, "event")
        return f"{few} to {many} events an outlet" if few < many else f"{counted(few, 'event')} an outlet"  # fmt: skip

    @property
    def on_average(self) -> str:
        """Say what a number is a mean over; empty at one article an outlet."""
        if self.single:
            return ""
        return f"on average over {'articles' if self.events == 1 else 'events'}"

    @property
    def own_words(self) -> str:
        """Name what stands outside quotations: of articles at one each, else of outlets."""
        return "in the article's own words" if self.single else "in the outlet's own words"

    def of_several_events(self, outlets: Iterable[str]) -> list[str]:
        """Return those of some outlets that tell two events or more; all where fewer than two do.

        One article lies further out than a mean, and would be the highest or lowest for that alone.

        Examples
        --------
        >>> Scope(("A", "B", "C"), 9, 4, (4, 4, 1)).of_several_events("ABC")
        ['A', 'B']
        """
        given = list(outlets)
        events = dict(zip(self.outlets, self.events_told, strict=bool(self.events_told)))
        several = [outlet for outlet in given if events.get(outlet, self.events) > 1]
        return several if len(several) > 1 else given

    @property
    def told_apart(self) -> tuple[str, ...]:
        """Columns that say in a table which article a row is about."""
        return ("outlet",) if self.events <= 1 else ("outlet", "event")


def scope(articles: pd.DataFrame) -> Scope:
    """Read off the articles table what is compared."""
    events = articles.groupby("outlet")["event"].nunique().sort_index()
    told_of = tuple(int(count) for count in events)
    return Scope(tuple(events.index), len(articles), articles["event"].nunique(), told_of)


def in_english(articles: pd.DataFrame) -> pd.Series:
    """Tell which articles are in English or in no language that is known."""
    return articles["language"].map(language.may_be_english).astype(bool)


def left_out(articles: pd.DataFrame) -> str:
    """Say how many articles are not searched, since they are in another language than the rules.

    Examples
    --------
    >>> left_out(pd.DataFrame({"language": ["en", "de", "es"]}))
    '; 2 articles in another language are left out'
    """
    count = int((~in_english(articles)).sum())
    verb = "is" if count == 1 else "are"
    return f"; {counted(count, 'article')} in another language {verb} left out" if count else ""


def of_those_read(articles: pd.DataFrame) -> str:
    """Say where nothing was found that is looked for in English only; empty where all is English.

    Examples
    --------
    >>> of_those_read(pd.DataFrame({"language": ["en", "de"]}))
    ' in any article in English; 1 article in another language is left out'
    """
    rest = left_out(articles)
    return f" in any article in English{rest}" if rest else ""


def is_lone_article(name: str) -> bool:
    """Tell whether a name stands for an article whose outlet is not given."""
    return name.startswith("article ")


def the_article(outlet: str) -> str:
    """Name the one article of an outlet; one without an outlet is called an article already.

    Examples
    --------
    >>> the_article("Gazette"), the_article("The Gazette"), the_article("article 7")
    ('the Gazette article', 'The Gazette article', 'article 7')
    """
    if is_lone_article(outlet):
        return outlet
    return f"{outlet} article" if _ARTICLE_FIRST.match(outlet) else f"the {outlet} article"


def by_outlet(table: pd.DataFrame, value: str, found: Scope) -> dict[str, Interval]:
    """Mean of a column over each outlet's events, with an interval by resampling events.

    An outlet's articles on one event are averaged first.  With one event there is no interval.
    Only events in which the outlet has a value count, `Interval.n` of them, and an outlet without
    any is left out: `told_means` says so.
    """
    means = table.groupby(["outlet", "event"])[value].mean().dropna()
    return {
        outlet: comparison.bootstrap_events(means.loc[outlet].to_numpy())
        for outlet in found.outlets
        if outlet in means.index.get_level_values("outlet")
    }


def estimates(intervals: Mapping[str, Interval]) -> dict[str, dict[str, float]]:
    """Return values, low and high as a Finding wants them."""
    bounded = {name: i for name, i in intervals.items() if i.low is not None and i.high is not None}
    return {
        "values": {name: i.estimate for name, i in intervals.items()},
        "low": {name: float(i.low or 0.0) for name, i in bounded.items()},
        "high": {name: float(i.high or 0.0) for name, i in bounded.items()},
    }


def percent(share: float, digits: int = 0) -> str:
    """Return a share as text.

    Examples
    --------
    >>> percent(5 / 40), percent(0.1234, 1), percent(float("nan"))
    ('13 %', '12.3 %', 'an undefined share')
    """
    return "an undefined share" if pd.isna(share) else f"{formatted(100 * share, f'.{digits}f')} %"


def number(value: float, digits: int = 0) -> str:
    """Return a number as text, thousands set off.

    Examples
    --------
    >>> number(1234.5), number(2.345, 1)
    ('1,235', '2.3')
    """
    return "undefined" if pd.isna(value) else formatted(value, f",.{digits}f")


def signed(value: float, digits: int) -> str:
    """Return a difference as text with its sign, a true minus.

    Examples
    --------
    >>> signed(-0.444, 2), signed(0.1, 2)
    ('−0.44', '+0.10')
    """
    return formatted(value, f"+,.{digits}f")


def counted(count: int, noun: str, plural: str = "") -> str:
    """Return a count with its noun.

    Examples
    --------
    >>> counted(1, "leak"), counted(8, "leak"), counted(0, "quantity", "quantities")
    ('1 leak', '8 leaks', 'no quantities')
    """
    amount = f"{count:,}" if count else "no"
    return f"{amount} {noun if count == 1 else plural or noun + 's'}"


def told_means(
    means: Mapping[str, Interval],
    found: Scope,
    as_text: Any,
    beside: Mapping[str, str] | None = None,
) -> str:
    """State means as `told` does, with the number of events where not all count, and who has none.

    Parameters
    ----------
    means : mapping of outlet to Interval
        As `by_outlet` gives them.
    found, as_text, beside
        As for `told`.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": list("AAB"), "event": list("xyx"), "words": [5.0, 7.0, 8.0]})
    >>> found = Scope(("A", "B", "C"), 6, 2)
    >>> told_means(by_outlet(table, "words", found), found, number)
    '6 in A and 8 (1 of 2 events) in B, and not defined in C'
    """
    more = {
        outlet: in_one_bracket(f"{(beside or {}).get(outlet, '')}{of_events(mean.n, found)}")
        for outlet, mean in means.items()
    }
    values = {outlet: mean.estimate for outlet, mean in means.items()}
    lacking = without(values, found)
    stated = told(values, found, as_text, more)
    return f"{stated}, and {lacking}" if lacking and values else stated


def of_events(count: float, found: Scope) -> str:
    """Say in brackets that a mean is of some of the events only; empty where it is of all.

    Examples
    --------
    >>> found = Scope(("A", "B"), 9, 8)
    >>> of_events(1, found), of_events(8, found)
    (' (1 of 8 events)', '')
    """
    some = some_events(count, found)
    return f" ({some})" if some else ""


def some_events(count: float, found: Scope) -> str:
    """Say of how many of the events a mean is; empty where it is of all, or of one article.

    Examples
    --------
    >>> some_events(1, Scope(("A", "B"), 9, 8)), some_events(1, Scope(("A", "B"), 2, 2))
    ('1 of 8 events', '')
    """
    return f"{count:.0f} of {found.events} events" if count < found.events and not found.single else ""  # fmt: skip


def in_one_bracket(text: str) -> str:
    """Join notes in brackets that follow one another.

    Examples
    --------
    >>> in_one_bracket("75 % (6 verbs in all) (4 of 11 events)")
    '75 % (6 verbs in all; 4 of 11 events)'
    """
    return text.replace(") (", "; ")


def whole(size: int, found: Scope, noun: str = "", plural: str = "") -> str:
    """Say what a share is of: of one article exactly so, beside a mean over events as the sum.

    Examples
    --------
    >>> whole(7, Scope(("A", "B"), 2, 1), "verb"), whole(7, Scope(("A", "B"), 16, 8), "verb")
    (' of 7 verbs', ' (7 verbs in all)')
    """
    size_of = counted(size, noun, plural) if noun else f"{size:,}"
    return f" of {size_of}" if found.single else f" ({size_of} in all)"


def without(values: Mapping[str, Any], found: Scope, lacking: str = "not defined") -> str:
    """Name the outlets that have no value, or count them when they are many.

    Examples
    --------
    >>> without({"A": 1.0}, Scope(("A", "B"), 8, 4)), without({"A": 1.0}, Scope(("A",), 4, 4))
    ('not defined in B', '')
    """
    missing = [outlet for outlet in found.outlets if pd.isna(values.get(outlet))]
    if len(missing) > FEW:
        return f"{lacking} in {len(missing)} of {len(found.outlets)} {found.nouns}"
    named = [found.subject(outlet) for outlet in missing]
    return f"{lacking} in {listed(named)}" if named else ""


def told(
    values: Mapping[str, Any], found: Scope, as_text: Any, beside: Mapping[str, str] | None = None
) -> str:
    """State a value by outlet: each for a few outlets, the lowest and highest for many.

    Of many outlets those of one event are left out of the range, which says so.

    What `beside` has for an outlet, such as the count behind its rate, follows the value, or stands
    for it where `as_text` says nothing; many outlets with one value are said to have it.

    Examples
    --------
    >>> told({"A": 0.1, "B": 0.2}, Scope(("A", "B"), 2, 1), percent, {"A": " of 10 words"})
    '10 % of 10 words in the A article and 20 % in the B article'
    >>> told(dict.fromkeys("ABCD", 0), Scope(tuple("ABCD"), 8, 2), str)
    '0 in every outlet'
    >>> found = Scope(tuple("ABCD"), 7, 2, (2, 2, 2, 1))
    >>> told({"A": 4, "B": 5, "C": 6, "D": 9}, found, str)
    'from 4 in A to 6 in C among the 3 outlets of more than one event'
    """
    known = {name: value for name, value in values.items() if not pd.isna(value)}
    if not known:
        return "undefined throughout"
    more = beside or {}
    parts = {o: f"{as_text(v)}{more.get(o, '')} in {found.subject(o)}" for o, v in known.items()}
    if len(known) > FEW:
        alike = {as_text(value) or more.get(name, "") for name, value in known.items()}
        if len(alike) == 1:
            return f"{alike.pop()} in {every(len(known), found)}"
        ranked = found.of_several_events(known)
        low, high = (parts[end(ranked, key=known.__getitem__)] for end in (min, max))
        return f"from {low} to {high}{among(len(ranked), len(known))}"
    return listed(list(parts.values()))


def among(ranked: int, known: int) -> str:
    """Say that a range is of the outlets of several events only; empty where it is of all.

    Examples
    --------
    >>> among(3, 4), among(4, 4)
    (' among the 3 outlets of more than one event', '')
    """
    return f" among the {ranked} outlets of more than one event" if ranked < known else ""


AMONG = re.compile(r" among the \d+ outlets of more than one event")
"""What `among` says."""


def said_once(text: str) -> str:
    """Say for all ranges of a sentence at once which outlets they are of, where that is the same.

    Examples
    --------
    >>> of = among(3, 4)
    >>> said_once(f"direct: from 1 to 5{of}; indirect: from 2 to 9{of}.")
    'direct: from 1 to 5; indirect: from 2 to 9, each range among the 3 outlets of more than one event.'
    >>> said_once(f"from 1 to 5{of}.")
    'from 1 to 5 among the 3 outlets of more than one event.'
    """
    notes = AMONG.findall(text)
    if len(notes) < 2 or len({*notes}) > 1:
        return text
    *before, last = text.split(notes[0])
    return f"{''.join(before)}, each range{notes[0]}{last}"


def every(outlets: int, found: Scope) -> str:
    """Name so many outlets that are alike: all, or how many.

    Examples
    --------
    >>> every(4, Scope(tuple("ABCD"), 4, 1)), every(4, Scope(tuple("ABCDE"), 10, 2))
    ('every article', 'each of 4 outlets')
    """
    all_alike = outlets == len(found.outlets)
    return f"every {found.noun}" if all_alike else f"each of {outlets} {found.nouns}"


def spoken_rows(table: pd.DataFrame, unit: str = "") -> str:
    """State what a figure draws row by row, as one would tell it over the telephone.

    Parameters
    ----------
    table : DataFrame
        One row a measure, by its printed name; one column an outlet.  Of many outlets the lowest
        and the highest are told.
    unit : str, optional
        Unit of all values.

    Examples
    --------
    >>> spoken_rows(pd.DataFrame({"A": [30.25, 5.0], "B": [41.0, None]}, index=["LIX", "RIX"]))
    'Values (by measure): LIX: A 30.3, B 41.0; RIX: A 5.'
    >>> spoken_rows(pd.DataFrame({"A": [30.0]}, index=["LIX"]), "% of draws")
    'Values (% of draws): LIX: A 30.'
    """
    rows = []
    for measure, row in table.iterrows():
        known = row.dropna().sort_values() if row.count() > FEW else row.dropna()
        texts = [said(v, unit) for v in known] if unit else printed([*known])
        parts = [f"{outlet} {text}" for outlet, text in zip(known.index, texts, strict=True)]
        told_of = ", ".join(parts) if len(parts) <= FEW else f"{parts[0]} to {parts[-1]}"
        rows.append(f"{measure}: {told_of or 'not defined'}")
    return f"{VALUES.lstrip()}{unit or 'by measure'}): {'; '.join(rows)}." if rows else ""
