"""Every column of every table has a meaning, and no meaning is of a column that is not there."""

from pathlib import Path

import pytest

from analysis import tables
from analysis.corpus import Corpus
from analysis.tables.codebook import meanings

ROOT = Path(__file__).resolve().parents[2]


def committed():
    paths = (ROOT / "results" / "tables").glob("*.csv")
    return {path.stem: tables.read(path) for path in paths}


@pytest.fixture(scope="module")
def measured():
    """Tables have all their columns even when there is no article."""
    return tables.measure(Corpus(articles=[], report=[], fatal="")) | tables.validate()


def missing(book):
    return book.loc[book["meaning"] == "", ["table", "column"]].values.tolist()


def test_every_column_of_every_committed_table_has_a_meaning():
    assert missing(tables.codebook(committed())) == []


def test_every_column_of_every_measured_table_has_a_meaning(measured):
    assert missing(tables.codebook(measured)) == []


def test_no_meaning_is_of_a_table_or_column_that_is_not_there(measured):
    book, known = tables.codebook(measured), meanings()
    there = set(zip(book["table"], book["column"], strict=True))
    own = {(name, column) for name, columns in known["table"].items() for column in columns}
    assert set(known["rows"]) == set(book["table"])
    assert own - there == set()
    assert set(known["columns"]) - {column for _, column in there - own} == set()


def test_no_table_repeats_what_a_column_means_everywhere():
    known = meanings()
    repeated = [
        (name, column)
        for name, columns in known["table"].items()
        for column, meaning in columns.items()
        if known["columns"].get(column) == meaning
    ]
    assert repeated == []


def test_a_column_that_is_not_known_has_no_meaning_and_stops_nothing(measured):
    unknown = measured["events"].assign(mine="")
    assert missing(tables.codebook({"events": unknown, "own": unknown[["mine"]]})) == [
        ["events", "mine"],
        ["own", ""],
        ["own", "mine"],
    ]


def test_the_codebook_is_the_same_after_writing(tmp_path, measured):
    book = tables.codebook(measured)
    tables.write({"codebook": book}, tmp_path)
    assert tables.read(tmp_path / "codebook.csv").equals(book)
