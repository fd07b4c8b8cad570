"""How commands speak: streams that never fail on a letter, outputs that are whole, one-line ends."""

from __future__ import annotations

import io
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, TextIO

from analysis import targets
from analysis.corpus.files import describe_path
from analysis.corpus.notes import LoadNote

SCREEN = "-"
"""Stands for standard output where a file could be named."""


def stop(message: str) -> NoReturn:
    """Print one line and stop with exit code 2."""
    sys.stderr.write(message.splitlines()[0] + "\n" if message else "")
    raise SystemExit(2)


def prepare() -> None:
    """Make ready for closed streams, for letters that a terminal lacks, and for being told to stop.

    A batch system ends a run by SIGTERM and a lost connection by SIGHUP: both end it as Ctrl-C
    does, so that nothing unfinished is left, but where they are ignored, as under nohup.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  (to the end)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def say_notes(notes: Iterable[LoadNote], stream: TextIO, form: str = "{}: {}: {}") -> None:
    """Print each line of a load report, with nothing in it that would steer the terminal."""
    for note in notes:
        print(form.format(note.level, describe_path(note.file), note.reason), file=stream)


def check_file(path: str | None) -> None:
    """Stop before any work is done if no file can be written there."""
    if path not in (None, SCREEN) and (reason := targets.why_no_file(str(path))):
        stop(reason)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Open `path` for writing, complete or not at all; without a path, standard output.

    Both are UTF-8, whatever the terminal has: they are read by machines.
    """
    if path is None or path == SCREEN:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")
        yield sys.stdout
        return
    target = Path(path).resolve()  # what a link points to is replaced, not the link
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with unfinished.open("w", encoding="utf-8") as file:
            yield file
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def described(error: OSError, target: str) -> str:
    """Return what the system refused, and where: the file it names, else what is being written.

    Examples
    --------
    >>> described(OSError(28, "No space left on device"), "tables")
    'no space left on device (tables)'
    """
    reason = (error.strerror or str(error)).lower()
    place = error.filename or target
    return f"{reason} ({describe_path(str(place))})" if place else reason
