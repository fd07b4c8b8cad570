"""A figure as a small PNG, for notebooks, and as an SVG with its title and without, for pages."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

TITLE, PHONE_SVG = "finding", ".phone.svg"
"""Names a figure's title, and how the file ends that phones are shown."""
GAP = 2.0
"""Points that are cut off below a title."""
GLYPH = re.compile(r'transform="translate\((\d+(?:\.\d)?)\d* 0\)"')
FRAME = re.compile(r'height="[\d.]+pt" viewBox="[^"]*"')


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
    """Return the figure as an SVG in which each letter is placed in few characters."""
    raw = io.StringIO()
    figure.savefig(raw, format="svg", metadata={"Date": None, "Creator": None})
    return GLYPH.sub(r'x="\1"', raw.getvalue())


def untitled_svg(figure: Figure) -> str:
    """Return the figure as an SVG without its title, for pages that say the finding themselves."""
    text = compact_svg(figure)
    titles = [artist for artist in figure.texts if artist.get_gid() == TITLE]
    if not titles:
        return text
    points = 72 / figure.dpi
    width, height = (float(side) * 72 for side in figure.get_size_inches())
    top = height - float(titles[0].get_window_extent().y0) * points + GAP
    left = f'height="{height - top:.1f}pt" viewBox="0 {top:.1f} {width:.1f} {height - top:.1f}"'
    return FRAME.sub(left, text, count=1)
