"""The article's own headline stays, though a whole page prints it among menus and links."""

import pytest

from analysis.boilerplate import find, suspects

MENU = ["Home", "News", "Sports", "Weather", "Obituaries", "Subscribe", "Log in", "Search"]
LINKS = [
    "Five soups for a cold evening",
    "Storm brings down oaks in Selby park",
    "Choir wins the county prize again",
    "School board picks a new head",
]
HEADLINE = "Council votes to close the harbour road"
WRITER = ["By Mona Kerr", "March 3, 2024 8:12 am"]
REPORT = [
    "The council of Harrowgate voted on Tuesday to close the old harbour road for two years while"
    " the bridge over the Selby is rebuilt, a decision that shopkeepers had fought since spring.",
    "Members said the bridge, built in 1911, could no longer carry lorries, and that a survey in"
    " March had found cracks in two of its piers that no repair would mend.",
    "Work is to begin in September, and the first of the new piers should stand by the following"
    " summer, the engineer told the meeting before the vote was taken.",
]
FOOTER = ["Terms of use", "Privacy policy", "Copyright 2024 The Selby Herald. All rights reserved."]


def page(*above):
    return "\n\n".join([*MENU, *above, *REPORT, *FOOTER])


def cut(text):
    return [text[span.start : span.end] for span in find(text)]


@pytest.mark.parametrize(
    "above",
    [
        ["Top stories", *LINKS, HEADLINE],
        ["Trending now", *LINKS, "Local news", HEADLINE, *WRITER],
        ["Most read", *LINKS, "Local", HEADLINE, "Share", "Print", *WRITER],
    ],
)
def test_it_stays_and_the_links_beside_it_go(above):
    found = cut(page(*above))
    assert HEADLINE not in found
    assert set(LINKS) <= set(found)
    assert not set(REPORT) & set(found)


def test_of_two_the_one_beside_the_report_stays():
    text = page("Most read", HEADLINE, *LINKS, "Local", HEADLINE, *WRITER)
    spans = [span for span in find(text) if text[span.start : span.end] == HEADLINE]
    assert [span.start for span in spans] == [text.index(HEADLINE)]


def test_it_is_still_named_as_suspect():
    text = page("Most read", *LINKS, HEADLINE)
    found = {text[span.start : span.end]: span.confidence for span in suspects(text)}
    assert found[HEADLINE] == 0.3


def test_a_headline_of_something_else_goes():
    assert "Ferry to the islands is sold to a museum" in cut(
        page("Most read", *LINKS, "Ferry to the islands is sold to a museum", "Share")
    )
