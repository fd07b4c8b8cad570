"""What a notebook shows: a finding in words, a table, a text with marks, a figure.

This is the only way from data to an output cell.  Every text that comes from an article or its
metadata is escaped here (`analysis.escaping`); raw HTML, Markdown and pandas' Styler are never given data (a lint test
forbids them in notebooks).  Numbers behind a table or figure travel in the output's metadata, so
that the site can offer them as CSV.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.escaping import cut, escaped, shown, slug, together
from analysis.figures.undrawn import why_undrawn
from analysis.figures.width import for_phone
from analysis.findings.model import VALUES
from analysis.images import PHONE_SVG, compact_png, compact_svg, untitled_svg
from analysis.rounding import formatted
from analysis.tables.files import printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.findings import Finding

FIGURES_VARIABLE = "SAME_STORY_FIGURES"
MISSING, NONE_FOUND = "–", "none found"
LONGEST_CELL, LONGEST_TEXT = 2_000, 40_000
"""Characters of one cell and of one text that a page shows before it says how many more there are."""
LONG_CELL = 40
"""From so many characters on, a column is set as prose and never squeezed."""
PLAIN_ROWS = 6
"""Rows of a table that its plain text has, for those who show no HTML."""
LIST_MARK = re.compile(r"(?<=\w[,+:])(?=[a-z])")
"""Where the name of a rule may be broken at the end of a line; nothing in prose looks like it."""
PLACE = ("article_id", "start", "end")
HEADS = {"hdd": "HD-D", "mtld": "MTLD", "per_1000": "per 1,000", "id": "ID"}
SIDE = re.compile(r" ([ab])$")
"""Columns that are not called by their words, and how the two sides of a pair end."""
CAPTION = "same_story_caption"
"""Marks an output that says again below a figure what its page says there; pages leave it out."""
TABLE_STYLE = (
    "<style>.table .data td{vertical-align:top}.table .data .text{text-align:left}</style>"
)
TEXT_STYLE = (
    "<style>.marked-text .text{white-space:pre-wrap;max-width:42em}.marked-text br{display:none}"
    ".marked-text mark{background:none;color:inherit;opacity:.75}.marked-text .note{display:none}"
    ".marked-text mark:hover .note,.marked-text mark:focus .note{display:inline}</style>"
)
"""What a notebook in use needs to show tables and texts as the pages do; pages have a style sheet."""
LINE_END = "<br>\n"
"""Ends a line of a text also where no style is let through, as on code hosts; style hides the tag."""


def publish(data: dict[str, Any], metadata: dict[str, Any] | None = None) -> None:
    """Hand one output to the notebook."""
    from IPython.display import publish_display_data

    publish_display_data(data, metadata or {})


def say(*findings: Finding) -> None:
    """Show findings as sentences, one paragraph each."""
    paragraphs = [f'<p class="finding">{escaped(together(f.text))}</p>' for f in findings]
    plain = "\n".join(shown(f.text) for f in findings)
    publish({"text/html": "\n".join(paragraphs), "text/plain": plain})


def cell(value: Any, digits: int | None) -> str:
    """Return one cell as text: fixed digits, thousands set off, a dash where nothing is.

    Examples
    --------
    >>> cell(1234.5678, 1), cell(float("nan"), 1), cell("<b>", None), cell(3.0, None)
    ('1,234.6', '–', '&lt;b&gt;', '3')
    """
    if isinstance(value, str):
        return LIST_MARK.sub("<wbr>", escaped(cut(value, LONGEST_CELL))).replace("\n", "<br>")
    if value is None or pd.isna(value):
        return MISSING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if digits is None:
        digits = 0 if float(value).is_integer() else 2
    return formatted(value, f",.{digits}f")


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


def readable(column: str) -> str:
    """Return a column's name as it stands at the head of a table; files keep the name itself.

    Examples
    --------
    >>> readable("speaker_name"), readable("outlet_a"), readable("per_1000"), readable("% of words")
    ('speaker name', 'outlet A', 'per 1,000', '% of words')
    """
    words = HEADS.get(column, column.replace("_", " "))
    return SIDE.sub(lambda side: side[0].upper(), words)


def column_classes(frame: pd.DataFrame) -> list[str]:
    """Return how each column is set: numbers to the right, long texts with room."""
    classes = []
    for position, dtype in enumerate(frame.dtypes):
        if pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype):
            classes.append("number")
            continue
        longest = max((len(str(value)) for value in frame.iloc[:, position]), default=0)
        classes.append("text long" if longest > LONG_CELL else "text")
    return classes


def table_html(
    frame: pd.DataFrame, name: str, caption: str, digits: int | Mapping[str, int] | None = None
) -> str:
    """Return a table, in a box that scrolls by itself, in which every name and value is escaped.

    Examples
    --------
    >>> print(table_html(pd.DataFrame({"a<b": ["x & y"]}), "demo", "A caption"))
    <figure class="table" id="table-demo">
    <figcaption id="caption-demo">A caption</figcaption>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="caption-demo">
    <table class="data" aria-labelledby="caption-demo">
    <thead><tr><th scope="col" class="text">a&lt;b</th></tr></thead>
    <tbody>
    <tr><td class="text">x &amp; y</td></tr>
    </tbody>
    </table>
    </div>
    </figure>
    """
    classes = [f' class="{kind}"' for kind in column_classes(frame)]
    head = "".join(
        f'<th scope="col"{kind}>{escaped(readable(str(column)))}</th>'
        for column, kind in zip(frame.columns, classes, strict=True)
    )
    none = f'<tr><td class="text" colspan="{max(1, len(classes))}">{NONE_FOUND}</td></tr>'
    rows = "\n".join(
        "<tr>"
        + "".join(f"<td{kind}>{text}</td>" for text, kind in zip(row, classes, strict=True))
        + "</tr>"
        for row in body_rows(frame, digits)
    )
    label = f"caption-{slug(name)}"
    return (
        f'<figure class="table" id="table-{slug(name)}">\n'
        f'<figcaption id="{label}">{escaped(caption)}</figcaption>\n'
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="{label}">\n'
        f'<table class="data" aria-labelledby="{label}">\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows or none}\n</tbody>\n</table>\n</div>\n</figure>"
    )


def as_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV text, rounded as all written tables are."""
    text = str(printable(frame).to_csv(index=False, lineterminator="\n"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


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
        What to show; column names are the heads, with units; the index is not shown.  The columns
        article_id, start and end together say where a row stands: the CSV has them, and a page
        turns them into a link to the place.
    name : str
        Short name, unique in the report; names the CSV.
    caption : str
        What a row is and how sure the numbers are.
    rows : int
        Rows shown; the caption says how many more the CSV has.  Lists of evidence pass 50.
    digits : int or mapping of column to int, optional
        Fixed digits after the point.
    source : str, optional
        A table of results/tables that this is drawn from, for those who want every column.
    """
    first = frame.head(rows)
    if set(PLACE) <= set(frame.columns):
        first = first.drop(columns=list(PLACE))
    if len(frame) > rows:
        caption = f"{caption} Shown: {rows} of {len(frame)} rows; all are in the CSV."
    publish(
        {
            "text/html": TABLE_STYLE + table_html(first, name, caption, digits),
            "text/plain": plain_table(first, caption),
        },
        {
            "same_story": {
                "name": slug(name),
                "csv": as_csv(frame),
                "source": source,
                "rows": row_numbers(first),
            }
        },
    )


def plain_table(frame: pd.DataFrame, caption: str) -> str:
    """Return the first rows as plain text, for those who show no HTML.

    Examples
    --------
    >>> print(plain_table(pd.DataFrame({"n": range(9)}), "A row a number.").splitlines()[-1])
    … and 3 more rows
    """
    more = len(frame) - PLAIN_ROWS
    first = frame.head(PLAIN_ROWS).rename(columns=lambda column: readable(str(column)))
    text = f"{caption}\n{first.to_string(index=False) if len(frame) else NONE_FOUND}"
    return shown(f"{text}\n… and {more} more rows" if more > 0 else text)


def row_numbers(frame: pd.DataFrame) -> str:
    """Return the numbers that a table's rows have in the table they were taken from.

    A selection of rows keeps their numbers as its index; the site compares the cells before it
    believes them, and leads each row to its place in the text.

    Examples
    --------
    >>> row_numbers(pd.DataFrame({"n": [5, 6, 7]}).iloc[[2, 0]])
    '2 0'
    """
    whole = pd.api.types.is_integer_dtype(frame.index.dtype)
    return " ".join(str(number) for number in (frame.index if whole else range(len(frame))))


def marked_html(text: str, marks: Sequence[tuple[int, int, str, str]]) -> str:
    """Return a text, escaped, with its marks in place; see `marked_text`.

    Examples
    --------
    >>> print(marked_html("So it goes. Advertisement", [(12, 25, "advertisement", "label")]))
    So it goes. <mark data-kind="advertisement" tabindex="0"><del>Advertisement</del> <sup>advertisement<span class="note"> label</span></sup></mark>
    """
    pieces, position = [], 0
    for start, end, kind, note in sorted(marks):
        tag, name = ("span", ' class="suspect"') if kind.endswith("?") else ("del", "")
        pieces.append(in_lines(text[position:start]))
        words, label, hint = in_lines(text[start:end]), escaped(kind), escaped(note)
        pieces.append(
            f'<mark data-kind="{label}" tabindex="0"><{tag}{name}>{words}</{tag}> '
            f'<sup>{label}<span class="note"> {hint}</span></sup></mark>'
        )
        position = end
    pieces.append(in_lines(text[position:]))
    return "".join(pieces)


def in_lines(text: str) -> str:
    r"""Return a text fit to stand between tags, the ends of its lines marked.

    Examples
    --------
    >>> in_lines("a < b\nc")
    'a &lt; b<br>\nc'
    """
    return escaped(text).replace("\n", LINE_END)


def marked_text(text: str, marks: Sequence[tuple[int, int, str, str]], name: str, caption: str) -> None:  # fmt: skip
    """Show a text whole, with what is cut struck through where it stands, and what is suspected.

    Parameters
    ----------
    text : str
        The raw text.
    marks : sequence of (start, end, kind, note)
        Spans without overlap; `kind` is shown as a label (one that ends in a question mark is
        suspected only and not struck through), and beside it `note`, which a page keeps back until the mark is pointed at, tapped or reached by keyboard.
    name, caption : str
        As for `table`; the name may be any text, such as an article's id.
    """
    part = cut(text, LONGEST_TEXT)
    within = [mark for mark in marks if mark[1] <= LONGEST_TEXT]
    body = marked_html(part, within)
    publish(
        {
            "text/html": f'{TEXT_STYLE}<figure class="marked-text" id="text-{slug(name)}">'
            f"<figcaption>{escaped(caption)}</figcaption>"
            f'<div class="text">{body}</div></figure>',
            "text/plain": shown(f"{caption}\n{part}"),
        }
    )


def figure(figure: Figure, name: str, alt: str, caption: str, data: pd.DataFrame) -> None:
    """Show a figure with its caption, or say why there is nothing to draw, and close it.

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

    if why := why_undrawn(figure):
        plt.close(figure)
        say_undrawn(shown(alt), why)
        return
    png = compact_png(figure)
    folder = os.environ.get(FIGURES_VARIABLE)
    if folder:
        write_svgs(figure, Path(folder) / slug(name))
    plt.close(figure)
    publish(
        {"image/png": png, "text/plain": f"Figure: {shown(alt).rstrip()}"},
        {
            "image/png": {"alt": shown(alt).rstrip()},
            "same_story": {"name": slug(name), "csv": as_csv(data), "caption": shown(caption)},
        },
    )
    note = f'<p class="caption"><small>{escaped(caption)}</small></p>'
    publish({"text/html": note, "text/plain": shown(caption)}, {CAPTION: slug(name)})


def say_undrawn(alt: str, why: str) -> None:
    """Say the finding that a figure would have shown, and why there is nothing to draw."""
    finding, reason = finding_of(alt).strip(), f"No figure: {why[0].lower()}{why[1:]}"
    paragraphs = [f'<p class="finding">{escaped(finding)}</p>'] * (finding != why)
    paragraphs.append(f'<p class="undrawn"><small>{escaped(reason)}</small></p>')
    plain = "\n".join([finding] * (finding != why) + [reason])
    publish({"text/html": "\n".join(paragraphs), "text/plain": plain})


def finding_of(alt: str) -> str:
    """Return the finding that an alt text begins with, as pages print it."""
    return together(alt.partition(VALUES)[0])


def write_svgs(figure: Figure, stem: Path) -> None:
    """Write a figure as SVG, and without its title for phones, drawn anew where it can be."""
    import matplotlib.pyplot as plt

    stem.with_name(f"{stem.name}.svg").write_text(compact_svg(figure), encoding="utf-8")
    narrow = for_phone(figure) or figure
    phone = stem.with_name(f"{stem.name}{PHONE_SVG}")
    phone.write_text(untitled_svg(narrow), encoding="utf-8")
    plt.close(narrow)
