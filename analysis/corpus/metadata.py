"""The metadata table of a folder: metadata.csv (or else manifest.csv), one row a file."""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from analysis.corpus.encoding import decode
from analysis.corpus.fields import FIELDS, clean, figures_read, first_figure
from analysis.corpus.files import read_bytes
from analysis.corpus.notes import LoadNote, Refused, counted, shown

# The first that is there is the table; the second name is common in exported corpora.
TABLE_NAMES = ("metadata.csv", "manifest.csv")
MAX_BYTES = 200_000_000  # a million rows with long titles
TOO_LARGE = (
    "too large for a metadata table: over {most:,} bytes; it needs one short row a file and no texts,"
    " or split the corpus into several folders"
)
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
READ_AS_TABLE = "read as the metadata table"
"""How the note on a table begins that was read whole: it is no article, and yet used."""
HOW = "it needs the columns file, outlet, event, date, title, source, note (file is required)"


@dataclass(slots=True)
class Metadata:
    """The table of one folder: `rows` by file key, `notes` for the report.

    `name` is the table's file name, empty if there is none that can be used.
    """

    name: str = ""
    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    notes: list[LoadNote] = field(default_factory=list)

    def of(self, name: str) -> dict[str, str]:
        """Return the fields of the file `name` (a relative path); empty without a row."""
        return self.rows.get(file_key(name), {})

    def has(self, name: str) -> bool:
        """Tell whether the file `name` has a row."""
        return file_key(name) in self.rows


def file_key(name: str) -> str:
    r"""Return the form in which a table's file names and a folder's are compared.

    Backslashes are slashes and accents are composed, since tables travel between systems.

    Examples
    --------
    >>> file_key(".\\north\\a.txt")
    'north/a.txt'
    """
    return str(PurePosixPath(unicodedata.normalize("NFC", name[:4096].replace("\\", "/"))))


def find_table(folder: str) -> str:
    """Name of the folder's metadata table, empty if it has none."""
    for name in TABLE_NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118  (os.path answers where Path raises)
        if os.path.isfile(path) and not os.path.islink(path):  # noqa: PTH113, PTH114
            return name
    return ""


def read_metadata(folder: str, files: list[str]) -> Metadata:
    """Read the metadata table of a folder.

    Parameters
    ----------
    folder : str
        The folder that is loaded.
    files : list of str
        The article files that are in it, relative.

    Returns
    -------
    Metadata
        Its notes account for the table with one line that is skipped (read, but no article) or
        error (something in it could not be used), and name every such row and value.
    """
    name = find_table(folder)
    if not name:
        reason = (
            "there is no metadata.csv (nor manifest.csv), so outlet, event, date and title are unknown; "
            + HOW
        )
        return Metadata(notes=[LoadNote("metadata.csv", "notice", reason)])
    try:
        text, notice = decode(read_bytes(Path(folder, name), MAX_BYTES, TOO_LARGE))
        header, body, delimiter = _parse(text)
    except Refused as refusal:
        return Metadata(notes=[LoadNote(name, "error", f"not used: {refusal.reason}")])
    reader = _RowReader(name, header, {file_key(file) for file in files})
    if notice:
        reader.say(notice)
    if delimiter != ",":
        reader.say(f"the columns are separated by {DELIMITERS[delimiter]}s, not commas")
    if "date" in header:
        place = header.index("date")
        reader.order_dates(first_figure(cells[place] for cells in body if len(cells) > place))
    for number, cells in enumerate(body, start=2):
        reader.take(number, cells)
    return reader.finish()


def _parse(text: str) -> tuple[list[str], list[list[str]], str]:
    """Header, rows and delimiter; refuses a table whose header cannot be understood."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    try:
        table = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise Refused(
            "error", f"it cannot be parsed as CSV ({error}); is a quotation mark not closed?"
        ) from None
    if not table:
        raise Refused("error", f"it is empty; {HOW}")
    header = [cell.strip().casefold() for cell in table[0]]
    header = ["file" if cell == "path" and "file" not in header else cell for cell in header]
    if "file" not in header:
        columns = ", ".join(map(shown, table[0][:10]))
        raise Refused("error", f"there is no column 'file' in its first row ({columns}); {HOW}")
    for column in ("file", *FIELDS):
        if header.count(column) > 1:
            raise Refused("error", f"the column {column!r} stands twice in its first row")
    return header, table[1:], delimiter


class _RowReader:
    """Takes the rows one by one and keeps what the report must say."""

    def __init__(self, name: str, header: list[str], files: set[str]) -> None:
        self.header = header
        self.files = files
        # Of files of one name the one that stands highest is meant, if any.
        deepest_first = sorted(files, key=lambda file: (-file.count("/"), file))
        self.alike = {_alike(PurePosixPath(file).name): file for file in deepest_first}
        self.alike |= {_alike(file): file for file in deepest_first}
        self.table = Metadata(name)
        self.row_of: dict[str, int] = {}
        self.unused = 0
        self.used_in_part = 0
        self.first = ""
        extra = [column for column in header if column not in ("file", *FIELDS)]
        if extra:
            self.say(f"extra columns are not used: {', '.join(map(shown, extra))}")
        missing = [column for column in FIELDS if column not in header]
        if missing:
            self.say(f"columns not given: {', '.join(missing)}")

    def say(self, reason: str) -> None:
        """Add a notice about the table."""
        self.table.notes.append(LoadNote(self.table.name, "notice", reason))

    def order_dates(self, first: str) -> None:
        """Read dates in figures, such as 5/3/2024, with the day or the month first, if that is known."""
        self.first = first
        if first:
            self.say(figures_read(first))

    def take(self, number: int, cells: list[str]) -> None:
        """Read one row, `number` as a spreadsheet counts it."""
        if not any(cell.strip() for cell in cells):
            return
        record = dict(zip(self.header, cells, strict=False))
        fields, problems = clean(record, self.first)
        given = record.get("file", "")  # a row may end before that column
        key = file_key(given.strip())
        if reason := self._why_unusable(key, given, cells):
            problems = [reason]
            self.unused += 1
        else:
            self.table.rows[key] = fields
            self.row_of[key] = number
            self.used_in_part += bool(problems)
            if "outlet" in self.header and "outlet" not in fields:
                self.say(f"row {number}: no outlet is given for {shown(given)}")
        for problem in problems:
            self.say(f"row {number}: {problem}")

    def _why_unusable(self, key: str, given: str, cells: list[str]) -> str:
        if len(cells) > len(self.header) and any(
            cell.strip() for cell in cells[len(self.header) :]
        ):
            return (
                f"has {len(cells)} cells and the first row {len(self.header)}, so it is not used;"
                " put quotation marks around a cell that holds the separator"
            )
        if not given.strip():
            return "names no file"
        if key.startswith("/") or ".." in PurePosixPath(key).parts or key[1:3] == ":/":
            return f"the path {shown(given)} lies outside the folder, so it is not used{self._meant(key)}"
        if key in self.row_of:
            return f"duplicate of row {self.row_of[key]} for {shown(given)}, so it is not used"
        if key not in self.files:
            return f"the file {shown(given)} is missing: not found in the folder{self._meant(key)}"
        return ""

    def _meant(self, key: str) -> str:
        """Ask whether a file is meant that is there: of nearly this path, or of this name elsewhere."""
        near = self.alike.get(_alike(key)) or self.alike.get(_alike(PurePosixPath(key).name))
        return f"; is {shown(near)} meant?" if near else ""

    def finish(self) -> Metadata:
        """Account for the table itself."""
        used = f"{counted(len(self.row_of), 'row')} used"
        if self.used_in_part:
            used += f", {self.used_in_part:,} of them but for a value that is named above"
        if self.unused or self.used_in_part:
            reason = used
            if self.unused:
                reason += f"; {counted(self.unused, 'row')} could not be used (named above)"
            self.table.notes.append(LoadNote(self.table.name, "error", reason))
        else:
            reason = f"{READ_AS_TABLE} ({used}), not an article"
            self.table.notes.append(LoadNote(self.table.name, "skipped", reason))
        return self.table


def _alike(name: str) -> str:
    """A file name without its ending and in small letters: how two that are confused look alike."""
    return str(PurePosixPath(name).with_suffix("") if PurePosixPath(name).name else name).casefold()
