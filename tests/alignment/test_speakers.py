"""Who spoke, where each side names several."""

import pytest

from analysis.alignment.speakers import Speaker, are_others, share_one

ANA, BEN, EVA = Speaker("Ana Ruiz"), Speaker("Ben Ruiz"), Speaker("Eva Holm")


@pytest.mark.parametrize(
    ("a", "b", "others", "shared"),
    [
        ([ANA], [BEN], True, False),
        ([ANA, EVA], [BEN, Speaker("Eva Holm")], False, True),
        ([ANA, EVA], [BEN], True, False),
        ([ANA], [BEN, Speaker("a spokesman")], False, False),
        ([ANA], [], False, False),
    ],
)
def test_sides_are_others_where_nobody_may_be_one_of_both(a, b, others, shared):
    assert are_others(a, b) is others
    assert share_one(frozenset(a), frozenset(b)) is shared
