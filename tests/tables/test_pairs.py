"""Tables across the outlets of an event."""

from analysis.layers import Article
from analysis.pipeline import annotate_all
from analysis.tables import pairs

WIRE = "Divers working for the museum found the ship on Tuesday in ninety meters of clear water"
TELLINGS = {
    "Herald": f"{WIRE}. The hull lies on its side and is whole.",
    "Courier": f"{WIRE}, three miles north of the lighthouse. Fishermen had long known of it.",
    "Globe": "On Tuesday divers of the museum found the ship. It lies in ninety meters of water.",
}


def measured(tellings):
    layers = list(
        annotate_all([Article(name, text, outlet=name) for name, text in tellings.items()])
    )
    event_of = dict.fromkeys(tellings, "ship")
    return pairs.pair_tables(pairs.compare_events([layers], event_of))


def test_reuse_is_said_of_the_outlets_that_share_the_words_and_of_no_other_teller():
    made = measured(TELLINGS)
    reused, coverage = made["reused_passages"], made["coverage"]
    assert reused[["outlet_a", "outlet_b", "words"]].values.tolist() == [["Courier", "Herald", 16]]
    assert reused["text_a"].tolist() == reused["text_b"].tolist() == [WIRE]
    fact = coverage[coverage["fact"] == coverage.loc[coverage["syndicated"], "fact"].iloc[0]]
    assert dict(zip(fact["outlet"], fact["syndicated"], strict=True)) == {
        "Courier": True, "Globe": False, "Herald": True,
    }  # fmt: skip
    assert fact["told"].all()


def test_a_sentence_under_a_headline_that_tells_it_is_reused_all_the_same():
    heads = ("Ship found by divers in ninety meters", "Museum divers find ship", "Ship at last")
    titled = {name: f"{head}\n\n{TELLINGS[name]}" for name, head in zip(TELLINGS, heads, strict=True)}  # fmt: skip
    assert WIRE in set(measured(titled)["reused_passages"]["text_a"])


def test_the_place_of_a_fact_is_a_share_of_the_article_that_tells_it():
    first = (
        "Rain had fallen for nine days.",
        "Nobody in Norvale slept.",
        "Bakers rose before dawn.",
    )
    told = {name: f"{own} {TELLINGS[name]}" for name, own in zip(TELLINGS, first, strict=True)}
    coverage = measured(told)["coverage"].query("told")
    shared = coverage.groupby("fact").filter(lambda rows: len(rows) == 3)
    assert len(shared) >= 3 and (shared["place"] > 0).all()
    for row in coverage.itertuples():
        assert row.place == int(row.spans.split("-")[0]) / len(told[row.outlet])


def test_no_sentence_both_tells_a_fact_and_touches_it():
    coverage = measured(TELLINGS)["coverage"]
    assert not (coverage["told"] & coverage["touched"].ne("")).any()
