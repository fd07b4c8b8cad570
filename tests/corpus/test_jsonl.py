"""JSON Lines: text and id come back exactly; every bad line is named by its number."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corpus
from analysis.corpus import jsonl

GOOD = b'{"id": "good", "text": "The ferry of Port Essel is late.", "outlet": "Gazette"}\n'
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)  # lone surrogates too


def load(folder, data):
    path = folder / "articles.jsonl"
    path.write_bytes(data)
    return corpus.load(path)


# a line, and what the report says about it
BAD_LINES = [
    (b'{"id": "a", "text": null}', "text of id 'a' is null, not a string"),
    (b'{"id": "a", "text": 42}', "a number, not a string"),
    (b'{"id": "a", "text": ["x"]}', "a list, not a string"),
    (b'{"id": "a", "text": NaN}', "NaN is not JSON"),
    (b'{"id": "a"}', "text of id 'a' is missing"),
    (b'{"text": "x"}', "id is missing"),
    (b'{"id": "", "text": "x"}', "id is empty"),
    (b'{"id": true, "text": "x"}', "id is true or false"),
    (b'{"id": "a", "text": "x", "text": "y"}', "'text' stands twice"),
    (b'{"id": "good", "text": "x"}', "already that of line 1"),
    (b'["a", "x"]', "is a list, not an object"),
    (b'"text"', "is a string, not an object"),
    (b'{"id": "a", "text": "cut of', "not valid JSON"),
    (b'[{"id": "a",', "one object a line"),
    (b'{"id": "a", "text": "\xff"}', "not valid UTF-8"),
    (b"[" * 200_000, "nested too deeply"),
    (b'{"id": ' + b"9" * 5000 + b', "text": "x"}', "not valid JSON"),
    (b"\x00\x01", "not valid JSON"),
]


@pytest.mark.parametrize(("line", "reason"), BAD_LINES, ids=[c[1] for c in BAD_LINES])
def test_a_bad_line_is_an_error_with_its_number(tmp_path, line, reason):
    last = b'{"id": "last", "text": "Another story of the ferry."}'
    loaded = load(tmp_path, GOOD + b"\n" + line + b"\n" + last)
    errors = [(n.file, n.reason) for n in loaded.report if n.level != "notice"]
    assert len(errors) == 1
    assert errors[0][0] == "articles.jsonl"
    assert errors[0][1].startswith("line 3: ")
    assert reason in errors[0][1]
    assert [a.article_id for a in loaded.articles] == ["good", "last"]
    assert loaded.articles[1].path == "articles.jsonl:4"


@given(
    st.lists(
        st.tuples(ANY_TEXT.filter(bool), ANY_TEXT), min_size=1, max_size=4, unique_by=lambda t: t[0]
    )
)
@settings(max_examples=60, deadline=None)
def test_text_and_id_come_back_exactly(tmp_path_factory, records):
    lines = [
        json.dumps({"id": i, "text": t}, ensure_ascii=n % 2 == 0)
        for n, (i, t) in enumerate(records)
    ]
    lines = [
        line
        if line.isascii() or not any("\ud800" <= c <= "\udfff" for c in line)
        else json.dumps(json.loads(line))
        for line in lines
    ]
    loaded = load(tmp_path_factory.mktemp("jsonl"), "\n".join(lines).encode())
    expected = [
        tuple(json.loads(json.dumps(r))) for r in records
    ]  # JSON joins a pair of surrogates
    assert [(a.article_id, a.text) for a in loaded.articles] == expected
    printed = json.dumps(corpus.as_json(loaded)).encode("ascii")
    assert [(x["article_id"], x["text"]) for x in json.loads(printed)["loaded"]] == expected
    for note in loaded.report:
        assert (note.file + note.reason).encode()


def test_fields_are_taken_and_others_named(tmp_path):
    line = (
        b'\xef\xbb\xbf{"id": 7, "text": "The ferry.", "outlet": " Gazette ", "date": "2022-03-11",'
        b' "title": null, "event": 3, "note": "n", "url": "x"}'
    )
    loaded = load(tmp_path, line)
    article = loaded.articles[0]
    assert (article.article_id, article.outlet, article.date) == ("7", "Gazette", "2022-03-11")
    assert (article.event, article.title, article.note) == ("", "", "n")
    said = " ".join(n.reason for n in loaded.report)
    assert "event is not used: it is a number" in said
    assert "keys that are not used: 'url'" in said


def test_only_line_feeds_end_a_line(tmp_path):
    text = "one\u2028two\x85three\x0b\x1c"
    loaded = load(
        tmp_path, json.dumps({"id": "a", "text": text}, ensure_ascii=False).encode() + b"\r\n\r\n"
    )
    assert [a.text for a in loaded.articles] == [text]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe{\x00", b"\x1f\x8b\x08", b"nonsense\n"])
def test_a_file_without_a_usable_line_is_fatal(tmp_path, data):
    loaded = load(tmp_path, data)
    assert "articles.jsonl" in loaded.fatal
    assert not loaded.articles


def test_articles_are_read_one_at_a_time(tmp_path):
    path = tmp_path / "articles.jsonl"
    path.write_bytes(GOOD + b"nonsense\n" * 3)
    articles = corpus.iter_articles(path)
    assert next(articles).article_id == "good"
    path.write_bytes(GOOD)  # what follows is read only when it is asked for
    assert list(articles) == []


def test_a_file_with_other_keys_says_which_it_has(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"url": "x", "body": "y"}\n' * 2)
    fatal = corpus.load(path).fatal
    assert "2 items left out" in fatal
    assert "'url', 'body'" in fatal


def dated(*dates):
    """Lines of articles with these dates, slashes escaped as pandas writes them."""
    lines = [json.dumps({"id": str(n), "text": "The ferry.", "date": date}) for n, date in enumerate(dates)]  # fmt: skip
    return "\n".join(lines).replace("/", "\\/").encode()


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["05/03/2024", "03/15/2024"], ["2024-05-03", "2024-03-15"]),
        (["5.3.2024", "2024-01-01", "18.3.2024"], ["2024-03-05", "2024-01-01", "2024-03-18"]),
        (["05/03/2024"], [""]),
        (["05/03/2024", "03/15/2024", "15/03/2024"], ["", "2024-03-15", "2024-03-15"]),
        (["4/4/2024", "3 May 2024"], ["2024-04-04", "2024-05-03"]),
    ],
)
def test_which_figure_is_the_day_is_learned_from_the_other_dates(tmp_path, dates, read):
    loaded = load(tmp_path, dated(*dates))
    assert [article.date for article in loaded.articles] == read
    reasons = [note.reason for note in loaded.report]
    learned = sum(reason.startswith("dates in figures are read") for reason in reasons)
    assert learned == ("" not in read and "4/4/2024" not in dates)
    assert sum("day or month may stand first" in reason for reason in reasons) == read.count("")


def test_a_pipe_that_cannot_be_read_again_says_so_of_dates_in_figures(monkeypatch):
    piped = io.BytesIO(dated("05/03/2024", "03/15/2024"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(piped))
    loaded = corpus.load("-")
    assert [article.date for article in loaded.articles] == ["", "2024-03-15"]
    assert any("day or month may stand first" in note.reason for note in loaded.report)


def test_dates_that_tell_themselves_are_read_without_a_second_look():
    def never():
        raise AssertionError

    items = list(jsonl.read_jsonl(io.BytesIO(dated("18/3/2024", "2024-03-05")), "a.jsonl", never))
    assert [item.date for item in items] == ["2024-03-18", "2024-03-05"]


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_an_empty_file_is_said_to_be_empty(tmp_path, data):
    assert "it is empty: one JSON object a line" in load(tmp_path, data).fatal
