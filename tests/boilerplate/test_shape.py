"""Features of a line that can be told from the line alone."""

import pytest

from analysis.boilerplate import builtin, split_lines
from analysis.boilerplate.reading import readings
from analysis.boilerplate.shape import own_features

SIGNS = {"has_digit", "has_year", "has_bar", "has_sign", "has_money", "has_question", "has_address"}


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("The quay is shut", set()),
        ("Route 66 is shut", {"has_digit"}),
        ("Shut since 1987", {"has_digit", "has_year"}),
        ("Home | News > Local", {"has_bar"}),
        ("Home » News • Local", {"has_bar"}),
        ("© The Herald", {"has_sign"}),
        ("Rated PG*", {"has_sign"}),
        ("A third, or 33 %", {"has_digit", "has_money"}),
        ("£5 a head", {"has_digit", "has_money"}),
        ("Seen anything odd?", {"has_question"}),
        ("Write to tips@herald.example", {"has_address"}),
    ],
)
def test_signs(text, signs):
    (line,) = split_lines(text)
    (row,) = own_features([readings(builtin()).of(line)], [None], [0])
    assert SIGNS & row.keys() == signs
