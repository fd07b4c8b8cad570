"""Descriptions beside names: invented sentences, look-alikes that describe nobody, any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import names, segmentation
from analysis.framing import describe


def described(text):
    found = describe(text, names.mentions(text), segmentation.sentences(text))
    return [(d.name, d.text, d.place) for d in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ada Okoro, a former mayor of Norwick who left in May, spoke.",
            [("Ada Okoro", "a former mayor of Norwick", "after")],
        ),
        (
            "Rep. Ada Okoro, D-Ohio, chairwoman of the panel, spoke.",
            [("Ada Okoro", "chairwoman of the panel", "after")],
        ),
        (
            "Sen. Bo Tate (R-Ohio), 61, the embattled whip, said no.",
            [("Bo Tate", "the embattled whip", "after")],
        ),
        (
            "Ada Okoro of Ohio, one of the sharpest critics, left.",
            [("Ada Okoro", "one of the sharpest critics", "after")],
        ),
        (
            "The Norwick Trust, an independent, private charity, paid.",
            [("Norwick Trust", "an independent, private charity", "after")],
        ),
        (
            "It came from her husband, Bo Tate, on Monday.",
            [("Bo Tate", "her husband", "before")],
        ),
        (
            "Mr. Lund’s lawyer, Ada Okoro, objected.",
            [("Ada Okoro", "Mr. Lund’s lawyer", "before")],
        ),
        (
            "They met Ada Okoro, the mayor of Norwick. It rained.",
            [("Ada Okoro", "the mayor of Norwick", "after")],
        ),
        (
            "Her husband, Bo Tate, a former mayor of Norwick, spoke.",
            [
                ("Bo Tate", "Her husband", "before"),
                ("Bo Tate", "a former mayor of Norwick", "after"),
            ],
        ),
        (
            "They met the disgraced banker Bo Tate there.",
            [("Bo Tate", "the disgraced banker", "modifier")],
        ),
        (
            "The ships came from NATO member Norway on Monday.",
            [("Norway", "NATO member", "modifier")],
        ),
        (
            "They asked the White House spokesman Bo Tate.",
            [("Bo Tate", "the White House spokesman", "modifier")],
        ),
        (
            "Norway, a wealthy neighbor of Sweden, agreed.",
            [("Norway", "a wealthy neighbor of Sweden", "after")],
        ),
    ],
)
def test_what_stands_beside_a_name_describes_it(text, found):
    assert described(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "After the visit by Ada Okoro, the senator flew home.",
        "After the visit by Ada Okoro, the mayor said no.",
        "In a letter to the senator, Ada Okoro warned of floods.",
        "Ada Okoro, in a letter to the mayor, said no.",
        "The line used by Ada Okoro, accusing the mayor of greed, fell flat.",
        "Ada Okoro, Bo Tate and Eva Lund met.",
        "Ada Okoro, 61, spoke on Monday, a day of rain.",
        "They praised Ada Okoro. A critic of hers spoke.",
        "After a day in the state, Ada Okoro, 61, left.",
        "Ada Okoro, a\n\nmayor",
    ],
)
def test_what_only_looks_like_one_describes_nobody(text):
    assert described(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*"Ada Okoro , the mayor of a . (R-Ohio) his “ ” —".split(" "), "\n"]))
)
def test_offsets_index_the_text_within_one_sentence(words):
    text = " ".join(words)
    sentences = segmentation.sentences(text)
    for d in describe(text, names.mentions(text), sentences):
        assert text[d.start : d.end] == d.text.strip()
        assert any(s.start <= d.start and d.end <= s.end for s in sentences)


@pytest.mark.parametrize(
    "unit", ["Ada Okoro, the mayor, ", "the mayor, Ada Okoro ", "the disgraced ", "Ada Okoro, a "]
)
def test_time_grows_with_length(unit, linear):
    linear(lambda text: describe(text, names.mentions(text), segmentation.sentences(text)), unit)
