"""What an event is called where people read of it: its name as given, else its first headline."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from analysis.findings.model import listed

FOUND = "found:"
"""How the tables mark the name of an event that was found by grouping articles, not given."""
MOST_NAMES = 2


def event_names(articles: pd.DataFrame, actors: pd.DataFrame) -> dict[str, str]:
    """Return what each event is called, by its name in the tables; no two are called alike.

    An event that was found is called by the first headline of its articles, without one by the
    names that most of its articles have, without those by its first article.

    Examples
    --------
    >>> rows = [("a", "dam", "Dam breaks"), ("b", "found:b", ""), ("c", "found:b", "Fire at a mill"), ("d", "found:d", "")]
    >>> articles = pd.DataFrame(rows, columns=["article_id", "event", "title"])
    >>> [*event_names(articles, pd.DataFrame(columns=["article_id", "event", "name"])).values()]
    ['dam', '“Fire at a mill”', 'as in d']
    """
    leading = _leading_names(actors)
    called = {}
    for event, own in articles.groupby("event", sort=False):
        named = str(event)
        if named.startswith(FOUND):
            titles = [f"“{title}”" for title in own["title"] if title]
            named = [*titles, leading.get(named, _as_in(named))][0]
        called[str(event)] = named
    times = Counter(called.values())
    return {
        event: name if times[name] == 1 or name == event else f"{name} ({_as_in(event)})"
        for event, name in called.items()
    }


def _as_in(event: str) -> str:
    """Name a found event by its first article."""
    return f"as in {event.removeprefix(FOUND)}"


def _leading_names(actors: pd.DataFrame) -> dict[str, str]:
    """Return of each event the names that most of its articles have, then the most often named."""
    own = actors.groupby(["event", "name"], sort=False)["article_id"].agg(["nunique", "size"])
    ranked = own.sort_values(["nunique", "size"], ascending=False, kind="stable").reset_index()
    first = ranked.groupby("event").head(MOST_NAMES)
    return {str(event): listed(names["name"].tolist()) for event, names in first.groupby("event")}
