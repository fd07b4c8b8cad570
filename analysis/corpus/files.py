"""Find the files of a corpus and read them safely: regular files only, never through a link."""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

from analysis.corpus.notes import LoadNote, Refused, printable, shown

MAX_BYTES = 10_000_000  # a long article has 100 kB; a 300-page book 600 kB
TOO_LARGE = "too large for one article: over {most:,} bytes; split it into one file an article"
SPECIAL = {
    stat.S_IFIFO: "a named pipe (FIFO)",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a character device",
    stat.S_IFBLK: "a block device",
}


@cache
def formats() -> dict[str, dict[str, str]]:
    """Reasons by file ending and by first bytes, from formats.toml."""
    source = resources.files(__package__).joinpath("formats.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def walk(folder: str, exclude: frozenset[str] = frozenset()) -> Iterator[str | LoadNote]:
    """List a folder and its subfolders in the order of the names.

    Parameters
    ----------
    folder : str
        The folder; links inside it are named and never followed.
    exclude : set of str
        Relative paths accounted for elsewhere.

    Yields
    ------
    str or LoadNote
        The relative path (with ``/``) of an article file, or why an entry is none.
    """
    pending = [""]
    while pending:
        name = pending.pop()
        if name and not name.endswith("/"):
            if name not in exclude:
                yield _classify(folder, name)
            continue
        try:
            with os.scandir(os.path.join(folder, name)) as entries:  # noqa: PTH118
                inside = sorted(_listed(entry, name) for entry in entries)
        except OSError as error:
            yield LoadNote(printable(name), "error", f"folder cannot be read: {error.strerror}")
            continue
        if name and not inside:
            yield LoadNote(printable(name), "notice", "empty folder")
        pending.extend(reversed(inside))


def _listed(entry: os.DirEntry[str], parent: str) -> str:
    """Relative path; a folder to go into ends with a slash."""
    go_into = (
        entry.is_dir(follow_symlinks=False)
        and not entry.name.startswith(".")
        and not entry.name.lower().endswith(".txt")
    )
    return parent + entry.name + "/" * go_into


def _classify(folder: str, name: str) -> str | LoadNote:
    reason = _why_not(Path(folder, name), name)
    return LoadNote(printable(name), "skipped", reason) if reason else name


def _why_not(path: Path, name: str) -> str:
    """Why an entry of a folder is no article file; empty if it is one."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        mode = stat.S_IFREG  # vanished since the listing: reading it says so
    base = name.rpartition("/")[2]
    if stat.S_ISLNK(mode):
        return _describe_link(path, name)
    if base.startswith("."):
        return "hidden folder" if stat.S_ISDIR(mode) else "hidden file"
    if stat.S_ISDIR(mode):
        return "a folder with the name of an article: not a file"
    if special := SPECIAL.get(stat.S_IFMT(mode)):
        return f"{special}, not a regular file"
    if base.lower().endswith(".txt"):
        return ""
    return ending_of_no_article(base) or "not a .txt file: rename it to .txt if it is an article"


def ending_of_no_article(name: str) -> str:
    """Say what a file is by an ending that articles do not have; empty for other endings."""
    return formats()["endings"].get(os.path.splitext(name)[1].lower(), "")  # noqa: PTH122


def _describe_link(path: Path, name: str) -> str:
    root = Path(os.path.realpath(path.parents[name.count("/")]))
    target = Path(os.path.realpath(path))
    if not os.path.exists(target):  # noqa: PTH110  (Path.exists may raise)
        return "a broken symbolic link"
    if not target.is_relative_to(root):
        return "a symbolic link that points outside the folder: put the file itself here"
    return "a symbolic link into the same folder: what it points to is loaded once, where it stands"


def read_bytes(path: Path, most: int = MAX_BYTES, too_large: str = TOO_LARGE) -> bytes:
    """Read one regular file of at most `most` bytes.

    Parameters
    ----------
    path : Path
        The file.
    most : int
        The largest size that is read.
    too_large : str
        What is said of a larger file; ``{most:,}`` stands for the size.

    Raises
    ------
    Refused
        If it is no regular file, too large, empty, of a format that is not text, or unreadable.
    """
    try:
        data = _read_regular(path, most)
    except OSError as error:
        raise Refused("error", f"cannot be read: {error.strerror or error}") from None
    if len(data) > most:
        raise Refused("skipped", too_large.format(most=most))
    if not data:
        raise Refused("skipped", "empty file (0 bytes)")
    head = data[:16].decode("latin-1")
    for signature, reason in formats()["signatures"].items():
        if head.startswith(signature):
            raise Refused("skipped", reason)
    return data


def _read_regular(path: Path, most: int) -> bytes:
    """Open without blocking and without following a link, then check what was opened."""
    no_follow = getattr(os, "O_NOFOLLOW", 0)
    no_wait = getattr(os, "O_NONBLOCK", 0)
    with open(
        path, "rb", opener=lambda name, flags: os.open(name, flags | no_follow | no_wait)
    ) as file:
        mode = os.fstat(file.fileno()).st_mode
        if not stat.S_ISREG(mode):
            kind = SPECIAL.get(stat.S_IFMT(mode), "something else")
            raise Refused("skipped", f"{kind}, not a regular file")
        return file.read(most + 1)


def special_file(path: str | os.PathLike[str]) -> str:
    """Say what is at a path that is neither a regular file nor a folder; empty for these, or if nothing is.

    Such a thing may have no end, or can be read only once.

    Examples
    --------
    >>> special_file(os.devnull), special_file(__file__), special_file("no/such/file")
    ('a character device', '', '')
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  (a str may hold what Path refuses)
    except (OSError, ValueError):
        return ""
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return ""
    return SPECIAL.get(stat.S_IFMT(mode), "something else")


def article_ids(names: list[str]) -> dict[str, str]:
    """Give each file its article id: its relative path without ``.txt``, made unique.

    Examples
    --------
    >>> article_ids(["a.txt", "b/a.txt", "a.TXT"])
    {'a.txt': 'a', 'b/a.txt': 'b/a', 'a.TXT': 'a-2'}
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        stem = printable(name)
        stem = stem[:-4] if stem.lower().endswith(".txt") and len(stem) > 4 else stem
        candidate, number = stem, 1
        while candidate in taken:
            number += 1
            candidate = f"{stem}-{number}"
        taken.add(candidate)
        ids[name] = candidate
    return ids


def describe_path(path: str) -> str:
    """Return a path as a one-line message shows it."""
    text = printable(path)
    return text if text.isprintable() and text else shown(path)
