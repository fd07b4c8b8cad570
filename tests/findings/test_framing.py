"""Findings on framing: unvalidated frames are called so, tests say their limits, choices are counted."""

import pandas as pd
import pytest

from analysis.figures import style
from analysis.findings import framing, speech
from analysis.tables import validate


@pytest.fixture(scope="module")
def tables(invented_tables):
    return invented_tables | {"validation_frames": validate()["validation_frames"]}


@pytest.fixture(scope="module")
def computed(tables):
    return {f.key: f for f in framing.findings(tables)}


def test_a_frame_without_enough_precision_is_called_unvalidated(tables):
    names = framing.frame_names(tables)
    assert names["economic"] == "economic (unvalidated)"
    assert names["political"] == "political"
    none = {**tables, "validation_frames": tables["validation_frames"].head(0)}
    assert framing.frame_names(none)["political"] == "political (unvalidated)"


def test_every_finding_that_names_a_frame_names_its_state(tables, computed):
    names = framing.frame_names(tables)
    for key in ("framing.frames", "framing.headline"):
        text = computed[key].text
        for frame, name in names.items():
            if "unvalidated" in name and framing.frame_name(frame) in text:
                assert name in text
    curves = tables["specifications"].query("kind == 'frame'")
    assert all(
        c.startswith(names[f])
        for c, f in zip(curves["comparison"], curves["category"], strict=True)
    )


def test_tables_mark_the_frames_that_are_not_validated(tables):
    names = framing.frame_names(tables)
    unsure = {frame for frame, name in names.items() if name.endswith("(unvalidated)")}
    assert unsure
    for name, column in (
        ("frames", "category"),
        ("framing_rates", "category"),
        ("appearances", "name"),
    ):
        table = tables[name]
        kind = table.get("kind", "frame")
        assert (table["unvalidated"] == table[column].isin(unsure) & (kind == "frame")).all()


def test_the_furthest_frame_is_the_one_with_the_largest_difference(tables, computed):
    rates = framing.frame_rates(tables)
    spread = rates.max(axis=1) - rates.min(axis=1)
    assert computed["framing.frames"].rows == f"frame, {spread.idxmax()}"
    values = computed["framing.frames"].values
    assert values == pytest.approx(rates.loc[spread.idxmax()].to_dict())


def test_eight_events_give_intervals_and_a_test_with_its_smallest_p(computed):
    found = computed["framing.voice"]
    # An outlet without a cue in any event is not known to have none.
    assert set(found.low) == {name for name, value in found.values.items() if value}
    assert "8 events" in computed["framing.certainty"].text
    assert "no p under" in computed["framing.certainty"].text


def test_verbs_of_saying_are_those_that_the_notebook_on_quotation_counts(tables, computed):
    found, verbs = computed["framing.attribution"], speech.cued(tables)
    neutral = verbs[verbs["stance"] == "neutral"].groupby("outlet").size()
    others = verbs.groupby("outlet").size() - neutral
    articles = tables["articles"]
    own = articles.assign(own=articles["body_words"] - articles["quoted_words"])
    for outlet, times in neutral.items():
        assert f" ({times} verbs) in {outlet}" in found.text.partition("; ")[0]
        assert f" ({others[outlet]} verb" in found.text.partition("; ")[2]
        its = verbs[(verbs["stance"] == "neutral") & (verbs["outlet"] == outlet)]
        its = own["article_id"].map(its.groupby("article_id").size()).fillna(0) / own["own"]
        rates = 1000 * its[own["outlet"] == outlet].groupby(own["event"]).mean()
        assert found.values[f"{outlet}, neutral"] == pytest.approx(rates.mean())
    assert "neutral ones such as “said”" in found.text


def test_texts_without_verbs_of_saying_say_so(tables):
    none = {**tables, "quotes": tables["quotes"].head(0)}
    assert framing.rates.attribution(none).text == "No verb introduces speech."


def test_one_event_is_described_and_never_tested(tables):
    told = {n: t[t["event"] == "e1"] if "event" in t else t for n, t in tables.items()}
    untested = told["word_tests"].assign(tested=0, note="n = 1 article per outlet: no test")
    found = {f.key: f for f in framing.findings({**told, "word_tests": untested})}
    assert found["framing.certainty"].text.startswith("No word is tested: n = 1")
    assert not found["framing.titles"].low
    assert "article" in found["framing.voice"].text
    assert found["framing.words"].text.endswith("no test.")


def test_agreement_counts_the_sign_of_what_is_reported():
    curve = pd.DataFrame(
        {
            "comparison": "a word",
            "estimate": [-1.0, 0.5, 2.0, None],
            "reported": [False, True, False, False],
            "unit": "z",
            "count": 4,
            "elsewhere": 1,
        }
    )
    row = framing.agreements(curve).iloc[0]
    assert row[["specifications", "agree", "turned", "undefined"]].tolist() == [4, 2, 1, 1]
    assert row[["count", "elsewhere"]].tolist() == [4, 1]


def test_least_and_most_are_in_the_unit_of_what_is_reported():
    curve = pd.DataFrame(
        {
            "comparison": "a rate",
            "estimate": [10.1, 8.9, 0.2, -0.1],
            "reported": [True, False, False, False],
            "unit": ["per 1,000 words", "per 1,000 words", "share of sentences", "share of sentences"],
            "count": 7,
            "elsewhere": 1,
        }
    )  # fmt: skip
    row = framing.agreements(curve).iloc[0]
    assert row[["least", "most", "unit"]].tolist() == [8.9, 10.1, "per 1,000 words"]
    assert row["agree"] == 3


def test_comparisons_that_rest_on_few_places_are_counted(tables):
    known = framing.agreements(tables["specifications"])
    firm = known[known["agree"] == known["specifications"]]
    places = firm["count"] + firm["elsewhere"]
    assert (places < 10).any()
    text = framing.robustness.robust(tables).text
    assert f"{(places < 10).sum()} of these rest on fewer than 10 places" in text
    many = tables["specifications"].assign(count=50)
    assert "fewer than" not in framing.robustness.robust({**tables, "specifications": many}).text


def test_specifications_carry_the_counts_of_the_tables(tables):
    rows = tables["specifications"].query("reported")
    terms = tables["terms"].set_index(["outlet", "term"])
    for row in rows[rows["kind"] == "word"].itertuples():
        counts = terms.loc[(row.outlet, row.category), ["count", "elsewhere"]]
        assert [row.count, row.elsewhere] == counts.tolist()
    hedge = rows[rows["category"] == "hedge"].iloc[0]
    own = tables["framing_rates"].query("category == 'hedge' and where == 'outside quotations'")
    times = own.groupby("outlet")["count"].sum()
    assert [hedge["count"], hedge["elsewhere"]] == [times[hedge["outlet"]], times[hedge["against"]]]


def test_rates_stand_with_their_counts(tables, computed):
    own = tables["framing_rates"].query("where == 'outside quotations'")
    times = own[own["category"] == "hedge"].groupby("outlet")["count"].sum()
    text = computed["framing.voice"].text
    for outlet, count in times.items():
        said = f"({count} cues) in {outlet}" if count else f"none in {outlet}"
        assert said in text
    assert text.startswith("In the outlet's own words")
    assert "cues)" in computed["framing.frames"].text


def test_words_stand_with_the_size_of_the_texts(tables, computed):
    sizes = tables["terms"].groupby("outlet")["count"].sum()
    for outlet, here in sizes.items():
        assert f"{outlet} ({here:,} words, {sizes.sum() - here:,} elsewhere)" in computed["framing.words"].text  # fmt: skip
        assert framing.sizes_of(tables, outlet) == (here, sizes.sum() - here)
        row = framing.term_rows(tables).query("outlet == @outlet").iloc[0]
        assert row["per 1,000 words"] == pytest.approx(1000 * row["count"] / here)


def test_words_named_are_used_twice_as_often_or_beyond_chance(tables, computed):
    for outlet in tables["terms"]["outlet"].unique():
        own = framing.distinctive(tables, outlet)
        assert (own["per_1000"] / own["elsewhere_per_1000"] > 1.5).all()
    assert "none of them stands in enough events to be tested" in computed["framing.words"].text
    even = tables["terms"].assign(log_ratio=0.3, p_all=float("nan"))
    assert framing.distinctive({**tables, "terms": even}, outlet).empty
    sure = even.assign(p_all=0.01)
    found = {**tables, "terms": sure}
    assert len(framing.distinctive(found, outlet))
    assert "; all of these 9 are beyond chance." in framing.words.words(found).text
    one = sure.loc[framing.distinctive(found, outlet).index[:1]]
    assert "; it is beyond chance." in framing.words.words({**tables, "terms": one}).text


def test_the_fan_has_no_function_words(tables):
    outlets = sorted(tables["articles"]["outlet"].unique())[:2]
    assert "the" in set(tables["terms"]["term"])
    assert "the" not in set(framing.both_ways(tables["terms"], *outlets)["term"])


@pytest.mark.parametrize("table", ["terms", "phrases"])
def test_the_first_words_of_all_outlets_stand_in_one_table_with_the_numbers_of_their_rows(
    tables, table
):
    shown = framing.term_rows(tables, table)
    for outlet, own in shown.groupby("outlet"):
        first = framing.distinctive(tables, outlet, table).head(8)
        assert own["term"].tolist() == first["term"].tolist()
        assert own.index.tolist() == first.index.tolist()
    assert len(shown)


def test_words_without_the_mask_are_shown_of_outlets_that_name_themselves(tables):
    rows = [
        ("Ledger", "ledger", True, 1.0, float("nan")), ("Ledger", "harbour", False, 2.0, 1.0),
        ("Ledger", "late", False, 30.0, 29.0), ("Post", "flood", False, 1.0, 1.0),
    ]  # fmt: skip
    columns = ["outlet", "term", "own_name", "rank_before", "rank_after"]
    rest = {"removed": 0, "count_before": 3, "z_before": 1.0, "z_after": 1.0}
    masked = pd.DataFrame(rows, columns=columns).assign(**rest)
    shown = framing.without_mask({"masked_names": masked})
    assert shown["term"].tolist() == ["ledger", "harbour"]


def test_tables_of_words_have_the_scores_that_were_computed(tables):
    scored = tables["terms"].assign(z_paired=1.0, p_all=0.5, q=0.5)
    tested = framing.term_rows({**tables, "terms": scored})
    assert not any("_" in head for head in tested.columns)
    assert {"p, all words", "q"} <= set(tested.columns)
    untested = tables["terms"].assign(z_paired=float("nan"), p_all=float("nan"), q=float("nan"))
    shown = framing.term_rows({**tables, "terms": untested})
    assert set(tested.columns) - set(shown.columns) == {"z within events", "p, all words", "q"}
    assert "q is" in framing.term_note(tested)
    assert "q is" not in framing.term_note(shown)


def test_no_outlet_is_dropped_in_silence(tables):
    """Six outlets: those of the first half of the events, and of the second."""
    early = {f"e{number}" for number in range(1, 5)}
    six = {
        name: t.assign(outlet=t["outlet"] + t["event"].map(lambda e: " A" if e in early else " B"))
        if {"outlet", "event"} <= set(t.columns)
        else t
        for name, t in tables.items()
    }
    one = {n: t.assign(event="e") if "event" in t else t for n, t in six.items()}
    headline, titles = framing.headline(one).text, framing.actors.titles(six).text
    assert " of 6 outlets, " in headline and " more names" in headline
    assert headline.endswith("of 6 outlets.") or headline.endswith(
        " none elsewhere more than once."
    )
    assert titles.count(" times; 4 of 8 events)") == 2
    assert "from " in titles


def named(mentions, outlets=("A", "B")):
    """Tables of persons named, as event, outlet and name, once each; every outlet tells every event."""
    events = sorted({event for event, _, _ in mentions})
    articles = [(f"{o}{e}", o, e) for e in events for o in outlets]
    actors = pd.DataFrame(mentions, columns=["event", "outlet", "name"]).assign(kind="person")
    actors["article_id"] = actors["outlet"] + actors["event"]
    rates = pd.DataFrame(columns=["kind", "category", "outlet", "event", "where", "count", "rate"])
    return {
        "articles": pd.DataFrame(articles, columns=["article_id", "outlet", "event"]).assign(
            language="en", title=""
        ),
        "actors": actors,
        "framing_rates": rates,
        "validation_frames": pd.DataFrame(columns=["frame", "validated"]),
    }


def test_nobody_wins_a_tie_and_nobody_is_named_most_who_is_named_once():
    tie = [("e", "A", "Ana")] * 2 + [("e", "A", "Bo")] * 2 + [("e", "B", "Eva"), ("e", "B", "Bo")]
    said = framing.headline(named(tie)).text
    assert "Ana and Bo in the A article (each 2 times) and no one more than once in the B article" in said  # fmt: skip


def test_names_that_tie_in_an_article_are_said_to_count_each():
    both = [("e", outlet, name) for outlet in "AB" for name in ("Ana", "Bo")] * 2
    said = framing.headline(named([*both, ("e", "C", "Eva")], outlets="ABCDE")).text
    assert "is Ana in 2 of 5 articles, Bo in 2 and no one more than once in 3" in said
    assert ", names that tie in 2 of them counted each" in said
    assert "counted each" in " ".join(style.title_lines(said))


def test_the_same_name_is_said_once_and_events_are_not_pooled():
    both = [("e", "A", "Ana")] * 3 + [("e", "B", "Ana")] * 2
    assert framing.headline(named(both)).text.endswith("is Ana in each (3 and 2 times).")
    other = [("f", "A", "Eva")] * 2 + [("f", "B", "Bo")] * 2
    said = framing.headline(named(both + other)).text
    assert said.startswith(
        "In 1 of the 2 events in which every outlet names someone more than once"
    )


def test_of_many_outlets_each_frame_is_counted_once_and_ties_are_said():
    tables = named([("e", "A", "Ana")], outlets="ABCDE")
    cues = [(o, "crime") for o in "ABCD"] + [("D", "politics")]
    rows = [("frame", f, o, "e", "everywhere", 3, 1.0) for o, f in cues]
    tables["framing_rates"] = pd.DataFrame(rows, columns=tables["framing_rates"].columns)
    tables["validation_frames"] = pd.DataFrame({"frame": ["crime", "politics"], "validated": True})
    said = framing.headline(tables).text
    assert "“crime” in 4 of 5 articles, “politics” in 1 and none more than once in 1" in said
    assert said.endswith(", frames that tie in 1 of them counted each.")


def test_where_no_name_is_read_it_says_which_articles_were_left_out():
    none = named([("e", "A", "Ana")])
    none["actors"] = none["actors"].head(0)
    none["articles"]["language"] = ["fr", "en"]
    texts = [framing.headline(none).text, framing.actors.one_sided(none).text]
    assert all(text.endswith("; 1 article in another language is left out.") for text in texts)


def test_an_event_that_was_found_is_said_by_its_headline():
    only = named([("found:x", "A", "Ana")] * 3 + [("f", "A", "Bo"), ("f", "B", "Bo")])
    only["articles"]["title"] = "Dam breaks"
    assert "(event “Dam breaks”)" in framing.actors.one_sided(only).text


def test_who_is_named_often_in_one_outlet_and_never_in_another_is_said():
    only = [("e", "A", "Ana")] * 3 + [("e", "B", "Bo")] + [("f", "A", "Bo")] * 2 + [("f", "B", "Bo")]  # fmt: skip
    said = framing.actors.one_sided(named(only)).text
    assert said == "Ana is named 3 times in A, never in B (event e)."
    assert "No person" in framing.actors.one_sided(named(only[3:])).text


def test_an_outlet_in_another_language_is_said_to_name_nobody_nowhere():
    only = named([("e", "A", "Ana")] * 3 + [("e", "B", "Ana")] * 2, ("A", "B", "Z"))
    foreign = only["articles"]["outlet"].map({"Z": "es"}).fillna("en")
    tables = only | {"articles": only["articles"].assign(language=foreign)}
    assert framing.headline(tables).text.endswith("is Ana in each (3 and 2 times).")
    assert "No person" in framing.actors.one_sided(tables).text


def test_where_nobody_is_named_twice_that_is_said_once():
    once = named([("e", outlet, "Ana") for outlet in "AB"])
    assert framing.headline(once).text == "No person or organisation is named more than once."


def test_verbs_of_saying_are_not_none_where_speech_is_not_measured(tables):
    foreign = tables["articles"]["outlet"] == sorted(tables["articles"]["outlet"])[0]
    articles = tables["articles"].copy()
    articles["indirect_share"] = articles["indirect_share"].mask(foreign)
    outlet = articles.loc[foreign, "outlet"].iloc[0]
    found = framing.rates.attribution({**tables, "articles": articles})
    assert f"not defined in {outlet}" in found.text
    assert not any(name.startswith(f"{outlet}, ") for name in found.values)


def test_an_outlet_without_terms_to_list_has_no_rows(tables):
    outlets = sorted(tables["articles"]["outlet"].unique())
    rest = tables["terms"][tables["terms"]["outlet"] != outlets[1]]
    shown = framing.term_rows({**tables, "terms": rest})
    assert list(dict.fromkeys(shown["outlet"])) == [outlets[0], *outlets[2:]]
    assert framing.term_rows({**tables, "terms": rest.head(0)}).empty


def test_the_opening_names_validated_frames_alone_with_their_cues(tables, computed):
    text = computed["framing.headline"].text
    assert "unvalidated" not in text and "cues)" in text
    none = tables["validation_frames"].assign(validated=False)
    assert "frame" not in framing.headline({**tables, "validation_frames": none}).text


def test_the_first_sentence_is_told_whole_or_with_how_many_more(tables):
    told = {n: t[t["event"] == "e1"] if "event" in t else t for n, t in tables.items()}
    five, eight = "; ".join("VWXYZ"), "; ".join("ABCDEFGH")
    first = told["openings"].query("part == 'first sentence'").assign(named=[five, eight, ""])
    text = framing.actors.opening({**told, "openings": first}).text
    assert "V, W, X, Y and Z in the" in text
    assert "E, F and 2 more in the" in text
    assert "nobody in the" in text


def test_the_mask_speaks_of_the_texts_without_furniture(tables):
    none = tables["masked_names"].assign(own_name=False)
    text = framing.words.mask({**tables, "masked_names": none}).text
    assert text.startswith("Once page furniture is cut, no text names an outlet")


def test_frames_in_a_list_are_told_apart(computed):
    assert "“security and defense” and “health and safety”" in computed["validation.frames"].text


def test_a_comparison_that_some_choices_turn_is_named(tables):
    turned = tables["specifications"].copy()
    first = turned["comparison"] == turned["comparison"].iloc[0]
    turned.loc[first & ~turned["reported"], "estimate"] *= -1
    text = framing.robustness.robust({**tables, "specifications": turned}).text
    assert turned["comparison"].iloc[0] in text
    assert "1 of 32" in text


def test_no_article_and_no_comparison_are_said():
    none = pd.DataFrame(columns=["comparison", "estimate", "reported", "unit"])
    assert framing.agreements(none).empty


def test_openings_stand_side_by_side(tables):
    rows = framing.opening_rows(tables, "e1")
    assert rows["part"].drop_duplicates().tolist() == ["headline", "first sentence", "end"]
    assert rows.groupby("part")["outlet"].nunique().tolist() == [3, 3, 3]


def test_descriptions_are_counted_outside_quotations_and_stand_side_by_side(tables, computed):
    own = tables["descriptions"][~tables["descriptions"]["quoted"]]
    found = computed["framing.described"]
    assert set(found.values) <= set(tables["articles"]["outlet"])
    assert f"of {len(own)} descriptions" in found.text
    rows = framing.description_rows(tables)
    assert rows["text"].equals(tables["descriptions"].loc[rows.index, "text"])
    assert len(rows) == len(tables["descriptions"])
    first = rows[(rows["name"] == rows["name"].iloc[0]) & (rows["event"] == rows["event"].iloc[0])]
    assert first["outlet"].nunique() > 1


def test_sentiment_tells_the_outlets_sentences_from_those_it_quotes(tables, computed):
    found = computed["framing.sentiment"]
    scored = tables["sentiment"]
    own = scored[scored["quoted"] <= 0.5]
    for outlet, value in found.values.items():
        articles = own[own["outlet"] == outlet].groupby(["event", "article_id"])["compound"]
        shares = articles.apply(lambda c: (c <= -0.05).mean()).groupby("event").mean()
        assert value == pytest.approx(shares.mean())
    sizes = own.groupby("outlet").size()
    assert all(f" % ({size} in all) in {outlet}" in found.text for outlet, size in sizes.items())
    assert "of those mostly quoted" in found.text


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"A": "Ana Ruiz", "B": "Ana Ruiz"}, "all name the same"),
        ({"A": "Ana Ruiz", "B": "Bo Osk"}, "not all name the same"),
    ],
)
def test_of_one_event_that_can_be_compared_it_is_said_so(named, said):
    counts = pd.DataFrame(
        [("x", name, *(3.0 * (name == named[o]) for o in "AB")) for name in set(named.values())],
        columns=["event", "name", "A", "B"],
    ).set_index(["event", "name"])
    text, _ = framing.actors.agreed(counts)
    assert text.startswith("In the one event in which") and f"once, {said} person" in text


@pytest.mark.parametrize(
    ("tops", "said"),
    [
        (["Ana", "Ana"], "In each of the 2 events"),
        (["Ana", "Bo", "Bo"], "In 1 of the 3 events"),
        (["Bo", "Bo"], "In none of the 2 events"),
    ],
)
def test_of_several_events_it_is_said_in_how_many_all_name_the_same(tops, said):
    rows = [
        (str(event), name, 3.0 * (name == "Ana"), 3.0 * (name == top))
        for event, top in enumerate(tops)
        for name in ("Ana", "Bo")
    ]
    counts = pd.DataFrame(rows, columns=["event", "name", "A", "B"]).set_index(["event", "name"])
    assert framing.actors.agreed(counts)[0].startswith(f"{said} in which")
