"""The table of leaks: whose events, or articles, its intervals draw anew."""

import pytest

from analysis.layers import Article, Boilerplate, Layers
from analysis.tables.leakage import leakage

NOTICE = "Subscribe now\n"


def article(name, outlet, leaked):
    text = NOTICE * leaked + "The ferry left late again."
    starts = range(0, len(NOTICE) * leaked, len(NOTICE))
    leaks = [Boilerplate(s, s + len(NOTICE) - 1, "promotion", "notice", 1.0) for s in starts]
    return Layers(Article(name, text, outlet=outlet), leaks)


def bounds(corpus, event_of):
    row = leakage(corpus, event_of).query("kind == 'all' and outlet == 'A'").iloc[0]
    return row["low"], row["high"], row["note"]


CORPUS = [article(f"a{i}", "A", 2 * (i % 2)) for i in range(12)]


def test_events_are_drawn_whole():
    # Within either event half of the articles leak: the events are alike, the articles are not.
    low, high, note = bounds(CORPUS, {f"a{i}": "first" if i < 6 else "second" for i in range(12)})
    assert low == high == pytest.approx(4 / 14)
    assert note == "under 6 events: the interval is too narrow"


def test_of_one_event_articles_are_drawn():
    low, high, note = bounds(CORPUS, dict.fromkeys((f"a{i}" for i in range(12)), "only"))
    assert low < 4 / 14 < high
    assert note == ""


def test_an_outlet_with_one_event_of_several_has_no_interval():
    events = {f"a{i}": "first" for i in range(12)} | {"b": "second"}
    low, high, note = bounds([*CORPUS, article("b", "B", 0)], events)
    assert low != low and high != high
    assert note == "n = 1 event: no interval"


def test_shares_are_of_all_words_and_articles():
    row = leakage(CORPUS, {f"a{i}": str(i) for i in range(12)}).iloc[0]
    assert row[["articles", "articles_with", "leaks", "leaked_words", "words"]].tolist() == [12, 6, 12, 24, 84]  # fmt: skip
    assert (row["share_of_words"], row["share_of_articles"]) == (24 / 84, 0.5)
