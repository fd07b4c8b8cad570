"""How findings are worded: what may be said at n = 1 and at many."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.comparison import Interval
from analysis.findings.amounts import counted
from analysis.findings.model import VALUES, listed, said
from analysis.findings.scopes import Scope
from analysis.rounding import printed

FEW = 3
"""Up to so many outlets a finding names each; beyond, it names the lowest and the highest."""
MOST_NAMED = 5
"""Up to so many comparisons that hold a sentence names; their table has all."""


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
    >>> from analysis.findings.amounts import number
    >>> from analysis.findings.scopes import by_outlet
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
    >>> from analysis.findings.amounts import percent
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
