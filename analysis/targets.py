"""Where results are to be written: why they cannot be, said before any work is done."""

from __future__ import annotations

import tempfile
from pathlib import Path


def why_no_file(path: str | Path) -> str:
    """Say why no file can be written at a path; empty if one can.

    Examples
    --------
    >>> why_no_file("no/such/folder/a.jsonl")
    'there is no folder no/such/folder to write into; make it first'
    """
    target = Path(path)
    if not target.parent.is_dir():
        return f"there is no folder {target.parent} to write into; make it first"
    if target.exists() and not target.is_file():
        return f"{target} is a folder or a device; name a file"
    return _why_not_into(target.parent)


def why_no_folder(path: str | Path) -> str:
    """Say why no folder can be made at a path or written into; empty if one can.

    Examples
    --------
    >>> why_no_folder(f"{__file__}/tables")[-27:]
    'is a file; name another one'
    """
    target = Path(path)
    there = next(place for place in (target, *target.parents) if place.exists())
    if not there.is_dir():
        return f"no folder {target} can be made, {there} is a file; name another one"
    return _why_not_into(there)


def _why_not_into(folder: Path) -> str:
    """Try it: rights alone do not tell of a system folder or a disk that is read-only."""
    try:
        Path(tempfile.mkdtemp(prefix=".same-story-", dir=folder)).rmdir()
    except OSError as error:
        reason = (error.strerror or "it is refused").lower()
        return f"the folder {folder} cannot be written into ({reason}); name another place"
    return ""
