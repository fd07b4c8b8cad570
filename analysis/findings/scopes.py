"""What a table covers: outlets, articles, events, and what was read of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from analysis import comparison, language
from analysis.comparison import Interval
from analysis.findings.amounts import counted

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
