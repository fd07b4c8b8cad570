import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.framing import self_names, stop_words, term_counts, tokens
from analysis.spans import Span

TRAPS = ["", " " * 50_000, "\ud800 \x00", "北京 東京", "«— 1/3", "a.a.a." * 50, "’'-" * 50]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oil-rich non-NATO allies", ["oil-rich", "non-nato", "allies"]),
        ("oil\u2011rich", ["oil-rich"]),
        ("Iván Múnoz met Iva\u0301n", ["iván", "múnoz", "met", "iván"]),
        ("The envoy's and the envoys’ word", ["the", "envoy", "and", "the", "envoys", "word"]),
        ("She didn’t, he didn't", ["she", "didn't", "he", "didn't"]),
        ("U.S. US U.S.A. and us", ["u.s.", "u.s.", "u.s.", "and", "us"]),
        ("US-backed and U.S.-backed", ["u.s.-backed", "and", "u.s.-backed"]),
        ("Rep. Lo, D-N.Y., at 5 p.m.", ["rep", "lo", "d-n.y.", "at", "p.m."]),
        ("It ended.Trains stopped", ["it", "ended", "trains", "stopped"]),
        ("in the 1990s, 1.8 million", ["in", "the", "1990s", "million"]),
        ("see https://x.example/a-b?c=d now", ["see", "now"]),
        ("John Q. Lee and I", ["john", "lee", "and", "i"]),
        ("co\u00adoperate", ["cooperate"]),
        ("state—home--work", ["state", "home", "work"]),
        ("北京 met", ["北京", "met"]),
    ],
)
def test_a_word_is_counted_in_one_form_whatever_the_house_style(text, expected):
    assert tokens(text) == expected


def test_case_is_kept_on_request():
    assert tokens("The U.S. Senate’s vote", lower=False) == ["The", "U.S.", "Senate", "vote"]


@pytest.mark.parametrize(
    ("text", "mask", "expected"),
    [
        ("told the Times three times", ["Times"], ["told", "the", "three", "times"]),
        ("told TIMES radio", ["Times"], ["told", "radio"]),
        ("the New York Times in New York", ["New York Times"], ["the", "in", "new", "york"]),
        ("Gazette's editor, a Gazette-Post poll", ["Gazette"], ["editor", "a", "poll"]),
        ("a gazette-like list", ["Gazette"], ["a", "gazette-like", "list"]),
        ("ask gazette.example", ["gazette"], ["ask", "example"]),
        ("Fox News and Fox", ["Fox News", "Fox"], ["and"]),
    ],
)
def test_a_masked_name_leaves_its_everyday_homonym(text, mask, expected):
    assert tokens(text, mask=mask) == expected


def test_names_come_from_the_metadata_and_the_alias_file():
    names = self_names(["New York Times (News)", "The Harbour Gazette", ""])
    assert {"NYT", "Times", "nytimes.com", "Harbour Gazette", "the Gazette"} <= set(names)
    assert "" not in names


def test_an_outlet_is_known_by_any_of_its_names():
    assert "Huffington Post" in self_names(["HuffPost"])
    assert "Fox News" in self_names(["Fox"])
    assert "Times" not in self_names(["Fox"])


def test_own_aliases_replace_the_bundled_ones():
    assert "The Bugle" in self_names(["DB"], aliases=[["DB", "The Bugle"]])
    assert "Times" not in self_names(["NYT"], aliases=[])


def test_boilerplate_is_not_counted():
    assert term_counts("Rain fell. Advertisement", [Span(11, 24)]) == {"rain": 1, "fell": 1}


def test_phrases_stop_at_punctuation_numbers_masks_and_blank_lines():
    counts = term_counts("red tape, more 5 tape\n\nred Post tape\ncut", mask=["Post"], ngram=2)
    assert counts == {"red tape": 1, "tape cut": 1}


def test_phrases_begin_and_end_with_no_stop_word():
    counts = term_counts("The state of the union", ngram=4, stop=stop_words())
    assert counts == {"state of the union": 1}


def test_a_term_of_no_words_is_refused():
    with pytest.raises(ValueError, match="1 word or more"):
        term_counts("a", ngram=0)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.integers(1, 3))
def test_no_text_raises_and_words_are_conserved(text, ngram):
    assert sum(term_counts(text).values()) == len(tokens(text))
    assert all(len(term.split(" ")) == ngram for term in term_counts(text, ngram=ngram))


@pytest.mark.parametrize("text", TRAPS)
def test_traps_do_not_raise(text):
    tokens(text, mask=["Fox News"])


@pytest.mark.parametrize(
    "unit", [" ", "\n", "“", "<a ", "((((", "a.a.a.", "a-", "a'", "www.", "a\u0301", "Fox "]
)
def test_time_grows_with_length(unit, linear):
    linear(lambda text: tokens(text, mask=["Fox News"]), unit)
