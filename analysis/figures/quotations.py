"""The pictures of 03-quotation: quotations as blocks on the strip, speakers by share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from analysis.figures import strip
from analysis.figures.style import FAINT, INK, Look, label, new, titled

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LANES = 3
MOST_STRIPS = 12
CHARACTER = 0.0098
"""Width of a small letter as a share of the strip's scale."""


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
        Columns article_id, outlet, characters; at most a dozen are drawn.
    quotes : DataFrame
        Columns article_id, start, end, type (direct or mixed), counted_for.
    outlooks : mapping of outlet to Look
    title, subtitle : str
    """
    drawn = articles.head(MOST_STRIPS)
    figure, axes = new(1.2 + 1.05 * len(drawn))
    titled(figure, title, subtitle)
    longest = int(drawn["characters"].max())
    names = {}
    for row, article in enumerate(drawn.itertuples()):
        y = -float(row)
        look = outlooks[str(article.outlet)]
        names[y] = (str(article.outlet), look)
        strip.strip(axes, y, int(article.characters), 0.34)
        own = quotes[quotes["article_id"] == article.article_id].sort_values("start")
        draw_quotes(axes, y, own, look.colour, longest)
    strip.scale(axes, longest, names)
    axes.set_ylim(-len(drawn) + 0.6, 0.85)
    return figure


def draw_quotes(axes: Axes, y: float, quotes: pd.DataFrame, colour: str, longest: int) -> None:
    """Draw one article's quotations: direct ones fill the strip, fragments are short blocks."""
    lane_ends = [-float(longest)] * LANES
    last_named = ""
    for quote in quotes.itertuples():
        span = (int(quote.start), int(quote.end))
        direct = quote.type == "direct"
        strip.block(axes, y, span, colour, 0.34 if direct else 0.17)
        name = label(str(quote.counted_for), 26)
        free = [lane for lane, end in enumerate(lane_ends) if span[0] > end]
        if name == last_named or not free:
            continue
        lane = free[0]
        axes.annotate(
            name, (span[0], y + 0.17), (0, 3 + 10 * lane), textcoords="offset points", size=7.5,
            color=INK, va="bottom",
        )  # fmt: skip
        if lane:
            axes.vlines(span[0], y + 0.17, y + 0.2 + 0.11 * lane, color=FAINT, linewidth=0.5)
        lane_ends[lane] = span[0] + CHARACTER * len(name) * longest
        last_named = name


def speaker_shares(
    shares: pd.DataFrame, outlooks: Mapping[str, Look], title: str, subtitle: str
) -> Figure:
    """Draw the share of quoted words of each speaker, one row a speaker, a dot an outlet.

    Parameters
    ----------
    shares : DataFrame
        Speakers in rows, outlets in columns, shares of the outlet's quoted words; nan: not quoted.
    """
    shown = shares.iloc[::-1]
    figure, axes = new(1.1 + 0.28 * len(shown))
    titled(figure, title, subtitle)
    for y, (_, row) in enumerate(shown.iterrows()):
        known = row.dropna()
        axes.hlines(y, 0, known.max(), color="#dddddd", linewidth=1, zorder=1)
        for outlet, value in known.items():
            look = outlooks[str(outlet)]
            axes.plot(value, y, look.marker, color=look.colour, markersize=6)
    axes.set_yticks(range(len(shown)), [label(str(name), 34) for name in shown.index])
    axes.set_xlim(0, 1.02)
    axes.set_xlabel("share of the outlet's quoted words", color=FAINT)
    axes.grid(axis="x")
    name_outlets(axes, shown, outlooks)
    return figure


def name_outlets(axes: Axes, shares: pd.DataFrame, outlooks: Mapping[str, Look]) -> None:
    """Name each outlet beside its largest dot."""
    for outlet in shares.columns:
        if shares[outlet].notna().any():
            y = int(shares[outlet].to_numpy(dtype=float, na_value=-1.0).argmax())
            axes.annotate(
                label(str(outlet), 20), (shares[outlet].iloc[y], y), (6, 0),
                textcoords="offset points", va="center", size=8, color=FAINT,
            )  # fmt: skip
