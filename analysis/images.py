"""A figure as a small PNG, for notebooks, and as an SVG with its title and without, for pages."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from matplotlib.figure import Figure

PNG_DPI = 144

TITLE, PHONE_SVG = "finding", ".phone.svg"
"""Names a figure's title, and how the file ends that phones are shown."""
GAP = 2.0
"""Points that are cut off below a title."""
GLYPH = re.compile(r'transform="translate\((\d+(?:\.\d)?)\d* 0\)"')
FRAME = re.compile(r'height="[\d.]+pt" viewBox="[^"]*"')


def compact_png(figure: Figure) -> bytes:
    """Return the figure as a PNG at twice its size on a page, with 32 colours to stay small."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    small = io.BytesIO()
    with drawing(figure, FigureCanvasAgg, PNG_DPI) as canvas:
        canvas.draw()
        image = Image.fromarray(np.asarray(canvas.buffer_rgba()))
    image.convert("RGB").quantize(32, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)  # fmt: skip
    return small.getvalue()


def compact_svg(figure: Figure) -> str:
    """Return the figure as an SVG in which each letter is placed in few characters."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    raw = io.StringIO()
    with drawing(figure, FigureCanvasSVG, figure.dpi) as canvas:
        canvas.print_svg(raw, metadata={"Date": None, "Creator": None})
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


@contextlib.contextmanager
def drawing(figure: Figure, kind: Any, dpi: float) -> Iterator[Any]:
    """Give a figure another canvas and resolution for a while.

    A canvas lays a figure out while it draws it; `Figure.savefig` draws all of it once more first.
    """
    before = figure.canvas, figure.dpi
    try:
        figure.set_dpi(dpi)
        yield kind(figure)
    finally:
        figure.set_canvas(before[0])
        figure.set_dpi(before[1])
