import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing.keywords import concordance, kwic
from analysis.layers import Article
from analysis.spans import Span


def test_a_word_with_its_context_and_offsets():
    (line,) = kwic("One dam. Two dams.", "dam", 4)
    assert (line.start, line.end, line.left, line.keyword, line.right) == (
        4,
        7,
        "One ",
        "dam",
        ". Tw",
    )


def test_a_stem_or_phrase_finds_its_forms():
    assert [line.keyword for line in kwic("A dam, two dams", "dam*")] == ["dam", "dams"]
    assert [line.keyword for line in kwic("Tax cuts, tax-cuts", "tax cuts")] == [
        "Tax cuts",
        "tax-cuts",
    ]


def test_no_key_word_is_sought_in_furniture():
    assert kwic("dam Advertisement dam", "advertisement", boilerplate=[Span(4, 17)]) == []


def test_a_term_without_a_word_is_refused():
    with pytest.raises(ValueError, match="no word"):
        kwic("x", "?!")


def test_one_call_for_all_outlets():
    articles = [
        Article("2", "The dam held.", outlet="Gazette", event="e"),
        Article("1", "A dam. The dam.", outlet="Courier", event="e"),
    ]
    table = concordance(articles, "dam", width=4)
    assert table["outlet"].tolist() == ["Courier", "Courier", "Gazette"]
    assert table["left"].tolist() == ["A ", "… The ", "The "]
    assert concordance([], "dam").columns.tolist() == table.columns.tolist()


def test_context_is_cut_between_words_with_a_mark():
    text = "The reservoir dam above Orvale held."
    article = Article("1", text, outlet="Gazette")
    (line,) = concordance([article], "dam", width=11).itertuples()
    assert (line.left, line.right) == ("… reservoir ", " above …")
    (line,) = concordance([article], "dam", width=12).itertuples()
    assert (line.left, line.right) == ("… reservoir ", " above …")
    (line,) = concordance([article], "dam", width=99).itertuples()
    assert line.left + line.keyword + line.right == text


def test_a_concordance_leaves_furniture_out():
    articles = [Article("1", "dam Advertisement dam"), Article("2", "Advertisement: a dam")]
    table = concordance(articles, "advertisement", furniture={"1": [Span(4, 17)]})
    assert table["article_id"].tolist() == ["2"]


def test_the_context_of_a_word_has_no_furniture():
    text = "ORVALE - The dam held.\n\nAdvertisement\n\nNo dam fell."
    cut = {"1": [Span(0, 8), Span(text.index("Adv"), text.index("ment") + 4)]}
    table = concordance([Article("1", text)], "dam", furniture=cut)
    assert table["left"].tolist() == ["The ", "The dam held. No "]
    assert table["right"].tolist() == [" held. No dam fell.", " fell."]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abAB -'é\n", max_size=60), st.integers(0, 9))
def test_lines_are_slices(text, width):
    for line in kwic(text, "ab", width):
        assert text[line.start : line.end] == line.keyword
        around = line.left + line.keyword + line.right
        assert text[max(0, line.start - width) : line.end + width] == around
