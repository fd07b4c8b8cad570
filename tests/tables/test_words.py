"""Words that set outlets apart: what the tables list, and what holds after which correction."""

import dataclasses

import numpy as np
import pandas as pd
import pytest

from analysis.layers import Article, Layers
from analysis.tables.words import word_tables


def corpus(words_by_outlet, events):
    """One article an outlet and event, of that outlet's words and some that change with the event."""
    told = [(outlet, event) for event in range(events) for outlet in words_by_outlet]
    made = [
        Layers(Article(f"{o} {e}", f"{words_by_outlet[o]} " * 4 + f"the ferry left pier{e % 3}", outlet=o))
        for o, e in told
    ]  # fmt: skip
    return made, {f"{outlet} {event}": str(event) for outlet, event in told}


TWO = {"Courier": "harbour", "Gazette": "wharf"}
THREE = {"Courier": "harbour", "Gazette": "wharf", "Tribune": "wharf"}


@pytest.fixture(scope="module")
def three():
    return word_tables(*corpus(THREE, 8))


def test_p_of_many_outlets_is_corrected_for_them(three):
    known = three["terms"].dropna(subset=["p_family"])
    assert (known["p_all"] == (3 * known["p_family"]).clip(upper=1)).all()
    made = three["word_tests"].query("terms == 'words'").set_index("outlet")
    beyond = known[known["p_all"] <= 0.05].groupby("outlet").size()
    assert made["beyond_threshold"].to_dict() == beyond.reindex(made.index, fill_value=0).to_dict()


@pytest.mark.parametrize("outlets", [2, 3, 4])
def test_what_is_beyond_the_threshold_holds_among_all_outlets(outlets):
    # The first outlet has ever more of the words from "aoat" to "joat".
    rng, names = np.random.default_rng(2), ["Courier", "Gazette", "Herald", "Tribune"][:outlets]
    made, event_of = corpus(dict.fromkeys(names, "harbour"), 8)
    told = []
    for layers in made:
        more = np.arange(10) * (layers.article.outlet == "Courier") / 2
        extra = zip("abcdefghij", rng.poisson(1 + more), strict=True)
        text = layers.article.text + "".join(
            f" {letter}oat" * int(times) for letter, times in extra
        )
        told.append(Layers(dataclasses.replace(layers.article, text=text)))
    tables, found = word_tables(told, event_of), 0
    for test in tables["word_tests"].query("terms == 'words'").itertuples():
        own = tables["terms"].query("outlet == @test.outlet").dropna(subset=["p"])
        beyond = own["z_paired"].abs() > test.threshold + 1e-9
        assert (beyond == (own["p_all"] <= 0.05)).all()
        found += beyond.sum()
    assert found >= 1


def test_the_mask_takes_an_outlets_name_out_as_often_as_it_stands():
    named = {"Courier": "The Courier saw the harbour", "Gazette": "the Courier met the Gazette"}
    found = word_tables(*corpus(named, 3))["masked_names"].query("own_name")
    rows = found[["outlet", "term", "removed", "count_before", "count_after"]]
    # Four times in each of three articles.
    assert sorted(rows.values.tolist()) == [
        ["Courier", "courier", 12, 12, 0],
        ["Gazette", "courier", 12, 12, 0],
        ["Gazette", "gazette", 12, 12, 0],
    ]
    assert found["rank_after"].isna().all() and found["z_after"].isna().all()


def test_two_outlets_make_one_comparison():
    known = word_tables(*corpus(TWO, 8))["terms"].dropna(subset=["p_family"])
    assert known["p_all"].equals(known["p_family"])


def test_what_an_outlet_never_uses_is_listed_where_that_is_more_than_chance(three):
    row = three["terms"].set_index(["outlet", "term"]).loc[("Courier", "wharf")]
    assert row["count"] == 0 and row["z"] < 0 and row["p_all"] <= 0.05
    unused = three["terms"].query("count == 0")
    assert (unused["p_all"] <= 0.05).all()


def test_what_the_correction_cannot_show_is_told():
    # Each event is told by two of four outlets: 2/2^6 at best, and four are compared.
    first, events = corpus(TWO, 6)
    second, others = corpus({"Tribune": "harbour", "Herald": "wharf"}, 6)
    apart = events | {name: f"other {event}" for name, event in others.items()}
    made = word_tables([*first, *second], apart)["word_tests"].query("terms == 'words'")
    assert (made["smallest_p"] == 2 / 2**6).all() and (made["beyond_threshold"] == 0).all()
    assert set(made["note"]) == {"corrected for 4 outlets no p under 0.12 is possible"}


def test_without_a_test_p_stays_empty():
    terms = word_tables(*corpus(THREE, 3))["terms"]
    assert terms[["p", "p_family", "p_all"]].isna().all(axis=None)
    assert isinstance(terms, pd.DataFrame) and (terms["count"] > 0).all()
