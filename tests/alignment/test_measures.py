"""Measures of two sentences: what a link is weighed by."""

import pytest

from analysis.alignment.measures import candidates


def test_two_quotations_count_by_the_share_of_their_sentences_in_marks(annotated):
    a = annotated('"The dam held all night," Iva Lund said.')
    b = annotated('The dam "held" all night, said Iva Lund.')
    c = annotated("The dam held all night, said Iva Lund.")
    (_, _, both), (_, _, one) = (next(candidates(a, x)) for x in (b, c))
    whole, word = len("The dam held all night,") / 40, len("held") / 40
    assert both["both_quoted"] == pytest.approx(whole * word)
    assert one["both_quoted"] == 0
