"""The three things a notebook shows: a finding in words, a table, a figure.

This is the only way from data to an output cell.  Every text that comes from an article or its
metadata is escaped here; raw HTML, Markdown and pandas' Styler are never given data (a lint test
forbids them in notebooks).  Numbers behind a table or figure travel in the output's metadata, so
that the site can offer them as CSV.
"""

from __future__ import annotations

import html
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.tables.files import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.findings import Finding

FIGURES_VARIABLE = "SAME_STORY_FIGURES"
MISSING = "–"


def publish(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> None:
    """Hand one output to the notebook."""
    from IPython.display import publish_display_data

    publish_display_data(data, metadata or {})


def say(*findings: Finding) -> None:
    """Show findings as sentences, one paragraph each."""
    paragraphs = [f'<p class="finding">{html.escape(f.text)}</p>' for f in findings]
    publish({"text/html": "\n".join(paragraphs), "text/plain": "\n".join(f.text for f in findings)})


def cell(value: Any, digits: int | None) -> str:
    """Return one cell as text: fixed digits, thousands set off, a dash where nothing is.

    Examples
    --------
    >>> cell(1234.5678, 1), cell(float("nan"), 1), cell("<b>", None), cell(3.0, None)
    ('1,234.6', '–', '&lt;b&gt;', '3')
    """
    if isinstance(value, str):
        return html.escape(value).replace("\n", "<br>")
    if value is None or pd.isna(value):
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if digits is None:
        digits = 0 if float(value).is_integer() else 2
    return f"{value:,.{digits}f}"


def digits_for(column: str, digits: int | Mapping[str, int] | None) -> int | None:
    """Return the fixed digits of a column, or None to decide by its values."""
    return digits.get(column) if isinstance(digits, Mapping) else digits


def body_rows(frame: pd.DataFrame, digits: int | Mapping[str, int] | None) -> list[list[str]]:
    """Return every cell as escaped text, a column's numbers with the same digits."""
    columns = []
    for name in frame.columns:
        values, wanted = list(frame[name]), digits_for(str(name), digits)
        numbers = [v for v in values if not isinstance(v, str) and v is not None and not pd.isna(v)]
        if wanted is None and any(not float(v).is_integer() for v in numbers):
            wanted = 2
        columns.append([cell(value, wanted) for value in values])
    return [list(row) for row in zip(*columns, strict=True)]


def table_html(
    frame: pd.DataFrame, name: str, caption: str, digits: int | Mapping[str, int] | None = None
) -> str:
    """Return a table as HTML in which every name and value is escaped.

    Examples
    --------
    >>> print(table_html(pd.DataFrame({"a<b": ["x & y"]}), "demo", "A caption"))
    <table class="data" id="table-demo">
    <caption>A caption</caption>
    <thead><tr><th scope="col" class="text">a&lt;b</th></tr></thead>
    <tbody>
    <tr><td class="text">x &amp; y</td></tr>
    </tbody>
    </table>
    """
    is_text = [not pd.api.types.is_numeric_dtype(dtype) for dtype in frame.dtypes]
    classes = [' class="text"' if text else ' class="number"' for text in is_text]
    head = "".join(
        f'<th scope="col"{kind}>{html.escape(str(column))}</th>'
        for column, kind in zip(frame.columns, classes, strict=True)
    )
    rows = "\n".join(
        "<tr>"
        + "".join(f"<td{kind}>{text}</td>" for text, kind in zip(row, classes, strict=True))
        + "</tr>"
        for row in body_rows(frame, digits)
    )
    return (
        f'<table class="data" id="table-{html.escape(name)}">\n'
        f"<caption>{html.escape(caption)}</caption>\n"
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
    )


def as_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV text, rounded as all written tables are."""
    return str(printable(frame).to_csv(index=False, lineterminator="\n"))


def table(
    frame: pd.DataFrame,
    name: str,
    caption: str,
    *,
    rows: int = 12,
    digits: int | Mapping[str, int] | None = None,
    source: str = "",
) -> None:
    """Show a table.

    Parameters
    ----------
    frame : DataFrame
        What to show; column names are the heads, with units; the index is not shown.
    name : str
        Short name, unique in the notebook; names the CSV.
    caption : str
        What a row is and how sure the numbers are.
    rows : int
        Rows shown; the caption says how many more the CSV has.  Lists of evidence pass 50.
    digits : int or mapping of column to int, optional
        Fixed digits after the point.
    source : str, optional
        A table of results/tables that this is drawn from, for those who want every column.
    """
    shown = frame.head(rows)
    if len(frame) > rows:
        caption = f"{caption} Shown: {rows} of {len(frame)} rows; all are in the CSV."
    publish(
        {
            "text/html": table_html(shown, name, caption, digits),
            "text/plain": f"{caption}\n{shown.to_string(index=False)}",
        },
        {"same_story": {"name": name, "csv": as_csv(frame), "source": source}},
    )


def marked_html(text: str, marks: Sequence[tuple[int, int, str, str]]) -> str:
    """Return a text, escaped, with its marks in place; see `marked_text`."""
    pieces, position = [], 0
    for start, end, kind, note in sorted(marks):
        pieces.append(html.escape(text[position:start]))
        words, label, hint = (html.escape(part) for part in (text[start:end], kind, note))
        pieces.append(f'<mark class="{label}" title="{hint}" tabindex="0">{words}<sup>{label}</sup></mark>')  # fmt: skip
        position = end
    pieces.append(html.escape(text[position:]))
    return "".join(pieces)


def marked_text(text: str, marks: Sequence[tuple[int, int, str, str]], name: str, caption: str) -> None:  # fmt: skip
    """Show a text with marks in place.

    Parameters
    ----------
    text : str
        The raw text.
    marks : sequence of (start, end, kind, note)
        Spans without overlap; `kind` is shown as a label, `note` on hover or focus.
    name, caption : str
        As for `table`.
    """
    body = marked_html(text, marks)
    publish(
        {
            "text/html": f'<figure class="marked-text" id="text-{html.escape(name)}">'
            f"<figcaption>{html.escape(caption)}</figcaption>"
            f'<div class="text">{body}</div></figure>',
            "text/plain": f"{caption}\n{text}",
        }
    )


def compact_png(figure: Figure) -> bytes:
    """Return the figure as a PNG at twice its size on a page, with 64 colours to stay small."""
    from PIL import Image

    raw = io.BytesIO()
    figure.savefig(raw, format="png", dpi=144, metadata={"Software": None})
    small = io.BytesIO()
    with Image.open(raw) as image:
        image.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)  # fmt: skip
    return small.getvalue()


def figure(figure: Figure, name: str, alt: str, caption: str, data: pd.DataFrame) -> None:
    """Show a figure and close it.

    Parameters
    ----------
    figure : matplotlib Figure
    name : str
        Short name, unique in the report; names the SVG and CSV files of the site.
    alt : str
        What one would tell over the telephone: the finding, then the values.
    caption : str
        How sure the figure is, in one or two sentences.
    data : DataFrame
        The numbers behind the figure.
    """
    import matplotlib.pyplot as plt

    png = compact_png(figure)
    folder = os.environ.get(FIGURES_VARIABLE)
    if folder:
        target = Path(folder) / f"{name}.svg"
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(figure)
    publish(
        {"image/png": png, "text/plain": f"Figure: {alt}"},
        {
            "image/png": {"alt": alt},
            "same_story": {"name": name, "csv": as_csv(data), "caption": caption},
        },
    )
