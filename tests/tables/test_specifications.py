"""Which rates are compared under all specifications, and which outlet against which."""

import pandas as pd
import pytest

from analysis.layers import Article, Hit, Layers
from analysis.spans import Span
from analysis.tables.specifications import Pair, headline_pairs, rate_curves


def rates(values, kind="voice", category="hedge", where="outside quotations"):
    """One row an outlet and event: the rate, and ten times as many cues."""
    return pd.DataFrame(
        [
            {
                "kind": kind, "category": category, "outlet": outlet, "event": event,
                "where": where, "rate": rate, "count": int(10 * rate),
            }
            for outlet, own in values.items()
            for event, rate in enumerate(own)
        ]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "high", "low"),
    [
        ({"A": [1.0, 3.0], "B": [5.0, 7.0]}, "B", "A"),
        ({"A": [5.0, 7.0], "B": [1.0, 3.0]}, "A", "B"),
        ({"A": [2.0, 2.0], "B": [9.0, 1.0], "C": [3.0, 4.0]}, "B", "A"),
    ],
)
def test_the_outlet_with_the_highest_rate_is_set_against_the_one_with_the_lowest(values, high, low):
    elsewhere = rates({outlet: [50.0, 0.0] for outlet in values}, where="everywhere")
    (pair,) = headline_pairs(pd.concat([rates(values), elsewhere]))
    assert (pair.high, pair.low) == (high, low)
    assert (pair.count, pair.elsewhere) == (10 * sum(values[high]), 10 * sum(values[low]))


def test_outlets_are_set_apart_within_the_events_that_they_share():
    # B's mean is the higher for an event that it tells alone.
    unequal = rates({"A": [5.0, 4.0], "B": [4.0, 3.0, 90.0]})
    (pair,) = headline_pairs(unequal)
    assert (pair.high, pair.low) == ("A", "B")
    apart = pd.concat([rates({"A": [5.0]}), rates({"B": [9.0]}).assign(event=1)])
    assert headline_pairs(apart) == []


def test_an_outlet_of_one_event_is_not_the_one_furthest_apart():
    values = {"A": [5.0, 4.0], "B": [4.0, 3.0], "C": [90.0], "D": [0.0]}
    (pair,) = headline_pairs(rates(values))
    assert (pair.high, pair.low) == ("A", "B")


def test_outlets_of_one_rate_are_not_compared_and_of_the_frames_one_is():
    same = rates({"A": [1.0], "B": [1.0]})
    frames = [
        rates({"A": [first], "B": [1.0]}, "frame", category, "everywhere")
        for category, first in (("economic", 2.0), ("morality", 5.0), ("health_and_safety", 3.0))
    ]
    assert [pair.category for pair in headline_pairs(pd.concat([same, *frames]))] == ["morality"]


def article(outlet, hedges, event):
    """Ten words and two sentences, so many of the words hedges."""
    text = "perhaps " * hedges + "rain " * (5 - hedges) + ". It was very wet again."
    cues = [Hit(8 * i, 8 * i + 7, "hedge", "perhaps", "perhaps") for i in range(hedges)]
    end = text.index(".") + 1
    sentences = [Span(0, end), Span(end + 1, len(text))]
    return Layers(Article(f"{outlet}{event}", text, outlet=outlet), sentences=sentences, voice=cues)


def test_an_estimate_is_above_zero_where_the_first_outlet_has_more():
    hedges = {"A": (3, 4), "B": (1, 0)}
    corpus = [article(o, n, event) for o, own in hedges.items() for event, n in enumerate(own)]
    event_of = {layers.article.article_id: layers.article.article_id[-1] for layers in corpus}
    readings = {"cut": corpus, "kept": corpus}
    (curve,) = rate_curves(readings, event_of, [Pair("voice", "hedge", "A", "B", 7, 1)])
    by_unit = curve.groupby("unit")["estimate"].agg(["min", "max"]).T.to_dict("list")
    # 300 and 400 of 1,000 words against 100 and 0; a half and a half of the sentences against a half and 0.
    assert by_unit == {
        "per 1,000 words": pytest.approx([300, 300]),
        "share of sentences": pytest.approx([0.25, 0.25]),
    }
    assert curve["reported"].sum() == 1
    assert set(curve["outlet"]) == {"A"} and set(curve["against"]) == {"B"}
