"""Every figure: inside its borders, nothing over anything, the same bytes, never a warning."""

from __future__ import annotations

from itertools import combinations, pairwise

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.text import Text

from analysis import images
from analysis.figures import (
    cleaning,
    distributions,
    framing,
    lettering,
    overview,
    quotations,
    rows,
    specification_curve,
    strip,
    style,
    width,
)
from analysis.figures.spreading import spread
from analysis.findings.scopes import Scope

LARGEST_FILE = 200_000
SMALLEST = 9.0
HOSTILE = (
    "$$", "$a__b$", "_hidden", "a\x00b\x1b[31m", "lone \ud800 surrogate", "日本経済新聞", "",
    "x" * 100_000, "مرحبا", "<b>&amp;</b>", "e" + "\u0301" * 500, "\u202egnp.exe", "{0} %s \\frac{",
    "a/b " * 30,
)  # fmt: skip


def not_drawn(figure):
    """Texts of hidden axes, and of ticks beyond the ends of an axis."""
    for axes in figure.axes:
        if not axes.get_visible() or not axes.axison:
            yield from axes.findobj(Text) if not axes.get_visible() else axes.xaxis.findobj(Text)
            yield from axes.yaxis.findobj(Text)
        for axis in (axes.xaxis, axes.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
                if not low <= tick.get_loc() <= high:
                    yield from (tick.label1, tick.label2)


def boxes(figure):
    """Every drawn text with its box in pixels."""
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    hidden = set(not_drawn(figure))
    texts = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
    return [(t, Text.get_window_extent(t, renderer)) for t in texts if t not in hidden]


def outside(drawn, figure):
    width, height = figure.bbox.width, figure.bbox.height
    return [
        (text.get_text(), box.extents.round(1).tolist())
        for text, box in drawn
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]


def overlapping(drawn):
    """Pairs of texts of which one covers a good part of the other's box."""
    found = []
    for (a, one), (b, two) in combinations(drawn, 2):
        wide = min(one.x1, two.x1) - max(one.x0, two.x0)
        high = min(one.y1, two.y1) - max(one.y0, two.y0)
        smaller = min(one.width * one.height, two.width * two.height)
        if wide > 1 and high > 1 and wide * high > 0.15 * smaller:
            found.append((a.get_text(), b.get_text()))
    return found


def check(figure):
    drawn = boxes(figure)
    assert outside(drawn, figure) == []
    assert [text.get_text() for text, _ in drawn if text.get_size() < SMALLEST] == []
    assert overlapping(drawn) == []


def check_both(figure):
    """Check a figure, and what phones are shown of it."""
    check(figure)
    narrow = width.for_phone(figure)
    if narrow is not None:
        check(narrow)


def renamed(tables, column, names):
    """Give a column's values other names in turn, the same in every table."""
    values = sorted({v for t in tables.values() if column in t for v in t[column].astype(str)})
    new = {v: names[i % len(names)] + "\u200b" * (i // len(names)) for i, v in enumerate(values)}
    return {
        name: t.assign(**{column: t[column].astype(str).map(new)}) if column in t else t
        for name, t in tables.items()
    }


def many_outlets(tables, count):
    """One event told by many outlets: every table repeated under other names."""
    copies = {}
    for name, table in tables.items():
        if "outlet" not in table or name == "validation_own":
            copies[name] = table
            continue
        half = table[table["outlet"] == "UPI"]
        copies[name] = pd.concat([numbered(half, i) for i in range(count)], ignore_index=True)
    return copies


def numbered(table, i):
    new = table.assign(outlet=f"Outlet {i:02}")
    return new.assign(article_id=f"{i}-" + new["article_id"]) if "article_id" in new else new


def alone(tables, article):
    """The tables that one article would give."""
    outlet = tables["articles"].set_index("article_id").loc[article, "outlet"]
    kept = {}
    for name, table in tables.items():
        own = table
        if "article_a" in table or name == "terms":
            own = table.head(0)
        elif "article_id" in table:
            own = table[table["article_id"] == article]
        kept[name] = own[own["outlet"] == outlet] if "outlet" in own else own
    return kept


def test_seeds_are_drawn_whole_small_and_with_the_same_bytes(draw, seeds):
    figure = draw(seeds)
    assert len(plt.get_fignums()) == 1
    assert figure.get_figwidth() == pytest.approx(width.PAGE)
    title, subtitle = (text.get_text() for text in figure.texts[:2])
    assert title.replace("\n", " ") == "A finding about $5 of $10; and a clause"
    assert subtitle.startswith("Measure in a unit; n = 1 article per outlet")
    first = images.compact_svg(figure)
    assert len(first) < LARGEST_FILE
    assert images.compact_svg(draw(seeds)) == first
    check(figure)


def test_what_phones_are_shown_is_drawn_anew_as_wide_as_they_are(draw, seeds):
    figure = draw(seeds)
    narrow = width.for_phone(figure)
    assert width.page_width() == width.PAGE
    if narrow is not None:
        assert narrow.get_figwidth() == pytest.approx(width.PHONE)
        check(narrow)


def test_several_events_and_outlets_are_drawn_whole_and_small(draw, invented):
    figure = draw(invented)
    assert len(images.compact_svg(figure)) < LARGEST_FILE
    check_both(figure)


def test_empty_tables_give_a_statement(draw, seeds):
    kept = {"validation_own"}
    check(draw({n: t if n in kept else t.head(0) for n, t in seeds.items()}))


def test_one_article_alone_is_drawn(draw, seeds):
    check_both(draw(alone(seeds, seeds["articles"]["article_id"].iloc[0])))


def test_hostile_outlet_names_are_drawn(draw, seeds):
    check_both(draw(renamed(many_outlets(seeds, 7), "outlet", HOSTILE[:7])))


def test_more_outlets_than_colours_are_drawn(draw, seeds):
    check_both(draw(renamed(many_outlets(seeds, 10), "outlet", (*HOSTILE[7:], "A", "B", "C"))))


def test_hostile_words_and_an_outlet_without_any_layer_are_drawn(draw, seeds):
    tables = {name: bare(name, table) for name, table in seeds.items()}
    for column in ("text", "name", "term", "speaker_name", "quantity_a", "text_a", "event"):
        tables = renamed(tables, column, HOSTILE)
    for name, column in (
        ("boilerplate", "kind"),
        ("sensitivity", "measure"),
        ("frames", "category"),
    ):
        tables |= renamed({name: tables[name]}, column, HOSTILE)
    check_both(draw(tables))


def bare(name, table):
    """Take every layer from one outlet."""
    column = "outlet_a" if "outlet_a" in table else "outlet"
    keeps = name in {"articles", "sentences", "coverage", "validation_own", "terms"}
    return table if keeps or column not in table else table[table[column] != "UPI"]


def test_an_outlet_keeps_its_colour_and_marker():
    looks = style.looks(["Jakarta", "UPI"])
    assert looks["Jakarta"] == style.Look("#0072B2", "o")
    assert len({look.colour for look in style.looks(list("abcdefg")).values()}) == 7
    assert len({look.marker for look in style.looks(list("abcdefg")).values()}) == 7
    assert len({look.colour for look in style.looks(list("abcdefgh")).values()}) == 1


def test_spread_labels_keep_their_order_and_never_overlap():
    generator = np.random.default_rng(0)
    for _ in range(50):
        centres, sizes = generator.uniform(0, 10, 8), generator.uniform(0.1, 2, 8)
        moved = np.array(spread(list(centres), list(sizes)))
        order = np.argsort(centres, kind="stable")
        gaps = np.diff(moved[order]) - (sizes[order][1:] + sizes[order][:-1]) / 2
        assert gaps.min() > -1e-9


def test_a_title_says_whole_clauses_in_few_lines():
    long = "; ".join(["a clause that takes some room in a title and goes on"] * 9)
    assert len(style.title_lines(long)) <= style.TITLE_LINES
    assert len(style.title_lines("word " * 400)) == style.TITLE_LINES + 1
    assert style.title_lines("") == []


@pytest.mark.parametrize("text", HOSTILE)
def test_a_label_holds_only_what_the_font_can_draw(text):
    made = lettering.label(text)
    assert len(made) <= lettering.LONGEST_LABEL
    assert all(ord(c) in lettering.drawable() for c in made)


def test_words_of_every_outlet_stand_within_the_common_axis():
    columns = {"term": ["a", "b"], "count": [9, 8], "elsewhere": [1, 0]}
    words = {o: pd.DataFrame({**columns, "z": [z, z / 2]}) for o, z in (("A", 2.0), ("B", 15.0))}
    looks, sizes = style.looks(["A", "B"]), {"A": (900, 1200), "B": (1200, 900)}
    figure = framing.word_rows(words, sizes, looks, "Words", "two outlets")
    for axes in figure.axes:
        for line in axes.get_lines():
            assert max(line.get_xdata()) < axes.get_xlim()[1]
    said = [text.get_text() for text in figure.findobj(Text)]
    assert {"900 : 1,200 words", "1,200 : 900 words"} <= set(said)
    plt.close(figure)


def test_a_figure_of_words_says_how_many_outlets_it_has_no_room_for():
    own = pd.DataFrame({"term": ["a"], "count": [9], "elsewhere": [1], "z": [2.0]})
    words = {f"Outlet {n}": own for n in range(8)} | {"Bare": own.head(0)}
    sizes = dict.fromkeys(words, (900, 1200))
    figure = framing.word_rows(words, sizes, style.looks([*words]), "Words", "each against all")
    assert figure.texts[1].get_text() == "each against all; 6 of 8 outlets drawn"
    plt.close(figure)


def measured_outlets(count):
    columns = ["measure", "unit", "outlet", "value", "low", "high"]
    values = [("grade", "years", f"Outlet {n}", n + 5.0, n + 4.0, n + 7.0) for n in range(count)]
    return pd.DataFrame(values, columns=columns)


@pytest.mark.parametrize(("count", "whiskers"), [(3, 3), (12, 2)])
def test_every_interval_drawn_belongs_to_a_dot_that_has_its_name_or_colour(count, whiskers):
    table = measured_outlets(count)
    looks = style.looks([*table["outlet"]])
    figure = overview.measure_dots(table, looks, "Grades", "a measure")
    lines = [line.get_segments()[0] for line in figure.axes[0].collections if line.get_segments()]
    wide = [line for line in lines if line[0][1] == line[1][1] and line[0][1] < -0.3]
    ticks = [line for line in lines if line[0][0] == line[1][0] and line[0][1] < -0.3]
    assert len(wide) == len(ticks[-whiskers:]) == whiskers
    dots = sorted(dot.get_xdata()[0] for dot in figure.axes[0].get_lines())
    marked = sorted(tick[0][0] for tick in ticks[-whiskers:])
    assert marked == pytest.approx(dots if count == whiskers else [dots[0], dots[-1]])
    said = figure.texts[1].get_text().replace("\n", " ")
    assert said == ("a measure" if count == 3 else f"a measure; {overview.ENDS}")
    plt.close(figure)


def test_a_speaker_is_named_again_where_the_run_has_ended():
    rows = [(0, "Ada Lund"), (300, "Ada Lund"), (2000, "Ada Lund"), (2100, "A senior administration official")]  # fmt: skip
    quotes = pd.DataFrame(rows, columns=["start", "counted_for"])
    assert quotations.speakers(quotes, 500, 5.0) == [rows[0], rows[2], rows[3]]


def test_an_event_that_is_called_one_is_not_called_so_twice():
    assert strip.which_event("Event 7", 3) == "Event 7, 1 of 3"


def test_two_outlets_are_named_at_their_dots_and_more_in_a_key():
    shares = pd.DataFrame({"A": [12.3, 0.0], "B": [4.56, None]}, index=["told", "quoted"])
    figure = rows.dot_rows(shares, style.looks(["A", "B"]), "%", "Shares", "two articles")
    said = [text.get_text() for text, _ in boxes(figure)]
    assert {"A 12", "B 4.6", "0"} <= set(said) and not {"A", "B"} & set(said)
    check(figure)
    three = shares.assign(C=1.0)
    figure = rows.dot_rows(three, style.looks(["A", "B", "C"]), "%", "Shares", "three articles")
    assert {"A", "B", "C"} <= {text.get_text() for text, _ in boxes(figure)}
    plt.close("all")


def test_headline_and_lead_are_set_off_behind_the_actors(seeds):
    article = seeds["articles"].head(1)
    parts = pd.DataFrame({"article_id": article["article_id"], "start": [10], "end": [90]})
    looks = style.looks([*article["outlet"]])
    figure = framing.actor_rows(article, seeds["actors"], ["Joe Biden"], parts, looks, "Who", "one")
    (ground,) = figure.axes[0].patches
    assert (ground.get_x(), ground.get_width()) == (10, 80)
    plt.close(figure)


def test_panels_of_a_row_share_the_zero_that_is_named_beside_them(seeds):
    curves = seeds["specifications"]
    looks = style.looks(sorted(seeds["articles"]["outlet"].unique()))
    figure = specification_curve.specification_curves(curves, looks, "Choices", "two articles")
    rows = {}
    for axes in figure.axes:
        if axes.get_ylim()[1] == pytest.approx(1.2):
            rows.setdefault(round(axes.get_position().y0, 3), set()).add(axes.get_ylim())
    assert len(rows) > 1
    assert all(len(limits) == 1 for limits in rows.values())
    assert min(low for limits in rows.values() for low, _ in limits) < -0.12
    plt.close(figure)


def test_a_comparison_is_named_with_both_its_outlets(seeds):
    long = "health and safety (unvalidated), Northmoor Dispatch against Tidewater Post"
    curves = seeds["specifications"]
    last = curves["comparison"].iloc[-1]
    curves = curves.replace({"comparison": {last: long}})
    looks = style.looks(sorted(seeds["articles"]["outlet"].unique()))
    figure = specification_curve.specification_curves(curves, looks, "Choices", "two articles")
    check(figure)
    titles = [axes.get_title(loc="left").replace("\n", " ") for axes in figure.axes]
    assert any(title.startswith(f"{long} ") for title in titles)
    plt.close(figure)


def test_the_side_of_a_curve_is_named_after_whom_it_favours():
    gaps = pd.DataFrame({"raw": [50.0], "safe": [50.0], "balanced": [50.0]}, index=["words"])
    figure = cleaning.cleaning_curve(gaps, ("Ash", "Birch"), "A title", "A subtitle")
    figure.canvas.draw()
    zero = figure.axes[0].transData.transform((0, 0))[0]
    at = {t.get_text(): box.x0 - zero for t, box in boxes(figure) if "more in" in t.get_text()}
    assert at["more in Ash"] > 0 > at["more in Birch"]


def test_values_of_zero_stand_beside_each_other_and_over_no_name():
    table = pd.DataFrame(
        {"Harbor Gazette": [0.0, 0.0], "Post": [2.4, 0.0]}, ["hedge", "a loaded word"]
    )
    outlooks = style.looks(list(table))
    figure = rows.dot_rows(table, outlooks, "per 1,000 words", "None", "Words; n = 1")
    check(figure)
    narrow = width.for_phone(figure)
    check(narrow)
    values = [text for text in narrow.axes[0].texts if text.get_text().endswith("0")]
    edges = sorted((box.x0, box.x1) for box in (text.get_window_extent() for text in values[:2]))
    assert edges[0][1] <= edges[1][0]


@pytest.mark.parametrize("count", [2, 4, 7])
def test_outlets_with_one_value_are_all_to_be_seen(count):
    names = [f"Outlet {n}" for n in range(count)]
    table = pd.DataFrame([[3.0] * count, [0.0] * count], ["told", "quoted"], columns=names)
    figure = rows.dot_rows(table, style.looks(names), "%", "Shares", "all alike")
    places = [tuple(line.get_xydata()[0]) for line in figure.axes[0].get_lines() if line.get_marker() != "None"]  # fmt: skip
    assert len({(x, round(y, 3)) for x, y in places}) == len(places) == 2 * count
    low, high = figure.axes[0].get_ylim()
    assert all(low <= y <= high for _, y in places)
    same = pd.DataFrame({"measure": "words", "unit": "words", "outlet": names, "value": 3.0})
    known = pd.concat([same, same.assign(measure="grade")]).assign(low=np.nan, high=np.nan)
    figure = overview.measure_dots(known, style.looks(names), "Words", "a measure")
    dots = [tuple(line.get_xydata()[0]) for line in figure.axes[0].get_lines()]
    assert len(set(dots)) == 2 * count
    upper, lower = sorted(y for _, y in dots)[-1], sorted(y for _, y in dots)[0]
    assert upper < 0 and lower > figure.axes[0].get_ylim()[0]
    plt.close("all")


def test_panels_of_actors_have_names_apart_and_first_those_in_which_one_is_named():
    names = ["The Evening Courier of the Isles", "Harbor Weekly Advertiser", "Financial Ledger", "Post", "Bulletin"]  # fmt: skip
    articles = pd.DataFrame({"article_id": [*"abcde"], "outlet": names, "characters": 900})
    actors = pd.DataFrame({"article_id": [*"bcde"], "name": "Ada Lund", "start": 40})
    parts = pd.DataFrame(columns=["article_id", "start", "end"])
    looks = style.looks(names)
    figure = framing.actor_rows(
        articles.iloc[::-1], actors, ["Ada Lund"], parts, looks, "Who", "one event"
    )
    for drawn in (figure, width.for_phone(figure)):
        heads = [(t, box) for t, box in boxes(drawn) if t.get_text()[0] in "HFPB"]
        heads.sort(key=lambda head: head[1].x0)
        assert [t.get_text()[0] for t, _ in heads] == [*"HFPB"]
        assert all(left.x1 < right.x0 for (_, left), (_, right) in pairwise(heads))
        check(drawn)
    plt.close("all")


def test_a_title_is_cut_at_a_word():
    words = " ".join(f"longishword{n}" for n in range(90))
    assert style.title_lines(words)[-1].rstrip("…").split()[-1] in words.split()


def test_a_measure_that_is_zero_throughout_has_an_axis_and_whole_marks():
    means = pd.DataFrame({"outlet": ["A", "B"], "value": 0.0, "low": np.nan, "high": np.nan})
    each = pd.DataFrame({"outlet": ["A", "B"], "event": "e", "value": 0.0})
    figure = distributions.event_dots(means, each, style.looks(["A", "B"]), "%", "None", "two")
    low, high = figure.axes[0].get_xlim()
    assert low < 0 and high >= 1
    check(figure)
    plt.close(figure)


def test_the_values_of_equal_dots_stand_above_the_dot_that_was_moved():
    table = pd.DataFrame({"Ledger": [3.0, 0.0], "Post": [1.0, 0.0]}, ["hedge", "loaded"])
    figure = rows.dot_rows(table, style.looks(list(table)), "per 1,000 words", "A", "B")
    figure.canvas.draw()
    axes = figure.axes[0]
    dots = [axes.transData.transform(line.get_xydata()[0]) for line in axes.lines if line.get_marker() in "os"]  # fmt: skip
    zeros = [box for text, box in boxes(figure) if text in axes.texts and text.get_text() == "0"]
    assert len(zeros) == 2
    radius = 3 * figure.dpi / 72
    for x, y in dots:
        assert not any(box.x0 - radius < x < box.x1 + radius and box.y0 < y < box.y1 for box in zeros)  # fmt: skip


NORTH, SOUTH = "The Independent of Anytown North", "The Independent of Anytown South"


def test_names_that_begin_alike_are_told_apart_where_they_are_cut(draw, seeds):
    figure = draw({n: t.replace({"Jakarta": NORTH, "UPI": SOUTH}) for n, t in seeds.items()})
    for drawn in filter(None, (figure, width.for_phone(figure))):
        check(drawn)
        cut = [text.get_text() for text, _ in boxes(drawn) if "The Ind" in text.get_text()]
        cut = [text for text in cut if "…" in text and "N" not in text and "S" not in text]
        assert cut == []


@pytest.mark.parametrize(
    "names",
    [
        (NORTH, SOUTH),
        (f"{NORTH} Weekly", f"{SOUTH} Weekly", f"{NORTH} Daily"),
        (NORTH, f"{NORTH} and Weekly Advertiser"),
        ("Advertiser" + "x" * 40 + "1", "Advertiser" + "x" * 40 + "2"),
    ],
)
@pytest.mark.parametrize("longest", [16, 18, 20, 24])
def test_cut_names_differ_as_whole_ones_do(names, longest):
    cut = [lettering.name_of(name, longest, names) for name in names]
    assert len({*cut}) == len(names)
    assert max(map(len, cut)) <= longest


def over_events(values):
    events = [(outlet, f"e{i}", v) for outlet, own in values.items() for i, v in enumerate(own)]
    table = pd.DataFrame(events, columns=["outlet", "event", "share"])
    compared = Scope(tuple(sorted(values)), len(table), 8)
    means, each = distributions.over_events(table, "share", compared)
    return distributions.event_dots(
        means, each, style.looks(sorted(values)), "% of words", "A", "B"
    )


@pytest.mark.parametrize("lone", [[], [97.0]])
def test_one_text_of_furniture_alone_does_not_squeeze_all_others(lone):
    usual, odd = (
        [1.0, 3.0, 2.0, 4.0, 1.0, 3.0, 3.0, 2.0],
        [2.0, 3.0, 0.0, 4.0, 1.0, 5.0, 6.0, 100.0],
    )
    figure = over_events({"North": odd, "South": usual, **({"Lone": lone} if lone else {})})
    check_both(figure)
    axes = figure.axes[0]
    assert axes.get_xlim()[1] < 20
    texts = [text.get_text() for text in axes.texts]
    assert "100" in texts
    assert (texts.count("97"), texts.count("97.0")) == (len(lone), len(lone))
    assert axes.get_xlabel() == "% of words; ▹ beyond the axis"


def test_an_axis_that_squeezes_nothing_is_whole():
    figure = over_events({"North": [1.0, 3.0, 2.0, 4.0, 1.0, 3.0, 3.0, 8.0], "South": [0.0] * 8})
    assert figure.axes[0].get_xlim()[1] > 8
    assert figure.axes[0].get_xlabel() == "% of words"
    whole = over_events({"North": [0.0, 0.0, 0.0, 50.0], "South": [0.0] * 4})
    assert whole.axes[0].get_xlim()[1] > 50


@pytest.mark.parametrize(("shares", "in_place"), [((9.8, 26.5), True), ((25.0, 26.5), False)])
def test_two_outlets_are_named_where_their_dots_have_room_and_else_in_a_key(shares, in_place):
    values = {"words": (569.0, 590.0), "quoted share": shares}
    rows_of = [(m, "u", o, v, np.nan, np.nan) for m, own in values.items() for o, v in zip(["Post", "Ledger"], own, strict=True)]  # fmt: skip
    table = pd.DataFrame(rows_of, columns=["measure", "unit", "outlet", "value", "low", "high"])
    figure = overview.measure_dots(table, style.looks(["Ledger", "Post"]), "A", "B")
    check_both(figure)
    above = {text.get_text() for text in figure.texts}
    beside = {text.get_text() for text in figure.axes[0].texts}
    assert ({"Ledger", "Post"} <= above) is not in_place
    assert ({"Post 9.8", "Ledger 26.5"} <= beside) is in_place


@pytest.mark.parametrize("values", [[0.0] * 6 + [40.0], [20.0, 20.1, 20.2, 20.3, 41.0], [7.0] * 8])
def test_no_event_hides_another(values):
    figure = over_events({"Ash": values, "Birch": [30.0, 10.0]})
    figure.canvas.draw()
    (axes,) = figure.axes
    drawn = [line for line in axes.get_lines() if len(line.get_xdata()) == len(values)]
    spots = {tuple(axes.transData.transform(spot).round(0)) for spot in drawn[0].get_xydata()}
    assert len(spots) == len(values)
    assert drawn[0].get_ydata().min() > axes.get_ylim()[0]
    plt.close(figure)


def test_labels_of_many_outlets_stand_in_order_and_apart():
    names = [f"Outlet {n} of Anytown" for n in range(12)]
    columns = {"measure": "grade", "unit": "years", "outlet": names, "low": None, "high": None}
    table = pd.DataFrame({**columns, "value": [9.7 + 0.01 * n for n in range(12)]})
    figure = overview.measure_dots(table, style.looks(names), "They differ", "in grade")
    drawn = [(text, box) for text, box in boxes(figure) if "Outl" in text.get_text()]
    assert [text.get_text().split()[-1] for text, _ in drawn] == ["9.7", "9.8"]
    assert drawn[0][1].x1 < drawn[1][1].x0
    assert not outside(drawn, figure)
    plt.close(figure)
