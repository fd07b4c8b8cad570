"""Pages stay small: where a page's tables outgrow it, each shows fewer rows, and its file has all."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

import pandas as pd

TABLES_BYTES = 180_000
"""What the tables of one page may weigh together."""
MOST_ROWS = 50
CUT_NOTE = re.compile(r" Shown: [\d,]+ of [\d,]+ rows; all are in the CSV\.(?=</figcaption>)")


def rows_that_fit(tables: Sequence[str], most: int = TABLES_BYTES) -> int:
    r"""Return how many rows each table may show so that all of them fit on their page.

    Examples
    --------
    >>> table = "<figcaption>c</figcaption><tbody>\n<tr>a</tr>\n<tr>b</tr>\n</tbody>"
    >>> rows_that_fit([table]), rows_that_fit([table], len(table) - 1)
    (50, 1)
    """
    sizes = [[len(row.encode("utf-8")) + 1 for row in rows(table)] for table in tables]
    rest = sum(len(table.encode("utf-8")) for table in tables) - sum(map(sum, sizes))
    for shown in range(MOST_ROWS, 0, -1):
        if rest + sum(sum(own[:shown]) for own in sizes) <= most:
            return shown
    return 0


def rows(table: str) -> list[str]:
    """Return the rows of a table as `analysis.display` writes them, a line each."""
    body = table.partition("<tbody>\n")[2].partition("\n</tbody>")[0]
    return body.split("\n") if body else []


def shortened(table: str, written: str, shown: int) -> str:
    """Return a table with its first rows only, and a caption that says so.

    Parameters
    ----------
    table : str
        As `analysis.display` writes it.
    written : str
        The CSV with all its rows.
    shown : int
        Rows to keep.
    """
    own = rows(table)
    if len(own) <= shown:
        return table
    total = len(pd.read_csv(io.StringIO(written), dtype=str, keep_default_na=False))
    note = f" Shown: {shown:,} of {total:,} rows; all are in the CSV.</figcaption>"
    caption = CUT_NOTE.sub("", table).replace("</figcaption>", note, 1)
    return caption.replace("\n".join(own), "\n".join(own[:shown]), 1)


def fitted(tables: Sequence[tuple[str, str, str]], forget: Callable[[str, int], None]) -> list[str]:
    """Shorten the tables of one page, given by name, HTML and CSV, where they do not fit.

    `forget` is told the name of each table and the rows that are left of it.
    """
    shown = rows_that_fit([html for _, html, _ in tables])
    for name, _, _ in tables:
        forget(name, shown)
    return [shortened(html, written, shown) for _, html, written in tables]
