"""Compiled copies of the rooms that read every article, where set-up could make them.

`tools/compile_rooms.py` compiles the modules of `sources` with mypyc into a folder of the virtual environment
that bears the hash of their text.  The finder here hands them out while that hash still holds;
otherwise (no C compiler, an edited source, another environment, ``SAME_STORY_PLAIN=1``) Python reads
the sources, with the same results and about two thirds of the speed.
"""

import functools
import os
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).resolve().parent
ROOMS = ("names", "quotation", "boilerplate")
_PREFIXES = ("analysis.known", *(f"analysis.{room}." for room in ROOMS))
_SHARED = "__mypyc"


def sources() -> list[Path]:
    """Modules that are compiled: those behind the doors of the rooms, and the memory of words."""
    inner = (path for room in ROOMS for path in sorted((HERE / room).glob("*.py")))
    return [HERE / "known.py", *(path for path in inner if path.name != "__init__.py")]


def folder() -> Path:
    """Where the compiled copies of the sources as they are now belong, whether there or not.

    What the sources take from outside the rooms is part of the hash, for mypyc relies on its types.
    """
    from hashlib import sha256

    digest = sha256()
    for path in [*sources(), HERE / "layers.py", HERE / "spans.py"]:
        digest.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return Path(sys.prefix) / "compiled" / digest.hexdigest()[:16]


@functools.cache
def made() -> Path | None:
    """Where the compiled copies of the sources as they are now lie, None where there are none."""
    if os.environ.get("SAME_STORY_PLAIN") == "1":
        return None
    place = folder()
    return place if place.is_dir() else None


class Finder(MetaPathFinder):
    """Finds the compiled copy of a module of the rooms, and nothing else."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where the compiled copy lies, or None for Python to look on."""
        if not (fullname.startswith(_PREFIXES) or fullname.endswith(_SHARED)):
            return None
        place = made()
        if place is None:
            return None
        file = place / (fullname.replace(".", "/") + EXTENSION_SUFFIXES[0])
        return spec_from_file_location(fullname, file) if file.is_file() else None


def prefer() -> None:
    """From now on import compiled copies where they are; doing it twice changes nothing."""
    if os.environ.get("SAME_STORY_PLAIN") != "1" and not any(
        isinstance(finder, Finder) for finder in sys.meta_path
    ):
        sys.meta_path.insert(0, Finder())
