"""Lists of other stories, latest first, are cut; the times that order a report are kept."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The ferry Merle ran aground off Ostrand on Monday with sixty people and a piano on board of her.",
    "Nobody was hurt, and the passengers sang until the lifeboat of Skarn had taken off the last of them.",
    "The skipper told the harbour office that a buoy had drifted in the storm of the night before that.",
    "Divers found a hole of two metres in the hull, which the yard of Merle will close within the week.",
    "The piano was landed on Tuesday, out of tune, and is to be played at the wedding for all the same.",
]
STORIES = ["Goats walk into town hall", "Baker wins prize", "Lighthouse dark since Sunday"]
HEADLINE = "Ferry with sixty on board runs aground off Ostrand"
FALLING = [
    ["14:52", "13:10", "08:40"],
    ["2:52 p.m.", "11:10 a.m.", "8:40 a.m."],
    ["3h ago", "5h ago", "1d ago"],
    ["Dec 23", "Dec 23", "Dec 21"],
    ["23 December 2023", "22 December 2023", "21 December 2023"],
]


def cut(text):
    return [text[span.start : span.end] for span in boilerplate.find(text)]


def rules(text):
    return "+".join(span.rule for span in boilerplate.suspects(text))


@pytest.mark.parametrize("times", FALLING)
def test_headlines_behind_their_times_are_cut_above_the_report(times):
    listed = [f"{time} {story}" for time, story in zip(times, STORIES, strict=True)]
    text = "\n".join(["Ostrand Post", *listed, HEADLINE, "By Una Reed", *PARAGRAPHS])
    assert set(listed) <= set(cut(text))
    assert HEADLINE not in cut(text)
    span = next(s for s in boilerplate.find(text) if text[s.start : s.end] == listed[0])
    assert (span.kind, span.rule.split("+")[0]) == ("related", "latest-first")
    assert "latest first" in boilerplate.why(span.rule)


@pytest.mark.parametrize("times", FALLING)
@pytest.mark.parametrize("form", ["{0} {1}", "{0}\n{1}", "{1}\n{0}"])
def test_below_the_report_they_are_cut_under_a_heading(times, form):
    listed = [form.format(time, story) for time, story in zip(times, STORIES, strict=True)]
    text = "\n".join([HEADLINE, *PARAGRAPHS, "Latest headlines", *listed, "© 2024 Ostrand Post"])
    assert STORIES[1] in " ".join(cut(text))
    assert "latest-first" in rules(text)


@pytest.mark.parametrize(
    "listed",
    [
        ["08:40 Merle leaves", "09:10 Merle runs aground", "09:55 Lifeboat arrives"],
        ["Dec 23: Merle is sold", "Dec 22: Merle is painted", "Dec 20: Merle is raised"],
        ["11:31 The last is off.", "10:20 The lifeboat is there.", "09:10 The Merle is aground."],
        ["14:52 Goats walk in", "13:10 Baker wins"],
        ["12:30 Goats walk in", "12:30 Baker wins", "12:30 Lighthouse is dark"],
    ],
)
@pytest.mark.parametrize("place", [0, 3, 5])
def test_a_chronicle_is_no_list_of_stories(listed, place):
    text = "\n".join([HEADLINE, *PARAGRAPHS[:place], *listed, *PARAGRAPHS[place:]])
    assert "latest-first" not in rules(text)


@pytest.mark.parametrize(
    "times",
    [
        ["9:10 a.m.", "10:20 a.m.", "11:31 a.m."],
        ["11:31", "10:20", "09:10"],
        ["2h ago", "1h ago", "30m ago"],
        ["December 18, 2023", "December 19, 2023", "January 4, 2024"],
    ],
)
@pytest.mark.parametrize("place", [1, 3, 5])
def test_the_times_of_a_live_blog_are_kept(times, place):
    said = ["The Merle is aground.", "The lifeboat is alongside.", "The last passenger is off."]
    entries = [line for pair in zip(times, said, strict=True) for line in pair]
    text = "\n".join([HEADLINE, *PARAGRAPHS[:place], *entries, *PARAGRAPHS[place:]])
    assert not {*times, *said} & set(cut(text))


def test_the_times_of_a_chronicle_inside_the_report_are_kept_with_what_they_head():
    entries = ["09:10", "Merle runs aground", "10:20", "Lifeboat arrives", "11:31", "All ashore"]
    text = "\n".join([HEADLINE, *PARAGRAPHS[:3], *entries, *PARAGRAPHS[3:]])
    assert not set(entries) & set(cut(text))


def test_between_times_what_a_pattern_names_is_cut():
    entries = [
        "11:31",
        "The last is off.",
        "Advertisement.",
        "10:20",
        "She lists.",
        "09:10",
        "A bang.",
    ]
    text = "\n".join([HEADLINE, *PARAGRAPHS, *entries])
    assert cut(text) == ["Advertisement."]


def test_an_agency_below_an_entry_makes_no_headlines_of_the_others():
    entries = ["11:31", "The last is off.", "Reuters", "10:20", "She lists.", "09:10", "A bang."]
    text = "\n".join([HEADLINE, *PARAGRAPHS, *entries])
    assert cut(text) == ["Reuters"]


def test_the_times_of_a_live_blog_are_kept_where_every_page_of_the_outlet_prints_a_time():
    said = ["The Merle is aground.", "The lifeboat is alongside.", "The last passenger is off."]
    times = ["9:10 a.m.", "10:20 a.m.", "11:31 a.m."]
    entries = [line for pair in zip(times, said, strict=True) for line in pair]
    text = "\n".join([HEADLINE, "8:15 p.m.", *PARAGRAPHS[:2], *entries, *PARAGRAPHS[2:]])
    others = ["\n".join([story, "8:15 p.m.", f"{story} once more."]) for story in STORIES]
    learned = boilerplate.learn([("Ostrand Post", page) for page in [text, *others]])
    spans = boilerplate.find(text, learned.outlet("Ostrand Post"))
    assert [text[s.start : s.end] for s in spans] == ["8:15 p.m."]


def test_times_that_head_nothing_but_furniture_are_furniture():
    times = ["14:52", "Advertisement", "13:10", "Advertisement", "08:40", "Read more"]
    assert cut("\n".join([*PARAGRAPHS, *times, PARAGRAPHS[0]])) == times
