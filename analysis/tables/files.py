"""Tables as CSV files: UTF-8 without BOM, the same bytes on every run, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

SIGNIFICANT_DIGITS = 10


def round_significant(values: pd.Series, digits: int = SIGNIFICANT_DIGITS) -> pd.Series:
    """Round to `digits` significant digits, so that another processor's last bit does not show.

    Examples
    --------
    >>> round_significant(pd.Series([1 / 3, 0.0, float("nan")])).tolist()
    [0.3333333333, 0.0, nan]
    """
    array = values.to_numpy(dtype=float)
    rounded = [float(f"{x:.{digits - 1}e}") if np.isfinite(x) else x for x in array]
    return pd.Series(rounded, index=values.index, dtype=float)


def printed(text: str) -> str:
    r"""Return a text as a table prints it: one kind of line break, lone surrogates spelt out.

    No file can hold a lone surrogate, and readers of CSV differ in what they make of ``\r``.

    Examples
    --------
    >>> len(printed(chr(0xD800))), printed("a\r\nb\rc")
    (6, 'a\nb\nc')
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return lines.encode("utf-8", "backslashreplace").decode("utf-8")


def printable(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table as it is written: numbers rounded, texts as `printed`."""
    out = frame.copy()
    for position, dtype in enumerate(out.dtypes):
        name = out.columns[position]
        if pd.api.types.is_float_dtype(dtype):
            out[name] = round_significant(out[name])
        elif not pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_bool_dtype(dtype):
            out[name] = [printed(cell) if isinstance(cell, str) else cell for cell in out[name]]
    return out


def write(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[str]:
    """Write each table to ``folder/<name>.csv`` and return the file names.

    A file is complete or not written: each is made aside and moved into place.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in tables.items():
        text = printable(frame).to_csv(index=False, lineterminator="\n")
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.write_text(printed(text), encoding="utf-8", newline="")
        unfinished.replace(folder / f"{name}.csv")
    return [f"{name}.csv" for name in tables]


def read(path: Path) -> pd.DataFrame:
    """Read a table back; an outlet called "NA" or "null" stays text, only empty numbers are NaN.

    Raises
    ------
    FileNotFoundError
        If the table was not written; run ``make report`` or ``python -m analysis measure``.
    """
    if not path.exists():
        raise FileNotFoundError(
            f"{path} is not there; run `make report` or `python -m analysis measure PATH --out DIR`"
        )
    frame = pd.read_csv(
        path, dtype=str, keep_default_na=False, skip_blank_lines=False, encoding="utf-8"
    )
    # DataFrame.apply asks nothing of a table without rows
    return pd.DataFrame({name: typed(frame[name]) for name in frame.columns}, index=frame.index)


def typed(column: pd.Series) -> pd.Series:
    """Return a text column as booleans or numbers if every filled cell is one.

    A column without a filled cell holds numbers: what `TEXT_COLUMNS` names does not come here.

    Examples
    --------
    >>> typed(pd.Series(["1.5", ""])).tolist(), typed(pd.Series([], dtype=str)).dtype
    ([1.5, nan], dtype('float64'))
    >>> typed(pd.Series(["NA", "7"])).tolist()
    ['NA', '7']
    """
    if str(column.name) in TEXT_COLUMNS:
        return column
    filled = column[column != ""]
    if len(filled) and filled.isin(["True", "False"]).all():
        return column == "True"
    numbers = pd.to_numeric(filled, errors="coerce")
    if numbers.isna().any():
        return column
    if not len(filled):
        return pd.Series(np.nan, index=column.index, name=column.name)
    return pd.to_numeric(column.where(column != "", None))


TEXT_COLUMNS = frozenset(
    (
        "article_id article_a article_b outlet outlet_a outlet_b against event date title source note path "
        "file level reason language dateline_place dateline_agency byline timestamp wire_credit "
        "sha256 kind rule type speaker speaker_name speaker_kind cue stance name form called text "
        "text_a text_b category term sentence unit of hedge quantity_a quantity_b label why "
        "difference named cued word comparison spans touched mode metric undefined measure cleaning counting layer gold what half "
        "part commit command beside loaded where resampled quotations case stop_words prior frame terms "
        "variance"
    ).split()
)
"""Columns that hold text even where every cell is empty or looks like a number."""
