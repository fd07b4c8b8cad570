"""``make report``: tables, findings, executed notebooks and the site, made aside and put in place.

Everything is made in a scratch folder under build/; only a complete report is moved to where
readers look, so that a run that is killed leaves the last one whole.  Two runs at once wait for
each other.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import os
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from analysis import corpus, notebooks, readme, results, site, targets
from analysis.own import Own
from analysis.pipeline import NOTHING_OWN

BUILD = results.ROOT / "build"
NOTEBOOKS = results.ROOT / "notebooks"
SCRATCH = "work-"
PUBLISHED = ("results", "notebooks", "site")
MARKER = ".made-by-same-story"


class ReportError(Exception):
    """The report could not be made; the message says why and what to do."""


def make(
    corpus_path: str | None = None,
    out: str | None = None,
    own: Own = NOTHING_OWN,
    events: Sequence[str] = (),
    jobs: int = 1,
) -> Path:
    """Make the report and return the folder of its site.

    Parameters
    ----------
    corpus_path : str, optional
        A folder of articles, one article or a .jsonl file.  Without it the seeds are measured,
        and results/, notebooks/ and the findings table of README.md are rewritten.
    out : str, optional
        Where a report on another corpus goes (default: build/reports/<its name>): into the folders
        results, notebooks and site, which must be absent, empty or those of an earlier report.
    own : Own, optional
        Own patterns, reviewed templates and own frames; a report made with them never replaces the
        committed one.
    events : sequence of str
        The events that get a side-by-side reader, the first of which the notebooks draw; without
        any, the first few that most outlets tell.
    jobs : int, optional
        How many processes read and compare articles.

    Raises
    ------
    ReportError
        If the corpus cannot be used, a notebook fails, or a folder of the user's own would be
        replaced; what was there before is unchanged.
    """
    path = Path(corpus_path) if corpus_path else results.SEEDS
    apart = bool(corpus_path or out) or own != NOTHING_OWN
    folder = Path(out) if out else BUILD / "reports" / path.resolve().name if apart else BUILD
    check(folder, apart)
    check_corpus(path, folder, events)
    started = time.monotonic()
    with exclusive(BUILD), scratch_folder() as scratch:
        try:
            print(f"Measuring {path}", flush=True)
            summary = results.make(path, scratch / "results", own, jobs)
            print(f"{summary} (01-corpus names each)", flush=True)
            shown = events[0] if events else ""
            found = results.Results(scratch / "results", path, shown)
            site.check_events(set(found.table("articles")["event"]), events)
            print("Executing the notebooks", flush=True)
            executed = notebooks.run(NOTEBOOKS, scratch, settings(path, scratch, shown))
        except (results.CorpusError, site.UnknownEventError, notebooks.NotebookError) as error:
            raise ReportError(str(error)) from error
        site.render(executed, found, scratch / "figures", scratch / "site", events)
        publish(scratch, executed, folder, apart)
    page = folder / "site" / "index.html"
    print(f"Done in {time.monotonic() - started:.0f} s: {shortest(page)}")
    return folder / "site"


def shortest(path: Path) -> str:
    """Return a path as seen from here, if it is below."""
    with contextlib.suppress(ValueError):
        return str(path.resolve().relative_to(Path.cwd()))
    return str(path)


def settings(corpus_path: Path, scratch: Path, event: str = "") -> dict[str, str]:
    """Return what the notebooks are told: where the corpus, results and figures are, and what to draw."""
    from analysis import display

    figures = scratch / "figures"
    figures.mkdir(parents=True, exist_ok=True)
    return {
        results.CORPUS_VARIABLE: str(corpus_path.resolve()),
        results.RESULTS_VARIABLE: str(scratch / "results"),
        results.EVENT_VARIABLE: event,
        display.FIGURES_VARIABLE: str(figures),
    }


def check(folder: Path, apart: bool) -> None:
    """Raise ReportError if a report cannot go there, or would replace what no report made."""
    reason = targets.why_no_folder(folder)
    for name in PUBLISHED if apart else ("site",):
        reason = reason or why_not_replaced(folder / name)
    if reason:
        raise ReportError(reason)


def check_corpus(path: Path, folder: Path, events: Sequence[str]) -> None:
    """Raise ReportError if the articles cannot be read, would be mixed with the report, or lack an event.

    Events are known before anything is measured only where every article is given one.
    """
    if str(path) == "-":
        raise ReportError("a report reads the articles more than once: give a folder or a file")
    if not path.exists():
        raise ReportError(f"{path}: there is no such file or folder")
    if path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
        raise ReportError(f"{folder} lies in the folder of the articles; name another OUT")
    if events:
        try:
            told = {article.event for article in corpus.iter_articles(path)}
            if "" not in told:
                site.check_events(told, events)
        except (corpus.UnusableCorpusError, site.UnknownEventError) as error:
            raise ReportError(str(error)) from error


def why_not_replaced(target: Path) -> str:
    """Say why a folder is not to be replaced; empty if it is absent, empty or of an earlier report."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        return f"{target} is a file or a link where a report has a folder; name another OUT"
    if target.resolve().is_relative_to(BUILD.resolve()):
        return ""
    marker = target / MARKER
    ours = marker.read_text("utf-8").split("\n") if marker.exists() else []
    others = sorted(set(visible_files(target)) - set(ours))
    if not others:
        return ""
    return f"{target} holds {others[0]}, which no report put there; move it or name another OUT"


def visible_files(folder: Path) -> list[str]:
    """List the files below a folder but hidden ones, such as those of a file manager."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if not path.is_dir())
    return sorted(p.as_posix() for p in paths if not any(part.startswith(".") for part in p.parts))


def publish(scratch: Path, executed: Path, folder: Path, apart: bool) -> None:
    """Move a complete report into place."""
    check(folder, apart)
    made = {"results": scratch / "results", "notebooks": executed, "site": scratch / "site"}
    if not apart:
        replace_files(made.pop("results"), results.ROOT / "results")
        replace_files(made.pop("notebooks"), NOTEBOOKS)
        readme.update(results.ROOT / "README.md", results.Results(results.ROOT / "results", results.SEEDS))  # fmt: skip
    for name, part in made.items():
        (part / MARKER).write_text("\n".join(visible_files(part)), encoding="utf-8")
        replace_folder(part, folder / name)


def replace_files(made: Path, target: Path) -> None:
    """Move each file that differs over its older self, and drop those no longer made."""
    wanted = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
    for name in sorted(wanted):
        place = target / name
        if place.exists() and place.read_bytes() == (made / name).read_bytes():
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        (made / name).replace(place)
    if target.name == "results":
        for path in sorted(target.rglob("*.csv")):
            if path.relative_to(target) not in wanted:
                path.unlink()


def replace_folder(made: Path, target: Path) -> None:
    """Put a new folder where the old one is in one step, then remove the old one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if made.stat().st_dev != target.parent.stat().st_dev:  # OUT on another disk
        nearby = target.with_name(f".{target.name}-{os.getpid()}")
        made = Path(shutil.copytree(made, nearby))
    if not target.exists():
        made.replace(target)
    elif exchange(made, target):
        shutil.rmtree(made)
    else:  # a system without an exchange of two names: a moment without a site
        old = made.with_name(made.name + "-old")
        target.replace(old)
        made.replace(target)
        shutil.rmtree(old)


def exchange(a: Path, b: Path) -> bool:
    """Swap two names of one file system atomically; False where the system cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    here, swap = -100, 2  # AT_FDCWD, RENAME_EXCHANGE of <fcntl.h>
    return bool(renameat2(here, os.fsencode(a), here, os.fsencode(b), swap) == 0)


@contextlib.contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Wait until no other report is being made here."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another report is being made here; waiting for it", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder for unfinished work; what a killed run left is swept first."""
    for stale in BUILD.glob(f"{SCRATCH}*"):
        shutil.rmtree(stale, ignore_errors=True)
    folder = BUILD / f"{SCRATCH}{os.getpid()}"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
