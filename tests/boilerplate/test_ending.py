"""What stands below the end of an article is furniture, however it reads."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The ferry board of Ostrand voted on Monday to sell the two oldest boats of its fleet to a museum.",
    "Both were built in 1931 and have carried mail, sheep and three bishops across the sound since then.",
    "The board expects to save the cost of a new gangway, which the harbour office had asked for in May.",
    "A third boat, the Merle, is to be painted in the autumn and will then sail to the outer islands.",
    "Skippers who trained on the old boats were asked to write down how their engines are started.",
]
OTHER = [
    "The baker of Skarn won a prize on Friday for a bread that holds no flour and keeps for a month.",
    "“I have never eaten it,” he told a crowd of forty, who had come for the goats and stayed for him.",
]
FOOT = ["Contact us", "Back to top"]
SIGNS = {
    "comments": ["Leave a comment"],
    "author_bio": ["Una Reed is a reporter for The Ostrand Post. Follow her on Twitter @unareed."],
    "wire_credit": ["The Associated Press contributed to this report."],
    "copyright": ["© 2024 The Ostrand Post. All rights reserved."],
    "a long run": [
        *("Most read", "Sign up to our newsletter", "Share this article", "Advertisement"),
        *("Skip to content", "View all", "Log in", "More from this section"),
    ],
}


def below(lines):
    text = "\n".join(lines)
    spans = [s for s in boilerplate.find(text) if "below-the-end" in s.rule]
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_another_story_below_the_end_is_cut(sign):
    text = "\n".join([*PARAGRAPHS, *sign, *FOOT, *OTHER])
    found = [text[s.start : s.end] for s in boilerplate.find(text)]
    assert set(OTHER) <= set(found)
    assert not set(PARAGRAPHS) & set(found)


def test_a_sure_cut_takes_more_than_the_end():
    text = "\n".join([*PARAGRAPHS, *SIGNS["comments"], *FOOT, OTHER[0]])
    safe = [text[s.start : s.end] for s in boilerplate.find(text, mode="safe")]
    assert OTHER[0] not in safe
    span = [s for s in boilerplate.suspects(text) if "below-the-end" in s.rule][-1]
    assert text[span.start : span.end] == OTHER[0]
    assert "end of the article" in boilerplate.why(span.rule)


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_a_sign_that_most_of_the_prose_stands_below_ends_nothing(sign):
    assert below([*PARAGRAPHS[:2], *sign, *FOOT, *PARAGRAPHS[2:], *OTHER]) == []
    assert below([*PARAGRAPHS[:3], *sign, *FOOT, *PARAGRAPHS[3:], *OTHER]) == []


@pytest.mark.parametrize("between", [[], ["Advertisement"], ["Related: Goats", "Share"]])
@pytest.mark.parametrize("kind", [kind for kind in SIGNS if kind != "a long run"])
def test_a_sign_between_paragraphs_ends_nothing(kind, between):
    assert below([*PARAGRAPHS, *SIGNS[kind], *between, *OTHER]) == []


def test_a_headline_needs_no_more_furniture_above_it():
    assert below([*PARAGRAPHS, *SIGNS["author_bio"], "Baker wins prize"]) == ["Baker wins prize"]


@pytest.mark.parametrize("kind", ["comments", "wire_credit", "copyright"])
def test_a_sign_that_stood_in_the_article_before_ends_nothing(kind):
    sign = SIGNS[kind]
    assert below([PARAGRAPHS[0], *sign, *PARAGRAPHS[1:], *sign, *FOOT, *OTHER]) == []


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_an_article_in_short_lines_has_no_end(sign):
    answers = [f"Boat {k} sails on Monday, said its skipper." for k in range(16)]
    assert below([*PARAGRAPHS, *answers, *sign, *FOOT, *answers]) == []


def test_a_long_run_of_what_only_looks_like_furniture_ends_nothing():
    sections = ["UK", "Politics", "Sport", "Football", "Culture", "Travel", "Money", "Weather"]
    text = "\n".join([*PARAGRAPHS, *sections, *FOOT, *OTHER])
    assert set(sections) <= {text[s.start : s.end] for s in boilerplate.find(text)}
    assert below(text.split("\n")) == []


MORE = [
    f"Boat {k} was built in 19{k} and has carried mail and sheep for longer than anybody can tell."
    for k in range(40, 46)
]


def test_a_long_run_in_the_middle_ends_nothing():
    run = [*SIGNS["a long run"], *FOOT, "Search", "Menu"]
    assert OTHER[0] in below([*PARAGRAPHS, *run, OTHER[0]])
    assert below([*PARAGRAPHS, *run, *MORE]) == []


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_of_an_article_with_few_paragraphs_nothing_is_known(sign):
    assert below([*PARAGRAPHS[:3], *sign, *FOOT, OTHER[0], *FOOT]) == []


@pytest.mark.parametrize("kind", [kind for kind in SIGNS if kind != "a long run"])
def test_where_little_more_furniture_stands_below_the_article_goes_on(kind):
    assert below([*PARAGRAPHS, *SIGNS[kind], "Contact us", *MORE[:4]]) == []


def test_a_chronicle_below_the_report_is_no_other_story():
    times = [line for k in (3, 5, 8) for line in (f"{k} May 2019", f"Boat {k} leaves the pier")]
    assert below([*PARAGRAPHS, *times]) == []


def test_a_notice_that_pages_set_in_again_and_again_is_no_long_run():
    notice = ["Advertisement", "Share this article", "Skip to content"]
    assert below([*PARAGRAPHS, *notice * 3, *FOOT[:1], MORE[0], "Log in"]) == []
    assert MORE[0] in below([*PARAGRAPHS, *SIGNS["a long run"], *FOOT[:1], MORE[0], "Log in"])
