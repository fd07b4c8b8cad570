"""What is said of how good the layers are: one kind of figure, the true lowest, and in words."""

import re
from pathlib import Path

import pytest

from analysis import tables
from analysis.findings import validation

FOLDER = Path(__file__).resolve().parents[2] / "results" / "tables"
NAMES = ("validation_own", "validation_external", "validation_frames")


@pytest.fixture(scope="module")
def found():
    return {name: tables.read(FOLDER / f"{name}.csv") for name in NAMES}


def test_every_pair_layer_is_judged_by_finding_pairs(found):
    main = validation.main_figures(found["validation_own"], found["validation_external"])
    pairs = main[main["layer"].str.endswith("_pairs")]
    assert len(pairs) == 3
    assert set(pairs["part"]) == {"pairs"} and set(pairs["metric"]) == {"f1"}
    assert main["value"].is_monotonic_decreasing


def test_figures_on_external_gold_are_of_the_half_not_used_for_tuning(found):
    main = validation.main_figures(found["validation_own"], found["validation_external"])
    own = main.set_index("layer").loc["boilerplate"]
    kept = found["validation_external"].query(
        "layer == 'boilerplate' and half == 'check' and part == 'characters' and metric == 'f1'"
    )
    assert own["external"] in set(kept["value"])
    text = validation.headline(found).text
    assert f"boilerplate {own['external']:.2f}" in text.partition("labelled by others")[2]


def test_the_spread_names_the_ends_of_each_sort_of_layers(found):
    main = validation.main_figures(found["validation_own"], found["validation_external"])
    pairs = main["layer"].str.endswith("_pairs")
    groups = (main[~pairs]["value"], main[pairs]["value"], main["external"].dropna())
    said = [float(value) for value in re.findall(r"\d\.\d\d", validation.spread(found).text)]
    ends = [end for group in groups for end in (group.min(), group.max())]
    assert said == pytest.approx(ends, abs=0.0051)  # two digits are said


def test_without_external_gold_nothing_is_said_of_it(found):
    bare = found | {"validation_external": found["validation_external"].head(0)}
    assert "others" not in validation.headline(bare).text
    assert "others" not in validation.spread(bare).text
    assert "others" not in validation.weakest(bare).text


def test_no_recall_of_enough_items_is_lower_than_those_named(found):
    own = found["validation_own"]
    counted = own[own["metric"].str.endswith("recall") & (own["n"] >= validation.LEAST_ITEMS)]
    said = [
        int(value) / 100 for value in re.findall(r"\((\d+) % of", validation.weakest(found).text)
    ]
    lowest = sorted(counted["value"])[: validation.WEAKEST]
    assert said[: validation.WEAKEST] == pytest.approx(lowest, abs=0.0051)  # two digits are said


def test_the_table_shows_every_layer_and_fits_the_page(found):
    shown = validation.own_shown(found["validation_own"])
    assert set(shown["layer"]) == {validation.layer_name(x) for x in validation.MAIN_FIGURES}
    assert len(shown) <= 50 and shown["F1"].notna().all()
    assert len(validation.external_shown(found["validation_external"])) <= 50


def test_nothing_shown_has_a_key_for_a_name(found):
    frames = validation.frames_shown(found["validation_frames"])
    tables_shown = (frames, *map(validation.own_shown, [found["validation_own"]]))
    for table in (*tables_shown, validation.recalls(found["validation_own"])):
        assert not any("_" in str(cell) for cell in table.to_numpy().ravel())
    assert list(frames)[:3] == ["frame", "validated", "precision"]
    assert frames.loc[frames["frame"] == "all", "validated"].isna().all()
