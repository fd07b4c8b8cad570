"""A researcher's own files, as editors and spreadsheets save them."""

import pytest

from analysis.boilerplate import PatternError
from analysis.own import Own

FILES = {
    "patterns": '[[line]]\nname = "own"\nkind = "other"\nmatch = "harbour notes"\nconfidence = 0.9\nreason = "A heading."\n',
    "templates": '[[outlet]]\nname = "Gazette"\nshared_prose = []\n[outlet.pages]\n"The day in brief" = 3\n',
    "frames": '[sea]\ndefinition = "What the sea does."\ncues = ["tide"]\n',
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_may_begin_with_a_byte_order_mark(kind, encoding, tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(FILES[kind], encoding)
    read = Own.read(**{kind: path})
    assert getattr(read, kind) is not None
    assert set(read.sources) == {kind}


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(PatternError, match=r"none\.toml: cannot be read \(No such file"):
        Own.read(patterns=tmp_path / "none.toml")
