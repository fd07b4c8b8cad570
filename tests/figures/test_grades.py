"""What the picture of grades is drawn from, at one article an outlet and at many events."""

import warnings

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis import images
from analysis.figures import grades, style
from analysis.findings.scopes import Scope

NAMES = ["metric", "outlet", "event", "value", "low", "high"]


def news(events):
    rows = [
        ("lix", outlet, str(event), 40.0 + shift + event, 39.0, 45.0)
        for event in range(events)
        for outlet, shift in (("A", 0.0), ("B", 2.0))
    ]
    return pd.DataFrame(rows, columns=NAMES)


def test_one_article_an_outlet_keeps_the_intervals_within_the_article():
    means, each, sure = grades.means_by_metric(news(1), Scope(("A", "B"), 2, 1))
    assert each is None
    assert means["low"].tolist() == [39.0, 39.0]
    assert "within this article" in sure


def test_many_events_have_intervals_over_events_and_their_own_marks():
    means, each, sure = grades.means_by_metric(news(8), Scope(("A", "B"), 16, 8))
    assert means.set_index("outlet")["value"].to_dict() == pytest.approx({"A": 43.5, "B": 45.5})
    assert len(each) == 16
    assert set(means["metric"]) == set(each["metric"]) == {"lix"}
    assert "resampling events" in sure


def test_an_article_that_is_furniture_throughout_leaves_room_for_the_others():
    outlets = ["A", "B", "C"]
    articles = pd.DataFrame(
        {"article_id": outlets, "outlet": outlets, "characters": [170, 48, 276]}
    )
    rows = [("A", 0, 14, "The lunch is free."), ("C", 0, 22, "The council voted on Tuesday.")]
    sentences = pd.DataFrame(rows, columns=["article_id", "start", "words", "text"])
    figure = grades.sentence_lollipops(
        articles, sentences, style.looks(outlets), "A title", "Words"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        images.compact_png(figure)
        images.compact_svg(figure)
    assert "2 of 3 articles drawn" in " ".join(text.get_text() for text in figure.texts)
    plt.close(figure)
