"""The row of an article: what is quoted, what is reported, who speaks, and of which words a share is."""

import pytest

from analysis.layers import Article, Boilerplate, Layers, Quote
from analysis.tables.articles import article_row


def quote(text, said, kind="direct", name="Ana Ruiz", of="person", confidence=0.9):
    """A quotation of `said` where it stands in the text."""
    start = text.index(said)
    return Quote(
        start, start + len(said), said, kind, name, None, None, name, of, "said", "", confidence, start
    )  # fmt: skip


def row(text, quotes=(), furniture=""):
    start = text.index(furniture)
    leaks = [Boilerplate(start, start + len(furniture), "promotion", "notice", 1.0)]
    layers = Layers(Article("a", text), leaks if furniture else [], quotes=list(quotes))
    return article_row(layers, "e")


REPORTED = 'Ruiz said that the "very old" bridge was safe and that nobody had been "in danger".'


@pytest.mark.parametrize(
    ("marked", "quoted", "reported"),
    [([], 0, 14), (["very old"], 2, 12), (["very old", "in danger"], 4, 10)],
)
def test_words_in_marks_within_indirect_speech_are_quoted_and_not_reported(marked, quoted, reported):  # fmt: skip
    told = quote(REPORTED, REPORTED[REPORTED.index("that") : -1], "indirect")
    found = row(REPORTED, [told, *(quote(REPORTED, words, "mixed") for words in marked)])
    assert (found["quoted_words"], found["indirect_words"]) == (quoted, reported)
    assert found["quoted_share"] == quoted / 16
    assert found["indirect_share"] == reported / 16


def test_shares_are_of_the_words_of_the_body():
    letter = 'Subscribe to "our letter" now'
    text = f'{letter}\n\n"It held," Ruiz said of the new bridge at Orvale.'
    found = row(text, [quote(text, "our letter", "mixed"), quote(text, "It held,")], letter)
    assert (found["words"], found["body_words"], found["leaked_words"]) == (15, 10, 5)
    assert found["leaked_share"] == 5 / 15
    assert (found["quoted_words"], found["quoted_share"]) == (2, 2 / 10)


@pytest.mark.parametrize(
    ("kinds", "named"),
    [
        (["person", "person", "person"], 3),
        (["person", "organisation", "unnamed"], 1),
        (["group", "document", None], 0),
    ],
)
def test_named_speakers_are_persons(kinds, named):
    text = '"One," said Ana Ruiz. "Two," said Ben Okoro. "Three," said Cy Tull.'
    said = [("One,", "Ana Ruiz"), ("Two,", "Ben Okoro"), ("Three,", "Cy Tull")]
    quotes = [
        quote(text, words, name=name, of=kind)
        for (words, name), kind in zip(said, kinds, strict=True)
    ]
    found = row(text, quotes)
    assert (found["speakers"], found["named_speakers"]) == (3, named)


def test_a_speaker_of_many_quotations_is_one_and_an_unsure_one_is_none():
    text = '"One," said Ana Ruiz. "Two," she said. "Three," said Cy Tull.'
    quotes = [quote(text, "One,"), quote(text, "Two,"), quote(text, "Three,", name="Cy Tull", confidence=0.1)]  # fmt: skip
    found = row(text, quotes)
    assert (found["quotes"], found["speakers"], found["named_speakers"]) == (3, 1, 1)
