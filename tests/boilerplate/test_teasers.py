"""Teasers that a page cuts off are cut in lists, a report that trails off is kept."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The ferry board of Ostrand voted on Monday to sell the two oldest boats of its fleet to a museum.",
    "Both were built in 1931 and have carried mail, sheep and three bishops across the sound since then.",
    "The board expects to save the cost of a new gangway, which the harbour office had asked for in May.",
    "A third boat, the Merle, is to be painted in the autumn and will then sail to the outer islands.",
]
TEASERS = [
    "The baker of Skarn has won a prize for a bread that holds no flour at all and keeps for a...",
    "Two goats walked into the town hall on Friday and were given water before the clerk could…",
    "The school of Merle has put its clocks back by eleven minutes, which the parents say will...",
]
WHOLE = (
    "The lighthouse has been dark since Sunday, and nobody can say who holds the key to its door."
)


def cut(lines):
    text = "\n".join(lines)
    return [text[span.start : span.end] for span in boilerplate.find(text)]


def test_teasers_are_cut_with_what_stands_among_them():
    found = cut([*PARAGRAPHS, TEASERS[0], WHOLE, *TEASERS[1:]])
    assert found == [TEASERS[0], WHOLE, *TEASERS[1:]]


def test_the_rule_says_why():
    text = "\n".join([*PARAGRAPHS, *TEASERS])
    rules = [span.rule for span in boilerplate.find(text)]
    assert ["break off" in boilerplate.why(rule) for rule in rules] == [True] * 3


def test_headlines_writers_and_times_may_stand_between_them():
    between = ["Most read", "By Una Reed", "3 hours ago", "Share", "Advertisement"]
    lines = [line for teaser in TEASERS for line in (*between, teaser)]
    assert set(TEASERS) <= set(cut([*PARAGRAPHS, *lines]))


@pytest.mark.parametrize(
    "lines",
    [
        TEASERS[:2],
        [TEASERS[0], *PARAGRAPHS, TEASERS[1], *PARAGRAPHS, TEASERS[2]],
        [f"“{teaser}”" for teaser in TEASERS],
        ["Bread without flour ...", "Goats and water ...", "Eleven minutes ..."],
        [TEASERS[0], " ".join(PARAGRAPHS * 2), *TEASERS[1:]],
        [*TEASERS, PARAGRAPHS[0]],
    ],
)
def test_a_report_that_trails_off_is_no_list_of_teasers(lines):
    text = "\n".join([*PARAGRAPHS, *lines])
    assert not any("teasers" in span.rule for span in boilerplate.suspects(text))
