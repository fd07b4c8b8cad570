"""The table beside the articles: what is used, and a name for every row that is not."""

import pytest

from analysis import corpus
from analysis.corpus import metadata

HEADER = b"file,outlet,event,date,title,source,note\n"


def load(folder, table, name="metadata.csv"):
    for article in ("a.txt", "b.txt"):
        (folder / article).write_text(f"The ferry of Port Essel is late again, says {article}.")
    (folder / "sub").mkdir()
    (folder / "sub" / "c.txt").write_text("Another story of the ferry.")
    (folder / name).write_bytes(table)
    return corpus.load(folder)


def reasons(loaded, name="metadata.csv"):
    return " | ".join(f"{n.level}: {n.reason}" for n in loaded.report if n.file == name)


def test_fields_reach_their_articles(tmp_path):
    table = HEADER + (
        b'a.txt, Gazette ,ferry,2022-03-11,"Late, again",web,seen\r\n'
        b".\\sub\\c.txt,NA,ferry,2022-03-11T08:00:00Z,,,\n"
    )
    loaded = load(tmp_path, table)
    first, second, third = loaded.articles
    assert (first.outlet, first.event, first.date) == ("Gazette", "ferry", "2022-03-11")
    assert (first.title, first.source, first.note) == ("Late, again", "web", "seen")
    assert (second.path, second.outlet, second.date) == ("b.txt", "", "")
    assert (third.outlet, third.date) == ("NA", "2022-03-11T08:00:00Z")
    assert reasons(loaded) == "skipped: read as the metadata table (2 rows used), not an article"
    assert reasons(loaded, "b.txt").endswith("no row in metadata.csv")


def test_no_table_is_a_notice(tmp_path):
    (tmp_path / "a.txt").write_text("The ferry is late.")
    assert reasons(corpus.load(tmp_path)).startswith("notice: there is no metadata.csv")


# the table, the level of its line in the report, words of the reasons, the outlet of a.txt
TABLES = [
    (b"id,path,outlet\n1,a.txt,G\n", "skipped", ["extra columns", "'id'"], "G"),
    (b"file,date\na.txt,2022-03-11\n", "skipped", ["columns not given: outlet"], ""),
    (b"file;outlet\na.txt;El Pa\xeds\n", "skipped", ["semicolon", "cp1252"], "El País"),
    (b"\xef\xbb\xbffile\toutlet\na.txt\tG\n", "skipped", ["tab"], "G"),
    (b"File, OUTLET \na.txt,G\n", "skipped", ["1 row used"], "G"),
    (b"file,outlet\na.txt,G\nz.txt,H\n", "error", ["row 3", "z.txt", "missing"], "G"),
    (b"file,outlet\na.txt,G\na.txt,H\n", "error", ["row 3: duplicate of row 2"], "G"),
    (b"file,outlet\n../../etc/passwd,G\n", "error", ["row 2", "outside"], ""),
    (b"file,outlet\n/etc/passwd,G\n", "error", ["row 2", "outside"], ""),
    (b"file,outlet\n,G\n", "error", ["row 2", "names no file"], ""),
    (b"outlet,file\nGazette\nG,a.txt\n", "error", ["row 2: names no file", "1 row used"], "G"),
    (b"file,outlet\na.txt,G,more\n", "error", ["row 2", "3 cells"], ""),
    (
        b"file,outlet,date\na.txt,G,11.03.2022\n",
        "error",
        ["row 2", "YYYY-MM-DD", "1 of them but for"],
        "G",
    ),
    (
        b"file,outlet,date\na.txt,G,2022-02-30\n",
        "error",
        ["row 2", "no such day", "1 of them but for"],
        "G",
    ),
    (
        b"file,outlet,date\na.txt,G,9999-12-31\n",
        "error",
        ["row 2", "year", "1 of them but for"],
        "G",
    ),
    (b"file,outlet,date\na.txt,G,20220230\n", "error", ["row 2", "no such day"], "G"),
    (b"file,outlet\na.txt,G\nB.TXT,H\n", "error", ["row 3", "is 'b.txt' meant?"], "G"),
    (b"file,outlet\na.txt,G\nsub/c,H\n", "error", ["row 3", "is 'sub/c.txt' meant?"], "G"),
    (b"file,outlet\na.txt,G\ncorpus/b.txt,H\n", "error", ["row 3", "is 'b.txt' meant?"], "G"),
    (b"file,outlet\na.txt,G\nc.txt,H\n", "error", ["row 3", "is 'sub/c.txt' meant?"], "G"),
    (b"file,outlet\na.txt,G\nC:\\me\\b.txt,H\n", "error", ["outside", "is 'b.txt' meant?"], "G"),
    (b"file,outlet\na.txt,\n", "skipped", ["row 2", "no outlet"], ""),
    (b"outlet,event\nG,x\n", "error", ["no column 'file'", "'outlet'"], ""),
    (b"file,outlet,outlet\na.txt,G,H\n", "error", ["twice"], ""),
    (b'file,outlet\na.txt,"G\nb.txt,H\n', "error", ["CSV"], ""),
    (b"file,outlet\na.txt," + b"x" * 200_000, "error", ["CSV"], ""),
    (b"", "error", ["empty"], ""),
    (b"\xef\xbb\xbf", "error", ["empty"], ""),
    (b"PK\x03\x04", "error", ["ZIP"], ""),
]


@pytest.mark.parametrize(("table", "level", "words", "outlet"), TABLES)
def test_every_flaw_is_named_and_no_article_is_lost(tmp_path, table, level, words, outlet):
    loaded = load(tmp_path, table)
    assert [a.article_id for a in loaded.articles] == ["a", "b", "sub/c"]
    assert loaded.articles[0].outlet == outlet
    assert [n.level for n in loaded.report if n.file == "metadata.csv" and n.level != "notice"] == [
        level
    ]
    for word in words:
        assert word in reasons(loaded)


def test_a_table_that_cannot_be_used_leaves_no_file_without_a_row(tmp_path):
    loaded = load(tmp_path, b"outlet,event\nG,x\n")
    assert not [n for n in loaded.report if "no row" in n.reason]


@pytest.mark.parametrize(
    "given",
    [
        "12 May 2024",
        "May 12, 2024",
        "12 may 2024",
        "20240512",
        "2024/05/12",
        "2024-05-12",
    ],
)
def test_a_date_that_can_be_read_in_one_way_is_used(tmp_path, given):
    loaded = load(tmp_path, f'file,date\na.txt,"{given}"\n'.encode())
    assert loaded.articles[0].date == "2024-05-12"


# what the date column of three files holds, and how it is read
FIGURES = [
    (("5.3.2024", "18.03.2024", "5.5.2024"), ("2024-03-05", "2024-03-18", "2024-05-05")),
    (("5/3/2024", "3/18/2024", "12/1/2024"), ("2024-05-03", "2024-03-18", "2024-12-01")),
    (("5.3.2024", "12.1.2024", "5.5.2024"), ("", "", "2024-05-05")),  # nothing tells
    (("5/3/2024", "3/18/2024", "18/3/2024"), ("", "2024-03-18", "2024-03-18")),  # no one way
    (("5.3.2024", "31.02.2024", "13.13.2024"), ("2024-03-05", "", "")),
    (("5.3.2024", "18.3.24", "18.3/2024"), ("", "", "")),
]


@pytest.mark.parametrize(("given", "read"), FIGURES)
def test_dates_of_figures_are_read_in_the_one_way_that_fits_the_column(tmp_path, given, read):
    rows = zip(("a.txt", "b.txt", "sub/c.txt"), given, strict=True)
    table = "\n".join(["file,date", *map(",".join, rows)])
    loaded = load(tmp_path, table.encode())
    assert tuple(article.date for article in loaded.articles) == read
    assert reasons(loaded).count("is not used: ") == read.count("")


def test_the_report_says_which_figure_of_a_date_came_first(tmp_path):
    loaded = load(tmp_path, b"file,date\na.txt,5.3.2024\nb.txt,18.3.2024\n")
    assert "notice: dates in figures are read with the day first" in reasons(loaded)


@pytest.mark.parametrize(
    "given",
    [
        "2024-05-12 16:15 EST",
        "2024-05-12 4:15 PM",
        "2024-05-12T16:15:00.000-05:00",
        "2024-05-12 16:15 +0200",
    ],
)
def test_a_time_and_the_name_of_its_zone_may_follow_a_date(tmp_path, given):
    loaded = load(tmp_path, f"file,date\na.txt,{given}\n".encode())
    assert loaded.articles[0].date == given


@pytest.mark.parametrize("given", ["2024-05-12 or later", "2024-05-12EST", "31.02.2024", "5.2024"])
def test_what_only_begins_like_a_date_is_not_used(tmp_path, given):
    loaded = load(tmp_path, f"file,date\na.txt,{given}\n".encode())
    assert loaded.articles[0].date == ""
    assert f"row 2: date {given!r} is not used" in reasons(loaded)


def test_spellings_of_one_event_are_named_and_not_merged(tmp_path):
    loaded = load(tmp_path, b"file,event\na.txt,Bus Route\nb.txt,bus-route\nsub/c.txt,fire\n")
    assert [a.event for a in loaded.articles] == ["Bus Route", "bus-route", "fire"]
    assert [n for n in loaded.report if "event is written in 2 ways" in n.reason]


def test_manifest_csv_is_read_where_metadata_csv_is_missing(tmp_path):
    loaded = load(tmp_path, b"path,outlet\na.txt,Gazette\n", "manifest.csv")
    assert loaded.articles[0].outlet == "Gazette"


def test_a_second_table_is_named_with_the_one_that_is_read(tmp_path):
    (tmp_path / "manifest.csv").write_bytes(b"file,outlet\na.txt,Courier\n")
    loaded = load(tmp_path, b"file,outlet\na.txt,Gazette\n")
    assert loaded.articles[0].outlet == "Gazette"
    assert "only metadata.csv (without one, manifest.csv)" in reasons(loaded, "manifest.csv")


def test_a_table_may_be_larger_than_an_article(tmp_path):
    row = b"a.txt,Gazette," + b"x" * 100_000 + b"\n"
    others = b"".join(b"z%03d.txt,G,%s\n" % (n, b"y" * 100_000) for n in range(101))
    loaded = load(tmp_path, b"file,outlet,title\n" + row + others)
    assert loaded.articles[0].outlet == "Gazette"


def test_a_table_over_its_own_limit_says_what_a_table_needs(tmp_path, monkeypatch):
    monkeypatch.setattr(metadata, "MAX_BYTES", 30)
    loaded = load(tmp_path, b"file,outlet\na.txt,Gazette\nb.txt,Courier\n")
    assert "too large for a metadata table: over 30 bytes" in reasons(loaded)
    assert "one article" not in reasons(loaded)


def test_spellings_of_one_outlet_are_named_and_not_merged(tmp_path):
    loaded = load(tmp_path, b"file,outlet\na.txt,Gazette\nb.txt,GAZETTE\nsub/c.txt,The Gazette\n")
    assert [a.outlet for a in loaded.articles] == ["Gazette", "GAZETTE", "The Gazette"]
    assert [n for n in loaded.report if "3 ways: 'GAZETTE', 'Gazette', 'The Gazette'" in n.reason]


def test_an_outlet_called_the_is_none_without_a_name(tmp_path):
    loaded = load(tmp_path, b"file,outlet\na.txt,The\nb.txt,Theatre\nsub/c.txt,atre\n")
    assert not [n for n in loaded.report if "ways" in n.reason]


def test_a_date_that_can_be_read_in_two_ways_is_said_to_be(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": "It rained.", "date": "5/3/2024"}')
    reasons = [n.reason for n in corpus.load(tmp_path / "a.jsonl").report]
    assert (
        "line 1: date '5/3/2024' is not used: day or month may stand first; write it as YYYY-MM-DD"
        in reasons
    )


def test_a_table_whose_rows_are_all_used_counts_no_row_that_could_not_be(tmp_path):
    (tmp_path / "a.txt").write_text("The council met on Monday. It voted twice.", encoding="utf-8")
    (tmp_path / "metadata.csv").write_text("file,outlet,date\na.txt,Gazette,soon\n")
    reasons = [n.reason for n in corpus.load(tmp_path).report if n.level == "error"]
    assert reasons == ["1 row used, 1 of them but for a value that is named above"]
