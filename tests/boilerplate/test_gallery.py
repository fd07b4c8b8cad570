"""Captions between the counters of a gallery are cut; an article that is told as slides is kept."""

import pytest

from analysis import boilerplate

PARAGRAPHS = [
    "The harbour board of Lindness voted on Monday to close the old fish market after a survey.",
    "Its roof has leaked since the storm of last winter, and traders have moved their stalls out.",
    'The chair of the board, Ida Mohr, said, "We will not sell the hall," and left the room early.',
    "Repairs would cost more than the town earns from the market in six years, the survey found.",
    "A second hearing is planned for the spring, when the board will name the company it chose.",
]
CAPTIONS = [
    "The hall in the morning light, seen from the quay where the boats come in",
    "A trader carries the last of her crates to the van behind the building",
    "Gulls wait on the roof that the storm opened in the winter of last year",
    "Buckets stand in the hall where the rain comes in between the rafters",
]


def cut(text):
    return [text[span.start : span.end] for span in boilerplate.find(text)]


def kept(text):
    return [caption for caption in CAPTIONS if not any(caption in part for part in cut(text))]


def page(captions, paragraphs=PARAGRAPHS):
    return "\n\n".join([*paragraphs, *captions])


def counted(form="{} of {}", captions=CAPTIONS):
    total = len(captions)
    lines = []
    for number, caption in enumerate(captions, start=1):
        lines += [form.format(number, total), caption]
    return [*lines[:-1], ""]  # the last caption stands behind the last counter


@pytest.mark.parametrize("form", ["{} of {}", "{}/{}", "Photo {} of {}", "Image {} of {}"])
def test_what_stands_between_counters_is_cut_as_caption(form):
    text = page(counted(form))
    assert kept(text) == CAPTIONS[-1:]
    spans = [s for s in boilerplate.find(text) if text[s.start : s.end] in CAPTIONS]
    assert {(s.kind, s.rule.split("+")[0]) for s in spans} == {("caption", "between-counters")}
    assert "gallery" in boilerplate.why(spans[0].rule)
    assert not any(paragraph in cut(text) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("form", ["{} of {} {}", "{}of{}{}", "{}/{} – {}"])
def test_a_counter_may_open_its_caption(form):
    lines = [form.format(n, len(CAPTIONS), caption) for n, caption in enumerate(CAPTIONS, start=1)]
    assert kept(page(lines)) == []


@pytest.mark.parametrize(
    "captions",
    [
        CAPTIONS,
        counted()[:3],  # two counters
        counted("2 of {1}"),  # a counter that does not count
        counted("{}/12/2020"),
        counted(captions=[" ".join(PARAGRAPHS) * 2] * 4),
    ],
)
def test_without_a_gallery_nothing_is_cut_for_its_counters(captions):
    assert not any("counters" in span.rule for span in boilerplate.suspects(page(captions)))


def test_an_article_told_as_slides_is_kept():
    text = page(counted(captions=PARAGRAPHS), paragraphs=PARAGRAPHS[:2])
    assert not any(paragraph in cut(text) for paragraph in PARAGRAPHS)


def test_a_caption_that_a_quotation_opens_is_only_flagged():
    said = '"This is my hall," the oldest of the traders wrote beneath it.'
    text = page(counted(captions=[CAPTIONS[0], said, *CAPTIONS[1:]]))
    flagged = boilerplate.split(boilerplate.suspects(text))[1]
    assert said in [text[s.start : s.end] for s in flagged]
    assert said not in cut(text)
