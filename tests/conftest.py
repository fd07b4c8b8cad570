"""A report made once for all tests that read one, and the browser that pages are opened in."""

import fcntl
import gc
import os
import pickle
import runpy
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import settings

from analysis import corpus, notebooks, report, results, site, tables

ROOT = Path(__file__).parents[1]
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")  # fmt: skip
LEFT_OUT = (
    "Left out: tests/browser, the pages in a real browser; to run them install Chromium or "
    "Chrome, e.g. apt-get install --no-install-recommends chromium"
)
LONGEST = ("test_hostile.py", "test_site.py", "test_figures.py", "test_compile_rooms.py")
# How long an example takes says how busy the machine is; what must be fast is tested as such.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
collect_ignore = [] if BROWSER else ["browser"]


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


def pytest_sessionstart(session):
    if not BROWSER and os.environ.get("SAME_STORY_NEEDS_BROWSER") == "1":
        raise pytest.UsageError(f"SAME_STORY_NEEDS_BROWSER is set and there is none. {LEFT_OUT}")


def pytest_terminal_summary(terminalreporter):
    if not BROWSER:
        terminalreporter.write_line(LEFT_OUT)


def _report(corpus, folder, sources=report.NOTEBOOKS, every_event=False):
    folder.mkdir(parents=True)
    results.make(corpus, folder / "results")
    executed = notebooks.run(sources, folder, report.settings(corpus, folder))
    found = results.Results(folder / "results", corpus)
    events = sorted(found.table("articles")["event"].unique()) if every_event else ()
    site.render(executed, found, folder / "figures", folder / "site", events)
    return folder


@pytest.fixture(scope="session")
def make_report():
    """Make a report on a corpus: results/, notebooks/, figures/ and site/ in a folder."""
    return _report


@pytest.fixture(scope="session")
def invented_corpus():
    """The folder of 24 invented articles."""
    return ROOT / "tests" / "data" / "corpus"


def _once(tmp_path_factory, name, make):
    """Return what lies at a place that all workers of pytest-xdist share, made by the first to ask."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    place, made = shared / name, shared / f"{name}.made"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            make(place)
            made.touch()
    return place


@pytest.fixture(scope="session")
def corpus_report(invented_corpus, tmp_path_factory):
    """The folder of the report on the invented corpus."""
    return _once(tmp_path_factory, "invented", lambda folder: _report(invented_corpus, folder))


@pytest.fixture(scope="session")
def invented_tables(invented_corpus, tmp_path_factory):
    """The tables of the invented corpus as they are measured; not to be changed."""

    def write(path):
        path.write_bytes(pickle.dumps(tables.measure(corpus.load(invented_corpus))))

    return pickle.loads(_once(tmp_path_factory, "tables", write).read_bytes())


@pytest.fixture(scope="session")
def many_articles():
    """Write any number of invented articles: ``many_articles(folder, 300)``."""
    return runpy.run_path(str(ROOT / "tests" / "many_articles.py"))["write"]


@pytest.fixture(scope="session")
def browser_path():
    """The executable of the browser."""
    return BROWSER


def _seconds(function, text):
    gc.disable()
    try:
        start = time.process_time()
        function(text)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.fixture
def linear():
    """Fails if eight times the text takes more than twelve times as long, in each of five tries.

    A busy machine can slow any one try; a quadratic pattern takes 64 times as long in all of them.
    """

    def check(function, unit, size=6_000):
        short = unit * (size // len(unit))
        function(short)
        ratios = []
        for _ in range(5):
            # 1 ms forgives the clock's grain on inputs that take no time at all.
            ratios.append(_seconds(function, short * 8) / (_seconds(function, short) + 0.001))
            if ratios[-1] <= 12:
                return
        pytest.fail(f"eight times {unit!r} takes {min(ratios):.0f} times as long")

    return check
