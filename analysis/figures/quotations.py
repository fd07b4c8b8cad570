"""The pictures of 03-quotation: quotations as blocks on the strip, speakers by share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import strip
from analysis.figures.lettering import fitted, label
from analysis.figures.style import Look, head, in_order, of_all, statement
from analysis.figures.width import fits_phones

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_STRIPS = 12
RUN = 0.9
"""Inches: quotations of one speaker that begin further apart are no run, and named each."""
LONGEST_NAME = 44


@fits_phones
def quotation_strips(
    articles: pd.DataFrame,
    quotes: pd.DataFrame,
    outlooks: Mapping[str, Look],
    title: str,
    subtitle: str,
) -> Figure:
    """Draw each article as a strip with its quotations, the speaker named above each.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, outlet, characters, one row an article of one event; at most a dozen
        are drawn.
    quotes : DataFrame
        Columns article_id, start, end, type (direct or mixed), counted_for.
    outlooks : mapping of outlet to Look
        In the order of the strips.
    title, subtitle : str
    """
    drawn = in_order(articles, outlooks).head(MOST_STRIPS)
    if drawn.empty:
        return statement(title, subtitle, "There is no article to draw.")
    longest, room = int(drawn["characters"].max()), strip.across(drawn["outlet"], outlooks)
    inches = room[1]
    own = {
        str(article_id): quotes[quotes["article_id"] == article_id].sort_values("start")
        for article_id in drawn["article_id"]
    }
    reach = strip.in_characters(RUN, inches, longest)
    marks = {article_id: speakers(rows, reach, inches) for article_id, rows in own.items()}
    lanes = {a: strip.lane_count(m, inches, max(1, longest)) for a, m in marks.items()}
    heights, body = strip.stacked(lanes)
    above = head(title, of_all(subtitle, len(drawn), len(articles)))
    figure, axes = strip.canvas(body, room, longest, above)
    for article in drawn.itertuples():
        y, look = heights[str(article.article_id)], outlooks[str(article.outlet)]
        strip.named(axes, y, str(article.outlet), outlooks)
        strip.strip(axes, y, int(article.characters))
        draw_quotes(axes, y, own[str(article.article_id)], look.colour)
        strip.tags(axes, y + strip.HEIGHT / 2, marks[str(article.article_id)])
    return figure


def speakers(quotes: pd.DataFrame, reach: float, inches: float) -> list[tuple[float, str]]:
    """Return the speaker of each quotation where it starts, a run of one speaker once.

    No label is wider than the strips, which take so many inches.
    """
    named = [
        (float(row.start), fitted(label(str(row.counted_for), LONGEST_NAME), inches))
        for row in quotes.itertuples()
    ]
    return strip.without_repeats(named, reach)


def draw_quotes(axes: Axes, y: float, quotes: pd.DataFrame, colour: str) -> None:
    """Draw one article's quotations: direct ones fill the strip, fragments are half as high."""
    for quote in quotes.itertuples():
        high = strip.HEIGHT if quote.type == "direct" else strip.HEIGHT / 2
        strip.block(axes, y, (int(quote.start), int(quote.end)), colour, high)
