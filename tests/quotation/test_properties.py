"""What holds for every text: offsets, slices, no overlap with furniture, no error, linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotation import annotate, extract
from analysis.spans import Span

PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "‘", "’", "``", "''", "„", "«", "»", "Ruiz", " said", " that", ", ", ". ",
        "\n\n", "\n", " according to ", "the mayor", " she", " who", "it is safe", " was ", ":", " - ",
        "<a b=\"c\">", "(", ")", "6", " and ", "Vega's", "Advertisement", "\ud800", "\x00", "漢字", "e\u0301",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=80))


@given(TEXTS, st.data())
@settings(max_examples=150, deadline=None)
def test_records_index_the_raw_text_and_leave_furniture_alone(text, data):
    edges = data.draw(st.lists(st.integers(0, len(text)), max_size=4).map(sorted))
    furniture = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False) if a < b]
    found = annotate(text, furniture)
    assert found.quotes == sorted(found.quotes, key=lambda q: (q.start, q.end))
    for quote in found.quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]
        assert all(s.end <= quote.start or quote.end <= s.start for s in furniture)
        assert 0 <= quote.confidence <= 1
        if quote.speaker is not None:
            assert quote.speaker == text[quote.speaker_start : quote.speaker_end]
            assert quote.speaker_name
            assert quote.speaker_kind
    for mark in found.marked:
        assert 0 <= mark.start < mark.end <= len(text)


@pytest.mark.parametrize("text", ["", "word", " ", "\n", '"', "“", "\ud800", "\x00", "''", '""'])
def test_small_and_odd_texts_have_no_quotation(text):
    assert extract(text) == []


ENDLESS = [
    " ", "\n", "“", '"', "'", "''", ' "a', "<a ", "((((", "a.a.a.", "he said ", 'Ruiz said "no" ',
    "Ruiz and ", "mayor of ", '"no"\n\n', "the workers' ", '"No.\n\n', "The official said no. ",
    "He said no. ", 'Ruiz: "no" ', 'a="', "who said, ", "Ada Ruiz, a cook, left. The winger said \"no.\" ", "Corvid Bank shut. The airline said \"no.\" ", "according to Ruiz, ", "Ruiz - ", "1 ",
    "'Go,' said Ruiz. ", "'Go\n\n", "one woman said ", "former Ruiz ", "said nothing ", "rejected calls ",
]  # fmt: skip


@pytest.mark.parametrize("piece", ENDLESS)
def test_time_grows_with_length(piece, linear):
    linear(lambda text: annotate(text, (), []), piece, size=2_000)


def test_a_megabyte_of_blanks_is_read_at_once():
    start = time.process_time()
    assert extract(" " * 1_000_000) == []
    assert time.process_time() - start < 2
