"""Findings on framing: unvalidated frames are called so, tests say their limits, choices are counted."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import corpus
from analysis.findings import framing
from analysis.tables import measure, validate

INVENTED = Path(__file__).parents[1] / "data" / "corpus"


@pytest.fixture(scope="module")
def tables():
    made = measure(corpus.load(INVENTED))
    return made | {"validation_frames": validate()["validation_frames"]}


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
    assert set(computed["framing.voice"].low) == set(computed["framing.voice"].values)
    assert "8 events" in computed["framing.certainty"].text
    assert "no p under" in computed["framing.certainty"].text


def test_verbs_of_saying_are_compared_by_stance(tables, computed):
    found = computed["framing.attribution"]
    rates = framing.means_of(tables, "attribution", "outside quotations")
    assert "attribution_neutral" in rates.index
    for category in rates.index:
        for outlet, rate in rates.loc[category].dropna().items():
            assert found.values[f"{outlet}, {category}"] == pytest.approx(rate)
    assert "neutral ones such as “said”" in found.text


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
        }
    )
    row = framing.agreements(curve).iloc[0]
    assert row[["specifications", "agree", "turned", "undefined"]].tolist() == [4, 2, 1, 1]


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
    assert "of those that are mostly quoted" in found.text


def test_verbs_without_a_stance_do_not_stand_beside_hedges(tables):
    own = framing.own_voice(tables)
    assert {"hedge", "charged verbs of saying"} <= set(own.index)
    assert not any("neutral" in name for name in own.index)
    rates = framing.means_of(tables, "attribution", "outside quotations")
    assert own.loc["charged verbs of saying"].equals(rates.loc["attribution_charged"].rename("charged verbs of saying"))  # fmt: skip
