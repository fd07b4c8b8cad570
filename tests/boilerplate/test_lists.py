"""Lists of links are cut as a whole, lists that the report announces are kept as a whole."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The ferry board of Ostrand voted on Monday to sell the two oldest boats of its fleet to a museum.",
    "Both were built in 1931 and have carried mail, sheep and three bishops across the sound since then.",
    "The board expects to save the cost of a new gangway, which the harbour office had asked for in May.",
    "A third boat, the Merle, is to be painted in the autumn and will then sail to the outer islands.",
    "Skippers who trained on the old boats were asked to write down how their engines are started.",
]
LINKS = [
    "Baker of Ostrand wins prize for bread without flour",
    "Two goats walk into the town hall and are given water",
    "School in Merle puts its clocks back by eleven minutes",
    "Why the lighthouse of Skarn has been dark since Sunday",
]
FOOTER = ["Privacy policy", "© 2024 The Ostrand Post. All rights reserved."]


def cut(text):
    return [text[span.start : span.end] for span in boilerplate.find(text)]


def page(*blocks):
    return "\n\n".join([line for block in blocks for line in block])


def test_a_list_is_cut_as_a_whole_though_one_of_its_lines_is_doubtful():
    text = page(PARAGRAPHS, ["Read next"], LINKS, FOOTER)
    spans = {text[s.start : s.end]: s for s in boilerplate.suspects(text)}
    alone = page(PARAGRAPHS[:3], LINKS[1:2], PARAGRAPHS[3:])
    assert LINKS[1] not in cut(alone)
    assert all(spans[link].confidence >= boilerplate.THRESHOLDS["balanced"] for link in LINKS)
    listed = [s for s in spans.values() if "in-a-list" in s.rule]
    assert listed
    assert "as a whole" in boilerplate.why(listed[0].rule)


def test_times_and_writers_may_stand_between_the_links():
    items = [line for link in LINKS for line in (link, "By Una Reed", "3 hours ago")]
    assert set(LINKS) <= set(cut(page(PARAGRAPHS, ["Most read"], items, FOOTER)))


@pytest.mark.parametrize("headline", ["Ostrand sells its two oldest ferry boats to a museum"])
def test_the_article_s_own_headline_is_none_of_the_links_above_it(headline):
    text = page(LINKS[:2], [headline, "By Una Reed"], PARAGRAPHS, FOOTER)
    assert headline not in cut(text)


def test_a_headline_with_a_quotation_is_not_cut_for_its_list():
    said = 'Skipper of the Merle: "I never learned to swim and I never will"'
    text = page(PARAGRAPHS[:2], ["Read next"], [*LINKS[:2], said, *LINKS[2:]], PARAGRAPHS[2:])
    rules = {text[s.start : s.end]: s.rule for s in boilerplate.suspects(text)}
    assert "in-a-list" not in rules.get(said, "")


def test_a_sentence_with_a_link_glued_behind_it_is_none_of_the_links():
    glued = "The board had waited for a year.Buy a ticket for the museum"
    text = page(PARAGRAPHS, ["Read next"], [*LINKS[:2], glued, *LINKS[2:]], FOOTER)
    assert not any("had waited" in part for part in cut(text))


@pytest.mark.parametrize(
    "items",
    [
        ["Merle", "Tern", "Skua", "Gannet"],
        ["Merle 48 seats", "Tern 20 seats", "Skua 12 seats"],
        ["Mail $2.10", "Sheep $4.75", "Bishops free"],
        ["• A new gangway", "• Paint for the Merle", "• A book on engines"],
    ],
)
def test_a_list_that_the_report_announces_is_kept(items):
    text = page(PARAGRAPHS, ["The board told the museum what it carries:"], items, FOOTER)
    assert not set(items) & set(cut(text))
    assert "© 2024 The Ostrand Post. All rights reserved." in cut(text)


def test_what_a_pattern_names_is_cut_under_an_announcement_too():
    text = page(PARAGRAPHS, ["The fleet has three boats:"], ["Advertisement", "Merle"], FOOTER)
    assert "Advertisement" in cut(text)
