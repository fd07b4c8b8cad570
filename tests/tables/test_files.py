"""Tables survive the way to CSV and back: text stays text, numbers stay numbers."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.tables import codebook, files

NAMES = [
    "NA",
    "null",
    "None",
    "n/a",
    "nan",
    "007",
    "1e5",
    "",
    "=1+1",
    "a,b",
    'a"b',
    " x ",
    "\ud800",
]


def round_trip(frame, folder):
    files.write({"t": frame}, folder)
    return files.read(folder / "t.csv")


def test_outlets_called_na_or_007_stay_text(tmp_path):
    frame = pd.DataFrame({"outlet": NAMES, "n": range(len(NAMES))})
    back = round_trip(frame, tmp_path)
    assert back["outlet"].tolist()[:-1] == NAMES[:-1]
    assert back["n"].tolist() == list(range(len(NAMES)))


@pytest.mark.parametrize("cell", ["\t", " ", "", "\x0b"])
def test_a_table_of_one_column_keeps_its_blank_cells(tmp_path, cell):
    back = round_trip(pd.DataFrame({"text": ["a", cell, "b"]}), tmp_path)
    assert back["text"].tolist() == ["a", cell, "b"]


@settings(max_examples=60)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=5))
def test_any_text_comes_back_with_one_kind_of_line_break(tmp_path_factory, cells):
    back = round_trip(pd.DataFrame({"text": cells}), tmp_path_factory.mktemp("t"))
    wanted = [
        c.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\0", "\\x00")
        .encode("utf-8", "backslashreplace")
        .decode()
        for c in cells
    ]
    assert back["text"].tolist() == wanted


def test_no_table_holds_a_nul(tmp_path):
    back = round_trip(pd.DataFrame({"text": ["half\0gone", "whole"], "a\0b": [1, 2]}), tmp_path)
    assert back["text"].tolist() == ["half\\x00gone", "whole"]
    assert b"\0" not in (tmp_path / "t.csv").read_bytes()


def test_an_empty_number_is_nan_and_the_others_stay_numbers(tmp_path):
    back = round_trip(pd.DataFrame({"value": [1 / 3, None, 2.0]}), tmp_path)
    assert back["value"].tolist()[0] == 0.3333333333
    assert math.isnan(back["value"].tolist()[1])


def test_the_same_table_gives_the_same_bytes_without_bom(tmp_path):
    frame = pd.DataFrame({"outlet": ["é"], "value": [0.1 + 0.2]})
    files.write({"a": frame, "b": frame}, tmp_path)
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == "outlet,value\né,0.3\n".encode()


def test_no_half_file_is_left_when_writing_fails(tmp_path, monkeypatch):
    files.write({"t": pd.DataFrame({"a": [1]})}, tmp_path)
    before = (tmp_path / "t.csv").read_bytes()

    def fail(*_):
        raise OSError("disk full")

    monkeypatch.setattr(files.Path, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        files.write({"t": pd.DataFrame({"a": [2]})}, tmp_path)
    assert (tmp_path / "t.csv").read_bytes() == before


def test_a_table_that_was_not_made_says_how_to_make_it(tmp_path):
    with pytest.raises(FileNotFoundError, match="make report"):
        files.read(tmp_path / "quotes.csv")


def test_a_full_disk_leaves_the_tables_of_one_run(tmp_path, monkeypatch):
    files.write({name: pd.DataFrame({"a": [1]}) for name in "tu"}, tmp_path)
    write_rows = files._write_rows

    def fail_at_u(frame, path):
        write_rows(frame, path)
        if path.name == "u.csv":
            raise OSError("disk full")

    monkeypatch.setattr(files, "_write_rows", fail_at_u)
    with pytest.raises(OSError, match="disk full"):
        files.write({name: pd.DataFrame({"a": [2]}) for name in "tu"}, tmp_path)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "t.csv": "a\n1\n",
        "u.csv": "a\n1\n",
    }


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 7])
def test_pieces_add_up_to_the_table(tmp_path, monkeypatch, rows):
    frame = pd.DataFrame(
        {
            "text": [f"a\r{n},\ud800" for n in range(rows)],
            "value": [n / 3 for n in range(rows)],
            "whole": range(rows),
            "known": [n > 1 for n in range(rows)],
            "head\r\n\ud800": [None] * rows,
        }
    )
    files.write({"t": frame}, tmp_path / "one")
    monkeypatch.setattr(files, "ROWS_AT_ONCE", 2)
    files.write({"t": frame}, tmp_path / "pieces")
    written = [(tmp_path / part / "t.csv").read_bytes() for part in ("one", "pieces")]
    assert written[0] == written[1]
    assert written[0] == files.printable(frame).to_csv(index=False, lineterminator="\n").encode()


def test_only_tables_are_replaced(tmp_path):
    assert files.why_not_over(tmp_path) == ""
    (tmp_path / "notes.csv").write_text("mine")
    assert files.why_not_over(tmp_path) == ""
    (tmp_path / "quotes.csv").write_text("mine")
    assert "quotes.csv" in files.why_not_over(tmp_path)
    (tmp_path / "codebook.csv").write_text("my own codes")
    assert files.why_not_over(tmp_path) != ""
    files.write({"codebook": codebook({})}, tmp_path)
    assert files.why_not_over(tmp_path) == ""
