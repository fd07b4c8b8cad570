"""What events are called: as given, or by what a reader knows them by."""

import pandas as pd
import pytest

from analysis.findings.events import event_names

COLUMNS = ["article_id", "event", "title"]


def called(rows, named=()):
    actors = pd.DataFrame(named, columns=["article_id", "event", "name"])
    return event_names(pd.DataFrame(rows, columns=COLUMNS), actors)


@pytest.mark.parametrize("given", ["dam", "the found: dam", "Ölpest 2024"])
def test_a_given_name_is_kept(given):
    assert called([("a", given, "Dam breaks")]) == {given: given}


def test_a_found_event_has_its_first_headline():
    rows = [("a", "found:a", ""), ("b", "found:a", "Dam breaks"), ("c", "found:a", "Flood")]
    assert called(rows) == {"found:a": "“Dam breaks”"}


def test_without_a_headline_it_has_the_names_that_most_articles_have():
    rows = [("a", "found:a", ""), ("b", "found:a", "")]
    named = [*[("a", "found:a", "Eva Lund")] * 3, *[(n, "found:a", p) for n in "ab" for p in ("Norvale", "Bo Osk")]]  # fmt: skip
    assert called(rows, named) == {"found:a": "Norvale and Bo Osk"}


def test_no_two_events_are_called_alike():
    rows = [("a", "found:a", "Fire"), ("b", "found:b", "Fire"), ("c", "found:c", ""), ("d", "d", "")]  # fmt: skip
    names = called(rows)
    assert names["found:a"] == "“Fire” (as in a)"
    assert names["found:c"] == "as in c"
    assert len({*names.values()}) == len(names)
