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
    assert "writers and times" in boilerplate.why(spans[0].rule)


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


def under_a_heading(marks, comments=COMMENTS):
    """A thread in which only the writer and the time stand by each comment."""
    return [line for pair in zip(marks, comments, strict=True) for line in pair]


@pytest.mark.parametrize(
    "mark",
    [
        "skipper{0} {0} hours ago",
        "Ada Reed, {0} May 2019 | 15:2{0}",
        "Ada Reed May 1{0}, 2019 at 1:0{0} PM",
        "Ada Reed · 2019-05-1{0}",
        "Ada Reed says:",
        "Score: {0}/7",
    ],
)
def test_comments_under_a_heading_are_cut_with_the_last_one(mark):
    marks = [mark.format(number) for number in (1, 2, 3)]
    text = "\n".join([*PARAGRAPHS, "3 Comments", *under_a_heading(marks)])
    assert set(COMMENTS) <= set(cut(text))
    assert not set(PARAGRAPHS) & set(cut(text))


HOURS = [f"skipper{number} {number} hours ago" for number in (1, 2, 3)]
LONG = " ".join(COMMENTS * 6)
"""More than anybody comments."""


@pytest.mark.parametrize(
    "lines",
    [
        [*PARAGRAPHS, "2 Comments", *under_a_heading(HOURS[:2], COMMENTS[:2]), COMMENTS[2]],
        [*PARAGRAPHS[:2], "3 Comments", *under_a_heading(HOURS)],
        [*PARAGRAPHS, "3 Comments", *under_a_heading(HOURS, [COMMENTS[0], LONG, COMMENTS[2]])],
    ],
    ids=["two", "no article above", "too long"],
)
def test_a_heading_alone_makes_no_thread(lines):
    assert not any("thread" in span.rule for span in boilerplate.suspects("\n".join(lines)))


def test_what_may_be_done_with_a_comment_prolongs_its_thread():
    half = LONG[:1000].strip()
    lines = [line for mark in HOURS for line in (mark, half, "Reply", f"Yes, {half}")]
    assert lines[-3] in cut("\n".join([*PARAGRAPHS, "6 Comments", *lines]))


def test_the_last_comment_ends_where_furniture_is_named():
    lines = [*under_a_heading(HOURS), "Most read", "Goats are given water", COMMENTS[1][:50]]
    text = "\n".join([*PARAGRAPHS, "3 Comments", *lines])
    found = [text[s.start : s.end] for s in boilerplate.suspects(text) if "thread" in s.rule]
    assert found[-1] == COMMENTS[2]


def test_a_comment_that_opens_with_a_quotation_is_a_comment_too():
    quoting = [f"“{COMMENTS[0][:40]}” says who?", *COMMENTS[1:]]
    text = "\n".join([*PARAGRAPHS, "3 Comments", *under_a_heading(HOURS, quoting)])
    assert quoting[0] in cut(text)


NAMES = ["Ada", "Berta", "Eva", "Ida", "Jon", "Oda", "Per", "Una"]


def by_writers(names):
    """A thread without a heading, each comment above its writer's name."""
    marks = [f"Posted by: {name} Reed, 4 May 2019 | 15:22" for name in names]
    comments = [f"{COMMENTS[k % 3]} {name}!" for k, name in enumerate(names)]
    return [line for pair in zip(comments, marks, strict=True) for line in pair]


def test_many_writers_are_enough_where_no_heading_stands():
    lines = by_writers(NAMES)
    assert set(lines[2::2]) <= set(cut("\n".join([*PARAGRAPHS, *lines])))
    assert set(lines) <= set(cut("\n".join([*PARAGRAPHS, "Advertisement", *lines])))


@pytest.mark.parametrize("names", [NAMES[:7], ["Ada", "Jon"] * 4], ids=["seven", "two in turn"])
def test_few_writers_are_those_that_an_article_quotes(names):
    found = boilerplate.suspects("\n".join([*PARAGRAPHS, *by_writers(names)]))
    assert not any("thread" in span.rule for span in found)


@pytest.mark.parametrize(
    "lines",
    [
        ["Ostrand, Hall, 4 May 2024", "Skarn, Church, 6 May 2024", "Merle, Pier, 9 May 2024"],
        [line for comment in COMMENTS for line in ("Reply", comment)],
    ],
    ids=["a tour", "a song"],
)
def test_dates_or_replies_alone_are_no_comments(lines):
    text = "\n".join([*PARAGRAPHS, "Leave a comment", *lines, *PARAGRAPHS])
    assert not any("thread" in span.rule for span in boilerplate.suspects(text))


@pytest.mark.parametrize(
    "marks",
    [
        ["Ostrand, 4 May 2019", "Skarn, 5 May 2019", "Merle, 6 May 2019"],
        ["The harbour master said:", "The skipper said:", "The board said:"],
    ],
)
def test_a_diary_and_a_round_of_statements_are_no_comments(marks):
    lines = under_a_heading(marks)
    found = boilerplate.suspects("\n".join([*PARAGRAPHS, *lines, *PARAGRAPHS]))
    assert not any("thread" in span.rule for span in found)
