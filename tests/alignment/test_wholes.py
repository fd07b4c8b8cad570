"""Whether two counts of parts are of two things: the coroner's report, and the ministry's."""

import pytest

from analysis.alignment.wholes import Whole, are_others


def made_by(*stems):
    return Whole(makers=frozenset(stems))


@pytest.mark.parametrize(
    ("a", "b", "near_a", "near_b", "others"),
    [
        (made_by("coroner"), made_by("ministri"), (), (), True),
        (made_by("coroner"), made_by("coroner", "keel"), (), (), False),
        (made_by("soldier"), made_by("troop"), (), (), False),  # words of one sense
        (made_by("coroner"), made_by("ministri"), (), ("coroner",), False),
        (made_by("coroner"), made_by("ministri"), ("ministri",), (), False),
        (made_by("coroner"), Whole(), (), (), False),
        (Whole(topics=frozenset({"dam"})), Whole(topics=frozenset({"fire"})), (), (), True),
        (made_by("coroner"), Whole(topics=frozenset({"fire"})), (), (), False),
    ],
)
def test_two_things_have_other_makers_or_topics(a, b, near_a, near_b, others):
    assert are_others(a, b, near_a, near_b) is others
    assert are_others(b, a, near_b, near_a) is others
