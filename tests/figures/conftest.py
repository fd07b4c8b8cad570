"""Every figure function, called on a set of tables as the notebooks call it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import matplotlib
import pandas as pd
import pytest

matplotlib.use("agg")

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from analysis import corpus, readability, results, tables
from analysis.figures import (
    cleaning,
    coverage,
    distributions,
    framing,
    grades,
    leaks,
    overview,
    quotations,
    ribbons,
    rows,
    specification_curve,
    style,
    validation,
)
from analysis.findings import (
    alignment,
    boilerplate,
    fact_order,
    pairs,
    readability_routes,
    scope,
    speech,
)
from analysis.findings import framing as framing_findings
from analysis.findings import overview as overview_findings
from analysis.findings import readability as readability_findings
from analysis.findings import validation as validation_findings
from analysis.tables.validation import external_gold

Tables = Mapping[str, pd.DataFrame]
TITLE = "A finding about $5 of $10 (with an aside that is far too long for a title); and a clause"
SUBTITLE = "Measure in a unit; n = 1 article per outlet"


def looks(t: Tables) -> dict[str, style.Look]:
    return style.looks(sorted(set(t["articles"]["outlet"])))


def one_event(t: Tables) -> dict[str, pd.DataFrame]:
    if t["articles"].empty:
        return dict(t)
    event = alignment.most_told_event(t["articles"])
    return {n: f[f["event"] == event] if "event" in f else f for n, f in t.items()}


def leak_strips(t: Tables) -> Figure:
    told = one_event(t)
    cut = told["boilerplate"][told["boilerplate"]["cut"].astype(bool)]
    return leaks.leak_strips(told["articles"], cut, looks(t), TITLE, SUBTITLE)


def leak_rates(t: Tables) -> Figure:
    rates = boilerplate.leak_rates(t)
    means, each = distributions.over_events(rates, "share", scope(t["articles"]), 100)
    return distributions.event_dots(means, each, looks(t), "% of words", TITLE, SUBTITLE)


def sensitivity(t: Tables) -> Figure:
    moves = t["sensitivity"]
    means = moves.groupby(["measure", "outlet"], sort=False)[["raw", "balanced"]].mean()
    return leaks.sensitivity_slopes(means.reset_index(), looks(t), TITLE, SUBTITLE)


def cleaning_curve(t: Tables) -> Figure:
    return cleaning.cleaning_curve(*boilerplate.gaps(t), TITLE, SUBTITLE)


def quotation_strips(t: Tables) -> Figure:
    told = one_event(t)
    quotes = speech.attributed(told)
    return quotations.quotation_strips(told["articles"], quotes, looks(t), TITLE, SUBTITLE)


def speaker_shares(t: Tables) -> Figure:
    words = speech.attributed(t).pivot_table(
        values="words", index="counted_for", columns="outlet", aggfunc="sum", sort=False
    )
    return rows.dot_rows(words.div(words.sum()).head(12), looks(t), "share", TITLE, SUBTITLE)


def sentence_lollipops(t: Tables) -> Figure:
    told = one_event(t)
    sentences = readability_findings.body_sentences(told)
    return grades.sentence_lollipops(told["articles"], sentences, looks(t), TITLE, SUBTITLE)


def grade_intervals(t: Tables) -> Figure:
    news, names = t["readability"].query("mode == 'news'"), readability.PRINTED_NAMES
    means = news.groupby(["metric", "outlet"])[["value", "low", "high"]].mean().reset_index()
    return grades.grade_intervals(means, names, looks(t), TITLE, SUBTITLE, news)


def routes(t: Tables) -> Figure:
    table, names = t["readability_routes"], readability.PRINTED_NAMES
    ways = readability_routes.ways(table)
    turned = {"gunning_fog"}
    means = readability_routes.means_by_way(table)
    return grades.route_multiples(means, names, ways, turned, looks(t), TITLE, SUBTITLE)


def actor_rows(t: Tables) -> Figure:
    told = one_event(t)
    names = list(dict.fromkeys(told["actors"]["name"]))[:12]
    parts = told["openings"].query("part in ('headline', 'lead')")
    return framing.actor_rows(
        told["articles"], told["actors"], names, parts, looks(t), TITLE, SUBTITLE
    )


def word_fan(t: Tables) -> Figure:
    outlets = [*looks(t)][:2]
    if len(outlets) < 2:
        return framing.word_fan(t["terms"], t["terms"].head(0), outlets, looks(t), TITLE, SUBTITLE)
    fan = framing_findings.both_ways(t["terms"], *outlets)
    return framing.word_fan(fan, fan.head(16), outlets, looks(t), TITLE, SUBTITLE)


def word_rows(t: Tables) -> Figure:
    words = {outlet: t["terms"][t["terms"]["outlet"] == outlet] for outlet in looks(t)}
    sizes = {outlet: framing_findings.sizes_of(t, outlet) for outlet in words}
    return framing.word_rows(words, sizes, looks(t), TITLE, SUBTITLE)


def frame_rows(t: Tables) -> Figure:
    rates = framing_findings.frame_rates(t)
    return rows.dot_rows(rates, looks(t), "cues per 1,000 words", TITLE, SUBTITLE)


def form_rows(t: Tables) -> Figure:
    shares = framing_findings.forms_of(t)
    return rows.dot_rows(shares, looks(t), "share of namings", TITLE, SUBTITLE)


def specification_curves(t: Tables) -> Figure:
    curves = t["specifications"]
    return specification_curve.specification_curves(curves, looks(t), TITLE, SUBTITLE)


def event_strips(t: Tables) -> Figure:
    told = one_event(t)
    differences = [ribbons.Difference(*mark) for mark in pairs.differences(told)]
    return ribbons.event_strips(
        told["articles"], told["sentences"], told["sentence_pairs"], differences, looks(t), TITLE,
        SUBTITLE, told["coverage"],
    )  # fmt: skip


def coverage_matrix(t: Tables) -> Figure:
    facts = one_event(t)["coverage"]
    told, words = alignment.coverage_rows(facts)
    return coverage.coverage_matrix(told, words, looks(t), TITLE, SUBTITLE, facts)


def order(t: Tables) -> Figure:
    told = one_event(t)
    places, names = fact_order.places(told["sentence_pairs"], told["sentences"])
    return coverage.order_plot(places, names, looks(t), TITLE, SUBTITLE)


def measures(t: Tables) -> Figure:
    return overview.measure_dots(overview_findings.measures(t), looks(t), TITLE, SUBTITLE)


def layers(t: Tables) -> Figure:
    main = validation_findings.main_figures(t["validation_own"], external_gold())
    return validation.layer_dots(main, TITLE, SUBTITLE)


DRAWN = (
    leak_strips, leak_rates, sensitivity, cleaning_curve, quotation_strips, speaker_shares, sentence_lollipops,
    grade_intervals, routes, actor_rows, word_fan, word_rows, frame_rows, form_rows, specification_curves, event_strips,
    coverage_matrix, order, measures, layers,
)  # fmt: skip


@pytest.fixture(params=DRAWN, ids=lambda function: function.__name__)
def draw(request: pytest.FixtureRequest) -> Iterator[Callable[[Tables], Figure]]:
    """Each figure in turn; it must open one figure, which is closed afterwards."""
    yield request.param
    plt.close("all")


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The tables of the seeds, measured now, and the committed ones on the layers themselves."""
    own = tables.read(results.ROOT / "results" / "tables" / "validation_own.csv")
    measured = tables.measure(corpus.load(results.SEEDS))
    return {**read_back(measured, tmp_path_factory.mktemp("seeds")), "validation_own": own}


@pytest.fixture(scope="session")
def invented(
    seeds: Tables, invented_tables: Tables, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, pd.DataFrame]:
    """The tables of the invented corpus, measured now."""
    return {**seeds, **read_back(invented_tables, tmp_path_factory.mktemp("invented"))}


def read_back(measured: Tables, folder: Path) -> dict[str, pd.DataFrame]:
    """Write tables and read them as the notebooks do."""
    tables.write(measured, folder)
    return {path.stem: tables.read(path) for path in sorted(folder.glob("*.csv"))}
