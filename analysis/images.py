"""A figure as a small PNG, for notebooks, and as an SVG with a view without its title, for pages."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE, UNTITLED = "finding", "untitled"
"""Names a figure's title in its SVG, and the view of the SVG that leaves the title out."""
GAP = 2.0
"""Points that are cut off below a title."""
GLYPH = re.compile(r'transform="translate\((\d+(?:\.\d)?)\d* 0\)"')


def compact_png(figure: Figure) -> bytes:
    """Return the figure as a PNG at twice its size on a page, with 32 colours to stay small."""
    from PIL import Image

    raw = io.BytesIO()
    figure.savefig(raw, format="png", dpi=144, metadata={"Software": None})
    small = io.BytesIO()
    with Image.open(raw) as image:
        image.convert("RGB").quantize(32, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)  # fmt: skip
    return small.getvalue()


def compact_svg(figure: Figure) -> str:
    """Return the figure as an SVG in which each letter is placed in few characters.

    Its view ``untitled`` leaves the title out, for pages that say the finding themselves.
    """
    raw = io.StringIO()
    figure.savefig(raw, format="svg", metadata={"Date": None, "Creator": None})
    text = GLYPH.sub(r'x="\1"', raw.getvalue())
    titles = [artist for artist in figure.texts if artist.get_gid() == TITLE]
    if not titles:
        return text
    points = 72 / figure.dpi
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    top = height - float(titles[0].get_window_extent().y0) * points + GAP
    box = f'viewBox="0 {top:.1f} {width:.1f} {height - top:.1f}"'
    view = f'<view id="{UNTITLED}" {box} preserveAspectRatio="xMidYMin meet"/>'
    return text.replace("</svg>", f"{view}\n</svg>")
