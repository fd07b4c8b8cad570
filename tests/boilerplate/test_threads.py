"""Readers' comments between the lines that offer to reply are cut, however they are written."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The ferry board of Ostrand voted on Monday to sell the two oldest boats of its fleet to a museum.",
    "Both were built in 1931 and have carried mail, sheep and three bishops across the sound since then.",
    "The board expects to save the cost of a new gangway, which the harbour office had asked for in May.",
    "A third boat, the Merle, is to be painted in the autumn and will then sail to the outer islands.",
]
COMMENTS = [
    "The Merle was painted last year as well, and it rained before the second coat had dried on her.",
    "My grandfather was the stoker of the other one and he said that her engine was started with rum.",
    "Nobody on the board has ever been sick on the sound, which is why they sell what does not roll.",
]


def cut(text):
    return [text[span.start : span.end] for span in boilerplate.find(text)]


def thread(offer="Reply", comments=COMMENTS):
    lines = []
    for number, comment in enumerate(comments, start=1):
        lines += [f"skipper{number}", f"{number} hours ago", comment, offer]
    return lines


@pytest.mark.parametrize("offer", ["Reply", "Report", "Flag"])
def test_comments_are_cut_with_the_first_that_its_time_opens(offer):
    text = "\n".join([*PARAGRAPHS, "3 comments", *thread(offer)])
    assert set(COMMENTS) <= set(cut(text))
    assert not set(PARAGRAPHS) & set(cut(text))
    spans = [s for s in boilerplate.find(text) if text[s.start : s.end] in COMMENTS]
    assert {(s.kind, s.rule.split("+")[0]) for s in spans} == {("comments", "in-a-thread")}
    assert "reply" in boilerplate.why(spans[0].rule)


@pytest.mark.parametrize(
    "lines",
    [
        [*PARAGRAPHS, *thread(comments=COMMENTS[:2])],
        [*PARAGRAPHS[:1], *thread()],  # no article above: a forum tells its story so
        [*PARAGRAPHS, *thread("Next question")],
        [*PARAGRAPHS, *thread(comments=[" ".join(COMMENTS * 6)] * 3)],
    ],
)
def test_without_a_thread_nothing_is_cut_for_one(lines):
    assert not any("thread" in span.rule for span in boilerplate.suspects("\n".join(lines)))
