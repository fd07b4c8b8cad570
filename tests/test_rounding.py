"""Numbers as text: a half goes away from zero, whatever binary fractions make of it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import display
from analysis.findings.amounts import percent
from analysis.findings.model import Finding, said
from analysis.rounding import formatted, printed


@pytest.mark.parametrize(
    ("share", "told"),
    [(5 / 40, "13 %"), (0.145, "15 %"), (0.285, "29 %"), (9 / 200, "5 %"), (0.0, "0 %"), (1, "100 %")],
)  # fmt: skip
def test_a_half_of_a_percent_is_rounded_up(share: float, told: str) -> None:
    assert percent(share) == told


@given(st.integers(-10_000_000, 10_000_000), st.integers(0, 3))
def test_what_is_written_with_a_digit_more_is_rounded_as_on_paper(number: int, digits: int) -> None:
    written = Decimal(number).scaleb(-digits - 1)
    paper = written.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = formatted(float(written), f".{digits}f")
    assert float(text.replace("−", "-")) == float(paper)
    assert "-" not in text


@pytest.mark.parametrize("number", [1_500_000_000_001.0, 12, float("inf"), float("nan")])
def test_a_whole_number_stays_what_it_is(number: float) -> None:
    assert formatted(number, ".2f") == f"{number:.2f}"


def test_prose_tables_figures_and_alt_texts_print_alike() -> None:
    assert said(-0.5) == "−0.5"
    table = display.table_html(pd.DataFrame({"% of words": [6.25]}), "t", "A table.", digits=1)
    assert ">6.3<" in table
    assert percent(0.0625, 1) == said(0.0625, "share of words") == "6.3 %"
    assert printed([6.25]) == ["6.3"]


@pytest.mark.parametrize(
    ("text", "unit", "told"),
    [
        ("Quoted words make up 9.8 % in A and 26.5 % in B.", "share of words", "A 9.8 %, B 26.5 %"),
        ("Quoted words make up 10 % in A and 27 % in B.", "share of words", "A 10 %, B 27 %"),
        ("B quotes more, 126.5 % of what others do.", "share of words", "A 9.8 %, B 27 %"),
        ("The largest move is in B, +27 %.", "relative change", "A +10 %, B +27 %"),
    ],
)
def test_an_alternative_text_has_the_digits_of_its_words(text, unit, told):
    finding = Finding("a.b", text, {"A": 0.0981, "B": 0.2652}, unit)
    assert finding.spoken == f"{text} Values ({unit}): {told}."
