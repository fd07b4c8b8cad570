"""A folder: every entry is loaded or named, and no bad neighbour costs a good article."""

import errno
import gzip
import io
import json
import os
import threading
import unicodedata
import zipfile

import pytest

from analysis import corpus
from analysis.layers import Article

GOOD = (
    "Council approves river plan\n\nThe council of Lower Aldmoor voted 7-2 on Tuesday to approve a plan for the"
    ' river bank. "We listened to every neighbor who came," the mayor said. The work begins in May.\n'
)
BODY = (
    "The harbour of Port Essel will close for the winter, officials said on Friday. “Nobody was asked,” said"
    " Inés Brandt, who runs the ferry to the island, and the café owners of the quay agreed with her.\n"
)


def _docx() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w:p>hello</w:p>")
    return target.getvalue()


# what is wrong, the file's bytes, what becomes of it, a word of the reason
BAD_CONTENT = [
    ("empty", b"", "skipped", "empty"),
    ("only a mark", b"\xef\xbb\xbf", "skipped", "empty"),
    ("only blanks", b" \r\n\t\n", "skipped", "empty"),
    ("one word", b"Yes\n", "notice", "short"),
    ("no letters", "12 34 😀".encode(), "notice", "no words"),
    ("NUL", b"Yes\0no " + GOOD.encode(), "skipped", "NUL"),
    ("PDF", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj", "skipped", "PDF"),
    ("DOCX", _docx(), "skipped", "ZIP"),
    ("gzip", gzip.compress(GOOD.encode()), "skipped", "gzip"),
    ("RTF", b"{\\rtf1\\ansi hello}", "skipped", "RTF"),
    ("HTML", b"<!DOCTYPE html>\n<html><body>" + GOOD.encode(), "notice", "HTML"),
    ("tags", ("<p>" + GOOD + '</p><a href="x">').encode() * 3, "notice", "HTML tags"),
    (
        "references",
        GOOD.replace('"', "&quot;").encode(),
        "notice",
        "HTML character references",
    ),
    ("JSON", json.dumps({"title": "T", "text": GOOD}).encode(), "notice", "JSON"),
    (
        "mojibake",
        BODY.encode().replace(b"\xe2", "â".encode()).replace(b"\x80", "€".encode()),
        "skipped",
        "encoding",
    ),
    (
        "double UTF-8",
        ("Inés ate éclairs. " * 9).encode().decode("cp1252").encode(),
        "notice",
        "mojibake",
    ),
    ("bidi", ("He said \u202eolleh\u202c there. " + GOOD).encode(), "notice", "bidi"),
    ("invisible", ("go\u00advern\u200bment " + GOOD).encode(), "notice", "invisible"),
    ("replacement", ("caf\ufffd " + GOOD).encode(), "notice", "replacement"),
    ("control", ("Page\x0ctwo\x08 " + GOOD).encode(), "notice", "control"),
    ("private use", ("\ue000 " + GOOD).encode(), "notice", "private use"),
    (
        "two documents",
        ("Document 1 of 2\n" + GOOD + "Document 2 of 2\n" + BODY).encode(),
        "notice",
        "several",
    ),
    ("cp1252", BODY.encode("cp1252"), "notice", "cp1252"),
    (
        "Spanish",
        ("El puente de la ciudad está cerrado, dijo la alcaldesa. " * 5).encode(),
        "notice",
        "Spanish",
    ),
    ("Chinese", ("市长说：“我们将继续合作。” " * 10).encode(), "notice", "Chinese"),
    ("too large", b"word " * 2_000_001, "skipped", "too large"),
]


@pytest.mark.parametrize(
    ("data", "level", "word"), [c[1:] for c in BAD_CONTENT], ids=[c[0] for c in BAD_CONTENT]
)
def test_bad_content_is_named_and_the_neighbour_survives(tmp_path, data, level, word):
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    loaded = corpus.load(tmp_path)
    notes = [note for note in loaded.report if note.file == "a.txt"]
    assert [note for note in notes if note.level == level and word in note.reason], notes
    assert ("a" in {a.article_id for a in loaded.articles}) == (level == "notice")
    assert loaded.articles[-1].text == GOOD
    assert not loaded.fatal


# names that no article has, and a word of the reason
BAD_NAMES = [
    ("a.zip", "archive"),
    ("a.txt.gz", "archive"),
    ("a.docx", "document"),
    ("a.PDF", "PDF"),
    ("a.html", "web page"),
    ("a.xlsx", "spreadsheet"),
    ("other.csv", "metadata.csv"),
    ("a.yaml", "unsupported"),
    ("a.jsonl", "own path"),
    ("a.text", "rename"),
    ("README", "rename"),
    (".hidden.txt", "hidden"),
]


@pytest.mark.parametrize(("name", "word"), BAD_NAMES)
def test_files_that_are_no_articles_are_named(tmp_path, name, word):
    (tmp_path / name).write_text(BODY, encoding="utf-8")
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    loaded = corpus.load(tmp_path)
    assert [(n.level, word in n.reason) for n in loaded.report if n.file == name] == [
        ("skipped", True)
    ]
    assert [a.article_id for a in loaded.articles] == ["good"]


def test_links_pipes_and_folders_named_like_articles_are_never_opened(tmp_path):
    inside = tmp_path / "corpus"
    (inside / "sub").mkdir(parents=True)
    (inside / "folder.txt").mkdir()
    (tmp_path / "secret.txt").write_text(BODY, encoding="utf-8")
    (inside / "good.txt").write_text(GOOD, encoding="utf-8")
    (inside / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "inside.txt").symlink_to("good.txt")
    (inside / "broken.txt").symlink_to("nothing")
    (inside / "zero.txt").symlink_to("/dev/zero")
    (inside / "sub" / "again").symlink_to("..")
    os.mkfifo(inside / "pipe.txt")
    found: list[corpus.Corpus] = []
    thread = threading.Thread(target=lambda: found.append(corpus.load(inside)), daemon=True)
    thread.start()
    thread.join(10)
    assert found, "the loader hangs"
    reasons = {n.file: n.reason for n in found[0].report if n.level == "skipped"}
    assert "outside" in reasons["outside.txt"]
    assert "same folder" in reasons["inside.txt"]
    assert "broken" in reasons["broken.txt"]
    assert "outside" in reasons["zero.txt"]
    assert "link" in reasons["sub/again"]
    assert "pipe" in reasons["pipe.txt"]
    assert "folder" in reasons["folder.txt"]
    assert [a.article_id for a in found[0].articles] == ["good"]


def test_subfolders_are_read_in_the_order_of_names_with_ids_of_their_own(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b.txt", "B.TXT", "b.TXT", "c/d/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{GOOD} {name}", encoding="utf-8")
    articles = corpus.load(tmp_path).articles
    assert [a.path for a in articles] == [
        "B.TXT",
        "a/b.txt",
        "a/z.txt",
        "b.TXT",
        "b.txt",
        "c/d/e.txt",
    ]
    assert [a.article_id for a in articles] == ["B", "a/b", "a/z", "b", "b-2", "c/d/e"]


def test_a_name_that_is_not_utf8_can_be_written(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Yes")
    loaded = corpus.as_json(corpus.load(tmp_path))
    assert loaded["loaded"][0]["file"] == "caf\\xe9.txt"
    assert json.dumps(loaded, ensure_ascii=False).encode()


def test_the_raw_text_is_untouched_but_for_its_mark(tmp_path):
    raw = " Line one\r\nline two\rline three\x85\u2028 e\u0301\n\n"
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + raw.encode())
    assert corpus.load(tmp_path).articles[0].text == raw


def test_the_later_of_two_copies_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    copy = unicodedata.normalize("NFD", BODY).replace(" ", "  ").replace("\n", "\r\n")
    (tmp_path / "b.txt").write_bytes(copy.encode())
    (tmp_path / "c.txt").write_text(GOOD, encoding="utf-8")
    copies = [(n.file, n.reason) for n in corpus.load(tmp_path).report if "duplicate" in n.reason]
    assert len(copies) == 1
    assert copies[0][0] == "b.txt"
    assert "a.txt" in copies[0][1]


@pytest.mark.parametrize(
    "make",
    [
        lambda folder: folder / "missing",
        lambda folder: folder,
        lambda folder: str(folder / "nul\0byte"),
        lambda folder: str(folder / "half\ud800"),
        lambda folder: folder / ("long" * 1000),
        lambda folder: "",
        lambda folder: "/dev/zero",
    ],
)
def test_nothing_usable_is_one_line_and_no_exception(tmp_path, make):
    loaded = corpus.load(make(tmp_path))
    assert loaded.fatal
    assert loaded.fatal.encode()
    assert len(loaded.fatal.splitlines()) == 1
    assert not loaded.articles
    with pytest.raises(corpus.UnusableCorpusError):
        list(corpus.iter_articles(make(tmp_path)))


def test_a_folder_of_nothing_but_bad_files_is_fatal_and_still_names_them(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    loaded = corpus.load(tmp_path)
    assert "1 item left out" in loaded.fatal
    assert ("a.txt", "skipped") in [(n.file, n.level) for n in loaded.report]


def test_a_table_that_is_read_is_not_counted_as_left_out(tmp_path):
    (tmp_path / "metadata.csv").write_text("file,outlet\na.txt,Bell\n")
    (tmp_path / "a.txt").write_bytes(b"")
    assert "(1 item left out; a.txt: empty" in corpus.load(tmp_path).fatal
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert corpus.summary(corpus.load(tmp_path)).startswith("1 article loaded, 0 items left out")


def test_a_folder_that_cannot_be_listed_says_so(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    closed = tmp_path / "closed"
    closed.mkdir()
    monkeypatch.setattr(os, "scandir", refuse)
    assert corpus.load(closed).fatal.endswith("closed: cannot be read: Permission denied")


def test_one_article_is_a_corpus(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(GOOD, encoding="utf-8")
    loaded = corpus.load(path)
    assert [(a.article_id, a.path, a.text) for a in loaded.articles] == [("a", "a.txt", GOOD)]
    path.write_bytes(b"%PDF-1.4")
    assert "PDF" in corpus.load(path).fatal


def test_one_article_has_what_the_table_beside_it_says(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{GOOD} {name}", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,outlet,event\na.txt,Bell,flood\nb.txt,Post,\n")
    loaded = corpus.load(tmp_path / "a.txt")
    (article,) = loaded.articles
    assert (article.outlet, article.event) == ("Bell", "flood")
    assert loaded.report == []


def test_one_file_with_the_ending_of_a_table_is_read_and_named(tmp_path):
    path = tmp_path / "articles.csv"
    path.write_text(GOOD, encoding="utf-8")
    loaded = corpus.load(path)
    assert len(loaded.articles) == 1
    assert any("a table (.csv)" in note.reason for note in loaded.report)


def test_a_folder_without_articles_says_what_is_there(tmp_path):
    (tmp_path / "all.jsonl").write_text('{"id": "a", "text": "b"}')
    assert "all.jsonl: a corpus of its own" in corpus.load(tmp_path).fatal


def test_without_outlets_the_report_says_what_that_costs(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    notes = [note.reason for note in corpus.load(tmp_path).report]
    assert any("lines that an outlet repeats are not looked for" in reason for reason in notes)
    assert any(reason.startswith("no outlet is given: ") for reason in notes)
    (tmp_path / "b.txt").write_text(GOOD + " Again.", encoding="utf-8")
    notes = [note.reason for note in corpus.load(tmp_path).report]
    assert any(reason.startswith("no outlet is given for any article: ") for reason in notes)
    (tmp_path / "metadata.csv").write_text("file,outlet\na.txt,Gazette\nb.txt,\n")
    notes = [note.reason for note in corpus.load(tmp_path).report]
    assert any(reason.startswith("no outlet is given for 1 of 2 articles: ") for reason in notes)


def test_a_file_that_vanishes_after_the_listing_is_named(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{GOOD} {name}", encoding="utf-8")
    items = corpus.read(tmp_path)
    while not isinstance(next(items), Article):
        pass
    (tmp_path / "b.txt").unlink()
    rest = list(items)
    assert [(n.file, n.level) for n in rest if getattr(n, "level", "notice") != "notice"] == [
        ("b.txt", "error")
    ]
    assert [i.path for i in rest if isinstance(i, Article)] == ["c.txt"]


def test_a_file_swapped_for_a_pipe_or_a_link_after_the_listing_is_not_opened(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text(f"{GOOD} {name}", encoding="utf-8")
    items = corpus.read(tmp_path)
    while not isinstance(next(items), Article):
        pass
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    (tmp_path / "c.txt").unlink()
    (tmp_path / "c.txt").symlink_to("a.txt")
    found: list[Article | corpus.LoadNote] = []
    thread = threading.Thread(target=lambda: found.extend(items), daemon=True)
    thread.start()
    thread.join(10)
    assert not thread.is_alive(), "the loader hangs"
    assert [i.path for i in found if isinstance(i, Article)] == ["d.txt"]
    assert {n.file for n in found if isinstance(n, corpus.LoadNote) and n.level != "notice"} == {
        "b.txt",
        "c.txt",
    }


def test_the_language_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    assert corpus.load(tmp_path).articles[0].language == "en"
