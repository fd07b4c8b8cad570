"""What holds for English alone is looked for in no other language."""

import pytest

from analysis import corpus
from analysis.alignment import quantity_pairs
from analysis.layers import Article
from analysis.pipeline import annotate

ENGLISH = "The bridge at Tarrow is 1,500 metres long and has cost the town 2.3 million euros."
GERMAN = "Die Brücke in Tarrow ist 1.500 Meter lang und hat die Stadt 2,3 Millionen Euro gekostet."


def test_numbers_of_another_language_are_neither_read_nor_compared():
    english, german = annotate(Article("a", ENGLISH)), annotate(Article("b", GERMAN))
    assert [q.text for q in english.quantities] == ["1,500 metres", "2.3 million euros"]
    assert german.quantities == []
    assert quantity_pairs(german, english) == []


@pytest.mark.parametrize("language", ["en", "en-GB", ""])
def test_numbers_are_read_where_the_language_may_be_english(language):
    assert len(annotate(Article("a", ENGLISH, language=language)).quantities) == 2


def test_the_notice_on_another_language_names_quantities(tmp_path):
    (tmp_path / "one.txt").write_text(GERMAN, encoding="utf-8")
    notices = [row.reason for row in corpus.load(tmp_path).report]
    assert any("German" in notice and "quantities" in notice for notice in notices)
