"""Tables as CSV files: UTF-8 without BOM, the same bytes on every run, whole or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.tables.codebook import COLUMNS, codebook, meanings

SIGNIFICANT_DIGITS = 10
ROWS_AT_ONCE = 20_000  # of a table are held as text while it is written


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
    r"""Return a text as a table prints it: one kind of line break, NULs and lone surrogates spelt out.

    No file can hold a lone surrogate, and readers of CSV differ in what they make of ``\r`` and
    end a cell or the table at a NUL.

    Examples
    --------
    >>> len(printed(chr(0xD800))), printed("a\r\nb\rc"), len(printed(chr(0)))
    (6, 'a\nb\nc', 4)
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\\x00")
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
    return out.rename(columns=lambda name: printed(name) if isinstance(name, str) else name)


def why_not_over(folder: Path) -> str:
    """Say why tables are not to be written into a folder; empty if they may be.

    Files of the same names are replaced where the codebook that comes with all tables lies beside.
    """
    names = (f"{name}.csv" for name in meanings()["rows"])
    there = next((name for name in names if (folder / name).exists()), "")
    if not there or _is_codebook(folder / "codebook.csv"):
        return ""
    return f"{folder} holds a file {there} that was not made here; move it or name another folder"


def _is_codebook(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.readline(100).rstrip() == ",".join(COLUMNS).encode()
    except OSError:
        return False


def joined(pieces: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return the pieces of a table, one at least, as one; an empty piece knows no types.

    Examples
    --------
    >>> joined([pd.DataFrame(columns=["n"]), pd.DataFrame({"n": [1]})])["n"].tolist()
    [1]
    """
    given = list(pieces)
    filled = [piece for piece in given if len(piece)]
    return pd.concat(filled, ignore_index=True) if filled else given[0]


def with_codebook(pieces: Iterable[tuple[str, pd.DataFrame]]) -> Iterator[tuple[str, pd.DataFrame]]:
    """Hand on the pieces of tables, and last the codebook of them all."""
    heads: dict[str, pd.DataFrame] = {}
    for name, piece in pieces:
        heads.setdefault(name, pd.DataFrame(columns=piece.columns))
        yield name, piece
    yield "codebook", codebook(heads)


def write(
    tables: Mapping[str, pd.DataFrame] | Iterable[tuple[str, pd.DataFrame]], folder: Path
) -> list[str]:
    """Write each table to ``folder/<name>.csv`` and return the file names.

    Tables may come in pieces, as `analysis.tables.in_pieces` makes them; none is kept once written.
    All are made aside before the first is moved into place, so that a disk that is full or a run
    that is stopped leaves the tables of one run there, not of two.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pieces = tables.items() if isinstance(tables, Mapping) else tables
    names: dict[str, None] = {}
    with tempfile.TemporaryDirectory(prefix=".unfinished-", dir=folder) as aside:
        for name, frame in pieces:
            _write_rows(frame, Path(aside, f"{name}.csv"))
            names[f"{name}.csv"] = None
        for name in names:
            Path(aside, name).replace(folder / name)
    return list(names)


def _write_rows(frame: pd.DataFrame, path: Path) -> None:
    """Add rows to one table bit by bit: as one text they take several times the memory they have."""
    with path.open("a", encoding="utf-8", newline="") as file:
        for start in range(0, max(1, len(frame)), ROWS_AT_ONCE):
            rows = printable(frame.iloc[start : start + ROWS_AT_ONCE])
            rows.to_csv(file, index=False, header=file.tell() == 0, lineterminator="\n")


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
