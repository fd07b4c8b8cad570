"""What holds for any input at all: no exception, nothing lost in silence, linear time."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus
from analysis.corpus.encoding import decode
from analysis.corpus.inspection import fingerprint, inspect
from analysis.corpus.notes import Refused, printable
from analysis.language import detect

GOOD = "The council of Lower Aldmoor approved the plan for the river bank on Tuesday.\n"
MARKS = st.sampled_from(
    [b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"PK\x03\x04"]
)
CONTENT = st.builds(
    lambda mark, body: mark + body,
    MARKS,
    st.one_of(st.binary(max_size=200), st.text(max_size=100).map(lambda t: t.encode())),
)
NAME = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12).map(
    lambda stem: stem + ".txt"
)
FILES = st.dictionaries(
    st.one_of(NAME, st.sampled_from(["a.csv", "b.TXT", "c", ".d", "metadata.csv"])), CONTENT
)


@given(FILES)
@settings(max_examples=100, deadline=None)
def test_listed_is_loaded_plus_skipped_plus_errors(tmp_path_factory, contents):
    folder = tmp_path_factory.mktemp("any")
    for name, data in {**contents, "good.txt": GOOD.encode()}.items():
        (folder / name).write_bytes(data)
    loaded = corpus.load(folder)
    lost = [n.file for n in loaded.report if n.level != "notice"]
    assert sorted([a.path for a in loaded.articles] + lost) == sorted(
        printable(path.name) for path in folder.iterdir()
    )
    assert GOOD in [a.text for a in loaded.articles]
    ids = [a.article_id for a in loaded.articles]
    assert len(set(ids)) == len(ids)
    assert json.loads(json.dumps(corpus.as_json(loaded))) == corpus.as_json(loaded)


CELLS = [
    "file",
    "path",
    "outlet",
    "date",
    "good.txt",
    "../a",
    "/",
    "2022-03-11",
    "",
    " ",
    '"',
    "\ud800",
]
ROWS = st.lists(st.lists(st.sampled_from(CELLS), max_size=4).map(",".join), max_size=5)


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_any_rows_as_a_metadata_table(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("any")
    (folder / "good.txt").write_text(GOOD)
    table = "\n".join(["outlet,file,date", *rows])
    (folder / "metadata.csv").write_bytes(table.encode("utf-8", "surrogatepass"))
    assert [a.text for a in corpus.load(folder).articles] == [GOOD]


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_as_json_lines(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("any") / "a.jsonl"
    path.write_bytes(data)
    loaded = corpus.load(path)
    assert loaded.articles or loaded.fatal
    assert bool(loaded.articles) != bool(loaded.fatal)


TRAPS = {
    "blanks": " ",
    "newlines": "\n",
    "open quotes": "“",
    "tags": "<a ",
    "brackets": "((((",
    "dots": "a.a.a.",
    "marks": "\u0301\u0323",
    "mojibake": "â€",
    "braces": '{"',
    "one word": "a",
    "headings": "Document 1 of ",
}


@pytest.mark.parametrize("piece", TRAPS.values(), ids=TRAPS)
def test_time_is_linear(piece, linear):
    def read(text):
        inspect(text, detect(text))
        fingerprint(text)
        with contextlib.suppress(Refused):
            decode(text.encode("cp1252", "replace"))

    linear(read, piece, size=60_000)
