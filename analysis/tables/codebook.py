"""What the columns of every table mean, as a table."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import pandas as pd

COLUMNS = ("table", "column", "meaning")


@cache
def meanings() -> dict[str, dict[str, Any]]:
    """Read `codebook.toml`: ``rows``, ``columns``, and what is particular to a ``table``."""
    source = resources.files(__package__).joinpath("codebook.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def codebook(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Say what a row of each table is and what its columns mean, the codebook's own included.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As of `analysis.tables.measure`.

    Returns
    -------
    DataFrame
        One row a table, with an empty ``column``, and one each of its columns, by table; what
        `codebook.toml` does not know has an empty ``meaning``.

    Examples
    --------
    >>> book = codebook({"events": pd.DataFrame(columns=["article_id", "given"])})
    >>> book.loc[book["table"] == "events", "column"].tolist()
    ['', 'article_id', 'given']
    >>> book["meaning"].iloc[-2]
    'Id of the article.'
    """
    columns = {name: list(table.columns) for name, table in tables.items()}
    columns["codebook"] = list(COLUMNS)
    rows = [row for name in sorted(columns) for row in of_table(name, columns[name])]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def of_table(name: str, columns: list[str]) -> list[tuple[str, str, str]]:
    """Return the rows of one table.

    Examples
    --------
    >>> of_table("mine", ["article_id"])[1]
    ('mine', 'article_id', 'Id of the article.')
    """
    known = meanings()
    own = known["columns"] | known["table"].get(name, {})
    return [
        (name, "", known["rows"].get(name, "")),
        *((name, column, own.get(column, "")) for column in columns),
    ]
