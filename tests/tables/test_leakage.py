"""The table of leaks: whose events, or articles, its intervals draw anew."""

import pytest

from analysis.layers import Article, Boilerplate, Layers
from analysis.spans import Span
from analysis.tables.leakage import COLLECTOR_RULE, leakage

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
    # Within each event half of the articles leak: the events are alike, the articles are not.
    low, high, note = bounds(CORPUS, {f"a{i}": str(i // 2) for i in range(12)})
    assert low != low and high != high
    assert note == "all events alike: no interval"


def test_two_events_have_no_interval():
    low, high, note = bounds(CORPUS, {f"a{i}": "first" if i < 6 else "second" for i in range(12)})
    assert low != low and high != high
    assert note == "n = 2 events: no interval under 6"


def test_of_one_event_articles_are_drawn():
    low, high, note = bounds(CORPUS, dict.fromkeys((f"a{i}" for i in range(12)), "only"))
    assert low < 4 / 14 < high
    assert note == ""


STAMP = "12 May 2021 1 / 9"


@pytest.mark.parametrize(("notices", "with_leaks"), [(0, 0), (2, 1)])
def test_the_collectors_stamp_is_listed_and_counts_in_no_total(notices, with_leaks):
    plain = article("a", "A", notices)
    text = f"{plain.article.text}\n{STAMP}"
    at = Span(len(text) - len(STAMP), len(text))
    stamp = Boilerplate(at.start, at.end, "timestamp", f"{COLLECTOR_RULE}+shape", 1.0)
    told = Layers(Article("a", text, outlet="A"), [*plain.boilerplate, stamp])
    table = leakage([told, article("b", "A", 0)], {"a": "x", "b": "y"}).set_index("kind")
    columns = ["charged", "articles_with", "leaks", "leaked_words"]
    assert table.loc["all", columns].tolist() == [True, with_leaks, notices, 2 * notices]
    assert table.loc["timestamp", columns].tolist() == [False, 1, 1, 5]
    assert table.loc["all", "share_of_words"] == 2 * notices / table.loc["all", "words"]
    assert table.loc["all", "share_of_articles"] == with_leaks / 2


def test_an_outlet_with_one_event_of_several_has_no_interval():
    events = {f"a{i}": "first" for i in range(12)} | {"b": "second"}
    low, high, note = bounds([*CORPUS, article("b", "B", 0)], events)
    assert low != low and high != high
    assert note == "n = 1 event: no interval"


def test_shares_are_of_all_words_and_articles():
    row = leakage(CORPUS, {f"a{i}": str(i) for i in range(12)}).iloc[0]
    assert row[["articles", "articles_with", "leaks", "leaked_words", "words"]].tolist() == [12, 6, 12, 24, 84]  # fmt: skip
    assert (row["share_of_words"], row["share_of_articles"]) == (24 / 84, 0.5)
