"""What set-up keeps of the patterns is what would be derived anew, and anything else is not read."""

import marshal
import re
import sys

import pytest

from analysis import compiled
from analysis.boilerplate import beginnings, builtin, derived, load_patterns, patterns

OWN = """
[[line]]
name = "ferry-times"
kind = "other"
match = "ferry times today"
confidence = 0.9
reason = "The harbour paper prints its timetable on every page."
"""


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A folder that `derived` reads from; nothing of it, or of another one, stays in memory."""
    monkeypatch.setattr(compiled, "made", lambda: tmp_path)
    forget()
    yield tmp_path
    monkeypatch.undo()
    forget()


def forget():
    derived._kept.cache_clear()
    builtin.cache_clear()
    beginnings.beginnings.cache_clear()


def test_what_is_kept_is_what_would_be_derived(kept):
    ours = [pattern.match for table in builtin().entries.values() for pattern in table]
    starts = {match: beginnings.beginnings(match) for match in ours}
    sources = builtin().sources()
    patterns.prepare(kept)
    forget()
    assert {match: derived.beginnings(match) for match in ours} == starts
    assert len(sources) > 150
    for source in sources:
        assert derived.regex(source) == re.compile(source)
        assert derived.regex(source).groupindex == re.compile(source).groupindex


def test_patterns_are_kept_from_what_is_kept_and_from_nothing_alike(kept):
    patterns.prepare(kept)
    first = (kept / derived.FILE).read_bytes()
    forget()
    patterns.prepare(kept)
    assert marshal.loads((kept / derived.FILE).read_bytes()) == marshal.loads(first)


def test_a_pattern_that_is_not_kept_is_derived(kept, tmp_path):
    patterns.prepare(kept)
    forget()
    own = tmp_path / "own.toml"
    own.write_text(OWN)
    assert derived.beginnings("ferry times today") is None
    found = load_patterns(own).line("Ferry times today", "ferry times today", at_edge=False)
    assert found.name == "ferry-times"


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"no marshal",
        marshal.dumps(5),
        marshal.dumps(("another Python", {"code": {"a": (0, b"", 0, {}, ())}})),
        marshal.dumps((sys.version, {})),
    ],
)
def test_what_another_python_or_nobody_kept_is_not_read(kept, content):
    if content is not None:
        (kept / derived.FILE).write_bytes(content)
    assert derived.beginnings("read more") is None
    assert derived.regex("a").match("a")
